"""Läser hundra tusen skadade SIE-filer: ingen får krascha eller hänga läsaren, ingen får läsas tyst fel. Körs för hand.

    python -m tests.bench.sie_fuzz [--antal N] [--fran NR] [--prov MAPP]

Fil nummer NR är alltid samma fil. Varje fil som läsaren godtar ska ha de summor per konto som den fristående
summeringen ger. Med *MAPP* skadas en fil av tio ur en mapp med riktiga filer i stället. Slutar med fel vid den första
avvikelsen, och säger vilket nummer.
"""

from __future__ import annotations

import argparse
import signal
import sys
from collections import Counter
from pathlib import Path
from random import Random
from time import perf_counter
from typing import TYPE_CHECKING

from finsam_xl.sie import las
from tests.sie.fristaende import enkla_summor, forlagor, lasarens_summor, muterad

if TYPE_CHECKING:
    from collections.abc import Sequence

LANGSTA_TID = 20
VAR_TIONDE = 10


def prova(data: bytes) -> str:
    """«avvisad» eller «godtagen» med rätta summor.

    Raises:
        AssertionError: läsarens summor är inte den fristående summeringens.

    """
    signal.alarm(LANGSTA_TID)
    fil = las(data)
    signal.alarm(0)
    if fil.avvisad:
        return "avvisad"
    assert lasarens_summor(fil) == enkla_summor(data, fil.teckenkod)
    return "godtagen"


def fil_nummer(nr: int, sma: Sequence[bytes], riktiga: Sequence[bytes]) -> bytes:
    """Den skadade filen med nummer *nr*."""
    slump = Random(nr)  # noqa: S311 - ska gå att upprepa
    return muterad(slump.choice(riktiga if riktiga and nr % VAR_TIONDE == 0 else sma), slump)


def kor(antal: int, fran: int, prov: Path | None) -> Counter[str]:
    """Prova *antal* filer från och med nummer *fran*."""
    sma, riktiga = list(forlagor().values()), list(forlagor([prov]).values()) if prov else []
    utfall: Counter[str] = Counter()
    for nr in range(fran, fran + antal):
        data = fil_nummer(nr, sma, riktiga)
        start = perf_counter()
        try:
            utfall[prova(data)] += 1
        except BaseException:
            sys.stderr.write(f"fil nummer {nr}, {len(data)} byte\n")
            raise
        utfall["byte"] += len(data)
        utfall["längsta ms"] = max(utfall["längsta ms"], round((perf_counter() - start) * 1000))
    return utfall


def _hanger(_signal: int, _ram: object) -> None:
    raise TimeoutError(f"läsningen tog mer än {LANGSTA_TID} s")


def main() -> int:
    """Kör provet och säg vad som hände."""
    val = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    val.add_argument("--antal", type=int, default=100_000)
    val.add_argument("--fran", type=int, default=0)
    val.add_argument("--prov", metavar="MAPP", type=Path)
    svar = val.parse_args()
    signal.signal(signal.SIGALRM, _hanger)
    start = perf_counter()
    utfall = kor(svar.antal, svar.fran, svar.prov)
    sys.stdout.write(
        f"{svar.antal} filer på {perf_counter() - start:.0f} s: {utfall['godtagen']} godtagna med rätta summor, "
        f"{utfall['avvisad']} avvisade, ingen krasch. {utfall['byte'] / 1e6:.0f} MB lästa; den långsammaste filen tog "
        f"{utfall['längsta ms']} ms.\n"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
