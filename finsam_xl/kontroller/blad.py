"""Kontrollbladet: varje kontroll med utfall och skillnad som levande formler, räknade när arbetsboken räknas."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from finsam_xl.kontroller.belaggsrad import RUBRIKER, Belaggsdel, Belaggslage
from finsam_xl.kontroller.namngivet import i_text, levande
from finsam_xl.kontroller.register import Kontroll, Utfall, tillhorande
from finsam_xl.kontroller.utfallet import FLER, Provad, antal_rader, saknas, utfallet
from finsam_xl.layout.expr import Binary, Block, Context, Expr, Ref, Text, call, figures, formula, number
from finsam_xl.layout.grid import Grid, compact
from finsam_xl.layout.leaves import Definitions
from finsam_xl.layout.lines import lines, row_height
from finsam_xl.layout.style import Style

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

    from finsam_xl.figurer.underlag import Underlag
    from finsam_xl.kontroller.provning import Provning
    from finsam_xl.kontroller.register import Kontrollsvar
    from finsam_xl.layout.poster import Post

__all__ = ["FORSTA_RAD", "KOLUMNER", "Kontrollblad", "Kontrollrad", "kontrollblad"]

KOLUMNER = (
    "Id",
    "Kontroll",
    "Utfall",
    "Skillnad",
    "Skillnad jämförelseår",
    "Rader",
    "Rader jämförelseår",
    "Vad som saknas",
    "Celler",
    "Vad det betyder",
    "Källa",
)
_BREDDER = (6, 44, 12, 15, 15, 8, 12, 50, 34, 60, 20)
_ID, _TITEL, _UTFALL, _SKILLNAD, _SKILLNAD_FG, _RADER, _RADER_FG, _SAKNAS, _CELLER, _TEXT, _KALLA = range(1, 12)
_SUMMARAD = 4
_RUBRIKRAD = 10
FORSTA_RAD = _RUBRIKRAD + 1
_RUBRIKSTIL = {
    _SKILLNAD: Style.KOLUMNRUBRIK,
    _SKILLNAD_FG: Style.KOLUMNRUBRIK,
    _RADER: Style.KOLUMNRUBRIK,
    _RADER_FG: Style.KOLUMNRUBRIK,
    _SAKNAS: Style.KOLUMNRUBRIK_INDRAG,
    _CELLER: Style.KOLUMNRUBRIK_INDRAG,
}
_ANTALEN = (
    (Utfall.OK, "Kontroller som håller"),
    (Utfall.NOTIS, "Notiser"),
    (Utfall.FEL, "Fel"),
    (Utfall.EJ_PROVAD, "Ej prövade: indata saknas"),
    (Utfall.EJ_AKTUELL, "Ej aktuella: förbundet har det inte"),
)
_LAGE_VID = {Utfall.EJ_PROVAD: Belaggslage.FINNS_INTE, Utfall.EJ_AKTUELL: Belaggslage.INGET_JAMFORELSEAR}
_TILL_BELAGGEN = 3
"""Rader mellan den sista kontrollen och det första belägget: en tom, avsnittets rubrik, kolumnernas."""


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


@dataclass(slots=True)
class _Bygge:
    """Bladet medan det byggs: rapportens tryckta celler, och beläggen under kontrollerna."""

    blad: Kontrollblad
    underlag: Underlag
    tryckt: Mapping[str, Sequence[str]]
    belagg: Belaggsdel

    def sammanhang(self, *, jamforelse: bool = False) -> Context:
        return Context(self.underlag.prefix, comparison=jamforelse)


def kontrollblad(
    namn: str,
    underlag: Underlag,
    poster: Iterable[Post],
    tryckt: Mapping[str, Sequence[str]],
    *,
    blad: tuple[str, ...],
    tid: datetime,
    underrubrik: Expr,
    fler: Sequence[Kontroll] = (),
) -> Kontrollblad:
    """Rapportens kontroller i registret; *tryckt* är cellerna som visar varje siffra, per definierat namn.

    *poster* är rapportens siffror, där beläggen följs till indata. *fler* är kontroller som byggs för just denna bok;
    de står sist.
    """
    grid = Grid(namn, landscape=True, print_columns=len(KOLUMNER))
    placerat = Kontrollblad(grid)
    alla = (*tillhorande(underlag.prefix), *fler)
    belagg = Belaggsdel(grid, Definitions(poster), underlag.prefix, FORSTA_RAD + len(alla) + _TILL_BELAGGEN)
    bygge = _Bygge(placerat, underlag, tryckt, belagg)
    grid.put(1, 1, Style.TITEL, text="Kontroller")
    grid.put(2, 1, Style.UNDERRUBRIK, formula=formula(underrubrik, bygge.sammanhang()))
    _rubriker(grid, _RUBRIKRAD, KOLUMNER)
    for kolumn, bredd in enumerate(_BREDDER, start=1):
        grid.widths[kolumn] = bredd
    belagg.rubrik()
    _rubriker(grid, belagg.rad - 1, RUBRIKER)
    for rad, kontroll in enumerate(alla, start=FORSTA_RAD):
        if kontroll.granska is not None:
            _granskad(bygge, rad, kontroll, kontroll.granska(underlag, blad), tid)
        else:
            _provad(bygge, rad, kontroll)
    _summering(placerat, bygge.sammanhang())
    grid.title_rows = (_RUBRIKRAD, _RUBRIKRAD)
    grid.freeze = f"C{FORSTA_RAD}"
    return placerat


def _rubriker(grid: Grid, rad: int, rubriker: Sequence[str]) -> None:
    for kolumn, rubrik in enumerate(rubriker, start=1):
        grid.put(rad, kolumn, _RUBRIKSTIL.get(kolumn, Style.KOLUMNRUBRIK_TEXT), text=rubrik)


def _granskad(bygge: _Bygge, rad: int, kontroll: Kontroll, fann: Kontrollsvar, tid: datetime) -> None:
    """En kontroll som programmet gjort: svaret gäller så länge boken har raderna som det gick igenom."""
    grid, sammanhang = bygge.blad.grid, bygge.sammanhang()
    plats = bygge.belagg.rad
    lage = _LAGE_VID.get(fann.utfall, Belaggslage.PROVAT)
    bygge.belagg.skriv_antal(kontroll.id, fann.antal, fann.bland, lage)
    galler = Binary("=", Ref(f"F{plats}"), number(lage))
    utfall = call("IF", galler, Text(fann.utfall), Text(Utfall.EJ_PROVAD))
    provad = lage is Belaggslage.PROVAT
    saknat = call("IF", galler, Text("" if provad else fann.text), Ref(f"H{plats}"))
    grid.put(rad, _UTFALL, Style.KONTROLL, formula=formula(utfall, sammanhang))
    grid.put(rad, _RADER, Style.ANTAL, formula=f"D{plats}")
    grid.put(rad, _SAKNAS, Style.TEXT_KOLUMN, formula=formula(saknat, sammanhang))
    text = fann.text if provad else kontroll.text
    saknas_som_mest = bygge.belagg.langst[plats] if provad else max(fann.text, bygge.belagg.langst[plats], key=len)
    _ord(bygge, rad, kontroll, (), saknas_som_mest, f"{text} Granskat {tid:%Y-%m-%d %H:%M} av programmet.")


def _provad(bygge: _Bygge, rad: int, kontroll: Kontroll) -> None:
    """En kontroll som boken räknar själv."""
    grid, sammanhang = bygge.blad.grid, bygge.sammanhang()
    celler: dict[str, None] = {}
    perioder: list[Provad] = []
    for bokstav, kolumn, rader, gor, jamforelse in (
        ("D", _SKILLNAD, _RADER, kontroll.prova, False),
        ("E", _SKILLNAD_FG, _RADER_FG, kontroll.jamforelse, True),
    ):
        utan_period = jamforelse and bygge.underlag.period_fg is None
        provning = gor(bygge.underlag) if gor is not None and not utan_period else None
        if provning is None:
            continue
        egen = bygge.sammanhang(jamforelse=jamforelse)
        grid.put(rad, kolumn, Style.POSTER_BELOPP, formula=formula(provning.skillnad, egen))
        var_for_sig = any(ett.skillnad is not None for ett in provning.belagg)
        perioder.append(Provad(f"{bokstav}{rad}", *_belaggen(bygge, kontroll.id, provning, egen), var_for_sig))
        grid.put(rad, rader, Style.ANTAL, formula=formula(antal_rader(perioder[-1]), egen))
        for siffra in figures(provning.skillnad):
            celler |= dict.fromkeys(bygge.tryckt.get(egen.figure(siffra.ident, period=siffra.period), ()))
    ej_aktuell = kontroll.ej_aktuell(bygge.underlag) if kontroll.ej_aktuell is not None else None
    utfall = utfallet(perioder, kontroll.utfall, kontroll.tolerans, ej_aktuell)
    grid.put(rad, _UTFALL, Style.KONTROLL, formula=formula(utfall, sammanhang))
    grid.put(rad, _SAKNAS, Style.TEXT_KOLUMN, formula=formula(saknas(perioder, ej_aktuell), sammanhang))
    meningar = [bygge.belagg.langst[plats] + FLER for ett in perioder for plats in range(ett.forsta, ett.sista + 1)]
    langst = max((*meningar, ej_aktuell.skal if ej_aktuell is not None else ""), key=len)
    _ord(bygge, rad, kontroll, tuple(celler), langst, kontroll.text)


def _belaggen(bygge: _Bygge, ident: str, provning: Provning, sammanhang: Context) -> tuple[int, int]:
    forsta = bygge.belagg.rad
    for ett in provning.belagg:
        bygge.belagg.skriv(ident, ett, sammanhang)
    return forsta, bygge.belagg.rad - 1


def _ord(bygge: _Bygge, rad: int, kontroll: Kontroll, celler: tuple[str, ...], saknas_som_mest: str, text: str) -> None:
    grid, korta = bygge.blad.grid, ", ".join(compact(celler))
    namngivna = kontroll.namnger(bygge.underlag) if kontroll.namnger is not None else ()
    text = i_text(text, namngivna)
    for kolumn, innehall in (
        (_ID, kontroll.id),
        (_TITEL, kontroll.titel),
        (_CELLER, korta),
        (_TEXT, text),
        (_KALLA, kontroll.kalla),
    ):
        grid.put(rad, kolumn, Style.TEXT_KOLUMN if kolumn == _CELLER else Style.TEXT_BRYT, text=innehall)
    if namngivna:
        ord_ = formula(levande(kontroll.text, namngivna), bygge.sammanhang())
        grid.put(rad, _TEXT, Style.TEXT_BRYT, formula=ord_)
    hogst = max(
        lines(text_, _BREDDER[kolumn - 1])
        for kolumn, text_ in (
            (_TITEL, kontroll.titel),
            (_SAKNAS, saknas_som_mest),
            (_CELLER, korta),
            (_TEXT, text),
        )
    )
    grid.heights[rad] = row_height(hogst)
    bygge.blad.rader.append(Kontrollrad(kontroll, rad, celler, text))


def _summering(placerat: Kontrollblad, sammanhang: Context) -> None:
    grid = placerat.grid
    sista = placerat.rader[-1].rad
    placerat.names[f"{sammanhang.prefix}_KONTROLL_utfall"] = f"$C${FORSTA_RAD}:$C${sista}"
    grid.status_cells = f"C{FORSTA_RAD}:C{sista}"
    for rad, (utfall, etikett) in enumerate(_ANTALEN, start=_SUMMARAD):
        antal = call("COUNTIFS", Block("KONTROLL_utfall"), Text(utfall))
        grid.put(rad, _TITEL, Style.RAD, text=etikett)
        grid.put(rad, _UTFALL, Style.ANTAL, formula=formula(antal, sammanhang))
        placerat.names[f"{sammanhang.prefix}_KONTROLL_{utfall.name.lower()}"] = f"$C${rad}"
