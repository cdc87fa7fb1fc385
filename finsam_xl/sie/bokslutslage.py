"""Bokslutsläget: är årets resultat bokfört, är förra årets omfört, och går bokföringen ihop?

Läget avgör var rapporten hämtar årets resultat. Det beräknas alltid ur resultatkontona utan 8990–8999 och jämförs med
det bokförda på 2019, 2069 eller 2099. Resultat anges som man talar om det: överskott positivt, underskott negativt.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from finsam_xl.belopp import NOLL, svensk
from finsam_xl.sie.saldon import arssaldon, res_saknas, summor
from finsam_xl.sie.siefil import ar_balanskonto

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal

    from finsam_xl.sie.saldon import Arssaldo
    from finsam_xl.sie.siefil import SieFil

RESULTATKONTON_I_BALANSEN: Final = ("2019", "2069", "2099")
_BOKSLUTSKONTO: Final = "899"


class Lage(StrEnum):
    """Hur långt bokslutet kommit i filen."""

    EJ_BOKFORT = "årets resultat är inte bokfört"
    BOKFORT = "årets resultat är bokfört"
    BOKFORT_I_BALANSEN = "årets resultat är bokfört bara i balansräkningen"
    INGET_RESULTAT = "årets resultat är noll"
    OBALANS = "bokföringen går inte ihop"


@dataclass(frozen=True, slots=True)
class Bokslutslage:
    """Läget och beloppen bakom (kr).

    *resultat* är årets resultat enligt alla konton utom balanskonton och 899x, *bokfort* det som står på 2019, 2069
    och 2099 (None om filen inte har något av dem). *skillnad* är det som UB + RES - IB avviker från noll, *ib_summa*
    det som ingående balans avviker från noll, och *ej_omfort* sant om den avvikelsen är förra årets resultat.
    """

    lage: Lage
    resultat: Decimal
    bokfort: Decimal | None
    skillnad: Decimal
    ib_summa: Decimal
    ej_omfort: bool
    res_ur_trans: bool

    @property
    def text(self) -> str:
        """Läget i en mening, med beloppet och vad det betyder för rapporten."""
        resultat, skillnad = f"Årets resultat {svensk(self.resultat, 2)} kr", f"{svensk(self.skillnad, 2)} kr"
        return {
            Lage.EJ_BOKFORT: f"{resultat} är inte bokfört; rapporten räknar det ur resultatkontona och lägger det "
            "till eget kapital.",
            Lage.BOKFORT: f"{resultat} är bokfört; konto 8990–8999 räknas inte med i resultaträkningen.",
            Lage.BOKFORT_I_BALANSEN: f"{resultat} är bokfört i balansräkningen men inte på 8999; det läggs inte till "
            "eget kapital en gång till.",
            Lage.INGET_RESULTAT: "Årets resultat är noll.",
            Lage.OBALANS: f"Bokföringen går inte ihop: UB + RES - IB är {skillnad} i stället för 0. {resultat} "
            "enligt resultatkontona.",
        }[self.lage]


def bokslutslage(fil: SieFil, arsnr: int = 0) -> Bokslutslage:
    """Bokslutsläget för *arsnr*, av summorna i filen."""
    konton = arssaldon(fil, arsnr)
    ib = sum((konto.ib for konto in konton), NOLL)
    balans = _summa(konto for konto in konton if ar_balanskonto(konto.konto))
    ovriga = _summa(konto for konto in konton if not ar_balanskonto(konto.konto))
    boksluts = tuple(konto for konto in konton if konto.konto.startswith(_BOKSLUTSKONTO))
    bokforda = tuple(konto for konto in konton if konto.konto.startswith(RESULTATKONTON_I_BALANSEN))
    res_fore = summor(fil, arsnr - 1).res
    return Bokslutslage(
        lage=_lage(ib, balans, ovriga, any(konto.belopp for konto in boksluts)),
        resultat=_summa(boksluts) - ovriga,
        bokfort=-_summa(bokforda) if bokforda else None,
        skillnad=balans + ovriga - ib,
        ib_summa=ib,
        ej_omfort=bool(ib) and ib == -res_fore,
        res_ur_trans=arsnr == 0 and res_saknas(fil),
    )


def _lage(ib: Decimal, balans: Decimal, resultat: Decimal, har_bokslutskonto: bool) -> Lage:  # noqa: FBT001 - privat
    if not balans and resultat:
        return Lage.BOKFORT_I_BALANSEN
    if balans + resultat != ib:
        return Lage.OBALANS
    if resultat:
        return Lage.EJ_BOKFORT
    return Lage.BOKFORT if har_bokslutskonto else Lage.INGET_RESULTAT


def _summa(konton: Iterable[Arssaldo]) -> Decimal:
    return sum((konto.belopp for konto in konton), NOLL)
