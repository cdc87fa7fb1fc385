"""Insatskortet för sig: könens summor, andelar av antal, numrering, budget, perioder och upprepade tal."""

from __future__ import annotations

import re
from collections import defaultdict
from decimal import Decimal
from typing import TYPE_CHECKING

from finsam_xl.belopp import NOLL, avrunda, svensk
from finsam_xl.granskning.fynd import Fynd, Klass, Provat, klassa
from finsam_xl.granskning.regler.kvoter import procent
from finsam_xl.granskning.tryck.dokument import ar_i
from finsam_xl.granskning.tryck.etiketter import stada

if TYPE_CHECKING:
    from collections.abc import Iterator

    from finsam_xl.granskning.tryck.dokument import Dokument, Kort, Nyckeltal

__all__ = ["granska_kort"]

_HUNDRA = Decimal(100)
_MINST_DELAR = 2
_LANGST_NUMMER = 3
_PUNKTER = re.compile(
    r"(\d{1,3})\s*%[^.%]{0,300}?(\d{1,3})\s*%[^.%]{0,300}?(minskning|minskat|ökning|ökat)\s+med\s+(\d{1,3})\s*%",
    re.IGNORECASE,
)
_UPPREPAT = re.compile(r"\b(\d+) (?:kvinnor|män|personer|deltagare|individer) \1\b|\b(\d+)%(?: \w+){1,4} \2(?=%)")
_SAMMA_SAK = {"arbete": "anställning"}


def granska_kort(dokument: Dokument) -> Iterator[Fynd | Provat]:
    """Fynd på varje insatskort för sig."""
    for kort in dokument.kort:
        yield from _deltagare(kort)
        yield from _grupper(kort)
        yield from _andelar(kort)
        yield from _numrering(kort)
        yield from _budget(kort)
        yield from _poster(kort)
        yield from _tid(kort)
        yield from _text(kort)


def _deltagare(kort: Kort) -> Iterator[Fynd | Provat]:
    totalt, kvinnor, man = (kort.deltagare.get(namn) for namn in ("totalt", "kvinnor", "man"))
    if totalt is not None and kvinnor is not None and man is not None:
        yield Provat("C20", (kort.ruta,))
    if totalt is not None and kvinnor is not None and man is not None and totalt != kvinnor + man:
        vem, tryckt, ratt = _felskriven(
            (("antal", totalt, kvinnor + man), ("kvinnor", kvinnor, totalt - man), ("män", man, totalt - kvinnor))
        )
        klass = Klass.RAKNEFEL if vem == "antal" else Klass.FELSKRIVEN_SIFFRA
        text = f"{kort.plats}: {svensk(kvinnor)} kvinnor och {svensk(man)} män är inte {svensk(totalt)} deltagare. "
        yield Fynd(
            "C20", f"{kort.plats}, {vem}", tryckt, ratt, klass, f"{text}{vem.capitalize()} är troligen {svensk(ratt)}."
        )
    delar = [del_ for namn in ("kvinnor_procent", "man_procent") if (del_ := kort.deltagare.get(namn)) is not None]
    if len(delar) == _MINST_DELAR and sum(delar) != _HUNDRA:
        yield _inte_hundra(kort, "kvinnor och män", delar)


def _felskriven(tal: tuple[tuple[str, Decimal, Decimal], ...]) -> tuple[str, Decimal, Decimal]:
    """Talet som blir rätt med en siffra mindre, mer eller annan; annars det första, summan."""
    return next((ett for ett in tal[1:] if ett[2] >= NOLL and _en_siffra(str(ett[1]), str(ett[2]))), tal[0])


def _en_siffra(ett: str, annat: str) -> bool:
    kort, langt = sorted((ett, annat), key=len)
    return len(langt) - len(kort) == 1 and any(langt[:nr] + langt[nr + 1 :] == kort for nr in range(len(langt)))


def _inte_hundra(kort: Kort, vad: str, delar: list[Decimal]) -> Fynd:
    summa = sum(delar, NOLL)
    klass = Klass.AVRUNDNING if abs(summa - _HUNDRA) * 2 <= len(delar) else Klass.RAKNEFEL
    text = (
        f"{kort.plats}: andelarna av {vad} ({', '.join(svensk(en) for en in delar)}) är tillsammans {svensk(summa)} %."
    )
    return Fynd("C28", f"{kort.plats}, {vad}", summa, _HUNDRA, klass, text)


