"""Kontrollbladet: varje kontroll med utfall och skillnad som levande formler, räknade när arbetsboken räknas."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from finsam_xl.kolumn import kolumnbokstaver
from finsam_xl.kontroller.belaggsrad import RUBRIKER, Belaggsdel, Belaggslage
from finsam_xl.kontroller.namngivet import i_text, levande
from finsam_xl.kontroller.register import Kontroll, Utfall, tillhorande
from finsam_xl.kontroller.utfallet import FLER, Provad, antal_rader, saknas, utfallet
from finsam_xl.layout.expr import Binary, Block, Context, Expr, Ref, Text, call, figures, formula, number
from finsam_xl.layout.grid import Grid, compact
from finsam_xl.layout.leaves import Definitions
from finsam_xl.layout.listing import Field, Listing
from finsam_xl.layout.placing.lists import headings, place_listing, record, status
from finsam_xl.layout.style import Style

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import datetime

    from finsam_xl.figurer.underlag import Underlag
    from finsam_xl.kontroller.provning import Provning
    from finsam_xl.kontroller.register import Kontrollsvar
    from finsam_xl.layout.leaves import Source
    from finsam_xl.layout.poster import Post

__all__ = [
    "FORSTA_RAD",
    "GRANSKAT",
    "KOLUMNER",
    "Belaggsplats",
    "Kontrollblad",
    "Kontrollrad",
    "Provas",
    "kontrollblad",
]

_LISTA = Listing(
    (
        Field("Id", 6, measured=False),
        Field("Kontroll", 44),
        Field("Utfall", 12),
        Field("Skillnad", 15, heading_style=Style.KOLUMNRUBRIK),
        Field("Skillnad jämförelseår", 15, heading_style=Style.KOLUMNRUBRIK),
        Field("Rader", 8, heading_style=Style.KOLUMNRUBRIK),
        Field("Rader jämförelseår", 12, heading_style=Style.KOLUMNRUBRIK),
        Field("Vad som saknas", 50, heading_style=Style.KOLUMNRUBRIK_INDRAG),
        Field("Celler", 34, Style.TEXT_KOLUMN, Style.KOLUMNRUBRIK_INDRAG),
        Field("Vad det betyder", 60),
        Field("Källa", 20, measured=False),
    ),
    heading_row=10,
    kept=2,
    only_fields=True,
)
KOLUMNER = tuple(falt.heading for falt in _LISTA.fields)
_ID, _TITEL, _UTFALL, _SKILLNAD, _SKILLNAD_FG, _RADER, _RADER_FG, _SAKNAS, _CELLER, _TEXT, _KALLA = range(1, 12)
_SUMMARAD = 4
FORSTA_RAD = _LISTA.first_row
GRANSKAT = " Granskat "
"""Inleder när programmet självt gjorde en kontroll, sist i dess text."""
_ANTALEN = (
    (Utfall.OK, "Kontroller som håller"),
    (Utfall.NOTIS, "Notiser"),
    (Utfall.FEL, "Fel"),
    (Utfall.EJ_PROVAD, "Ej prövade: något saknas"),
    (Utfall.EJ_AKTUELL, "Ej aktuella: förbundet har det inte"),
)
_LAGE_VID = {Utfall.EJ_PROVAD: Belaggslage.FINNS_INTE, Utfall.EJ_AKTUELL: Belaggslage.INGET_JAMFORELSEAR}
_TILL_BELAGGEN = 3
"""Rader mellan den sista kontrollen och det första belägget: en tom, avsnittets rubrik, kolumnernas."""


@dataclass(frozen=True, slots=True)
class Belaggsplats:
    """Var ett belägg står på bladet, och vad i indata som var och en av dess sidor läser."""

    rad: int
    sidor: tuple[tuple[Source, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Kontrollrad:
    """Var en kontroll står på bladet, vilka tryckta celler den rör och vad programmet självt kom fram till.

    *perioder* är beläggen som den vilar på, i perioden och i jämförelsen.
    """

    kontroll: Kontroll
    rad: int
    celler: tuple[str, ...]
    text: str
    perioder: tuple[tuple[Belaggsplats, ...], ...] = ()


@dataclass(slots=True)
class Kontrollblad:
    """Bladet, namnen som pekar in i det och dess kontroller."""

    grid: Grid
    names: dict[str, str] = field(default_factory=dict)
    rader: list[Kontrollrad] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Provas:
    """Rapporten som prövas: indata, siffrorna som beläggen följs genom, de tryckta cellerna, bladen, och när.

    *tryckt* är cellerna som visar varje siffra, per definierat namn, och *utelamnat* titlarna på de tabeller som skulle
    ha visat den men är utelämnade i Tabeller.
    """

    underlag: Underlag
    poster: tuple[Post, ...]
    tryckt: Mapping[str, Sequence[str]]
    blad: tuple[str, ...]
    tid: datetime
    utelamnat: Mapping[str, Sequence[str]] = field(default_factory=dict)


@dataclass(slots=True)
class _Bygge:
    """Bladet medan det byggs, för rapporten som prövas, och beläggen under kontrollerna."""

    blad: Kontrollblad
    rapport: Provas
    belagg: Belaggsdel

    @property
    def underlag(self) -> Underlag:
        return self.rapport.underlag

    def sammanhang(self, *, jamforelse: bool = False) -> Context:
        return Context(self.underlag.prefix, comparison=jamforelse)


@dataclass(frozen=True, slots=True)
class _Ord:
    """Vad en kontrolls rad säger i ord: cellerna som den rör, det mesta som kan saknas, och vad den betyder.

    *belagg* är raderna som beläggen för varje period står på.
    """

    celler: tuple[str, ...]
    saknas_som_mest: str
    text: str
    belagg: tuple[range, ...]


def kontrollblad(namn: str, rapport: Provas, *, underrubrik: Expr, fler: Sequence[Kontroll] = ()) -> Kontrollblad:
    """Rapportens kontroller i registret; *fler* är kontroller som byggs för just denna bok, och de står sist."""
    prefix = rapport.underlag.prefix
    grid = place_listing(_LISTA, namn, "Kontroller", formula=formula(underrubrik, Context(prefix)))
    alla = (*tillhorande(prefix), *fler)
    belagg = Belaggsdel(grid, Definitions(rapport.poster), prefix, FORSTA_RAD + len(alla) + _TILL_BELAGGEN)
    bygge = _Bygge(Kontrollblad(grid), rapport, belagg)
    belagg.rubrik()
    headings(grid, _LISTA, belagg.rad - 1, RUBRIKER)
    for rad, kontroll in enumerate(alla, start=FORSTA_RAD):
        ga_igenom = kontroll.ga_igenom
        if ga_igenom is not None:
            sagt = _genomgangen(bygge, rad, kontroll, ga_igenom(rapport.underlag, rapport.blad))
        else:
            sagt = _provad(bygge, rad, kontroll)
        _skriv_ord(bygge, rad, kontroll, sagt)
    _summering(bygge.blad, bygge.sammanhang())
    _byggd(bygge)
    return bygge.blad


def _byggd(bygge: _Bygge) -> None:
    """När rapporten byggdes, med ett namn som bladet Start läser."""
    bygge.blad.grid.put(_SUMMARAD, _CELLER, Style.TEXT_KOLUMN, text="Rapporten byggdes")
    bygge.blad.grid.put(_SUMMARAD, _TEXT, Style.TEXT_BRYT, text=f"{bygge.rapport.tid:%Y-%m-%d %H:%M}")
    bygge.blad.names[f"{bygge.underlag.prefix}_BYGGD"] = f"${kolumnbokstaver(_TEXT)}${_SUMMARAD}"


def _genomgangen(bygge: _Bygge, rad: int, kontroll: Kontroll, fann: Kontrollsvar) -> _Ord:
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
    granskat = f"{text}{GRANSKAT}{bygge.rapport.tid:%Y-%m-%d %H:%M} av programmet."
    return _Ord((), saknas_som_mest, granskat, (range(plats, plats + 1),))


def _provad(bygge: _Bygge, rad: int, kontroll: Kontroll) -> _Ord:
    """En kontroll som boken räknar själv."""
    grid, sammanhang = bygge.blad.grid, bygge.sammanhang()
    celler: dict[str, None] = {}
    perioder: list[Provad] = []
    utelamnade: dict[str, None] = {}
    for egen, provning in _provningar(bygge, kontroll):
        perioder.append(_perioden(bygge, rad, kontroll.id, provning, egen))
        celler |= dict.fromkeys(_tryckta(bygge.rapport.tryckt, provning, egen))
        utelamnade |= dict.fromkeys(_tryckta(bygge.rapport.utelamnat, provning, egen))
    ej_aktuell = kontroll.ej_aktuell(bygge.underlag) if kontroll.ej_aktuell is not None else None
    utfall = utfallet(perioder, kontroll.utfall, kontroll.tolerans, ej_aktuell)
    saknat = saknas(perioder, ej_aktuell)
    meningar = [bygge.belagg.langst[plats] + FLER for ett in perioder for plats in range(ett.forsta, ett.sista + 1)]
    langst = max((*meningar, ej_aktuell.skal if ej_aktuell is not None else ""), key=len)
    if utelamnade and not celler:
        langst = f"Siffrorna visas bara i det som är utelämnat i Tabeller: {', '.join(utelamnade)}."
        utfall, saknat = _utelamnad(utfall), Text(langst)
    grid.put(rad, _UTFALL, Style.KONTROLL, formula=formula(utfall, sammanhang))
    grid.put(rad, _SAKNAS, Style.TEXT_KOLUMN, formula=formula(saknat, sammanhang))
    belagg = tuple(range(ett.forsta, ett.sista + 1) for ett in perioder)
    return _Ord(tuple(celler), langst, kontroll.text, belagg)


def _utelamnad(utfall: Expr) -> Expr:
    """Utfallet av en kontroll vars siffror bara utelämnade tabeller visar: håller den inte gäller det inget tryckt."""
    return call("IF", Binary("=", utfall, Text(Utfall.OK)), Text(Utfall.OK), Text(Utfall.EJ_AKTUELL))


def _provningar(bygge: _Bygge, kontroll: Kontroll) -> Iterator[tuple[Context, Provning]]:
    """Kontrollen i perioden och i jämförelseperioden, där den görs."""
    for gor, jamforelse in ((kontroll.prova, False), (kontroll.jamforelse, True)):
        if gor is None or (jamforelse and bygge.underlag.period_fg is None):
            continue
        provning = gor(bygge.underlag)
        if provning is not None:
            yield bygge.sammanhang(jamforelse=jamforelse), provning


def _perioden(bygge: _Bygge, rad: int, ident: str, provning: Provning, egen: Context) -> Provad:
    """Skillnaden i en period och raderna som den vilar på, med beläggen nedanför."""
    grid = bygge.blad.grid
    skillnad, rader = (_SKILLNAD_FG, _RADER_FG) if egen.comparison else (_SKILLNAD, _RADER)
    grid.put(rad, skillnad, Style.POSTER_BELOPP, formula=formula(provning.skillnad, egen))
    var_for_sig = any(ett.skillnad is not None for ett in provning.belagg)
    provad = Provad(f"{kolumnbokstaver(skillnad)}{rad}", *_belaggen(bygge, ident, provning, egen), var_for_sig)
    grid.put(rad, rader, Style.ANTAL, formula=formula(antal_rader(provad), egen))
    return provad


def _tryckta(var: Mapping[str, Sequence[str]], provning: Provning, egen: Context) -> Iterator[str]:
    """Var siffrorna i skillnaden visas."""
    for siffra in figures(provning.skillnad):
        yield from var.get(egen.figure(siffra.ident, period=siffra.period), ())


def _belaggen(bygge: _Bygge, ident: str, provning: Provning, sammanhang: Context) -> tuple[int, int]:
    forsta = bygge.belagg.rad
    for ett in provning.belagg:
        bygge.belagg.skriv(ident, ett, sammanhang)
    return forsta, bygge.belagg.rad - 1


def _skriv_ord(bygge: _Bygge, rad: int, kontroll: Kontroll, sagt: _Ord) -> None:
    grid = bygge.blad.grid
    namngivna = kontroll.namnger(bygge.underlag) if kontroll.namnger is not None else ()
    text = i_text(sagt.text, namngivna)
    texter = {
        _ID: kontroll.id,
        _TITEL: kontroll.titel,
        _CELLER: ", ".join(compact(sagt.celler)),
        _TEXT: text,
        _KALLA: kontroll.kalla,
    }
    record(grid, _LISTA, rad, texter, {_SAKNAS: sagt.saknas_som_mest})
    if namngivna:
        ord_ = formula(levande(kontroll.text, namngivna), bygge.sammanhang())
        grid.put(rad, _TEXT, Style.TEXT_BRYT, formula=ord_)
    lov = bygge.belagg.lov
    perioder = tuple(tuple(Belaggsplats(plats, lov.get(plats, ())) for plats in ett) for ett in sagt.belagg)
    bygge.blad.rader.append(Kontrollrad(kontroll, rad, sagt.celler, text, perioder))


def _summering(placerat: Kontrollblad, sammanhang: Context) -> None:
    grid = placerat.grid
    sista = placerat.rader[-1].rad
    placerat.names[f"{sammanhang.prefix}_KONTROLL_utfall"] = f"$C${FORSTA_RAD}:$C${sista}"
    status(grid, _UTFALL, FORSTA_RAD, sista)
    for rad, (utfall, etikett) in enumerate(_ANTALEN, start=_SUMMARAD):
        antal = call("COUNTIFS", Block("KONTROLL_utfall"), Text(utfall))
        grid.put(rad, _TITEL, Style.RAD, text=etikett)
        grid.put(rad, _UTFALL, Style.ANTAL, formula=formula(antal, sammanhang))
        placerat.names[f"{sammanhang.prefix}_KONTROLL_{utfall.name.lower()}"] = f"$C${rad}"
