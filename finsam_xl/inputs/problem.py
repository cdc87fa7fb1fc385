"""Problemen vars ord beror på vad boken håller; de andra skrivs rakt av ur förteckningen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.inputs.citat import citat, lista
from finsam_xl.inputs.felslag import cellerna, filen, perioderna, raderna, talen
from finsam_xl.inputs.felslag.handlingar import RATTA

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from finsam_xl.filslag import Hinder
    from finsam_xl.modell import Problem

__all__ = [
    "datum_ar_text",
    "fel_filformat",
    "for_stor_bok",
    "losenord",
    "okand_etikett",
    "orimligt_datum",
    "period_utan_datum",
    "period_utan_rapport",
    "skadad",
    "tal_ar_text",
    "utanfor_lista",
]

_UPPRAKNADE = 6
_ETT_AR = "2025"


def losenord(hinder: Hinder) -> Problem:
    """Hela filen är krypterad."""
    return filen.LOSENORD.vid("", mening=hinder.mening, gor=hinder.gor)


def fel_filformat(hinder: Hinder) -> Problem:
    """Filen är något annat än en bok som kan läsas; *hinder* säger vad."""
    return filen.FEL_FILFORMAT.vid("", mening=hinder.mening, gor=hinder.gor)


def skadad(vad: str) -> Problem:
    """Paketet eller en del av det går inte att läsa."""
    return filen.SKADAD.vid("", vad=vad)


def for_stor_bok(vad: str) -> Problem:
    """Paketet är större än någon förbundsbok är."""
    return filen.FOR_STOR_BOK.vid("", vad=vad)


def tal_ar_text(plats: str, rubrik: str, text: str, lasningar: Sequence[str]) -> Problem:
    """Text står där ett tal ska stå; *lasningar* är de tal som den kan betyda."""
    tydning = lasningar[0] if len(lasningar) == 1 else ""
    return talen.TAL_AR_TEXT.vid(
        plats,
        rubrik=rubrik,
        text=text,
        menat=_menat(lasningar),
        tal=tydning or "talet",
        rattning=_rattning(gar=bool(tydning)),
    )


def datum_ar_text(plats: str, rubrik: str, text: str, lasningar: Sequence[str]) -> Problem:
    """Text står där ett datum ska stå; *lasningar* är de dagar som den kan betyda."""
    rattning = _rattning(gar=len(lasningar) == 1)
    return talen.DATUM_AR_TEXT.vid(plats, rubrik=rubrik, text=text, menat=_menat(lasningar), rattning=rattning)


def _menat(lasningar: Sequence[str]) -> str:
    """Vad texten ser ut att betyda: en enda läsning, eller flera som ingen kan välja bland åt skrivaren."""
    if len(lasningar) == 1:
        return f" Den ser ut som {lasningar[0]}."
    return f" Den kan betyda {' eller '.join(lasningar)}." if lasningar else ""


def _rattning(*, gar: bool) -> str:
    """Att programmet kan rätta felet, där det går att veta vad som menas."""
    return RATTA if gar else ""


def orimligt_datum(plats: str, rubrik: str, datum: str, artal: str) -> Problem:
    """Ett datum långt ifrån vår tid; *artal* är årtalet som Excel kan ha gjort det av."""
    av = f" Så läser Excel talet {artal} i en datumcell." if artal else ""
    return talen.ORIMLIGT_DATUM.vid(plats, rubrik=rubrik, datum=datum, av=av, artal=artal or _ETT_AR)


def utanfor_lista(plats: str, rubrik: str, text: str, val: Collection[str]) -> Problem:
    """Värdet finns inte bland de tillåtna; skiljer bara stora och små bokstäver går det att rätta."""
    rattning = _rattning(gar=text.casefold() in map(str.casefold, val))
    return cellerna.UTANFOR_LISTA.vid(plats, rubrik=rubrik, text=text, val=val, rattning=rattning)


def okand_etikett(plats: str, rubrik: str, text: str, giltiga: Iterable[str], lik: str) -> Problem:
    """En egen etikett för en tabell eller en rad som inte finns; *lik* är det id som mest liknar det skrivna."""
    vad = "tabell" if rubrik == "Tabell" else "rad i tabellen"
    menat = f" Menas {lik}?" if lik else ""
    return raderna.OKAND_ETIKETT.vid(plats, rubrik=rubrik, text=text, vad=vad, menat=menat, giltiga=giltiga)


def period_utan_rapport(plats: str, period: str, celler: Sequence[str], perioder: str) -> Problem:
    """Rader med belopp på en dag som ingen rapport kan läsa: den första på *plats*, och de andra *celler*na."""
    med_flera = " med flera" if len(celler) > _UPPRAKNADE else ""
    fler = f" (också {lista(celler[1:_UPPRAKNADE])}{med_flera})" if celler[1:] else ""
    return perioderna.PERIOD_UTAN_RAPPORT.vid(plats, period=period, fler=fler, perioder=perioder)


def period_utan_datum(plats: str, insats: str) -> Problem:
    """Ett belopp för hela perioden som inte hör till en insats med Start och Slut."""
    vilken = f"Insatsen {citat(insats)} saknar Start eller Slut" if insats else "Raden saknar insats"
    return raderna.PERIOD_UTAN_DATUM.vid(plats, vilken=vilken)
