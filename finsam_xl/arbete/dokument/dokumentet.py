"""A template filled, and what the document then remembers of what was written in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from finsam_xl import __version__
from finsam_xl.arbete.dokument.mallen import FOLJER_MED
from finsam_xl.arbete.gemensamt.bokdata import eller_avbrott
from finsam_xl.arbete.gemensamt.fel import Indatafel
from finsam_xl.dokument.ater.minne import Dokumentminne, med_dokumentminne, siffrornas_avtryck
from finsam_xl.dokument.ater.ramar import minnesrader
from finsam_xl.dokument.fyllning import fyll
from finsam_xl.dokument.mallstycken import halva_marken, malldelar
from finsam_xl.dokument.oppning import huvuddel, oppna_dokument
from finsam_xl.dokument.provning import fel_i_mallen
from finsam_xl.dokument.word.hostile import refuse_links
from finsam_xl.rapporter.beslut import om_annan_rapport

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from finsam_xl.arbete.dokument.underlaget import Dokumentunderlag
    from finsam_xl.arbetsbok.opc.paket import Paket
    from finsam_xl.dokument.fyllt import Fyllt

__all__ = ["Dokumentet", "dokumentet", "minns"]


@dataclass(frozen=True, slots=True)
class Dokumentet:
    """A filled document, and what to tell of it."""

    paket: Paket
    besked: tuple[str, ...]
    siffror: Mapping[str, int]


def dokumentet(data: bytes, underlag: Dokumentunderlag, vad: str = FOLJER_MED, bok: str = "") -> Dokumentet:
    """The template *data* filled, when every mark in it means something; it remembers what was written in it.

    Raises:
        Indatafel: a mark means nothing.
        Avbrott: the template is damaged, signed, or built to harm.

    """
    paket = eller_avbrott(lambda: oppna_dokument(data, vad))
    eller_avbrott(lambda: refuse_links(paket, vad))
    if fel := fel_i_mallen(malldelar(paket), underlag.innehall):
        raise Indatafel(fel)
    halva = [f"{ett} är inget helt märke och står kvar som text." for ett in halva_marken(paket)]
    fyllt = fyll(paket, underlag.innehall)
    minns(paket, underlag, fyllt, vad, bok)
    utan = (f"Tabellen {ett} finns i rapporten men har inget märke i mallen." for ett in fyllt.oplacerade.values())
    beslutet = om_annan_rapport(underlag.slag.prefix, underlag.bokslut.grunddata)
    sagt = (*fyllt.besked, *halva, *utan, *_fasta(fyllt), *((beslutet,) if beslutet else ()))
    return Dokumentet(paket, sagt, fyllt.siffror)


def _fasta(fyllt: Fyllt) -> Iterator[str]:
    if fyllt.fasta:
        namn = ", ".join(dict.fromkeys(fyllt.nycklar[nyckel] for nyckel in fyllt.fasta))
        yield f"{namn} står i en textruta, en fotnot eller en länk, och uppdateras inte sedan: skriv om dem för hand."


def minns(paket: Paket, underlag: Dokumentunderlag, fyllt: Fyllt, vad: str, bok: str) -> None:
    """Let the document remember what was written in it, and of what book."""
    period = underlag.bokslut.grunddata.get(f"{underlag.slag.prefix}_Period")
    minne = Dokumentminne(
        underlag.slag.prefix,
        period.isoformat() if isinstance(period, date) else "",
        __version__,
        siffrornas_avtryck((ett.namn, ett.varde) for ett in underlag.innehall.uppgifter),
        vad,
        bok,
        minnesrader(paket, fyllt.nycklar.items(), fyllt.fasta),
        forbund=str(underlag.bokslut.grunddata.get("Forbund") or ""),
        orgnr=str(underlag.bokslut.grunddata.get("Organisationsnummer") or ""),
    )
    med_dokumentminne(paket, huvuddel(paket), minne)