def _grupper(kort: Kort) -> Iterator[Fynd]:
    """Samma mått delat på grupper: andelarna är hundra, antalen är hela antalet."""
    grupper: dict[tuple[str, str], list[Nyckeltal]] = defaultdict(list)
    for ett in kort.nyckeltal:
        if ett.grupp:
            grupper[ett.matt, ett.enhet].append(ett)
    for (matt, enhet), delar in grupper.items():
        summa = sum((ett.varde for ett in delar), NOLL)
        if enhet == "procent" and len(delar) >= _MINST_DELAR and summa != _HUNDRA:
            yield _inte_hundra(kort, matt, [ett.varde for ett in delar])
        helt = next(
            (ett.varde for ett in kort.nyckeltal if ett.matt == matt and not ett.grupp and ett.enhet == enhet), None
        )
        if enhet == "antal" and helt not in (None, summa, kort.deltagare.get("totalt")) and helt is not None:
            text = f"{kort.plats}: {matt} är {svensk(helt)}, men grupperna är tillsammans {svensk(summa)}."
            yield Fynd("C20", f"{kort.plats}, {matt}", helt, summa, Klass.RAKNEFEL, text)


def _andelar(kort: Kort) -> Iterator[Fynd | Provat]:
    """Andelar av de avslutade: räknade ur antalen om de står, annars närmaste andel som antalet medger."""
    per_bas: dict[str, list[Decimal]] = defaultdict(list)
    for andel in kort.nyckeltal:
        bas = _bas(kort, andel) if andel.enhet == "procent" and not andel.grupp else None
        if bas is None:
            continue
        per_bas[bas.matt].append(andel.varde)
        taljare = _taljare(kort, andel, bas)
        ur = taljare if taljare is not None else avrunda(andel.varde * bas.varde / _HUNDRA, Decimal(1))
        ratt = procent(ur, bas.varde)
        yield Provat("C26", (kort.ruta,))
        if ratt is not None and ratt != andel.varde:
            yield _fel_andel(kort, andel, bas, ur, ratt)
    for matt, delar in per_bas.items():
        if len(delar) >= _MINST_DELAR and (sum(delar, NOLL) - _HUNDRA) * 2 > len(delar):
            yield _inte_hundra(kort, matt, delar)


def _fel_andel(kort: Kort, andel: Nyckeltal, bas: Nyckeltal, ur: Decimal, ratt: Decimal) -> Fynd:
    klass = Klass.AVRUNDNING if abs(ratt - andel.varde) <= 1 else Klass.RAKNEFEL
    delen = f"{svensk(ur)} av {svensk(bas.varde)} är {svensk(ratt)} %"
    text = f"{kort.plats}: {andel.matt} är {svensk(andel.varde)} %, men {delen}."
    return Fynd("C26", f"{kort.plats}, {andel.matt}", andel.varde, ratt, klass, text)


def _delar(matt: str) -> set[str]:
    return {_SAMMA_SAK.get(en, en) for en in stada(matt).split()}


def _bas(kort: Kort, andel: Nyckeltal) -> Nyckeltal | None:
    """Antalet avslutade som andelen gäller: det vars alla ord finns i andelens."""
    mojliga = [
        ett
        for ett in kort.nyckeltal
        if ett.enhet == "antal"
        and not ett.grupp
        and ett.varde > NOLL
        and ett.matt.startswith("avslutade")
        and "till" not in _delar(ett.matt)
        and _delar(ett.matt) < _delar(andel.matt)
    ]
    return max(mojliga, key=lambda ett: len(_delar(ett.matt)), default=None)


def _taljare(kort: Kort, andel: Nyckeltal, bas: Nyckeltal) -> Decimal | None:
    antal = [ett for ett in kort.nyckeltal if ett.enhet == "antal"]
    samma = [ett.varde for ett in antal if ett.matt == andel.matt]
    delar = [
        ett.varde
        for ett in antal
        if not ett.grupp and "till" in _delar(ett.matt) and _delar(bas.matt) < _delar(ett.matt) < _delar(andel.matt)
    ]
    return sum(samma or delar, NOLL) if samma or delar else None


