"""Var en tabell får brytas mellan två sidor: en kort står hel, en lång bryts mellan sina avsnitt."""

from __future__ import annotations

import pytest

from finsam_xl.arbetsbok.opc import ooxml
from finsam_xl.dokument.ater.wordxml import W, wn
from finsam_xl.dokument.oppning import oppna_dokument
from finsam_xl.dokument.word.hyphens import SOFT, hyphenated
from finsam_xl.dokument.word.styles import Styles
from finsam_xl.dokument.word.table import TableRow, WordTable, table
from finsam_xl.dokument.word.typeface import table_scale
from tests.dokument.mallfragment import mallen

RUM = 9_638
AVSNITT = TableRow(("Avsnitt", ""), section=True)
SUMMA = TableRow(("Summa", "1"), sum=True)


def _brytbar(*rader: TableRow) -> list[int]:
    """Raderna som sidan får brytas efter, den sista borträknad."""
    gjord = table(WordTable("T", "", ("Rad", "2025"), (False, True), rader), RUM)
    tryckta = gjord.findall(wn("tr"))[1:]
    return [nr for nr, rad in enumerate(tryckta[:-1]) if rad.find(f".//{wn('keepNext')}") is None]


def _rader(antal: int, text: str = "Rad") -> tuple[TableRow, ...]:
    return (TableRow((text, "1")),) * antal


def test_en_kort_tabell_bryts_inte() -> None:
    assert _brytbar(AVSNITT, *_rader(17), SUMMA) == []


def test_en_lang_tabell_bryts_mellan_avsnitten_om_de_ar_korta() -> None:
    avsnitt = (AVSNITT, *_rader(10), SUMMA)
    assert _brytbar(*avsnitt, *avsnitt, SUMMA) == [len(avsnitt) - 1]


def test_en_lang_lista_bryts_var_som_helst_men_ingen_summa_star_ensam() -> None:
    assert _brytbar(*_rader(30), SUMMA) == list(range(2, 28))
    assert _brytbar(*_rader(30), SUMMA, *_rader(9)) == [*range(2, 29), 30]


def test_en_hog_rad_racker_for_att_borja_pa_en_sida() -> None:
    assert _brytbar(AVSNITT, *_rader(30, "Ett långt mål med många ord i sin mening. " * 6))[0] == 1


def test_en_rubriks_langa_ord_bryts_mellan_sina_delar() -> None:
    delade = hyphenated("Insatsmedel verksamhetsplan Avskrivningar Netto").replace(SOFT, "|")
    assert delade == "Insats|medel verksamhets|plan Avskriv|ningar Netto"


@pytest.mark.parametrize(
    ("utseende", "skala"),
    [
        ('<w:rFonts w:ascii="Arial"/>', 1),
        ('<w:rFonts w:asciiTheme="minorHAnsi"/>', 1),
        ('<w:rFonts w:ascii="Calibri"/>', 1.25),
        ('<w:rFonts w:ascii="Arial"/><w:sz w:val="27"/>', 1.5),
    ],
)
def test_mallens_typsnitt_och_storlek_ger_kolumnerna_rum(utseende: str, skala: float) -> None:
    stilen = f'<w:style w:type="paragraph" w:styleId="FinsamTabelltext"><w:rPr>{utseende}</w:rPr></w:style>'
    stilar = Styles(ooxml.tolka(f'<w:styles xmlns:w="{W}">{stilen}</w:styles>'.encode()))
    assert table_scale(oppna_dokument(mallen(""), "Mallen"), "word/document.xml", stilar) == skala
    rader = (TableRow(("Rad", "18\u00a0920\u00a0000")),)
    bredder = [
        [int(ett.get(wn("w"), "0")) for ett in table(gjord, RUM).iter(wn("gridCol"))]
        for gjord in (WordTable("T", "", ("Rad", "2025"), (False, True), rader, scale=ett) for ett in (1, skala))
    ]
    assert sum(bredder[1]) == RUM
    assert bredder[1][1] == int(bredder[0][1] * skala)


def test_tal_som_inte_ryms_far_mindre_bokstaver_och_bryts_inte() -> None:
    rad = TableRow(("Kansli", *["\u221210\u00a0118\u00a0000,00"] * 13))
    gjord = table(WordTable("T", "", ("Insats", *["Netto"] * 13), (False, *[True] * 13), (rad,)), 14_570)
    assert sum(int(ett.get(wn("w"), "0")) for ett in gjord.iter(wn("gridCol"))) == 14_570
    (storlek,) = {ett.get(wn("val"), "") for ett in gjord.iter(wn("sz"))}
    assert 12 <= int(storlek) < 18
    assert not list(table(WordTable("T", "", ("Rad", "2025"), (False, True), _rader(1)), RUM).iter(wn("sz")))
