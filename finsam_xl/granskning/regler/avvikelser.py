"""Avvikelsekolumnen: varje rad räknad på det sätt som de flesta rader är, och ingen tom där budget och utfall finns.

Vilka två kolumner avvikelsen är skillnaden mellan, och åt vilket håll, visar raderna själva.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from finsam_xl.belopp import NOLL, svensk
from finsam_xl.granskning.fynd import Fynd, Klass, Provat, klassa
from finsam_xl.granskning.regler.avrundning import sager_avrundning
from finsam_xl.granskning.regler.uttryck import I_MILJONER
from finsam_xl.granskning.struktur.poster import Radroll, las_poster
from finsam_xl.granskning.struktur.rutnat import Rutnat
from finsam_xl.granskning.tryck.ordslag import har_ord

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from finsam_xl.granskning.struktur.poster import Tryckrad
    from finsam_xl.granskning.tryck.dokument import Dokument, Kolumn

__all__ = ["granska_avvikelser"]

_UTFALL = {"prognos": ("prognos", "utfall")}
_MINST = 2


@dataclass(frozen=True, slots=True)
class _Rad:
    """En rad: den tryckta avvikelsen och skillnaden mellan de två kolumnerna, utfall minus budget."""

    post: Tryckrad
    tryckt: Decimal | None
    skillnad: Decimal


def granska_avvikelser(dokument: Dokument) -> Iterator[Fynd | Provat]:
    """Fynd i avvikelsekolumner: fel belopp, en rad som räknats åt andra hållet, en tom ruta."""
    sagd = sager_avrundning(dokument)
    for tabell in dokument.tabeller:
        avvikelser = [en for en in tabell.kolumner if en.roll == "avvikelse"]
        for avvikelse in avvikelser[:1]:
            rutnat = Rutnat(tabell)
            poster = las_poster(rutnat)
            if (par := _kolumnerna(rutnat, poster, avvikelse)) is not None:
                yield from _tabellen(rutnat, poster, avvikelse, *par, sagd=sagd)


def _kolumnerna(rutnat: Rutnat, poster: Sequence[Tryckrad], avvikelse: Kolumn) -> tuple[Kolumn, Kolumn] | None:
    """Utfallet och budgeten vars skillnad flest rader följer; de första i tabellen när inga rader avgör."""
    roller = _UTFALL.get(rutnat.tabell.slag, ("utfall",))
    utfall = [en for roll in roller for en in rutnat.kolumner if en.roll == roll]
    jamfort = [en for roll in ("budget", "prognos") for en in rutnat.kolumner if en.roll == roll]
    par = [(ett, annat) for ett in utfall for annat in jamfort if ett != annat]
    if not par or any(_ar_tom(rutnat, en) for en in (avvikelse, *utfall[:1])):
        return None

    def som_foljer(en: tuple[Kolumn, Kolumn]) -> int:
        rader = _rader(rutnat, poster, avvikelse, *en)
        return sum(1 for rad in rader if rad.tryckt and abs(rad.tryckt) == abs(rad.skillnad))

    return max(par, key=lambda en: (som_foljer(en), -par.index(en)))


def _ar_tom(rutnat: Rutnat, kolumn: Kolumn) -> bool:
    return all(rutnat.tryckt(nr, kolumn) is None for nr in range(len(rutnat.tabell.rader)))


def _rader(rutnat: Rutnat, poster: Sequence[Tryckrad], avvikelse: Kolumn, utfall: Kolumn, budget: Kolumn) -> list[_Rad]:
    """Raderna som har utfall eller budget; en tom ruta räknas som noll om den andra är ifylld."""
    egna = []
    for post in poster:
        tal = (rutnat.tryckt(post.nr, utfall), rutnat.tryckt(post.nr, budget))
        olast = any(rutnat.ar_olast(post.nr, kolumn) for kolumn in (utfall, budget, avvikelse))
        if tal != (None, None) and not olast:
            egna.append(_Rad(post, rutnat.tryckt(post.nr, avvikelse), (tal[0] or NOLL) - (tal[1] or NOLL)))
    return egna


def _tabellen(
    rutnat: Rutnat, poster: Sequence[Tryckrad], avvikelse: Kolumn, utfall: Kolumn, budget: Kolumn, *, sagd: bool
) -> Iterator[Fynd | Provat]:
    rader = _rader(rutnat, poster, avvikelse, utfall, budget)
    tolerans, avrundade = rutnat.tolerans(avvikelse, _MINST), []
    fri = _kostnader_utan_minus(rutnat, poster, utfall)
    eniga = len({rad.tryckt == rad.skillnad for rad in rader if rad.post.slag is Radroll.POST and rad.tryckt}) == 1
    for rad in rader:
        plats = rutnat.tabell.plats(rad.post.rad, avvikelse)
        if rad.tryckt is None:
            if rutnat.tryckt(rad.post.nr, budget) is not None and rad.skillnad:
                yield _tom(plats, rad.skillnad)
            continue
        yield Provat("C14", tuple((rutnat.tabell.fil, rad.post.rad.nr, en.namn) for en in (utfall, budget, avvikelse)))
        ratt = _tecken(rad.post, rader, fri=fri) * rad.skillnad
        at_vilket_hall = (
            fri and _ar_resultat(rad.post, eniga=eniga) and abs(abs(rad.tryckt) - abs(rad.skillnad)) <= tolerans
        )
        if rad.tryckt == ratt or at_vilket_hall:
            continue
        if abs(rad.tryckt - ratt) <= tolerans and rutnat.tabell.enhet != "antal":
            avrundade.append((plats, rad.tryckt, ratt))
        else:
            yield _fel(rutnat, avvikelse, plats, rad.tryckt, ratt)
    if avrundade and not sagd and rutnat.tabell.enhet not in I_MILJONER and rutnat.enhet(avvikelse) == 1:
        yield _avrundat(avrundade)


def _kostnader_utan_minus(rutnat: Rutnat, poster: Sequence[Tryckrad], utfall: Kolumn) -> bool:
    """Trycks kostnader utan minus har resultatraden ingen given riktning av de andra raderna."""
    egna = [post for post in poster if post.slag is Radroll.POST]
    kostnader = [post for post in egna if post.kostnad] or egna
    return all(rutnat.belopp(post.nr, utfall) >= NOLL for post in kostnader)


def _ar_resultat(post: Tryckrad, *, eniga: bool) -> bool:
    """Om raden kan vara räknad åt ett annat håll än de andra: inte en summa av rader som alla är räknade lika."""
    if post.rad.id == "resultat" or har_ord("kanske", post.rad.post):
        return True
    return post.slag is not Radroll.POST and not post.kostnad and not eniga


def _tecken(post: Tryckrad, rader: Sequence[_Rad], *, fri: bool) -> int:
    """1 när de flesta rader är utfall minus budget, -1 när de är budget minus utfall.

    Där kostnader trycks utan minus kan de vara räknade åt ett håll och intäkterna åt det andra.
    """
    egna = [rad for rad in rader if rad.post.kostnad == post.kostnad] if fri else []
    for grupp in (egna, rader):
        som_utfall = sum(1 for rad in grupp if rad.tryckt and rad.tryckt == rad.skillnad)
        som_budget = sum(1 for rad in grupp if rad.tryckt and rad.tryckt == -rad.skillnad)
        if som_utfall != som_budget:
            return -1 if som_budget > som_utfall else 1
    return 1


def _tom(plats: str, skillnad: Decimal) -> Fynd:
    text = f"{plats} är tom. Utfall minus budget är {svensk(skillnad)}; skriv in avvikelsen."
    return Fynd("C14", plats, None, skillnad, Klass.SAKNAD_UPPGIFT, text)


def _fel(rutnat: Rutnat, avvikelse: Kolumn, plats: str, tryckt: Decimal, beraknat: Decimal) -> Fynd:
    decimaler = max(0, -int(rutnat.enhet(avvikelse).as_tuple().exponent))
    klass = Klass.TECKENKONVENTION if tryckt == -beraknat else klassa(tryckt, beraknat, 0)
    text = (
        f"{plats} är {svensk(tryckt, decimaler)}, men räknad som tabellens övriga rader är den "
        f"{svensk(beraknat, decimaler)}."
    )
    return Fynd("C14", plats, tryckt, beraknat, klass, text)


def _avrundat(avrundade: Sequence[tuple[str, Decimal, Decimal]]) -> Fynd:
    """En enda upplysning för tabellens avvikelser som skiljer så mycket som avrundning kan göra."""
    plats, tryckt, ratt = avrundade[0]
    fler = f" Så är det också i {', '.join(en[0] for en in avrundade[1:])}." if avrundade[1:] else ""
    text = (
        f"{plats} är {svensk(tryckt)}, men de tryckta talen ger {svensk(ratt)}: talen är avrundade var för sig.{fler}"
    )
    platser = " / ".join(en[0] for en in avrundade)
    return Fynd("C14", platser, tryckt, ratt, Klass.ORESAVRUNDNING, text)
