"""Projektets egna sidor: besluten har nummer som går att hänvisa till, och sidorna säger det som koden säger."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

from finsam_xl.hosts.kommandon.kommandorad import tolk
from tests.arkitektur import SIDA, arkitektur
from tests.bilder import BILDER
from tests.boktext import boktext

ROT = Path(__file__).parents[1]
BESLUTSSIDOR = (ROT / "BESLUT.md", ROT / "docs" / "gavleborg.md")
MANGA = 15
_BESLUT = re.compile(r'^- <a id="b-(\d{3})"></a>\*\*B-(\d{3})\*\* ', re.MULTILINE)
_HANVISNING = re.compile(r"\bB-(\d{3})\b")


def _beslut() -> list[str]:
    texter = [sida.read_text(encoding="utf-8") for sida in BESLUTSSIDOR]
    assert sum(len(re.findall(r"^- ", text, re.MULTILINE)) for text in texter) == sum(
        len(_BESLUT.findall(text)) for text in texter
    ), "ett beslut saknar nummer"
    for text in texter:
        assert all(ankare == nummer for ankare, nummer in _BESLUT.findall(text))
    return [nummer for text in texter for nummer, _ in _BESLUT.findall(text)]


def test_varje_beslut_har_ett_eget_nummer_utan_luckor() -> None:
    nummer = sorted(_beslut())
    assert nummer == [f"{nr:03}" for nr in range(1, len(nummer) + 1)]


def test_en_hanvisning_till_ett_beslut_leder_till_ett() -> None:
    sidor = [*ROT.glob("*.md"), *ROT.glob("docs/**/*.md"), *ROT.glob("finsam_xl/**/*.py"), *ROT.glob("tests/**/*.py")]
    namnda = {nummer for sida in sidor for nummer in _HANVISNING.findall(sida.read_text(encoding="utf-8"))}
    assert namnda - set(_beslut()) == set()


def test_arkitekturen_ar_skriven_ur_pilarna_som_de_ar() -> None:
    assert SIDA.read_text(encoding="utf-8") == arkitektur()


def test_handbokens_kommandon_gar_att_skriva_och_dess_sidor_och_bilder_finns() -> None:
    handbok = ROT / "docs" / "handbok.md"
    text = handbok.read_text(encoding="utf-8")
    kommandon = [shlex.split(rad)[1:] for rad in re.findall(r"^ {4,}(finsam .*)$", text, re.MULTILINE)]
    assert len(kommandon) > MANGA
    for ord_ in kommandon:
        tolk().parse_args(ord_)
    for sida in (handbok, ROT / "README.md"):
        lankar = re.findall(r"\]\(([^)#:]+)\)", sida.read_text(encoding="utf-8"))
        assert [lank for lank in lankar if not (sida.parent / lank).is_file()] == []
    assert {namn for namn in BILDER if f"bilder/{namn}" in text} == BILDER.keys()


def test_en_arbetsbok_visas_som_text_i_en_diff() -> None:
    rader = list(boktext(ROT / "workbook" / "finsam.xlsx"))
    assert "namn AR_Enhet: Grunddata!$B$15" in rader
    assert "  tabell Saldo: A4:" in "\n".join(rader)
    drivare = "diff=arbetsbok"
    assert (ROT / ".gitattributes").read_text(encoding="utf-8").count(drivare) == len((".xlsx", ".xlsm"))
    assert "diff.arbetsbok.textconv" in (ROT / "CONTRIBUTING.md").read_text(encoding="utf-8")
