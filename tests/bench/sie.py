"""Mäter SIE-läsaren på en stor fil, bredvid avkodning utan tolkning och bredvid pysie-accounting. Körs för hand.

    python -m tests.bench.sie [--pysie PYTHON]

*PYTHON* är en tolk där pysie-accounting och pandas är installerade; utan den, och utan att de finns i den egna tolken,
hoppas jämförelsen över med en rad. Allt mäts i samma körning, så förhållandena går att jämföra mellan datorer.
Programmet slutar med fel om ett antal eller en summa skiljer sig, eller om ett av målen inte nås.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections import Counter
from decimal import Decimal
from pathlib import Path
from random import Random
from time import perf_counter
from typing import TYPE_CHECKING, Any

from finsam_xl.sie import SieFil, las, objektsaldon, summor
from finsam_xl.sie.ksumma import ksumma

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

VERIFIKATIONER = 50_000
RADER = 4
PROJEKT = 60
BALANSKONTON = tuple(str(konto) for konto in range(1510, 1570)) + tuple(str(konto) for konto in range(2440, 2480))
RESULTATKONTON = tuple(str(konto) for konto in range(3000, 8400, 18))
HOGST_GANGER_GOLVET = 40
HOGST_GANGER_FILEN = 3
OMGANGAR = 5

_TID_FOR_PYSIE = """
import json, sys, time
from decimal import Decimal
from pysie_accounting.pysie import PySIE
bok = PySIE()
bok.sie_encoding = "cp437"
bok.open_trans(sys.argv[2])
start = time.perf_counter()
bok.open(sys.argv[1])
tid = time.perf_counter() - start
rader = [rad for ver in bok.verifikat.values() for rad in ver[3]]
print(json.dumps({
    "tid": tid,
    "verifikationer": len(bok.verifikat),
    "rader": len(rader),
    "ub": round(bok.dfub.loc[bok.dfub["Year"] == "0", "Balance"].sum() * 100),
    "res": round(bok.dfres.loc[bok.dfres["Year"] == "0", "Balance"].sum() * 100),
}))
"""


def stor_fil(slump: Random) -> tuple[bytes, Counter[tuple[str, str]]]:
    """En typ 4E-fil som går ihop, i CP437 med CRLF, och öre per projekt och resultatkonto enligt dess rader."""
    trans: Counter[str] = Counter()
    projekt: Counter[tuple[str, str]] = Counter()
    verifikationer = [rad for nr in range(1, VERIFIKATIONER + 1) for rad in _verifikation(slump, nr, trans, projekt)]
    rader = [*_huvud(), *_saldon(slump, trans), *verifikationer]
    hela = ["#FLAGGA 0", "#KSUMMA", *rader, f"#KSUMMA {ksumma(rader)}"]
    return "".join(f"{rad}\r\n" for rad in hela).encode("cp437"), projekt


def _huvud() -> Iterator[str]:
    yield from ('#PROGRAM "Provprogram" "1.0"', "#FORMAT PC8", "#GEN 20260115", "#SIETYP 4", "#ORGNR 222000-1234")
    yield from ('#FNAMN "Samordningsförbundet Övik Åre"', "#RAR 0 20250101 20251231", "#RAR -1 20240101 20241231")
    for konto in (*BALANSKONTON, *RESULTATKONTON):
        yield f'#KONTO {konto} "Konto för ändamål {konto}"'
        yield f"#SRU {konto} 7{konto[:3]}"
    yield '#DIM 6 "Projekt"'
    yield from (f'#OBJEKT 6 "P{nr:02d}" "Insats på väg {nr}"' for nr in range(1, PROJEKT + 1))


def _saldon(slump: Random, trans: Counter[str]) -> Iterator[str]:
    ingaende = [slump.randrange(-(10**8), 10**8) for _ in BALANSKONTON[1:]]
    for konto, ib in zip(BALANSKONTON, (-sum(ingaende), *ingaende), strict=True):
        yield f"#IB 0 {konto} {_kr(ib)}"
        yield f"#UB -1 {konto} {_kr(ib)}"
        yield f"#UB 0 {konto} {_kr(ib + trans[konto])}"
    yield from (f"#RES 0 {konto} {_kr(trans[konto])}" for konto in RESULTATKONTON)


def _verifikation(slump: Random, nr: int, trans: Counter[str], projekt: Counter[tuple[str, str]]) -> Iterator[str]:
    dag = f"2025{slump.randrange(1, 13):02d}{slump.randrange(1, 29):02d}"
    yield f'#VER "A" "{nr}" {dag} "Händelse nr {nr}" {dag}'
    yield "{"
    rest = 0
    for _ in range(RADER - 1):
        konto, objekt, ore = (
            slump.choice(RESULTATKONTON),
            f"P{slump.randrange(1, PROJEKT + 1):02d}",
            slump.randrange(-(10**7), 10**7),
        )
        rest -= ore
        trans[konto] += ore
        projekt[objekt, konto] += ore
        yield f'   #TRANS {konto} {{6 "{objekt}"}} {_kr(ore)} {dag} "Åtgärd för {objekt}"'
    bank = slump.choice(BALANSKONTON)
    trans[bank] += rest
    yield f'   #TRANS {bank} {{}} {_kr(rest)} {dag} "Betalning"'
    yield "}"


def _kr(ore: int) -> str:
    return f"{Decimal(ore).scaleb(-2):.2f}"


def las_med_saldon(data: bytes) -> SieFil:
    """Läsning med alla kontroller, och saldona per projekt."""
    fil = las(data)
    objektsaldon(fil, 0, "6")
    return fil


def basta(arbete: Callable[[], object]) -> float:
    """Den kortaste av några omgångar (s)."""
    tider = []
    for _ in range(OMGANGAR):
        start = perf_counter()
        arbete()
        tider.append(perf_counter() - start)
    return min(tider)


def mat_minne(sokvag: Path) -> None:
    """Körs i en egen process: så mycket växer den som mest medan filen läses, filens byte inräknade."""
    las(b"#FLAGGA 0\n#VER A 1 20250101\n")
    fore = _storst_hittills()
    las_med_saldon(sokvag.read_bytes())
    _skriv(str(_storst_hittills() - fore))


def _storst_hittills() -> int:
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return next(int(rad.split()[1]) * 1024 for rad in status.splitlines() if rad.startswith("VmHWM"))


def minne(sokvag: Path) -> int | None:
    """Byte som läsningen behöver som mest, eller inget där systemet inte säger det."""
    if not Path("/proc/self/status").exists():
        return None
    svar = subprocess.run(  # noqa: S603 - vår egen tolk med det här programmet
        [sys.executable, "-m", "tests.bench.sie", "--minne", str(sokvag)], capture_output=True, text=True, check=True
    )
    return int(svar.stdout)


def pysie(tolk: str, sokvag: Path) -> dict[str, Any] | str:
    """Vad pysie-accounting läser ur filen och hur fort, eller varför den inte gick att prova."""
    koder = sokvag.with_suffix(".csv")
    koder.write_text("SRU,Ink2\n" + "".join(f"7{nr},1\n" for nr in range(100, 1000)), encoding="utf-8")
    svar = subprocess.run(  # noqa: S603 - tolken har den som mäter valt
        [tolk, "-c", _TID_FOR_PYSIE, str(sokvag), str(koder)], capture_output=True, text=True, check=False
    )
    if svar.returncode:
        return svar.stderr.strip().rpartition("\n")[2]
    return dict(json.loads(svar.stdout))


def kontrollera(fil: SieFil, projekt: Counter[tuple[str, str]]) -> None:
    """Läsningen är rätt innan den är snabb."""
    assert fil.diagnoser == ()
    assert (fil.antal_verifikationer, fil.antal_transar) == (VERIFIKATIONER, VERIFIKATIONER * RADER)
    assert summor(fil, 0).ub == -summor(fil, 0).res != 0
    lasta = {(post.objekt, post.konto): post.belopp for post in objektsaldon(fil, 0, "6")}
    assert lasta == {nyckel: Decimal(ore).scaleb(-2) for nyckel, ore in projekt.items()}


def mat(tolk: str) -> bool:
    """Hela mätningen; sant om målen nås."""
    data, projekt = stor_fil(Random(20251231))  # noqa: S311 - samma fil varje gång, inget hemligt
    fil = las_med_saldon(data)
    kontrollera(fil, projekt)
    golv = basta(lambda: data.decode("cp437").splitlines())
    var_tid = basta(lambda: las_med_saldon(data))
    _skriv(f"Fil: {len(data) / 1e6:.1f} MB, {fil.antal_verifikationer} verifikationer, {fil.antal_transar} rader")
    _skriv(f"Avkoda och dela i rader:      {golv:7.3f} s")
    _skriv(f"Läsa med alla kontroller:     {var_tid:7.3f} s  {_mal(var_tid / golv, HOGST_GANGER_GOLVET)} golvet")
    with tempfile.TemporaryDirectory() as mapp:
        sokvag = Path(mapp, "stor.se")
        sokvag.write_bytes(data)
        storst = minne(sokvag)
        _jamfor(pysie(tolk, sokvag), fil, var_tid)
    if storst is None:
        _skriv("Minne: det här systemet säger inte hur mycket en process som mest har använt")
        return var_tid <= golv * HOGST_GANGER_GOLVET
    andel = storst / len(data)
    _skriv(f"Minne, filens byte inräknade: {storst / 1e6:7.1f} MB {_mal(andel, HOGST_GANGER_FILEN)} filen")
    return var_tid <= golv * HOGST_GANGER_GOLVET and andel <= HOGST_GANGER_FILEN


def _jamfor(andras: dict[str, Any] | str, fil: SieFil, var_tid: float) -> None:
    if isinstance(andras, str):
        _skriv(f"pysie-accounting: hoppas över ({andras})")
        return
    assert (andras["verifikationer"], andras["rader"]) == (fil.antal_verifikationer, fil.antal_transar)
    assert (andras["ub"], andras["res"]) == (summor(fil, 0).ub * 100, summor(fil, 0).res * 100)
    forhallande = var_tid / andras["tid"]
    _skriv(f"pysie-accounting, samma fil:  {andras['tid']:7.3f} s  vår tid är {forhallande:.1f} gånger dess")


def _mal(ganger: float, hogst: int) -> str:
    return f"{ganger:5.1f} gånger (mål högst {hogst})"


def _skriv(rad: str) -> None:
    sys.stdout.write(f"{rad}\n")


def main() -> int:
    """Kör mätningen, eller den del som görs i en egen process."""
    val = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    val.add_argument("--pysie", metavar="PYTHON", default=sys.executable, help="tolk som har pysie-accounting")
    val.add_argument("--minne", metavar="FIL", type=Path, help=argparse.SUPPRESS)
    svar = val.parse_args()
    if svar.minne:
        mat_minne(svar.minne)
        return 0
    return 0 if mat(svar.pysie) else 1


if __name__ == "__main__":
    sys.exit(main())
