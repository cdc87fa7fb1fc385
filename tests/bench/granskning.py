"""Granskningen prövad i full bredd, för hand: alla uppställningar, alla slag av fel, flera frön.

    python -m tests.bench.granskning uppstallningar 240 3
    python -m tests.bench.granskning rakningar tests/data/tryckta_andra 3
    python -m tests.bench.granskning egna 2
    python -m tests.bench.granskning gavleborg 500

Sviten prövar ett urval. Här räknas varje slag av fel för sig, och rader i inget samband räknas upp.
"""

from __future__ import annotations

import random
import sys
import tempfile
from collections import Counter
from pathlib import Path

from finsam_xl.arbete.granska.granskningskalla import las_tryck
from finsam_xl.granskning.alla import prova
from finsam_xl.granskning.fynd import Allvar
from finsam_xl.granskning.lasrapport import las_rapport
from finsam_xl.granskning.tryck.las import las_mapp
from tests.granskning.allaraderna import TRYCK, egna_tryck
from tests.granskning.planterat import planterade
from tests.granskning.uppstallningar import layouter, rapporten, skriv

FORMER = ("csv", "egen", "semikolon", "blad", "word", "pdf")


def uppstallningar(antal: int, fron: int) -> None:
    """Rätt rapport i *antal* uppställningar: falska fel; och planterade fel i var sjätte, för varje frö."""
    falska, alla, hittade, svagast = 0, Counter[str](), Counter[str](), 1.0
    for fro in range(1, fron + 1):
        for lay in layouter(antal, fro, FORMER):
            with tempfile.TemporaryDirectory() as mapp:
                dokument = las_tryck(skriv(rapporten(lay), lay, Path(mapp)))
                utslag = prova(dokument)
                falska += any(ett.allvar is Allvar.FEL for ett in utslag.fynd)
                if lay.nr % 6 == 0:
                    egna = list(planterade(dokument, random.Random(fro), antal=2))  # noqa: S311 - no secrets
                    alla.update(ett.slag for ett in egna)
                    hittade.update(ett.slag for ett in egna if ett.hittat)
                    svagast = min(svagast, sum(ett.hittat for ett in egna) / len(egna))
    print(f"{falska} av {antal * fron} uppställningar har ett falskt fel; svagaste uppställning {svagast:.0%}")
    _skriv(alla, hittade)


def rakningar(rot: Path, fron: int) -> None:
    """Varje slag av fel i varje rad som ingår i något samband, i räkningarna under *rot*."""
    alla, hittade = Counter[str](), Counter[str]()
    for mapp in sorted(en for en in rot.iterdir() if en.is_dir()):
        dokument = las_mapp(mapp)
        utslag = prova(dokument)
        fel = sum(1 for ett in utslag.fynd if ett.allvar is Allvar.FEL)
        oprovade = [rad for en in las_rapport(dokument, utslag).tabeller for rad in en.oprovade]
        print(f"{mapp.name}: {fel} fel, {len(utslag.fynd) - fel} notiser, rader i inget samband: {oprovade}")
        for fro in range(fron):
            for ett in planterade(dokument, random.Random(fro)):  # noqa: S311 - no secrets
                alla[ett.slag] += 1
                hittade[ett.slag] += ett.hittat
    _skriv(alla, hittade)


def egna(fron: int) -> None:
    """Varje slag av fel i varje rad av programmets egna fyra rapporter, i arbetsbok och Word."""
    alla, hittade = Counter[str](), Counter[str]()
    for prefix in TRYCK:
        for form in ("xlsx", "docx"):
            dokument = las_tryck(egna_tryck(prefix, form))
            for fro in range(fron):
                for ett in planterade(dokument, random.Random(fro)):  # noqa: S311 - no secrets
                    alla[ett.slag] += 1
                    hittade[ett.slag] += ett.hittat
                    if not ett.hittat:
                        print(f"  missat: {dokument.namn}.{form}, {ett.slag}: {ett.plats}")
    _skriv(alla, hittade)


def gavleborg(antal: int) -> None:
    """*antal* fel i de rättade publicerade tabellerna, med tre frön."""
    from tests.granskning.rattat import lagg_rattat  # noqa: PLC0415 - only here
    from tests.granskning.test_granskning_planterade_fel import plantera_flera  # noqa: PLC0415 - only here

    with tempfile.TemporaryDirectory() as mapp:
        rattade = lagg_rattat(Path(mapp))
        for fro in (1, 6, 11):
            utfall, missade = plantera_flera(rattade, fro, antal)
            print(f"frö {fro}: {sum(utfall)} av {antal}; missade {sorted((+missade).items())}")


def _skriv(alla: Counter[str], hittade: Counter[str]) -> None:
    for slag, antal in alla.items():
        print(f"  {slag:20} {hittade[slag]:5} av {antal:5}  {hittade[slag] / antal:.1%}")
    print(f"  {'tillsammans':20} {hittade.total():5} av {alla.total():5}  {hittade.total() / alla.total():.1%}")


if __name__ == "__main__":
    vad, *resten = sys.argv[1:]
    if vad == "uppstallningar":
        uppstallningar(int(resten[0]), int(resten[1]))
    elif vad == "rakningar":
        rakningar(Path(resten[0]), int(resten[1]))
    elif vad == "egna":
        egna(int(resten[0]))
    else:
        gavleborg(int(resten[0]))
