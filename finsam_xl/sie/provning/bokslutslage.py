"""Bokslutsläget: är årets resultat bokfört, är förra årets omfört, och går bokföringen ihop?

Läget avgör var rapporten hämtar årets resultat. Det beräknas alltid ur resultatkontona utan 8990–8999 och jämförs med
det bokförda på 2019, 2069 eller 2099. Resultat anges som man talar om det: överskott positivt, underskott negativt.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from finsam_xl.belopp import NOLL, svensk
from finsam_xl.sie.provning.avstamning import trans_mot_ub
from finsam_xl.sie.saldon import arssaldon, res_saknas, resultatsumma, ub_saknas, utgaende_ur_annat
from finsam_xl.sie.siefil import EGET_KAPITAL, ar_balanskonto, ar_resultatkonto, klass

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
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
    OKLART = "utgående balans saknas, eller följer inte av ingående balans och verifikationer"


@dataclass(frozen=True, slots=True)
class Bokslutslage:
    """Läget och beloppen bakom (kr).

    *resultat* är årets resultat enligt alla konton utom balanskonton och 899x, *bokfort* det som står på 2019, 2069
    och 2099 (None om filen inte har något av dem). *skillnad* är det som UB + RES - IB avviker från noll, *ib_summa*
    det som ingående balans avviker från noll, och *ej_omfort* sant om den avvikelsen är förra årets resultat. Konton
    utanför klass 1–8 hör inte till bokföringens balans: de räknas med bara om den går ihop med dem.
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
            Lage.OKLART: f"{resultat} enligt resultatkontona. Utgående balans saknas, eller följer inte av ingående "
            "balans och verifikationerna: den säger inget om hur långt bokslutet kommit.",
            Lage.INGET_RESULTAT: "Årets resultat är noll.",
            Lage.OBALANS: f"Bokföringen går inte ihop: UB + RES - IB är {skillnad} i stället för 0. {resultat} "
            "enligt resultatkontona.",
        }[self.lage]


def bokslutslage(fil: SieFil, arsnr: int = 0) -> Bokslutslage:
    """Bokslutsläget för *arsnr*, av summorna i filen."""
    konton = arssaldon(fil, arsnr)
    ib = sum((konto.ib for konto in konton if klass(konto.konto)), NOLL)
    balans = _summa(konto for konto in konton if ar_balanskonto(konto.konto))
    ovriga = _summa(konto for konto in konton if ar_resultatkonto(konto.konto))
    boksluts = tuple(konto for konto in konton if konto.konto.startswith(_BOKSLUTSKONTO))
    bokforda = tuple(konto for konto in konton if konto.konto.startswith(RESULTATKONTON_I_BALANSEN))
    res_fore = resultatsumma(fil, arsnr - 1)
    skillnad = balans + ovriga - ib
    if skillnad == -_utanfor_klasserna(fil, konton, arsnr):
        skillnad = NOLL
    lage = _lage(konton, balans, ovriga, skillnad)
    return Bokslutslage(
        lage=Lage.OKLART if _ub_oklar(fil, arsnr) else lage,
        resultat=_summa(boksluts) - ovriga,
        bokfort=-_summa(bokforda) if bokforda else None,
        skillnad=skillnad,
        ib_summa=ib,
        ej_omfort=bool(ib) and ib == -res_fore,
        res_ur_trans=res_saknas(fil, arsnr),
    )


def _ub_oklar(fil: SieFil, arsnr: int) -> bool:
    """Sant om utgående balans varken står i filen eller går att räkna fram, eller inte följer av det bokförda."""
    saknas = ub_saknas(fil, arsnr) and not utgaende_ur_annat(fil, arsnr)
    return saknas or (arsnr == 0 and bool(trans_mot_ub(fil)))


def _lage(konton: Sequence[Arssaldo], balans: Decimal, resultat: Decimal, skillnad: Decimal) -> Lage:
    if not balans and resultat and _i_eget_kapital(konton, resultat):
        return Lage.BOKFORT_I_BALANSEN
    if skillnad:
        return Lage.OBALANS
    if resultat:
        return Lage.EJ_BOKFORT
    har_bokslutskonto = any(konto.belopp for konto in konton if konto.konto.startswith(_BOKSLUTSKONTO))
    return Lage.BOKFORT if har_bokslutskonto else Lage.INGET_RESULTAT


def _i_eget_kapital(konton: Sequence[Arssaldo], resultat: Decimal) -> bool:
    """Sant om något i balansen visar att *resultat* är bokfört där: ett resultatkonto, eller hela eget kapital."""
    bokfort = _summa(konto for konto in konton if konto.konto.startswith(RESULTATKONTON_I_BALANSEN))
    eget_kapital = [konto for konto in konton if konto.konto.startswith(EGET_KAPITAL)]
    andrat = _summa(eget_kapital) - sum((konto.ib for konto in eget_kapital), NOLL)
    return resultat in {bokfort, andrat}


def _utanfor_klasserna(fil: SieFil, konton: Sequence[Arssaldo], arsnr: int) -> Decimal:
    """Det som filen har på konton utanför klass 1–8: saldon, och för konton utan saldo verifikationernas rader."""
    saldon = {konto.konto: konto.belopp - konto.ib for konto in konton if not klass(konto.konto)}
    trans = {k: post.belopp for (nr, k), post in fil.transsummor.items() if nr == arsnr and not klass(k)}
    return sum((trans | saldon).values(), NOLL)


def _summa(konton: Iterable[Arssaldo]) -> Decimal:
    return sum((konto.belopp for konto in konton), NOLL)
