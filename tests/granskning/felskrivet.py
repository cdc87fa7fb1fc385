"""Ett tryck med en enda felskriven siffra, och prövningen att var och en hittas där den står."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from finsam_xl.granskning.mot_bok.jamforelse import jamfor_med_bok

if TYPE_CHECKING:
    from collections.abc import Collection

    from finsam_xl.granskning.mot_bok.bokpar import Bokrapport
    from finsam_xl.granskning.tryck.dokument import Dokument, Kolumn, Rad, Tabell

__all__ = ["prova_varje_siffra"]


def _annan_siffra(varde: str) -> str:
    """Den sista siffran en till, nio blir noll: det minsta fel som kan tryckas."""
    return f"{varde[:-1]}{(int(varde[-1]) + 1) % 10}"


def _med(dokument: Dokument, tabell: Tabell, rad: Rad, kolumn: Kolumn, varde: str) -> Dokument:
    rader = tuple(replace(en, falt={**en.falt, kolumn.namn: varde}) if en is rad else en for en in tabell.rader)
    tabeller = tuple(replace(en, rader=rader) if en is tabell else en for en in dokument.tabeller)
    return replace(dokument, tabeller=tabeller)


def prova_varje_siffra(dokument: Dokument, rapport: Bokrapport, utan: Collection[str] = ()) -> int:
    """Skriv fel i en ruta i taget, i alla tabeller *utan* dessa slag och kolumner; svaret är antalet prövade rutor.

    Varje fel ska ge ett fynd på rutans plats, ett annat än det som rutan redan hade.
    """
    oandrad = jamfor_med_bok(dokument, rapport)
    utan_post, provade = set(oandrad.utan_post), 0
    for tabell in dokument.tabeller:
        for rad in () if tabell.slag in utan else tabell.rader:
            for kolumn in tabell.kolumner:
                varde, plats = rad.falt[kolumn.namn], tabell.plats(rad, kolumn)
                if rad.tal(kolumn) is None or plats in utan_post or kolumn.namn in utan:
                    continue
                fynd = jamfor_med_bok(_med(dokument, tabell, rad, kolumn, _annan_siffra(varde)), rapport).fynd
                provade += 1
                funnet = next((ett for ett in fynd if ett.plats.startswith(f"{plats} / ")), None)
                redan = next((ett for ett in oandrad.fynd if ett.plats.startswith(f"{plats} / ")), None)
                assert funnet != redan, (plats, varde)
    return provade
