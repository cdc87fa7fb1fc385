"""Granskning av bokslutet: filens saldon mot varandra och mot verifikationerna, och hur långt bokslutet kommit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.belopp import NOLL, svensk
from finsam_xl.sie import slag
from finsam_xl.sie.provning.avstamning import (
    beskriv,
    ib_i_ub,
    ib_mot_fjolarets_ub,
    psaldo_mot_saldo,
    trans_mot_res,
    trans_mot_ub,
    verifikationer_fattas,
)
from finsam_xl.sie.provning.bokslutslage import Lage, bokslutslage
from finsam_xl.sie.saldon import (
    arssaldon,
    ib_saknas,
    ingaende_balanser,
    omfort_kapital,
    res_saknas,
    resultatkonton,
    till_eget_kapital,
    ub_saknas,
    utgaende_ur_annat,
)
from finsam_xl.sie.siefil import EGET_KAPITAL, ar_balanskonto

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from finsam_xl.sie.diagnos import Diagnos, Samling, Slag
    from finsam_xl.sie.provning.avstamning import Kontoskillnad
    from finsam_xl.sie.siefil import SieFil

_RADET = {
    True: "Kontrollera att exporten omfattar hela årets verifikationer.",
    False: "Saldona har inte med allt som verifikationerna visar: kontrollera att de är exporterade efter den sista "
    "bokningen, och stäm av kontona mot huvudboken.",
}


def prova_bokslutet(fil: SieFil, funna: Samling) -> Iterator[Diagnos]:
    """Saldona mot varandra, och läget; filen har ett år 0 och inget fel."""
    yield from _stamning(fil, funna)
    yield from _lage(fil)


def _stamning(fil: SieFil, funna: Samling) -> Iterator[Diagnos]:
    ub, res = trans_mot_ub(fil), () if res_saknas(fil, 0) else trans_mot_res(fil)
    oklara = {rad.konto for rad in ub}
    psaldo = () if funna.kasserat("#PSALDO") else psaldo_mot_saldo(fil)
    ib = _utan_omforing(fil, ib_mot_fjolarets_ub(fil))
    yield from _skillnad(slag.IB_SKILJER, ib, "Ingående balans är inte förra årets utgående på {}")
    yield from _utgaende_balans(fil, ub, res)
    yield from _skillnad(slag.TRANS_EJ_RES, res, "Verifikationerna ger inte saldot på {}", _radet(res))
    manader = [rad for rad in psaldo if rad.konto not in oklara]
    yield from _skillnad(slag.PSALDO_SKILJER, manader, "Månadssaldona ger inte årets förändring på {}")


def _utgaende_balans(fil: SieFil, ub: Sequence[Kontoskillnad], res: Sequence[Kontoskillnad]) -> Iterator[Diagnos]:
    """#UB mot verifikationerna: en fråga om de borde räcka eller om bokföringen inte går ihop, annars att de fattas."""
    text = "Ingående balans och verifikationer ger inte utgående balans på {}"
    if res and not bokslutslage(fil).skillnad:
        yield from _skillnad(slag.TRANS_EJ_UB, ub, text, _radet(res))
    else:
        yield from _skillnad(slag.UB_EJ_TRANS, ub, text, tillagg=ib_i_ub(fil, ub))


def _skillnad(
    ett: Slag, skillnader: Sequence[Kontoskillnad], text: str, atgard: str = "", tillagg: str = ""
) -> Iterator[Diagnos]:
    if skillnader:
        antal = "ett konto" if len(skillnader) == 1 else f"{len(skillnader)} konton"
        mening = f"{text.format(antal)}: {beskriv(skillnader)}."
        fraga = " Läs in #UB ändå?" if ett is slag.UB_EJ_TRANS else ""
        yield ett.pa_rad(None, " ".join(filter(None, (mening, tillagg))) + fraga, atgard=atgard)


def _radet(resultat: Sequence[Kontoskillnad]) -> str:
    """Rådet efter riktningen på resultatkontonas skillnader; tom text där de inte är överens."""
    fattas = verifikationer_fattas(resultat)
    return "" if fattas is None else _RADET[fattas]


def _utan_omforing(fil: SieFil, skillnader: tuple[Kontoskillnad, ...]) -> tuple[Kontoskillnad, ...]:
    """Utan det egna kapitalets konton, när de tillsammans bara tagit emot förra årets resultat eller bytt plats."""
    eget_kapital = sum((rad.skillnad for rad in skillnader if rad.konto.startswith(EGET_KAPITAL)), NOLL)
    if eget_kapital not in {NOLL, till_eget_kapital(fil, -1)}:
        return skillnader
    return tuple(rad for rad in skillnader if not rad.konto.startswith(EGET_KAPITAL))


