"""Prövar att ett kommando som dödas lämnar hela filer: den gamla boken eller den nya, och ingen kopia någonstans.

    python -m tests.bench.avbrott [--antal N] [--fro N]

Varje skrivande kommando (skapa, importera-sie, bygg av de fyra rapporterna och till en ny fil, kontrollera --rätta,
nytt-ar, revisor, granska --blad, spåra --blad) körs först färdigt en gång: så vet vi hur lång tid det tar och vad det
skriver. Sedan dödas det, vart och ett i tur och ordning, vid en slumpad tidpunkt. Efteråt ska mappen hålla det som
fanns eller det som skulle skrivas, helt; och när ett kommando till har läst en bok där, inget annat, varken där eller i
mappen för tillfälliga filer. Körs för hand; slutar med fel om något skiljer.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import traceback
from collections import Counter
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import perf_counter, sleep
from typing import TYPE_CHECKING, Final

from tests import redigering
from tests.byggda import byggd
from tests.exemplet import TID

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from finsam_xl.arbetsbok.andra.cellvarde import Cellvarde

_ROT: Final = Path(__file__).parents[2]
_SIE: Final = "gavleborg-2025.se"
_BOCKER: Final = {
    "bok.xlsx": "gavleborg-2025",
    "halvår.xlsx": "gavleborg-halvar-2019",
    "plan.xlsx": "gavleborg-plan-2022",
}
_KOMMANDON: Final[Mapping[str, tuple[str, ...]]] = {
    "skapa": ("skapa", "ny.xlsm", "--exempel", "gavleborg-2025"),
    "importera-sie": ("importera-sie", "bok.xlsx", _SIE, "--ja", "--med-verifikationer"),
    "bygg årsredovisning": ("bygg", "arsredovisning", "bok.xlsx"),
    "bygg bilagor": ("bygg", "bilagor", "bok.xlsx"),
    "bygg halvårsredovisning": ("bygg", "halvarsredovisning", "halvår.xlsx"),
    "bygg verksamhetsplan": ("bygg", "verksamhetsplan", "plan.xlsx"),
    "bygg till en ny fil": ("bygg", "bilagor", "bok.xlsx", "-o", "med-bilagor.xlsx"),
    "rätta": ("kontrollera", "bok.xlsx", "--rätta"),
    "nytt-ar": ("nytt-ar", "bok.xlsx", "-o", "nästa.xlsx"),
    "revisor": ("revisor", "bok.xlsx", "-o", "paket"),
    "granska": ("granska", "tryck.xlsx", "--blad", "bok.xlsx"),
    "spåra": ("spåra", "bok.xlsx", "AR_RR_intakter", "--blad"),
}
_TABELL: Final[Mapping[str, Cellvarde]] = {
    "A1": "Resultaträkning",
    "A2": "kr",
    "B2": "2025",
    "A3": "Verksamhetens intäkter",
    "B3": 18_920_000,
    "A4": "Verksamhetens kostnader",
    "B4": -20_369_200,
    "A5": "Verksamhetens resultat",
    "B5": -1_449_200,
}
_MANIFEST: Final = "paket/MANIFEST.txt"
_SIST: Final = 1.1
"""Det händer också att ett kommando hinner bli klart innan det skulle ha dödats."""


@dataclass(frozen=True, slots=True)
class Matt:
    """Hur lång tid ett kommando tar, och vad mappen håller när det är klart."""

    tid: float
    efter: Mapping[str, bytes]


def innehall(mapp: Path) -> dict[str, bytes]:
    """Varje fil under mappen, med vad den håller."""
    return {fil.relative_to(mapp).as_posix(): fil.read_bytes() for fil in sorted(mapp.rglob("*")) if fil.is_file()}


def skilda(kvar: Mapping[str, bytes], efter: Mapping[str, bytes]) -> list[str]:
    """Det som inte är helt skrivet: filerna som saknas, är för många eller håller något annat.

    Paketets PDF:er är nya var gång, och ska vara som manifestet säger.
    """
    manifest = kvar.get(_MANIFEST, b"").decode()

    def hel(namn: str) -> bool:
        data = kvar.get(namn, b"")
        som_sagt = namn.endswith(".pdf") and sha256(data).hexdigest() in manifest
        return namn in kvar and (namn == _MANIFEST or data == efter.get(namn) or som_sagt)

    return sorted(namn for namn in {*kvar, *efter} if not hel(namn))


def forbered(mapp: Path) -> None:
    """En byggd bok med något att rätta, dess SIE-fil, halvårets och planens böcker, och en tabell att granska."""
    mapp.mkdir()
    for namn, exempel in _BOCKER.items():
        data = byggd(exempel).read_bytes()
        (mapp / namn).write_bytes(redigering.skriv(data, "Grunddata", {"B5": " Samordningsförbund Gävleborg"}))
    data = (mapp / "bok.xlsx").read_bytes()
    shutil.copy(_ROT / "workbook" / "exempel" / _SIE, mapp)
    (mapp / "tryck.xlsx").write_bytes(redigering.skriv(redigering.nytt_blad(data, "RR"), "RR", _TABELL))


def starta(argument: Sequence[str], mapp: Path, tillfalligt: Path) -> subprocess.Popen[bytes]:
    """Kommandot igång i mappen, med sina tillfälliga filer för sig och klockan stilla."""
    miljo = {**os.environ, "TMPDIR": str(tillfalligt), "SOURCE_DATE_EPOCH": str(int(TID.timestamp()))}
    miljo["PYTHONPATH"] = str(_ROT)
    return subprocess.Popen(  # noqa: S603 - vårt eget kommando
        [sys.executable, "-m", "finsam_xl", *argument],
        cwd=mapp,
        env=miljo,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def mat(argument: Sequence[str], plats: Path) -> Matt:
    """Kommandot kört färdigt."""
    mapp, tillfalligt = plats / "bok", plats / "tmp"
    forbered(mapp)
    tillfalligt.mkdir()
    start = perf_counter()
    if starta(argument, mapp, tillfalligt).wait() not in {0, 1}:
        raise AssertionError(f"{' '.join(argument)} blev inte klart")
    return Matt(perf_counter() - start, innehall(mapp))


def doda(argument: Sequence[str], matt: Matt, efter_tid: float, plats: Path) -> str:
    """Döda kommandot efter så lång tid; om det då var gammalt eller nytt.

    Raises:
        AssertionError: något annat än en hel fil finns kvar.

    """
    mapp, tillfalligt = plats / "bok", plats / "tmp"
    forbered(mapp)
    tillfalligt.mkdir()
    fore = innehall(mapp)
    process = starta(argument, mapp, tillfalligt)
    sleep(efter_tid)
    process.kill()
    process.wait()
    synliga = {namn: data for namn, data in innehall(mapp).items() if not namn.startswith(".")}
    starta(("spåra", "bok.xlsx", "Saldo!A1"), mapp, tillfalligt).wait()
    kvar = innehall(mapp)
    assert synliga == kvar, f"kopior i mappen: {sorted({*kvar} ^ {*synliga})}"
    assert kvar == fore or not (fel := skilda(kvar, matt.efter)), f"varken gammalt eller nytt: {fel}"
    lamnade = [fil for fil in innehall(tillfalligt) if fil.endswith((".xlsx", ".xlsm"))]
    assert not lamnade, f"kopior i mappen för tillfälliga filer: {lamnade}"
    oppna = [vag.name for vag in tillfalligt.iterdir() if vag.name.startswith("finsam-") and vag.stat().st_mode & 0o077]
    assert not oppna, f"andra kan läsa i mappen för tillfälliga filer: {oppna}"
    return "gammalt" if kvar == fore else "nytt"


def main() -> int:
    """Kör proven och säg vad som hände."""
    val = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    val.add_argument("--antal", type=int, default=200)
    val.add_argument("--fro", type=int, default=1)
    svar = val.parse_args()
    slump, utfall, start = Random(svar.fro), Counter[str](), perf_counter()  # noqa: S311 - går att upprepa
    fel: list[int] = []
    with TemporaryDirectory() as rot:
        matten = {}
        for namn, argument in _KOMMANDON.items():
            (Path(rot) / namn).mkdir()
            matten[namn] = mat(argument, Path(rot) / namn)
        for nummer in range(svar.antal):
            namn, argument = list(_KOMMANDON.items())[nummer % len(_KOMMANDON)]
            tid = slump.uniform(0, _SIST * matten[namn].tid)
            plats = Path(rot) / str(nummer)
            plats.mkdir()
            try:
                utfall[f"{namn} {doda(argument, matten[namn], tid, plats)}"] += 1
            except AssertionError:
                fel.append(nummer)
                traceback.print_exc()
                sys.stderr.write(f"nummer {nummer}: {namn} dödat efter {tid:.3f} s\n")
            shutil.rmtree(plats, ignore_errors=True)
    vad = ", ".join(f"{namn} {antal}" for namn, antal in sorted(utfall.items()))
    sys.stdout.write(
        f"{svar.antal} dödade på {perf_counter() - start:.0f} s, {fel or 'ingen'} lämnade annat än hela filer. {vad}.\n"
    )
    return int(bool(fel))


if __name__ == "__main__":
    sys.exit(main())
