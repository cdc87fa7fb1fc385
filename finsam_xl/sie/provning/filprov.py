"""Granskning av en hel läst fil: det som ingen enskild rad kan säga.

Varje funktion ger sina diagnoser; ``prova_filen`` prövar dem i ordning.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.belopp import NOLL, svensk
from finsam_xl.sie import slag
from finsam_xl.sie.lexer import rakna_upp, visa
from finsam_xl.sie.provning.bokslutsprov import prova_bokslutet
from finsam_xl.sie.provning.tidsprov import prova_tiden
from finsam_xl.sie.siefil import OKAND, ar_balanskonto, ar_resultatkonto, klass
from finsam_xl.sie.teckenkod import ar_feltydd

if TYPE_CHECKING:
    from collections.abc import Iterator

    from finsam_xl.sie.diagnos import Diagnos, Samling
    from finsam_xl.sie.siefil import Kontosaldo, SieFil

_SALDOETIKETTER = ("#IB", "#UB", "#RES")


def prova_filen(fil: SieFil, funna: Samling) -> Iterator[Diagnos]:
    """Alla diagnoser på filen som helhet.

    Det som redan är funnet på enskilda rader avgör vad som är värt att pröva: summor av rader som inte gått att
    tolka säger inget nytt, och en post som inte gått att läsa saknas inte.
    """
    yield from _huvud(fil, funna)
    yield from _tecken(fil)
    yield from _namn(fil, funna)
    yield from _underlag(fil, funna)
    yield from _konton(fil)
    if 0 in fil.rar and not funna.har(*slag.FEL):
        yield from prova_tiden(fil)
        yield from prova_bokslutet(fil, funna)


def _huvud(fil: SieFil, funna: Samling) -> Iterator[Diagnos]:
    if not any(tecken.isdecimal() for tecken in fil.orgnr) and not funna.kasserat("#ORGNR"):
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


def _underlag(fil: SieFil, funna: Samling) -> Iterator[Diagnos]:
    har_saldon = any(nr == 0 and (s.ub is not None or s.res is not None) for (nr, _), s in fil.saldon.items())
    har_saldon = har_saldon or funna.kasserat(*_SALDOETIKETTER)
    har_ar = 0 in fil.rar or funna.kasserat("#RAR")
    if not har_ar and (har_saldon or not fil.antal_verifikationer):
        text = "Räkenskapsår saknas (#RAR 0). Utan det går inte att avgöra vilket år filen gäller."
        yield slag.RAR_SAKNAS.pa_rad(None, text)
    if not har_saldon:
        bara_ver = bool(fil.antal_verifikationer) and not fil.saldon
        vad = "bara verifikationer (SIE 4I) och inga saldon" if bara_ver else "varken #UB eller #RES för år 0"
        yield slag.UTAN_SALDON.pa_rad(None, f"Filen innehåller {vad}.")


def _namn(fil: SieFil, funna: Samling) -> Iterator[Diagnos]:
    anvanda = {*(konto for _, konto in fil.saldon), *(konto for _, konto in fil.transsummor)}
    konton = sorted(konto for konto in anvanda if konto not in fil.konton)
    if konton and not funna.kasserat("#KONTO"):
        text = f"Konton utan namn (#KONTO saknas): {rakna_upp(konton)}. De visas som {OKAND}."
        yield slag.OKANT_KONTO.pa_rad(None, text)
    objekt = sorted(_anvanda_objekt(fil) - {*fil.objekt})
    dimensioner = sorted(dim for dim, namn in fil.dimensioner.items() if namn == OKAND)
    if (objekt or dimensioner) and not funna.kasserat("#DIM", "#UNDERDIM", "#OBJEKT"):
        upprakning = rakna_upp((*(f"dimension {dim}" for dim in dimensioner), *(f"{d} {o}" for d, o in objekt)))
        text = f"Objekt utan namn (#OBJEKT eller #DIM saknas): {upprakning}. De visas som {OKAND}."
        yield slag.OKANT_OBJEKT.pa_rad(None, text)


def _anvanda_objekt(fil: SieFil) -> set[tuple[str, str]]:
    listor = (*(n[-1] for n in (*fil.oib, *fil.oub)), *(n[-1] for n in (*fil.psaldo, *fil.pbudget)))
    trans = ((dim, objekt) for _, dim, objekt, _ in fil.objekttranssummor)
    return {*trans, *(par for lista in listor for par in lista)}


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
    bara_trans = {
        k: post.belopp for (nr, k), post in fil.transsummor.items() if (nr, klass(k)) == (0, 0) and k not in utanfor
    }
    if any(bara_trans.values()):
        upprakning = rakna_upp(f"{k} ({svensk(belopp, 2)} kr)" for k, belopp in bara_trans.items() if belopp)
        text = f"Konton utanför klass 1–8 har verifikationer men inget saldo: {upprakning}. De läses inte in."
        yield slag.UTANFOR_KLASSERNA.pa_rad(None, text)
    for konto, post in fil.konton.items():
        if not (konto.isdecimal() or konto in utanfor):
            text = f"Konto «{visa(konto)}» på rad {post.rad} är inte numeriskt och har inget saldo: det hoppas över."
            yield slag.KONTO_UTAN_BELOPP.pa_rad(post.rad, text)


def _fel_slag(arsnr: int, konto: str, saldo: Kontosaldo, vad: str) -> Diagnos:
    text = f"Konto {visa(konto)} år {arsnr} har {vad} (rad {saldo.rad}). Beloppet har ingen plats i rapporten."
    return slag.FEL_SALDOSLAG.pa_rad(saldo.rad, text)
