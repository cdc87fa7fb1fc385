"""Vilken post i boken ett tryckt tal är: efter radens id, och efter namn där raderna har egna.

Templates fil poster.csv säger vilken post det är. En post utan mönster är en rads (RR_intakter); ett mönster (NOT1_*)
är alla rader med egna namn: kommuner, motparter, insatser, mål. Flera mönster skiljs med mellanrum. # är kolumnens
nummer bland planens år (BU_stat_#).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

from finsam_xl.belopp import avrunda
from finsam_xl.granskning.mot_bok.postnamn import para_poster
from finsam_xl.granskning.regler.uttryck import enhet_i_kr
from finsam_xl.granskning.tryck.etiketter import etiketter, mallrader, stada

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from finsam_xl.granskning.mot_bok.postnamn import Bokpost
    from finsam_xl.granskning.tryck.dokument import Kolumn, Rad, Tabell

__all__ = ["Bokrapport", "Kolumnpar", "Par", "para_kolumn"]

_HUNDRA = Decimal(100)
_HELA = Decimal(1)
_PLAN = "verksamhetsplan"
_NAMNGIVNA = "*"
_PLANAR = "#"
_KVAR = "_ovrigt"
_RAKNINGARNA = frozenset({"RR_", "BR_", "DR_", "DB_", "DA_"})
"""Mönster som bara träffar förbundets egna rader: lagens rader i en räkning har var sin regel, eller är valfria."""
_ALDRE = 2
"""Så många år före perioden kommer siffran ur Historik."""


@dataclass(frozen=True, slots=True)
class Bokrapport:
    """En byggd rapport i boken: prefix, titel, periodens och jämförelseperiodens år, och posterna efter id.

    *egna* är id för förbundets egna rader i räkningarna.
    """

    prefix: str
    titel: str
    ar: int
    ar_fg: int
    poster: Mapping[str, Bokpost]
    egna: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Par:
    """En tryckt ruta, bokens post och dess tal i rutans enhet, med lika många decimaler som trycket.

    *kostnad* är sant för en rad som kan tryckas utan minus.
    """

    tabell: Tabell
    rad: Rad
    kolumn: Kolumn
    post: Bokpost
    tryckt: Decimal | None
    beraknat: Decimal
    kostnad: bool


@dataclass(frozen=True, slots=True)
class Kolumnpar:
    """En kolumn mot boken: paren, belopp och antal som bara boken visar, och tryckta rader utan tal i boken."""

    par: tuple[Par, ...]
    saknade: tuple[Bokpost, ...]
    utan_post: tuple[Rad, ...]


@dataclass(frozen=True, slots=True)
class _Regel:
    """En rad i poster.csv; *aldre* är postens namn för år före jämförelseperioden, följt av antalet år.

    En rad för en viss *rapport* går före den som gäller alla.
    """

    rapport: str
    slag: str
    id: str
    roll: str
    post: str
    aldre: str
    kostnad: str


@cache
def _regler() -> tuple[_Regel, ...]:
    return tuple(_Regel(**rad) for rad in mallrader("poster.csv"))


def para_kolumn(tabell: Tabell, kolumn: Kolumn, bok: Bokrapport) -> Kolumnpar | None:
    """Kolumnens tal mot boken; None när boken inte har kolumnens roll eller år."""
    regler = _som_galler(tabell, kolumn, bok)
    if not regler:
        return None
    fg = kolumn.ar == bok.ar_fg != bok.ar
    poster = _rader(tabell, {ident: regel.post for ident, regel in regler.items()}, bok)
    par: list[Par] = []
    utan_post: list[Rad] = []
    for rad in tabell.rader:
        regel, post = regler.get(rad.id, regler.get(_NAMNGIVNA)), poster.get(rad.nr)
        exakt = _belopp(post, fg=fg) if post else None
        if post and exakt is not None:
            par.append(_par(tabell, rad, kolumn, post, exakt, kostnad=bool(regel and regel.kostnad)))
        elif rad.tal(kolumn) is not None:
            utan_post.append(rad)
    funna = {post.namn for post in poster.values()}
    visade = (en for en in _visade(tabell, regler, bok) if en.kan_sta_i(tabell.slag))
    saknade = (en for en in visade if en.namn not in funna and _belopp(en, fg=fg))
    return Kolumnpar(tuple(par), tuple(saknade) if par else (), tuple(utan_post))


def _som_galler(tabell: Tabell, kolumn: Kolumn, bok: Bokrapport) -> dict[str, _Regel]:
    """Reglerna för kolumnens roll och år, efter radens id; för äldre år med postens namn för det året."""
    roll = "plan" if kolumn.roll == "budget" and _PLAN in kolumn.namn else kolumn.roll
    mojliga = [en for en in _regler() if (en.slag, en.roll) == (tabell.slag, roll)]
    regler = {en.id: en for rapport in ("", bok.prefix) for en in mojliga if en.rapport == rapport}
    return {ident: replace(en, post=post) for ident, en in regler.items() if (post := _arets_post(en, kolumn.ar, bok))}


def _arets_post(regel: _Regel, ar: int, bok: Bokrapport) -> str:
    """Postens namn ett visst år; tomt när boken inte har året."""
    steg = bok.ar - ar
    if _PLANAR in regel.post:
        return regel.post.replace(_PLANAR, str(1 - steg))
    if ar in {bok.ar, bok.ar_fg}:
        return regel.post
    return f"{regel.aldre}_{steg}" if regel.aldre and steg >= _ALDRE else ""


def _belopp(post: Bokpost, *, fg: bool) -> Decimal | None:
    return post.belopp_fg if fg else post.belopp


def _visade(tabell: Tabell, regler: Mapping[str, _Regel], bok: Bokrapport) -> Iterator[Bokpost]:
    """Belopp och antal som boken visar och trycket därför ska ha, som trycket kallar dem; andelar räknas ur dem."""
    kanda = {en.id: en for en in reversed(etiketter()) if en.slag == tabell.slag}
    namn = {ident: regel.post for ident, regel in regler.items()}
    radtexter = {post: kanda[ident].etikett for ident, post in reversed(namn.items()) if ident in kanda}
    ska_sta = (ident for ident in namn if ident != _NAMNGIVNA and not (ident in kanda and kanda[ident].frivillig))
    egna = (bok.poster[post] for post in dict.fromkeys(namn[ident] for ident in ska_sta) if post in bok.poster)
    med_radtext = (replace(post, benamning=radtexter.get(post.namn, post.benamning)) for post in egna)
    alla = (*med_radtext, *_efter_monster(namn, bok))
    yield from (post for post in alla if post.enhet != "andel")


def _rader(tabell: Tabell, namn: Mapping[str, str], bok: Bokrapport) -> dict[int, Bokpost]:
    """Radernas nummer, och posten som var och en är."""
    lagens = {
        rad.nr: _tryckt(post, tabell.slag, bok) for rad in tabell.rader if (post := namn.get(rad.id, "")) in bok.poster
    }
    egna = lagens | _egna(tabell, namn, bok)
    ovriga = [rad for rad in tabell.rader if rad.nr not in egna and rad.typ != "rubrik" and rad.post]
    poster = list(_efter_monster(namn, bok))
    return egna | {
        ovriga[rad].nr: poster[post] for rad, post in para_poster(tabell, ovriga, poster, bok.poster).items()
    }


def _tryckt(post: str, slag: str, bok: Bokrapport) -> Bokpost:
    """Posten som boken trycker på raden: det som är kvar på lagens rad, när egna rader visar en del av den."""
    hel, kvar = bok.poster[post], bok.poster.get(f"{post}{_KVAR}")
    return kvar if kvar is not None and kvar.kan_sta_i(slag) and not hel.kan_sta_i(slag) else hel


def _egna(tabell: Tabell, namn: Mapping[str, str], bok: Bokrapport) -> dict[int, Bokpost]:
    """Raderna som heter som en av förbundets egna i boken, vad rader av det namnet än brukar vara."""
    efter_namn = {stada(post.vem): post for post in _efter_monster(namn, bok) if post.namn in bok.egna}
    return {rad.nr: efter_namn[namnet] for rad in tabell.rader if (namnet := stada(rad.post)) in efter_namn}


def _efter_monster(namn: Mapping[str, str], bok: Bokrapport) -> Iterator[Bokpost]:
    """Posterna som något av mönstren träffar, utom de som har en egen rad och andelar av en summa."""
    for monster in namn.get(_NAMNGIVNA, "").split():
        fore, _, efter = monster.partition(_NAMNGIVNA)
        for ident, post in bok.poster.items():
            traffar = ident.startswith(fore) and ident.endswith(efter) and len(ident) > len(fore) + len(efter)
            lagens = fore in _RAKNINGARNA and ident not in bok.egna
            if traffar and not lagens and ident not in namn.values() and not ident.startswith(f"{fore}andel_"):
                yield post


def _par(tabell: Tabell, rad: Rad, kolumn: Kolumn, post: Bokpost, exakt: Decimal, *, kostnad: bool) -> Par:
    tryckt = rad.tal(kolumn)
    minsta = _HELA if tryckt is None else _HELA.scaleb(min(int(tryckt.as_tuple().exponent), 0))
    beraknat = avrunda(_i_trycket(exakt, post, tabell, rad), minsta)
    return Par(tabell, rad, kolumn, post, tryckt, beraknat, kostnad)


def _i_trycket(exakt: Decimal, post: Bokpost, tabell: Tabell, rad: Rad) -> Decimal:
    if post.enhet == "andel":
        return exakt * _HUNDRA
    return exakt / enhet_i_kr(rad.falt.get("enhet") or tabell.enhet) if post.enhet == "kr" else exakt
