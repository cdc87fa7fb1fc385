"""Fyndet: ett tryckt tal eller ord som inte stämmer, var det står, vad det borde vara och vad det beror på."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

__all__ = ["Allvar", "Fynd", "Klass", "Provat", "Ruta", "Varde", "forklaring", "klassa"]

Varde = Decimal | str | None
"""Ett tryckt eller beräknat värde: tal, text, eller ingenting alls."""
Ruta = tuple[str, int, str]
"""En tryckt ruta: tabellens namn, radens nummer, kolumnens namn."""
_SIFFROR_SOM_FAR_BYTA = 2
_AVRUNDAT = 2
"""Så mycket kan tal som avrundats var för sig skilja, i tabellens enhet."""


class Klass(StrEnum):
    """Vad en avvikelse är för något, som en revisor skulle kalla den."""

    ORESAVRUNDNING = "öresavrundning"
    AVRUNDNING = "avrundning"
    FELSKRIVEN_SIFFRA = "felskriven siffra"
    OMKASTADE_SIFFROR = "omkastade siffror"
    RAKNEFEL = "räknefel"
    SAKNAD_RAD = "saknad rad"
    SAKNAD_UPPGIFT = "saknad uppgift"
    SAKNAD_KOPPLING = "saknad koppling"
    TECKENKONVENTION = "teckenkonvention"
    TECKENFEL = "fel tecken"
    DEFINITION = "inkonsekvent definition"
    UPPGIFT = "inkonsekvent uppgift"
    KATEGORI = "inkonsekvent kategori"
    TEXTUPPGIFT = "felaktig textuppgift"
    DATUM = "skrivfel datum"
    SKRIVFEL = "skrivfel"
    NUMRERING = "numreringsfel"
    NAMNVARIANT = "namnvariant"
    OVERSKRIDANDE = "budgetöverskridande"
    TERMINOLOGI = "terminologi procent/procentenhet"
    FAKTOR_TIO = "faktor tio"
    FORRA_ARET = "ett annat års tal"
    ANNAN_KOLUMN = "tal ur en annan kolumn"
    DUBBEL_RAD = "samma rad två gånger"
    MAL = "mål mot utfall"
    PART = "parternas delar"
    SAKNAD_DEL = "saknad del"


class Allvar(StrEnum):
    """Hur mycket fyndet betyder för läsaren."""

    FEL = "FEL"
    NOTIS = "NOTIS"


_FORKLARING = {
    Klass.ORESAVRUNDNING: "Så mycket skiljer när talen avrundas var för sig.",
    Klass.FELSKRIVEN_SIFFRA: "En siffra ser felskriven ut.",
    Klass.OMKASTADE_SIFFROR: "Två siffror ser ut att ha bytt plats.",
    Klass.TECKENFEL: "Bara tecknet skiljer.",
    Klass.SAKNAD_RAD: "En rad saknas eller ett tal är fel.",
    Klass.FAKTOR_TIO: "En nolla eller ett kommatecken ser ut att vara fel.",
    Klass.FORRA_ARET: "Talet ser ut att vara ett annat års.",
    Klass.ANNAN_KOLUMN: "Talet ser ut att stå i fel kolumn.",
}
_NOTISER = frozenset(
    {
        Klass.ORESAVRUNDNING,
        Klass.AVRUNDNING,
        Klass.NAMNVARIANT,
        Klass.OVERSKRIDANDE,
        Klass.PART,
        Klass.SAKNAD_DEL,
    }
)


@dataclass(frozen=True, slots=True)
class Fynd:
    """Ett fynd: kontrollens id, plats i trycket, tryckt och beräknat värde, klass och en mening på svenska.

    *lasning* är hur det beräknade är räknat ur trycket, när det finns fler sätt.
    """

    id: str
    plats: str
    tryckt: Varde
    beraknat: Varde
    klass: Klass
    text: str
    lasning: str = ""

    @property
    def differens(self) -> Decimal | None:
        """Tryckt minus beräknat, när båda är tal."""
        if isinstance(self.tryckt, Decimal) and isinstance(self.beraknat, Decimal):
            return self.tryckt - self.beraknat
        return None

    @property
    def allvar(self) -> Allvar:
        """FEL, eller NOTIS för det som bara är avrundning, stavning eller en kostnad över budget."""
        return Allvar.NOTIS if self.klass in _NOTISER else Allvar.FEL


@dataclass(frozen=True, slots=True)
class Provat:
    """Ett samband som är prövat: kontrollens id och de tryckta rutor som ingår i det."""

    id: str
    rutor: tuple[Ruta, ...]


def klassa(tryckt: Decimal, beraknat: Decimal, termer: int = 2, annars: Klass = Klass.RAKNEFEL) -> Klass:
    """Förklara en skillnad: avrundade termer, fel tecken, omkastade siffror, en felskriven siffra, annars *annars*.

    Utan termer (antal personer) finns inget att avrunda.
    """
    if termer and abs(tryckt - beraknat) <= _AVRUNDAT:
        return Klass.ORESAVRUNDNING
    return _forvaxling(tryckt, beraknat) or annars


def _forvaxling(tryckt: Decimal, beraknat: Decimal) -> Klass | None:
    """Fel tecken, en faktor tio, eller siffror som bytt plats eller är felskrivna."""
    if tryckt == -beraknat:
        return Klass.TECKENFEL
    if tryckt and tryckt in {beraknat * 10, beraknat / 10}:
        return Klass.FAKTOR_TIO
    return _sifferfel(str(abs(tryckt)), str(abs(beraknat)))


def forklaring(klass: Klass) -> str:
    """Meningen som säger vad en skillnad av *klass* troligen beror på; tom när inget går att säga."""
    return _FORKLARING.get(klass, "")


def _sifferfel(tryckt: str, beraknat: str) -> Klass | None:
    if len(tryckt) != len(beraknat) or len(tryckt) <= _SIFFROR_SOM_FAR_BYTA:
        return None
    olika = [plats for plats, (ett, annat) in enumerate(zip(tryckt, beraknat, strict=True)) if ett != annat]
    if len(olika) == 1:
        return Klass.FELSKRIVEN_SIFFRA
    omkastade = len(olika) == _SIFFROR_SOM_FAR_BYTA and sorted(tryckt) == sorted(beraknat)
    return Klass.OMKASTADE_SIFFROR if omkastade else None
