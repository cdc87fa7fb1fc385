"""Rapporternas form: raderna i räkningar och noter, noterna, och vilka tabeller som är med."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from finsam_xl.modell.rapportval import Bladprefix

__all__ = ["LAGENS_NOTSLAG", "NEJ", "Not", "Notslag", "Radens", "Rapportrad", "Sida", "Tabellval", "Visas"]


class Visas(StrEnum):
    """När en rad eller en not trycks."""

    ALLTID = "alltid"
    MED_BELOPP = "när den har belopp"
    ALDRIG = "aldrig"


class Radens(StrEnum):
    """Vems en rad i Rapportrader är: lagens, som står i koden, eller förbundets egen."""

    LAG = "lag"
    EGEN = "egen"


class Sida(StrEnum):
    """Sidan i bokföringen som en rad visar som ett positivt belopp."""

    DEBET = "debet"
    KREDIT = "kredit"

    @property
    def tecken(self) -> int:
        """Det som SIE-tecknet, debet positivt, gånger för att visas så."""
        return 1 if self is Sida.DEBET else -1


class Notslag(StrEnum):
    """Vad en not säger: en hel rad i räkningarna delad på slag, en del av den, bara text, eller det lagen frågar efter.

    En not av lagens slag får sina rader av programmet, efter bokens egna när den har sådana.
    """

    PARTITION = "partition"
    SPECIFIKATION = "specifikation"
    TEXT = "text"
    PRINCIPER = "redovisningsprinciper"
    AVVIKELSE = "avvikelse från RKR"
    FINANSIELLA = "finansiella poster"
    EXTRAORDINARA = "extraordinära poster"
    ANLAGGNINGAR = "anläggningstillgångar"
    EGET_KAPITAL = "eget kapital"
    AVSATTNINGAR = "avsättningar"
    LAN = "långfristiga skulder"
    LEASING = "leasing"
    REVISION = "räkenskapsrevision"
    ANSVAR = "ansvarsförbindelser"
    PERSONAL = "personal"


LAGENS_NOTSLAG = tuple(Notslag)[3:]
"""Slagen vars rader programmet ger noten; redovisningsprinciper och avvikelse har bara sin text."""


NEJ = "nej"
"""Svaret nej, där tomt är ja."""


@dataclass(frozen=True, slots=True)
class Rapportrad:
    """En tryckt rad i en räkning eller en not; utan *rapport* i varje rapport ur huvudboken.

    Beloppet är kontona vars kod i Kontoplan är radens id, eller det som *summerar* säger: andra rader, ett intervall av
    konton, eller delningen per motpart eller insats. *not_* är id för noterna som raden hänvisar till, *raknas_in_i*
    raden som visar beloppet i stället, och *del_av* lagens rad som en egen rad i en räkning är en del av.
    """

    rapport: Bladprefix | None
    tabell: str
    ordning: int
    id: str
    text: str
    summerar: str = ""
    sida: Sida | None = None
    not_: str = ""
    visas: Visas | None = None
    slag: Radens | None = None
    raknas_in_i: str = ""
    del_av: str = ""


@dataclass(frozen=True, slots=True)
class Not:
    """En not: dess titel utan nummer, och vad den säger; numret följer av ordningen bland dem som trycks."""

    rapport: Bladprefix | None
    ordning: int
    id: str
    titel: str
    slag: Notslag
    text: str = ""
    visas: Visas | None = None


@dataclass(frozen=True, slots=True)
class Tabellval:
    """Ett val om en tabell i en rapport: dess titel, om den är med, och dess plats bland rapportens tabeller."""

    rapport: Bladprefix
    tabell: str
    titel: str = ""
    tas_med: str = ""
    ordning: int | None = None

    @property
    def utelamnad(self) -> bool:
        """Om tabellen inte ska vara med; en tom cell är inget nej."""
        return self.tas_med == NEJ
