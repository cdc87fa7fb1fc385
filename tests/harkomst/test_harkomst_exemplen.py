"""Every formula of every example's built sheets: its trail ends in input, and its leaves alone give its value."""

from __future__ import annotations

from decimal import Decimal
from functools import cache

import pytest

from finsam_xl.arbetsbok.bok import Bok
from finsam_xl.arbetsbok.lasa.plats import Plats
from finsam_xl.exempel import bokforing
from finsam_xl.harkomst.nod import Nod, Nodslag, alla, lov
from finsam_xl.harkomst.rakna import lika
from finsam_xl.harkomst.trad import Foljare
from finsam_xl.layout.own_functions import NO_ANSWER, asked
from tests.byggda import BOKFORDA, EXEMPEL, byggd, byggda_blad

FALL = [*((exempel, ".xlsx") for exempel in EXEMPEL), ("gavleborg-plan-2022", ".xlsm"), ("gavleborg-2025", ".xlsm")]
"""Every example, and the two with the fewest and the most cells that a macro workbook calculates by our functions."""
VAR = 4
"""Every so many of the controls' cells are calculated from their leaves."""


@cache
def spar(exempel: str, andelse: str) -> Foljare:
    return Foljare(Bok(byggd(exempel, andelse).read_bytes()))


@cache
def formelceller(exempel: str, andelse: str) -> tuple[Nod, ...]:
    """The trail of every formula cell of the built sheets."""
    sparet = spar(exempel, andelse)
    return tuple(
        sparet.cell(Plats(blad, *plats))
        for blad in byggda_blad(byggd(exempel, andelse))
        for plats, ruta in sparet.bok.celler(blad).items()
        if ruta.formel
    )


@pytest.mark.parametrize(("exempel", "andelse"), FALL)
def test_every_trail_ends_in_input_cells_or_ledger_rows(exempel: str, andelse: str) -> None:
    byggda = set(byggda_blad(byggd(exempel, andelse)))
    kontrollblad = {blad for blad in byggda if blad.endswith("Kontroller")}
    assert len(formelceller(exempel, andelse)) > 150
    for rot in formelceller(exempel, andelse):
        for slut in lov(rot):
            if slut.slag is Nodslag.FORMEL:
                # A formula that reads nothing says a word, or that a control has nothing to compare.
                assert isinstance(slut.varde, str) or (slut.var.split("!")[0] in kontrollblad and not slut.varde), (
                    slut.var
                )
                continue
            assert slut.slag in {Nodslag.INDATA, Nodslag.RAD, Nodslag.URVAL}, (rot.var, slut.var, slut.anmarkning)
            if slut.slag is Nodslag.URVAL:
                assert " där " in slut.etikett, (rot.var, slut.var)
            elif slut.plats is not None and slut.plats.blad in byggda:
                # The one thing typed on a built sheet is the outcome of a control that only the program can make.
                assert slut.plats.blad in kontrollblad, (rot.var, slut.var)
                assert slut.varde in {"OK", "NOTIS", "FEL"}, (rot.var, slut.var)


def vantar(nod: Nod) -> bool:
    """Where one of our functions has not answered: the file was made without Python; the trail says what it gives."""
    return asked(nod.formel) is not None and nod.varde == NO_ANSWER


@cache
def olika(exempel: str, andelse: str) -> dict[str, object]:
    """The cells that have another value than their leaves give; a trail that both workbooks have is followed once.

    The lines of the controls are some hundreds of a few kinds: every fourth is calculated.
    """
    sparet = spar(exempel, andelse)
    utan_makron = {} if andelse == ".xlsx" else {rot.var: rot for rot in formelceller(exempel, ".xlsx")}
    prov = [
        rot for nr, rot in enumerate(formelceller(exempel, andelse)) if "Kontroller!" not in rot.var or nr % VAR == 0
    ]
    egna = [rot for rot in prov if _sparet(rot) != _sparet(utan_makron.get(rot.var))]
    assert andelse == ".xlsm" or len(egna) > 150
    besvarade = [rot for rot in egna if not any(map(vantar, alla(rot)))]
    assert andelse == ".xlsm" or besvarade == egna
    return {rot.var: raknat for rot in besvarade if not lika(raknat := sparet.omraknad(rot), rot.varde)}


def _sparet(rot: Nod | None) -> list[object]:
    noder = () if rot is None else alla(rot)
    return [(nod.slag, nod.var, nod.formel, nod.varde, [barn.var for barn in nod.barn], nod.lasta) for nod in noder]


@pytest.mark.parametrize(("exempel", "andelse"), FALL)
def test_the_leaves_alone_give_the_value_of_every_cell(exempel: str, andelse: str) -> None:
    assert {**olika(exempel, ".xlsx"), **olika(exempel, andelse)} == {}


@pytest.mark.parametrize(("exempel", "andelse"), FALL)
def test_no_cell_shows_anything_but_what_its_formula_gives(exempel: str, andelse: str) -> None:
    anmarkta = {
        nod.var: nod.anmarkning
        for rot in formelceller(exempel, andelse)
        for nod in alla(rot)
        if nod.anmarkning and not vantar(nod)
    }
    assert anmarkta == {}


@pytest.mark.parametrize("exempel", EXEMPEL)
def test_the_rows_of_every_sum_add_up_to_what_the_formula_gives(exempel: str) -> None:
    sedda = 0
    for rot in formelceller(exempel, ".xlsx"):
        for nod in alla(rot):
            if nod.slag is Nodslag.URVAL and nod.formel.startswith("SUMIFS"):
                rader = [barn for barn in nod.barn if barn.slag is Nodslag.RAD]
                summa = sum((Decimal(str(rad.varde or 0)) for rad in rader), Decimal(0))
                assert isinstance(nod.varde, float)
                assert round(summa, 2) == round(Decimal(str(nod.varde)), 2), nod.var
                sedda += bool(rader)
    assert sedda > 100


@pytest.mark.parametrize("exempel", BOKFORDA)
def test_a_ledger_row_shows_account_and_sie_line(exempel: str) -> None:
    rader = {
        nod.var: nod
        for rot in formelceller(exempel, ".xlsx")
        for nod in alla(rot)
        if nod.slag is Nodslag.RAD and nod.var.startswith(("Saldo!", "Objektsaldo!"))
    }
    assert len(rader) > 30
    for rad in rader.values():
        assert rad.falt["Konto"].isdecimal()
        assert rad.falt["SIE-rad"].isdecimal()
        assert rad.falt["SIE-fil"] == f"{exempel}.se"


@pytest.mark.parametrize("exempel", BOKFORDA)
def test_the_sie_line_is_the_line_of_that_account(exempel: str) -> None:
    """Line 173 of the file really is the #RES of the account, with the row's amount."""
    filen = bokforing(exempel).decode("cp437").splitlines()
    for rot in formelceller(exempel, ".xlsx"):
        for nod in alla(rot):
            if nod.slag is Nodslag.RAD and nod.var.startswith("Saldo!"):
                post = filen[int(nod.falt["SIE-rad"]) - 1].split()
                assert post[0] in {"#RES", "#UB", "#IB"}, nod.var
                assert post[2] == nod.falt["Konto"], nod.var
