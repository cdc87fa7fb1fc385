"""Diagnoser: allt som en SIE-fil kan ha för fel, som värden med rad, följd och åtgärd.

Ett fel (FEL) gör att filen avvisas och inget läses in; en fråga (FRAGA) vill ha ett ja; en varning upplyser.
Förteckningen över alla slag finns i ``slag``. Det som kräver arbetsboken (organisationsnummer, år, kontoplan) prövas
vid importen.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from finsam_xl.modell import Niva

STORSTA_ANTAL_PER_SLAG = 20
_ALLVAR = {niva: plats for plats, niva in enumerate(Niva)}


@dataclass(frozen=True, slots=True)
class Diagnos:
    """Ett fynd i en SIE-fil: vad och var (*text*, *rad*), vad det betyder och vad man gör (*atgard*).

    *cell* är platsen i en fil som är ett kalkylblad.
    """

    kod: str
    niva: Niva
    rad: int | None
    text: str
    atgard: str
    cell: str = ""


@dataclass(frozen=True, slots=True)
class Slag:
    """Ett slags diagnos: kod, allvar, rubrik i förteckningen, vad det betyder och vad den som får den ska göra.

    *ror_siffror* gäller en fråga: ett ja lämnar en osäkerhet i siffrorna, som kontrollerna minns tills filen är ersatt.
    """

    kod: str
    niva: Niva
    rubrik: str
    betyder: str
    atgard: str
    ror_siffror: bool = True

    def pa_rad(self, rad: int | None, text: str, niva: Niva | None = None, atgard: str = "") -> Diagnos:
        """Diagnosen för *rad*; *niva* bara där läget gör fyndet mildare, *atgard* där det kräver ett annat råd."""
        return Diagnos(self.kod, niva or self.niva, rad, text, atgard or self.atgard)


class Postfel(Exception):  # noqa: N818 - husets ord för fel är svenskt
    """En post som inte går att tolka; fångas av läsaren och blir en diagnos."""

    def __init__(self, slag: Slag, text: str) -> None:
        super().__init__(text)
        self.slag = slag
        self.text = text


@dataclass(slots=True)
class Samling:
    """Samlar diagnoser under läsningen, med tak per slag så att en trasig fil inte ger en miljon.

    *kasserade* räknar rader per etikett som inte gick att läsa: om sådana poster sägs aldrig att de saknas.
    """

    diagnoser: list[Diagnos] = field(default_factory=list)
    antal: Counter[str] = field(default_factory=Counter)
    kasserade: Counter[str] = field(default_factory=Counter)

    def lagg(self, diagnos: Diagnos) -> None:
        """Lägg till, om taket för slaget inte är nått."""
        self.antal[diagnos.kod] += 1
        if self.antal[diagnos.kod] <= STORSTA_ANTAL_PER_SLAG:
            self.diagnoser.append(diagnos)

    def alla(self) -> tuple[Diagnos, ...]:
        """Diagnoserna, fel först och sedan i radordning; för slag över taket sägs efter dem hur många fler de är."""
        ordnade = sorted(self.diagnoser, key=lambda d: (_ALLVAR[d.niva], d.rad or 0))
        sista = {diagnos.kod: plats for plats, diagnos in enumerate(ordnade)}
        for kod, plats in sorted(sista.items(), key=lambda par: -par[1]):
            if self.antal[kod] > STORSTA_ANTAL_PER_SLAG:
                ordnade.insert(plats + 1, self._fler(kod, self.antal[kod]))
        return tuple(ordnade)

    def har(self, *slag: Slag) -> bool:
        """Sant om något av *slag* har påträffats."""
        return any(self.antal[ett.kod] for ett in slag)

    def kasserat(self, *etiketter: str) -> bool:
        """Sant om någon rad med en av *etiketter* inte gick att läsa."""
        return any(self.kasserade[etikett] for etikett in etiketter)

    def _fler(self, kod: str, antal: int) -> Diagnos:
        forebild = next(d for d in self.diagnoser if d.kod == kod)
        text = f"Och {antal - STORSTA_ANTAL_PER_SLAG} till av samma slag som rad {forebild.rad}."
        return Diagnos(kod, forebild.niva, None, text, forebild.atgard)
