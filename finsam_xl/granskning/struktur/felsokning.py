"""Vad en summa som inte går ihop beror på: vilken rad som är fel, och hur den har blivit det.

Varje förklaring prövas på den rad den gäller: med talet rättat ska summan gå ihop, i alla kolumner.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from finsam_xl.belopp import svensk
from finsam_xl.granskning.fynd import Klass, klassa
from finsam_xl.granskning.struktur.provning import Provsvar

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from finsam_xl.granskning.struktur.provning import Rutprov, Summaprov
    from finsam_xl.granskning.struktur.rutnat import Rutnat

__all__ = ["Forklaring", "forklara"]

_STARKA = (
    Klass.OMKASTADE_SIFFROR,
    Klass.TECKENFEL,
    Klass.FAKTOR_TIO,
    Klass.FORRA_ARET,
    Klass.ANNAN_KOLUMN,
)
"""Förklaringarna som räcker för att peka ut en rad, starkast först."""


@dataclass(frozen=True, slots=True)
class Forklaring:
    """Raden *nr* som är fel, vad det är för fel och meningen som säger det."""

    nr: int
    klass: Klass
    mening: str


def forklara(rutnat: Rutnat, prov: Summaprov, ruta: Rutprov) -> Forklaring | None:
    """Den starkaste förklaringen till att *ruta* inte går ihop, om bara en rad kan vara den."""
    if bytta := _bytta_kolumner(rutnat, prov, ruta):
        return bytta
    if dubbel := _dubbel_rad(rutnat, prov):
        return dubbel
    funna = list(_felskrivna(rutnat, prov, ruta))
    for klass in _STARKA:
        egna = [en for en in funna if en.klass is klass]
        if egna:
            return egna[0] if len(egna) == 1 else None
    return None


def _felskrivna(rutnat: Rutnat, prov: Summaprov, ruta: Rutprov) -> Iterator[Forklaring]:
    """Summan själv och varje rad, med det tal som skulle få summan att gå ihop."""
    if ruta.tryckt is None:
        return
    skillnad = ruta.tryckt - ruta.beraknat
    kandidater = [(prov.post.nr, ruta.tryckt, ruta.beraknat)]
    for led in prov.lasning.led:
        tryckt = rutnat.belopp(led.nr, ruta.kolumn)
        kandidater.append((led.nr, tryckt, tryckt + led.tecken * skillnad))
    for nr, tryckt, ratt in kandidater:
        if (klass := _hur(rutnat, nr, ruta, tryckt, ratt)) is not None:
            yield Forklaring(nr, klass, f"{_namn(rutnat, nr)}: {_sager(klass, tryckt, ratt, rutnat, ruta)}")


def _hur(rutnat: Rutnat, nr: int, ruta: Rutprov, tryckt: Decimal, ratt: Decimal) -> Klass | None:
    if not tryckt or not ratt:
        return None
    for annan in rutnat.kolumner:
        if annan != ruta.kolumn and rutnat.belopp(nr, annan) == tryckt != ratt and _lika_stort(tryckt):
            return Klass.FORRA_ARET if annan.ar != ruta.kolumn.ar else Klass.ANNAN_KOLUMN
    return klassa(tryckt, ratt, 0, Klass.RAKNEFEL)


def _lika_stort(tal: Decimal) -> bool:
    """Ett tal med minst två siffror: mindre tal är lika av en slump."""
    return abs(tal) >= 10  # noqa: PLR2004 - two digits


def _sager(klass: Klass, tryckt: Decimal, ratt: Decimal, rutnat: Rutnat, ruta: Rutprov) -> str:
    decimaler = max(0, -int(rutnat.enhet(ruta.kolumn).as_tuple().exponent))
    ett, annat = svensk(tryckt, decimaler), svensk(ratt, decimaler)
    if klass is Klass.TECKENFEL:
        return f"med tecknet {ett} i stället för {annat} går summan inte ihop."
    hur = {
        Klass.OMKASTADE_SIFFROR: "två siffror ser ut att ha bytt plats",
        Klass.FAKTOR_TIO: "en nolla eller ett kommatecken ser ut att vara fel",
        Klass.FORRA_ARET: "samma tal står i ett annat års kolumn",
        Klass.ANNAN_KOLUMN: "samma tal står i en annan kolumn",
    }
    return f"{ett} i stället för {annat}; {hur.get(klass, 'en siffra ser felskriven ut')}."


def _namn(rutnat: Rutnat, nr: int) -> str:
    rad = rutnat.tabell.rader[nr]
    return f"rad {rad.nr} {rad.post}".rstrip()


def _bytta_kolumner(rutnat: Rutnat, prov: Summaprov, ruta: Rutprov) -> Forklaring | None:
    """En rad vars tal i två kolumner har bytt plats: med dem bytta går båda kolumnerna ihop."""
    if ruta.tryckt is None:
        return None
    skillnad, nastan = ruta.tryckt - ruta.beraknat, 2 * rutnat.enhet(ruta.kolumn)
    for annan in prov.rutor:
        if annan.utfall is not Provsvar.FEL or annan.kolumn == ruta.kolumn or annan.tryckt is None:
            continue
        if abs(skillnad + annan.tryckt - annan.beraknat) > nastan:
            continue
        for nr, tecken in ((prov.post.nr, -1), *((en.nr, en.tecken) for en in prov.lasning.led)):
            flytt = rutnat.belopp(nr, annan.kolumn) - rutnat.belopp(nr, ruta.kolumn)
            if flytt and abs(tecken * flytt - skillnad) <= nastan:
                kolumner = f"{ruta.kolumn.tryckt} och {annan.kolumn.tryckt}"
                mening = f"{_namn(rutnat, nr)}: talen i kolumnerna {kolumner} ser ut att ha bytt plats."
                return Forklaring(nr, Klass.ANNAN_KOLUMN, mening)
    return None


def _dubbel_rad(rutnat: Rutnat, prov: Summaprov) -> Forklaring | None:
    """En rad som räknas en gång för mycket: utan den går summan ihop i varje kolumn."""
    for led in prov.lasning.led if len(prov.lasning.led) > 1 else ():
        if all(_gar_ihop_utan(rutnat, led.nr, led.tecken, en) for en in prov.rutor):
            mening = (
                f"{_namn(rutnat, led.nr)}: utan raden går summan ihop; står den två gånger, eller hör till en annan?"
            )
            return Forklaring(led.nr, Klass.DUBBEL_RAD, mening)
    return None


def _gar_ihop_utan(rutnat: Rutnat, nr: int, tecken: int, ruta: Rutprov) -> bool:
    if ruta.tryckt is None or ruta.utfall is Provsvar.OLAST:
        return True
    utan = ruta.beraknat - tecken * rutnat.belopp(nr, ruta.kolumn)
    return abs(ruta.tryckt - utan) <= 2 * rutnat.enhet(ruta.kolumn)
