"""Insatserna, deras kort, och deltagarna i dem."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from finsam_xl.modell.budget import Version
    from finsam_xl.modell.mal import Bedomning

__all__ = ["Deltagarantal", "Inriktning", "Insats", "Insatskort", "Insatsslag", "Radslag"]


class Insatsslag(StrEnum):
    """Vad en rad i Insatser är: en insats, eller ett kostnadsställe som är förbundets eget."""

    INSATS = "insats"
    KANSLI = "kansli"
    STYRELSE = "styrelse"


class Inriktning(StrEnum):
    """Inriktningen som en insats har i Uppföljning Finsam; en insats med båda registreras där som två."""

    INDIVID = "individinriktad"
    STRUKTUR = "strukturövergripande"


_STAM = len("individ")
"""Så många tecken skiljer orden åt, hur de än slutar: individinsats, strukturinriktad."""


class Radslag(StrEnum):
    """En rad i Deltagarantal: ingår den i summan, visas den bara, eller är den själv en summa."""

    RAKNAS = "räknas"
    VISAS = "visas"
    SUMMA = "summa"


@dataclass(frozen=True, slots=True)
class Insats:
    """En samverkansinsats, eller kansliets eller styrelsens kostnadsställe; beloppen står i Budget och Objektsaldo."""

    id: str
    namn: str
    objekt: str = ""
    ordning: int | None = None
    kort_agare: str = ""
    insatsagare: str = ""
    grupp: str = ""
    inriktning: str = ""
    kategori: str = ""
    start: date | None = None
    slut: date | None = None
    status: str = ""
    kvinnor: int | None = None
    man: int | None = None
    plats_deltagare: int | None = None
    plats_malbedomning: int | None = None
    memo: bool = False
    bedomning: Bedomning | None = None
    notering: str = ""
    undergrupp: str = ""
    kort: str = ""
    kortdel: str = ""
    slag: Insatsslag | None = None
    konton: str = ""
    metod: str = ""
    esf: bool = False
    system_id: str = ""
    registrerad: Inriktning | None = None
    ingaende: int | None = None
    nya: int | None = None
    nya_kvinnor: int | None = None
    avslutade: int | None = None
    avslutade_kvinnor: int | None = None
    pagaende: int | None = None

    @property
    def inriktningar(self) -> frozenset[Inriktning]:
        """Inriktningarna som texten nämner, i ena eller andra formen av orden."""
        ord_ = self.inriktning.casefold()
        return frozenset(ett for ett in Inriktning if ett.value[:_STAM] in ord_)

    @property
    def forbundets_eget(self) -> bool:
        """Om raden är kansliets eller styrelsens, och ingen insats."""
        return self.slag in {Insatsslag.KANSLI, Insatsslag.STYRELSE}

    @property
    def agarnamn(self) -> str:
        """Ägaren som den trycks i en smal kolumn: det korta namnet, annars insatsägaren."""
        return self.kort_agare or self.insatsagare

    @property
    def har_deltagare(self) -> bool:
        """Om deltagare är ifyllda."""
        return any(antal is not None for antal in (self.kvinnor, self.man))


@dataclass(frozen=True, slots=True)
class Insatskort:
    """Bilaga 1 om en insats: texterna, och det som kortet säger utöver Insatser.

    I en lång text är varje punkt en egen rad som börjar med sitt nummer. *deltagare*, *kvinnor* och *man* fylls i när
    kortet räknar annorlunda än deltagartabellen (*avser* säger hur); *andel_kvinnor* när bara andelen är känd.
    """

    insats: str
    syfte: str = ""
    mal: str = ""
    resultat: str = ""
    samverkansparter: str = ""
    bedomning: Bedomning | None = None
    kommentar: str = ""
    insatsagare: str = ""
    malgrupp: str = ""
    deltagarregistrering: str = ""
    resultatrubrik: str = ""
    budgetversion: Version | None = None
    deltagare: int | None = None
    kvinnor: int | None = None
    man: int | None = None
    andel_kvinnor: Decimal | None = None
    avser: str = ""

    @property
    def raknar_sjalvt(self) -> bool:
        """Om kortet har egna antal, i stället för att visa Insatsers."""
        return any(antal is not None for antal in (self.deltagare, self.kvinnor, self.man))

    def raknar_annorlunda(self, insats: Insats) -> bool:
        """Om både kortet och Insatser räknar deltagare, så att de kan skilja sig."""
        return self.raknar_sjalvt and insats.har_deltagare


@dataclass(frozen=True, slots=True)
class Deltagarantal:
    """Ett antal deltagare som inte står på ett insatskort: av en insats, eller av en inriktning utan insats.

    En summarad har inget eget antal. Utan *antal* är könens summa antalet.
    """

    id: str
    rad: str
    slag: Radslag
    insats: str = ""
    inriktning: str = ""
    antal: int | None = None
    kvinnor: int | None = None
    man: int | None = None
    avser: str = ""

    def summerar(self, annan: Deltagarantal) -> bool:
        """Om summaraden har med en rad före sig: samma insats, eller utan insats samma inriktning."""
        if annan.slag is Radslag.SUMMA or annan.insats != self.insats:
            return False
        return bool(self.insats) or annan.inriktning.casefold() == self.inriktning.casefold()
