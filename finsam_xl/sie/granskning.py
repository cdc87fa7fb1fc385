"""Granskning av en hel läst fil: det som ingen enskild rad kan säga.

Varje funktion ger sina diagnoser; ``granska`` prövar dem i ordning.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.belopp import NOLL, svensk
from finsam_xl.sie import slag
from finsam_xl.sie.avstamning import beskriv, ib_mot_fjolarets_ub, psaldo_mot_saldo, trans_mot_res, trans_mot_ub
from finsam_xl.sie.bokslutslage import Lage, bokslutslage
from finsam_xl.sie.lexer import rakna_upp, visa
from finsam_xl.sie.saldon import ib_saknas, res_saknas, summor
from finsam_xl.sie.siefil import OKAND, ar_balanskonto, ar_resultatkonto, klass
from finsam_xl.sie.teckenkod import ar_feltydd

if TYPE_CHECKING:
    from collections.abc import Iterator

    from finsam_xl.sie.avstamning import Kontoskillnad
    from finsam_xl.sie.diagnos import Diagnos, Samling
    from finsam_xl.sie.siefil import Kontosaldo, Rakenskapsar, SieFil

_EGET_KAPITAL = "20"


def granska(fil: SieFil, funna: Samling) -> Iterator[Diagnos]:
    """Alla diagnoser på filen som helhet.

    Det som redan är funnet på enskilda rader avgör vad som är värt att pröva: summor av rader som inte gått att
    tolka säger inget nytt.
    """
    yield from _huvud(fil)
    yield from _tecken(fil)
    yield from _namn(fil)
    if not funna.har(slag.RAR_OGILTIGT, slag.RAR_SAKNAS):
        yield from _underlag(fil)
    yield from _konton(fil)
    if 0 in fil.rar and not funna.har(*slag.FEL):
        yield from _omfattning(fil, fil.rar[0])
        yield from _stamning(fil)
        yield from _lage(fil)


def _huvud(fil: SieFil) -> Iterator[Diagnos]:
    if not any(tecken.isdecimal() for tecken in fil.orgnr):
        yield slag.ORGNR_SAKNAS.pa_rad(None, "Organisationsnummer saknas i filen.")
    if fil.valuta.upper() != "SEK":
        yield slag.VALUTA.pa_rad(None, f"Filen är i {visa(fil.valuta)}; bara SEK läses in.")
    if fil.flagga:
        yield slag.REDAN_INLAST.pa_rad(1, "Filen är märkt som redan inläst (#FLAGGA 1). Det ändrar ingenting här.")
    if fil.okanda:
        upprakning = rakna_upp(f"{etikett} ({antal})" for etikett, antal in sorted(fil.okanda.items()))
        yield slag.OKAND_ETIKETT.pa_rad(None, f"Okända poster hoppades över: {upprakning}.")


def _tecken(fil: SieFil) -> Iterator[Diagnos]:
    namn = (fil.foretag, *(konto.namn for konto in fil.konton.values()), *fil.objekt.values(), *fil.prosa)
    exempel = sorted((ett for ett in namn if not ett.isascii()), key=ar_feltydd)
    if fil.teckenkod != "cp437" and exempel:
        text = f"Filen är inte skriven i PC8 (CP437). Den lästes som {fil.teckenkod}; exempel: «{visa(exempel[0])}»."
        yield slag.TECKENKOD.pa_rad(None, text)
    forstord = next(filter(ar_feltydd, namn), "")
    if forstord:
        text = f"Å, ä och ö är förstörda i filen, till exempel «{visa(forstord)}»; belopp påverkas inte."
        yield slag.FORSTORDA_TECKEN.pa_rad(None, text)


def _underlag(fil: SieFil) -> Iterator[Diagnos]:
    har_saldon = any(nr == 0 and (s.ub is not None or s.res is not None) for (nr, _), s in fil.saldon.items())
    if 0 not in fil.rar and (har_saldon or not fil.antal_verifikationer):
        text = "Räkenskapsår saknas (#RAR 0). Utan det går inte att avgöra vilket år filen gäller."
        yield slag.RAR_SAKNAS.pa_rad(None, text)
    if not har_saldon:
        vad = "bara verifikationer (SIE 4I) och inga saldon" if fil.antal_verifikationer else "inga saldon för år 0"
        yield slag.UTAN_SALDON.pa_rad(None, f"Filen innehåller {vad}.")


def _namn(fil: SieFil) -> Iterator[Diagnos]:
    anvanda = {*(konto for _, konto in fil.saldon), *fil.transsummor}
    konton = sorted(konto for konto in anvanda if konto not in fil.konton)
    if konton:
        text = f"Konton utan namn (#KONTO saknas): {rakna_upp(konton)}. De visas som {OKAND}."
        yield slag.OKANT_KONTO.pa_rad(None, text)
    objekt = sorted(_anvanda_objekt(fil) - {*fil.objekt})
    dimensioner = sorted(dim for dim, namn in fil.dimensioner.items() if namn == OKAND)
    if objekt or dimensioner:
        upprakning = rakna_upp((*(f"dimension {dim}" for dim in dimensioner), *(f"{d} {o}" for d, o in objekt)))
        text = f"Objekt utan namn (#OBJEKT eller #DIM saknas): {upprakning}. De visas som {OKAND}."
        yield slag.OKANT_OBJEKT.pa_rad(None, text)


def _anvanda_objekt(fil: SieFil) -> set[tuple[str, str]]:
    listor = (*(n[-1] for n in (*fil.oib, *fil.oub)), *(n[-1] for n in (*fil.psaldo, *fil.pbudget)))
    return {*((dim, objekt) for dim, objekt, _ in fil.objekttranssummor), *(par for lista in listor for par in lista)}


def _konton(fil: SieFil) -> Iterator[Diagnos]:
    for (arsnr, konto), saldo in fil.saldon.items():
        if ar_balanskonto(konto) and saldo.res:
            yield _fel_slag(arsnr, konto, saldo, "#RES men är ett balanskonto")
        elif ar_resultatkonto(konto) and (saldo.ib or saldo.ub):
            yield _fel_slag(arsnr, konto, saldo, "#IB eller #UB men är ett resultatkonto")
        elif not klass(konto) and saldo.res and (saldo.ib or saldo.ub):
            yield _fel_slag(arsnr, konto, saldo, "både #RES och #IB eller #UB")
    utanfor = {k: s for (nr, k), s in fil.saldon.items() if nr == 0 and not klass(k) and (s.ib or s.ub or s.res)}
    if utanfor:
        upprakning = rakna_upp(f"{k} ({svensk(s.ub or s.res or s.ib or NOLL, 2)} kr)" for k, s in utanfor.items())
        text = f"Konton utanför klass 1–8 har belopp: {upprakning}. De hamnar i Oplacerat om kontoplanen saknar dem."
        yield slag.UTANFOR_KLASSERNA.pa_rad(None, text)
    for konto, post in fil.konton.items():
        if not (konto.isdecimal() or konto in utanfor):
            text = f"Konto «{visa(konto)}» på rad {post.rad} är inte numeriskt och har inget saldo: det hoppas över."
            yield slag.KONTO_UTAN_BELOPP.pa_rad(post.rad, text)


def _fel_slag(arsnr: int, konto: str, saldo: Kontosaldo, vad: str) -> Diagnos:
    text = f"Konto {visa(konto)} år {arsnr} har {vad} (rad {saldo.rad}). Beloppet har ingen plats i rapporten."
    return slag.FEL_SALDOSLAG.pa_rad(saldo.rad, text)


def _omfattning(fil: SieFil, ar: Rakenskapsar) -> Iterator[Diagnos]:
    if fil.omfattn and fil.omfattn < ar.slut:
        text = f"Saldona gäller till {fil.omfattn}, men räkenskapsåret slutar {ar.slut}. Bygg rapporten ändå?"
        yield slag.DELAR_AV_AR.pa_rad(None, text)


def _stamning(fil: SieFil) -> Iterator[Diagnos]:
    for ett, skillnader, text in (
        (
            slag.IB_SKILJER,
            _utan_omforing(fil, ib_mot_fjolarets_ub(fil)),
            "Ingående balans är inte förra årets utgående på {}",
        ),
        (slag.TRANS_EJ_UB, trans_mot_ub(fil), "Ingående balans och verifikationer ger inte utgående balans på {}"),
        (slag.TRANS_EJ_RES, () if res_saknas(fil) else trans_mot_res(fil), "Verifikationerna ger inte saldot på {}"),
        (slag.PSALDO_SKILJER, psaldo_mot_saldo(fil), "Månadssaldona ger inte årets förändring på {}"),
    ):
        if skillnader:
            antal = "ett konto" if len(skillnader) == 1 else f"{len(skillnader)} konton"
            yield ett.pa_rad(None, f"{text.format(antal)}: {beskriv(skillnader)}.")


def _utan_omforing(fil: SieFil, skillnader: tuple[Kontoskillnad, ...]) -> tuple[Kontoskillnad, ...]:
    """Utan det egna kapitalets konton, när de tillsammans bara tagit emot förra årets resultat eller bytt plats."""
    eget_kapital = sum((rad.skillnad for rad in skillnader if rad.konto.startswith(_EGET_KAPITAL)), NOLL)
    if eget_kapital not in {NOLL, summor(fil, -1).res}:
        return skillnader
    return tuple(rad for rad in skillnader if not rad.konto.startswith(_EGET_KAPITAL))


def _lage(fil: SieFil) -> Iterator[Diagnos]:
    lage = bokslutslage(fil)
    if lage.lage is Lage.OBALANS:
        yield slag.OBALANS.pa_rad(None, lage.text)
    if lage.res_ur_trans:
        text = "Resultatkontonas saldon (#RES) saknas; de räknas ur verifikationerna."
        yield slag.RES_UR_TRANS.pa_rad(None, text)
    if ib_saknas(fil, 0):
        text = "Ingående balans (#IB) för året saknas; förra årets utgående balans används."
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
