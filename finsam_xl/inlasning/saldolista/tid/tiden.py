"""Året som en saldolista gäller: ur rubrikerna, raderna över dem, bladets namn eller filens, i den ordningen."""

from __future__ import annotations

import re
from calendar import monthrange
from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from finsam_xl.inlasning.saldolista.ark import som_text
from finsam_xl.inlasning.saldolista.kolumner import BELOPPSROLLER, Roll
from finsam_xl.inlasning.saldolista.ord import rubrikord
from finsam_xl.inlasning.saldolista.tid.tidsord import ETT_AR, TILL, i_siffror, med_arets_delar
from finsam_xl.inputs.tydning import RIMLIGA_AR
from finsam_xl.sie import Rakenskapsar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from finsam_xl.inlasning.saldolista.ark import Listark
    from finsam_xl.inlasning.saldolista.kolumner import Kolumnplan

__all__ = ["Listtid", "skriven", "tiden", "ur_dagen"]

_DAGFORM = r"((?:19|20)\d\d)[-./]?(0[1-9]|1[0-2])[-./]?(0[1-9]|[12]\d|3[01])"
_MANADSFORM = r"((?:19|20)\d\d)[-./]?(0[1-9]|1[0-2])"
_DAGSPANN = re.compile(rf"(?<!\d){_DAGFORM}{TILL}{_DAGFORM}(?!\d)", re.IGNORECASE)
_MANADSSPANN = re.compile(rf"(?<!\d){_MANADSFORM}{TILL}{_MANADSFORM}(?!\d)", re.IGNORECASE)
_DAG = re.compile(rf"(?<!\d){_DAGFORM}(?!\d)")
_MANAD = re.compile(rf"(?<!\d){_MANADSFORM}(?!\d)")
_UTSKRIVEN = re.compile(r"utskri|skapad|exporter|printed|framställd|rapportdatum|skriven|created|körd", re.IGNORECASE)
_KLOCKSLAG = re.compile(r"(?<!\d)[0-2]?\d:[0-5]\d(?!\d)")
_KORT_SPANN = re.compile(rf"(?:period\w*[:\s]*)?(\d\d)(01){TILL}\1(0[1-9]|1[0-2])", re.IGNORECASE)
"""Årets månader som ÅÅMM, «2501-2512»: bara från januari, så att ett kontointervall inte är en tid."""
_BARA_DAG = re.compile(rf"\s*(?:datum|dat)?[\s.:]*{_DAGFORM}\s*", re.IGNORECASE)
_DECEMBER = 12
_HELT_AR = timedelta(days=300)


@dataclass(frozen=True, slots=True)
class Listtid:
    """Räkenskapsåret, dagen som saldona gäller till, varifrån det är läst, och periodens första dag om den sägs."""

    ar: Rakenskapsar
    dag: date
    kalla: str
    fran: date | None = None


def tiden(ark: Listark, plan: Kolumnplan, filnamn: str, sist: str = "") -> Listtid | None:
    """Tiden som bladet säger; None om inget säger ett år. *sist* är radernas sista månad (ÅÅÅÅMM) eller år."""
    namnen = [(f"bladets namn «{ark.namn}»", ark.namn), (f"filens namn «{filnamn}»", filnamn)]
    over, namnen = list(_over(ark, plan)), [(kalla, i_siffror(text)) for kalla, text in namnen]
    ar = Counter(traff for _, text in (*over, *namnen) for traff in ETT_AR.findall(text))
    if len(ar) == 1:
        over, namnen = ([(k, med_arets_delar(text, next(iter(ar)))) for k, text in alla] for alla in (over, namnen))
    i_raderna = _enstaka([("raderna", sist)]) if sist else None
    for funnen in (_spann(over), _ur_rubrikerna(ark, plan), _ur_texterna(over), i_raderna):
        if funnen is not None:
            return funnen
    return _spann(namnen) or _enstaka(namnen)


def _ur_texterna(over: list[tuple[str, str]]) -> Listtid | None:
    """Tiden i texterna över rubrikerna; en dag för sig själv i ett senare år än de andra är när listan skrevs ut."""
    bara_dag = [ett for ett in over if _BARA_DAG.fullmatch(ett[1])]
    andra = _enstaka([ett for ett in over if ett not in bara_dag])
    ensam = _enstaka(bara_dag)
    if andra is None or ensam is None:
        return andra or ensam
    return ensam if ensam.dag.year == andra.dag.year and andra.dag.month == _DECEMBER else andra


def skriven(ark: Listark, plan: Kolumnplan) -> date | None:
    """Dagen då listan skrevs ut, om den säger det ovanför rubrikerna."""
    for rad in (nr for nr in sorted(ark.rader) if nr < plan.rad):
        raden = [som_text(varde) for _, varde in sorted(ark.rader[rad].items())]
        for nr, text in enumerate(raden):
            if _UTSKRIVEN.search(text):
                dagar = [_dagen(*traff) for rest in raden[nr : nr + 2] for traff in _DAG.findall(rest)]
                return next((dag for dag in dagar if dag), None)
    return None


