"""En saldolista som samma värden som en SIE-fil: saldon, objekt och månader, eller felen som hindrar det."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from finsam_xl.inlasning.saldolista import slag
from finsam_xl.inlasning.saldolista.avstamning import avstamningsfel, hela_listans
from finsam_xl.inlasning.saldolista.beskrivning import beskrivning
from finsam_xl.inlasning.saldolista.bladen import listsidor
from finsam_xl.inlasning.saldolista.kolumnval import bara_rorelser
from finsam_xl.inlasning.saldolista.listfil import dimensionerna, med_delar, med_saldon
from finsam_xl.inlasning.saldolista.listhuvud import huvudet
from finsam_xl.inlasning.saldolista.poster import Listsida, dubbla, poster, utan_totaler
from finsam_xl.inlasning.saldolista.summor import (
    hela_konton,
    i_grupper,
    periodens_ingaende,
    teckensatt,
)
from finsam_xl.sie.diagnos import Samling
from finsam_xl.sie.lexer import rakna_upp
from finsam_xl.sie.provning.filprov import prova_filen
from finsam_xl.sie.slag import ORGNR_SAKNAS, TECKENKOD

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from finsam_xl.inlasning.saldolista.ark import Listark
    from finsam_xl.inlasning.saldolista.bokstod import Bokstod
    from finsam_xl.sie import Diagnos, SieFil

__all__ = ["saldofiler"]

_ETIKETT = re.compile(r" \(#[A-Z]+\)")
_FLEST_SKILLNADER = 20


def saldofiler(ark: Sequence[Listark], tom: SieFil, stod: Bokstod) -> tuple[SieFil, ...]:
    """Varje år som bladen är saldolistor för; *tom* är filen utan innehåll. En lista med fel blir en avvisad fil."""
    sidor, fel, utan = listsidor(ark, tom.filnamn, stod)
    if fel or not sidor:
        return (replace(tom, diagnoser=tuple(fel) or (_ingen(ark),)),)
    ar: dict[date, list[Listsida]] = defaultdict(list)
    for sida in sidor:
        ar[sida.tid.dag].append(sida)
    return tuple(_filen(grupp, tom, stod, utan) for _, grupp in sorted(ar.items(), reverse=True))


def _ingen(ark: Sequence[Listark]) -> Diagnos:
    blad = rakna_upp(ett.namn for ett in ark if ett.namn)
    var = f" Bladen i filen: {blad}." if blad else ""
    return slag.fyndet(slag.INGEN_LISTA, "", f"Ingen rad har rubriker för konto och belopp.{var}")


def _filen(sidor: Sequence[Listsida], tom: SieFil, stod: Bokstod, utan: Sequence[str]) -> SieFil:
    alla = utan_totaler(poster(sidor))
    satt, intakter = teckensatt(alla, stod.kontoplan)
    konton = hela_konton(alla, satt, intakter)
    fel = [*dubbla(sidor, alla), *avstamningsfel(sidor, konton)]
    fel = fel[:_FLEST_SKILLNADER] or list(hela_listans(sidor, konton)) or list(bara_rorelser(sidor, konton))
    if fel:
        return replace(tom, diagnoser=tuple(fel))
    nummer = dimensionerna(sidor, stod)
    fil = med_saldon(huvudet(sidor, tom), konton, med_ib=not periodens_ingaende(konton))
    fil = med_delar(fil, i_grupper(alla, satt, intakter), nummer, sidor)
    text = beskrivning(sidor, konton, satt, nummer, utan)
    funna = [ett for ett in prova_filen(fil, Samling()) if ett.kod not in {ORGNR_SAKNAS.kod, TECKENKOD.kod}]
    tolkning = slag.fyndet(slag.TOLKNING, "", text)
    return replace(fil, diagnoser=(tolkning, *(replace(ett, text=_ETIKETT.sub("", ett.text)) for ett in funna)))
