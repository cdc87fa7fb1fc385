"""Budget: den valda versionen har rader, varje insats har sin budget, och halvåret har en prognos för helåret."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from finsam_xl.belopp import svensk
from finsam_xl.kontroller.register import BOKSLUTEN, HALVARET, Kontroll, Kontrollsvar, Utfall, kontroll, namngivna
from finsam_xl.modell import Dimension, Version
from finsam_xl.uttryck import PLANAR

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from finsam_xl.modell import Budgetrad, Insats
    from finsam_xl.underlag import Underlag

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


def _versionens_rader(underlag: Underlag, _: tuple[str, ...]) -> Kontrollsvar:
    vald = underlag.rapportval("Budgetversion")
    utan, tomma = [], []
    for dag in _budgetar(underlag):
        versioner = {rad.version.value for rad in _arets(underlag, dag)}
        if not versioner:
            tomma.append(str(dag))
        elif vald not in versioner:
            utan.append(f"{dag} (finns: {', '.join(sorted(versioner))})")
    if utan:
        text = f"Versionen {vald} har inga belopp i Budget för {'; '.join(utan)}: budgeten visas som 0."
        return Kontrollsvar(Utfall.FEL, f"{text} Välj en annan version i Grunddata, eller fyll i raderna.")
    return namngivna(
        Utfall.NOTIS,
        f"Budget har rader i versionen {vald}.",
        ("Budget har inga belopp alls för {}: fyll i bladet Budget.", tomma),
    )


F63 = kontroll(
    Kontroll(
        "F63",
        "Budgetversionen som valts i Grunddata har rader i Budget",
        "budget",
        "Rapporten jämför med en version av Budget som saknar rader för året, och visar därför 0 i budget.",
        granska=_versionens_rader,
        rapporter=_ALLA,
    )
)


def _insatsernas_budget(underlag: Underlag, _: tuple[str, ...]) -> Kontrollsvar:
    vald = underlag.rapportval("Budgetversion")
    per_dag = {dag: _arets(underlag, dag) for dag in _budgetar(underlag)}
    med_vald = {dag: rader for dag, rader in per_dag.items() if any(rad.version == vald for rad in rader)}
    if not med_vald:
        return Kontrollsvar(Utfall.OK, f"Budget har inga rader i versionen {vald}; se F63.")
    return namngivna(
        Utfall.NOTIS,
        f"Varje insats med budget eller utfall har en rad i versionen {vald}.",
        (
            f"Budget finns i en annan version men inte i {vald}, och räknas inte: {{}}.",
            (text for dag, rader in med_vald.items() for text in _i_andra_versioner(underlag, dag, rader, vald)),
        ),
        ("Utfall finns men ingen budgetrad: {}.", _utan_rad(underlag, per_dag)),
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
        if rad.dimension is Dimension.INSATS and rad.drift == "DR_insatsmedel" and rad.period == underlag.period:
            utfall[rad.id] = utfall.get(rad.id, Decimal(0)) + rad.belopp
    for insats in underlag.bokslut.insatser:
        if utfall.get(insats.id) and insats.id not in med and not insats.memo:
            yield f"{insats.namn} (utfall {svensk(utfall[insats.id], 0)} kr)"


F64 = kontroll(
    Kontroll(
        "F64",
        "Varje insats har sin budget i den valda versionen",
        "budget",
        "En insats har budget bara i en annan version än den som valts i Grunddata, eller utfall men ingen budgetrad: "
        "dess budget är 0 i rapporten. Lägg till raden i Budget, eller välj en annan version.",
        utfall=Utfall.NOTIS,
        granska=_insatsernas_budget,
        rapporter=_ALLA,
    )
)


def _prognosen(underlag: Underlag, _: tuple[str, ...]) -> Kontrollsvar:
    (dag,) = _budgetar(underlag)
    if any(rad.version is Version.PROGNOS for rad in _arets(underlag, dag)):
        return Kontrollsvar(Utfall.OK, f"Budget har en prognos för {dag}.")
    text = f"Budget har inga belopp i versionen prognos för {dag}: prognosen trycks tom."
    return Kontrollsvar(Utfall.NOTIS, f"{text} Delårsrapporten ska ha en helårsprognos; fyll i den i Budget.")


F65 = kontroll(
    Kontroll(
        "F65",
        "Helårets prognos finns i Budget",
        "rkr-r17",
        "Budget har inga rader med version prognos på helårets sista dag: prognosen och dess avvikelse trycks tomma.",
        utfall=Utfall.NOTIS,
        granska=_prognosen,
        rapporter=HALVARET,
    )
)
