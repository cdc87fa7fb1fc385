"""Projektets egna sidor: besluten har nummer som går att hänvisa till, och sidorna säger det som koden säger."""

from __future__ import annotations

import re
from pathlib import Path

from tests.arkitektur import SIDA, arkitektur
from tests.boktext import boktext

ROT = Path(__file__).parents[1]
BESLUTSSIDOR = (ROT / "BESLUT.md", ROT / "docs" / "gavleborg.md")
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


def test_en_arbetsbok_visas_som_text_i_en_diff() -> None:
    rader = list(boktext(ROT / "workbook" / "finsam.xlsx"))
    assert "namn AR_Enhet: Grunddata!$B$14" in rader
    assert "  tabell Saldo: A4:" in "\n".join(rader)
    drivare = "diff=arbetsbok"
    assert (ROT / ".gitattributes").read_text(encoding="utf-8").count(drivare) == len((".xlsx", ".xlsm"))
    assert "diff.arbetsbok.textconv" in (ROT / "CONTRIBUTING.md").read_text(encoding="utf-8")
