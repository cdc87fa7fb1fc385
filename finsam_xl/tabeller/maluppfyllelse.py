"""Måluppfyllelse: indikatorerna, de bedömda insatserna och den samlade bedömningen av varje mål.

Poängen är 3 för Uppfylld, 2 till övervägande del, 1 delvis och 0 ej uppfylld. En indikator bedöms ur sina tal när
den har tal; annars gäller den bedömning som står i Mål.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from finsam_xl.layout.expr import Binary, Expr, Figure, Name, Rule, Setting, Text, call, number, plus, rounded
from finsam_xl.layout.poster import Enhet, Post
from finsam_xl.layout.table import Column as Kolumn
from finsam_xl.layout.table import Content, Line, Row, Section, Table, Value, share, words
from finsam_xl.modell import Bedomning, Matt
from finsam_xl.regler.malkontroll import Riktning
from finsam_xl.tabeller.kolumner import text
from finsam_xl.udf.funktioner.mal import malkontroll
from finsam_xl.uttryck import bland, figurer, i_ord, lika_med_noll, uppslag

if TYPE_CHECKING:
    from finsam_xl.modell import Indikator, Insats
    from finsam_xl.underlag import Underlag

__all__ = ["bedomda_insatser", "indikatorer", "mal", "mal_ident", "poster", "tabeller"]

_KALLA = "malskala"
_SKALA = tuple(Bedomning)
_HOGST = len(_SKALA) - 1
_OVERVAGANDE = 2
_EJ_BEDOMD = "–"


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


def poster(underlag: Underlag) -> tuple[Post, ...]:
    """Lokalt och jämförelse (andel), bedömning i poäng per indikator, och samlad bedömning per mål i poäng."""
    per_indikator = (
        post for malet in mal(underlag) for rad in indikatorer(underlag, malet.mal_nr) for post in _indikatorposter(rad)
    )
    samlade = (_samlad(malet, indikatorer(underlag, malet.mal_nr)) for malet in mal(underlag))
    insatser = (_insatspoang(),) if any(rad.matt is Matt.INSATSER for rad in underlag.bokslut.mal) else ()
    return (*insatser, *per_indikator, *samlade)


def mal_ident(nummer: str) -> str:
    """Radens id i Poster: målets eller indikatorns nummer."""
    return "MA_" + re.sub(r"[^A-Za-z0-9]", "_", nummer)


def _poang(ident: str, uttryck: Expr, etikett: str) -> Post:
    return Post(f"{ident}_poang", uttryck, Enhet.ANTAL, etikett, _KALLA, bara_period=True)


def _indikatorposter(rad: Indikator) -> tuple[Post, ...]:
    ident = mal_ident(rad.indikator_nr)
    etikett = f"Indikator {rad.indikator_nr}"
    poang = _poang(ident, _indikatorpoang(rad), f"{etikett}: bedömning i poäng")
    if rad.matt is Matt.EGET_KAPITAL or not _jamfors(rad):
        return (poang,)
    tal = (
        Post(
            f"{ident}_{falt}",
            uppslag("Mal", kolumn, "Indikator nr", rad.indikator_nr),
            Enhet.ANDEL,
            f"{etikett}: {kolumn.lower()}",
            "Mål",
            bara_period=True,
        )
        for falt, kolumn in (("lokalt", "Lokalt"), ("jamforelse", "Jämförelse"))
    )
    return (*tal, poang)


def _jamfors(rad: Indikator) -> bool:
    return rad.lokalt is not None and rad.jamforelse is not None


def _indikatorpoang(rad: Indikator) -> Expr:
    if rad.matt is Matt.EGET_KAPITAL:
        over = Binary(">", rounded(Figure("EK_overskridande")), number(0))
        provat = malkontroll.anrop(Figure("BR_summa_eget_kapital"), Figure("EK_grans"), Text(Riktning.HOGST))
        return Rule(call("IF", over, number(0), number(_HOGST)), _poang_om_uppfylld(provat))
    if rad.matt is Matt.INSATSER:
        return Figure("MA_insatser_poang")
    if _jamfors(rad):
        ident = mal_ident(rad.indikator_nr)
        lokalt, jamforelse = Figure(f"{ident}_lokalt"), Figure(f"{ident}_jamforelse")
        riktning = Riktning.HOGST if rad.riktning == Riktning.HOGST else Riktning.MINST
        natt = Binary("<=" if riktning is Riktning.HOGST else ">=", rounded(lokalt - jamforelse, 6), number(0))
        provat = malkontroll.anrop(lokalt, jamforelse, Text(riktning))
        return Rule(call("IF", natt, number(_HOGST), number(0)), _poang_om_uppfylld(provat))
    return _poang_ur_text(uppslag("Mal", "Bedömning", "Indikator nr", rad.indikator_nr))


def _poang_om_uppfylld(bedomning: Expr) -> Expr:
    return call("IF", call("EXACT", bedomning, Text(Bedomning.UPPFYLLD)), number(_HOGST), number(0))


def _poang_ur_text(bedomning: Expr) -> Expr:
    uttryck: Expr = Text(_EJ_BEDOMD)
    for poang, varde in enumerate(reversed(_SKALA)):
        uttryck = call("IF", call("EXACT", bedomning, Text(varde)), number(poang), uttryck)
    return uttryck


def _vag_samman(summa: Expr, antal: Expr) -> Expr:
    """Alla Uppfylld ger Uppfylld; annars medelvärdet: minst 2 till övervägande del, över 0 delvis, annars ej."""
    delvis = call("IF", Binary(">", summa, number(0)), number(1), number(0))
    overvagande = call("IF", Binary(">=", summa, number(_OVERVAGANDE) * antal), number(_OVERVAGANDE), delvis)
    alla = call("IF", Binary("=", summa, number(_HOGST) * antal), number(_HOGST), overvagande)
    return call("IF", Binary("=", antal, number(0)), Text(_EJ_BEDOMD), alla)


def _insatspoang() -> Post:
    def antal(varde: Bedomning) -> Expr:
        return bland("Insatser", ("Plats i måluppfyllelse", Text(">0")), ("Bedömning", Text(varde)))

    summa = plus(*(number(_HOGST - plats) * antal(varde) for plats, varde in enumerate(_SKALA[:-1])))
    return _poang("MA_insatser", _vag_samman(summa, plus(*map(antal, _SKALA))), "Insatsernas bedömning, sammanvägd")


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
    for poang, varde in enumerate(reversed(_SKALA)):
        rader = bland("Mal", ("Mål nr", Text(malet.mal_nr)), ("Indikator nr", Text("=")), ("Bedömning", Text(varde)))
        uttryck = call("IF", Binary(">", rader, number(0)), number(poang), uttryck)
    return uttryck


def _i_skalan(ident: str) -> Value:
    poang = Figure(f"{ident}_poang")
    val = call("CHOOSE", poang + number(1), *(Text(varde) for varde in reversed(_SKALA)))
    return words(call("IF", call("ISNUMBER", poang), val, Text("Ej bedömd")))


def tabeller(underlag: Underlag) -> tuple[Table, ...]:
    """Indikatorerna under sina mål, de bedömda insatserna, och samlad bedömning per mål."""
    bedomda = bedomda_insatser(underlag)
    insatser = (_insatstabell(bedomda),) if bedomda else ()
    return (_indikatortabell(underlag), *insatser, _samlad_tabell(underlag))


def _indikatortabell(underlag: Underlag) -> Table:  # noqa: C901 - en inre funktion per kolumn
    per_id = {mal_ident(rad.indikator_nr): rad for rad in underlag.bokslut.mal if rad.indikator_nr}

    def visa(falt: str) -> Kolumn:
        def innehall(rad: Row) -> Content:
            indikator = per_id.get(rad.ident)
            if indikator is None:
                return None
            if indikator.matt is Matt.EGET_KAPITAL:
                return share(Figure("EK_andel")) if falt == "lokalt" else share(Name("EK_Mal"))
            return share(f"{rad.ident}_{falt}") if _jamfors(indikator) else None

        return Kolumn(falt, {"lokalt": "Lokalt", "jamforelse": "Jämförelse"}[falt], innehall, 11)

    def utfall(rad: Row) -> Content:
        indikator = per_id.get(rad.ident)
        if indikator is None:
            return None
        if indikator.matt is Matt.EGET_KAPITAL:
            return _eget_kapital_i_ord()
        if indikator.matt is Matt.INSATSER:
            return _insatser_i_ord()
        return indikator.utfallstext or indikator.enkatfraga

    def matt(rad: Row) -> Content:
        indikator = per_id.get(rad.ident)
        return indikator.matt.value if indikator is not None and indikator.matt is not None else None

    def bedomning(rad: Row) -> Content:
        return _i_skalan(rad.ident) if rad.ident in per_id else None

    rader: list[Row] = []
    for malet in mal(underlag):
        rader.append(Section(mal_ident(malet.mal_nr), f"Mål {malet.mal_nr}. {malet.text}"))
        rader.extend(
            Line(mal_ident(rad.indikator_nr), f"{rad.indikator_nr} {rad.text}")
            for rad in indikatorer(underlag, malet.mal_nr)
        )
    kolumner = (
        text("utfall", "Utfall", utfall, 48),
        text("matt", "Mått", matt, 20),
        visa("lokalt"),
        visa("jamforelse"),
        text("bedomning", "Bedömning", bedomning, 29),
    )
    return Table("MA", "Mål och indikatorer", kolumner, tuple(rader), label="Indikator", label_width=56)


def _insatser_i_ord() -> Value:
    antal = bland("Insatser", ("Plats i måluppfyllelse", Text(">0")), ("Bedömning", Text("*")))
    return words(Binary("&", Binary("&", Text("Sammanvägd bedömning av "), antal), Text(" insatser.")))


def _eget_kapital_i_ord() -> Value:
    def belopp(ident: str) -> Expr:
        return i_ord(rounded(Figure(ident) / Setting("Enhet"), 0))

    def procent(andel: Expr) -> Expr:
        return Binary("&", rounded(andel * number(100), 0), Text(" %"))

    delar: tuple[Expr, ...] = (
        procent(Name("EK_Mal")),
        Text(" av "),
        belopp("EK_basbelopp"),
        Text(" är "),
        belopp("EK_grans"),
        Text(" "),
        Setting("Enhetsord"),
        Text(". Utgående eget kapital är "),
        belopp("BR_summa_eget_kapital"),
        Text(" "),
        Setting("Enhetsord"),
        Text(", det vill säga "),
        call("IF", call("ISNUMBER", Figure("EK_andel")), procent(Figure("EK_andel")), Text("–")),
        Text("."),
    )
    helhet = delar[0]
    for delen in delar[1:]:
        helhet = Binary("&", helhet, delen)
    return words(helhet)


def _insatstabell(insatser: tuple[Insats, ...]) -> Table:
    per_id = {f"MI_{insats.id}": insats for insats in insatser}
    return Table(
        "MI",
        "Insatsernas måluppfyllelse",
        (
            text("kommun", "Kommun", lambda rad: per_id[rad.ident].kort_agare, 48),
            text("status", "Status", lambda rad: per_id[rad.ident].status.capitalize(), 20),
            text("bedomning", "Bedömning", lambda rad: _ur_insatser(per_id[rad.ident]), 29),
        ),
        tuple(Line(ident, insats.namn) for ident, insats in per_id.items()),
        label="Insats",
        label_width=56,
    )


def _ur_insatser(insats: Insats) -> Value:
    bedomning = uppslag("Insatser", "Bedömning", "Id", insats.id)
    tom = lika_med_noll(bland("Insatser", ("Id", Text(insats.id)), ("Bedömning", Text("*"))))
    return Value(bedomning, words(bedomning).kind, tom, "Ej bedömd")


def _samlad_tabell(underlag: Underlag) -> Table:
    per_id = {mal_ident(malet.mal_nr): malet for malet in mal(underlag)}

    def skal(rad: Row) -> Content:
        malet = per_id[rad.ident]
        return f"Avsteg: {malet.utfallstext}" if malet.bedomning is not None else None

    return Table(
        "MS",
        "Samlad bedömning",
        (
            text("bedomning", "Bedömning", lambda rad: _i_skalan(f"{rad.ident}_samlad"), 48),
            text("skal", "Skäl till avsteg", skal, 20),
        ),
        tuple(Line(ident, f"Mål {malet.mal_nr}. {malet.text}") for ident, malet in per_id.items()),
        label="Mål",
        label_width=56,
    )
