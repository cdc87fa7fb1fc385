"""Det som lagen frågar efter och huvudboken inte säger: förändringar under året, upplysningar och investeringar."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

__all__ = [
    "Balanskrav",
    "Delarsfraga",
    "Forandring",
    "Forandringspost",
    "Forandringsslag",
    "Investeringsobjekt",
    "Upplysning",
    "Upplysningsslag",
]


class Balanskrav(StrEnum):
    """Om balanskravet gäller förbundet: det är en fråga om vilka regler i kommunallagen som gäller det."""

    TILLAMPAS = "utredning"
    GALLER_INTE = "gäller inte"


class Delarsfraga(StrEnum):
    """Om förbundsordningen kräver en delårsrapport; finsamlagen gör det inte."""

    JA = "ja"
    NEJ = "nej"


class Forandringspost(StrEnum):
    """Slagen som en not följer från årets början till dess slut."""

    IMMATERIELLA = "immateriella anläggningstillgångar"
    MARK = "mark och byggnader"
    INVENTARIER = "maskiner och inventarier"
    FINANSIELLA = "finansiella anläggningstillgångar"
    OVRIGA_TILLGANGAR = "övriga anläggningstillgångar"
    LAN = "långfristiga skulder"
    PENSIONER = "avsättningar för pensioner"
    OVRIGA_AVSATTNINGAR = "andra avsättningar"


class Forandringsslag(StrEnum):
    """Vad som ändrade en post under året."""

    INKOP = "inköp"
    FORSALJNING = "försäljning"
    AVSKRIVNING = "avskrivning"
    NEDSKRIVNING = "nedskrivning"
    UTRANGERING = "utrangering"
    OMKLASSIFICERING = "omklassificering"
    REALISATIONSVINST = "realisationsvinst"
    NYA_LAN = "nya lån"
    AMORTERING = "amortering"
    NYA_AVSATTNINGAR = "nya avsättningar"
    ANVANDA = "använda avsättningar"
    ATERFORDA = "återförda avsättningar"


class Upplysningsslag(StrEnum):
    """Uppgifter i noterna och balanskravsutredningen: kr, antal personer, eller procent av ordinarie arbetstid."""

    LEASING_1 = "leasing, inom 1 år"
    LEASING_5 = "leasing, 1–5 år"
    LEASING_SENARE = "leasing, över 5 år"
    NASTA_AMORTERING = "amortering nästa år"
    ANSVAR = "ansvarsförbindelse"
    PENSIONSANSVAR = "pensionsförpliktelse utanför balansräkningen"
    PANT = "ställd pant"
    REVISION = "varav räkenskapsrevision"
    KVINNOR = "medelantal anställda, kvinnor"
    MAN = "medelantal anställda, män"
    UNGA = "medelantal anställda, 29 år eller yngre"
    MELLAN = "medelantal anställda, 30–49 år"
    ALDRE = "medelantal anställda, 50 år eller äldre"
    SJUK = "sjukfrånvaro, alla"
    SJUK_LANG = "sjukfrånvaro, del som varat 60 dagar eller mer"
    SJUK_KVINNOR = "sjukfrånvaro, kvinnor"
    SJUK_MAN = "sjukfrånvaro, män"
    SJUK_UNGA = "sjukfrånvaro, 29 år eller yngre"
    SJUK_MELLAN = "sjukfrånvaro, 30–49 år"
    SJUK_ALDRE = "sjukfrånvaro, 50 år eller äldre"
    BK_VINSTER = "balanskrav: realisationsvinster"
    BK_VINSTER_UNDANTAG = "balanskrav: realisationsvinster enligt undantag"
    BK_FORLUSTER_UNDANTAG = "balanskrav: realisationsförluster enligt undantag"
    BK_OREALISERAT = "balanskrav: orealiserade vinster och förluster i värdepapper"
    BK_ATERFORING = "balanskrav: återföring av orealiserade vinster och förluster"
    BK_TILL_RESERV = "balanskrav: till resultatutjämningsreserv"
    BK_UR_RESERV = "balanskrav: ur resultatutjämningsreserv"
    BK_ATT_ATERSTALLA = "balanskrav: underskott från tidigare år"


@dataclass(frozen=True, slots=True)
class Forandring:
    """En förändring under året som huvudbokens saldon inte visar för sig (kr, positivt)."""

    period: date
    post: Forandringspost
    slag: Forandringsslag
    belopp: Decimal


@dataclass(frozen=True, slots=True)
class Upplysning:
    """En uppgift som en not visar; *benamning* är raden när slaget har flera, som ansvarsförbindelser."""

    period: date
    slag: Upplysningsslag
    varde: Decimal
    benamning: str = ""


@dataclass(frozen=True, slots=True)
class Investeringsobjekt:
    """Ett investeringsobjekts budget och utfall för ett år (kr, positiva).

    Utfallet är förändringen på *konton*, eller det som är skrivet.
    """

    period: date
    id: str
    namn: str
    budget: Decimal
    konton: str = ""
    utfall: Decimal | None = None
