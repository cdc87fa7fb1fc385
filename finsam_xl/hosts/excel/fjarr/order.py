"""The work given as xlwings' own orders, where nothing of ours runs in the client (xlwings Lite).

Each order is at least one call over the net, so like cells are one order, and a sheet's cells are one order too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from finsam_xl.arbete.bygg.minne import MINNESBLAD
from finsam_xl.arbete.gemensamt.grind import PAGARBLAD
from finsam_xl.hosts.excel.fjarr.blad import TEXT
from finsam_xl.kolumn import kolumnbokstaver

if TYPE_CHECKING:
    from collections.abc import Sequence

    import xlwings

    from finsam_xl.hosts.excel.fjarr.arbete import Fjarrarbete
    from finsam_xl.hosts.excel.fjarr.blad import Fjarrblad
    from finsam_xl.hosts.excel.fjarr.pagar import Cellvarde, Tabellfyllning

__all__ = ["ge_order"]

_SISTA_RAD: Final = 1_048_576


def ge_order(bok: xlwings.Book, arbete: Fjarrarbete) -> None:
    """Give the orders, first what is under way and last that it no longer is."""
    _dolt_blad(bok, PAGARBLAD, [(text,) for text in arbete.pagar])
    for namn in arbete.bort:
        bok.sheets[namn].delete()
    for tabell in arbete.tabeller:
        _fyll(bok, tabell)
    for namn, nytt in arbete.byten:
        bok.sheets[namn].name = nytt
    for ett in arbete.blad:
        _blad(bok, ett, dict(arbete.byten).get(ett.namn, ""))
    for namn, till in arbete.namn:
        if namn not in bok.names:
            bok.names.add(namn, till)
        elif till:
            bok.names[namn].refers_to = till
        else:
            bok.names[namn].delete()
    if arbete.minne is not None:
        _dolt_blad(bok, MINNESBLAD, arbete.minne)
    bok.sheets[PAGARBLAD].delete()


def _fyll(bok: xlwings.Book, tabell: Tabellfyllning) -> None:
    blad = bok.sheets[tabell.blad]
    if tabell.andras:
        blad.tables[tabell.tabell].resize(blad.range(tabell.helhet))
    for plats, form in tabell.format:
        blad.range(plats).number_format = form
    for plats, rader in tabell.varden:
        blad.range(plats).value = [list(rad) for rad in rader]
    if tabell.rensas:
        blad.range(tabell.rensas).clear()


def _blad(bok: xlwings.Book, ett: Fjarrblad, kvar: str) -> None:
    blad = _tomt_blad(bok, ett.namn, kvar)
    for kolumner, bredd in ett.bredder:
        blad.range(kolumner.replace(":", "1:") + "1").column_width = bredd
    for plats, form in ett.format:
        blad.range(plats).number_format = form
    for plats in ett.fet:
        blad.range(plats).font.bold = True
    blad.range(_fran_a1(ett.rader)).formula2 = [["" if varde is None else varde for varde in rad] for rad in ett.rader]


def _dolt_blad(bok: xlwings.Book, namn: str, rader: Sequence[Sequence[Cellvarde]]) -> None:
    finns = namn in {blad.name for blad in bok.sheets}
    blad = bok.sheets[namn] if finns else _nytt_blad(bok, namn)
    celler = blad.range(_fran_a1(rader))
    celler.number_format = TEXT
    celler.value = [list(rad) for rad in rader]
    if finns:
        blad.range(f"A{len(rader) + 1}:C{_SISTA_RAD}").clear()  # after: the sheet is never empty, wherever it breaks
    blad.visible = False


def _tomt_blad(bok: xlwings.Book, namn: str, kvar: str) -> xlwings.Sheet:
    """The sheet emptied where it stands, or a new one: before the older one that is kept as *kvar*, or last."""
    if namn in {blad.name for blad in bok.sheets}:
        blad = bok.sheets[namn]
        blad.clear()
        return blad
    return _nytt_blad(bok, namn, kvar)


def _nytt_blad(bok: xlwings.Book, namn: str, kvar: str = "") -> xlwings.Sheet:
    namnen = [blad.name for blad in bok.sheets]
    fore = kvar or (MINNESBLAD if namnen[-1] == MINNESBLAD else "")
    plats = namnen.index(fore) if fore else len(namnen)
    return bok.sheets.add(namn, after=bok.sheets[max(plats, 1) - 1])


def _fran_a1(rader: Sequence[Sequence[Cellvarde]]) -> str:
    return f"A1:{kolumnbokstaver(max(map(len, rader)))}{len(rader)}"
