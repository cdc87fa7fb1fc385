"""Kontrollbladet: varje kontroll med utfall och skillnad som levande formler, räknade när arbetsboken räknas."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from finsam_xl.kontroller.namngivet import i_text, levande
from finsam_xl.kontroller.register import Kontroll, Utfall, tillhorande
from finsam_xl.layout.expr import Binary, Block, Context, Expr, Ref, Text, call, figures, formula, number
from finsam_xl.layout.grid import Grid, compact
from finsam_xl.layout.lines import lines, row_height

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import datetime

    from finsam_xl.underlag import Underlag

__all__ = ["FORSTA_RAD", "KOLUMNER", "Kontrollblad", "Kontrollrad", "kontrollblad"]

KOLUMNER = ("Id", "Kontroll", "Utfall", "Skillnad", "Skillnad jämförelseår", "Celler", "Vad det betyder", "Källa")
_BREDDER = (6, 44, 10, 15, 15, 34, 60, 20)
_ID, _TITEL, _UTFALL, _SKILLNAD, _SKILLNAD_FG, _CELLER, _TEXT, _KALLA = range(1, 9)
_SUMMARAD = 4
_RUBRIKRAD = 8
FORSTA_RAD = _RUBRIKRAD + 1
_RUBRIKSTIL = {
    _SKILLNAD: "Finsam Kolumnrubrik",
    _SKILLNAD_FG: "Finsam Kolumnrubrik",
    _CELLER: "Finsam Kolumnrubrik Indrag",
}


@dataclass(frozen=True, slots=True)
class Kontrollrad:
    """Var en kontroll står på bladet, vilka tryckta celler den rör och vad programmet självt kom fram till."""

    kontroll: Kontroll
    rad: int
    celler: tuple[str, ...]
    text: str


@dataclass(slots=True)
class Kontrollblad:
    """Bladet, namnen som pekar in i det och dess kontroller."""

    grid: Grid
    names: dict[str, str] = field(default_factory=dict)
    rader: list[Kontrollrad] = field(default_factory=list)


def kontrollblad(
    namn: str,
    underlag: Underlag,
    tryckt: Mapping[str, Sequence[str]],
    *,
    blad: tuple[str, ...],
    tid: datetime,
    underrubrik: Expr,
    fler: Sequence[Kontroll] = (),
) -> Kontrollblad:
    """Rapportens kontroller i registret; *tryckt* är cellerna som visar varje siffra, per definierat namn.

    *fler* är kontroller som byggs för just denna bok; de står sist.
    """
    placerat = Kontrollblad(Grid(namn, landscape=True))
    grid = placerat.grid
    sammanhang = Context(underlag.prefix)
    grid.put(1, 1, "Finsam Titel", text="Kontroller")
    grid.put(2, 1, "Finsam Underrubrik", formula=formula(underrubrik, sammanhang))
    for kolumn, (rubrik, bredd) in enumerate(zip(KOLUMNER, _BREDDER, strict=True), start=1):
        grid.widths[kolumn] = bredd
        grid.put(_RUBRIKRAD, kolumn, _RUBRIKSTIL.get(kolumn, "Finsam Kolumnrubrik Text"), text=rubrik)
    for rad, kontroll in enumerate((*tillhorande(underlag.prefix), *fler), start=FORSTA_RAD):
        _rad(placerat, rad, kontroll, underlag, tryckt, blad, tid)
    _summering(placerat, sammanhang)
    grid.title_rows = (_RUBRIKRAD, _RUBRIKRAD)
    grid.freeze = f"C{FORSTA_RAD}"
    return placerat


def _rad(
    placerat: Kontrollblad,
    rad: int,
    kontroll: Kontroll,
    underlag: Underlag,
    tryckt: Mapping[str, Sequence[str]],
    blad: tuple[str, ...],
    tid: datetime,
) -> None:
    grid = placerat.grid
    text = kontroll.text
    celler: tuple[str, ...] = ()
    if kontroll.granska is not None:
        fynd = kontroll.granska(underlag, blad)
        text = f"{fynd.text} Granskat {tid:%Y-%m-%d %H:%M} av programmet."
        grid.put(rad, _UTFALL, "Finsam Kontroll", text=fynd.utfall.value)
    else:
        celler = _formler(grid, rad, kontroll, underlag, tryckt)
    namngivna = kontroll.namnger(underlag) if kontroll.namnger is not None else ()
    text = i_text(text, namngivna)
    korta = ", ".join(compact(celler))
    for kolumn, innehall in (
        (_ID, kontroll.id),
        (_TITEL, kontroll.titel),
        (_CELLER, korta),
        (_TEXT, text),
        (_KALLA, kontroll.kalla),
    ):
        grid.put(rad, kolumn, "Finsam Text Kolumn" if kolumn == _CELLER else "Finsam Text Bryt", text=innehall)
    if namngivna:
        ord_ = formula(levande(kontroll.text, namngivna), Context(underlag.prefix))
        grid.put(rad, _TEXT, "Finsam Text Bryt", formula=ord_)
    hogst = max(
        lines(text_, _BREDDER[kolumn - 1])
        for kolumn, text_ in ((_TITEL, kontroll.titel), (_CELLER, korta), (_TEXT, text))
    )
    grid.heights[rad] = row_height(hogst)
    placerat.rader.append(Kontrollrad(kontroll, rad, celler, text))


def _formler(
    grid: Grid, rad: int, kontroll: Kontroll, underlag: Underlag, tryckt: Mapping[str, Sequence[str]]
) -> tuple[str, ...]:
    celler: dict[str, None] = {}
    skillnader: list[Expr] = []
    uttryck: Callable[[Underlag], Expr | None] | None
    for kolumn, bokstav, uttryck, jamforelse in (
        (_SKILLNAD, "D", kontroll.uttryck, False),
        (_SKILLNAD_FG, "E", kontroll.jamforelse, True),
    ):
        utan_period = jamforelse and underlag.period_fg is None
        formel = uttryck(underlag) if uttryck is not None and not utan_period else None
        if formel is None:
            continue
        sammanhang = Context(underlag.prefix, comparison=jamforelse)
        grid.put(rad, kolumn, "Finsam Poster Belopp", formula=formula(formel, sammanhang))
        skillnader.append(Ref(f"{bokstav}{rad}"))
        for siffra in figures(formel):
            namn = sammanhang.figure(siffra.ident, period=siffra.period)
            celler |= dict.fromkeys(tryckt.get(namn, ()))
    inom = [
        Binary("<=", call("ROUND", call("ABS", skillnad), number(2)), number(kontroll.tolerans))
        for skillnad in skillnader
    ]
    utfall = call("IF", call("AND", *inom), Text(Utfall.OK), Text(kontroll.utfall))
    grid.put(rad, _UTFALL, "Finsam Kontroll", formula=formula(utfall, Context(underlag.prefix)))
    return tuple(celler)


def _summering(placerat: Kontrollblad, sammanhang: Context) -> None:
    grid = placerat.grid
    sista = placerat.rader[-1].rad
    placerat.names[f"{sammanhang.prefix}_KONTROLL_utfall"] = f"$C${FORSTA_RAD}:$C${sista}"
    grid.status_cells = f"C{FORSTA_RAD}:C{sista}"
    for rad, (utfall, etikett) in enumerate(
        ((Utfall.OK, "Kontroller som håller"), (Utfall.NOTIS, "Notiser"), (Utfall.FEL, "Fel")), start=_SUMMARAD
    ):
        antal = call("COUNTIFS", Block("KONTROLL_utfall"), Text(utfall))
        grid.put(rad, _TITEL, "Finsam Rad", text=etikett)
        grid.put(rad, _UTFALL, "Finsam Antal", formula=formula(antal, sammanhang))
        placerat.names[f"{sammanhang.prefix}_KONTROLL_{utfall.lower()}"] = f"$C${rad}"
