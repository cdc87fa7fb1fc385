"""`finsam demo`: the whole way on the worked example: create, import, build."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from finsam_xl.arbete.bygg.filbygge import Filbygge, bygg
from finsam_xl.arbete.gemensamt.fel import Avbrott
from finsam_xl.arbete.gemensamt.skrivet import spara_bok
from finsam_xl.arbete.importera.filimport import Filimport, importera_sie
from finsam_xl.arbete.skapa.nybok import skapa_bok
from finsam_xl.exempel import bokforing
from finsam_xl.hosts.kommandon import kontrollkod
from finsam_xl.hosts.kommandon.bygg import visa_bygge
from finsam_xl.hosts.kommandon.importera_sie import visa_inlasning
from finsam_xl.hosts.kommandon.sagt import skriv
from finsam_xl.rapporter.slag import ARSREDOVISNING

if TYPE_CHECKING:
    import argparse
    from datetime import datetime

__all__ = ["Demo", "demo", "kommando"]

_EXEMPEL = "gavleborg-2025"
_BOK, _MAKROBOK = "arsredovisning-2025.xlsx", "arsredovisning-2025.xlsm"


@dataclass(frozen=True, slots=True)
class Demo:
    """The example's file to open, the one with buttons beside it, and what the import and the build told."""

    bok: Path
    makrobok: Path
    inlast: Filimport
    bygge: Filbygge


def kommando(val: argparse.Namespace) -> int:
    """The whole way on the example."""
    resultat = demo(Path(val.mapp))
    visa_inlasning(resultat.inlast)
    skriv()
    visa_bygge(resultat.bygge)
    skriv(f"Bredvid ligger {resultat.makrobok}, samma bok med knappar och funktioner för Excel på Windows.")
    return kontrollkod(resultat.bygge.kontroller)


def demo(mapp: Path, *, tid: datetime | None = None) -> Demo:
    """Build the example in *mapp*, which is made if it is not there; an earlier example is left alone.

    Raises:
        Avbrott: the folder already holds an example, or cannot be written.

    """
    try:
        mapp.mkdir(parents=True, exist_ok=True)
    except OSError as fel:
        raise Avbrott(f"Mappen {mapp} kan inte skapas. Välj en annan mapp.") from fel
    bocker, siefil = (mapp / _BOK, mapp / _MAKROBOK), mapp / f"{_EXEMPEL}.se"
    for bok in bocker:
        skapa_bok(bok, exempel=_EXEMPEL, tid=tid)
    spara_bok(siefil, bokforing(_EXEMPEL), None)
    inlast, _ = (importera_sie(bok, [siefil], fraga=lambda _: False, tid=tid) for bok in bocker)
    bygge, _ = (bygg(ARSREDOVISNING, bok, tid=tid) for bok in bocker)
    return Demo(*bocker, inlast, bygge)
