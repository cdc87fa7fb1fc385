"""Bokföringen i boken: kontoplanens rader, saldona och deras delning, och filerna som de lästes ur."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from finsam_xl.modell.medlemmar import Part

__all__ = ["Dimension", "Importrad", "Justering", "Kalla", "Kontorad", "Objektsaldorad", "Saldorad"]


class Dimension(StrEnum):
    """Vad ett konto delas på i Objektsaldo: den insats som fick pengarna eller den motpart som gav eller fordrar."""

    INSATS = "insats"
    MOTPART = "motpart"


class Kalla(StrEnum):
    """Varifrån en rad i Objektsaldo kommer: objekt i SIE-filen, ett eget konto i kontoplanen, eller en person.

    En justering kommer ur bladet Justeringar, i Objektsaldo och i Saldo.
    """

    OBJEKT = "objekt"
    UNDERKONTO = "underkonto"
    MANUELL = "manuell"
    JUSTERING = "justering"


@dataclass(frozen=True, slots=True)
class Kontorad:
    """En rad i Kontoplan: ett intervall av konton och var i rapporten det hör hemma."""

    fran: str
    till: str
    benamning: str
    rad: str
    not_: str = ""
    drift: str = ""
    delas_pa: Dimension | None = None
    motpart: str = ""


@dataclass(frozen=True, slots=True)
class Saldorad:
    """Ett kontos saldo för en period: IB och UB för balanskonton, periodens saldo för resultatkonton (SIE-tecken)."""

    period: date
    konto: str
    benamning: str
    rad: str
    not_: str
    drift: str
    ib: Decimal
    belopp: Decimal
    sie_rad: int | None = None
    kalla: Kalla | None = None

    @property
    def star_kvar(self) -> bool:
        """Om raden bara står kvar, utan belopp, för det som hör till den: den senast inlästa filen har den inte."""
        return self.sie_rad == 0

    @property
    def ar_justering(self) -> bool:
        """Om raden kommer ur bladet Justeringar, och inte ur huvudboken eller från en person."""
        return self.kalla is Kalla.JUSTERING


@dataclass(frozen=True, slots=True)
class Justering:
    """En bokslutstransaktion som huvudboken inte har än (kr, debet positivt): varför, och i vilken roll den gjordes."""

    period: date
    konto: str
    belopp: Decimal
    skal: str
    objekt: str = ""
    roll: str = ""


@dataclass(frozen=True, slots=True)
class Objektsaldorad:
    """Den del av ett kontos saldo som hör till en insats eller en motpart; *id* är dess id i våra tabeller."""

    period: date
    konto: str
    dimension: Dimension
    objekt: str
    id: str
    benamning: str
    rad: str
    not_: str
    drift: str
    part: Part | None
    ib: Decimal
    belopp: Decimal
    kalla: Kalla
    sie_rad: int | None = None

    @property
    def star_kvar(self) -> bool:
        """Om raden bara står kvar, utan belopp, för det som hör till den: den senast inlästa filen har den inte."""
        return self.sie_rad == 0


@dataclass(frozen=True, slots=True)
class Importrad:
    """En inläst SIE-fil i importloggen; *antal_poster* är filens alla poster, summorna är periodens (SIE-tecken).

    *delning* säger ur vilka SIE-dimensioner vilka konton delades: «insats 6: 4000–4999; motpart 20: 3987–3987».
    """

    tid: str
    fil: str
    sha256: str
    program: str
    sietyp: str
    period: date
    antal_konton: int
    summa_ib: Decimal
    summa_ub: Decimal
    summa_res: Decimal
    anmarkningar: str = ""
    antal_poster: int = 0
    delning: str = ""
