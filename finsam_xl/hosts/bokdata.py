"""A workbook as bytes, wherever it came from: what file mode and Excel both read out of it and fill into it."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias, TypeVar

from finsam_xl.hosts.fel import Avbrott, Indatafel
from finsam_xl.modell import Niva
from finsam_xl.writers.paket import Paket, Paketfel
from finsam_xl.writers.spara import Filfel

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import datetime

    from finsam_xl.hosts.skiss import Skiss
    from finsam_xl.inputs import Inlast
    from finsam_xl.inputs.falt import Cellvarde
    from finsam_xl.layout.expr import Dialect
    from finsam_xl.modell import Bokslut
    from finsam_xl.rapportslag import Rapportslag
    from finsam_xl.writers.fyll import Kvarrad

__all__ = ["Tabellrader", "bokslut_ur", "dialekt", "eller_avbrott", "fylld", "fylld_ur_fil", "skissad"]

Tabellrader: TypeAlias = "Mapping[str, Sequence[Sequence[Cellvarde]]]"
"""Rows of cell values by the name of the input table that they fill."""
_VBA_PROJEKT = b"vbaProject.bin"  # stands in clear text in the package's list of parts
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


def dialekt(data: bytes) -> Dialect:
    """Whether the workbook has our functions, so that rules can call them."""
    from finsam_xl.layout.expr import Dialect  # noqa: PLC0415 - an import needs no tables

    if _VBA_PROJEKT not in data:
        return Dialect.NATIVE
    from finsam_xl.book.makrobok import har_funktioner  # noqa: PLC0415 - only a macro workbook is asked

    return Dialect.DESKTOP if eller_avbrott(lambda: har_funktioner(Paket.oppna(data))) else Dialect.NATIVE


def skissad(slag: Rapportslag, bokslut: Bokslut, tid: datetime, dialekt_: Dialect) -> Skiss:
    """The report placed and calculated."""
    from finsam_xl import rapport  # noqa: PLC0415 - an import needs no tables
    from finsam_xl.hosts.skiss import skissa  # noqa: PLC0415 - as above

    return skissa(rapport.bygg(slag, bokslut, tid, dialekt_), bokslut, tid)


def fylld(data: bytes, tabeller: Tabellrader) -> bytes:
    """The workbook with these rows, in the schema's column order, in place of those that its input tables had.

    Raises:
        Avbrott: a table cannot take them, for what stands below it, for what hangs on a row that is not among them, or
            for how the file is made.

    """
    return _fylld(data, tabeller, {})[0]


def fylld_ur_fil(data: bytes, tabeller: Tabellrader) -> tuple[bytes, tuple[Kvarrad, ...]]:
    """As *fylld*, of rows read from files: a row that they lack stays without amounts where something hangs on it.

    Raises:
        Avbrott: a table cannot take them.

    """
    return _fylld(data, tabeller, _UTAN_RAD)


def _fylld(
    data: bytes, tabeller: Tabellrader, utan_rad: Mapping[str, Mapping[str, Cellvarde]]
) -> tuple[bytes, tuple[Kvarrad, ...]]:
    from finsam_xl.inputs.schema import tabell  # noqa: PLC0415 - only filling needs headings
    from finsam_xl.writers.fyll import fyll  # noqa: PLC0415 - as above
    from finsam_xl.writers.omrakning import rakna_om_vid_oppning  # noqa: PLC0415 - as above
    from finsam_xl.writers.tabellform import las_tabellform  # noqa: PLC0415 - as above

    def fyllt() -> tuple[bytes, tuple[Kvarrad, ...]]:
        paket = Paket.oppna(data)
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
        return paket.skriv(), tuple(kvar)

    return eller_avbrott(fyllt)
