"""Ett år, eller en del av ett, ur en SIE-fil: perioden som det blir i boken, och dess saldon."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from finsam_xl.belopp import NOLL
from finsam_xl.sie import Summor, arssaldon, delarssaldon, objektdelarssaldon, objektsaldon, summor
from finsam_xl.sie.saldon import res_saknas, utgaende_ur_annat
from finsam_xl.sie.siefil import ar_balanskonto

if TYPE_CHECKING:
    from datetime import date

    from finsam_xl.sie import Arssaldo, Objektpost, SieFil

__all__ = ["Arsinlasning"]


@dataclass(frozen=True, slots=True, eq=False)
class Arsinlasning:
    """Ett år ur en fil och perioden det blir; med *manad* (ÅÅÅÅMM) bara till och med den månaden, ur #PSALDO."""

    fil: SieFil
    arsnr: int
    period: date
    manad: str = ""

    @property
    def saldon(self) -> tuple[Arssaldo, ...]:
        """Saldo per konto (kr, SIE-tecken)."""
        if self.manad:
            return delarssaldon(self.fil, self.arsnr, self.manad)
        return arssaldon(self.fil, self.arsnr)

    def objektsaldon(self, dimension: str) -> tuple[Objektpost, ...]:
        """Saldo per konto och objekt i *dimension* (kr, SIE-tecken)."""
        if self.manad:
            return objektdelarssaldon(self.fil, self.arsnr, dimension, self.manad)
        return objektsaldon(self.fil, self.arsnr, dimension)

    @property
    def summor(self) -> Summor:
        """Summan av IB, UB och RES: filens egna poster för ett helt år, annars de framräknade saldona."""
        harlett = res_saknas(self.fil, self.arsnr) or utgaende_ur_annat(self.fil, self.arsnr)
        if not self.manad and not harlett:
            return summor(self.fil, self.arsnr)
        balans = [saldo for saldo in self.saldon if ar_balanskonto(saldo.konto)]
        ib, ub = sum((saldo.ib for saldo in balans), NOLL), sum((saldo.belopp for saldo in balans), NOLL)
        return Summor(ib, ub, sum((saldo.belopp for saldo in self.saldon), NOLL) - ub)
