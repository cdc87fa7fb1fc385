"""Tiden som en SIE-fil täcker mot bokens perioder: fel år, ett år som inte är slut, och jämförelser som ingen har."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from finsam_xl.inlasning import sieslag
from finsam_xl.inlasning.siejamforbar import Jamforelsedag, hinder, jamforelser
from finsam_xl.inlasning.sieperiod import lasbara, perioder
from finsam_xl.inlasning.sieslag import problem, som_problem
from finsam_xl.sie.provning.tidsprov import skriven_fore, tomt_i_slutet
from finsam_xl.sie.saldon import ingaende_balanser
from finsam_xl.sie.siefil import arsnr_for
from finsam_xl.sie.slag import ARETS_LANGD, DELAR_AV_AR, SISTA_DAGARNA, SKRIVEN_FORE
from finsam_xl.sie.tid import lika_lang, saldodag

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from finsam_xl.inlasning.arsinlasning import Arsinlasning
    from finsam_xl.inlasning.sieperiod import Val
    from finsam_xl.modell import Bokslut, Problem
    from finsam_xl.sie import Diagnos, SieFil

__all__ = ["ur_tiden", "utan_jamforelse", "vantad"]

_OKAND_DAG = "När filen skrevs framgår inte"
_TOM_JAMFORELSE = "Lämna jämförelsens balansdag tom i Grunddata: ingen fil har en lika lång tid att jämföra med."
_TIDSZON = timedelta(days=1)


def vantad(diagnos: Diagnos, fil: SieFil, bokslut: Bokslut) -> bool:
    """Sant för det som är som det ska i en fil för just den här boken, eller som prövas mot bokens egen dag."""
    match diagnos.kod:
        case DELAR_AV_AR.kod:
            return fil.omfattn in perioder(bokslut)
        case ARETS_LANGD.kod:
            ar = fil.rar[0]
            return ar.slut == bokslut.grunddata.get("HR_Period") and (ar.start.month, ar.start.day) == (1, 1)
        case SKRIVEN_FORE.kod | SISTA_DAGARNA.kod:
            return True
    return False


def ur_tiden(fil: SieFil, bokslut: Bokslut, idag: date) -> Iterator[Problem]:
    """Om filens år är ett av bokens, och om slutet av det som läses in den dagen är med; filen är inte avvisad."""
    egna = {ett: hinder(ett, [fil], bokslut.grunddata) for ett in lasbara(fil, bokslut) if ett.arsnr == 0}
    dagar = [ett.period for ett, skal in egna.items() if not skal]
    if dagar:
        yield from _arets_slut(fil, min(max(dagar), saldodag(fil)), idag)
    else:
        yield _ingen_period(fil, egna, bokslut)


def _arets_slut(fil: SieFil, dag: date, idag: date) -> Iterator[Problem]:
    """Om filen är skriven, och något bokfört, i slutet av det som läses in till och med *dag*."""
    for diagnos in (*skriven_fore(fil, dag), *tomt_i_slutet(fil, dag)):
        yield som_problem(fil, diagnos)
    if fil.skriven is None or fil.skriven > idag + _TIDSZON:
        skrevs = f"Filen sägs vara skriven {fil.skriven}, som inte har varit än" if fil.skriven else _OKAND_DAG
        text = f"{skrevs} (#GEN), så det är inte prövat om den skrevs före {dag}."
        yield problem(sieslag.UTAN_GEN, fil.filnamn, text)


def _ingen_period(fil: SieFil, egna: Mapping[Arsinlasning, str], bokslut: Bokslut) -> Problem:
    """Felet på en fil vars år inte är någon av bokens perioder, eller en jämförelse som det inte får vara."""
    hela = [(ett.period, skal) for ett, skal in egna.items() if not ett.manad]
    if not hela:
        return _fel_ar(fil, bokslut)
    dag, skal = hela[0]
    return problem(sieslag.EJ_JAMFORBART, fil.filnamn, f"Filens år kan inte vara jämförelsen {dag}: {skal}.")


def utan_jamforelse(val: Val, bokslut: Bokslut) -> Iterator[Problem]:
    """Jämförelser som varken filerna eller boken har, och varför: de blir tomma, aldrig 0."""
    finns = {ett.period for ett in val.valda} | {rad.period for rad in bokslut.saldon if not rad.ar_justering}
    egna = {ett.period: ett.fil for ett in val.valda if ett.arsnr == 0}
    sagda: set[date] = set()
    for en in jamforelser(bokslut.grunddata):
        if en.period in egna and en.dag not in finns | sagda:
            sagda.add(en.dag)
            fil = egna[en.period]
            skal = val.ej_jamforbara.get(en.dag) or _saknas(fil, en.dag)
            balansen = _balansen(fil, en, bokslut)
            text = f"Jämförelsen {en.dag} läses inte in: {skal}. Dess kolumn blir tom, inte 0{balansen}."
            sagt = problem(sieslag.JAMFORELSE_SAKNAS, fil.filnamn, text)
            yield replace(sagt, atgard=_TOM_JAMFORELSE) if _annan_tid(fil, en.dag) else sagt


def _balansen(fil: SieFil, en: Jamforelsedag, bokslut: Bokslut) -> str:
    """Var balansräkningens jämförelse kan tas, om filen har den och rapporten inte har en egen dag för den."""
    egen_dag = any(ett.bara_balans and ett.rapport == en.rapport for ett in jamforelser(bokslut.grunddata))
    return "" if egen_dag or not ingaende_balanser(fil, 0) else "; balansräkningens kan tas ur årets ingående balans"


def _annan_tid(fil: SieFil, dag: date) -> bool:
    """Sant om dagen hör till filens eget år, eller till ett år av annan längd: ingen fil kan då ge jämförelsen."""
    ar = arsnr_for(fil.rar, dag)
    return ar is not None and (ar == 0 or not lika_lang(fil.rar[ar], fil.rar[0]))


def _saknas(fil: SieFil, dag: date) -> str:
    ar = arsnr_for(fil.rar, dag)
    if ar is None and -1 not in fil.rar and any(nr == -1 for nr, _ in fil.saldon):
        return "filen har saldon för förra året (-1) men säger inte vilket år det är (#RAR -1)"
    if ar is None:
        return "filen har inga uppgifter om ett räkenskapsår med den dagen (#RAR -1)"
    return f"filen har inga saldon till och med den dagen för {fil.rar[ar].start}–{fil.rar[ar].slut}"


def _fel_ar(fil: SieFil, bokslut: Bokslut) -> Problem:
    dagar = " och ".join(map(str, perioder(bokslut))) or "inget år alls (balansdagen i Grunddata är tom)"
    text = f"Filen gäller {fil.rar[0].start}–{fil.rar[0].slut} men arbetsboken är för {dagar}."
    return problem(sieslag.FEL_AR, fil.filnamn, text)
