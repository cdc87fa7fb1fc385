"""Dagar, månader och delar av året i ord, «30 juni 2025» och «halvår 1», skrivna i siffror: 2025-06-30."""

from __future__ import annotations

import re
from calendar import monthrange

__all__ = ["ETT_AR", "MANADSORD", "TILL", "i_siffror", "med_arets_delar"]

_MANADER = ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_NR = {namn: nr for nr, namn in enumerate(_MANADER, start=1)} | {"may": 5, "oct": 10}
_HELA_MANADSORD = (
    "januari februari mars april juni juli augusti september sept oktober november december "
    "january february march may june july august oct october"
)
MANADSORD = {ord_: f"{_NR[ord_[:3]]:02d}" for ord_ in (*_MANADER, *_HELA_MANADSORD.split())}
"""Månadernas namn, hela och förkortade, med sina nummer."""
_AR = r"((?:19|20)\d\d)"
_MANAD = rf"({'|'.join(sorted(MANADSORD, key=len, reverse=True))})\b\.?"
TILL = r"\s*(?:-|\u2010|\u2013|\u2014|--|till och med|till|t\.?\s?o\.?\s?m\.?|tom|to)\s*"
"""Det som står mellan den första och den sista i ett spann av dagar eller månader."""
_DAG_ORD = re.compile(rf"\b([0-3]?\d)\.?[\s-]+{_MANAD}[\s,-]*{_AR}\b", re.IGNORECASE)
_DAG_TILL_DAG = re.compile(rf"\b([0-3]?\d)\s+{_MANAD}{TILL}(?=[0-3]?\d\s+{_MANAD}\s*{_AR}\b)", re.IGNORECASE)
_DAG_SIFFROR = re.compile(rf"(?<![\d./-])([0-3]?\d)[./-]([01]?\d)[\s./-]+{_AR}\b")
_DAG_KORT_AR = re.compile(r"(?<![\d./-])(\d\d)-(0[1-9]|1[0-2])-([0-3]\d)(?![\d./-])")
_SPANN_KORT = re.compile(rf"(?<!\d)(\d\d)([01]\d)([0-3]\d){TILL}(\d\d)([01]\d)([0-3]\d)(?!\d)", re.IGNORECASE)
_MANAD_TILL = re.compile(rf"\b{_MANAD}{TILL}{_MANAD}\s*{_AR}\b", re.IGNORECASE)
_MANAD_AR = re.compile(rf"(?<![\d]\s)(?<![\d])\b{_MANAD}[\s,-]*{_AR}\b", re.IGNORECASE)
_DEL = re.compile(
    r"\b(?:(första|andra|tredje|fjärde|[1-4])[:.]?a?[\s-]*(halvåret|halvår|kvartalet|kvartal|tertialet|tertial)"
    r"|(halvår|kvartal|tertial|h|q|kv|t)[\s:.-]*([1-4]))\b",
    re.IGNORECASE,
)
_PERIOD = re.compile(rf"\bperiod(?:en|er)?[\s:.]*(0?[1-9]|1[0-2])(?:{TILL}(0?[1-9]|1[0-2]))?(?![\d.-])", re.IGNORECASE)
ETT_AR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_ORDNING = {"första": 1, "andra": 2, "tredje": 3, "fjärde": 4}
_MANADER_I = {"h": 6, "q": 3, "k": 3, "t": 4}


def i_siffror(text: str) -> str:
    """Texten med varje dag som ÅÅÅÅ-MM-DD och varje månad som ÅÅÅÅ-MM."""
    text = _DAG_TILL_DAG.sub(lambda t: f"{_dag(t[4], MANADSORD[t[2].casefold()], t[1]) or t[0]} - ", text)
    text = _DAG_ORD.sub(lambda t: _dag(t[3], MANADSORD[t[2].casefold()], t[1]) or t[0], text)
    text = _DAG_SIFFROR.sub(lambda t: _dag(t[3], t[2], t[1]) or t[0], text)
    text = _DAG_KORT_AR.sub(lambda t: _dag(f"20{t[1]}", t[2], t[3]) or t[0], text)
    text = _SPANN_KORT.sub(_kort_spann, text)
    text = _MANAD_TILL.sub(lambda t: f"{t[3]}-{MANADSORD[t[1].casefold()]} - {t[3]}-{MANADSORD[t[2].casefold()]}", text)
    return _MANAD_AR.sub(lambda t: f"{t[2]}-{MANADSORD[t[1].casefold()]}", text)


def _dag(ar: str, manad: str, dag: str) -> str:
    """Dagen, eller tomt om den inte finns."""
    finns = 1 <= int(manad) <= 12 and 1 <= int(dag) <= monthrange(int(ar), int(manad))[1]  # noqa: PLR2004 - månader
    return f"{ar}-{int(manad):02d}-{int(dag):02d}" if finns else ""


def _kort_spann(traff: re.Match[str]) -> str:
    fran, till = _dag(f"20{traff[1]}", traff[2], traff[3]), _dag(f"20{traff[4]}", traff[5], traff[6])
    return f"{fran} - {till}" if fran and till else traff[0]


def med_arets_delar(text: str, ar: str) -> str:
    """Texten med halvår, kvartal och numrerade perioder i *ar* som månader; andra texter som de är."""
    if set(ETT_AR.findall(text)) - {ar}:
        return text
    if traff := _DEL.search(text):
        langd = _MANADER_I[(traff[2] or traff[3])[0].casefold()]
        nr = int(traff[4] or _ORDNING.get((traff[1] or "").casefold()) or traff[1])
        fran, till = langd * (nr - 1) + 1, langd * nr
    elif traff := _PERIOD.search(text):
        till = int(traff[2] or traff[1])
        fran = int(traff[1]) if traff[2] else till
    else:
        return text
    utan = ETT_AR.sub(" ", text[: traff.start()] + " " + text[traff.end() :])
    return f"{utan} {ar}-{fran:02d} - {ar}-{till:02d}" if till <= 12 else text  # noqa: PLR2004 - december
