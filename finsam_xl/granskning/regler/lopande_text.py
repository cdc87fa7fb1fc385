"""Belopp i löpande text (Word, PDF): det som nämns vid namn ska vara räkningarnas tal.

En mening kan handla om ett annat år, om budget eller om en del, så bara ett tal som nästan är tabellens, men inte
riktigt, är ett fynd.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

from finsam_xl.belopp import NOLL, avrunda, svensk
from finsam_xl.granskning.fynd import Fynd, Klass, Provat, klassa
from finsam_xl.granskning.regler.uttryck import cell, enhet_i_kr, las_termer
from finsam_xl.granskning.tryck.bladrad import siffror_av
from finsam_xl.granskning.tryck.dokument import tal
from finsam_xl.granskning.tryck.etiketter import mallrader

if TYPE_CHECKING:
    from collections.abc import Iterator

    from finsam_xl.granskning.regler.uttryck import Term, Tryckcell
    from finsam_xl.granskning.tryck.dokument import Dokument, Stycke

__all__ = ["granska_lopande_text"]

_BELOPP = re.compile(r"([-−–]?\d[\d\s\u00a0]*(?:,\d+)?)\s?(tkr|mkr|mnkr|kr|kronor)\b", re.IGNORECASE)
_LANGST = 60
_NARA = frozenset({Klass.OMKASTADE_SIFFROR, Klass.FELSKRIVEN_SIFFRA, Klass.FAKTOR_TIO})


@dataclass(frozen=True, slots=True)
class _Regel:
    id: str
    orden: re.Pattern[str]
    term: Term


@cache
def _regler() -> tuple[_Regel, ...]:
    return tuple(
        _Regel(rad["id"], re.compile(rf"\b{rad['ord']}\b", re.IGNORECASE), las_termer(rad["tabell"])[0])
        for rad in mallrader("lopande.csv")
    )


def granska_lopande_text(dokument: Dokument) -> Iterator[Fynd | Provat]:
    """Fynd där ett belopp i text är nästan, men inte, det som tabellen har."""
    ar = sorted({kolumn.ar for tabell in dokument.tabeller for kolumn in tabell.kolumner}, reverse=True)
    for stycke in dokument.texter:
        for regel in _regler():
            celler = [en for ett in ar if (en := cell(dokument, regel.term, "utfall", ett)) is not None]
            if celler:
                yield from _stycket(stycke, regel, celler)


def _stycket(stycke: Stycke, regel: _Regel, celler: list[Tryckcell]) -> Iterator[Fynd | Provat]:
    for traff in regel.orden.finditer(stycke.text):
        resten = stycke.text[traff.end() : traff.end() + _LANGST]
        belopp = _BELOPP.search(resten.partition(". ")[0])
        tryckt = tal(siffror_av(belopp[1])) if belopp else None
        if belopp is None or tryckt is None:
            continue
        enhet = {"kronor": "kr", "mnkr": "mkr"}.get(belopp[2].casefold(), belopp[2].casefold())
        i_texten = [(en, _i_enhet(en, enhet, tryckt)) for en in celler if en.tal is not None]
        yield Provat(regel.id, tuple(ruta for en, _ in i_texten for ruta in en.rutor))
        if any(abs(ratt) == abs(tryckt) for _, ratt in i_texten):
            continue
        for en, ratt in i_texten:
            if klassa(abs(tryckt), abs(ratt), 0) in _NARA:
                yield _fynd(stycke, regel, traff[0], belopp[0], tryckt, en, ratt)
                break


def _i_enhet(en: Tryckcell, enhet: str, tryckt: Decimal) -> Decimal:
    minsta = Decimal(1).scaleb(min(int(tryckt.as_tuple().exponent), 0))
    return avrunda((en.tal or NOLL) * enhet_i_kr(en.enhet) / enhet_i_kr(enhet), minsta)


def _fynd(stycke: Stycke, regel: _Regel, vad: str, skrivet: str, tryckt: Decimal, en: Tryckcell, ratt: Decimal) -> Fynd:
    decimaler = max(0, -int(tryckt.as_tuple().exponent))
    visat = svensk(abs(ratt).copy_sign(tryckt), decimaler)
    text = f"Texten {stycke.plats} säger {vad} {skrivet}, men {en.plats} ger {visat}."
    plats = f"text {stycke.plats} / {en.plats}"
    return Fynd(regel.id, plats, tryckt, abs(ratt).copy_sign(tryckt), Klass.TEXTUPPGIFT, text)
