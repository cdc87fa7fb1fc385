"""Stycken som LibreOffice har sparat gång på gång: bokmärkena är åter kring var sitt innehåll, och orden är kvar."""

from __future__ import annotations

import pytest

from finsam_xl.arbetsbok.opc import ooxml
from finsam_xl.dokument.ater.hopflutna import atskilda
from finsam_xl.dokument.ater.wordxml import W, wn

NAMNEN = {"_fx_a", "_fx_b"}


def _s(namn: str) -> str:
    return f'<w:bookmarkStart w:id="{ord(namn)}" w:name="_fx_{namn}"/>'


def _e(namn: str) -> str:
    return f'<w:bookmarkEnd w:id="{ord(namn)}"/>'


def _r(text: str = "") -> str:
    return f"<w:r><w:rPr/>{f'<w:t>{text}</w:t>' if text else ''}</w:r>"


def _sdt(innehall: str, egenskaper: str = "<w:sdtPr/>") -> str:
    return f"<w:sdt>{egenskaper}<w:sdtContent>{innehall}</w:sdtContent></w:sdt>"


def _rattat(stycke: str) -> str:
    """Styckets bokmärken och ord i ordning: a( där ett börjar, )a där det slutar, [] kring en kontroll."""
    data = f'<w:body xmlns:w="{W}"><w:p w:rsidR="00AB"><w:pPr/>{stycke}</w:p><w:p/></w:body>'.encode()
    efter = atskilda(data, ooxml.tolka(data), NAMNEN)
    assert efter.startswith(data[: data.index(b"<w:p ")])
    assert efter.endswith(b"<w:p/></w:body>")
    return "".join(_utlast(ett) for ett in ooxml.tolka(efter)[0])


def _utlast(ett: ooxml.Element) -> str:
    if ett.tag == wn("bookmarkStart"):
        return f"{ett.get(wn('name'), '')[-1]}("
    if ett.tag == wn("bookmarkEnd"):
        return f"){chr(int(ett.get(wn('id'), '0')))}"
    inne = "".join(map(_utlast, ett)) or (ett.text or "")
    return f"[{inne}]" if ett.tag == wn("sdt") else inne


@pytest.mark.parametrize(
    ("sparat", "rattat"),
    [
        (_sdt(_r() + _s("a") + _r("1") + _e("a") + _sdt(_s("b") + _e("b") + _r()) + _r()), "a(1)ab()b"),
        (_s("a") + _r("1") + _sdt(_s("b") + _e("a") + _e("b") + _r()), "a(1)ab()b"),
        (_s("b") + _s("a") + _e("b") + _r("1") + _e("a"), "b()ba(1)a"),
        (_s("a") + _s("b") + _e("a") + _e("b") + _r("."), "a()ab()b."),
        (_s("a") + _r("1") + _sdt(_e("a") + _r()) + _s("b") + _r("2") + _e("b"), "a(1)ab(2)b"),
        (_s("a") + _r("1") + _s("b") + _r("2") + _e("b") + _e("a"), "a(1b(2)b)a"),
    ],
)
def test_varje_bokmarke_ar_kring_sitt(sparat: str, rattat: str) -> None:
    assert _rattat(sparat) == rattat


def test_en_kontroll_som_nagon_annan_har_satt_star_kvar() -> None:
    listan = "<w:sdtPr><w:dropDownList/></w:sdtPr>"
    assert _rattat(_sdt(_s("a") + _r("1") + _e("a"), listan)) == "[a(1)a]"
    assert _rattat(_sdt(_r("x")) + _s("a") + _r("1") + _e("a")) == "[x]a(1)a"
