"""Prognos för helåret (bilaga 2): budget, utfall, prognos och avvikelse, och vad året lämnar i eget kapital."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from finsam_xl.figurer.avvikelse import avvikelse
from finsam_xl.figurer.hamta import VALD_VERSION
from finsam_xl.figurer.kvoter import eller_streck
from finsam_xl.figurer.perioder import helaret
from finsam_xl.figurer.ur_poster import figurer, summa
from finsam_xl.figurer.urval import bland
from finsam_xl.layout.expr import Binary, Figure, Name, Setting, Text, call, number, plus
from finsam_xl.layout.poster import Enhet, Post
from finsam_xl.layout.table import Line, PrintedColumn, Row, Sum, Table, Total
from finsam_xl.layout.value import Value, amount, count, share, words
from finsam_xl.modell import Balanskrav, Part, Version
from finsam_xl.tabeller.arets.driftredovisning import INTAKTER, KOSTNADER
from finsam_xl.tabeller.egna_driftrader import postens_budget
from finsam_xl.tabeller.halvar.drift import (
    UTAN_BUDGET,
    UTAN_PROGNOS,
    avskrivningar,
    budgetrader,
    konvention,
    med_tecken,
    med_villkor,
)
from finsam_xl.tabeller.lag.balanskrav import justeringarna
from finsam_xl.tabeller.periodbelopp import arets_delar, insatsmedlens_budget
from finsam_xl.udf.funktioner.nyckeltal import ek_andel
from finsam_xl.udf.funktioner.prognos import prognosgrad

if TYPE_CHECKING:
    from finsam_xl.figurer.underlag import Underlag
    from finsam_xl.layout.expr import Expr

__all__ = ["UPPNAS", "poster", "tabeller"]

UPPNAS = "uppnås"
"""Målet för eget kapital nås enligt prognosen."""

_KALLA = "rkr-r17"
_RANTA, _ALLA_INTAKTER = "finansiella_intakter", "alla_intakter"
_BUDGETERADE = (*INTAKTER, _RANTA, *KOSTNADER[:3])
_RADER = {
    "stat": "bidrag från staten",
    "region": "bidrag från regionen",
    "kommuner": "bidrag från kommunerna",
    "ovriga_intakter": "övriga intäkter",
    _RANTA: "finansiella intäkter",
    _ALLA_INTAKTER: "summa intäkter",
    "insatsmedel": "insatsmedel",
    "personal": "personalkostnader",
    "ovriga_externa": "övriga externa kostnader",
    "summa_kostnader": "summa kostnader",
}


def poster(underlag: Underlag) -> tuple[Post, ...]:
    """Prognos (PP), avvikelse (PA) och prognosgrad (PG) för helåret; kr med kostnader negativa, och andelar."""
    return (
        Post(
            f"DB_{_RANTA}",
            _budget(underlag, _RANTA, VALD_VERSION),
            etikett="Budget: finansiella intäkter",
            bara_period=True,
        ),
        replace(summa(f"DB_{_ALLA_INTAKTER}", ("DB_summa_intakter", f"DB_{_RANTA}")), bara_period=True),
        Post(f"DR_{_RANTA}", Figure("RR_finansiella_intakter"), etikett="Utfall: finansiella intäkter"),
        summa(f"DR_{_ALLA_INTAKTER}", ("DR_summa_intakter", f"DR_{_RANTA}")),
        *(_prognos(rad, _budget(underlag, rad, Text(Version.PROGNOS))) for rad in _BUDGETERADE),
        _prognos(_ALLA_INTAKTER, plus(*figurer(*(f"PP_{rad}" for rad in (*INTAKTER, _RANTA))))),
        _prognos("summa_kostnader", plus(*figurer(*(f"PP_{rad}" for rad in KOSTNADER[:3])))),
        *(_avvikelse(underlag, rad) for rad in _RADER),
        *map(_grad, _RADER),
        *_overskott(),
        *_balanskravet(underlag),
        *budgetrader(underlag),
    )


def _budget(underlag: Underlag, rad: str, version: Expr) -> Expr:
    if rad == "insatsmedel":
        return helaret(underlag, insatsmedlens_budget(version, arets_delar(underlag, Version.PROGNOS)))
    return helaret(underlag, postens_budget(underlag, rad, version, tecken=-1 if rad in KOSTNADER else 1))


def _prognos(rad: str, uttryck: Expr) -> Post:
    return Post(f"PP_{rad}", uttryck, etikett=f"Prognos: {_RADER[rad]}", kalla=_KALLA, bara_period=True)


def _avvikelse(underlag: Underlag, rad: str) -> Post:
    uttryck = avvikelse(Figure(f"PP_{rad}"), Figure(f"DB_{rad}"), underlag.rapportval("Avvikelse_drift"))
    return Post(f"PA_{rad}", uttryck, etikett=f"Prognosens avvikelse: {_RADER[rad]}", bara_period=True)


def _grad(rad: str) -> Post:
    prognos, budgeterat = Figure(f"PP_{rad}"), Figure(f"DB_{rad}")
    uttryck = eller_streck(budgeterat, prognosgrad.uttryck(prognos, budgeterat))
    etikett = f"Prognos i procent av budget: {_RADER[rad]}"
    return Post(f"PG_{rad}", uttryck, Enhet.ANDEL, etikett, bara_period=True)


def _overskott() -> tuple[Post, ...]:
    """Resultatet enligt prognosen läggs till överskottet vid årets början, förra balansdagens eget kapital."""
    intakter, overskott = Figure(f"PP_{_ALLA_INTAKTER}"), Figure("PR_beraknat")
    over_malet = Binary(">", Figure("PR_andel"), Name("EK_Mal"))
    status = call(
        "IF",
        call("ISNUMBER", Figure("PR_andel")),
        call("IF", over_malet, Text("uppnås inte"), Text(UPPNAS)),
        Text("–"),
    )

    def post(ident: str, etikett: str, uttryck: Expr, enhet: Enhet = Enhet.KR) -> Post:
        return Post(ident, uttryck, enhet, etikett, kalla=_KALLA, bara_period=True)

    return (
        post("PR_resultat", "Prognostiserat resultat", intakter + Figure("PP_summa_kostnader")),
        post("PR_ingaende", "Överskott från tidigare år", Figure("BR_summa_eget_kapital", period=False)),
        post("PR_beraknat", "Beräknat överskott", Figure("PR_ingaende") + Figure("PR_resultat")),
        post(
            "PR_andel",
            "Beräknat överskott i procent av intäkterna",
            eller_streck(intakter, ek_andel.uttryck(overskott, intakter)),
            Enhet.ANDEL,
        ),
        post("PR_status", "Målet för eget kapital enligt prognosen", status, Enhet.TEXT),
    )


def _balanskravet(underlag: Underlag) -> tuple[Post, ...]:
    """Delårsrapportens bedömning av balanskravsresultatet, ur helårets prognos, när Grunddata har valt en utredning."""
    if not _utreds(underlag):
        return ()
    uttryck = Figure("PR_resultat") + helaret(underlag, justeringarna(underlag))
    return (Post("PR_balanskrav", uttryck, etikett="Bedömt balanskravsresultat", kalla=_KALLA, bara_period=True),)


def _utreds(underlag: Underlag) -> bool:
    return underlag.val("AR_Balanskrav") == Balanskrav.TILLAMPAS


def tabeller(underlag: Underlag) -> tuple[Table, ...]:
    """Prognosen rad för rad, och överskottet med det finansiella målet."""
    return (_prognostabell(underlag), _overskottstabell(underlag))


def _prognostabell(underlag: Underlag) -> Table:
    def kolumn(prefix: str, rubrik: str, version: Expr | None = None, tom: Expr | None = None) -> PrintedColumn:
        def visa(rad: Row) -> Value:
            siffra = med_tecken(underlag, rad.ident, Figure(f"{prefix}_{rad.ident}", True))
            utan_post = version is not None and rad.ident in _BUDGETERADE
            return amount(siffra, empty_if=_utan_rader(rad.ident, version) if version and utan_post else tom)

        return PrintedColumn(prefix, rubrik, visa, 19)

    def grad(rad: Row) -> Value:
        return share(Figure(f"PG_{rad.ident}", True), empty_if=UTAN_PROGNOS)

    regioner = [medlem.namn for medlem in underlag.bokslut.medlemmar if medlem.part is Part.REGION]
    ar = underlag.period.year
    return Table(
        "PP",
        "Prognos",
        (
            kolumn(
                "DB",
                f"Budget {ar} enl. {underlag.rapportval('Budgetversion')}",
                VALD_VERSION,
                UTAN_BUDGET,
            ),
            kolumn("DR", f"Utfall till och med {underlag.period}"),
            kolumn("PP", f"Prognos {ar}", Text(Version.PROGNOS), UTAN_PROGNOS),
            kolumn("PA", konvention(underlag, "prognos"), tom=call("OR", UTAN_PROGNOS, UTAN_BUDGET)),
            PrintedColumn("PG", "Prognos i % av budget", grad, 12),
        ),
        (
            Line("stat", "Driftsbidrag från Försäkringskassan och AF"),
            Line("region", f"Driftsbidrag från {regioner[0] if len(regioner) == 1 else 'regionerna'}"),
            Line("kommuner", "Driftsbidrag från kommunerna"),
            Line("ovriga_intakter", "Övriga rörelseintäkter"),
            Line(_RANTA, "Ränteintäkter"),
            Sum(_ALLA_INTAKTER, "SUMMA INTÄKTER", of=(*INTAKTER, _RANTA)),
            Line("insatsmedel", "Insatsmedel"),
            Line("personal", "Personalkostnader"),
            Line("ovriga_externa", "Övriga externa kostnader"),
            avskrivningar("DB", "PP", "PA", "PG"),
            Total("summa_kostnader", "Summa kostnader", of=KOSTNADER),
        ),
        intro=(
            med_villkor(
                f"Kostnader visas {underlag.rapportval('Tecken_drift')}. Finansiella kostnader ingår inte.",
                UTAN_PROGNOS,
                f" Budget har ingen prognos för {ar}.",
            ),
        ),
        label_width=44,
    )


def _utan_rader(rad: str, version: Expr) -> Expr:
    """Villkoret att Budget inte har någon rad för posten hela året: en tom budget trycks tom och räknas som 0."""
    villkor = (("Post", Text(rad)), ("Version", version), ("Period", Setting("Helar")))
    antal = bland("Budget", *villkor, ("Belopp", Text("<>")))
    return Binary("=", antal, number(0))


def _overskottstabell(underlag: Underlag) -> Table:
    ar = underlag.period.year
    andel, mal = Figure("PR_andel", True), Name("EK_Mal")
    tom = UTAN_PROGNOS
    egna: dict[str, Value] = {
        "PR_andel": share(andel, empty_if=tom),
        "mal": share(mal),
        "PR_status": count(Figure("PR_status", True), empty_if=tom),
    }

    def visa(rad: Row) -> Value:
        return egna.get(rad.ident) or amount(Figure(rad.ident, True), empty_if=tom)

    return Table(
        "PR",
        "Prognostiserat resultat och överskott",
        (PrintedColumn("belopp", str(ar), visa, 19),),
        (
            Line("PR_resultat", f"Prognostiserat resultat {ar}"),
            Line("PR_ingaende", f"Överskott från tidigare år per {ar}-01-01"),
            Sum("PR_beraknat", f"Beräknat överskott {ar}-12-31", of=("PR_resultat", "PR_ingaende")),
            Line("PR_andel", f"Finansiellt mål {ar} enligt prognos"),
            Line("mal", "Högst enligt förbundets mål"),
            Line("PR_status", "Målet"),
            *([Line("PR_balanskrav", f"Bedömt balanskravsresultat {ar}")] if _utreds(underlag) else []),
        ),
        intro=_varfor_inte(underlag),
        label_width=44,
    )


def _varfor_inte(underlag: Underlag) -> tuple[Value, ...]:
    """Skälet att balanskravet inte gäller, i stället för bedömningen."""
    galler_inte = underlag.val("AR_Balanskrav") == Balanskrav.GALLER_INTE and underlag.val("AR_Balanskrav_skal")
    return (words(Name("AR_Balanskrav_skal")),) if galler_inte else ()
