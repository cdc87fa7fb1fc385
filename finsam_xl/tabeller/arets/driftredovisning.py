"""Driftredovisning: utfall mot budget per utgiftsslag, med avvikelse (LKBR 10 kap., RKR R14)."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from typing import TYPE_CHECKING

from finsam_xl.figurer.avvikelse import avvikelse, avvikelsens_ord
from finsam_xl.figurer.hamta import VALD_VERSION, partens_avgifter, saldon
from finsam_xl.figurer.perioder import helaret
from finsam_xl.figurer.ur_poster import figurer
from finsam_xl.layout.expr import Expr, Figure, Text, call, plus
from finsam_xl.layout.poster import Post
from finsam_xl.layout.table import Line, PrintedColumn, Row, Section, Sum, Table, Total
from finsam_xl.layout.value import amount, words
from finsam_xl.modell import Dimension, Part, Version
from finsam_xl.regler.avvikelse import Konvention
from finsam_xl.tabeller.egna_driftrader import egna_driftposter, postens_budget
from finsam_xl.tabeller.kolumner import ar, belopp
from finsam_xl.tabeller.periodbelopp import arets_delar, insatsmedlens_budget, utan_budget, vald_version
from finsam_xl.tabeller.rader import tryckta
from finsam_xl.uppstallning.form import OVRIGT

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from finsam_xl.figurer.underlag import Underlag
    from finsam_xl.layout.value import Value

__all__ = ["INTAKTER", "KOSTNADER", "ar_kostnad", "poster", "tabell"]

_KALLA = "rkr-r14"
INTAKTER = ("stat", "region", "kommuner", "ovriga_intakter")
KOSTNADER = ("insatsmedel", "personal", "ovriga_externa", "avskrivningar")
_PARTER = {"stat": Part.STAT, "region": Part.REGION, "kommuner": Part.KOMMUN}
_EJ_FORDELAT = "ej_fordelat"
_MEDLEMMAR = "NOT1_medlemmar"
_BUDGETERADE = (*INTAKTER, *KOSTNADER[:3])
_RESULTAT = ("summa_intakter", "summa_kostnader")
_TEXT = {
    "stat": "staten",
    "region": "regionen",
    "kommuner": "kommunerna",
    "ovriga_intakter": "övriga intäkter",
    "ej_fordelat": "ej fördelat",
    "insatsmedel": "insatsmedel",
    "personal": "personalkostnader",
    "ovriga_externa": "övriga externa kostnader",
    "avskrivningar": "avskrivningar",
    "summa_intakter": "summa intäkter",
    "summa_kostnader": "summa kostnader",
    "resultat": "verksamhetens resultat",
}


def poster(underlag: Underlag) -> tuple[Post, ...]:
    """Utfall (DR), vald budget (DB), verksamhetsplanens budget (DP) och avvikelse (DA) i kr; kostnader negativa."""
    return (
        *(_utfall(rad, partens_avgifter(part, _MEDLEMMAR)) for rad, part in _PARTER.items()),
        _utfall("ovriga_intakter", saldon("Drift", underlag.form.klass("DR_ovriga_intakter"))),
        Post(
            f"DR_{_EJ_FORDELAT}",
            Figure("NOT1_medlemmar") - Figure("DR_stat") - Figure("DR_region") - Figure("DR_kommuner"),
            etikett="Medlemsavgifter som inte är fördelade på part",
        ),
        *(_utfall(rad, saldon("Drift", underlag.form.klass(f"DR_{rad}"))) for rad in KOSTNADER),
        *(
            _utfall(rad, plus(*figurer(*(f"DR_{del_}" for del_ in delar))))
            for rad, delar in (
                ("summa_intakter", (*INTAKTER, _EJ_FORDELAT)),
                ("summa_kostnader", KOSTNADER),
                ("resultat", _RESULTAT),
            )
        ),
        *_budgetposter(underlag, "DB", VALD_VERSION, "Budget i vald version"),
        *_budgetposter(underlag, "DP", Text(Version.VERKSAMHETSPLAN), "Budget enligt verksamhetsplan"),
        *_avvikelser(underlag),
        *egna_driftposter(underlag),
    )


def _utfall(rad: str, uttryck: Expr) -> Post:
    return Post(f"DR_{rad}", uttryck, etikett=f"Utfall: {_TEXT[rad]}", kalla=_KALLA)


def _budgetposter(underlag: Underlag, prefix: str, version: Expr, etikett: str) -> tuple[Post, ...]:
    """Budgeten per rad; insatsmedel har med de ännu inte beslutade och delarna av belopp för flera år."""
    delar = arets_delar(underlag, vald_version(underlag) if version is VALD_VERSION else Version.VERKSAMHETSPLAN)

    def post(ident: str, uttryck: Expr) -> Post:
        return Post(f"{prefix}_{ident}", uttryck, etikett=f"{etikett}: {_TEXT[ident]}", bara_period=True)

    def summerad(ident: str, rader: tuple[str, ...]) -> Post:
        return post(ident, plus(*figurer(*(f"{prefix}_{rad}" for rad in rader))))

    return (
        *(
            post(
                rad,
                helaret(
                    underlag,
                    insatsmedlens_budget(version, delar)
                    if rad == "insatsmedel"
                    else postens_budget(underlag, rad, version, tecken=1 if rad in INTAKTER else -1),
                ),
            )
            for rad in _BUDGETERADE
        ),
        summerad("summa_intakter", INTAKTER),
        summerad("summa_kostnader", KOSTNADER[:3]),
        summerad("resultat", _RESULTAT),
    )


def _avvikelser(underlag: Underlag) -> tuple[Post, ...]:
    konvention = underlag.rapportval("Avvikelse_drift")
    rader = (*INTAKTER, *KOSTNADER, "summa_intakter", "summa_kostnader", "resultat", _EJ_FORDELAT)
    return tuple(
        Post(f"DA_{rad}", _avvikelse(rad, konvention), etikett=f"Avvikelse: {_TEXT[rad]}", bara_period=True)
        for rad in rader
    )


def _avvikelse(rad: str, konvention: str) -> Expr:
    utfall = Figure(f"DR_{rad}")
    if rad in {"avskrivningar", _EJ_FORDELAT}:
        return -utfall if konvention in {Konvention.BUDGET_MINUS_UTFALL, Konvention.SOM_TRYCKT_2025} else utfall
    som_tryckt_resultat = rad == "resultat" and konvention == Konvention.SOM_TRYCKT_2025
    return avvikelse(utfall, Figure(f"DB_{rad}"), "" if som_tryckt_resultat else konvention)


def ar_kostnad(underlag: Underlag, rad: str) -> bool:
    """Om raden är en kostnad, summan av dem, eller en egen rad bland dem."""
    kod = underlag.form.lagens(f"DR_{rad.removesuffix(OVRIGT)}")
    return kod in _med_stam((*KOSTNADER, "summa_kostnader"))


def tabell(underlag: Underlag) -> Table:
    """Driftredovisningen; verksamhetsplanens budget står bredvid när en annan version jämförs och skiljer sig.

    En budget som inte finns är tom, inte noll, och då finns ingen avvikelse.
    """
    version = underlag.rapportval("Budgetversion")
    vand = underlag.rapportval("Tecken_drift") == "positiva"
    utan = utan_budget(underlag, vald_version(underlag), VALD_VERSION)
    utan_plan = utan_budget(underlag, Version.VERKSAMHETSPLAN, Text(Version.VERKSAMHETSPLAN))
    tomma = {"DB": utan, "DA": utan, "DP": utan_plan}

    def kolumn(prefix: str, rubrik: str | Value, *, period: bool = True) -> PrintedColumn:
        def visa(rad: Row) -> Value:
            siffra = Figure(f"{prefix}_{rad.ident}", period)
            vald = -siffra if vand and ar_kostnad(underlag, rad.ident) else siffra
            return amount(vald, empty_if=tomma.get(prefix))

        return belopp(f"{prefix}{'' if period else '_fg'}", rubrik, visa, 17, ar=0 if period else -1)

    planen_bredvid = (kolumn("DP", "Budget enl. verksamhetsplan"),) if _skiljer_sig(underlag, version) else ()
    kolumner = (
        kolumn("DR", ar(True)),
        kolumn("DB", f"Budget enl. {version}"),
        *planen_bredvid,
        kolumn("DA", f"Avvikelse ({avvikelsens_ord(underlag.rapportval('Avvikelse_drift'))})"),
        kolumn("DR", ar(False), period=False),
    )
    return Table("DR", "Driftredovisning", kolumner, _rader(underlag, vand=vand), intro=_ingress(version, utan))


def _ingress(version: str, utan: Expr | None) -> tuple[Value, ...]:
    if utan is None:
        return ()
    return (words(call("IF", utan, Text(f"Ingen budget enligt {version} är inlagd."), Text(""))),)


def _skiljer_sig(underlag: Underlag, version: str) -> bool:
    """Om versionen har andra årsbelopp än planen, eller andra belopp för hela perioden."""

    def hela(version: str) -> list[tuple[str, Decimal]]:
        rader = (rad for rad in underlag.bokslut.budget if rad.version == version)
        return sorted((rad.insats, rad.hela_perioden) for rad in rader if rad.hela_perioden is not None)

    return hela(version) != hela(Version.VERKSAMHETSPLAN) or any(
        underlag.budget(ett, version) != underlag.budget(ett, Version.VERKSAMHETSPLAN)
        for post in (*_BUDGETERADE, "insatsmedel_ej_beslutade")
        for ett in underlag.form.budgetposter(post)
    )


def _utan_part(underlag: Underlag) -> bool:
    """Om medlemmarna har betalat något som inte är fördelat på part, i någon av rapportens perioder."""
    kvar: dict[date, Decimal] = defaultdict(Decimal)
    for saldorad in underlag.bokslut.saldon:
        if saldorad.not_ == _MEDLEMMAR:
            kvar[saldorad.period] += saldorad.belopp
    for delrad in underlag.bokslut.objektsaldon:
        if delrad.dimension is Dimension.MOTPART and delrad.not_ == _MEDLEMMAR and delrad.part in _PARTER.values():
            kvar[delrad.period] -= delrad.belopp
    return any(kvar[dag] for dag in (underlag.period, underlag.period_fg) if dag)


def _rader(underlag: Underlag, *, vand: bool) -> tuple[Row, ...]:
    regioner = [medlem.namn for medlem in underlag.bokslut.medlemmar if medlem.part is Part.REGION]
    utan_budget = {"DB": None, "DP": None}
    at_andra_hallet = ("DA",) if underlag.rapportval("Avvikelse_drift") == Konvention.SOM_TRYCKT_2025 else ()
    utan_egen_form = (rad for rad in _BUDGETERADE if rad != "region")
    former = (
        *(Section(ident, "") for ident in ("intakter", "kostnader")),
        *(Line(ident, "") for ident in _med_stam(utan_egen_form)),
        Line("DR_region", regioner[0] if len(regioner) == 1 else "Regionerna"),
        Line("DR_avskrivningar", "", cells=utan_budget),
        Sum("DR_summa_intakter", "", of=_med_stam((*INTAKTER, _EJ_FORDELAT))),
        Sum("DR_summa_kostnader", "", of=_med_stam(KOSTNADER)),
        Total("DR_resultat", "", of=() if vand else _med_stam(_RESULTAT), not_in=at_andra_hallet),
    )
    rader = tryckta(underlag, "DR", former, stam="DR_")
    if "DR_medlemmar" not in underlag.med_saldo and not _utan_part(underlag):
        return rader
    fore = next((plats for plats, rad in enumerate(rader) if rad.ident == "summa_intakter"), len(rader))
    return (*rader[:fore], Line(_EJ_FORDELAT, "Ej fördelat", cells=utan_budget), *rader[fore:])


def _med_stam(rader: Iterable[str]) -> tuple[str, ...]:
    return tuple(f"DR_{rad}" for rad in rader)
