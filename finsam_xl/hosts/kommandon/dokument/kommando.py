"""`finsam dokument`: the report as a Word document, made of a template and the workbook."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from finsam_xl.arbete.dokument.gor import gor_dokument
from finsam_xl.arbete.dokument.mallen import skriv_mall
from finsam_xl.arbete.dokument.namnlista import namnlista
from finsam_xl.arbete.dokument.uppdatera import uppdatera
from finsam_xl.arbete.dokument.uppdateringsrader import uppdateringsrader
from finsam_xl.arbete.gemensamt.fel import Avbrott
from finsam_xl.arbete.kontrollera.utfallsrader import kontrollrad
from finsam_xl.hosts.kommandon import kontrollkod
from finsam_xl.hosts.kommandon.framsteg import Framsteg
from finsam_xl.hosts.kommandon.kommandorad import RAPPORTER
from finsam_xl.hosts.kommandon.sagt import skriv, stycke
from finsam_xl.rapporter.slag import RAPPORTSLAG

if TYPE_CHECKING:
    import argparse

    from finsam_xl.arbete.dokument.gor import Gjort

__all__ = ["kommando", "visa_dokument"]


def kommando(val: argparse.Namespace) -> int:
    """Make the document, its template, or the list of names that a template can use; or renew one that is made."""
    if val.uppdatera or val.lage:
        return _uppdatera(val)
    if not val.rapport:
        raise Avbrott("Det saknas något att arbeta med: ange rapporten och arbetsboken, eller --uppdatera.")
    slag = RAPPORTSLAG[RAPPORTER[val.rapport]]
    if val.skriv_mall:
        skriv_mall(slag, Path(val.skriv_mall))
        skriv(f"Skrev mallen {val.skriv_mall}. Ändra den i Word, och ange den sedan med --mall.")
        return 0
    if not val.bok:
        raise Avbrott("Det saknas något att arbeta med: ange arbetsboken efter rapporten.")
    if val.namn:
        skriv(namnlista(Path(val.bok), slag, Path(val.ut) if val.ut else None))
        return 0
    with Framsteg() as framsteg:
        gjort = gor_dokument(
            slag,
            Path(val.bok),
            Path(val.ut) if val.ut else None,
            Path(val.mall) if val.mall else None,
            pdf=val.pdf,
            meddela=framsteg,
        )
    visa_dokument(gjort)
    return kontrollkod(gjort.kontroller)


def _uppdatera(val: argparse.Namespace) -> int:
    bara_lage = not val.uppdatera
    dokument, *bok = map(Path, val.uppdatera or val.lage)
    if len(bok) > 1 or val.rapport or val.bok or (val.uppdatera and val.lage):
        raise Avbrott("Ange dokumentet och arbetsboken efter --uppdatera eller --läge. Dokumentet vet sin rapport.")
    if val.ut or val.mall or val.skriv_mall or val.namn or (val.pdf and bara_lage):
        raise Avbrott("--uppdatera ändrar i dokumentet självt och tar bara --pdf till; --läge tar inget annat val.")
    with Framsteg() as framsteg:
        ett = uppdatera(dokument, *bok, bara_lage=bara_lage, pdf=val.pdf, meddela=framsteg)
    for mening in uppdateringsrader(ett, bara_lage=bara_lage):
        skriv(stycke(mening))
    skriv(kontrollrad(ett.kontroller))
    if bara_lage:
        return int(ett.fornyelse.aldre)
    if ett.skrivet:
        skriv(f"\nUppdaterade {ett.fil}. Öppna det i Word, markera allt och tryck F9, så räknas innehållet om.")
    else:
        skriv(f"\n{ett.fil} är oförändrat.")
    if ett.pdf is not None:
        skriv(f"Skrev {ett.pdf}, med innehållets sidnummer som de står i dokumentet.")
    return kontrollkod(ett.kontroller)


def visa_dokument(gjort: Gjort) -> None:
    """What was made, and what a person should know of it."""
    for mening in gjort.besked:
        skriv(stycke(mening))
    skriv(kontrollrad(gjort.kontroller))
    antal = sum(gjort.siffror.values())
    skriv(f"\nSkrev {gjort.fil}: {antal} uppgifter i texten, {len(gjort.siffror)} olika.")
    if gjort.pdf is not None:
        skriv(f"Skrev {gjort.pdf}.")
    else:
        skriv("Öppna det i Word, markera allt (Ctrl+A) och tryck F9, så räknas innehållets sidnummer.")
