"""Det som en SIE-fil och arbetsboken tillsammans kan ha för problem: fel år, fel förbund, okända konton och objekt."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from finsam_xl.belopp import svensk
from finsam_xl.inputs import sieslag
from finsam_xl.inputs.siejamforbar import Jamforelse, hinder, jamforelser
from finsam_xl.inputs.sieperiod import Arsinlasning, lasbara, perioder, utan_manadssaldon
from finsam_xl.inputs.sieslag import problem
from finsam_xl.koder import OPLACERAT
from finsam_xl.modell import Dimension, Problem
from finsam_xl.sie import bokslutslage
from finsam_xl.sie.avstamning import beskriv, psaldo_saknas
from finsam_xl.sie.lexer import rakna_upp, visa
from finsam_xl.sie.siefil import arsnr_for
from finsam_xl.sie.slag import ARETS_LANGD, DELAR_AV_AR, SISTA_DAGARNA, SKRIVEN_FORE
from finsam_xl.sie.tid import saldodag
from finsam_xl.sie.tidsgranskning import skriven_fore, tomt_i_slutet

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from finsam_xl.inputs.sieperiod import Val
    from finsam_xl.modell import Bokslut, Objektsaldorad, Saldorad
    from finsam_xl.sie import Diagnos, SieFil

__all__ = ["resultatmening", "som_problem", "ur_filen", "ur_raderna", "ur_valet_av_ar"]

_ORGNR_SIFFROR = 10
_PLATSHALLARE = "2220000000"
_DIMENSIONSTABELL = {Dimension.INSATS: "Insatser", Dimension.MOTPART: "Medlemmar"}


def som_problem(fil: SieFil, diagnos: Diagnos) -> Problem:
    """En diagnos med filens namn och rad som plats."""
    plats = fil.filnamn if diagnos.rad is None else f"{fil.filnamn} rad {diagnos.rad}"
    return Problem(diagnos.kod, diagnos.niva, plats, diagnos.text, diagnos.atgard)


def resultatmening(fil: SieFil) -> str:
    """Årets resultat enligt filen, så att ett omvänt tecken eller en orimlig storlek syns innan rapporten byggs."""
    resultat = bokslutslage(fil).resultat
    ord_ = "överskott" if resultat > 0 else "underskott" if resultat else "noll"
    return f"Årets resultat {fil.rar[0].slut.year} enligt filen: {svensk(resultat, 2)} kr ({ord_})."


def ur_filen(fil: SieFil, bokslut: Bokslut) -> Iterator[Problem]:
    """Filens egna diagnoser, och om filen gäller rätt förbund och rätt år."""
    for diagnos in fil.diagnoser:
        if not _vantad(diagnos, fil, bokslut):
            yield som_problem(fil, diagnos)
    if fil.avvisad:
        return
    egna = {ett: hinder(ett, [fil], bokslut.grunddata) for ett in lasbara(fil, bokslut) if ett.arsnr == 0}
    dagar = [ett.period for ett, skal in egna.items() if not skal]
    if dagar:
        yield from _arets_slut(fil, min(max(dagar), saldodag(fil)))
    else:
        yield _ingen_period(fil, egna, bokslut)
    yield from _manadssaldon(fil, bokslut)
    yield from _organisation(fil, bokslut)
    yield from _dimensioner(fil, bokslut)


def _vantad(diagnos: Diagnos, fil: SieFil, bokslut: Bokslut) -> bool:
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


def _arets_slut(fil: SieFil, dag: date) -> Iterator[Problem]:
    """Om filen är skriven, och något bokfört, i slutet av det som läses in till och med *dag*."""
    for diagnos in (*skriven_fore(fil, dag), *tomt_i_slutet(fil, dag)):
        yield som_problem(fil, diagnos)
    if fil.skriven is None:
        text = f"När filen skrevs framgår inte (#GEN), så det är inte prövat om den skrevs före {dag}."
        yield problem(sieslag.UTAN_GEN, fil.filnamn, text)


def _ingen_period(fil: SieFil, egna: Mapping[Arsinlasning, str], bokslut: Bokslut) -> Problem:
    """Felet på en fil vars år inte är någon av bokens perioder, eller en jämförelse som det inte får vara."""
    hela = [(ett.period, skal) for ett, skal in egna.items() if not ett.manad]
    if not hela:
        return _fel_ar(fil, bokslut)
    dag, skal = hela[0]
    return problem(sieslag.EJ_JAMFORBART, fil.filnamn, f"Filens år kan inte vara jämförelsen {dag}: {skal}.")


def ur_valet_av_ar(val: Val, bokslut: Bokslut) -> Iterator[Problem]:
    """Jämförelser som varken filerna eller boken har, och varför: de blir tomma, aldrig 0."""
    finns = {ett.period for ett in val.valda} | {rad.period for rad in bokslut.saldon}
    egna = {ett.period: ett.fil for ett in val.valda if ett.arsnr == 0}
    sagda: set[date] = set()
    for en in jamforelser(bokslut.grunddata):
        if en.period in egna and en.dag not in finns | sagda:
            sagda.add(en.dag)
            fil = egna[en.period]
            skal = val.ej_jamforbara.get(en.dag) or _saknas(fil, en.dag)
            text = f"Jämförelsen {en.dag} läses inte in: {skal}. Dess kolumn blir tom, inte 0{_balansen(en, bokslut)}."
            yield problem(sieslag.JAMFORELSE_SAKNAS, fil.filnamn, text)


def _balansen(en: Jamforelse, bokslut: Bokslut) -> str:
    """Var balansräkningens jämförelse kan tas, om rapporten inte har en egen dag för den."""
    egen_dag = any(ett.bara_balans and ett.rapport == en.rapport for ett in jamforelser(bokslut.grunddata))
    return "" if egen_dag else "; balansräkningens kan tas ur årets ingående balans"


def _saknas(fil: SieFil, dag: date) -> str:
    ar = arsnr_for(fil.rar, dag)
    if ar is None:
        return "filen har inga uppgifter om ett räkenskapsår med den dagen (#RAR -1)"
    return f"filen har inga saldon till och med den dagen för {fil.rar[ar].start}–{fil.rar[ar].slut}"


def _fel_ar(fil: SieFil, bokslut: Bokslut) -> Problem:
    dagar = " och ".join(map(str, perioder(bokslut))) or "inget år alls (balansdagen i Grunddata är tom)"
    text = f"Filen gäller {fil.rar[0].start}–{fil.rar[0].slut} men arbetsboken är för {dagar}."
    return problem(sieslag.FEL_AR, fil.filnamn, text)


def _manadssaldon(fil: SieFil, bokslut: Bokslut) -> Iterator[Problem]:
    utan = utan_manadssaldon(fil, perioder(bokslut))
    dagar = [dag for dag in utan if not hinder(Arsinlasning(fil, 0, dag), [fil], bokslut.grunddata)]
    if dagar:
        text = f"Saldon till {' och '.join(map(str, dagar))} läses inte in: {_utan_manader(fil)}."
        yield problem(sieslag.MANADSSALDON, fil.filnamn, text)


def _utan_manader(fil: SieFil) -> str:
    kasserade = fil.kasserade.get("#PSALDO", 0)
    if kasserade:
        return f"{kasserade} #PSALDO gick inte att läsa, och verifikationerna ger inte årets förändring på varje konto"
    skillnader = beskriv(psaldo_saknas(fil, 0))
    return f"varken månadernas #PSALDO eller verifikationerna ger årets förändring på {skillnader}"


def _organisation(fil: SieFil, bokslut: Bokslut) -> Iterator[Problem]:
    angivet = str(bokslut.grunddata.get("Organisationsnummer") or "")
    vart, filens = _siffror(angivet), _siffror(fil.orgnr)
    if not filens or vart == filens:
        return
    if vart in {"", _PLATSHALLARE}:
        text = f"Filens organisationsnummer är {visa(fil.orgnr)}, men förbundets eget är inte ifyllt."
        yield problem(sieslag.ORGNR_EJ_IFYLLT, "Grunddata", text)
    else:
        text = f"Organisationsnumret i filen ({visa(fil.orgnr)}) är inte förbundets ({angivet}). Läs in ändå?"
        yield problem(sieslag.ANNAT_ORGNR, fil.filnamn, text)


def _siffror(orgnr: str) -> str:
    return re.sub(r"\D", "", orgnr)[-_ORGNR_SIFFROR:]


def _dimensioner(fil: SieFil, bokslut: Bokslut) -> Iterator[Problem]:
    for dimension in Dimension:
        nummer = str(bokslut.grunddata.get(f"SIE_dim_{dimension}"))
        delas = any(rad.delas_pa is dimension for rad in bokslut.kontoplan)
        if delas and nummer not in {dim for dim, _ in fil.objekt}:
            i_nummerordning = sorted(fil.dimensioner.items(), key=lambda par: (len(par[0]), par))
            i_filen = rakna_upp(f"{nr} {namn}" for nr, namn in i_nummerordning) or "inga"
            text = (
                f"Filen har inga objekt i dimension {nummer}, som Grunddata anger för {dimension}. "
                f"Dimensioner i filen: {i_filen}."
            )
            yield problem(sieslag.DIMENSION_SAKNAS, fil.filnamn, text)


def ur_raderna(
    behallna: Iterable[Saldorad], nya: Sequence[Saldorad], objekt: Sequence[Objektsaldorad], bokslut: Bokslut
) -> Iterator[Problem]:
    """Konton utan rad i Kontoplan, objekt utan insats eller medlem, och konton som redan är inskrivna för hand."""
    oplacerade = sorted({rad.konto for rad in nya if rad.rad == OPLACERAT})
    if oplacerade:
        antal = "Ett konto" if len(oplacerade) == 1 else f"{len(oplacerade)} konton"
        text = f"{antal} i filen saknar rad i Kontoplan: {rakna_upp(oplacerade)}. Läs in ändå?"
        yield problem(sieslag.KONTO_UTAN_RAD, "Kontoplan", text)
    yield from _okanda_objekt(objekt, bokslut)
    for_hand = {(rad.period, rad.konto) for rad in behallna}
    dubbla = sorted({rad.konto for rad in nya if (rad.period, rad.konto) in for_hand})
    if dubbla:
        text = f"Konton finns både i filen och inskrivna för hand för samma period: {rakna_upp(dubbla)}."
        yield problem(sieslag.KONTO_FOR_HAND, "Saldo", text)


def _okanda_objekt(objekt: Sequence[Objektsaldorad], bokslut: Bokslut) -> Iterator[Problem]:
    for dimension, blad in _DIMENSIONSTABELL.items():
        egna = (rad for rad in objekt if rad.dimension is dimension and not rad.id)
        okanda = sorted({f"{rad.objekt} {rad.benamning}".strip() for rad in egna})
        if okanda:
            nummer = bokslut.grunddata.get(f"SIE_dim_{dimension}")
            text = f"Objekt i dimension {nummer} hör inte till någon {dimension} i bladet {blad}: {rakna_upp(okanda)}."
            yield problem(sieslag.OKANT_OBJEKT, blad, text)
