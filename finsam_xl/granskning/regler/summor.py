"""Summarader: varje summa prövad mot raderna den summerar, så som tabellen är uppställd.

Därtill: samma rad två gånger, och kvinnor och män som tillsammans är alla deltagare.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from finsam_xl.belopp import NOLL, svensk
from finsam_xl.granskning.fynd import Fynd, Klass, Provat, forklaring, klassa
from finsam_xl.granskning.regler.avrundning import sager_avrundning
from finsam_xl.granskning.struktur.felsokning import forklara
from finsam_xl.granskning.struktur.poster import Radroll, kontroll_for
from finsam_xl.granskning.struktur.provning import Provsvar, prova_tabell
from finsam_xl.granskning.tryck.etiketter import stada
from finsam_xl.granskning.tryck.kolumner import filform

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from finsam_xl.granskning.fynd import Ruta
    from finsam_xl.granskning.struktur.felsokning import Forklaring
    from finsam_xl.granskning.struktur.provning import Rutprov, Summaprov, Tabellprov
    from finsam_xl.granskning.struktur.rutnat import Rutnat
    from finsam_xl.granskning.tryck.dokument import Dokument, Rad, Tabell

__all__ = ["granska_summor"]

_BELOPP = frozenset({"utfall", "budget", "prognos"})
_PROVADE = frozenset({Provsvar.HALLER, Provsvar.AVRUNDAT, Provsvar.FEL})
_INGEN_SUMMA = re.compile(r"medel|snitt|median|rang|index|andel|alder|betyg|(^|_)(per|ar)(_|$)")
"""Rubriker över tal som inte summeras."""
_ANDEL = re.compile(r"frånvaro|procent|%|andel\b", re.IGNORECASE)
_HUNDRA = 100
_NARA = 5
_HELA = frozenset({"kr", "tkr", ""})
"""Enheterna där en skillnad i avrundning är värd en upplysning; i mkr med decimaler är den väntad."""


def granska_summor(dokument: Dokument) -> Iterator[Fynd | Provat]:
    """Fynd där en tryckt summa inte är summan av sina rader, och varje summa som prövats."""
    sagd = sager_avrundning(dokument)
    for tabell in dokument.tabeller:
        prov = prova_tabell(tabell)
        yield from _summor(prov, sagd=sagd)
        yield from _dubbla(prov)
        if tabell.slag == "deltagare":
            yield from _kvinnor_och_man(tabell)


def _summor(prov: Tabellprov, *, sagd: bool) -> Iterator[Fynd | Provat]:
    avrundade: list[tuple[Summaprov, Rutprov]] = []
    for summa in prov.summor:
        for ruta in summa.rutor:
            if ruta.utfall in _PROVADE and not _ingen_summa(prov, summa, ruta):
                yield Provat(_id(prov, summa), tuple(_rutor(prov, summa, ruta)))
            if ruta.utfall is Provsvar.AVRUNDAT and ruta.kolumn.roll != "tal":
                avrundade.append((summa, ruta))
            elif ruta.utfall is Provsvar.TOM and _ska_sta(prov, summa, ruta):
                yield _tom(prov, summa, ruta)
            elif ruta.utfall is Provsvar.FEL and not (
                _ingen_summa(prov, summa, ruta) or _avvikelsen_haller(prov, summa, ruta)
            ):
                yield _fel(prov, summa, ruta)
    if avrundade and not sagd and _avrundning_sags(prov.rutnat):
        yield _avrundningen(prov, avrundade)


def _ingen_summa(prov: Tabellprov, summa: Summaprov, ruta: Rutprov) -> bool:
    """Om talet under en rubrik vi inte känner är något annat än radernas summa: ett medeltal, en rang, en andel."""
    if _ar_andel(prov, summa, ruta):
        return True
    if ruta.utfall is not Provsvar.FEL or ruta.kolumn.roll != "tal":
        return False
    tryckt, delar = ruta.tryckt or NOLL, [prov.rutnat.belopp(en.nr, ruta.kolumn) for en in summa.lasning.led]
    if abs(tryckt - ruta.beraknat) * _NARA <= abs(ruta.beraknat):
        return False
    if summa.post.slag is not Radroll.SUMMA or _INGEN_SUMMA.search(filform(ruta.kolumn.tryckt)):
        return True
    if min(delar, default=NOLL) <= tryckt <= max(delar, default=NOLL):
        return forklara(prov.rutnat, summa, ruta) is None
    return not summa.belagd and NOLL <= tryckt <= ruta.beraknat


def _ar_andel(prov: Tabellprov, summa: Summaprov, ruta: Rutprov) -> bool:
    """Om raden är en andel av helheten, som total sjukfrånvaro: den ligger mellan delarna och är inte summan av dem."""
    if summa.belagd or not _ANDEL.search(
        f"{prov.rutnat.tabell.rubrik or prov.rutnat.tabell.fil} {summa.post.rad.post}"
    ):
        return False
    delar = [abs(ett) for en in summa.lasning.led if (ett := prov.rutnat.tryckt(en.nr, ruta.kolumn)) is not None]
    return bool(delar) and min(delar) <= abs(ruta.tryckt or NOLL) <= max(delar) <= _HUNDRA


def _id(prov: Tabellprov, summa: Summaprov) -> str:
    return kontroll_for(prov.rutnat.tabell.slag, summa.post.rad.id)


def _rutor(prov: Tabellprov, summa: Summaprov, ruta: Rutprov) -> Iterator[Ruta]:
    tabell = prov.rutnat.tabell
    for nr in (summa.post.nr, *sorted(summa.lasning.rader)):
        if nr == summa.post.nr or prov.rutnat.tryckt(nr, ruta.kolumn) is not None:
            yield tabell.fil, tabell.rader[nr].nr, ruta.kolumn.namn


def _ska_sta(prov: Tabellprov, summa: Summaprov, ruta: Rutprov) -> bool:
    """Om summan ska ha ett tal: belopp i kolumnen, och raden är en summa och inte bara kanske en."""
    return ruta.kolumn.roll in _BELOPP and summa.post.slag is Radroll.SUMMA and prov.rutnat.tabell.slag != "deltagare"


def _tom(prov: Tabellprov, summa: Summaprov, ruta: Rutprov) -> Fynd:
    plats, enhet = prov.rutnat.tabell.plats(summa.post.rad, ruta.kolumn), ruta.kolumn
    text = f"{plats} är tom, men raderna summerar till {_tal(prov.rutnat, ruta.beraknat, enhet)}. Skriv in summan."
    return Fynd(_id(prov, summa), plats, None, ruta.beraknat, Klass.SAKNAD_UPPGIFT, text, lasning=_lasning(prov, summa))


def _avvikelsen_haller(prov: Tabellprov, summa: Summaprov, ruta: Rutprov) -> bool:
    """En avvikelse kan vara räknad åt andra hållet för kostnaderna: då summerar den med ombytt tecken på dem."""
    if ruta.kolumn.roll != "avvikelse" or ruta.tryckt is None:
        return False
    delar = [en.tecken * prov.rutnat.belopp(en.nr, ruta.kolumn) for en in summa.lasning.led]
    kostnad = [prov.poster[en.nr].kostnad for en in summa.lasning.led]
    olika = sum((-ett if av else ett for ett, av in zip(delar, kostnad, strict=True)), NOLL)
    raka = sum((prov.rutnat.belopp(en.nr, ruta.kolumn) for en in summa.lasning.led), NOLL)
    tolerans = prov.rutnat.tolerans(ruta.kolumn, len(delar))
    return any(abs(abs(ruta.tryckt) - abs(ett)) <= tolerans for ett in (olika, raka, ruta.beraknat))


def _fel(prov: Tabellprov, summa: Summaprov, ruta: Rutprov) -> Fynd:
    rutnat, tryckt = prov.rutnat, ruta.tryckt or NOLL
    plats = rutnat.tabell.plats(summa.post.rad, ruta.kolumn)
    funnen = forklara(rutnat, summa, ruta)
    klass = funnen.klass if funnen else _klass(summa, tryckt, ruta.beraknat)
    skillnad = _tal(rutnat, tryckt - ruta.beraknat, ruta.kolumn)
    text = (
        f"{plats} är {_tal(rutnat, tryckt, ruta.kolumn)}, men {_lasning(prov, summa)} ger "
        f"{_tal(rutnat, ruta.beraknat, ruta.kolumn)}: {skillnad} skiljer. "
        f"{funnen.mening if funnen else forklaring(klass)}"
    )
    platser = _med_rad(prov, plats, summa, funnen, ruta)
    return Fynd(_id(prov, summa), platser, tryckt, ruta.beraknat, klass, text.rstrip(), lasning=_lasning(prov, summa))


def _med_rad(prov: Tabellprov, plats: str, summa: Summaprov, funnen: Forklaring | None, ruta: Rutprov) -> str:
    if funnen is None or funnen.nr == summa.post.nr:
        return plats
    tabell = prov.rutnat.tabell
    return f"{plats} / {tabell.plats(tabell.rader[funnen.nr], ruta.kolumn)}"


def _klass(summa: Summaprov, tryckt: Decimal, beraknat: Decimal) -> Klass:
    """En rad saknas när summan är större än raderna."""
    flera = len(summa.lasning.led) > 1
    return klassa(tryckt, beraknat, 0, Klass.SAKNAD_RAD if flera and abs(tryckt) > abs(beraknat) else Klass.RAKNEFEL)


def _lasning(prov: Tabellprov, summa: Summaprov) -> str:
    """Läsningen med radernas nummer: «raderna ovanför (3–7)»."""
    nummer = [f"{'–' if en.tecken < 0 else ''}{prov.poster[en.nr].rad.nr}" for en in summa.lasning.led]
    kort = ", ".join(nummer) if len(nummer) < 5 else f"{nummer[0]} till {nummer[-1]}"  # noqa: PLR2004 - fits a line
    return f"{summa.lasning.namn} (rad {kort})"


def _tal(rutnat: Rutnat, tal: Decimal, kolumn: object) -> str:
    decimaler = max(0, -int(rutnat.enhet(kolumn).as_tuple().exponent))  # type: ignore[arg-type]
    return svensk(tal, decimaler)


def _avrundning_sags(rutnat: Rutnat) -> bool:
    """I hela kronor eller tkr är en skillnad värd en upplysning, om tabellen inte själv säger att den är avrundad."""
    if rutnat.tabell.enhet not in _HELA or any(rutnat.enhet(kolumn) < 1 for kolumn in rutnat.kolumner):
        return False
    return not any("avrundning" in rad.post.casefold() for rad in rutnat.tabell.rader)


def _avrundningen(prov: Tabellprov, avrundade: list[tuple[Summaprov, Rutprov]]) -> Fynd:
    """En enda upplysning för tabellen: summorna som skiljer så mycket som avrundning kan göra."""
    tabell = prov.rutnat.tabell
    platser = [tabell.plats(summa.post.rad, ruta.kolumn) for summa, ruta in avrundade]
    summa, ruta = avrundade[0]
    tryckt, beraknat = ruta.tryckt or NOLL, ruta.beraknat
    fler = f" Så är det också i {', '.join(platser[1:])}." if platser[1:] else ""
    text = (
        f"{platser[0]} är {svensk(tryckt)}, men {_lasning(prov, summa)} ger {svensk(beraknat)}: "
        f"{svensk(tryckt - beraknat)} skiljer. {forklaring(Klass.ORESAVRUNDNING)}{fler}"
    )
    plats = " / ".join(platser)
    return Fynd(_id(prov, summa), plats, tryckt, beraknat, Klass.ORESAVRUNDNING, text, lasning=_lasning(prov, summa))


def _dubbla(prov: Tabellprov) -> Iterator[Fynd]:
    """Två rader efter varandra med samma text och samma belopp."""
    tabell, rutnat = prov.rutnat.tabell, prov.rutnat
    if not prov.summor:
        return
    egna = [en for en in prov.poster if en.slag not in {Radroll.RUBRIK, Radroll.UTANFOR} and en.rad.post]
    for ett, annat in pairwise(egna):
        if _samma(ett.rad, annat.rad) and not rutnat.ar_noll(ett.nr):
            plats = tabell.plats(annat.rad)
            text = f"{plats} är samma rad som rad {ett.rad.nr}, med samma belopp. Stryk den ena, eller skilj dem åt."
            yield Fynd("S08", plats, annat.rad.post, "en rad", Klass.DUBBEL_RAD, text)


def _samma(ett: Rad, annat: Rad) -> bool:
    """Om allt som står på raderna är lika, utom deras nummer."""
    falt = (ett.falt.keys() | annat.falt.keys()) - {"rad", "not_nr"}
    return all(stada(ett.falt.get(namn, "")) == stada(annat.falt.get(namn, "")) for namn in falt)


def _kvinnor_och_man(tabell: Tabell) -> Iterator[Fynd | Provat]:
    kolumner = {kolumn.roll: kolumn for kolumn in tabell.kolumner}
    if not {"antal", "kvinnor", "man"} <= kolumner.keys():
        return
    for rad in tabell.rader:
        antal, kvinnor, man = (rad.tal(kolumner[roll]) for roll in ("antal", "kvinnor", "man"))
        if antal is None or kvinnor is None:
            continue
        yield Provat("C20", tuple((tabell.fil, rad.nr, kolumner[roll].namn) for roll in ("antal", "kvinnor", "man")))
        if antal != kvinnor + (man or NOLL):
            plats, bada = tabell.plats(rad, kolumner["antal"]), kvinnor + (man or NOLL)
            text = f"{plats} är {svensk(antal)}, men kvinnor och män är tillsammans {svensk(bada)}."
            yield Fynd("C20", plats, antal, bada, klassa(antal, bada, 0), text)
