"""finsam doktor: in plain words, what works on this machine and what does not, and what to do about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl import __version__
from finsam_xl.arbete.gemensamt.grind import las_arbetsbok
from finsam_xl.book.konfigblad import BOKENS_VERSION, BOKENS_XLWINGS, KONFIGBLAD
from finsam_xl.book.skapa import skapa
from finsam_xl.hosts.dator.mac import macens_ron
from finsam_xl.hosts.dator.paketversion import paketversion
from finsam_xl.hosts.dator.ron import Ron, Ronlage
from finsam_xl.hosts.excel.mappar import loggfil

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from finsam_xl.arbete.gemensamt.maskin import Maskin

__all__ = ["undersok", "undersok_bok"]

_PAKET = ("openpyxl", "lxml", "defusedxml", "python-calamine", "formualizer", "pandas", "pillow", "xlwings")
_FORSTA_PYTHON = (3, 11)
_MARKT = ":Zone.Identifier"


def undersok(maskin: Maskin) -> tuple[Ron, ...]:
    """Everything that the program needs on the machine, in the order one would mend it."""
    return (*_python(maskin), *_paket(), _raknar(), *_excel(maskin), _logg(), _pdf(maskin))


def _python(maskin: Maskin) -> Iterator[Ron]:
    nummer = ".".join(map(str, maskin.pythonversion))
    if maskin.pythonversion >= _FORSTA_PYTHON:
        yield Ron("Python", Ronlage.OK, f"{nummer}, {maskin.python}")
    else:
        yield Ron(
            "Python", Ronlage.FEL, f"{nummer} är för gammal. Installera Python 3.11 eller senare från python.org."
        )


def _paket() -> Iterator[Ron]:
    saknas = [namn for namn in _PAKET if paketversion(namn) is None]
    if saknas:
        yield Ron("Paket", Ronlage.FEL, f"{', '.join(saknas)} saknas. Installera finsam-xl på nytt, så följer de med.")
    else:
        med = ", ".join(f"{ett} {paketversion(ett)}" for ett in _PAKET)
        yield Ron("Paket", Ronlage.OK, f"finsam-xl {__version__} med {med}")


def _raknar() -> Ron:
    """The engine, on a book of our own: the same way as every build goes."""
    try:
        skapa()
    except Exception as fel:  # noqa: BLE001 - whatever is wrong here is what the doctor shall tell
        return Ron(
            "Filläge", Ronlage.FEL, f"En provbok gick inte att skapa och räkna ({fel}). Installera om finsam-xl."
        )
    return Ron("Filläge", Ronlage.OK, "En provbok gick att skapa och räkna. Alla kommandon fungerar, också utan Excel.")


def _excel(maskin: Maskin) -> Iterator[Ron]:
    if maskin.excel is not None:
        yield Ron("Excel", Ronlage.OK, str(maskin.excel))
    elif maskin.system in {"win32", "darwin"}:
        yield Ron("Excel", Ronlage.NOTIS, "Excel hittades inte. Filläget fungerar, men inga knappar eller funktioner.")
    else:
        yield Ron("Excel", Ronlage.NOTIS, "Excel finns inte för det här systemet. Filläget fungerar.")
    if maskin.windows:
        yield _bibliotek(maskin)
    if maskin.system == "darwin" and maskin.excel is not None:
        yield from macens_ron(maskin)


def _bibliotek(maskin: Maskin) -> Ron:
    """The library through which the worksheet functions reach Python; Excel loads it by its version."""
    namn = f"xlwings64-{paketversion('xlwings')}.dll"
    if (maskin.prefix / namn).is_file():
        return Ron("Funktioner", Ronlage.OK, f"{namn} finns.")
    return Ron(
        "Funktioner",
        Ronlage.FEL,
        f"{namn} finns inte i {maskin.prefix}. Knapparna fungerar, men våra funktioner svarar med fel. Har ett "
        "antivirusprogram tagit filen? Installera annars om xlwings: pip install --force-reinstall xlwings.",
    )


def _logg() -> Ron:
    try:
        fil = loggfil()
        with fil.open("a", encoding="utf-8"):
            return Ron("Logg", Ronlage.OK, str(fil))
    except OSError as fel:
        return Ron("Logg", Ronlage.FEL, f"Loggen går inte att skriva ({fel}). Knapparna behöver den mappen.")


def _pdf(maskin: Maskin) -> Ron:
    if maskin.libreoffice is not None:
        return Ron("PDF", Ronlage.OK, f"LibreOffice finns: {maskin.libreoffice}")
    if maskin.excel is not None:
        return Ron("PDF", Ronlage.OK, "Excel skriver revisorspaketets PDF; LibreOffice hittades inte.")
    return Ron("PDF", Ronlage.NOTIS, "LibreOffice hittades inte. Det behövs bara för att skriva PDF utan Excel.")


def undersok_bok(bok: Path, maskin: Maskin) -> tuple[Ron, ...]:
    """Whether the buttons of one macro workbook will answer on this machine.

    Raises:
        Avbrott: the file is missing or is no workbook.

    """
    last = las_arbetsbok(bok)
    if KONFIGBLAD not in last.bladnamn:
        return (Ron(bok.name, Ronlage.NOTIS, "Boken har inga knappar. Skapa en som har det: finsam skapa BOK.xlsm."),)
    val = {str(rad[0]): str(rad[1]) for rad in last.rader(KONFIGBLAD) if len(rad) > 1}
    return (*_bokens_tolk(bok, val, maskin), *_bokens_version(bok, val), *_markt(bok, maskin))


def _bokens_tolk(bok: Path, val: Mapping[str, str], maskin: Maskin) -> Iterator[Ron]:
    nyckel = "INTERPRETER_WIN" if maskin.windows else "INTERPRETER_MAC"
    tolk = maskin.utskriven(val.get(nyckel, ""))
    if maskin.system not in {"win32", "darwin"}:
        return
    if tolk.is_file():
        yield Ron(bok.name, Ronlage.OK, f"Knapparna startar {tolk}.")
    else:
        yield Ron(
            bok.name,
            Ronlage.FEL,
            f"Knapparna vill starta {tolk}, som inte finns. Kör finsam installera {bok.name}, som skriver in rätt "
            f"plats, eller ändra raden {nyckel} på det dolda bladet {KONFIGBLAD}.",
        )


def _bokens_version(bok: Path, val: Mapping[str, str]) -> Iterator[Ron]:
    bokens, installerad = val.get(BOKENS_XLWINGS, "okänd"), paketversion("xlwings")
    if bokens == installerad:
        yield Ron(bok.name, Ronlage.OK, f"Boken och datorn har samma xlwings, {installerad}.")
    else:
        yield Ron(
            bok.name,
            Ronlage.FEL,
            f"Boken är gjord för xlwings {bokens} av finsam-xl {val.get(BOKENS_VERSION, 'okänd')}, men datorn har "
            f"{installerad}. Skapa en ny bok med finsam skapa och flytta över det du har fyllt i.",
        )


def _markt(bok: Path, maskin: Maskin) -> Iterator[Ron]:
    """Windows marks a file that came by mail or from the web, and Excel then stops its macros."""
    if maskin.windows and bok.with_name(bok.name + _MARKT).exists():
        yield Ron(
            bok.name,
            Ronlage.FEL,
            "Windows har märkt filen som hämtad från nätet, så Excel stoppar makron. Högerklicka på filen, välj "
            "Egenskaper, kryssa i Avblockera och öppna den igen.",
        )
