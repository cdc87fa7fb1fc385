"""Andelar som tillsammans ska vara hundra procent: i löptext och av kvinnor och män i deltagartabellen."""

from __future__ import annotations

import re
from collections import defaultdict
from decimal import Decimal
from typing import TYPE_CHECKING

from finsam_xl.belopp import NOLL, avrunda, svensk
from finsam_xl.granskning.fynd import Fynd, Klass, Provat, klassa
from finsam_xl.granskning.regler.texttal import textregler
from finsam_xl.granskning.tryck.dokument import tal
from finsam_xl.granskning.tryck.etiketter import stada

if TYPE_CHECKING:
    from collections.abc import Iterator

    from finsam_xl.granskning.fynd import Ruta
    from finsam_xl.granskning.tryck.dokument import Dokument, Rad, Tabell, Texttal

__all__ = ["granska_andelar"]

_HUNDRA = Decimal(100)
_KON = {"kvinnor": "kvinnor_procent", "män": "man_procent"}


def granska_andelar(dokument: Dokument) -> Iterator[Fynd | Provat]:
    """Fynd där andelar inte summerar till hundra, eller där text och deltagartabell har olika andel."""
    yield from _i_text(dokument)
    deltagare = dokument.tabell("deltagare")
    if deltagare is not None:
        for rad in deltagare.rader:
            yield from _i_rad(deltagare, rad)
        yield from _andelsraden(deltagare)
        for uppgift in dokument.uppgifter:
            yield from _text_mot_rad(uppgift, deltagare)


def _i_text(dokument: Dokument) -> Iterator[Fynd | Provat]:
    for regel in textregler():
        delar: dict[str, list[Texttal]] = defaultdict(list)
        for uppgift in dokument.uppgifter if regel.slag == "hundra" else ():
            if uppgift.enhet == "procent" and regel.uppgift.search(uppgift.uppgift):
                delar[uppgift.avsnitt].append(uppgift)
        for grupp in delar.values():
            andelar = [ett for uppgift in grupp if (ett := tal(uppgift.varde)) is not None]
            rutor = tuple(uppgift.ruta for uppgift in grupp)
            yield from _hundra(" / ".join(uppgift.plats for uppgift in grupp), andelar, rutor)


def _hundra(plats: str, andelar: list[Decimal], rutor: tuple[Ruta, ...]) -> Iterator[Fynd | Provat]:
    """Två eller fler andelar av samma sak; avrundade var för sig får de skilja en halv procent var."""
    summa = sum(andelar, NOLL)
    if len(andelar) > 1:
        yield Provat("C28", rutor)
    if len(andelar) > 1 and summa != _HUNDRA:
        klass = Klass.AVRUNDNING if abs(summa - _HUNDRA) * 2 <= len(andelar) else Klass.RAKNEFEL
        text = f"{plats}: andelarna är tillsammans {svensk(summa)} %, inte 100 %."
        yield Fynd("C28", plats, summa, _HUNDRA, klass, text)


def _i_rad(tabell: Tabell, rad: Rad) -> Iterator[Fynd | Provat]:
    andelar = [ett for falt in _KON.values() if (ett := tal(rad.falt.get(falt, ""))) is not None]
    yield from _hundra(tabell.plats(rad), andelar, tuple((tabell.fil, rad.nr, falt) for falt in _KON.values()))


def _andelsraden(tabell: Tabell) -> Iterator[Fynd | Provat]:
    """Raden Andel under summan: kvinnornas och männens del av alla."""
    kolumner = {kolumn.roll: kolumn for kolumn in tabell.kolumner}
    summa, andel = (next((rad for rad in tabell.rader if rad.id == namn), None) for namn in ("summa", "andel"))
    if summa is None or andel is None or "antal" not in kolumner or not (alla := summa.tal(kolumner["antal"])):
        return
    for kolumn in (kolumner[roll] for roll in ("kvinnor", "man") if roll in kolumner):
        tryckt, del_ = andel.tal(kolumn), summa.tal(kolumn)
        if tryckt is None or del_ is None:
            continue
        yield Provat("C28", tuple((tabell.fil, rad.nr, kolumn.namn) for rad in (andel, summa)))
        ratt = avrunda(_HUNDRA * del_ / alla, Decimal(1).scaleb(min(int(tryckt.as_tuple().exponent), 0)))
        if tryckt != ratt:
            plats = tabell.plats(andel, kolumn)
            text = f"{plats} är {svensk(tryckt)} %, men {svensk(del_)} av {svensk(alla)} är {svensk(ratt)} %."
            yield Fynd("C28", plats, tryckt, ratt, klassa(tryckt, ratt, 0), text)


def _text_mot_rad(uppgift: Texttal, tabell: Tabell) -> Iterator[Fynd | Provat]:
    """«andel kvinnor av nya ärenden Trisam» mot raden vars namn och förklaring har alla de orden."""
    traff = re.fullmatch(r"andel (kvinnor|män) av (.+)", uppgift.uppgift)
    tryckt = tal(uppgift.varde)
    if traff is None or tryckt is None:
        return
    for rad in tabell.rader:
        if set(stada(traff[2]).split()) <= set(stada(f"{rad.post} {rad.falt.get('avser', '')}").split()):
            ratt = tal(rad.falt.get(_KON[traff[1]], ""))
            if ratt is not None:
                yield Provat("C26", (uppgift.ruta, (tabell.fil, rad.nr, _KON[traff[1]])))
            if ratt is not None and ratt != tryckt:
                plats = f"{uppgift.plats} / {tabell.plats(rad)}"
                text = f"{uppgift.plats} är {svensk(tryckt)} %, men {tabell.plats(rad)} har {svensk(ratt)} %."
                yield Fynd("C26", plats, tryckt, ratt, Klass.TEXTUPPGIFT, text)
