"""Trails through formulas that a person has written, and what cannot be followed."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import Workbook
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.table import Table

from finsam_xl.arbetsbok.bok import Bok
from finsam_xl.arbetsbok.skriva.calc import calculate
from finsam_xl.harkomst.formel import Formelfel
from finsam_xl.harkomst.nod import Nodslag, alla, lov
from finsam_xl.harkomst.trad import Foljare
from tests.exemplet import TID

if TYPE_CHECKING:
    from finsam_xl.harkomst.nod import Nod

RADER = (("Konto", "Namn", "Belopp"), (3010, "Bidrag", -100), (4010, "Insats", 70), (4020, "Resa", 5))


def bok(celler: dict[str, Any], namn: dict[str, str] | None = None, *, raknad: bool = True) -> Foljare:
    """A book with the table Saldo on its own sheet and *celler* on the sheet Mitt blad."""
    arbetsbok = Workbook()
    mitt = arbetsbok.worksheets[0]
    mitt.title = "Mitt blad"
    for adress, varde in celler.items():
        mitt[adress] = varde
    saldo = arbetsbok.create_sheet("Saldo")
    for rad in RADER:
        saldo.append(rad)
    saldo.add_table(Table(displayName="Saldo", ref="A1:C4"))
    for ett, syftar in (namn or {}).items():
        arbetsbok.defined_names[ett] = DefinedName(ett, attr_text=syftar)
    buffert = io.BytesIO()
    arbetsbok.save(buffert)
    return Foljare(Bok(calculate(buffert.getvalue(), TID) if raknad else buffert.getvalue()))


def slutar(rot: Nod) -> list[str]:
    return [nod.var for nod in lov(rot)]


@pytest.mark.parametrize(
    ("formel", "slut", "varde"),
    [
        ('SUMIFS(Saldo[Belopp],Saldo[Konto],">=4000")', ["Saldo!C3", "Saldo!C4"], 75),
        ('SUMIF(Saldo!A2:A4,"<4000",Saldo!C2:C4)', ["Saldo!C2"], -100),
        ('SUMIF(Saldo!C2:C4,">6")', ["Saldo!C3"], 70),
        ('COUNTIF(Saldo!B:B,"*s*")', ["Saldo!B3", "Saldo!B4"], 2),
        ('AVERAGEIFS(Saldo[Belopp],Saldo[Konto],">4000")', ["Saldo!C3", "Saldo!C4"], 37.5),
        ("INDEX(Saldo[Belopp],MATCH(4010,Saldo[Konto],0))", ["Saldo!C3", "Saldo!A3"], 70),
        ("VLOOKUP(4020,Saldo!A1:C4,3,FALSE)", ["Saldo!A4", "Saldo!C4"], 5),
        ("SUM(Saldo[Belopp])", ["Saldo!C2", "Saldo!C3", "Saldo!C4"], -25),
        ("SUM(Saldo!C:C)", ["Saldo!C1", "Saldo!C2", "Saldo!C3", "Saldo!C4"], -25),
        ("Tal*2", ["Mitt blad!B1"], 14),
        ("Summan+1", ["Saldo!C2", "Saldo!C3"], -29),
        ("MAX(Kvot,0)+B1%", ["Mitt blad!B1"], 0.32),
    ],
)
def test_a_formula_of_ones_own_leads_to_its_cells(formel: str, slut: list[str], varde: float) -> None:
    namn = {"Tal": "'Mitt blad'!$B$1", "Summan": "SUM(Saldo!$C$2:$C$3)", "Kvot": "0.25"}
    spar = bok({"A1": f"={formel}", "B1": 7}, namn, raknad=False)
    rot = spar.cell(spar.fran("Mitt blad!A1").plats)  # type: ignore[arg-type]  # one cell
    assert slutar(rot) == slut
    assert spar.omraknad(rot) == pytest.approx(varde)


def test_a_chain_of_own_cells_is_followed_and_shared() -> None:
    spar = bok({"A1": "=A2+A3", "A2": "=A4*2", "A3": "=A4*3", "A4": "=Saldo!C3"})
    rot = spar.fran("'mitt blad'!$a$1")
    assert [nod.var for nod in alla(rot)] == [
        *("Mitt blad!A1", "Mitt blad!A2", "Mitt blad!A4", "Saldo!C3", "Mitt blad!A3")
    ]
    assert spar.omraknad(rot) == 350


@pytest.mark.parametrize(
    ("formel", "varfor"),
    [
        ('INDIRECT("Saldo!C3")', "väljer cell först när formeln räknas"),
        ("OFFSET(Saldo!C1,1,0)", "väljer cell först när formeln räknas"),
        ("[1]Blad!A1", "en annan arbetsbok"),
        ("Finns_inte+1", "namnet Finns_inte finns inte"),
        ("Borta", "pekar på celler som tagits bort"),
        ("Saldo[Kredit]", "kolumnen Kredit finns inte i tabellen Saldo"),
        ("Ingen[Belopp]", "tabellen Ingen finns inte"),
        ("Ingenstans!A1", "bladet Ingenstans finns inte"),
        ("1+*2", "går inte att tolka"),
    ],
)
def test_what_cannot_be_followed_says_why(formel: str, varfor: str) -> None:
    rot = bok({"A1": f"={formel}"}, {"Borta": "Saldo!#REF!"}, raknad=False).fran("Mitt blad!A1")
    ospar = [nod for nod in alla(rot) if nod.slag is Nodslag.OSPARBAR]
    assert [nod.anmarkning for nod in ospar if varfor in nod.anmarkning], [nod.anmarkning for nod in alla(rot)]


def test_a_circle_is_told_and_not_run_around() -> None:
    spar = bok({"A1": "=A2", "A2": "=A1+1"}, raknad=False)
    rot = spar.fran("Mitt blad!A1")
    assert "cirkelreferens" in " ".join(nod.anmarkning for nod in alla(rot))
    with pytest.raises(Formelfel, match="cirkelreferens"):
        spar.omraknad(rot)


def test_a_very_long_chain_ends_with_a_word_about_it() -> None:
    spar = bok({"A1": 1, **{f"A{rad}": f"=A{rad - 1}+1" for rad in range(2, 400)}}, raknad=False)
    rot = spar.fran("Mitt blad!A399")
    assert "längre än vad som följs" in lov(rot)[0].anmarkning


def test_a_value_that_the_formula_does_not_give_is_told() -> None:
    spar = bok({"A1": "=Saldo!C3*2"}, raknad=False)  # never calculated: the file shows nothing
    assert "formeln ger 140, inte" in spar.fran("Mitt blad!A1").anmarkning


def test_formula_text_in_the_ledger_is_only_text() -> None:
    spar = bok({"A1": '=COUNTIF(Saldo!B:B,"=*")', "B1": '=CONCATENATE(B2,"")', "B2": "x"}, raknad=False)
    assert spar.fran("Mitt blad!B1").barn[0].varde == "x"


@pytest.mark.parametrize("formel", ["(" * 500 + "1" + ")" * 500, "1" + "+1" * 5000, "-" * 3000 + "1"])
def test_a_formula_that_excel_would_not_take_is_not_taken_apart(formel: str) -> None:
    spar = bok({"A1": "x"}, raknad=False)
    with pytest.raises(Formelfel):
        spar.fran(formel)


def test_a_range_over_the_whole_sheet_costs_no_more_than_what_stands_in_it() -> None:
    celler = {"A1": "=SUM(Saldo!A1:XFC1048575)", "A2": '=SUMIFS(Saldo!C1:C1048575,Saldo!B1:B1048575,"Resa")'}
    spar = bok({**celler, "XFD1048576": 1}, raknad=False)
    assert spar.omraknad(spar.fran("Mitt blad!A2")) == 5
    assert len(spar.fran("Mitt blad!A1").barn[0].barn) == 12
    assert spar.omraknad(spar.fran("Mitt blad!A1")) == 3010 + 4010 + 4020 - 25
