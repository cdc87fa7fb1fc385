"""Målens bedömning: indikatorernas poäng, insatsernas sammanvägda, och den samlade bedömningen av varje mål.

Poängen är 3 för Uppfylld, 2 till övervägande del, 1 delvis och 0 ej uppfylld. En indikator bedöms ur sina tal när
den har tal; annars gäller den bedömning som står i Mål.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from finsam_xl.figurer.ident import mal_ident
from finsam_xl.figurer.ur_poster import figurer
from finsam_xl.figurer.urval import bland, uppslag
from finsam_xl.layout.expr import Binary, Expr, Figure, Rule, Text, call, number, plus, rounded
from finsam_xl.layout.poster import Enhet, Post
from finsam_xl.modell import Bedomning, Matt
from finsam_xl.regler.malkontroll import Riktning
from finsam_xl.udf.funktioner.mal import malkontroll

if TYPE_CHECKING:
    from collections.abc import Iterator

    from finsam_xl.figurer.underlag import Underlag
    from finsam_xl.layout.value import Value
    from finsam_xl.modell import Indikator, Insats

__all__ = [
    "HOGST",
    "SKALA",
    "Kapitalprovning",
    "bedomda_insatser",
    "indikatorer",
    "jamfors",
    "mal",
    "poang_om_uppfylld",
    "poster",
]

_KALLA = "malskala"
SKALA = tuple(Bedomning)
"""Målskalan, från bäst till sämst."""
HOGST = len(SKALA) - 1
"""Poängen för Uppfylld."""
_OVERVAGANDE = 2
_EJ_BEDOMD = "–"


@dataclass(frozen=True, slots=True)
class Kapitalprovning:
    """Hur målet för eget kapital prövas i en rapport: poängen, andelen av intäkterna, och utfallet i ord."""

    poang: Expr
    andel: Expr
    i_ord: Value


def mal(underlag: Underlag) -> tuple[Indikator, ...]:
    """Målen själva: raderna utan indikatornummer."""
    return tuple(rad for rad in underlag.bokslut.mal if not rad.indikator_nr)


def indikatorer(underlag: Underlag, mal_nr: str) -> tuple[Indikator, ...]:
    """Målets indikatorer i ordning."""
    return tuple(rad for rad in underlag.bokslut.mal if rad.indikator_nr and rad.mal_nr == mal_nr)


def bedomda_insatser(underlag: Underlag) -> tuple[Insats, ...]:
    """Insatserna vars bedömning vägs samman, i tryckt ordning."""
    insatser = (insats for insats in underlag.bokslut.insatser if insats.plats_malbedomning is not None)
    return tuple(sorted(insatser, key=lambda insats: insats.plats_malbedomning or 0))


def poster(underlag: Underlag, kapital: Kapitalprovning) -> tuple[Post, ...]:
    """Lokalt och jämförelse (andel), bedömning i poäng per indikator, och samlad bedömning per mål i poäng."""
    return tuple(_posterna(underlag, kapital))


def _posterna(underlag: Underlag, kapital: Kapitalprovning) -> Iterator[Post]:
    if any(rad.matt is Matt.INSATSER for rad in underlag.bokslut.mal):
        yield _insatspoang()
    for malet in mal(underlag):
        for rad in indikatorer(underlag, malet.mal_nr):
            yield from _indikatorposter(rad, kapital)
    for malet in mal(underlag):
        yield _samlad(malet, indikatorer(underlag, malet.mal_nr))


def _poang(ident: str, uttryck: Expr, etikett: str) -> Post:
    return Post(f"{ident}_poang", uttryck, Enhet.ANTAL, etikett, _KALLA, bara_period=True)


def _indikatorposter(rad: Indikator, kapital: Kapitalprovning) -> tuple[Post, ...]:
    ident = mal_ident(rad.indikator_nr)
    etikett = f"Indikator {rad.indikator_nr}"
    poang = _poang(ident, _indikatorpoang(rad, kapital), f"{etikett}: bedömning i poäng")
    if rad.matt is Matt.EGET_KAPITAL or not jamfors(rad):
        return (poang,)
    tal = (
        Post(
            f"{ident}_{falt}",
            uppslag("Mal", kolumn, "Indikator nr", rad.indikator_nr),
            Enhet.ANDEL,
            f"{etikett}: {kolumn.lower()}",
            _KALLA,
            bara_period=True,
        )
        for falt, kolumn in (("lokalt", "Lokalt"), ("jamforelse", "Jämförelse"))
    )
    return (*tal, poang)


def jamfors(rad: Indikator) -> bool:
    """Om indikatorn bedöms genom att förbundets andel jämförs med en annan."""
    return rad.lokalt is not None and rad.jamforelse is not None


def _indikatorpoang(rad: Indikator, kapital: Kapitalprovning) -> Expr:
    if rad.matt is Matt.EGET_KAPITAL:
        return kapital.poang
    if rad.matt is Matt.INSATSER:
        return Figure("MA_insatser_poang")
    if jamfors(rad):
        ident = mal_ident(rad.indikator_nr)
        lokalt, jamforelse = Figure(f"{ident}_lokalt"), Figure(f"{ident}_jamforelse")
        riktning = Riktning.HOGST if rad.riktning == Riktning.HOGST else Riktning.MINST
        natt = Binary("<=" if riktning is Riktning.HOGST else ">=", rounded(lokalt - jamforelse, 6), number(0))
        provat = malkontroll.anrop(lokalt, jamforelse, Text(riktning))
        return Rule(call("IF", natt, number(HOGST), number(0)), poang_om_uppfylld(provat))
    return _poang_ur_text(uppslag("Mal", "Bedömning", "Indikator nr", rad.indikator_nr))


def poang_om_uppfylld(bedomning: Expr) -> Expr:
    """Högsta poängen när *bedomning* är Uppfylld, annars ingen."""
    return call("IF", call("EXACT", bedomning, Text(Bedomning.UPPFYLLD)), number(HOGST), number(0))


def _poang_ur_text(bedomning: Expr) -> Expr:
    uttryck: Expr = Text(_EJ_BEDOMD)
    for poang, varde in enumerate(reversed(SKALA)):
        uttryck = call("IF", call("EXACT", bedomning, Text(varde)), number(poang), uttryck)
    return uttryck


def _vag_samman(summa: Expr, antal: Expr) -> Expr:
    """Alla Uppfylld ger Uppfylld; annars medelvärdet: minst 2 till övervägande del, över 0 delvis, annars ej."""
    delvis = call("IF", Binary(">", summa, number(0)), number(1), number(0))
    overvagande = call("IF", Binary(">=", summa, number(_OVERVAGANDE) * antal), number(_OVERVAGANDE), delvis)
    alla = call("IF", Binary("=", summa, number(HOGST) * antal), number(HOGST), overvagande)
    return call("IF", Binary("=", antal, number(0)), Text(_EJ_BEDOMD), alla)


def _insatspoang() -> Post:
    def antal(varde: Bedomning) -> Expr:
        return bland("Insatser", ("Plats i måluppfyllelse", Text(">0")), ("Bedömning", Text(varde)))

    summa = plus(*(number(HOGST - plats) * antal(varde) for plats, varde in enumerate(SKALA[:-1])))
    return _poang("MA_insatser", _vag_samman(summa, plus(*map(antal, SKALA))), "Insatsernas bedömning, sammanvägd")


def _samlad(malet: Indikator, rader: tuple[Indikator, ...]) -> Post:
    ident = f"{mal_ident(malet.mal_nr)}_samlad"
    etikett = f"Mål {malet.mal_nr}: samlad bedömning i poäng"
    if malet.bedomning is not None:
        return _poang(ident, _avsteg(malet), f"{etikett}, med avsteg")
    poang = figurer(*(f"{mal_ident(rad.indikator_nr)}_poang" for rad in rader))
    uttryck = _vag_samman(call("SUM", *poang), call("COUNT", *poang)) if poang else Text(_EJ_BEDOMD)
    return _poang(ident, uttryck, etikett)


def _avsteg(malet: Indikator) -> Expr:
    """En persons avsteg: bedömningen på målets egen rad i Mål, raden utan indikatornummer."""
    uttryck: Expr = Text(_EJ_BEDOMD)
    for poang, varde in enumerate(reversed(SKALA)):
        rader = bland("Mal", ("Mål nr", Text(malet.mal_nr)), ("Indikator nr", Text("=")), ("Bedömning", Text(varde)))
        uttryck = call("IF", Binary(">", rader, number(0)), number(poang), uttryck)
    return uttryck
