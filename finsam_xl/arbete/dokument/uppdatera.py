"""A document on disk renewed from its book: our own frames alone, and what is kept is told."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from finsam_xl.arbete.dokument.gor import FOLJER_MED, dokumentet, mallen, minns
from finsam_xl.arbete.dokument.underlaget import dokumentunderlag
from finsam_xl.arbete.gemensamt.bokdata import eller_avbrott
from finsam_xl.arbete.gemensamt.fel import Avbrott
from finsam_xl.arbete.gemensamt.grind import las_arbetsbok
from finsam_xl.arbete.gemensamt.skrivet import spara_bok
from finsam_xl.arbetsbok.fil.spara import gar_att_spara, las_bok
from finsam_xl.book.klocka import klockan
from finsam_xl.dokument.ater.bokmarken import aterstall
from finsam_xl.dokument.ater.fornyelse import fornya
from finsam_xl.dokument.ater.minne import las_dokumentminne
from finsam_xl.dokument.nycklar import ident_ur
from finsam_xl.dokument.omfyllning import fyllt_pa_nytt
from finsam_xl.dokument.oppning import oppna_dokument
from finsam_xl.rapporter.slag import RAPPORTSLAG

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    from finsam_xl.arbete.bygg.kontrollresultat import Kontrollresultat
    from finsam_xl.arbete.dokument.underlaget import Dokumentunderlag
    from finsam_xl.arbetsbok.opc.paket import Paket
    from finsam_xl.dokument.ater.fornyelse import Fornyelse
    from finsam_xl.dokument.ater.minne import Dokumentminne

__all__ = ["Uppdaterat", "uppdatera"]


@dataclass(frozen=True, slots=True)
class Uppdaterat:
    """What became of a document, *skrivet* when it was written.

    *nya* are tables of the report that it never had, *tillkomna* what else the template would give now, *aterfunna* how
    many frames were found by their bookmarks alone.
    """

    fil: Path
    bok: Path
    fornyelse: Fornyelse
    nya: tuple[str, ...]
    tillkomna: tuple[str, ...]
    aterfunna: int
    besked: tuple[str, ...]
    kontroller: tuple[Kontrollresultat, ...]
    skrivet: bool


def uppdatera(
    dokument: Path,
    bok: Path | None = None,
    *,
    bara_lage: bool = False,
    tid: datetime | None = None,
    meddela: Callable[[str], None] = lambda _: None,
) -> Uppdaterat:
    """Renew a document from its book, else from the one it remembers that lies beside it.

    With *bara_lage* nothing is written, and what would be is told.

    Raises:
        Indatafel: the book's input has faults, or a control says FEL.
        Avbrott: a file cannot be read or written, or the document is none of ours, or of another report or year.

    """
    data = eller_avbrott(lambda: las_bok(dokument))
    if not bara_lage:
        eller_avbrott(lambda: gar_att_spara(dokument))
    paket = eller_avbrott(lambda: oppna_dokument(data, dokument.name))
    minne = _minnet(paket, dokument)
    bok = bok or _boken(minne, dokument)
    meddela("Läser indata ...")
    last = las_arbetsbok(bok)
    meddela("Räknar tabellerna ...")
    underlag = dokumentunderlag(last, RAPPORTSLAG[minne.rapport], tid or klockan())
    meddela("Förnyar dokumentet ...")
    aterfunna = aterstall(paket, minne)
    farskt, fyllt = fyllt_pa_nytt(paket, minne, underlag.innehall)
    minns(farskt, underlag, fyllt.nycklar, minne.mall, bok.name)
    fornyelse = eller_avbrott(lambda: fornya(paket, farskt), dokument.name)
    ny = paket.skriv()
    skrivet = not bara_lage and ny != data
    if skrivet:
        spara_bok(dokument, ny, data)
    return Uppdaterat(
        dokument,
        bok,
        fornyelse,
        _nya(minne, fyllt.oplacerade),
        _tillkomna(minne, underlag) if minne.mall == FOLJER_MED else (),
        aterfunna,
        tuple(fyllt.besked),
        underlag.kontroller,
        skrivet,
    )


def _nya(minne: Dokumentminne, oplacerade: Mapping[str, str]) -> tuple[str, ...]:
    """The tables of the report that the document never had; one that somebody has removed is not new."""
    kanda = {ident_ur(rad.nyckel) for rad in minne.rader.values()}
    return tuple(titel for ident, titel in oplacerade.items() if ident not in kanda)


def _tillkomna(minne: Dokumentminne, underlag: Dokumentunderlag) -> tuple[str, ...]:
    """What a new document of the same template would have besides its tables: a condition may be another now."""
    nytt = las_dokumentminne(dokumentet(mallen(underlag.slag), underlag).paket)
    rader = {} if nytt is None else nytt.rader
    egna = (rad.namn for market, rad in rader.items() if market not in minne.rader and not ident_ur(rad.nyckel))
    return tuple(dict.fromkeys(egna))


def _boken(minne: Dokumentminne, dokument: Path) -> Path:
    bok = dokument.with_name(Path(minne.bok.replace("\\", "/")).name or "-")
    if not minne.bok or not bok.exists():
        raise Avbrott(
            f"Arbetsboken som {dokument.name} gjordes av"
            + (f" heter {minne.bok} och ligger inte bredvid" if minne.bok else " är inte känd")
            + ". Ange den efter dokumentets namn."
        )
    return bok


def _minnet(paket: Paket, dokument: Path) -> Dokumentminne:
    minne = las_dokumentminne(paket)
    if minne is None or minne.rapport not in RAPPORTSLAG:
        raise Avbrott(
            f"{dokument.name} är inte gjort av det här programmet, eller så har det förlorat sitt minne av vad "
            "programmet skrev, och kan inte uppdateras. Gör ett nytt dokument, och flytta den egna texten dit."
        )
    return minne
