"""A workbook, wherever it came from: what file mode and Excel both read out of it and fill into it."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias, TypeVar

from finsam_xl.arbete.fel import Avbrott, Indatafel
from finsam_xl.arbetsbok.bok import Bok
from finsam_xl.arbetsbok.fil.spara import Filfel
from finsam_xl.arbetsbok.opc.paket import Paketfel
from finsam_xl.modell import Niva

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import datetime

    from finsam_xl.arbete.bygg.skiss import Skiss
    from finsam_xl.arbetsbok.andra.fyll import Kvarrad
    from finsam_xl.inputs import Inlast
    from finsam_xl.inputs.falt import Cellvarde
    from finsam_xl.layout.expr import Dialect
    from finsam_xl.modell import Bokslut
    from finsam_xl.rapporter.slag import Rapportslag

__all__ = [
    "Tabellrader",
    "bokslut_ur",
    "dialekt",
    "eller_avbrott",
    "fylld",
    "fylld_och_tomda",
    "fylld_ur_fil",
    "skissad",
]

Tabellrader: TypeAlias = "Mapping[str, Sequence[Sequence[Cellvarde]]]"
"""Rows of cell values by the name of the input table that they fill."""
_VBA_PROJEKT = "vbaProject.bin"
_RADENS_NYCKEL = {
    "Budget": ("Period", "Post", "Insats", "Version"),
    "Importlogg": ("Tid", "Fil", "SHA-256", "Period"),
}
"""What tells the rows of a table apart where nothing forbids two alike: what hangs on a row then stays on it."""
_HARLEDDA = {"Objektsaldo": ("Id",)}
"""What a row's key holds that follows from its other columns, and may be derived anew."""
_UTAN_RAD: Mapping[str, Mapping[str, Cellvarde]] = {
    "Saldo": {"IB": 0, "Belopp": 0, "SIE-rad": 0},
    "Objektsaldo": {"IB": 0, "Belopp": 0, "SIE-rad": 0},
    "Budget": {"Belopp": None},
}
"""What an imported row says that the next file lacks, where something hangs on it: nothing, and no line of a file."""
T = TypeVar("T")


def eller_avbrott(gor: Callable[[], T], fil: str = "") -> T:
    """Do it; what refuses a file is told to the user as the reason why nothing was done.

    *fil* names the workbook where its contents are what refuses.
    """
    try:
        return gor()
    except Paketfel as fel:
        raise Avbrott(f"{fil}: {fel}" if fil else str(fel)) from fel
    except Filfel as fel:
        raise Avbrott(str(fel)) from fel


def bokslut_ur(inlast: Inlast) -> Bokslut:
    """The accounts that were read.

    Raises:
        Indatafel: the input has faults.

    """
    if inlast.bokslut is None:
        raise Indatafel([ett for ett in inlast.problem if ett.niva is Niva.FEL])
    return inlast.bokslut


def dialekt(bok: Bok) -> Dialect:
    """Whether the workbook has our functions, so that rules can call them."""
    from finsam_xl.book.makrobok import har_funktioner  # noqa: PLC0415 - an import needs no tables
    from finsam_xl.layout.expr import Dialect  # noqa: PLC0415 - as above

    med = any(namn.endswith(_VBA_PROJEKT) for namn in bok.paket.namn()) and eller_avbrott(
        lambda: har_funktioner(bok.paket)
    )
    return Dialect.DESKTOP if med else Dialect.NATIVE


def skissad(slag: Rapportslag, bokslut: Bokslut, tid: datetime, dialekt_: Dialect) -> Skiss:
    """The report placed and calculated."""
    from finsam_xl.arbete.bygg.skiss import skissa  # noqa: PLC0415 - as above
    from finsam_xl.rapporter import placerad  # noqa: PLC0415 - an import needs no tables

    return skissa(placerad.bygg(slag, bokslut, tid, dialekt_), bokslut, tid)


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
    from finsam_xl.arbetsbok.andra.fyll import fyll  # noqa: PLC0415 - as above
    from finsam_xl.arbetsbok.andra.omrakning import rakna_om_vid_oppning  # noqa: PLC0415 - as above
    from finsam_xl.arbetsbok.lasa.tabellform import las_tabellform  # noqa: PLC0415 - as above
    from finsam_xl.inputs.schema import tabell  # noqa: PLC0415 - only filling needs headings

    def fyllt() -> tuple[Bok, tuple[Kvarrad, ...]]:
        paket = bok.att_andra()
        kvar: list[Kvarrad] = []
        for namn, varden in tabeller.items():
            tab = tabell(namn)
            platser = tab.skrivna(las_tabellform(paket, namn).kolumner)
            rubriker = [tab.kolumner[plats].namn for plats in platser]
            nyckel = tab.nyckel or _RADENS_NYCKEL.get(namn, ())
            kvar += fyll(
                paket,
                namn,
                rubriker,
                [[rad[plats] for plats in platser] for rad in varden],
                nyckel=nyckel,
                harledda=_HARLEDDA.get(namn, ()),
                utan_rad=utan_rad.get(namn),
            )
        rakna_om_vid_oppning(paket)
        return Bok.av(paket), tuple(kvar)

    return eller_avbrott(fyllt)
