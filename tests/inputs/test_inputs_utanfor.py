"""Rader utanför tabellen: vad som är indata på fel ställe, och vad som är en anteckning som får stå där."""

from __future__ import annotations

import io
from datetime import date
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.table import Table

from finsam_xl.arbetsbok.bok import Bok
from finsam_xl.arbetsbok.opc.ooxml import cell
from finsam_xl.inputs import las_bok
from finsam_xl.inputs.schema import TABELLER
from tests.redigering import skriv, tabellform

if TYPE_CHECKING:
    from openpyxl import Workbook

    from finsam_xl.arbetsbok.andra.cellvarde import Cellvarde

D = date(2025, 12, 31)
TABELLEN_I = {tabell.blad: tabell.namn for tabell in TABELLER}


def med_rad(
    data: bytes, blad: str, under: int, varden: tuple[Cellvarde, ...], kolumn: int = 1
) -> list[tuple[str, str]]:
    """Koder och platser när raden skrivits *under* rader under bladets tabell."""
    rad = tabellform(data, TABELLEN_I[blad]).data.sista_rad + under
    return problemen(skriv(data, blad, {cell(rad, nr): varde for nr, varde in enumerate(varden, start=kolumn)}))


def _sista(bok: Workbook, blad: str) -> int:
    (tabell,) = bok[blad].tables.values()
    return int(tabell.ref.rpartition(":")[2].lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))


def problemen(bok: bytes) -> list[tuple[str, str]]:
    """Koder och platser i boken."""
    return [(ett.kod, ett.plats.partition("!")[0]) for ett in las_bok(Bok(bok)).problem]


def sparad(bok: Workbook) -> bytes:
    minne = io.BytesIO()
    bok.save(minne)
    return minne.getvalue()


HELA = [
    ("Budget", (D, "stat", None, "verksamhetsplan", 1000)),
    ("Budget", (D, "stat", None, "verksamhetsplan")),
    ("Budget", (D, "statt", None, "verksamhetsplan", 1000)),
    ("Budget", ("2025-12-31", "stat", None, "verksamhetsplan", 1000)),
    ("Budget", (D, "stat", None, None, 1000, "budget.se")),
    ("Saldo", (D, 3985, "Bidrag", None, None, None, 0, -1000)),
    ("Objektsaldo", (D, 4610, "insats", "103", "mysam", None, None, None, None, None, 0, 1000, "manuell")),
    ("Medlemmar", ("falun", "Falu kommun", "kommun")),
    ("Insatser", ("ny_insats", "Ny insats", "150", 20)),
    ("Historik", (date(2020, 12, 31), "intakter", 17000, "tkr")),
    ("Kommuner", ("Falun", 2)),
    ("Styrelse", ("ordinarie", "ledamot", "Falu kommun")),
    ("Mål", ("4", None, "Ett fjärde mål")),
    ("Etiketter", ("RR", "RR_intakter", "Intäkter")),
    ("Insatskort", ("mysam", "Syftet", "Målet")),
    ("Kontoplan", (9000, 9100, "Extra", "RR_kostnader")),
]


@pytest.mark.parametrize("under", [2, 3, 40])
@pytest.mark.parametrize(("blad", "rad"), HELA)
def test_en_hel_rad_langre_ned_sags(blad: str, rad: tuple[Cellvarde, ...], under: int, exempelbok: bytes) -> None:
    assert med_rad(exempelbok, blad, under, rad) == [("rad-langre-ned", blad)]


@pytest.mark.parametrize(
    ("blad", "rad"),
    [
        ("Budget", ("Källa: verksamhetsplanen",)),
        ("Budget", ("Summa", None, None, None, 23_000_000)),
        ("Budget", ("Post", "Belopp", "Kommentar", "Ansvarig", "Klart")),
        ("Budget", (2025, "Anteckning")),
        ("Medlemmar", ("Befolkning enligt SCB", "hämtad", "2024-11-01")),
        ("Kommuner", ("Källa:", "SCB")),
        ("Insatser", ("Obs", "se protokollet")),
        ("Mål", ("Obs", None, "se protokollet")),
        ("Insatskort", ("Anm:", "fylls i av insatsägaren")),
        ("Saldo", ("Kontrollsumma", None, None, None, None, None, 0, 0)),
    ],
)
def test_en_anteckning_langre_ned_far_sta_dar(blad: str, rad: tuple[Cellvarde, ...], exempelbok: bytes) -> None:
    assert med_rad(exempelbok, blad, 3, rad) == []


@pytest.mark.parametrize(("blad", "rad"), [ett for ett in HELA if ett[0] in {"Budget", "Styrelse", "Historik"}][-3:])
def test_en_hel_rad_till_hoger_sags(blad: str, rad: tuple[Cellvarde, ...], exempelbok: bytes) -> None:
    hogerut = tabellform(exempelbok, TABELLEN_I[blad]).data.sista_kolumn + 2
    assert med_rad(exempelbok, blad, -1, rad, hogerut) == [("rad-till-hoger", blad)]


def test_egna_kolumner_till_hoger_far_sta_dar(exempelbok: bytes) -> None:
    assert med_rad(exempelbok, "Budget", -1, ("kontrollerad", D, "AB"), 9) == []


def test_en_avkortad_tabell_sager_alla_rader_som_blev_utanfor(exempelbok: bytes) -> None:
    bok = load_workbook(io.BytesIO(exempelbok))
    tabell = bok["Budget"].tables["Budget"]
    tabell.ref = tabell.autoFilter.ref = "A4:G30"
    assert problemen(sparad(bok)) == [("rad-under-tabell", "Budget"), ("rad-langre-ned", "Budget")]


def test_en_egen_tabell_under_var_ar_inga_rader_i_den(exempelbok: bytes) -> None:
    bok = load_workbook(io.BytesIO(exempelbok))
    borjan = _sista(bok, "Historik") + 5
    rader = (("Period", "Post", "Belopp", "Enhet"), (date(2020, 12, 31), "intakter", 17000, "tkr"))
    for nr, rad in enumerate(rader, start=borjan):
        for kol, varde in enumerate(rad, start=1):
            bok["Historik"].cell(nr, kol).value = varde  # type: ignore[assignment]
    bok["Historik"].add_table(Table(displayName="Egen", ref=f"A{borjan}:D{borjan + 1}"))
    assert problemen(sparad(bok)) == [("kopierad-tabell", "Historik")]


def test_en_hel_rad_under_en_summarad_sags(exempelbok: bytes) -> None:
    bok = load_workbook(io.BytesIO(exempelbok))
    tabell, sista = bok["Historik"].tables["Historik"], _sista(bok, "Historik")
    tabell.ref, tabell.totalsRowCount = f"A4:D{sista + 1}", 1
    bok["Historik"].cell(sista + 1, 1).value = "Summa"
    for kol, varde in enumerate((date(2020, 12, 31), "intakter", 17000, "tkr"), start=1):
        bok["Historik"].cell(sista + 2, kol).value = varde  # type: ignore[assignment]
    assert problemen(sparad(bok)) == [("rad-langre-ned", "Historik")]
