"""The formulas of Start: how far the work has come, read from what the builds have given names.

A name that no build has made yet answers with an error, which each formula turns into a dash: so Start needs neither
Python nor a rebuild to tell the truth.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

__all__ = [
    "FYLL_I",
    "KVAR_GOR",
    "MEDLEMMAR",
    "NAMNET",
    "PAMINNELSE",
    "PERIOD",
    "STEGEN",
    "ar_startformel",
    "beslutad",
    "byggd",
    "dokument",
    "klara",
    "paminnelse",
    "siffra",
    "tecken",
    "utfall",
]

KVAR_GOR: Final = "KVAR_GOR"
"""The name of the column Gör in Kvar att fylla i."""
FYLL_I: Final = "Fyll i"
"""What the column says of a cell that is to be filled in."""
_KLART, _OKLART = "✓", "–"
_UTKAST = "utkast"
_RAPPORTER = ("AR", "HR", "VP", "BI")
_VANTADE = tuple(ett for ett in _RAPPORTER if ett != "BI")
"""The reports that are awaited once their day is filled in; bilagor are built when somebody wants them."""
_SIEFILER = (("AR", "Läs in årets SIE-fil"), ("HR", "Läs in halvårets SIE-fil"))
_UTAN_RADER = ": Saldo har inga rader för {}."
NAMNET: Final = 'IF(ISBLANK(Forbund),"Fyll i förbundets namn i Grunddata",Forbund)'
PERIOD: Final = (
    'IF(ISNUMBER(AR_Period),"Räkenskapsår "&YEAR(AR_Period),IF(ISNUMBER(HR_Period),"Halvår "&YEAR(HR_Period),'
    'IF(ISNUMBER(VP_Period),"Plan "&YEAR(VP_Period)&"–"&YEAR(VP_Period)+2,'
    'IF(ISNUMBER(BI_Period),"Bilagor "&YEAR(BI_Period),"–"))))'
)


def byggd(prefix: str) -> str:
    """The name of when the report was built."""
    return f"{prefix}_BYGGD"


def dokument(prefix: str) -> str:
    """The name of the cell on Start that says which document was last made of the report, and when."""
    return f"DOKUMENT_{prefix}"


def utfall(prefix: str, vilket: str) -> str:
    """The name of how many of the report's controls have that outcome."""
    return f"{prefix}_KONTROLL_{vilket}"


def beslutad(prefix: str) -> str:
    """The day that the board decided on the report, *utkast* once it is built and there is none, a dash before that.

    An older workbook has one day for all reports, which each that has none of its own follows if it can be its.
    """
    if prefix not in _VANTADE:
        return f'"{_OKLART}"'
    egen, period = f"Beslutsdatum_{prefix}", f"{prefix}_Period"
    dag = f"IFERROR(IF(ISNUMBER({egen}),{egen},Beslutsdatum),0)"
    kan = f"AND({dag}>0,{dag}<={period})" if prefix == "VP" else f"{dag}>{period}"
    skriven = f'YEAR({dag})&"-"&RIGHT("0"&MONTH({dag}),2)&"-"&RIGHT("0"&DAY({dag}),2)'
    return f'IF(ISTEXT(IFERROR({byggd(prefix)},0)),IF({kan},{skriven},"{_UTKAST}"),"{_OKLART}")'


def siffra(namn: str) -> str:
    """What the name holds, a dash until there is one."""
    return f'IFERROR({namn},"{_OKLART}")'


def tecken(villkor: str) -> str:
    """A tick where the condition holds, else a dash."""
    return f'IF({villkor},"{_KLART}","{_OKLART}")'


def _paminnelseformel() -> str:
    formel = '""'
    for rapport, vad in reversed(_SIEFILER):
        fore, efter = f"{vad}{_UTAN_RADER}".split("{}")
        saknas = f"IF(ISNUMBER({rapport}_Period),COUNTIFS(Saldo[Period],{rapport}_Period),1)=0"
        formel = f'IF({saknas},"{fore}"&YEAR({rapport}_Period)&"{efter}",{formel})'
    return formel


PAMINNELSE: Final = _paminnelseformel()
"""The formula that says which SIE file is still to be read, as it stands on Start; empty once Saldo has its rows."""


