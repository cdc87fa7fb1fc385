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

_TALET = r"([-−–]?\d[\d\s\u00a0]*(?:,\d+)?)\s?(tkr|mkr|mnkr|kr|kronor|tusen kronor|miljoner kronor)\b"
_BELOPP = re.compile(_TALET, re.IGNORECASE)
_ENHETER = {"kronor": "kr", "mnkr": "mkr", "tusen kronor": "tkr", "miljoner kronor": "mkr"}
_FOREGAENDE = re.compile(rf"\s?\((?:(?:19|20)\d\d:? )?{_TALET}\)", re.IGNORECASE)
"""Ett tal i parentes efter årets är förra årets."""
_ARET = re.compile(r"\s*(?:för |år |för år )?((?:19|20)\d\d)\b")
_UNDERSKOTT = re.compile(r"underskott|förlust", re.IGNORECASE)
_NAGOT_ANNAT = re.compile(
    r"budget|prognos|beräkna|planera|uppskatta|\b(ska|bör|högst|minst)\b|\bmed\s+\d|"
    r"\b(för|till|inom|hos|per|från)\s+(?!året|år\b|(19|20)\d\d|perioden|förbundet|verksamhet|helåret|ett\b|en\b|\d|[-−–])\w",
    re.IGNORECASE,
)
_SKILLNAD = re.compile(r"\s+(bättre|sämre|högre|lägre|mer|mindre|(över|under) (budget|plan|mål))\b", re.IGNORECASE)
"""Ord mellan namnet och beloppet som säger att det gäller en del, en annan eller något planerat."""
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
        _Regel(rad["id"], re.compile(rf"\b(?:{rad['ord']})\b", re.IGNORECASE), las_termer(rad["tabell"])[0])
        for rad in mallrader("lopande.csv")
    )


def granska_lopande_text(dokument: Dokument) -> Iterator[Fynd | Provat]:
    """Fynd där ett belopp i text är nästan, men inte, det som tabellen har."""
    ar = sorted({kolumn.ar for tabell in dokument.tabeller for kolumn in tabell.kolumner}, reverse=True)
    for stycke in dokument.texter:
        for regel in _regler():
            celler = {ett: en for ett in ar if (en := cell(dokument, regel.term, "utfall", ett)) is not None}
            if celler:
                yield from _stycket(stycke, regel, celler)


def _stycket(stycke: Stycke, regel: _Regel, celler: dict[int, Tryckcell]) -> Iterator[Fynd | Provat]:
    for traff in regel.orden.finditer(stycke.text):
        resten = stycke.text[traff.end() : traff.end() + _LANGST].partition(". ")[0]
        belopp = _BELOPP.search(resten)
        if belopp is None or _NAGOT_ANNAT.search(resten[: belopp.start()]) or _SKILLNAD.match(resten, belopp.end()):
            continue
        namnt = _ARET.match(resten)
        if namnt and int(namnt[1]) not in celler:
            continue
        arets = [en for ar, en in celler.items() if namnt is None or ar == int(namnt[1])]
        andra = [en for en in celler.values() if en not in arets]
        minus = bool(_UNDERSKOTT.search(resten[: belopp.start()]))
        yield from _beloppet(stycke, regel, traff[0], belopp, (arets, andra, minus))
        fore = _FOREGAENDE.match(stycke.text, traff.end() + belopp.end())
        if fore is not None and not namnt:
            yield from _beloppet(stycke, regel, traff[0], fore, ([*celler.values()][1:], [], False))


def _beloppet(
    stycke: Stycke,
    regel: _Regel,
    vad: str,
    belopp: re.Match[str],
    vilka: tuple[list[Tryckcell], list[Tryckcell], bool],
) -> Iterator[Fynd | Provat]:
    """Ett belopp mot tabellens; *vilka* är cellerna, de andra årens när texten säger året, och om den säger minus."""
    celler, andra, minus = vilka
    tryckt = tal(siffror_av(belopp[1]))
    if tryckt is None:
        return
    enhet = _ENHETER.get(belopp[2].casefold(), belopp[2].casefold())
    i_texten = [(en, _i_enhet(en, enhet, tryckt)) for en in celler if en.tal is not None]
    yield Provat(regel.id, tuple(ruta for en, _ in i_texten for ruta in en.rutor))
    lika = [(en, ratt) for en, ratt in i_texten if abs(ratt) == abs(tryckt)]
    if lika:
        if minus and all(ratt > NOLL for _, ratt in lika):
            yield _fynd(stycke, regel, f"{vad} är ett underskott på", belopp, -abs(tryckt), lika[0])
        return
    annat_ar = any(abs(_i_enhet(en, enhet, tryckt)) == abs(tryckt) for en in andra)
    for en, ratt in i_texten:
        if annat_ar or klassa(abs(tryckt), abs(ratt), 0) in _NARA:
            yield _fynd(stycke, regel, vad, belopp, tryckt, (en, ratt))
            return


def _i_enhet(en: Tryckcell, enhet: str, tryckt: Decimal) -> Decimal:
    minsta = Decimal(1).scaleb(min(int(tryckt.as_tuple().exponent), 0))
    return avrunda((en.tal or NOLL) * enhet_i_kr(en.enhet) / enhet_i_kr(enhet), minsta)


def _fynd(
    stycke: Stycke, regel: _Regel, vad: str, belopp: re.Match[str], tryckt: Decimal, ratt: tuple[Tryckcell, Decimal]
) -> Fynd:
    en, beraknat = ratt
    if abs(beraknat) != abs(tryckt):
        beraknat = abs(beraknat).copy_sign(tryckt)
    visat = svensk(beraknat, max(0, -int(tryckt.as_tuple().exponent)))
    text = f"Texten {stycke.plats} säger {vad} {belopp[1].strip()} {belopp[2]}, men {en.plats} ger {visat}."
    return Fynd(regel.id, f"text {stycke.plats} / {en.plats}", tryckt, beraknat, Klass.TEXTUPPGIFT, text)
