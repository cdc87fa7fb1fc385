"""finsam installera: a macro workbook where the person wants it, whose buttons find this Python; no administrator."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import TYPE_CHECKING

from finsam_xl.arbete.gemensamt.bokdata import eller_avbrott
from finsam_xl.arbete.gemensamt.fel import Avbrott
from finsam_xl.arbete.gemensamt.grind import las_arbetsbok
from finsam_xl.arbete.gemensamt.skrivet import spara_bok
from finsam_xl.arbete.skapa.nybok import skapa_bok
from finsam_xl.arbetsbok.andra.satt_text import satt_text
from finsam_xl.book.konfigblad import KONFIGBLAD, TOLKCELLER
from finsam_xl.hosts.dator.doktor import undersok
from finsam_xl.hosts.dator.mac import lagg_skript
from finsam_xl.hosts.dator.ron import Ronlage
from finsam_xl.mallar import mall

if TYPE_CHECKING:
    from finsam_xl.arbete.gemensamt.maskin import Maskin
    from finsam_xl.hosts.dator.ron import Ron

__all__ = ["Installation", "installera", "vanlig_plats"]

_MAKROBOK = ".xlsm"
_MAPPAR = {"win32": ("LOCALAPPDATA", "APPDATA", "USERPROFILE"), "darwin": ("HOME",)}


@dataclass(frozen=True, slots=True)
class Installation:
    """What was done: the book, whether it was there already, the Python its buttons start, and what to read next."""

    bok: Path
    fanns: bool
    tolk: str
    ron: tuple[Ron, ...]
    rad: str


def vanlig_plats(maskin: Maskin) -> Path:
    """Where the book is put when nothing else is said: the person's documents."""
    return maskin.hem / "Documents" / "Finsam" / "finsam.xlsm"


def installera(bok: Path, maskin: Maskin) -> Installation:
    """Make the book, or mend the one that is there, so that its buttons start this machine's Python.

    Raises:
        Avbrott: no Excel can be had for this system, the book can have no buttons, something needed is missing, or the
            file cannot be written.

    """
    if maskin.system not in _MAPPAR:
        raise Avbrott("Excel finns inte för det här systemet. Kommandot finsam gör allt som knapparna gör.")
    if bok.suffix.casefold() != _MAKROBOK:
        raise Avbrott(
            f"{bok.name} ska sluta på {_MAKROBOK}: bara en sådan bok kan ha knappar. Skriv till exempel "
            f"finsam installera {bok.stem or 'bok'}{_MAKROBOK}."
        )
    if maskin.system == "darwin":
        lagg_skript(maskin)
    ron = undersok(maskin)
    hinder = [ett for ett in ron if ett.lage is Ronlage.FEL and ett.vad in {"Python", "Paket", "Filläge"}]
    if hinder:
        raise Avbrott("\n".join(f"{ett.vad}: {ett.text}" for ett in hinder))
    fanns = bok.exists()
    if not fanns:
        _skapa_mapp(bok.parent)
        skapa_bok(bok)
    tolk = _med_miljovariabel(maskin)
    _peka_ut(bok, TOLKCELLER[maskin.system], tolk)
    return Installation(bok, fanns, tolk, ron, mall(f"makrosakerhet/{maskin.system}.txt").read_text(encoding="utf-8"))


def _skapa_mapp(mapp: Path) -> None:
    try:
        mapp.mkdir(parents=True, exist_ok=True)
    except OSError as fel:
        raise Avbrott(f"Mappen {mapp} kan inte skapas. Välj en annan plats: finsam installera MAPP/bok.xlsm.") from fel


def _med_miljovariabel(maskin: Maskin) -> str:
    """The interpreter's path with the person's own folder as a variable, so that the book also serves a colleague."""
    slag = PureWindowsPath if maskin.windows else PurePosixPath
    tolk = slag(str(maskin.tolk()))
    for namn in _MAPPAR[maskin.system]:
        rot = maskin.miljo.get(namn, "")
        if rot and tolk.is_relative_to(rot):
            variabel = f"%{namn}%" if maskin.windows else f"${namn}"
            return str(slag(variabel) / tolk.relative_to(rot))
    return str(tolk)


def _peka_ut(bok: Path, cell: str, tolk: str) -> None:
    last = las_arbetsbok(bok)

    def pekad() -> bytes:
        paket = last.att_andra()
        satt_text(paket, KONFIGBLAD, {cell: tolk})
        return paket.skriv()

    spara_bok(bok, eller_avbrott(pekad), last.data)
