"""Avstämning konto för konto: säger filens olika uppgifter om samma konto samma sak?

Varje funktion ger de konton där två oberoende vägar till saldot skiljer sig, med båda beloppen (kr, SIE-tecken).
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from finsam_xl.belopp import NOLL, svensk
from finsam_xl.sie.lexer import rakna_upp
from finsam_xl.sie.saldon import arssaldon, ingaende_balanser, ub_saknas
from finsam_xl.sie.siefil import Kontosaldo, Radbelopp, ar_balanskonto, ar_resultatkonto

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from decimal import Decimal

    from finsam_xl.sie.siefil import SieFil

_INGET = Kontosaldo("", None, None, None, 0)
_INGEN_TRANS = Radbelopp(NOLL, 0)


@dataclass(frozen=True, slots=True)
class Kontoskillnad:
    """Ett konto där *ena* och *andra* borde vara samma belopp (kr, SIE-tecken)."""

    konto: str
    ena: Decimal
    andra: Decimal

    @property
    def skillnad(self) -> Decimal:
        """Hur mycket det skiljer."""
        return self.andra - self.ena


def ib_mot_fjolarets_ub(fil: SieFil) -> tuple[Kontoskillnad, ...]:
    """Balanskonton där #IB för år 0 inte är #UB för år -1; tomt om filen saknar någondera."""
    ib = {konto: s.ib for (nr, konto), s in fil.saldon.items() if nr == 0 and s.ib is not None}
    ub = {konto: s.ub for (nr, konto), s in fil.saldon.items() if nr == -1 and s.ub is not None}
    if not ib or not ub:
        return ()
    return _skillnader((konto, ub.get(konto, NOLL), ib.get(konto, NOLL)) for konto in {*ib, *ub})


def trans_mot_ub(fil: SieFil) -> tuple[Kontoskillnad, ...]:
    """Balanskonton där ingående balans plus årets #TRANS inte är #UB; tomt om filen saknar verifikationer eller #UB."""
    if not _har_trans(fil) or ub_saknas(fil, 0):
        return ()
    ib = ingaende_balanser(fil, 0)
    return _skillnader(
        (konto, ib.get(konto, (NOLL, 0))[0] + _trans(fil, konto), fil.saldon.get((0, konto), _INGET).ub or NOLL)
        for konto in _konton(fil)
        if ar_balanskonto(konto)
    )


def trans_mot_res(fil: SieFil) -> tuple[Kontoskillnad, ...]:
    """Resultatkonton där årets #TRANS inte är #RES; tomt om filen saknar årets verifikationer."""
    if not _har_trans(fil):
        return ()
    return _skillnader(
        (konto, _trans(fil, konto), fil.saldon.get((0, konto), _INGET).res or NOLL)
        for konto in _konton(fil)
        if ar_resultatkonto(konto)
    )


def ib_i_ub(fil: SieFil, skillnader: Sequence[Kontoskillnad]) -> str:
    """Vad *skillnader* mellan #TRANS och #UB har gemensamt med ingående balans, eller tom text."""
    ib = ingaende_balanser(fil, 0)
    if not ib:
        return "Filen har ingen ingående balans (#IB) för året."
    par = [(rad.skillnad, ib.get(rad.konto, (NOLL, 0))[0]) for rad in skillnader]
    if all(skillnad == ingaende for skillnad, ingaende in par):
        return "Skillnaden är kontots ingående balans, som #UB har två gånger."
    if all(skillnad == -ingaende for skillnad, ingaende in par):
        return "Skillnaden är kontots ingående balans, som #UB saknar."
    return ""


def verifikationer_fattas(resultat: Sequence[Kontoskillnad]) -> bool | None:
    """Sant om #RES är mer än verifikationerna på varje konto i *resultat*, falskt om mindre; None om de går isär.

    Bara resultatkonton visar en riktning: på ett balanskonto tar rörelser åt olika håll ut varandra.
    """
    riktningar = {None if rad.ena * rad.andra < 0 else abs(rad.andra) > abs(rad.ena) for rad in resultat}
    return riktningar.pop() if len(riktningar) == 1 else None


def psaldo_mot_saldo(fil: SieFil) -> tuple[Kontoskillnad, ...]:
    """Konton där månadernas #PSALDO (utan objekt) inte är #RES, eller #UB - #IB; konton utan #PSALDO prövas inte."""
    summa: dict[str, Decimal] = defaultdict(lambda: NOLL)
    for (nr, _, konto, objekt), post in fil.psaldo.items():
        if nr == 0 and not objekt:
            summa[konto] += post.belopp
    ib = ingaende_balanser(fil, 0)
    utan_ub = ub_saknas(fil, 0)
    return _skillnader(
        (konto, belopp, _forandring(fil, konto, ib.get(konto, (NOLL, 0))[0]))
        for konto, belopp in summa.items()
        if not (utan_ub and ar_balanskonto(konto))
    )


def psaldo_saknas(fil: SieFil, arsnr: int) -> tuple[Kontoskillnad, ...]:
    """Konton vars förändring under *arsnr* inte är summan av månadernas #PSALDO, de helt utan #PSALDO inräknade."""
    summa: dict[str, Decimal] = defaultdict(lambda: NOLL)
    for (nr, _, konto, objekt), post in fil.psaldo.items():
        if nr == arsnr and not objekt:
            summa[konto] += post.belopp
    forandring = {saldo.konto: saldo.belopp - saldo.ib for saldo in arssaldon(fil, arsnr)}
    return _skillnader((konto, summa[konto], forandring.get(konto, NOLL)) for konto in {*summa, *forandring})


def manader_racker(fil: SieFil, arsnr: int) -> bool:
    """Sant om månadernas #PSALDO ger årets förändring på varje konto, och ingen av dem gick förlorad vid läsningen."""
    return not psaldo_saknas(fil, arsnr) and "#PSALDO" not in fil.kasserade


def beskriv(skillnader: Sequence[Kontoskillnad], hogst: int = 5) -> str:
    """De första kontona med skillnad i kr, för ett meddelande."""
    return rakna_upp((f"{rad.konto} ({svensk(rad.skillnad, 2)} kr)" for rad in skillnader), hogst)


def _forandring(fil: SieFil, konto: str, ib: Decimal) -> Decimal:
    saldo = fil.saldon.get((0, konto), _INGET)
    return saldo.res if saldo.res is not None else (saldo.ub or NOLL) - ib


def _trans(fil: SieFil, konto: str) -> Decimal:
    return fil.transsummor.get((0, konto), _INGEN_TRANS).belopp


def _har_trans(fil: SieFil) -> bool:
    return any(nr == 0 for nr, _ in fil.transsummor)


def _konton(fil: SieFil) -> set[str]:
    trans = (konto for nr, konto in fil.transsummor if nr == 0)
    return {*(konto for nr, konto in fil.saldon if nr == 0), *ingaende_balanser(fil, 0), *trans}


def _skillnader(par: Iterable[tuple[str, Decimal, Decimal]]) -> tuple[Kontoskillnad, ...]:
    return tuple(Kontoskillnad(konto, ena, andra) for konto, ena, andra in sorted(par) if ena != andra)
