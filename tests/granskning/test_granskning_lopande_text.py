"""Belopp i löpande text mot tabellerna: det som är fel i meningen hittas, och en mening om något annat är inget fel."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from finsam_xl.arbete.granska.granskningskalla import las_tryck
from finsam_xl.granskning.alla import prova
from tests.granskning.filformer import word

if TYPE_CHECKING:
    from pathlib import Path

    from finsam_xl.granskning.fynd import Fynd

RESULTATET = [
    ["", "2025", "2024"],
    ["Verksamhetens intäkter", "10 400", "10 000"],
    ["Verksamhetens kostnader", "-8 500", "-8 261"],
    ["Verksamhetens resultat", "1 900", "1 739"],
    ["Finansiella intäkter", "94", "118"],
    ["Resultat efter finansiella poster", "1 994", "1 857"],
    ["Årets resultat", "1 994", "1 857"],
]
BALANSEN = [
    ["", "2025-12-31", "2024-12-31"],
    ["Kassa och bank", "12 300", "10 100"],
    ["Summa tillgångar", "12 300", "10 100"],
    ["Ingående eget kapital", "9 000", "7 143"],
    ["Årets resultat", "1 994", "1 857"],
    ["Summa eget kapital", "10 994", "9 000"],
    ["Kortfristiga skulder", "1 306", "1 100"],
    ["Summa eget kapital och skulder", "12 300", "10 100"],
]


def _textens_fynd(mening: str, tmp_path: Path) -> list[str]:
    return [en.text for en in _fynd(tmp_path, "Årsredovisning", mening) if en.text.startswith("Texten")]


def _fynd(tmp_path: Path, *texter: str | tuple[str, str]) -> tuple[Fynd, ...]:
    delar = [*texter, ("Heading1", "Resultaträkning"), "tkr", RESULTATET]
    vag = tmp_path / "arsredovisning_2025.docx"
    vag.write_bytes(word([*delar, ("Heading1", "Balansräkning"), "tkr", BALANSEN]))
    return prova(las_tryck(vag)).fynd


@pytest.mark.parametrize(
    "mening",
    [
        "Förbundets intäkter uppgick till 10 040 tkr under 2025.",
        "Årets resultat blev ett underskott på 1 994 tkr.",
        "Verksamhetens kostnader var 5,8 miljoner kronor.",
        "Det egna kapitalet uppgår till 10 944 tkr vid årets slut.",
        "Årets resultat för 2024 var 1 994 tkr.",
        "Årets resultat uppgick till 1 994 000 kr (1 587 000 kr).",
    ],
)
def test_ett_fel_i_meningen_hittas(mening: str, tmp_path: Path) -> None:
    assert len(_textens_fynd(mening, tmp_path)) == 1


@pytest.mark.parametrize(
    "mening",
    [
        "Förbundets intäkter uppgick till 10 400 tkr (10 000 tkr) under 2025.",
        "Årets resultat blev ett överskott på 1 994 tkr, vilket är 137 tkr bättre än 2024.",
        "Verksamhetens kostnader för kansliet var 8 100 tkr.",
        "Verksamhetens kostnader budgeterades till 8 400 tkr.",
        "Förbundets resultat 2024 var 1 857 tkr.",
        "Eget kapital 2026 beräknas till 10 894 tkr.",
        "Resultatet efter finansiella poster blev 1 894 tkr bättre.",
        "Likvida medel ökade med 2 200 tkr till 12 300 tkr.",
    ],
)
def test_en_ratt_mening_och_en_om_nagot_annat_ar_inget_fynd(mening: str, tmp_path: Path) -> None:
    assert _textens_fynd(mening, tmp_path) == []


@pytest.mark.parametrize(
    ("rad", "sent"),
    [
        ("Storstad 2026-04-20", True),
        ("Storstad den 15 april 2026", True),
        ("Storstad den 20 februari 2026", False),
        ("Föregående årsredovisning den 15 april 2025", False),
    ],
)
def test_dagen_under_underskrifterna_lases_ocksa_med_ord(rad: str, sent: bool, tmp_path: Path) -> None:  # noqa: FBT001 - the answer
    fynd = _fynd(tmp_path, ("Heading1", "Underskrifter"), rad)

    assert ("L04" in {en.id for en in fynd}) is sent
