"""Det som lagen frågar efter och huvudboken inte säger: förändringar under året, upplysningar och investeringar."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, StrEnum
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
    "Sammanstallda",
    "Upplysning",
    "Upplysningsamne",
    "Upplysningsslag",
    "Upplysningsuppgift",
]


class Balanskrav(StrEnum):
    """Om balanskravet gäller förbundet: det är en fråga om vilka regler i kommunallagen som gäller det."""

    TILLAMPAS = "utredning"
    GALLER_INTE = "gäller inte"


class Delarsfraga(StrEnum):
    """Om förbundsordningen kräver en delårsrapport; finsamlagen gör det inte."""

    JA = "ja"
    NEJ = "nej"


class Sammanstallda(StrEnum):
    """Meningen om sammanställda räkenskaper, LKBR 12 kap.: de gäller bara den som har företag."""

    INGA_FORETAG = "Förbundet har inga företag och upprättar inga sammanställda räkenskaper."
    FOR_SIG = "Sammanställda räkenskaper lämnas för sig."


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


class Upplysningsamne(StrEnum):
    """Vad en upplysning handlar om."""

    LEASING = "leasing"
    LAN = "lån"
    ANSVAR = "ansvarsförbindelser"
    REVISION = "revision"
    ANSTALLDA = "medelantal anställda"
    SJUKFRANVARO = "sjukfrånvaro"
    BALANSKRAV = "balanskrav"


class Upplysningsuppgift(StrEnum):
    """Vilket av ämnets tal det är; sådana som betalas, vilka som är anställda, och vad som justeras."""

    INOM_1 = "inom 1 år"
    INOM_5 = "1–5 år"
    SENARE = "över 5 år"
    NASTA_AR = "nästa år"
    FORPLIKTELSE = "förpliktelse"
    PENSION = "pension"
    PANT = "pant"
    RAKENSKAP = "räkenskap"
    ALLA = "alla"
    KVINNOR = "kvinnor"
    MAN = "män"
    UNGA = "till 29 år"
    MELLAN = "30–49 år"
    ALDRE = "från 50 år"
    LANGA = "60 dagar"
    VINSTER = "vinster"
    UNDANTAGNA_VINSTER = "vinster undantag"
    UNDANTAGNA_FORLUSTER = "förluster undantag"
    OREALISERAT = "orealiserat"
    ATERFORING = "återföring"
    TILL_RESERV = "till reserv"
    UR_RESERV = "ur reserv"
    UNDERSKOTT = "underskott"


class Upplysningsslag(Enum):
    """Uppgifter i noterna och balanskravsutredningen: kr, antal personer, eller procent av ordinarie arbetstid."""

    LEASING_1 = Upplysningsamne.LEASING, Upplysningsuppgift.INOM_1
    LEASING_5 = Upplysningsamne.LEASING, Upplysningsuppgift.INOM_5
    LEASING_SENARE = Upplysningsamne.LEASING, Upplysningsuppgift.SENARE
    NASTA_AMORTERING = Upplysningsamne.LAN, Upplysningsuppgift.NASTA_AR
    ANSVAR = Upplysningsamne.ANSVAR, Upplysningsuppgift.FORPLIKTELSE
    PENSIONSANSVAR = Upplysningsamne.ANSVAR, Upplysningsuppgift.PENSION
    PANT = Upplysningsamne.ANSVAR, Upplysningsuppgift.PANT
    REVISION = Upplysningsamne.REVISION, Upplysningsuppgift.RAKENSKAP
    KVINNOR = Upplysningsamne.ANSTALLDA, Upplysningsuppgift.KVINNOR
    MAN = Upplysningsamne.ANSTALLDA, Upplysningsuppgift.MAN
    UNGA = Upplysningsamne.ANSTALLDA, Upplysningsuppgift.UNGA
    MELLAN = Upplysningsamne.ANSTALLDA, Upplysningsuppgift.MELLAN
    ALDRE = Upplysningsamne.ANSTALLDA, Upplysningsuppgift.ALDRE
    SJUK = Upplysningsamne.SJUKFRANVARO, Upplysningsuppgift.ALLA
    SJUK_LANG = Upplysningsamne.SJUKFRANVARO, Upplysningsuppgift.LANGA
    SJUK_KVINNOR = Upplysningsamne.SJUKFRANVARO, Upplysningsuppgift.KVINNOR
    SJUK_MAN = Upplysningsamne.SJUKFRANVARO, Upplysningsuppgift.MAN
    SJUK_UNGA = Upplysningsamne.SJUKFRANVARO, Upplysningsuppgift.UNGA
    SJUK_MELLAN = Upplysningsamne.SJUKFRANVARO, Upplysningsuppgift.MELLAN
    SJUK_ALDRE = Upplysningsamne.SJUKFRANVARO, Upplysningsuppgift.ALDRE
    BK_VINSTER = Upplysningsamne.BALANSKRAV, Upplysningsuppgift.VINSTER
    BK_VINSTER_UNDANTAG = Upplysningsamne.BALANSKRAV, Upplysningsuppgift.UNDANTAGNA_VINSTER
    BK_FORLUSTER_UNDANTAG = Upplysningsamne.BALANSKRAV, Upplysningsuppgift.UNDANTAGNA_FORLUSTER
    BK_OREALISERAT = Upplysningsamne.BALANSKRAV, Upplysningsuppgift.OREALISERAT
    BK_ATERFORING = Upplysningsamne.BALANSKRAV, Upplysningsuppgift.ATERFORING
    BK_TILL_RESERV = Upplysningsamne.BALANSKRAV, Upplysningsuppgift.TILL_RESERV
    BK_UR_RESERV = Upplysningsamne.BALANSKRAV, Upplysningsuppgift.UR_RESERV
    BK_ATT_ATERSTALLA = Upplysningsamne.BALANSKRAV, Upplysningsuppgift.UNDERSKOTT

    @property
    def amne(self) -> Upplysningsamne:
        """Vad uppgiften handlar om."""
        return self.value[0]

    @property
    def uppgift(self) -> Upplysningsuppgift:
        """Vilket av ämnets tal det är."""
        return self.value[1]

    @property
    def text(self) -> str:
        """Slaget i ord: «Leasing, inom 1 år»."""
        return f"{self.amne.capitalize()}, {self.uppgift}"


_SLAGEN = {ett.value: ett for ett in Upplysningsslag}


@dataclass(frozen=True, slots=True)
class Forandring:
    """En förändring under året som huvudbokens saldon inte visar för sig (kr, positivt)."""

    period: date
    post: Forandringspost
    slag: Forandringsslag
    belopp: Decimal


@dataclass(frozen=True, slots=True)
class Upplysning:
    """Ett tal som en not visar; *benamning* är raden när slaget har flera, som ansvarsförbindelser."""

    period: date
    amne: Upplysningsamne
    uppgift: Upplysningsuppgift
    varde: Decimal
    benamning: str = ""

    @property
    def slag(self) -> Upplysningsslag | None:
        """Vad talet är; None när ämnet inte har den uppgiften."""
        return _SLAGEN.get((self.amne, self.uppgift))


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
