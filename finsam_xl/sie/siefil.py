"""En läst SIE-fil: vem, vilka år, konton, objekt och saldon, och allt som läsningen har att anmärka på.

Belopp är Decimal i kr med SIE-tecken (debet positivt, kredit negativt). Årsnummer 0 är filens år, -1 året före.
Saldona är filens egna, en post var; ``saldon`` och ``objekt`` räknar fram det som rapporterna bygger på.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from finsam_xl.modell import Niva

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from decimal import Decimal

    from finsam_xl.sie.diagnos import Diagnos
    from finsam_xl.sie.poster import Konto, Objektlista, Ver

OKAND: Final = "(okänt)"
EGET_KAPITAL: Final = "20"
"""Början på det egna kapitalets konton, i BAS och Kommun-Bas."""
_KONTO = re.compile("[1-8][0-9]{2,9}")

RESERVERADE_DIMENSIONER: Final[Mapping[str, str]] = {
    "1": "Kostnadsställe",
    "2": "Kostnadsbärare",
    "6": "Projekt",
    "7": "Anställd",
    "8": "Kund",
    "9": "Leverantör",
    "10": "Faktura",
}
"""Dimensioner som SIE själv har gett en betydelse; de behöver ingen #DIM."""


@dataclass(frozen=True, slots=True)
class Rakenskapsar:
    """Ett räkenskapsår: första och sista dagen."""

    start: date
    slut: date


@dataclass(frozen=True, slots=True)
class Kontosaldo:
    """Ett kontos saldon ett år som filen anger dem (kr, SIE-tecken); en post som saknas är None och betyder 0.

    *rad* är raden med utgående balans eller årets resultat, i deras frånvaro ingående balans.
    """

    konto: str
    ib: Decimal | None
    ub: Decimal | None
    res: Decimal | None
    rad: int


@dataclass(frozen=True, slots=True)
class Radbelopp:
    """Ett belopp (kr, SIE-tecken) och raden i filen där det står, eller där summan börjar."""

    belopp: Decimal
    rad: int


@dataclass(frozen=True, slots=True)
class SieFil:
    """Allt vi håller av en SIE-fil.

    *psaldo* och *pbudget* är månadens förändring, aldrig ackumulerad, per (årsnr, ÅÅÅÅMM, konto, objektlista); tom
    objektlista är kontot som helhet och läggs aldrig ihop med objektens rader. *transsummor* och *objekttranssummor*
    är summan av konteringsraderna per (årsnr, konto), och per (årsnr, dimension, objekt, konto), i det år som
    verifikationen är daterad; årsnr är None för dagar utanför filens alla år. *verifikationsdagar* är antalet
    verifikationer per dag, och raden med den första. *verifikationer* är tom om de inte begärdes. *skriven* är dagen då
    ekonomisystemet skrev filen, och *kasserade* antalet rader per etikett som inte gick att läsa.
    """

    filnamn: str
    sha256: str
    teckenkod: str
    program: str = ""
    skriven: date | None = None
    sietyp: int = 1
    flagga: bool = False
    orgnr: str = ""
    foretag: str = ""
    rar: Mapping[int, Rakenskapsar] = field(default_factory=dict)
    omfattn: date | None = None
    valuta: str = "SEK"
    kptyp: str = ""
    prosa: tuple[str, ...] = ()
    konton: Mapping[str, Konto] = field(default_factory=dict)
    dimensioner: Mapping[str, str] = field(default_factory=dict)
    objekt: Mapping[tuple[str, str], str] = field(default_factory=dict)
    saldon: Mapping[tuple[int, str], Kontosaldo] = field(default_factory=dict)
    oib: Mapping[tuple[int, str, Objektlista], Radbelopp] = field(default_factory=dict)
    oub: Mapping[tuple[int, str, Objektlista], Radbelopp] = field(default_factory=dict)
    psaldo: Mapping[tuple[int, str, str, Objektlista], Radbelopp] = field(default_factory=dict)
    pbudget: Mapping[tuple[int, str, str, Objektlista], Radbelopp] = field(default_factory=dict)
    transsummor: Mapping[tuple[int | None, str], Radbelopp] = field(default_factory=dict)
    objekttranssummor: Mapping[tuple[int | None, str, str, str], Radbelopp] = field(default_factory=dict)
    verifikationsdagar: Mapping[date | None, tuple[int, int]] = field(default_factory=dict)
    antal_poster: int = 0
    antal_verifikationer: int = 0
    antal_transar: int = 0
    verifikationer: tuple[Ver, ...] = ()
    okanda: Mapping[str, int] = field(default_factory=dict)
    kasserade: Mapping[str, int] = field(default_factory=dict)
    diagnoser: tuple[Diagnos, ...] = ()

    @property
    def avvisad(self) -> bool:
        """Sant om någon diagnos är ett fel: inget ur filen får då läsas in."""
        return any(diagnos.niva is Niva.FEL for diagnos in self.diagnoser)

    @property
    def typnamn(self) -> str:
        """SIE-typen, 1–4; en saldolista som inte är en SIE-fil har ingen (0) och kallas det den är."""
        return str(self.sietyp) if self.sietyp else "saldolista"

    def var(self, post: str, i_ord: str) -> str:
        """Var något står i filen: SIE-postens etikett, eller i en saldolista, som inga etiketter har, vad det är."""
        return f"{post if self.sietyp else i_ord} i {self.filnamn}"

    @property
    def arets_verifikationer(self) -> tuple[Ver, ...]:
        """De sparade verifikationer som hör till filens eget år."""
        return tuple(ver for ver in self.verifikationer if arsnr_for(self.rar, ver.datum) == 0)

    def kontonamn(self, konto: str) -> str:
        """Kontots namn i filen, eller «(okänt)»."""
        post = self.konton.get(konto)
        return post.namn if post and post.namn else OKAND

    def objektnamn(self, dimension: str, objekt: str) -> str:
        """Objektets namn i filen, eller «(okänt)»."""
        return self.objekt.get((dimension, objekt)) or OKAND


def arsnr_for(rar: Mapping[int, Rakenskapsar], dag: date | None) -> int | None:
    """Årsnumret som *dag* hör till, eller None utanför filens år; det som saknar dag eller år hör till filens eget."""
    if dag is None or 0 not in rar:
        return 0
    return next((nr for nr in sorted(rar, reverse=True) if rar[nr].start <= dag <= rar[nr].slut), None)


def klass(konto: str) -> int:
    """Kontoklassen 1–8, eller 0 för ett konto utanför dem: interna konton (9), icke numeriska, orimligt korta."""
    return int(konto[0]) if _KONTO.fullmatch(konto) else 0


def ar_balanskonto(konto: str) -> bool:
    """Sant för klass 1 (tillgångar) och 2 (eget kapital och skulder), i BAS och Kommun-Bas."""
    return klass(konto) in {1, 2}


def ar_resultatkonto(konto: str) -> bool:
    """Sant för klass 3–8: intäkter och kostnader, i BAS och Kommun-Bas."""
    return klass(konto) > 2  # noqa: PLR2004 - klass 1 och 2 är balanskonton, se ovan
