"""Insatskorten mot insatstabellen, deltagartabellen och driftredovisningen."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from finsam_xl.belopp import NOLL, avrunda, svensk
from finsam_xl.granskning.fynd import Fynd, Klass, Provat, klassa
from finsam_xl.granskning.regler.avrundning import sager_avrundning
from finsam_xl.granskning.regler.uttryck import cell, enhet_i_kr, las_termer
from finsam_xl.granskning.regler.verksamhet.insatsnamn import Namngiven, para
from finsam_xl.granskning.tryck.etiketter import stada
from finsam_xl.granskning.tryck.ordslag import har_ord

if TYPE_CHECKING:
    from collections.abc import Iterator

    from finsam_xl.granskning.tryck.dokument import Dokument, Kort, Rad, Tabell

__all__ = ["granska_kort_mot_tabell", "insatsrader", "kortens_utfall"]

_BUDGETAR = ("budget", "prognos")
_BEDOMD = "bedomning_tryckt"
_AVRUNDAT = 2
"""Så mycket får kortens avrundade tal tillsammans skilja från tabellens, i deras enhet."""


@dataclass(frozen=True, slots=True)
class Insatsrad:
    """En rad i insatstabellen med belopp utan tecken i tabellens enhet; *i_summan* är falskt för rader efter summan."""

    rad: Rad
    plats: str
    tal: dict[str, Decimal]
    i_summan: bool

    @property
    def namngiven(self) -> Namngiven:
        """Raden som något att para med ett kort."""
        return Namngiven(self.rad.post, self.rad.falt.get("insatsagare", ""), tuple(self.tal.values()))


def insatsrader(tabell: Tabell) -> list[Insatsrad]:
    """Insatstabellens poster."""
    summa = next((nr for nr, rad in enumerate(tabell.rader) if rad.typ == "summa"), len(tabell.rader))
    return [
        Insatsrad(rad, tabell.plats(rad), _tal(tabell, rad), nr < summa)
        for nr, rad in enumerate(tabell.rader)
        if rad.typ == "post"
    ]


def _tal(tabell: Tabell, rad: Rad) -> dict[str, Decimal]:
    alla = ((kolumn.roll, rad.tal(kolumn)) for kolumn in tabell.kolumner if kolumn.roll != "avvikelse")
    return {roll: abs(tal) for roll, tal in alla if tal is not None}


def _kortnamn(kort: Kort) -> Namngiven:
    return Namngiven(kort.namn, kort.agare, tuple(tal for tal in (kort.budget, kort.utfall) if tal is not None))


def granska_kort_mot_tabell(dokument: Dokument) -> Iterator[Fynd | Provat]:
    """Fynd där korten och tabellerna i samma dokument inte säger samma sak."""
    tabell = dokument.tabell("insatstabell")
    if dokument.kort and tabell is not None:
        yield from _insatstabell(dokument, tabell)
    elif dokument.kort:
        yield from _driftredovisning(dokument)
    deltagare, bedomda = dokument.tabell("deltagare"), dokument.tabell("malinsatser")
    if dokument.kort and deltagare is not None:
        yield from _deltagartabell(dokument, deltagare)
    if dokument.kort and bedomda is not None:
        yield from _bedomningar(dokument, bedomda)


def _insatstabell(dokument: Dokument, tabell: Tabell) -> Iterator[Fynd | Provat]:
    alla, kort = insatsrader(tabell), [_i_enhet(ett, tabell.enhet) for ett in dokument.kort]
    rader = [rad for rad in alla if not har_ord("ingen_insats", rad.rad.post)]
    par = para([rad.namngiven for rad in rader], [_kortnamn(ett) for ett in kort])
    for nr, rad in enumerate(rader):
        if nr in par:
            yield Provat("C18", ((tabell.fil, rad.rad.nr, "insats"), kort[par[nr]].ruta))
            yield from _rad_mot_kort(rad, kort[par[nr]])
        else:
            yield _utan_kort(rad)
    for nr, ett in enumerate(kort):
        if nr not in par.values():
            text = f"{ett.plats} har ingen rad i {tabell.fil}. Varje insats med kort ska stå i tabellen."
            yield Fynd("C19", f"{tabell.fil} / {ett.plats}", "saknas", ett.utfall, Klass.SAKNAD_RAD, text)
    utanfor = {par[nr] for nr, rad in enumerate(rader) if nr in par and not rad.i_summan}
    summa = next((rad for rad in tabell.rader if rad.typ == "summa"), None)
    if summa is not None:
        egna = [ett for nr, ett in enumerate(kort) if nr not in utanfor]
        budget = _budgetrollen([(rader[nr], kort[plats]) for nr, plats in par.items()])
        hela = len(par) == len(rader) == len(kort)
        sagd = sager_avrundning(dokument)
        for svar in _summaraden(tabell, summa, [rad for rad in alla if rad not in rader], egna, budget if hela else ""):
            if not (sagd and isinstance(svar, Fynd) and abs(svar.differens or NOLL) * 2 <= len(egna) + 1):
                yield svar


def _budgetrollen(par: list[tuple[Insatsrad, Kort]]) -> str:
    """Kolumnen som kortens budgetar är tagna ur; tom när några är ur en och några ur en annan."""
    foljer = {
        roll: {nr for nr, (rad, kort) in enumerate(par) if kort.budget is not None and kort.budget == rad.tal.get(roll)}
        for roll in _BUDGETAR
    }
    flest = max(_BUDGETAR, key=lambda roll: len(foljer[roll]))
    return flest if set().union(*foljer.values()) == foljer[flest] else ""


def _i_enhet(kort: Kort, enhet: str) -> Kort:
    """Kortet med sina belopp i tabellens enhet."""
    if not enhet or not kort.enhet or enhet == kort.enhet:
        return kort
    skala = enhet_i_kr(kort.enhet) / enhet_i_kr(enhet)
    budget, utfall = (
        avrunda(ett * skala, Decimal(1)) if ett is not None else None for ett in (kort.budget, kort.utfall)
    )
    return replace(kort, budget=budget, utfall=utfall, enhet=enhet)


def _summaraden(
    tabell: Tabell, summa: Rad, utan_kort: list[Insatsrad], kort: list[Kort], budget: str
) -> Iterator[Fynd | Provat]:
    """Kortens utfall mot summans, och kortens budgetar mot summan av kolumnen *budget*, när varje rad har sitt kort.

    Raderna i *utan_kort* är medel utan insats: de har inga kort.
    """
    tal = {kolumn: abs(ett) for kolumn in tabell.kolumner if (ett := summa.tal(kolumn)) is not None}
    for kolumn in tal:
        tal[kolumn] -= sum((rad.tal.get(kolumn.roll, NOLL) for rad in utan_kort if rad.i_summan), NOLL)
    utfall = next((en for en in tal if en.roll == "utfall"), None)
    if utfall is not None:
        yield from _kortens_summa(tabell.plats(summa, utfall), tal[utfall], kort)
        yield Provat("C18", ((tabell.fil, summa.nr, utfall.namn), *(ett.ruta for ett in kort)))
    budgeten = next((en for en in tal if en.roll == budget), None)
    if budgeten is not None:
        summerat = sum((ett.budget or NOLL for ett in kort), NOLL)
        yield Provat("C18", ((tabell.fil, summa.nr, budgeten.namn), *(ett.ruta for ett in kort)))
        if abs(tal[budgeten] - summerat) * 2 > len(kort) + 1:
            yield _annan_summa("budgetar", tabell.plats(summa, budgeten), tal[budgeten], summerat)


def _kortens_summa(plats: str, tryckt: Decimal, kort: list[Kort]) -> Iterator[Fynd]:
    summa = kortens_utfall(kort)
    if summa != tryckt:
        yield _annan_summa("utfall", plats, tryckt, summa)


def _annan_summa(vad: str, plats: str, tryckt: Decimal, summa: Decimal) -> Fynd:
    text = f"Insatskortens {vad} är tillsammans {svensk(summa)}, men {plats} är {svensk(tryckt)}."
    klass = Klass.ORESAVRUNDNING if abs(tryckt - summa) <= _AVRUNDAT else Klass.SAKNAD_RAD
    return Fynd("C18", f"{plats} / insatskort", tryckt, summa, klass, text)


def kortens_utfall(kort: list[Kort]) -> Decimal:
    """Kortens utfall tillsammans, i deras enhet."""
    return sum((ett.utfall for ett in kort if ett.utfall is not None), NOLL)


def _utan_kort(rad: Insatsrad) -> Fynd:
    text = f"{rad.plats} har inget insatskort. Varje insats i tabellen ska ha ett kort i bilagan."
    return Fynd("C19", f"insatskort / {rad.plats}", "saknas", rad.tal.get("utfall"), Klass.SAKNAD_RAD, text)


def _rad_mot_kort(rad: Insatsrad, kort: Kort) -> Iterator[Fynd]:
    plats = f"{kort.plats} / {rad.plats}"
    if not kort.namn:
        text = f"{kort.plats} saknar insatsens namn. Beloppen är de på raden {rad.rad.post}."
        yield Fynd("S06", plats, None, rad.rad.post, Klass.SAKNAD_UPPGIFT, text)
    if kort.utfall is not None and "utfall" in rad.tal and kort.utfall != rad.tal["utfall"]:
        yield _annat_belopp(plats, "utfall", kort.utfall, rad.tal["utfall"])
    budgetar = [rad.tal[roll] for roll in ("budget", "prognos") if roll in rad.tal]
    if kort.budget is not None and budgetar and kort.budget not in budgetar:
        budget = kort.budget
        yield _annat_belopp(plats, "budget", budget, min(budgetar, key=lambda ett: abs(ett - budget)))
    notering = rad.rad.falt.get("notering", "")
    if "förtid" in notering and kort.period_slut >= f"{kort.ar}-12-31":
        text = f"{kort.plats} anger slutet {kort.period_slut}, men {rad.plats} säger «{notering}»."
        yield Fynd("C32", plats, kort.period_slut, f"före {kort.period_slut}", Klass.UPPGIFT, text)


def _annat_belopp(plats: str, vad: str, tryckt: Decimal, tabellens: Decimal) -> Fynd:
    text = f"{plats}: {vad} är {svensk(tryckt)} på kortet men {svensk(tabellens)} i tabellen."
    lika = abs(tryckt - tabellens) <= 1  # samma belopp avrundat två gånger
    klass = Klass.ORESAVRUNDNING if lika else klassa(tryckt, tabellens, 0, Klass.UPPGIFT)
    return Fynd("C18", f"{plats}, {vad}", tryckt, tabellens, klass, text)


def _driftredovisning(dokument: Dokument) -> Iterator[Fynd]:
    """Utan insatstabell ska kortens utfall vara driftredovisningens insatsmedel."""
    insatsmedel = cell(dokument, las_termer("driftredovisning.insatsmedel")[0], "utfall", dokument.ar)
    if insatsmedel is not None and insatsmedel.tal is not None:
        skala = enhet_i_kr(dokument.kort[0].enhet) / enhet_i_kr(insatsmedel.enhet)
        if skala == 1:
            yield from _kortens_summa(insatsmedel.plats, avrunda(abs(insatsmedel.tal), Decimal(1)), list(dokument.kort))


def _deltagartabell(dokument: Dokument, tabell: Tabell) -> Iterator[Fynd | Provat]:
    rader = [rad for rad in tabell.rader if rad.typ == "post" and rad.id != "utanfor"]
    kolumner = {kolumn.roll: kolumn for kolumn in tabell.kolumner}
    namngivna = [Namngiven(rad.post, rad.falt.get("insatsagare", ""), _antal(rad, tabell)) for rad in rader]
    kort = [Namngiven(ett.namn, ett.agare, _deltagare(ett)) for ett in dokument.kort]
    for nr, plats in para(namngivna, kort).items():
        rad, ett = rader[nr], dokument.kort[plats]
        yield Provat("C21", ((tabell.fil, rad.nr, "insats"), ett.ruta))
        yield from _antal_mot_kort(tabell, rad, ett, {roll: rad.tal(kolumn) for roll, kolumn in kolumner.items()})
        yield from _kategori(tabell, rad, ett)


def _bedomningar(dokument: Dokument, tabell: Tabell) -> Iterator[Fynd | Provat]:
    """Kortets bedömning är den som insatsen har i tabellen över insatsernas måluppfyllelse."""
    kort = [ett for ett in dokument.kort if ett.bedomning]
    rader = [rad for rad in tabell.rader if rad.typ == "post" and rad.falt.get(_BEDOMD)]
    par = para([Namngiven(rad.post, "", ()) for rad in rader], [Namngiven(ett.namn, "", ()) for ett in kort])
    for nr, plats in par.items():
        rad, ett = rader[nr], kort[plats]
        tryckt = rad.falt[_BEDOMD]
        yield Provat("C27", (ett.bedomningens_ruta, (tabell.fil, rad.nr, _BEDOMD)))
        yield Provat("C27", ((tabell.fil, rad.nr, _BEDOMD), ett.bedomningens_ruta))
        if stada(tryckt) != stada(ett.bedomning):
            text = f"{ett.plats} är bedömt «{ett.bedomning}», men {tabell.plats(rad)} säger «{tryckt}»."
            yield Fynd("C27", f"{ett.plats} / {tabell.plats(rad)}", ett.bedomning, tryckt, Klass.UPPGIFT, text)


def _antal(rad: Rad, tabell: Tabell) -> tuple[Decimal, ...]:
    return tuple(tal for kolumn in tabell.kolumner if (tal := rad.tal(kolumn)) is not None)


def _deltagare(kort: Kort) -> tuple[Decimal, ...]:
    return tuple(tal for namn in ("totalt", "kvinnor", "man") if (tal := kort.deltagare.get(namn)) is not None)


def _antal_mot_kort(tabell: Tabell, rad: Rad, kort: Kort, tryckta: dict[str, Decimal | None]) -> Iterator[Fynd]:
    for roll, namn in (("antal", "totalt"), ("kvinnor", "kvinnor"), ("man", "man")):
        tryckt, kortets = tryckta.get(roll), kort.deltagare.get(namn)
        if tryckt is not None and kortets is not None and tryckt != kortets:
            plats = f"{tabell.plats(rad)}, {roll} / {kort.plats}"
            text = f"{tabell.plats(rad)} har {roll} {svensk(tryckt)}, men {kort.plats} anger {svensk(kortets)}."
            yield Fynd("C21", plats, tryckt, kortets, klassa(tryckt, kortets, 0, Klass.UPPGIFT), text)


def _kategori(tabell: Tabell, rad: Rad, kort: Kort) -> Iterator[Fynd]:
    tryckt = rad.falt.get("kategori", "") or rad.falt.get("inriktning", "")
    if tryckt and kort.kategori and stada(tryckt) != stada(kort.kategori):
        plats = f"{kort.plats} / {tabell.plats(rad)}"
        text = f"{kort.plats} har kategorin {kort.kategori}, men {tabell.plats(rad)} har {tryckt}."
        yield Fynd("C19", plats, kort.kategori, tryckt, Klass.KATEGORI, text)
