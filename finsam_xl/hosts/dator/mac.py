"""What a button needs on a Mac: xlwings' script where Excel looks for it, and macOS' permission to steer Excel."""

from __future__ import annotations

import subprocess
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Final

from finsam_xl.arbete.gemensamt.fel import Avbrott
from finsam_xl.hosts.dator.paketversion import paketversion
from finsam_xl.hosts.dator.ron import Ron, Ronlage
from finsam_xl.hosts.excel.tillstand import AUTOMATION, FILER, ar_nekat

if TYPE_CHECKING:
    from collections.abc import Iterator

    from finsam_xl.arbete.gemensamt.maskin import Maskin

__all__ = ["lagg_skript", "macens_ron", "skriptnamn"]

_EXCELS_SKRIPT: Final = "Library/Application Scripts/com.microsoft.Excel"
_STANGT: Final = "stängt"
_FRAGA: Final = (
    f'if application id "com.microsoft.Excel" is not running then return "{_STANGT}"\n'
    'tell application id "com.microsoft.Excel" to return version'
)
_TALAMOD: Final = 60


def skriptnamn() -> str:
    """The script's name: the workbook's VBA asks for the one of its own xlwings."""
    return f"xlwings-{paketversion('xlwings')}.applescript"


def lagg_skript(maskin: Maskin) -> Path:
    """Put the script where Excel may run it, in the place of one that is there.

    Raises:
        Avbrott: the installed xlwings is without it, or the folder cannot be written in.

    """
    plats = _plats(maskin)
    try:
        skript = _xlwings_skript().read_bytes()
        plats.parent.mkdir(parents=True, exist_ok=True)
        plats.write_bytes(skript)
    except OSError as fel:
        raise Avbrott(
            f"Skriptet som knapparna behöver kan inte läggas i {plats.parent} ({fel}). Får du inte skriva där, be den "
            "som sköter datorn; saknas skriptet i xlwings, installera om: pip install --force-reinstall xlwings."
        ) from fel
    return plats


def _plats(maskin: Maskin) -> Path:
    return maskin.hem / _EXCELS_SKRIPT / skriptnamn()


def _xlwings_skript() -> Path:
    spec = find_spec("xlwings")
    mappar = (spec.submodule_search_locations or ()) if spec is not None else ()
    return next(iter(Path(ett) for ett in mappar), Path()) / skriptnamn()


def macens_ron(maskin: Maskin) -> Iterator[Ron]:
    """Whether the buttons reach Python and Python reaches Excel, and what the functions do."""
    yield _skriptet(maskin)
    yield _tillstandet(*_excels_svar())
    yield Ron(
        "Funktioner",
        Ronlage.NOTIS,
        "På macOS svarar våra funktioner #SAKNAS!. Tabellerna räknas ändå, av formlerna utan Python; kontrollerna "
        "mellan funktion och formel står som ej prövade, och rapportens blad Poster säger det.",
    )


def _skriptet(maskin: Maskin) -> Ron:
    plats, xlwings_eget = _plats(maskin), _xlwings_skript()
    if not xlwings_eget.is_file():
        return Ron(
            "Skript",
            Ronlage.FEL,
            "Skriptet som knapparna behöver följer med xlwings, men finns inte i Python. Installera om xlwings: "
            "pip install --force-reinstall xlwings.",
        )
    if not plats.is_file():
        return Ron(
            "Skript", Ronlage.FEL, f"{plats} saknas, och utan det startar ingen knapp. Kör finsam installera BOK.xlsm."
        )
    if plats.read_bytes() != xlwings_eget.read_bytes():
        return Ron(
            "Skript",
            Ronlage.FEL,
            f"{plats} är inte det som hör till xlwings {paketversion('xlwings')}. Kör finsam installera BOK.xlsm.",
        )
    return Ron("Skript", Ronlage.OK, str(plats))


def _excels_svar() -> tuple[str, str]:
    """What Excel answers when it is asked for its version, and what macOS says if it may not be asked."""
    try:
        klar = subprocess.run(  # noqa: S603 - our own words
            ["/usr/bin/osascript", "-e", _FRAGA], check=False, capture_output=True, text=True, timeout=_TALAMOD
        )
    except (OSError, subprocess.TimeoutExpired) as fel:
        return "", str(fel)
    return klar.stdout.strip(), klar.stderr.strip()


def _tillstandet(svar: str, hinder: str) -> Ron:
    """The permission is the asking program's own, so the one of the buttons can only be told where to look for."""
    for_knapparna = f"För knapparna gäller raden Microsoft Excel i {AUTOMATION}: Microsoft Excel ska vara på."
    if ar_nekat(hinder):
        text = f"macOS nekar det program du skriver i att styra Excel. Slå på Microsoft Excel under det i {AUTOMATION}."
        return Ron("Tillstånd", Ronlage.FEL, f"{text} {for_knapparna}")
    if svar == _STANGT:
        text = "Excel är stängt, så tillståndet att styra det är inte prövat. Öppna Excel och kör finsam doktor igen."
        return Ron("Tillstånd", Ronlage.NOTIS, f"{text} {for_knapparna}")
    if not svar:
        text = f"Det gick inte att pröva om Excel går att styra ({hinder})."
        return Ron("Tillstånd", Ronlage.NOTIS, f"{text} {for_knapparna}")
    return Ron("Tillstånd", Ronlage.OK, f"Excel {svar} svarar. {for_knapparna} Filer som nekats: {FILER}.")
