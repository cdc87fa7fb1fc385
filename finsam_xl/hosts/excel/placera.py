"""A plan carried out in the open workbook: all of it, or nothing."""

from __future__ import annotations

import sys
from functools import partial
from typing import TYPE_CHECKING, Any

from finsam_xl.arbete.bygg.minne import MINNESBLAD
from finsam_xl.hosts.excel.angra import Angra, forsok
from finsam_xl.hosts.excel.bladordning import flytta_blad
from finsam_xl.hosts.excel.block import Formelblock
from finsam_xl.hosts.excel.diagramblad import med_nya_diagramblad
from finsam_xl.hosts.excel.fjarr.boken import ar_fjarr
from finsam_xl.hosts.excel.fjarr.placera import fjarrbesked, placera_fjarr
from finsam_xl.hosts.excel.fyll_tabell import fyll_tabell
from finsam_xl.hosts.excel.mappar import arbetsmapp
from finsam_xl.hosts.excel.namn import satt_namn
from finsam_xl.hosts.excel.oforandrad import vagra_andrad
from finsam_xl.hosts.excel.plan import MINNE_FORE
from finsam_xl.hosts.excel.rattade_celler import satt_celler

if TYPE_CHECKING:
    from collections.abc import Sequence

    import xlwings

    from finsam_xl.arbetsbok.bok import Bok
    from finsam_xl.hosts.excel.plan import Bladplan, Byggplan, Egenformel

__all__ = ["att_saga", "placera"]

_MYCKET_DOLT = 2  # xlSheetVeryHidden


def att_saga(bok: xlwings.Book, plan: Byggplan) -> tuple[str, ...]:
    """What is to be told of how *plan* is carried out, besides what it does: something only at a distance."""
    return fjarrbesked(bok, plan) if ar_fjarr(bok) else ()


def placera(bok: xlwings.Book, plan: Byggplan, last: Bok) -> None:
    """Carry out *plan*; when anything fails the book is as it was, and the fault goes on to the caller.

    *last* are the bytes of the book that the plan was made from.

    Raises:
        Bokandrad: somebody has changed the book since.

    """
    if ar_fjarr(bok):
        placera_fjarr(bok, plan)
        return
    with arbetsmapp() as mapp:
        fil = mapp / "finsam-blad.xlsx"
        fil.write_bytes(plan.ark)
        ark = bok.app.books.open(fil, update_links=False, read_only=True, add_to_mru=False)
        try:
            vagra_andrad(bok, last)
            _placera(bok, ark, med_nya_diagramblad(plan, last), last.bladnamn)
        finally:
            forsok(ark.close)


def _placera(bok: xlwings.Book, ark: xlwings.Book, plan: Byggplan, fore: Sequence[str]) -> None:
    angra = Angra()
    angra.med(lambda: _ta_bort(bok, _bladnamn(bok) - {*fore}))
    sist = MINNESBLAD if fore[-1] == MINNESBLAD else ""
    try:
        for tabell in plan.tabeller:
            fyll_tabell(bok, ark, tabell, angra)
        satt_celler(bok, ark, plan.celler, angra)
        for ett in plan.blad:
            _satt_in(bok, ark, ett, angra, fore=sist)
        flytta_blad(bok, plan.flyttar, angra)
        for formel in plan.egna:
            _led_formel(bok, formel, angra)
        satt_namn(bok, plan.namn, angra)
        for ett in plan.blad:
            _satt_formler(bok.sheets[ett.namn], ett.block)
    except BaseException:
        angra.angra()
        raise
    for namn in plan.bort:
        angra.till_sist(partial(_ta_bort, bok, {namn}))
    angra.klart()


def _bladnamn(bok: xlwings.Book) -> set[str]:
    return {blad.name for blad in bok.sheets}


def _ta_bort(bok: xlwings.Book, namn: set[str]) -> None:
    for ett in sorted(namn):
        bok.sheets[ett].delete()


def _satt_in(bok: xlwings.Book, ark: xlwings.Book, plan: Bladplan, angra: Angra, *, fore: str) -> None:
    """Set a sheet in where it belongs; a new one before the sheet *fore*, or last."""
    if plan.finns:
        _skriv_over(bok, ark, plan, angra)
    elif plan.behalls_som:
        gammalt = bok.sheets[plan.namn]
        angra.med(lambda: _dop_om(bok, plan.behalls_som, plan.namn))
        angra.med(lambda: _ta_bort(bok, _bladnamn(bok) & {plan.namn} if plan.behalls_som in _bladnamn(bok) else set()))
        gammalt.name = plan.behalls_som
        _kopiera(ark.sheets[plan.namn], before=gammalt)
    elif fore:
        _kopiera(ark.sheets[plan.namn], before=bok.sheets[fore])
    else:
        _kopiera(ark.sheets[plan.namn], after=bok.sheets[-1])
    if plan.namn == MINNESBLAD and not plan.finns:
        minne: Any = bok.sheets[MINNESBLAD]
        minne.visible = _MYCKET_DOLT if sys.platform == "win32" else False


def _dop_om(bok: xlwings.Book, fran: str, till: str) -> None:
    if fran in _bladnamn(bok):
        bok.sheets[fran].name = till


def _kopiera(blad: xlwings.Sheet, *, before: xlwings.Sheet | None = None, after: xlwings.Sheet | None = None) -> None:
    """Excel's own copying in one call: xlwings' would first ask for the name of every sheet, twice."""
    impl: Any = blad.impl
    impl.copy(before=before.impl if before else None, after=after.impl if after else None)


def _skriv_over(bok: xlwings.Book, ark: xlwings.Book, plan: Bladplan, angra: Angra) -> None:
    """Fill a sheet of ours anew where it stands, so that a person's own formulas still lead to it."""
    gammalt = bok.sheets[plan.namn]
    if plan.namn == MINNESBLAD:
        kopia = ark.sheets[MINNE_FORE]  # a very hidden sheet cannot be copied
    else:
        _kopiera(gammalt, after=bok.sheets[-1])
        namn = bok.sheets[-1].name
        angra.till_sist(partial(_ta_bort, bok, {namn}))
        kopia = bok.sheets[namn]
    angra.med(lambda: _satt_formler(gammalt, plan.block_fore))
    angra.med(lambda: kopia.cells.copy(gammalt.cells))
    ark.sheets[plan.namn].cells.copy(gammalt.cells)


def _led_formel(bok: xlwings.Book, egen: Egenformel, angra: Angra) -> None:
    blad = bok.sheets[egen.blad]
    angra.med(lambda: _satt_formler(blad, [Formelblock(egen.cell, ((f"={egen.foljd}",),))]))
    _satt_formler(blad, [Formelblock(egen.cell, ((f"={egen.formel}",),))])


def _satt_formler(blad: xlwings.Sheet, block: Sequence[Formelblock]) -> None:
    for ett in block:
        blad.range(ett.plats).options("raw").formula2 = [list(rad) for rad in ett.formler]
