"""Sheets of a workbook as PDF by LibreOffice, where it is installed; each run has a profile of its own."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from finsam_xl.writers import ooxml
from finsam_xl.writers.arbetsbok import arbetsboksdel
from finsam_xl.writers.ooxml import lokalt, qn
from finsam_xl.writers.paket import Paket

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["bara_bladet", "libreoffice", "som_pdf", "version"]

_PATIENCE_SECONDS = 180
_PRINT_AREA = "_xlnm.Print_Area"
_SWEDISH = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse">
<value>sv-SE</value></prop></item>
</oor:items>
"""
_PROGRAMS = ("soffice", "libreoffice", "/Applications/LibreOffice.app/Contents/MacOS/soffice")


def libreoffice() -> str | None:
    """The program, None where it is not installed."""
    return next((funnet for namn in _PROGRAMS if (funnet := shutil.which(namn))), None)


def version(program: str) -> str:
    """What the program calls itself, such as LibreOffice 7.4.7.2."""
    svar = subprocess.run(  # noqa: S603 - the program we found
        [program, "--version"], capture_output=True, text=True, timeout=_PATIENCE_SECONDS, check=False
    )
    return " ".join(svar.stdout.split()[:2]) or "LibreOffice"


def som_pdf(program: str, bocker: Sequence[tuple[str, bytes]]) -> dict[str, bytes]:
    """Each workbook (name without ending, bytes) as PDF by its name; one that could not be printed is missing."""
    with tempfile.TemporaryDirectory(prefix="finsam-pdf-") as mapp:
        profil, ut = Path(mapp) / "profil", Path(mapp) / "ut"
        (profil / "user").mkdir(parents=True)
        (profil / "user" / "registrymodifications.xcu").write_text(_SWEDISH, encoding="utf-8")
        filer = []
        for namn, data in bocker:
            fil = Path(mapp) / f"{namn}.xlsx"
            fil.write_bytes(data)
            filer.append(str(fil))
        ordern = [program, f"-env:UserInstallation={profil.as_uri()}", "--headless", "--convert-to", "pdf"]
        try:
            subprocess.run(  # noqa: S603 - the program we found, and files of our own
                [*ordern, "--outdir", str(ut), *filer], check=False, capture_output=True, timeout=_PATIENCE_SECONDS
            )
        except subprocess.TimeoutExpired:
            return {}
        return {namn: fil.read_bytes() for namn, _ in bocker if (fil := ut / f"{namn}.pdf").is_file()}


def bara_bladet(data: bytes, blad: str) -> bytes:
    """The workbook with every other sheet hidden, so that only this one is printed."""
    paket = Paket.oppna(data)
    del_ = arbetsboksdel(paket)
    rot = paket.rot(del_)
    flikar = rot.findall(f"{qn('sheets')}/{qn('sheet')}")
    for flik in flikar:
        flik.set("state", "visible" if flik.get("name") == blad else "hidden")
    plats = next(nr for nr, flik in enumerate(flikar) if flik.get("name") == blad)
    for vy in (barn for barn in rot.iter(qn("workbookView")) if lokalt(barn)):
        vy.set("activeTab", str(plats))
        vy.set("firstSheet", str(plats))
    for namn in rot.findall(f"{qn('definedNames')}/{qn('definedName')}"):
        lada = namn.getparent()
        if namn.get("name") == _PRINT_AREA and namn.get("localSheetId") != str(plats) and lada is not None:
            lada.remove(namn)  # LibreOffice prints a hidden sheet that has one
    paket.satt(del_, ooxml.skriv(rot))
    return paket.skriv()