def paminnelse(grunddata: Mapping[str, object], saldots_dagar: Collection[date]) -> str:
    """What the formula answers."""
    for rapport, vad in _SIEFILER:
        period = grunddata.get(f"{rapport}_Period")
        if isinstance(period, date) and period not in saldots_dagar:
            return f"{vad}{_UTAN_RADER}".format(period.year)
    return ""


_PERIODERNA = ",".join(f"{ett}_Period" for ett in _RAPPORTER)
_INGEN_DAG = '"Ingen rapport har fått sin dag"'
MEDLEMMAR: Final = "COUNTA(Medlemmar[Medlem])"
"""How many members the table has."""
_INLAST = f"LEN({PAMINNELSE})=0"
_HUVUDBOKEN = "COUNT(AR_Period,HR_Period)"
_KVAR = f'IFERROR(COUNTIFS({KVAR_GOR},"{FYLL_I}"),-1)'
_BYGGDA = "+".join(f"IF(ISTEXT(IFERROR({byggd(ett)},0)),1,0)" for ett in _RAPPORTER)
_OBYGGDA = "+".join(f"IF(ISNUMBER({ett}_Period),IF(ISTEXT(IFERROR({byggd(ett)},0)),0,1),0)" for ett in _VANTADE)
_FEL = "+".join(f"IFERROR({utfall(ett, 'fel')},0)" for ett in _RAPPORTER)
_OPROVADE = "+".join(f"IFERROR({utfall(ett, 'ej_provad')},0)" for ett in _RAPPORTER)
_DOKUMENT = "+".join(f"COUNTA({dokument(ett)})" for ett in _RAPPORTER)
STEGEN: Final[tuple[tuple[str, str], ...]] = (
    (
        tecken(f"AND(LEN(Forbund)>0,COUNT({_PERIODERNA})>0,{MEDLEMMAR}>0)"),
        f'IF(LEN(Forbund)=0,"Namnet saknas",IF(COUNT({_PERIODERNA})=0,{_INGEN_DAG},{MEDLEMMAR}&" medlemmar"))',
    ),
    (
        tecken(f"AND({_HUVUDBOKEN}>0,{_INLAST})"),
        f'IF({_HUVUDBOKEN}=0,"Ingen rapport ur huvudboken",IF({_INLAST},"Inläst",{PAMINNELSE}))',
    ),
    (
        tecken(f"{_KVAR}=0"),
        f'IF({_KVAR}<0,"Visas efter första inläsningen",IF({_KVAR}=0,"Allt är ifyllt",{_KVAR}&" kvar att fylla i"))',
    ),
    (
        tecken(f"AND({_BYGGDA}>0,{_FEL}=0)"),
        f'IF({_BYGGDA}=0,"Räknas när en rapport byggs",{_FEL}&" fel, "&({_OPROVADE})&" ej prövade")',
    ),
    (
        tecken(f"AND({_BYGGDA}>0,{_OBYGGDA}=0)"),
        f'IF({_BYGGDA}=0,"Ingen rapport är byggd",IF({_OBYGGDA}=0,"Byggd",({_OBYGGDA})&" kvar att bygga"))',
    ),
    (
        tecken(f"{_DOKUMENT}>0"),
        f'IF({_DOKUMENT}=0,"Inget dokument är gjort",({_DOKUMENT})&" dokument, se nedan")',
    ),
)
"""The tick and the state of each step."""


def klara(forsta: int, sista: int) -> str:
    """How many of the steps in those rows are ticked, in a sentence."""
    return f'COUNTIFS($A${forsta}:$A${sista},"{_KLART}")&" av {len(STEGEN)} steg är klara"'


_STEGENS = frozenset(formel for steg in STEGEN for formel in steg)
_BESLUTEN = frozenset(beslutad(ett) for ett in _RAPPORTER)
_SIFFRA = re.compile(r'IFERROR\(\w+,"–"\)|COUNTIFS\(\$A\$\d+:\$A\$\d+,"✓"\)&" av \d+ steg är klara"')


def ar_startformel(formel: str) -> bool:
    """Whether it is a formula of Start whose answer a build changes, in a book of today or of before."""
    return formel in _STEGENS | _BESLUTEN or formel == PAMINNELSE or _SIFFRA.fullmatch(formel) is not None
