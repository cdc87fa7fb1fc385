"""A workbook's input tables filled with other rows, wherever these came from."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from finsam_xl.arbete.gemensamt.bokdata import eller_avbrott
from finsam_xl.arbetsbok.andra.fyll import fyll
from finsam_xl.arbetsbok.andra.omrakning import rakna_om_vid_oppning
from finsam_xl.arbetsbok.bok import Bok
from finsam_xl.arbetsbok.lasa.tabellform import las_tabellform
from finsam_xl.book.indatablad import bryter
from finsam_xl.inputs.schema import tabell

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from finsam_xl.arbetsbok.andra.fyll import Kvarrad
    from finsam_xl.inputs.falt import Cellvarde

__all__ = ["Tabellrader", "fylld", "fylld_och_tomda", "fylld_ur_fil"]

Tabellrader: TypeAlias = "Mapping[str, Sequence[Sequence[Cellvarde]]]"
"""Rows of cell values by the name of the input table that they fill."""
_UTAN_RAD: Mapping[str, Mapping[str, Cellvarde]] = {
    "Saldo": {"IB": 0, "Belopp": 0, "SIE-rad": 0},
    "Objektsaldo": {"IB": 0, "Belopp": 0, "SIE-rad": 0},
    "Budget": {"Belopp": None},
}
"""What an imported row says that the next file lacks, where something hangs on it: nothing, and no line of a file."""


_SKILJER: Mapping[str, tuple[str, ...]] = {"Saldo": ("Källa",)}
"""What tells an adjustment's row from the ledger's own row of the same account."""


def fylld(bok: Bok, tabeller: Tabellrader) -> Bok:
    """The workbook with these rows, in the schema's column order, in place of those that its input tables had.

    Raises:
        Avbrott: a table cannot take them, for what stands below it, for what hangs on a row that is not among them, or
            for how the file is made.

    """
    return fylld_och_tomda(bok, tabeller)[0]


def fylld_och_tomda(bok: Bok, tabeller: Tabellrader) -> tuple[Bok, tuple[Kvarrad, ...]]:
    """As *fylld*; and the rows that are gone though something stands beside them, which now stands by an empty row.

    Raises:
        Avbrott: as *fylld*.

    """
    return _fylld(bok, tabeller, {})


def fylld_ur_fil(bok: Bok, tabeller: Tabellrader) -> tuple[Bok, tuple[Kvarrad, ...]]:
    """As *fylld*, of rows read from files: a row that they lack stays without amounts where something hangs on it.

    Raises:
        Avbrott: a table cannot take them.

    """
    return _fylld(bok, tabeller, _UTAN_RAD)


def _fylld(
    bok: Bok, tabeller: Tabellrader, utan_rad: Mapping[str, Mapping[str, Cellvarde]]
) -> tuple[Bok, tuple[Kvarrad, ...]]:
    def fyllt() -> tuple[Bok, tuple[Kvarrad, ...]]:
        paket = bok.att_andra()
        kvar: list[Kvarrad] = []
        for namn, varden in tabeller.items():
            tab = tabell(namn)
            platser = tab.skrivna(las_tabellform(paket, namn).kolumner)
            rubriker = [tab.kolumner[plats].namn for plats in platser]
            nyckel = (*(tab.nyckel or tab.kannetecken), *(ett for ett in _SKILJER.get(namn, ()) if ett in rubriker))
            kvar += fyll(
                paket,
                namn,
                rubriker,
                [[rad[plats] for plats in platser] for rad in varden],
                nyckel=nyckel,
                harledda=[rubrik for rubrik in nyckel if tab.kolumn(rubrik).harleds_ur],
                utan_rad=utan_rad.get(namn),
                brytande=[rubrik for rubrik in rubriker if bryter(tab, tab.kolumn(rubrik))],
            )
        rakna_om_vid_oppning(paket)
        return Bok.av(paket), tuple(kvar)

    return eller_avbrott(fyllt)
