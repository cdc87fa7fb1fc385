"""Insatskorten bland cellerna på ett blad eller i ett dokument: ett namn och rader med sin rubrik till vänster.

Ett kort känns igen på sina radrubriker (Period, Insatsägare, Budget, Utfall ...): minst tre, något om insatsen och
något om pengar. Raderna vars rubrik ingen känner lämnas kvar, så att det sägs att de inte är lästa.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from finsam_xl.granskning.tryck.bladrad import ar_procent, siffror_av
from finsam_xl.granskning.tryck.dokument import Kort, Malpunkt, ar_i, tal
from finsam_xl.granskning.tryck.etiketter import mallrader, stada
from finsam_xl.granskning.tryck.rubriker import enhet_i

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from decimal import Decimal

__all__ = ["Kortrutor", "sok_kort"]

_MINST = 3
_PENGAR = ("budget", "utfall")
_OM_INSATSEN = frozenset({"period", "agare", "syfte", "mal", "malgrupp", "parter", "kategori", "registrering"})
_PUNKT = re.compile(r"(\d{1,3})[.)]\s*(.*)", re.DOTALL)
_PERSONER = re.compile(r"(\d+)\D{0,40}?(\d+) (?:var )?kvinnor\D{0,20}?(\d+) (?:var )?män", re.IGNORECASE)
_DAG = re.compile(r"\d{4}-\d\d-\d\d")
_LANGST_RUBRIK = 60
_Rutor = dict[tuple[int, int], str]


@dataclass(frozen=True, slots=True)
class Kortrutor:
    """Korten som är lästa, och rutorna som blir kvar när deras är borttagna."""

    kort: tuple[Kort, ...]
    kvar: _Rutor


@dataclass(slots=True)
class _Pagaende:
    """Ett kort medan det läses: namnet, första raden, fältens celler rad för rad, deras rubriker och alla raderna."""

    namn: str
    forsta: int
    falt: dict[str, list[tuple[str, ...]]] = field(default_factory=dict)
    rubriker: dict[str, str] = field(default_factory=dict)
    rader: set[int] = field(default_factory=set)
    senast: str = ""

    @property
    def ar_kort(self) -> bool:
        pengar = any(self.belopp(roll) is not None for roll in _PENGAR)
        return pengar and len(self.falt) >= _MINST and bool(_OM_INSATSEN & self.falt.keys())

    def celler(self, falt: str) -> list[str]:
        return [cell for rad in self.falt.get(falt, ()) for cell in rad]

    def text(self, falt: str) -> str:
        return " ".join(self.celler(falt))

    def belopp(self, falt: str) -> Decimal | None:
        forsta = self.falt.get(falt, [()])[0]
        alla = (tal(siffror_av(cell)) for cell in forsta if not ar_procent(cell))
        return next((ett for ett in alla if ett is not None), None)


def sok_kort(rutor: Mapping[tuple[int, int], str], plats: Callable[[int], str]) -> Kortrutor:
    """Korten i *rutor*; *plats* säger var en rad står. Ett kort som inte säger sitt år har år 0."""
    funna = [en for en in _delade(rutor) if en.ar_kort]
    if not funna:
        return Kortrutor((), dict(rutor))
    tagna = {rad for en in funna for rad in en.rader}
    enhet = next((ett for _, text in sorted(rutor.items()) if (ett := enhet_i(text))), "")
    return Kortrutor(
        tuple(_kort(en, enhet, plats(en.forsta)) for en in funna),
        {ruta: text for ruta, text in rutor.items() if ruta[0] not in tagna},
    )


def _delade(rutor: Mapping[tuple[int, int], str]) -> Iterator[_Pagaende]:
    """Raderna delade i vad som kan vara kort: ett nytt vid varje ensam text, och när en radrubrik kommer igen."""
    rader: dict[int, list[tuple[int, str]]] = {}
    for rad, kolumn in sorted(rutor):
        rader.setdefault(rad, []).append((kolumn, rutor[rad, kolumn]))
    forsta = min((kolumn for _, kolumn in rutor), default=1)
    pagar = _Pagaende("", 0)
    for rad, celler in rader.items():
        texter = [text for _, text in celler]
        falt, varden = _faltrad(texter)
        if falt:
            if falt in pagar.falt:
                yield pagar
                pagar = _Pagaende("", rad)
            pagar.falt[falt], pagar.rubriker[falt], pagar.senast = [varden], texter[0], falt
            pagar.forsta = pagar.forsta or rad
            pagar.rader.add(rad)
        elif celler[0][0] > forsta and pagar.senast:
            pagar.falt[pagar.senast].append(tuple(texter))
            pagar.rader.add(rad)
        elif len(texter) == 1 and not enhet_i(texter[0]):
            yield pagar
            pagar = _Pagaende(texter[0], rad, rader={rad})
    yield pagar


def _faltrad(texter: list[str]) -> tuple[str, tuple[str, ...]]:
    """Fältet som radens rubrik är, och radens andra celler; rubriken kan stå i samma cell: «Period: 2024–2025»."""
    rubrik, _, efter = texter[0].partition(":")
    varden = tuple(en for en in (efter.strip(), *texter[1:]) if en)
    return (_faltet(rubrik), varden) if varden else ("", ())


@cache
def _falten() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((rad["falt"], re.compile(rad["monster"])) for rad in mallrader("kortfalt.csv"))


@lru_cache(maxsize=4_096)
def _faltet(text: str) -> str:
    """Fältet som en radrubrik är; tomt när ingen känner den."""
    ren = stada(text) if len(text) <= _LANGST_RUBRIK else ""
    return next((falt for falt, monster in _falten() if ren and monster.search(ren)), "")


def _kort(en: _Pagaende, enhet: str, plats: str) -> Kort:
    pengar = [text for roll in _PENGAR for text in (en.rubriker.get(roll, ""), *en.celler(roll))]
    dagar = _DAG.findall(en.text("period"))
    return Kort(
        id=plats,
        ar=next((ar for text in pengar if (ar := ar_i(text))), 0),
        namn=en.text("namn") or en.namn,
        kategori=re.split(r"\s[-–]\s", en.text("kategori"))[-1],
        period_start=dagar[0] if dagar else "",
        period_slut=dagar[1] if len(dagar) > 1 else "",
        agare=en.text("agare"),
        budget=en.belopp("budget"),
        utfall=en.belopp("utfall"),
        poster={},
        enhet=next((ett for text in pengar if (ett := enhet_i(text))), enhet),
        deltagare=_deltagare(en),
        mal=_punkter(en, "mal"),
        resultat=_punkter(en, "resultat"),
        mal_text=en.text("mal"),
        resultat_text=en.text("resultat"),
        nyckeltal=(),
        bedomning=next(iter(en.celler("bedomning")), ""),
    )


def _deltagare(en: _Pagaende) -> dict[str, Decimal | None]:
    """Antalen och andelarna; också de som står i en mening: «22 personer, 12 kvinnor och 10 män»."""
    if traff := _PERSONER.search(en.text("totalt")):
        return {namn: tal(traff[nr]) for nr, namn in enumerate(("totalt", "kvinnor", "man"), 1)}
    antal = {namn: en.belopp(namn) for namn in ("totalt", "kvinnor", "man")}
    for namn in ("kvinnor", "man"):
        andelar = (tal(siffror_av(cell)) for cell in en.celler(namn) if ar_procent(cell))
        antal[f"{namn}_procent"] = next(andelar, None)
    return antal


def _punkter(en: _Pagaende, falt: str) -> tuple[Malpunkt, ...]:
    """De numrerade punkterna: numret i en egen cell, eller först i texten."""
    return tuple(
        Malpunkt(falt, traff[1], " ".join(filter(None, (traff[2], *celler[1:]))))
        for celler in en.falt.get(falt, ())
        if (traff := _PUNKT.fullmatch(celler[0]))
    )
