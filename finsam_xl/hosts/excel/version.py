"""Whether the workbook's macros and the installed program belong together; xlwings refuses to work if they do not."""

from __future__ import annotations

from importlib.metadata import version
from typing import TYPE_CHECKING

from finsam_xl import __version__
from finsam_xl.hosts.excel import besked
from finsam_xl.hosts.excel.tillstand import ar_nekat, sag_nekat

if TYPE_CHECKING:
    import xlwings

__all__ = ["annan_version", "annan_xlwings", "prova_version"]

_GOR_SA = (
    "Gör så här: be den som sköter programmet om en ny tom bok, kopiera in det du har fyllt i på indatabladen och "
    "läs in SIE-filen igen. Eller be om att finsam-xl {version} installeras på datorn."
)


def prova_version(
    bokens: str,
    bokens_xlwings: str,
    forsta: bool = True,  # noqa: FBT001, FBT002 - so the workbook's VBA spells it
    bok: xlwings.Book | None = None,
) -> bool:
    """Whether the installed program can serve the book; another finsam-xl is told of at the *forsta* click.

    It is what every button asks first, so it is also where a refusal from macOS is met.
    """
    import xlwings  # noqa: PLC0415 - only Excel needs it

    try:
        boken = bok or xlwings.Book.caller()
    except Exception as fel:
        if not ar_nekat(str(fel)):
            raise
        sag_nekat()
        return False
    if hinder := annan_xlwings(bokens, bokens_xlwings):
        besked.stopp(boken, hinder)
        return False
    if forsta and (att_veta := annan_version(bokens)):
        besked.saga(boken, att_veta)
    return True


def annan_xlwings(bokens: str, bokens_xlwings: str) -> str:
    """What to tell when the book's VBA is of another xlwings than the one installed; "" when they agree."""
    installerad = version("xlwings")
    if bokens_xlwings == installerad:
        return ""
    return (
        f"Boken är gjord för xlwings {bokens_xlwings}, men på datorn finns {installerad}. Knapparna och funktionerna "
        "fungerar inte med olika versioner; byggda tabeller räknas ändå, av formlerna utan Python.\n\n"
        + _GOR_SA.format(version=bokens)
    )


def annan_version(bokens: str) -> str:
    """What to tell when the book was made by another version of the program; "" when it was this one."""
    if bokens == __version__:
        return ""
    return (
        f"Boken är gjord av finsam-xl {bokens}, men på datorn finns {__version__}. Knapparna fungerar, men en ny "
        "version kan ha fler funktioner, eller bygga blad som ser annorlunda ut än förra gången.\n\n"
        + _GOR_SA.format(version=bokens)
    )