def _numrering(kort: Kort) -> Iterator[Fynd | Provat]:
    nummer = [int(punkt.nr) for punkt in kort.mal if punkt.nr.isdecimal() and len(punkt.nr) <= _LANGST_NUMMER]
    ratt = list(range(1, len(nummer) + 1))
    if nummer:
        yield Provat("S04", (kort.ruta,))
    if nummer != ratt:
        tryckt, borde = (", ".join(map(str, lista)) for lista in (nummer, ratt))
        text = f"{kort.plats}: målen är numrerade {tryckt}; det ska vara {borde}."
        yield Fynd("S04", f"{kort.plats}, mål", tryckt, borde, Klass.NUMRERING, text)


def _budget(kort: Kort) -> Iterator[Fynd | Provat]:
    if kort.budget is not None and kort.utfall is not None:
        yield Provat("C22", (kort.ruta,))
    if kort.budget is not None and kort.utfall is not None and kort.utfall > kort.budget:
        text = f"{kort.plats}: utfallet {svensk(kort.utfall)} {kort.enhet} är över budgeten {svensk(kort.budget)}."
        yield Fynd("C22", f"{kort.plats}, utfall", kort.utfall, kort.budget, Klass.OVERSKRIDANDE, text)


def _poster(kort: Kort) -> Iterator[Fynd | Provat]:
    """Kortets poster är tillsammans dess budget och dess utfall."""
    for roll, helt in (("budget", kort.budget), ("utfall", kort.utfall)):
        delar = kort.poster.get(roll, ())
        if helt is None or len(delar) < _MINST_DELAR:
            continue
        yield Provat("C18", (kort.ruta,))
        summa = sum(delar, NOLL)
        if abs(summa - helt) * 2 > len(delar) + 1:
            text = f"{kort.plats}: {roll} är {svensk(helt)}, men posterna är tillsammans {svensk(summa)}."
            yield Fynd("C18", f"{kort.plats}, {roll}", helt, summa, klassa(helt, summa, 0), text)


def _tid(kort: Kort) -> Iterator[Fynd]:
    slut, start = ar_i(kort.period_slut), ar_i(kort.period_start)
    if (slut and slut < kort.ar) or (start and start > kort.ar):
        text = f"{kort.plats}: perioden {kort.period_start} till {kort.period_slut} omfattar inte {kort.ar}."
        period = f"{kort.period_start} {kort.period_slut}"
        yield Fynd("C32", f"{kort.plats}, period", period, str(kort.ar), Klass.DATUM, text)
    for ett in kort.nyckeltal:
        ar = ar_i(ett.matt)
        if slut and ar and ar > slut:
            ratt = ett.matt.replace(str(ar), str(slut))
            text = f"{kort.plats}: «{ett.matt}» gäller tid efter insatsens slut {kort.period_slut}."
            yield Fynd("C32", f"{kort.plats}, {ett.matt}", ett.matt, ratt, Klass.SKRIVFEL, text)


def _text(kort: Kort) -> Iterator[Fynd]:
    for text in (kort.mal_text, kort.resultat_text):
        for traff in _PUNKTER.finditer(text):
            yield from _procentenheter(kort, *(Decimal(traff.group(nr)) for nr in (1, 2, 4)))
        for traff in _UPPREPAT.finditer(text):
            tryckt, ratt = traff.group(), traff.group().rsplit(" ", 1)[0]
            sager = f"{kort.plats}: «{tryckt}» har samma tal två gånger; det ska vara «{ratt}»."
            yield Fynd("S05", f"{kort.plats}, text", tryckt, ratt, Klass.SKRIVFEL, sager)


def _procentenheter(kort: Kort, fran: Decimal, till: Decimal, tryckt: Decimal) -> Iterator[Fynd]:
    ratt = procent(abs(till - fran), fran)
    if ratt is not None and tryckt != ratt:
        text = (
            f"{kort.plats}: från {svensk(fran)} % till {svensk(till)} % kallas {svensk(tryckt)} %; det är "
            f"{svensk(abs(till - fran))} procentenheter eller {svensk(ratt)} %."
        )
        yield Fynd("C29", f"{kort.plats}, text", tryckt, ratt, Klass.TERMINOLOGI, text)
