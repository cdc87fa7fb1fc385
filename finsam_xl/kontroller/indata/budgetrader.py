"""Budget: den valda versionen har rader, varje insats har sin budget, och halvåret har en prognos för helåret."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from finsam_xl.belopp import svensk
from finsam_xl.figurer.hamta import VALD_VERSION
from finsam_xl.figurer.perioder import PLANAR, planens_dag
from finsam_xl.figurer.urval import bland, mot_varandra
from finsam_xl.kontroller.register import BOKSLUTEN, HALVARET, Kontrollsvar, Utfall, genomgang, svar
from finsam_xl.layout.expr import PERIOD, Expr, Setting, Text, plus
from finsam_xl.modell import Dimension, Version

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from finsam_xl.figurer.underlag import Underlag
    from finsam_xl.modell import Budgetrad, Insats

_ALLA = BOKSLUTEN | {"BI", "VP"}


def _budgetar(underlag: Underlag) -> tuple[date, ...]:
    """Dagarna som rapportens budget står på: planens tre år, annars helårets sista dag."""
    if underlag.prefix == "VP":
        forsta = underlag.period
        return tuple(_ar_senare(forsta, nummer - 1) for nummer in PLANAR)
    helar = underlag.bokslut.grunddata.get(f"{underlag.prefix}_Helar")
    return (helar if isinstance(helar, date) else underlag.period,)


def _ar_senare(dag: date, ar: int) -> date:
    return dag.replace(year=dag.year + ar, day=min(dag.day, 28) if dag.month == 2 else dag.day)  # noqa: PLR2004 - februari


def _arets(underlag: Underlag, dag: date) -> list[Budgetrad]:
    """Raderna med belopp för året, också de vars belopp gäller insatsens hela tid och som pågår då."""
    pagar = {insats.id for insats in underlag.bokslut.insatser if _pagar(insats, dag)}
    return [
        rad
        for rad in underlag.bokslut.budget
        if (rad.belopp and rad.period == dag) or (rad.hela_perioden and rad.insats in pagar)
    ]


def _pagar(insats: Insats, arets_slut: date) -> bool:
    return bool(insats.start and insats.slut and insats.start <= arets_slut and insats.slut.year >= arets_slut.year)


def _rader_i_boken(underlag: Underlag, *villkor: tuple[str, Expr]) -> Expr:
    """Raderna med belopp för rapportens år, räknade i boken."""
    dagar: tuple[Expr, ...] = (Setting("Helar") if underlag.har("Helar") else PERIOD,)
    if underlag.prefix == "VP":
        dagar = tuple(map(planens_dag, PLANAR))
    arets = [
        bland("Budget", ("Period", dag), ("Belopp", Text(tecken)), *villkor) for dag in dagar for tecken in (">0", "<0")
    ]
    if any(rad.hela_perioden is not None for rad in underlag.bokslut.budget):
        arets.append(bland("Budget", ("Belopp hela perioden", Text(">0")), *villkor))
    return plus(*arets)


def _antal(underlag: Underlag, version: str = "") -> int:
    """Samma rader, räknade av programmet."""
    dagar = _budgetar(underlag)
    egna = [rad for rad in underlag.bokslut.budget if version in {"", rad.version.value}]
    return sum(bool(rad.hela_perioden) + (rad.period in dagar and bool(rad.belopp)) for rad in egna)


@genomgang(
    "F55",
    "Budgetversionen som valts i Grunddata har rader i Budget",
    kalla="budget",
    text="Rapporten jämför med en version av Budget som saknar rader för året, och visar därför 0 i budget.",
    rapporter=_ALLA,
)
def vald_version_finns(underlag: Underlag, _: tuple[str, ...]) -> Kontrollsvar:
    """Finns budget för ett av rapportens år finns den i den valda versionen."""
    vald = underlag.rapportval("Budgetversion")
    utan = []
    for dag in _budgetar(underlag):
        versioner = {rad.version.value for rad in _arets(underlag, dag)}
        if versioner and vald not in versioner:
            utan.append(f"{dag} (finns: {', '.join(sorted(versioner))})")
    return svar(
        Utfall.FEL,
        f"Budget har rader i versionen {vald}.",
        (
            f"Versionen {vald} har inga belopp i Budget för {{}}: budgeten visas som 0. Välj en annan version.",
            utan,
        ),
        antal=_antal(underlag),
        bland=_rader_i_boken(underlag),
        saknas=f"Budget har inga belopp för {', '.join(map(str, _budgetar(underlag)))}: fyll i bladet Budget.",
    )


@genomgang(
    "F56",
    "Varje insats har sin budget i den valda versionen",
    kalla="budget",
    text="En insats har budget bara i en annan version än den som valts i Grunddata, eller utfall men ingen "
    "budgetrad: dess budget är 0 i rapporten. Lägg till raden i Budget, eller välj en annan version.",
    utfall=Utfall.NOTIS,
    rapporter=_ALLA,
)
def insatsernas_budget(underlag: Underlag, _: tuple[str, ...]) -> Kontrollsvar:
    """Varje insats med budget i någon version, eller med utfall, har en budgetrad i den valda versionen."""
    vald = underlag.rapportval("Budgetversion")
    per_dag = {dag: _arets(underlag, dag) for dag in _budgetar(underlag)}
    med_vald = {dag: rader for dag, rader in per_dag.items() if any(rad.version == vald for rad in rader)}
    rader, i_boken = _antal(underlag, vald), _rader_i_boken(underlag, ("Version", VALD_VERSION))
    antal, i_boken = mot_varandra(
        (rader, i_boken), (len(underlag.bokslut.insatser), bland("Insatser", ("Id", Text("<>"))))
    )
    return svar(
        Utfall.NOTIS,
        f"Varje insats med budget eller utfall har en rad i versionen {vald}.",
        (
            f"Budget finns i en annan version men inte i {vald}, och räknas inte: {{}}.",
            (text for dag, rader in med_vald.items() for text in _i_andra_versioner(underlag, dag, rader, vald)),
        ),
        ("Utfall finns men ingen budgetrad: {}.", _utan_rad(underlag, per_dag) if med_vald else ()),
        antal=antal,
        bland=i_boken,
        saknas="Insatser har inga rader. Fyll i förbundets insatser i Insatser."
        if rader
        else f"Budget har inga rader i versionen {vald}; se F55.",
    )


def _i_andra_versioner(underlag: Underlag, dag: date, rader: Iterable[Budgetrad], vald: str) -> Iterator[str]:
    rader = [rad for rad in rader if rad.insats]
    valda = {rad.insats for rad in rader if rad.version == vald}
    namn = {insats.id: insats.namn for insats in underlag.bokslut.insatser}
    for ident in dict.fromkeys(rad.insats for rad in rader if rad.insats not in valda):
        per_version: dict[str, Decimal] = {}
        for rad in (rad for rad in rader if rad.insats == ident):
            per_version[rad.version] = per_version.get(rad.version, Decimal(0)) + (rad.hela_perioden or rad.belopp)
        belopp = ", ".join(f"{version} {svensk(tal, 0)} kr" for version, tal in per_version.items())
        yield f"{namn.get(ident, ident)} {dag.year} ({belopp})"


def _utan_rad(underlag: Underlag, per_dag: dict[date, list[Budgetrad]]) -> Iterator[str]:
    med = {rad.insats for rader in per_dag.values() for rad in rader}
    utfall: dict[str, Decimal] = {}
    for rad in underlag.bokslut.objektsaldon:
        if rad.dimension is Dimension.INSATS and rad.rad.startswith("RR_") and rad.period == underlag.period:
            utfall[rad.id] = utfall.get(rad.id, Decimal(0)) + rad.belopp
    for insats in underlag.bokslut.samverkansinsatser:
        if utfall.get(insats.id) and insats.id not in med and not insats.memo:
            yield f"{insats.namn} (utfall {svensk(utfall[insats.id], 0)} kr)"


@genomgang(
    "F57",
    "Helårets prognos finns i Budget",
    kalla="rkr-r17",
    text="Budget har inga rader med version prognos på helårets sista dag: prognosen och dess avvikelse trycks tomma.",
    utfall=Utfall.NOTIS,
    rapporter=HALVARET,
)
def prognosen_finns(underlag: Underlag, _: tuple[str, ...]) -> Kontrollsvar:
    """Budget har belopp i versionen prognos för hela året."""
    (dag,) = _budgetar(underlag)
    arets = _arets(underlag, dag)
    saknas = bool(arets) and not any(rad.version is Version.PROGNOS for rad in arets)
    return svar(
        Utfall.NOTIS,
        f"Budget har en prognos för {dag}.",
        (
            "Budget har inga belopp i versionen prognos för {}: prognosen trycks tom. Fyll i den i Budget.",
            (str(dag),) if saknas else (),
        ),
        antal=_antal(underlag, Version.PROGNOS),
        bland=_rader_i_boken(underlag, ("Version", Text(Version.PROGNOS))),
        saknas=f"Budget har inga belopp för {dag}, så prognosen trycks tom. Fyll i bladet Budget.",
    )
