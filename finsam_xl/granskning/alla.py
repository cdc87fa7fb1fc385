"""Hela granskningen: alla kontroller på ett tryckt dokument, och på det mot de dokument som ligger bredvid."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from finsam_xl.granskning.fynd import Fynd, Provat
from finsam_xl.granskning.regler.andelar import granska_andelar
from finsam_xl.granskning.regler.arspann import granska_arspann
from finsam_xl.granskning.regler.avvikelser import granska_avvikelser
from finsam_xl.granskning.regler.datum import granska_datum
from finsam_xl.granskning.regler.kolumnsamband import granska_kolumnsamband
from finsam_xl.granskning.regler.kvoter import granska_kvoter
from finsam_xl.granskning.regler.lagens_delar import granska_lagens_delar
from finsam_xl.granskning.regler.lagrum import granska_lagrum
from finsam_xl.granskning.regler.lopande_text import granska_lopande_text
from finsam_xl.granskning.regler.mellan import granska_mellan
from finsam_xl.granskning.regler.namn import granska_namn
from finsam_xl.granskning.regler.parternas_tal import granska_parternas_tal
from finsam_xl.granskning.regler.procentkolumner import granska_procentkolumner
from finsam_xl.granskning.regler.saknat import granska_saknat
from finsam_xl.granskning.regler.samband import granska_samband
from finsam_xl.granskning.regler.samma_part import granska_samma_part
from finsam_xl.granskning.regler.summor import granska_summor
from finsam_xl.granskning.regler.tecken import granska_tecken
from finsam_xl.granskning.regler.texttal import granska_texttal
from finsam_xl.granskning.regler.verksamhet.bedomda_insatser import granska_bedomda_insatser
from finsam_xl.granskning.regler.verksamhet.kort_mot_tabell import granska_kort_mot_tabell
from finsam_xl.granskning.regler.verksamhet.kortens_tal import granska_kort
from finsam_xl.granskning.regler.verksamhet.kumulerat import granska_kumulerat
from finsam_xl.granskning.regler.verksamhet.malbedomning import granska_malbedomning
from finsam_xl.granskning.regler.verksamhet.malord import granska_malord
from finsam_xl.granskning.regler.verksamhet.malskalan import granska_malskalan
from finsam_xl.granskning.regler.verksamhet.styrelsen import granska_styrelsen

if TYPE_CHECKING:
    from collections.abc import Iterable

    from finsam_xl.granskning.tryck.dokument import Dokument

__all__ = ["Utslag", "granska", "prova"]

_KONTROLLER = (
    granska_samband,
    granska_summor,
    granska_avvikelser,
    granska_kvoter,
    granska_saknat,
    granska_datum,
    granska_texttal,
    granska_andelar,
    granska_kort,
    granska_kort_mot_tabell,
    granska_namn,
    granska_tecken,
    granska_lagrum,
    granska_styrelsen,
    granska_malbedomning,
    granska_lagens_delar,
    granska_bedomda_insatser,
    granska_malskalan,
    granska_malord,
    granska_parternas_tal,
    granska_samma_part,
    granska_procentkolumner,
    granska_kolumnsamband,
    granska_kumulerat,
    granska_arspann,
    granska_lopande_text,
)


@dataclass(frozen=True, slots=True)
class Utslag:
    """En hel granskning: fynden, och varje samband som är prövat."""

    fynd: tuple[Fynd, ...]
    provat: tuple[Provat, ...]


def prova(dokument: Dokument, andra: Iterable[Dokument] = ()) -> Utslag:
    """Pröva *dokument*, det i sig självt först och sedan mot *andra* dokument; samma fynd bara en gång."""
    svar = [ett for kontroll in _KONTROLLER for ett in kontroll(dokument)]
    svar += granska_mellan(dokument, andra)
    unika = dict.fromkeys(svar)
    return Utslag(
        tuple(en for en in unika if isinstance(en, Fynd)), tuple(en for en in unika if isinstance(en, Provat))
    )


def granska(dokument: Dokument, andra: Iterable[Dokument] = ()) -> tuple[Fynd, ...]:
    """Alla fynd i *dokument*, de i det självt först och sedan de mot *andra* dokument."""
    return prova(dokument, andra).fynd
