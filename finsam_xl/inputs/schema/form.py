"""Hur en indatatabell och dess kolumner beskrivs: allt om en kolumn sägs här, en gång."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

__all__ = ["ID", "JA", "PERIOD", "Indatakolumn", "Indatatabell", "Typ", "valfri"]

JA = ("ja",)
"""Valet i en kolumn som svarar ja eller, tom, nej."""


class Typ(StrEnum):
    """Vad en cell håller. BELOPP är kr, PROCENT en andel (0,2 = 20 %), ID blir en del av ett namn i arbetsboken.

    NUMMER är ett nummer som text, 2.1, som också blir en del av ett namn.
    """

    TEXT = "text"
    ID = "id"
    NUMMER = "nummer"
    KONTO = "konto"
    BELOPP = "belopp"
    TAL = "tal"
    HELTAL = "heltal"
    PROCENT = "procent"
    DATUM = "datum"
    VAL = "val"


@dataclass(frozen=True, slots=True)
class Indatakolumn:
    """En kolumn i en indatatabell; *val* är de tillåtna värdena, *hanvisar* namnger tabellen vars Id den pekar på.

    *falt* är egenskapen som kolumnens värde blir; en kolumn utan är en anteckning som rapporterna inte läser. Är
    *tomt_ar_noll* räknas en tom cell som 0. En *valfri* kolumn får saknas: den kom till senare, och äldre böcker har
    den inte. En formel letar efter texten i en *sokt* kolumn, och en *jamford* texts rader hör ihop när texten är
    densamma. Ett *positivt* belopp skrivs utan minus, också en kostnad. Det som är *arets* mäts eller bedöms på nytt
    varje år, och töms i nästa års bok. Det som *harleds_ur* Kontoplan, eller ur radens Objekt, följer av dem vad bladet
    än håller. Valen i en *oppen* kolumn är förslag: också id för förbundets egna rader går, och prövas för sig.
    *forslag_ur* namnger tabellen vars Id är förslagen, utan att vara de enda som går. Ett id i *ord* visas med sitt
    ord, medan cellen håller id:t, som formlerna söker.
    """

    namn: str
    typ: Typ
    hjalp: str
    kravs: bool = False
    val: tuple[str, ...] = ()
    hanvisar: str = ""
    bredd: int = 14
    valfri: bool = False
    sokt: bool = False
    jamford: bool = False
    falt: str = ""
    tomt_ar_noll: bool = False
    positivt: bool = False
    arets: bool = False
    harleds_ur: str = ""
    oppen: bool = False
    forslag_ur: str = ""
    ord: Mapping[str, str] = field(default_factory=dict, hash=False)

    @property
    def soks(self) -> bool:
        """Om cellens text söks eller jämförs, så att den måste stå precis så i cellen."""
        return self.sokt or self.jamford or bool(self.hanvisar) or self.typ in {Typ.VAL, Typ.ID, Typ.NUMMER, Typ.KONTO}


def valfri(
    namn: str, typ: Typ, hjalp: str, bredd: int, falt: str, *, val: tuple[str, ...] = (), arets: bool = False
) -> Indatakolumn:
    """En kolumn som kom till efter de första böckerna."""
    return Indatakolumn(namn, typ, hjalp, val=val, bredd=bredd, valfri=True, falt=falt, arets=arets)


ID = Indatakolumn(
    "Id",
    Typ.ID,
    "Kort id: små bokstäver a–z, siffror och _. Ändras inte när det väl används.",
    kravs=True,
    bredd=28,
    falt="id",
)
"""Radens eget id, som andra tabeller och bokens namn pekar på."""
PERIOD = Indatakolumn("Period", Typ.DATUM, "Periodens sista dag.", kravs=True, bredd=12, falt="period")
"""Dagen då perioden som raden gäller slutar."""


@dataclass(frozen=True, slots=True)
class Indatatabell:
    """En indatatabell: Exceltabellens namn (ASCII), bladets namn som folk skriver det, kolumner och nyckel.

    En rad blir ett värde av slaget *typ*, och alla rader egenskapen *falt* i Bokslut. Utan nyckel skiljer
    *kannetecken* raderna åt, fast inget förbjuder två lika. En *valfri* tabell får saknas: den kom till senare, och
    äldre böcker har den inte.
    """

    namn: str
    blad: str
    hjalp: str
    kolumner: tuple[Indatakolumn, ...]
    nyckel: tuple[str, ...] = ()
    fylls_av_import: bool = False
    valfri: bool = False
    typ: type[Any] | None = None
    falt: str = ""
    kannetecken: tuple[str, ...] = ()

    def kolumn(self, namn: str) -> Indatakolumn:
        """Kolumnen med rubriken *namn*."""
        return next(kolumn for kolumn in self.kolumner if kolumn.namn == namn)

    def skrivna(self, rubriker: Collection[str]) -> tuple[int, ...]:
        """Platserna för de kolumner som skrivs i en bok med *rubriker*: alla, utom de valfria som boken inte har."""
        return tuple(
            plats for plats, kolumn in enumerate(self.kolumner) if not kolumn.valfri or kolumn.namn in rubriker
        )
