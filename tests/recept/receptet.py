"""Ett recept i docs/recept läst som steg, och stegen utförda i en kopia av projektet.

Ett steg är en fil i rubriken och en eller flera ändringar: en mening som säger var, och ett kodblock som säger vad.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ROT = Path(__file__).parents[2]
RECEPT = ROT / "docs" / "recept"
_STEG = re.compile(r"^## \d+\. .*: `(?P<fil>[^`]+)`$")
_VAR = re.compile(
    r"^(?:(?P<hur>Efter|Före) raden `(?P<rad>.+)`|(?P<byt>Raden) `(?P<bytt>.+)` blir|"
    r"(?P<sist>Sist i filen)|(?P<ny>Filen är ny)):$"
)
_KOD = re.compile(r"^```(?:python|toml|csv|vba)$")
_PROVA = re.compile(r"^```sh$")


@dataclass(frozen=True, slots=True)
class Andring:
    """En ändring i en fil: *hur* och vid vilken *rad* (utan indrag) *kod* ska in."""

    fil: str
    hur: str
    rad: str
    kod: str


@dataclass(frozen=True, slots=True)
class Recept:
    """Ändringarna i ordning, och kommandona som sedan ska gå igenom."""

    namn: str
    andringar: tuple[Andring, ...]
    prova: tuple[str, ...]

    @property
    def filer(self) -> tuple[str, ...]:
        """De handskrivna filer som receptet rör, i ordning."""
        return tuple(dict.fromkeys(ett.fil for ett in self.andringar))


def las_recept(namn: str) -> Recept:
    """Receptet med det namnet."""
    rader = iter((RECEPT / f"{namn}.md").read_text(encoding="utf-8").splitlines())
    andringar: list[Andring] = []
    prova: list[str] = []
    fil, var = "", None
    for rad in rader:
        if steg := _STEG.match(rad):
            fil = steg["fil"]
        elif plats := _VAR.match(rad):
            var = plats
        elif _KOD.match(rad):
            assert var is not None, f"{namn}: ett kodblock utan plats i {fil}"
            andringar.append(_andring(fil, var, _blocket(rader)))
            var = None
        elif _PROVA.match(rad):
            prova += _blocket(rader).splitlines()
    assert andringar, f"{namn} har inga steg"
    assert prova, f"{namn} säger inte hur det provas"
    return Recept(namn, tuple(andringar), tuple(prova))


def _blocket(rader: Iterator[str]) -> str:
    return "".join(f"{rad}\n" for rad in iter(lambda: next(rader), "```"))


def _andring(fil: str, var: re.Match[str], kod: str) -> Andring:
    hur = next(filter(None, (var["hur"], var["byt"], var["sist"], var["ny"])))
    return Andring(fil, hur, (var["rad"] or var["bytt"] or "").strip(), kod)


def kopia(till: Path) -> Path:
    """Projektet kopierat till mappen *till*, utan det som byggs eller minns."""
    till.mkdir()
    for namn in ("finsam_xl", "templates", "tests", "docs", "workbook"):
        shutil.copytree(ROT / namn, till / namn, ignore=shutil.ignore_patterns("__pycache__"))
    for namn in ("pyproject.toml", "README.md", "BESLUT.md", "CONTRIBUTING.md", ".gitattributes"):
        shutil.copy2(ROT / namn, till / namn)
    return till


def utfor(andringar: Iterable[Andring], rot: Path) -> None:
    """Ändringarna utförda i kopian.

    Raises:
        AssertionError: raden som en ändring står vid finns inte, eller finns flera gånger.

    """
    for ett in andringar:
        fil = rot / ett.fil
        gamla = fil.read_text(encoding="utf-8").splitlines(keepends=True) if ett.hur != "Filen är ny" else []
        assert ett.hur != "Filen är ny" or not fil.exists(), f"{ett.fil} finns redan"
        fil.write_text("".join(_andrad(gamla, ett)), encoding="utf-8")


def _andrad(rader: list[str], ett: Andring) -> list[str]:
    if ett.hur in {"Filen är ny", "Sist i filen"}:
        return [*rader, ett.kod]
    platser = [nr for nr, rad in enumerate(rader) if rad.strip() == ett.rad]
    assert len(platser) == 1, f"{ett.fil}: raden «{ett.rad}» finns {len(platser)} gånger"
    (plats,) = platser
    borja, slut = {"Efter": (plats + 1, plats + 1), "Före": (plats, plats), "Raden": (plats, plats + 1)}[ett.hur]
    return [*rader[:borja], ett.kod, *rader[slut:]]


def prova(recept: Recept, rot: Path) -> subprocess.CompletedProcess[str]:
    """Receptets kommandon i kopian, ett efter ett; svaret är det första som inte gick, annars det sista."""
    for rad in recept.prova:
        program, *ord_ = rad.split()
        assert program == "python", rad
        svar = subprocess.run(  # noqa: S603 - vår egen tolk med receptets ord
            [sys.executable, *ord_],
            cwd=rot,
            capture_output=True,
            text=True,
            check=False,
            env={"PATH": "/usr/bin:/bin", "PYTHONPATH": str(rot), "HOME": str(rot)},
        )
        if svar.returncode:
            break
    return svar
