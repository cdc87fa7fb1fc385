"""Datum på rader och i Grunddata: dagar som ingen period kan sluta, och rader som ingen av bokens rapporter läser.

Ett belopp på en dag som ingen rapport kan ha, till exempel 1905-07-17 som Excel gör av årtalet 2025, är dolt och ett
fel. En dag som ett annat års rapport har, ett årsskifte i Budget eller en månads sista dag i Saldo, får stå kvar och
sägs.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from finsam_xl.inputs.felslag import perioderna
from finsam_xl.inputs.problem import period_utan_rapport
from finsam_xl.inputs.rapportperioder import RAPPORTER, agare, arsslut, budgetdagar, dagar, periodnamn

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from finsam_xl.inputs.grunddata import Grunddata
    from finsam_xl.inputs.tabeller import Tabellrad
    from finsam_xl.modell import Problem

__all__ = ["prova_perioder"]

_TILLBAKA, _FRAMAT = 10, 5
_HELA_PERIODEN = "Belopp hela perioden"
_BELOPP = ("IB", "Belopp")


def prova_perioder(grunddata: Grunddata, tabeller: Mapping[str, Sequence[Tabellrad]]) -> Iterator[Problem]:
    """Alla problem med datum: sådana som ingen period slutar, och rader som inte kommer med."""
    yield from _i_grunddata(grunddata)
    yield from _raderna(grunddata.varden, tabeller)


def _i_grunddata(grunddata: Grunddata) -> Iterator[Problem]:
    for namn, dag in grunddata.varden.items():
        if not isinstance(dag, date):
            continue
        if agare(namn) and not _manadens_sista(dag):
            plats = grunddata.platser[namn]
            yield perioderna.INGEN_PERIODS_SLUT.vid(plats, datum=dag, manadsslut=_manadsslut(dag))
    for rapport in RAPPORTER:
        period, fg = (grunddata.varden.get(namn) for namn in (periodnamn(rapport), f"{periodnamn(rapport)}_fg"))
        if isinstance(period, date) and isinstance(fg, date) and fg >= period:
            yield perioderna.PERIODER_OMVANDA.vid(grunddata.platser[f"{periodnamn(rapport)}_fg"])


def _manadens_sista(dag: date) -> bool:
    return (dag + timedelta(days=1)).day == 1


def _manadsslut(dag: date) -> date:
    nasta = dag.replace(day=28) + timedelta(days=4)
    return nasta - timedelta(days=nasta.day)


def _raderna(grunddata: Mapping[str, object], tabeller: Mapping[str, Sequence[Tabellrad]]) -> Iterator[Problem]:
    bokforda, arsskiften = dagar(grunddata), arsslut(grunddata)
    for namn, lases, far_sta in (
        ("Saldo", bokforda, _manadens_sista),
        ("Objektsaldo", bokforda, _manadens_sista),
        ("Justeringar", bokforda, _manadens_sista),
        ("Budget", budgetdagar(grunddata), _arsskifte(arsskiften)),
        ("Historik", (), _arsskifte(arsskiften)),
    ):
        rader = [
            rad
            for rad in tabeller.get(namn, ())
            if isinstance(rad.varden.get("Period"), date) and not rad.text(_HELA_PERIODEN)
        ]
        if bokforda or arsskiften:
            yield from _tabellens(rader, lases, far_sta, arsskiften)


def _arsskifte(arsskiften: Sequence[date]) -> Callable[[date], bool]:
    """Om ett av förbundets år kan sluta den dagen."""
    manader = {dag.month for dag in arsskiften}
    return lambda dag: dag.month in manader and _manadens_sista(dag)


def _tabellens(
    rader: Iterable[Tabellrad], lases: Sequence[date], far_sta: Callable[[date], bool], arsskiften: Sequence[date]
) -> Iterator[Problem]:
    per_dag: dict[date, list[Tabellrad]] = {}
    for rad in rader:
        dag = rad.varden["Period"]
        if isinstance(dag, date) and dag not in lases:
            per_dag.setdefault(dag, []).append(rad)
    dagarna = ", ".join(str(dag) for dag in reversed(lases or arsskiften))
    for dag, grupp in per_dag.items():
        dolda = [rad for rad in grupp if any(rad.varden.get(rubrik) for rubrik in _BELOPP)]
        kan_lasas = far_sta(dag) and _inom(dag, lases or arsskiften)
        if dolda and not kan_lasas:
            celler = [rad.plats("Period").partition("!")[2] for rad in dolda]
            yield period_utan_rapport(dolda[0].plats("Period"), str(dag), celler, dagarna)
        elif lases:
            yield perioderna.PERIOD_OKAND.vid(grupp[0].plats("Period"), period=dag, antal=len(grupp), perioder=dagarna)


def _inom(dag: date, dagarna: Sequence[date]) -> bool:
    """Om ett annat års rapport rimligen har dagen: inte årtionden bort."""
    return dagarna[0].year - _TILLBAKA <= dag.year <= dagarna[-1].year + _FRAMAT
