"""Whether the workbook's macros and the installed program belong together; xlwings refuses to work if they do not."""

from __future__ import annotations

from importlib.metadata import version

from finsam_xl import __version__

__all__ = ["annan_version", "annan_xlwings"]

_GOR_SA = (
    "Gör så här: be den som sköter programmet om en ny tom bok, kopiera in det du har fyllt i på indatabladen och "
    "läs in SIE-filen igen. Eller be om att finsam-xl {version} installeras på datorn."
)


def annan_xlwings(bokens: str, bokens_xlwings: str) -> str:
    """What to tell when the book's VBA is of another xlwings than the one installed; "" when they agree."""
    installerad = version("xlwings")
    if bokens_xlwings == installerad:
        return ""
    return (
        f"Boken är gjord för xlwings {bokens_xlwings}, men på datorn finns {installerad}. Knapparna och funktionerna "
        "fungerar inte med olika versioner; siffrorna i boken är riktiga ändå.\n\n" + _GOR_SA.format(version=bokens)
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
