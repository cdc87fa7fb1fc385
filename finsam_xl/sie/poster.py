"""SIE-filens poster som frusna värden, en klass per etikett.

Beloppen är i kr med SIE-tecken: debet positivt, kredit negativt. *arsnr* är 0 för filens år, -1 för året före.
En objektlista är par av dimension och objekt, till exempel ``(("6", "P1"),)``; tom betyder kontot som helhet.
*rad* är radnumret i filen (0 för en post som inte lästs ur en fil) och räknas inte in när poster jämförs.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

Objektlista: TypeAlias = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Flagga:
    """#FLAGGA: 1 om filen redan lästs in i ett bokföringsprogram; vi bara noterar det."""

    inlast: bool = False
    rad: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Program:
    """#PROGRAM: programmet som skrev filen."""

    namn: str
    version: str = ""
    rad: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Format:
    """#FORMAT: teckenuppsättningen; den enda tillåtna är PC8 (IBM PC 8-bitars, CP437)."""

    teckenkod: str = "PC8"
    rad: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Gen:
    """#GEN: dagen då filen skrevs och den som skrev den."""

    datum: date
    sign: str = ""
    rad: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Sietyp:
    """#SIETYP: 1 årssaldon, 2 månadssaldon, 3 objektsaldon, 4 dessutom verifikationer."""

    typ: int
    rad: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Prosa:
    """#PROSA: fri kommentar om filen."""

    text: str
    rad: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Orgnr:
    """#ORGNR: organisationsnumret som det står i filen."""

    nr: str
    rad: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Fnamn:
    """#FNAMN: namnet på den som bokföringen gäller."""

    namn: str
    rad: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Rar:
    """#RAR: ett räkenskapsår, första och sista dagen."""

    arsnr: int
    start: date
    slut: date
    rad: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Omfattn:
    """#OMFATTN: dagen som filens saldon gäller till; före årets slut betyder det en del av ett år."""

    datum: date
    rad: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Kptyp:
    """#KPTYP: kontoplanstypen, till exempel EUBAS97 eller BAS2014."""

    typ: str
    rad: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Valuta:
    """#VALUTA: redovisningsvalutan; saknas posten är den SEK."""

    kod: str
    rad: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Konto:
    """#KONTO: ett konto och dess namn."""

    nr: str
    namn: str
    rad: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Dim:
    """#DIM: en dimension, till exempel 6 Projekt."""

    nr: str
    namn: str
    rad: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Underdim:
    """#UNDERDIM: en dimension som delar upp en annan."""

    nr: str
    namn: str
    over: str
    rad: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Objekt:
    """#OBJEKT: ett objekt i en dimension, till exempel en insats eller en motpart."""

    dim: str
    nr: str
    namn: str
    rad: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Ib:
    """#IB: ett balanskontos ingående balans."""

    arsnr: int
    konto: str
    saldo: Decimal
    rad: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Ub:
    """#UB: ett balanskontos utgående balans."""

    arsnr: int
    konto: str
    saldo: Decimal
    rad: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Res:
    """#RES: ett resultatkontos saldo för året; en intäkt är negativ."""

    arsnr: int
    konto: str
    saldo: Decimal
    rad: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Oib:
    """#OIB: den del av ett kontos ingående balans som hör till ett objekt."""

    arsnr: int
    konto: str
    objekt: Objektlista
    saldo: Decimal
    rad: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Oub:
    """#OUB: den del av ett kontos utgående balans som hör till ett objekt."""

    arsnr: int
    konto: str
    objekt: Objektlista
    saldo: Decimal
    rad: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Psaldo:
    """#PSALDO: ett kontos förändring under en månad (*period* ÅÅÅÅMM), som helhet eller för ett objekt."""

    arsnr: int
    period: str
    konto: str
    objekt: Objektlista
    saldo: Decimal
    rad: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Pbudget:
    """#PBUDGET: ett kontos budget för en månad (*period* ÅÅÅÅMM); kostnad positiv, intäkt negativ."""

    arsnr: int
    period: str
    konto: str
    objekt: Objektlista
    saldo: Decimal
    rad: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Trans:
    """#TRANS: en konteringsrad. RTRANS är tillagd i efterhand och följs av samma rad som TRANS; BTRANS är struken."""

    konto: str
    objekt: Objektlista
    belopp: Decimal
    datum: date | None = None
    text: str = ""
    slag: Literal["TRANS", "RTRANS", "BTRANS"] = "TRANS"
    rad: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Ver:
    """#VER: en verifikation och dess konteringsrader, som tillsammans är noll; *datum* saknas om filens är ogiltigt."""

    serie: str
    nr: str
    datum: date | None
    text: str = ""
    rader: tuple[Trans, ...] = ()
    rad: int = field(default=0, compare=False)

    @property
    def benamning(self) -> str:
        """Serie och nummer som man säger dem: «A 68»."""
        return f"{self.serie} {self.nr}".strip() or "utan nummer"


Saldopost: TypeAlias = Ib | Ub | Res
Objektsaldopost: TypeAlias = Oib | Oub
Periodpost: TypeAlias = Psaldo | Pbudget
Huvudpost: TypeAlias = Flagga | Program | Format | Gen | Sietyp | Prosa | Orgnr | Fnamn | Rar | Omfattn | Kptyp | Valuta
Registerpost: TypeAlias = Konto | Dim | Underdim | Objekt
Post: TypeAlias = Huvudpost | Registerpost | Saldopost | Objektsaldopost | Periodpost | Ver
