"""Bokens poster, och vilken av dem en tryckt rad med eget namn är: en kommun, en motpart, en insats."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from difflib import SequenceMatcher
from functools import lru_cache
from typing import TYPE_CHECKING

from finsam_xl.belopp import avrunda
from finsam_xl.granskning.regler.uttryck import I_MILJONER, enhet_i_kr
from finsam_xl.granskning.regler.verksamhet.insatsnamn import Namngiven, para
from finsam_xl.granskning.tryck.etiketter import slag_av, stada
from finsam_xl.granskning.tryck.kolumner import filform

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from finsam_xl.granskning.tryck.dokument import Rad, Tabell

__all__ = ["Bokpost", "para_poster"]

_LIKHET = 0.8
_BLAD = re.compile(r"(?:^|, )\w+ ([^!,]+)!")
"""Bladens namn utan rapportens prefix i «ÅR Noter!B8, C8, ÅR Driftredovisning!B6»."""
_NUMMER = re.compile(r"\d+(?:\.\d+)+")
_PLANAR = re.compile(r", år \d+$")
_INSATSER = frozenset({"insatstabell", "deltagare", "kortbelopp"})


@dataclass(frozen=True, slots=True)
class Bokpost:
    """En post i Poster: id utan rapportens prefix, benämning, exakta belopp (None: inget tal), enhet, var den visas."""

    namn: str
    benamning: str
    belopp: Decimal | None
    belopp_fg: Decimal | None
    enhet: str
    visas_i: str

    @property
    def vem(self) -> str:
        """Den som posten gäller: «Steget vidare» i «Steget vidare: prognos» och «Steget vidare, år 1»."""
        namn = _PLANAR.sub("", self.benamning)
        return namn.rpartition(": ")[0] or namn

    def kan_sta_i(self, slag: str) -> bool:
        """Om boken visar posten i en tabell av *slag*, eller på ett blad med flera slag (ÅR Noter)."""
        bladen = _BLAD.findall(self.visas_i)
        egna = {funnet.slag if (funnet := slag_av(filform(blad))) else slag for blad in bladen}
        return slag in egna


def para_poster(
    tabell: Tabell, rader: Sequence[Rad], poster: Sequence[Bokpost], alla: Mapping[str, Bokpost]
) -> dict[int, int]:
    """Ordningsnummer på rad till ordningsnummer på post, en mot en."""
    if tabell.slag == "mal":
        numrerade = {nummer: nr for nr, nummer in enumerate(_indikatornummer(rader))}
        return {numrerade[nr]: j for j, post in enumerate(poster) if (nr := _indikator(post)) in numrerade}
    par: dict[int, int] = {}
    if tabell.slag in _INSATSER:
        skala, minsta = enhet_i_kr(tabell.enhet), _sista_siffran(tabell, rader)
        par = para([_radens(tabell, rad) for rad in rader], [_postens(post, alla, skala, minsta) for post in poster])
    return par | _efter_likhet(rader, poster, par)


def _efter_likhet(rader: Sequence[Rad], poster: Sequence[Bokpost], redan: Mapping[int, int]) -> dict[int, int]:
    """Para de rader och poster som är kvar, mest lika namn först."""
    par: dict[int, int] = {}
    likheter = sorted(
        (
            (_likhet(rad.post, post.vem), -i, -j)
            for i, rad in enumerate(rader)
            if i not in redan
            for j, post in enumerate(poster)
            if j not in redan.values()
        ),
        reverse=True,
    )
    for likhet, i, j in likheter:
        if likhet >= _LIKHET and -i not in par and -j not in par.values():
            par[-i] = -j
    return par


def _indikatornummer(rader: Sequence[Rad]) -> Iterator[str]:
    """Varje rads nummer i en egen kolumn eller först i texten, annars målets nummer och indikatorns ordning i målet."""
    antal: Counter[str] = Counter()
    for rad in rader:
        malet = rad.falt.get("mal_nr", "")
        antal[malet] += 1
        traff = _NUMMER.match(rad.falt.get("indikator_nr") or rad.post)
        yield (traff[0] if traff else f"{malet}.{antal[malet]}").replace(".", "_")


def _indikator(post: Bokpost) -> str:
    """Indikatorns nummer i postens namn: 1_3 i MA_1_3_lokalt."""
    return post.namn.partition("_")[2].rpartition("_")[0]


@lru_cache(maxsize=16_384)
def _likhet(ett: str, annat: str) -> float:
    """Hur lika två namn är; det sista ordet i ett längre tryckt namn kan vara det andra (Driftbidrag från ...)."""
    tryckt, bokens = stada(ett), stada(annat)
    return 0.99 if tryckt.endswith(f" {bokens}") else SequenceMatcher(None, tryckt, bokens).ratio()


def _radens(tabell: Tabell, rad: Rad) -> Namngiven:
    tal = (rad.tal(kolumn) for kolumn in tabell.kolumner if kolumn.roll != "avvikelse")
    return Namngiven(rad.post, "", tuple(abs(ett) for ett in tal if ett))


def _sista_siffran(tabell: Tabell, rader: Sequence[Rad]) -> Decimal:
    """Vad den sista tryckta siffran är värd: en hel enhet, eller i miljoner en del av den."""
    if tabell.enhet not in I_MILJONER:
        return Decimal(1)
    tal = (rad.tal(kolumn) for rad in rader for kolumn in tabell.kolumner)
    return Decimal(1).scaleb(min((int(ett.as_tuple().exponent) for ett in tal if ett is not None), default=0))


def _postens(post: Bokpost, alla: Mapping[str, Bokpost], skala: Decimal, minsta: Decimal) -> Namngiven:
    """Insatsen med alla sina belopp, så att två insatser med samma namn kan skiljas åt."""
    stam = post.namn.rpartition("_")[0]
    egna = (en for namn, en in alla.items() if namn.rpartition("_")[0] == stam and not namn.endswith("_avvikelse"))
    belopp = (avrunda(en.belopp / (skala if en.enhet == "kr" else 1), minsta) for en in egna if en.belopp)
    return Namngiven(post.vem, "", tuple(map(abs, belopp)))
