"""Får ett år ur en SIE-fil stå som jämförelse? Det ska vara ett annat räkenskapsår, lika långt, och ha ett resultat.

Det som inte får det läses inte in: jämförelsens kolumn blir tom med en mening, aldrig 0 och aldrig ur en annan tid.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from finsam_xl.sie.saldon import resultatkonton
from finsam_xl.sie.siefil import Rakenskapsar
from finsam_xl.sie.tid import langd, lika_lang

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from finsam_xl.inlasning.arsinlasning import Arsinlasning
    from finsam_xl.sie import SieFil

__all__ = ["Jamforelsedag", "hinder", "jamforelser"]

_BOKFORDA = ("AR", "HR", "BI")
_HELARSRAPPORT = "AR"
_DAG = timedelta(days=1)
_TOLV_MANADER = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Jamforelsedag:
    """En rapports period och dagen den jämförs med; *bara_balans* när bara balansräkningen jämför med den."""

    rapport: str
    period: date
    dag: date
    bara_balans: bool


def jamforelser(grunddata: Mapping[str, object]) -> tuple[Jamforelsedag, ...]:
    """De jämförelser som Grunddata anger; en tom jämförelsedag är ingen jämförelse."""
    return tuple(
        Jamforelsedag(rapport, period, dag, namn == "Balansdag_fg")
        for rapport in _BOKFORDA
        for namn in ("Period_fg", "Balansdag_fg")
        for period, dag in ((grunddata.get(f"{rapport}_Period"), grunddata.get(f"{rapport}_{namn}")),)
        if isinstance(period, date) and isinstance(dag, date)
    )


def hinder(ett: Arsinlasning, filer: Sequence[SieFil], grunddata: Mapping[str, object]) -> str:
    """Varför *ett* inte får läsas in som jämförelse; tom text om det får, eller om dagen är en rapports egen period."""
    alla = jamforelser(grunddata)
    if ett.period in {grunddata.get(f"{rapport}_Period") for rapport in _BOKFORDA}:
        return ""
    skal = [_skal(ett, en, filer) for en in alla if en.dag == ett.period]
    return "" if "" in skal or not skal else skal[0]


def _skal(ett: Arsinlasning, en: Jamforelsedag, filer: Sequence[SieFil]) -> str:
    ar = ett.fil.rar[ett.arsnr]
    if ar.start <= en.period <= ar.slut:
        return f"den ligger i samma räkenskapsår som {en.period}, {ar.start}–{ar.slut}"
    if en.bara_balans:
        return ""
    tid, egen = Rakenskapsar(ar.start, ett.period), _egen_tid(en, filer)
    if not lika_lang(tid, egen):
        return f"den är {langd(tid)} ({tid.start}–{tid.slut}) och perioden till {en.period} är {langd(egen)}"
    if ett.arsnr and not resultatkonton(ett.fil, ett.arsnr):
        return f"filen har inget resultat (#RES) för {ar.start}–{ar.slut}"
    return ""


def _egen_tid(en: Jamforelsedag, filer: Sequence[SieFil]) -> Rakenskapsar:
    """Tiden från räkenskapsårets början till rapportens period, av filerna eller som ett kalenderår."""
    ar = (fil.rar[0] for fil in filer if 0 in fil.rar and fil.rar[0].start <= en.period <= fil.rar[0].slut)
    start = next((ett.start for ett in ar), None)
    if start is None and en.rapport == _HELARSRAPPORT:
        start = en.period - _TOLV_MANADER + _DAG
    return Rakenskapsar(start or date(en.period.year, 1, 1), en.period)