def _over(ark: Listark, plan: Kolumnplan) -> Iterator[tuple[str, str]]:
    """Texterna ovanför rubrikerna och var de står, utan dagen då listan skrevs ut."""
    for rad in (nr for nr in sorted(ark.rader) if nr < plan.rad):
        utskrift = False
        for kol, varde in sorted(ark.rader[rad].items()):
            text = som_text(varde)
            if _UTSKRIVEN.search(text):
                utskrift = True
            elif _KLOCKSLAG.search(text):
                continue
            elif text and not utskrift:
                yield ark.plats(rad, kol), i_siffror(text)


def _spann(texter: list[tuple[str, str]]) -> Listtid | None:
    """Tiden från en dag till en annan: den längsta är räkenskapsåret, den som slutar först det som saldona gäller."""
    funna = [(start, slut, kalla) for kalla, text in texter for start, slut in _spannen(text) if start <= slut]
    if not funna:
        return None
    start, slut, kalla = max(funna, key=lambda ett: ett[1] - ett[0])
    dagen = min(ett[1] for ett in funna if ett[1] >= start)
    fran = max(ett[0] for ett in funna if ett[1] == dagen)
    if slut - start < _HELT_AR:
        return Listtid(_kalenderar(slut.year), slut, kalla, fran)
    return Listtid(Rakenskapsar(start, slut), dagen, kalla, fran)


def _spannen(text: str) -> Iterator[tuple[date, date]]:
    for traff in _DAGSPANN.findall(text):
        start, slut = _dagen(*traff[:3]), _dagen(*traff[3:])
        if start and slut:
            yield start, slut
    if kort := _KORT_SPANN.fullmatch(text.strip()):
        yield date(2000 + int(kort[1]), 1, 1), _manadens_sista(2000 + int(kort[1]), int(kort[3]))
    for ar, manad, till_ar, till_manad in _MANADSSPANN.findall(_DAGSPANN.sub(" ", text)):
        yield date(int(ar), int(manad), 1), _manadens_sista(int(till_ar), int(till_manad))


def _ur_rubrikerna(ark: Listark, plan: Kolumnplan) -> Listtid | None:
    egna = [ett for ett in plan.med(*BELOPPSROLLER, Roll.MANADSBELOPP) if ett.ar and ett.roll is not Roll.IB]
    if not egna or _ett_annat_ar(plan):
        return None
    senast = max(egna, key=lambda ett: (ett.ar or 0, ett.dag, ett.manad))
    kalla = f"rubriken {ark.plats(plan.rad, senast.kol)}"
    if senast.dag and (dag := _dagen(senast.dag[:4], senast.dag[4:6], senast.dag[6:])):
        return Listtid(_kalenderar(dag.year), dag, kalla)
    ar = senast.ar or 0
    manader = {ett.manad for ett in egna if ett.roll is Roll.MANADSBELOPP or ett == senast}
    if manader and max(manader).startswith(str(ar)) and len(max(manader)) == len("ÅÅÅÅMM"):
        return Listtid(_kalenderar(ar), _manadens_sista(ar, int(max(manader)[4:])), kalla)
    return _hela(ar, kalla)


def _ett_annat_ar(plan: Kolumnplan) -> bool:
    """Om samma ord står med och utan år, «Saldo 2024» och «Saldo»: det utan år är ett annat."""
    saldon = [ett for ett in plan.med(Roll.UB) if not ett.fore]
    med_ar, utan_ar = ({rubrikord(ett.rubrik).ord for ett in saldon if bool(ett.ar) is ja} for ja in (True, False))
    return not med_ar.isdisjoint(utan_ar)


def _enstaka(texter: list[tuple[str, str]]) -> Listtid | None:
    """En enda dag, månad eller ett årtal."""
    for monster in (_DAG, _MANAD, ETT_AR):
        for kalla, text in texter:
            for traff in monster.findall(text):
                if funnen := _av(traff if isinstance(traff, tuple) else (traff,), kalla):
                    return funnen
    return None


def _av(delar: tuple[str, ...], kalla: str) -> Listtid | None:
    tal = [int(ett) for ett in delar]
    if tal[0] not in RIMLIGA_AR:
        return None
    if len(tal) == 1:
        return _hela(tal[0], kalla)
    dag = _dagen(*delar) if len(delar) > 2 else _manadens_sista(tal[0], tal[1])  # noqa: PLR2004 - år, månad, dag
    if dag is not None and (dag.month, dag.day) == (1, 1):
        return _hela(dag.year, kalla)
    return Listtid(_kalenderar(dag.year), dag, kalla) if dag else None


def _hela(ar: int, kalla: str) -> Listtid | None:
    return Listtid(_kalenderar(ar), date(ar, 12, 31), kalla) if ar in RIMLIGA_AR else None


def ur_dagen(dag: date, kalla: str) -> Listtid:
    """Tiden när någon har sagt dagen som saldona gäller till."""
    return Listtid(_kalenderar(dag.year), dag, kalla)


def _kalenderar(ar: int) -> Rakenskapsar:
    return Rakenskapsar(date(ar, 1, 1), date(ar, 12, 31))


def _manadens_sista(ar: int, manad: int) -> date:
    return date(ar, manad, monthrange(ar, manad)[1])


def _dagen(ar: str, manad: str, dag: str) -> date | None:
    try:
        return date(int(ar), int(manad), int(dag))
    except ValueError:
        return None
