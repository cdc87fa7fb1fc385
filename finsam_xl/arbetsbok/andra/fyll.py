"""Rows set into an Excel table of a person's own sheet: same sheet, same table, and everything beside it untouched."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from lxml import etree

from finsam_xl.arbetsbok.andra.ark import Ark
from finsam_xl.arbetsbok.andra.cellvarde import dag_noll, jamforbart, lika_celler, lika_som_i_cell, skriv_varde
from finsam_xl.arbetsbok.andra.omrakning import slapp_kedjan
from finsam_xl.arbetsbok.andra.radplacering import bortfallna, med_harledda, radplan
from finsam_xl.arbetsbok.lasa.formeltext import flytta, jamforbar
from finsam_xl.arbetsbok.lasa.hangande import Hangande, hangande, kommentarer
from finsam_xl.arbetsbok.lasa.innehall import hitta_blad, tabeller
from finsam_xl.arbetsbok.lasa.tabellform import hade_filter, las_tabellform, satt_data
from finsam_xl.arbetsbok.lasa.tabellstil import Tabellstil
from finsam_xl.arbetsbok.opc import ooxml
from finsam_xl.arbetsbok.opc.ooxml import Omrade, barnet, omrade, qn
from finsam_xl.arbetsbok.opc.paket import Paketfel, oskadad
from finsam_xl.layout.lines import WIDER_THAN_A_REPORTS, lines, row_height

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from finsam_xl.arbetsbok.andra.cellvarde import Cellvarde
    from finsam_xl.arbetsbok.andra.radplacering import Nyckel, Radplan
    from finsam_xl.arbetsbok.lasa.tabellform import Tabellform
    from finsam_xl.arbetsbok.opc.ooxml import Element
    from finsam_xl.arbetsbok.opc.paket import Paket

__all__ = ["Kvarrad", "fyll"]

_LAST_ROW: Final = 1_048_576
_MOST_NAMED: Final = 20
_UTAN_NYCKEL: Final = ("",)
"""The key of every row of a table whose rows nothing tells apart: none of them is sure to be one of the new."""


@oskadad
def fyll(
    paket: Paket,
    tabell: str,
    kolumner: Sequence[str],
    rader: Sequence[Sequence[Cellvarde]],
    *,
    nyckel: Sequence[str] = (),
    harledda: Collection[str] = (),
    utan_rad: Mapping[str, Cellvarde] | None = None,
    brytande: Collection[str] = (),
) -> tuple[Kvarrad, ...]:
    """Replace all data rows of the Excel table *tabell*; *kolumner* are the headings of the values in each row.

    Columns find their place by heading. A row whose *nyckel* (headings) is there already keeps its place and its
    look, and a column that is not given what stands in it; new rows fill what is free or go last, look as the others,
    and get the formulas of such columns. Cells beside the table stay on their rows, and so do notes. No rows leave one
    empty row, as Excel wants. A row is the same though what is *harledda* of its key has been derived anew. One that
    is gone, but on which something hangs, stays with the values *utan_rad* and is returned; without them it must be
    let go of first, except what only stands beside it: that stays, by an empty row, and the row is returned. A new
    row whose text in one of the *brytande* columns runs onto more lines is as high as they are.

    Raises:
        Paketfel: a table, sheet or column is missing; the table would grow over something; or what a person has set
            on a row, or a formula that reads it, would lose its row.
        TypeError: a row of another length than the headings.

    """
    if any(len(rad) != len(kolumner) for rad in rader):
        raise TypeError(f"{tabell}: a row has another number of values than the {len(kolumner)} headings")
    form = las_tabellform(paket, tabell)
    del_, tabellrot = hitta_blad(paket, form.blad).del_, paket.rot(form.del_)
    ark = Ark(paket.rot(del_))
    fyllning = _Fyllning(paket, form, ark, tuple(kolumner), tuple(nyckel))
    plan = fyllning.planera(rader, utan_rad, [nr for nr, rubrik in enumerate(nyckel) if rubrik in harledda])
    data = form.data._replace(sista_rad=plan.sista)
    _prova_form(form, kolumner, data)
    _prova_plats(paket, form, ark, data)
    formelceller = ark.formelceller()
    ark.skriv_ut_delade_formler()
    fyllning.skriv(rader, plan, data)
    _satt_hojder(ark, [(form.kolumner[ett], kolumner.index(ett)) for ett in brytande], rader, plan)
    if hade_filter(tabellrot):
        ark.visa(form.data)
    ark.strack(form.data, data.sista_rad)
    paket.satt(del_, ark.skriv())
    paket.satt(form.del_, satt_data(tabellrot, form, data))
    if formelceller != ark.formelceller():
        slapp_kedjan(paket)
    return fyllning.kvar


def _satt_hojder(
    ark: Ark, brytande: Sequence[tuple[int, int]], rader: Sequence[Sequence[Cellvarde]], plan: Radplan
) -> None:
    """Make each new row as high as its fullest cell of the *brytande* columns, by place in sheet and row."""
    bredder = [(ark.bredd(plats) * WIDER_THAN_A_REPORTS, nr) for plats, nr in brytande]
    for nummer, rad in zip(plan.rader, rader, strict=True):
        mest = max((lines(str(rad[nr] or ""), bredd) for bredd, nr in bredder if bredd), default=1)
        if mest > 1 and nummer not in plan.gamla:
            ark.satt_hojd(nummer, row_height(mest))


def _prova_form(form: Tabellform, kolumner: Sequence[str], data: Omrade) -> None:
    for rubrik, plats in zip(kolumner, form.nummer(kolumner), strict=True):
        if plats in form.formler:
            raise Paketfel(
                f"Kolumnen «{rubrik}» i tabellen {form.namn} på bladet {form.blad} räknas ut med en formel, men ska "
                "fyllas med inlästa värden. Ta bort formeln ur kolumnen, eller lägg den i en egen kolumn."
            )
    if form.summarader and data != form.data:
        raise Paketfel(
            f"Tabellen {form.namn} på bladet {form.blad} har en summarad, som skulle behöva flyttas från den cell som "
            "andra formler kan hänvisa till. Ta bort summaraden (Tabelldesign > Summarad) och försök igen."
        )
    if data.sista_rad > _LAST_ROW:
        raise Paketfel(f"Tabellen {form.namn} skulle få fler rader än ett blad i Excel rymmer. Läs in färre rader.")


def _prova_plats(paket: Paket, form: Tabellform, ark: Ark, data: Omrade) -> None:
    """Refuse to grow over anything: cells with content, merged cells, other tables, array formulas."""
    vaxt = data._replace(rad=form.data.sista_rad + 1)
    for vad, plats in _hinder(paket, form, ark, vaxt if vaxt.rad <= vaxt.sista_rad else None, data):
        raise Paketfel(
            f"Tabellen {form.namn} på bladet {form.blad} behöver raderna {data.rad}–{data.sista_rad}, men {vad} i "
            f"{form.blad}!{plats} står i vägen. Flytta det åt sidan eller till ett annat blad och försök igen."
        )


def _hinder(paket: Paket, form: Tabellform, ark: Ark, vaxt: Omrade | None, data: Omrade) -> Iterator[tuple[str, str]]:
    hela = data._replace(sista_rad=max(data.sista_rad, form.data.sista_rad))
    for sammanslagen in ark.rot.iter(qn("mergeCell")):
        if omrade(sammanslagen.get("ref", "")).traffar(hela):
            yield "de sammanslagna cellerna", sammanslagen.get("ref", "")
    for formel in ark.rot.iter(qn("f")):
        ref = formel.get("ref", "")
        if formel.get("t") in {"array", "dataTable"} and ":" in ref and omrade(ref).traffar(hela):
            yield "matrisformeln", ref
    if vaxt is not None:
        yield from _hinder_under(paket, form, ark, vaxt)


def _hinder_under(paket: Paket, form: Tabellform, ark: Ark, vaxt: Omrade) -> Iterator[tuple[str, str]]:
    for annan in tabeller(paket):
        if annan.blad == form.blad and annan.del_ != form.del_ and omrade(annan.ref).traffar(vaxt):
            yield f"tabellen {annan.namn}", annan.ref
    for rad, kolumn, _ in ark.innehall(vaxt):
        yield "innehållet", ooxml.cell(rad, kolumn)
    for rad, kolumn in kommentarer(paket, form.blad):
        if vaxt.traffar(Omrade(rad, kolumn, rad, kolumn)):
            yield "kommentaren", ooxml.cell(rad, kolumn)


@dataclass(frozen=True, slots=True)
class Kvarrad:
    """A row that is not among the new ones, with what hangs on it: its first cell, which row it was, and what."""

    plats: str
    nyckel: str
    hanger: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Kolumn:
    """What a column of the table has in common from row to row: look, and formula as it reads in the first row."""

    plats: int
    stil: str | None
    formel: str = ""
    matris: bool = False


class _Fyllning:
    """One filling under way: the sheet, the columns that get values, and those that are a person's own."""

    def __init__(
        self, paket: Paket, form: Tabellform, ark: Ark, kolumner: tuple[str, ...], nyckel: tuple[str, ...]
    ) -> None:
        self._paket, self._form, self._ark = paket, form, ark
        self._noll = dag_noll(paket)
        self._rubriker, self._nyckel = kolumner, nyckel
        self._platser = form.nummer(kolumner)
        self._nyckelplatser = form.nummer(nyckel)
        self._stil = Tabellstil(paket, form, ark)
        self._kolumner = tuple(self._kolumn(plats) for plats in form.kolumner.values())
        self._kvarrader: Mapping[int, Mapping[int, Cellvarde]] = {}
        self.kvar: tuple[Kvarrad, ...] = ()

    def planera(
        self, rader: Sequence[Sequence[Cellvarde]], utan_rad: Mapping[str, Cellvarde] | None, harledda: Sequence[int]
    ) -> Radplan:
        """Find each row its place, and the rows that stay without being among the new ones.

        Raises:
            Paketfel: something hangs on a row that is gone.

        """
        data = self._form.data
        nya = [self._ny_nyckel(rad) for rad in rader]
        rutor = range(data.rad, data.sista_rad + 1)
        gamla = med_harledda({rad: self._gammal_nyckel(rad) for rad in rutor}, nya, harledda)
        borta = bortfallna(gamla, nya)
        tomma = {rad for rad, nyckel in gamla.items() if nyckel is None}
        hanger = self._hanger(borta | tomma) if len(tomma) < len(gamla) else {}
        losa = {rad: allt for rad, allt in hanger.items() if rad in borta}
        if utan_rad is None or not {gamla[rad] for rad in losa}.isdisjoint(nya):
            fasta = {rad: harda for rad, allt in losa.items() if (harda := [ett for ett in allt if not ett.bredvid])}
            if fasta:
                raise Paketfel(self._utan_rader(fasta, gamla))
            tillbaka: Mapping[int, list[Hangande]] = {}
        else:
            tillbaka = losa
        sagda = losa if utan_rad is None else tillbaka
        self.kvar = tuple(self._kvarrad(rad, gamla[rad], allt) for rad, allt in sagda.items())
        utan = dict(zip(self._form.nummer(tuple(utan_rad or ())), (utan_rad or {}).values(), strict=True))
        tom: Mapping[int, Cellvarde] = dict.fromkeys(self._platser)
        self._kvarrader = {rad: utan if rad in tillbaka else tom for rad in hanger}
        plan = radplan(gamla, nya, upptagna=frozenset(hanger), forsta=data.rad)
        return replace(plan, sista=max(plan.sista, *hanger)) if hanger else plan

    def skriv(self, rader: Sequence[Sequence[Cellvarde]], plan: Radplan, data: Omrade) -> None:
        """Write the rows where they belong, and clear the others."""
        nya = {
            nummer: dict(zip(self._platser, rad, strict=True)) for nummer, rad in zip(plan.rader, rader, strict=True)
        }
        for nummer in range(data.rad, data.sista_rad + 1):
            if nummer in plan.gamla:
                celler = self._behallen(nummer, nya[nummer])
            elif nummer in self._kvarrader:
                celler = self._behallen(nummer, self._kvarrader[nummer])
            else:
                celler = {ett.plats: self._cell(ett, nummer, nya.get(nummer, {})) for ett in self._kolumner}
            self._ark.satt_rad(nummer, data, celler)
        for nummer in range(data.sista_rad + 1, self._form.data.sista_rad + 1):
            self._ark.satt_rad(nummer, data, {})

    def _kolumn(self, plats: int) -> _Kolumn:
        stil = self._stil.vanlig[plats]
        if plats in self._platser:
            return _Kolumn(plats, stil)
        forsta = self._ark.formler.get((self._form.data.rad, plats), "")
        text = self._form.formler.get(plats, "")
        if text and flytta(text, 1, 1) == text:
            return _Kolumn(plats, stil, text)
        if forsta and (text or self._genomgaende(plats, forsta)):
            return _Kolumn(plats, stil, forsta, matris=self._ar_matris(plats))
        return _Kolumn(plats, stil)

    def _genomgaende(self, plats: int, forsta: str) -> bool:
        data = self._form.data
        return all(
            _samma(self._ark.formler.get((rad, plats), ""), flytta(forsta, rad - data.rad, 0))
            for rad in range(data.rad, data.sista_rad + 1)
        )

    def _ar_matris(self, plats: int) -> bool:
        cell = self._ark.cell(self._form.data.rad, plats)
        formel = None if cell is None else barnet(cell, "f")
        return formel is not None and formel.get("t") == "array"

    def _cell(self, kolumn: _Kolumn, nummer: int, varden: Mapping[int, Cellvarde]) -> Element:
        """A cell of a row that is new, or empty."""
        cell = self._med_stil(nummer, kolumn.plats, kolumn.stil)
        if kolumn.formel:
            formel = etree.SubElement(cell, qn("f"))
            formel.text = flytta(kolumn.formel, nummer - self._form.data.rad, 0)
            if kolumn.matris:
                formel.attrib.update({"t": "array", "ref": ooxml.cell(nummer, kolumn.plats)})
        else:
            skriv_varde(cell, varden.get(kolumn.plats), self._noll)
        return cell

    def _behallen(self, nummer: int, varden: Mapping[int, Cellvarde]) -> dict[int, Element]:
        """The cells of a row that is there already: those that say the same stay as they are, the others get values."""
        celler = {ett.plats: cell for ett in self._kolumner if (cell := self._ark.cell(nummer, ett.plats)) is not None}
        andrad = False
        for plats, varde in varden.items():
            ny = self._med_stil(nummer, plats, self._ark.grundstil(nummer, plats))
            skriv_varde(ny, varde, self._noll)
            if not lika_celler(celler.get(plats), ny, self._paket):
                celler[plats], andrad = ny, True
        return celler if not andrad else {plats: _oraknad(cell) for plats, cell in celler.items()}

    def _med_stil(self, nummer: int, plats: int, stil: str | None) -> Element:
        cell = etree.Element(qn("c"), r=ooxml.cell(nummer, plats))
        if stil:
            cell.set("s", stil)
        return cell

    def _hanger(self, rader: Collection[int]) -> dict[int, list[Hangande]]:
        """What hangs on each of the rows; where nothing tells rows apart, only a person's own cells are theirs."""
        if not rader:
            return {}
        allt = hangande(self._paket, self._form, self._ark, self._stil, self._ar_egen) if self._nyckel else ()
        hanger: dict[int, list[Hangande]] = {}
        for ett in (*self._egna(), *allt):
            if ett.rad in rader:
                hanger.setdefault(ett.rad, []).append(ett)
        return hanger

    def _egna(self) -> Iterator[Hangande]:
        """Where a person has typed something that no column formula says."""
        rubriker = {plats: rubrik for rubrik, plats in self._form.kolumner.items()}
        for rad, plats, _ in self._ark.innehall(self._form.data):
            if self._ar_egen(rad, plats):
                adress = f"{self._form.blad}!{ooxml.cell(rad, plats)}"
                yield Hangande(rad, f"cellen {adress} i kolumnen «{rubriker[plats]}»")

    def _ar_egen(self, rad: int, plats: int) -> bool:
        if plats in self._platser or not self._ark.har_innehall(rad, plats):
            return False
        kolumn = next(ett for ett in self._kolumner if ett.plats == plats)
        formel = self._ark.formler.get((rad, plats), "")
        return not (kolumn.formel and _samma(formel, flytta(kolumn.formel, rad - self._form.data.rad, 0)))

    def _ny_nyckel(self, rad: Sequence[Cellvarde]) -> Nyckel | None:
        varden = dict(zip(self._rubriker, rad, strict=True))
        return tuple(lika_som_i_cell(varden[rubrik], self._noll) for rubrik in self._nyckel) or None

    def _gammal_nyckel(self, rad: int) -> Nyckel | None:
        """The key of a row as it stands; None when nothing of ours stands in it."""
        if not any(self._ark.har_innehall(rad, plats) for plats in self._platser):
            return None
        return (
            tuple(jamforbart(self._ark.cell(rad, plats), self._paket) for plats in self._nyckelplatser) or _UTAN_NYCKEL
        )

    def _kvarrad(self, rad: int, nyckel: Nyckel | None, allt: Sequence[Hangande]) -> Kvarrad:
        plats = f"{self._form.blad}!{ooxml.cell(rad, self._form.data.kolumn)}"
        return Kvarrad(plats, self._vilken(nyckel), tuple(dict.fromkeys(ett.vad for ett in allt)))

    def _vilken(self, nyckel: Nyckel | None) -> str:
        """The key as it shows in the table."""
        delar = zip(self._nyckel, self._nyckelplatser, nyckel or (), strict=False)
        return ", ".join(
            f"{namn} {self._stil.visat(plats, varde, self._noll)}" for namn, plats, varde in delar if varde
        )

    def _utan_rader(self, fasta: Mapping[int, Sequence[Hangande]], gamla: Mapping[int, Nyckel | None]) -> str:
        allt = [*dict.fromkeys(ett.vad for rad in fasta.values() for ett in rad)]
        fler = f" och {len(allt) - _MOST_NAMED} till" if len(allt) > _MOST_NAMED else ""
        namnda = ", ".join(allt[:_MOST_NAMED])
        vilka = "; ".join(dict.fromkeys(self._vilken(gamla[rad]) or "raderna skrivs om" for rad in fasta))
        return (
            f"{namnda[0].upper()}{namnda[1:]}{fler} skulle förlora sin rad ({vilka}): den finns inte, eller finns "
            f"flera gånger, bland de nya raderna i tabellen {self._form.namn}. Flytta innehållet till ett annat blad, "
            "låt formler söka efter raden i stället för att peka på den, eller töm cellen, och försök igen."
        )


def _oraknad(cell: Element) -> Element:
    """A formula cell without its value, which what it reads has outdated; any other cell as it is."""
    varde = barnet(cell, "v")
    if barnet(cell, "f") is not None and varde is not None:
        cell.remove(varde)
        cell.attrib.pop("t", "")
    return cell


def _samma(en: str, annan: str) -> bool:
    return bool(en) and jamforbar(en) == jamforbar(annan)