def _lage(fil: SieFil) -> Iterator[Diagnos]:
    lage = bokslutslage(fil)
    if _utan_res(fil):
        ar = fil.rar[0]
        text = f"Resultatkontonas saldon (#RES) för {ar.start}–{ar.slut} saknas och går inte att räkna fram. "
        yield slag.RES_SAKNAS.pa_rad(None, f"{text}Läs in ändå?")
    elif lage.lage is Lage.OBALANS:
        yield slag.OBALANS.pa_rad(None, lage.text)
    yield from _res_ur_trans(fil)
    yield from _utan_ub(fil)
    yield from _utan_ib(fil)
    if ib_saknas(fil, 0):
        omfort = ", med förra årets resultat fört till eget kapital" if omfort_kapital(fil, 0) else ""
        text = f"Ingående balans (#IB) för året saknas; förra årets utgående balans används{omfort}."
        yield slag.IB_UR_UB.pa_rad(None, text)
    if lage.ej_omfort:
        text = f"Förra årets resultat {svensk(lage.ib_summa, 2)} kr är inte omfört: ingående balans summerar till det."
        yield slag.EJ_OMFORT.pa_rad(None, text)
    elif lage.ib_summa:
        text = (
            f"Ingående balans summerar till {svensk(lage.ib_summa, 2)} kr i stället för 0, utan att filen visar varför."
        )
        yield slag.IB_EJ_NOLL.pa_rad(None, text)
    bokfort = lage.lage in {Lage.BOKFORT, Lage.BOKFORT_I_BALANSEN}
    if bokfort and lage.bokfort is not None and lage.bokfort != lage.resultat:
        text = (
            f"Bokfört resultat på 2019, 2069 och 2099 är {svensk(lage.bokfort, 2)} kr men resultatkontona ger "
            f"{svensk(lage.resultat, 2)} kr."
        )
        yield slag.RESULTAT_SKILJER.pa_rad(None, text)


def _utan_res(fil: SieFil) -> bool:
    """Sant om tillgångar och skulder har ändrats under året men varken #RES eller verifikationer säger av vad."""
    sagt = any(nr == 0 for nr, _ in fil.transsummor) or any(
        nr == 0 and saldo.res is not None for (nr, _), saldo in fil.saldon.items()
    )
    konton = (konto for konto in arssaldon(fil, 0) if ar_balanskonto(konto.konto))
    andrat = sum((konto.belopp - konto.ib for konto in konton if not konto.konto.startswith(EGET_KAPITAL)), NOLL)
    return bool(andrat) and not (sagt or ub_saknas(fil, 0))


def _res_ur_trans(fil: SieFil) -> Iterator[Diagnos]:
    for arsnr in sorted(fil.rar, reverse=True):
        if res_saknas(fil, arsnr):
            ar, resultat = fil.rar[arsnr], svensk(bokslutslage(fil, arsnr).resultat, 2)
            text = (
                f"Resultatkontonas saldon (#RES) för {ar.start}–{ar.slut} saknas; de räknas ur årets verifikationer, "
                f"som ger resultatet {resultat} kr."
            )
            yield slag.RES_UR_TRANS.pa_rad(None, text)


def _utan_ub(fil: SieFil) -> Iterator[Diagnos]:
    for arsnr in sorted({0, -1} & {*fil.rar}, reverse=True):
        ar, ur = fil.rar[arsnr], "årets ingående balans" if arsnr else "ingående balans och årets verifikationer"
        if utgaende_ur_annat(fil, arsnr) and (arsnr == 0 or resultatkonton(fil, arsnr)):
            text = f"Utgående balans (#UB) för {ar.start}–{ar.slut} saknas; den tas ur {ur}."
            yield slag.UB_UR_ANNAT.pa_rad(None, text)
        elif arsnr == 0 and ub_saknas(fil, 0):
            text = f"Utgående balans (#UB) för {ar.start}–{ar.slut} saknas och går inte att räkna fram. Läs in ändå?"
            yield slag.UB_SAKNAS.pa_rad(None, text)


def _utan_ib(fil: SieFil) -> Iterator[Diagnos]:
    """Ett eget kapital som varken kommer ur ingående balans, årets resultat eller verifikationer."""
    if ingaende_balanser(fil, 0) or any(nr == 0 for nr, _ in fil.transsummor):
        return
    konton = (konto for konto in arssaldon(fil, 0) if konto.konto.startswith(EGET_KAPITAL))
    kapital = -sum((konto.belopp for konto in konton), NOLL)
    if kapital not in {NOLL, bokslutslage(fil).resultat}:
        text = f"Ingående balans (#IB) saknas, men eget kapital är {svensk(kapital, 2)} kr vid årets slut."
        yield slag.IB_SAKNAS.pa_rad(None, text)
