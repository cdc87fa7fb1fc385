"""Workbooks as PDF by LibreOffice, where it is installed; each run has a profile of its own."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

from finsam_xl.arbete.gemensamt.tillfalligt import tillfallig_mapp

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

__all__ = ["som_pdf", "version"]

_PATIENCE_SECONDS = 180
_OWNERS_ALONE = 0o077
"""LibreOffice lives on when a run of ours is killed, and makes its folder anew where the next run has cleared it."""
_SWEDISH = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse">
<value>sv-SE</value></prop></item>
</oor:items>
"""


def version(program: Path) -> str:
    """What the program calls itself, such as LibreOffice 7.4.7.2."""
    svar = subprocess.run(  # noqa: S603 - the program we found
        [str(program), "--version"], capture_output=True, text=True, timeout=_PATIENCE_SECONDS, check=False
    )
    return " ".join(svar.stdout.split()[:2]) or "LibreOffice"


def som_pdf(program: Path, bocker: Sequence[tuple[str, bytes]]) -> dict[str, bytes]:
    """Each workbook (name without ending, bytes) as PDF by its name; one that could not be printed is missing."""
    with tillfallig_mapp() as mapp:
        profil, ut = mapp / "profil", mapp / "ut"
        (profil / "user").mkdir(parents=True)
        (profil / "user" / "registrymodifications.xcu").write_text(_SWEDISH, encoding="utf-8")
        filer = []
        for namn, data in bocker:
            fil = mapp / f"{namn}.xlsx"
            fil.write_bytes(data)
            filer.append(str(fil))
        ordern = [str(program), f"-env:UserInstallation={profil.as_uri()}", "--headless", "--convert-to", "pdf"]
        try:
            subprocess.run(  # noqa: S603 - the program we found, and files of our own
                [*ordern, "--outdir", str(ut), *filer],
                check=False,
                capture_output=True,
                timeout=_PATIENCE_SECONDS,
                umask=_OWNERS_ALONE,
            )
        except subprocess.TimeoutExpired:
            return {}
        return {namn: fil.read_bytes() for namn, _ in bocker if (fil := ut / f"{namn}.pdf").is_file()}
