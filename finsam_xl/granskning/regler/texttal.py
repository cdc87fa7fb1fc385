"""Tal i löptext, räknade om ur tabellerna efter regler i templates/granskning/textregler.csv."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

from finsam_xl.belopp import avrunda, svensk
from finsam_xl.granskning.fynd import Fynd, Klass, Provat
from finsam_xl.granskning.regler.kvoter import procent
from finsam_xl.granskning.regler.uttryck import Summa, enhet_i_kr, las_termer, rakna
from finsam_xl.granskning.tryck.dokument import tal
from finsam_xl.granskning.tryck.etiketter import mallrader, stada

if TYPE_CHECKING:
    from collections.abc import Iterator

    from finsam_xl.granskning.tryck.dokument import Dokument, Kort, Nyckeltal, Texttal

__all__ = ["Textregel", "granska_texttal", "textregler"]

_HUNDRA = Decimal(100)
_MINST_ORD = 2


@dataclass(frozen=True, slots=True)
class Textregel:
    """En regel: vilka uppgifter den gäller och hur talet räknas (belopp, andel, ökning ...) ur tabellerna."""

    id: str
    uppgift: re.Pattern[str]
    slag: str
    taljare: str
    namnare: str


@cache
def textregler() -> tuple[Textregel, ...]:
    """Alla regler ur mallen."""
    return tuple(
        Textregel(rad["id"], re.compile(rad["uppgift"], re.IGNORECASE), rad["slag"], rad["taljare"], rad["namnare"])
        for rad in mallrader("textregler.csv")
    )


def granska_texttal(dokument: Dokument) -> Iterator[Fynd | Provat]:
    """Fynd där ett tal i löptext inte stämmer med tabellerna, med korten eller med styrelselistan."""
    for uppgift in dokument.uppgifter:
        tryckt = tal(uppgift.varde)
        if tryckt is None:
            continue
        for regel in textregler():
            traff = regel.uppgift.search(uppgift.uppgift)
            beraknat = _rakna(dokument, regel, traff, uppgift, tryckt) if traff else None
            if beraknat is not None:
                yield Provat(regel.id, (uppgift.ruta,))
            if beraknat is not None and beraknat[0] != tryckt:
                yield _fynd(regel.id, uppgift, tryckt, *beraknat)
        yield from _mot_kort(dokument, uppgift, tryckt)


def _fynd(regel: str, uppgift: Texttal, tryckt: Decimal, beraknat: Decimal, ur: tuple[str, ...]) -> Fynd:
    visat = f"{uppgift.varde} {uppgift.enhet}".strip()
    text = f"{uppgift.plats}: «{uppgift.citat}» säger {visat}, men {' och '.join(ur)} ger {svensk(beraknat)}."
    return Fynd(regel, " / ".join((uppgift.plats, *ur)), tryckt, beraknat, Klass.TEXTUPPGIFT, text)


def _rakna(
    dokument: Dokument, regel: Textregel, traff: re.Match[str], uppgift: Texttal, tryckt: Decimal
) -> tuple[Decimal, tuple[str, ...]] | None:
    grupper = traff.groupdict()
    ar = int(grupper.get("ar") or dokument.ar)
    taljare = rakna(dokument, las_termer(regel.taljare), "utfall", ar) if regel.taljare else None
    if taljare is None:
        return None
    namnare = _namnare(dokument, regel, grupper)
    varde = _varde(regel.slag, taljare, namnare, grupper)
    if varde is None:
        return None
    ratt = varde if "procent" in (uppgift.enhet, regel.slag) else _i_enhet(abs(varde), uppgift.enhet, tryckt)
    return ratt, (*taljare.platser, *(namnare.platser if namnare else ()))


def _namnare(dokument: Dokument, regel: Textregel, grupper: dict[str, str | None]) -> Summa | None:
    if grupper.get("mot"):
        return rakna(dokument, las_termer(regel.taljare), "utfall", int(grupper["mot"] or 0))
    return rakna(dokument, las_termer(regel.namnare), "utfall", dokument.ar) if regel.namnare else None


def _varde(slag: str, taljare: Summa, namnare: Summa | None, grupper: dict[str, str | None]) -> Decimal | None:
    if slag == "belopp":
        return taljare.kr
    if slag == "procent_av":
        return taljare.kr * Decimal(grupper.get("procent") or 0) / _HUNDRA
    if namnare is None:
        return None
    if slag == "okning":
        return abs(taljare.kr) - abs(namnare.kr)
    andel = procent(abs(taljare.kr), abs(namnare.kr))
    return andel - _HUNDRA if andel is not None and slag == "okning_procent" else andel


def _i_enhet(kr: Decimal, enhet: str, tryckt: Decimal) -> Decimal:
    """Beloppet i textens enhet, med så många decimaler som texten har."""
    return avrunda(kr / enhet_i_kr(enhet), Decimal((0, (1,), min(int(tryckt.as_tuple().exponent), 0))))


def _mot_kort(dokument: Dokument, uppgift: Texttal, tryckt: Decimal) -> Iterator[Fynd | Provat]:
    """Samma sak räknad på ett insatskort: kortets ord finns alla i uppgiftens."""
    ord_i_uppgift = set(stada(uppgift.uppgift.replace("-", " ")).split())
    for kort in dokument.kort:
        for ett in kort.nyckeltal:
            if not _samma_sak(ett, uppgift, ord_i_uppgift) or kort.ar != dokument.ar:
                continue
            yield Provat("C26", (uppgift.ruta, kort.ruta))
            if ett.varde != tryckt:
                yield _skiljer_fran_kort(uppgift, tryckt, kort, ett)


def _samma_sak(ett: Nyckeltal, uppgift: Texttal, ord_i_uppgift: set[str]) -> bool:
    if ett.grupp or ett.enhet != uppgift.enhet:
        return False
    egna = {del_ for del_ in stada(ett.matt.replace("-", " ")).split() if not re.fullmatch(r"\d\w?", del_)}
    return len(egna) >= _MINST_ORD and egna <= ord_i_uppgift


def _skiljer_fran_kort(uppgift: Texttal, tryckt: Decimal, kort: Kort, ett: Nyckeltal) -> Fynd:
    text = f"{uppgift.plats} är {svensk(tryckt)}, men {kort.plats} anger {ett.matt} {svensk(ett.varde)}."
    plats = f"{uppgift.plats} / {kort.plats}"
    return Fynd("C26", plats, tryckt, ett.varde, Klass.UPPGIFT, text)
