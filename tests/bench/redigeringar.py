"""Prövar trehundra slumpade historier: en bok redigeras som folk gör, läses in och byggs i vilken ordning som helst.

    python -m tests.bench.redigeringar [--antal N] [--fran NR] [--steg N] [--libreoffice]

Historia nummer NR är alltid samma historia. Efter varje inläsning, bygge och årsskifte ska det som människor gjort vara
som de gjorde det och betyda detsamma, och talen vara en ren boks med samma underlag; annars ska programmet ha sagt nej.
Med *--libreoffice* sparas boken också om därifrån ibland. Körs för hand; slutar med fel om någon skiljer, och säger
vilka.
"""

from __future__ import annotations

import argparse
import sys
import traceback
from collections import Counter
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import perf_counter

from tests.historier import Historia

_SAGS = 10
"""Så ofta sägs det hur långt det har kommit: en körning tar en timme."""


def kor(nummer: int, steg: int, *, libreoffice: bool) -> Historia:
    """Historia *nummer*, med så många steg.

    Raises:
        AssertionError: något skiljer.

    """
    with TemporaryDirectory() as mapp:
        historia = Historia.borja(Random(nummer), Path(mapp), libreoffice=libreoffice)  # noqa: S311 - går att upprepa
        try:
            for _ in range(steg):
                historia.steg()
            historia.sluta()
        except BaseException:
            sys.stderr.write(f"historia nummer {nummer}: {', '.join(historia.gjort)}\n")
            raise
        return historia


def main() -> int:
    """Kör proven och säg vad som hände."""
    val = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    val.add_argument("--antal", type=int, default=300)
    val.add_argument("--fran", type=int, default=0)
    val.add_argument("--steg", type=int, default=12)
    val.add_argument("--libreoffice", action="store_true")
    svar = val.parse_args()
    start, gjort, nej, skilda = perf_counter(), Counter[str](), 0, list[int]()
    for nummer in range(svar.fran, svar.fran + svar.antal):
        try:
            historia = kor(nummer, svar.steg, libreoffice=svar.libreoffice)
        except Exception:  # noqa: BLE001 - en historia som skiljer hindrar inte de andra från att prövas
            traceback.print_exc()
            skilda.append(nummer)
            continue
        gjort.update(historia.gjort)
        nej += len(historia.nej)
        sys.stderr.write(f"{nummer}\n" if nummer % _SAGS == 0 else "")
    vad = ", ".join(f"{namn} {antal}" for namn, antal in gjort.most_common())
    sys.stdout.write(
        f"{svar.antal} historier på {perf_counter() - start:.0f} s, {skilda or 'ingen'} som skiljer; programmet sa nej "
        f"{nej} gånger. {vad}.\n"
    )
    return int(bool(skilda))


if __name__ == "__main__":
    sys.exit(main())
