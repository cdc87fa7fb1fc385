"""A workbook file edited as people edit it in Excel: notes, comments, colours, own formulas and names, sorting."""

from __future__ import annotations

from copy import deepcopy
from datetime import date
from typing import TYPE_CHECKING

from lxml import etree

from finsam_xl.arbetsbok.andra.ark import Ark
from finsam_xl.arbetsbok.andra.cellvarde import jamforbart
from finsam_xl.arbetsbok.andra.satt_celler import satt_celler
from finsam_xl.arbetsbok.bok import Bok
from finsam_xl.arbetsbok.lasa.hangande import kommentarer
from finsam_xl.arbetsbok.lasa.innehall import arbetsboksdel, blad, del_av_slag, hitta_blad, stildel
from finsam_xl.arbetsbok.lasa.plats import syftar_pa
from finsam_xl.arbetsbok.lasa.rutnat import rutor
from finsam_xl.arbetsbok.lasa.stilar import las_stilar
from finsam_xl.arbetsbok.lasa.tabellform import las_tabellform, satt_data
from finsam_xl.arbetsbok.lasa.talform import ar_datum
from finsam_xl.arbetsbok.opc import ooxml
from finsam_xl.arbetsbok.opc.ooxml import OFFICE, Omrade, cell, infoga, position, qn
from finsam_xl.arbetsbok.opc.paket import Paket
from finsam_xl.arbetsbok.opc.relationer import Innehallstyper, Relationer, ledig_del
from finsam_xl.arbetsbok.ympa.namnympning import ARBETSBOK

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from finsam_xl.arbetsbok.andra.cellvarde import Cellvarde
    from finsam_xl.arbetsbok.lasa.tabellform import Tabellform
    from finsam_xl.arbetsbok.opc.ooxml import Element

__all__ = [
    "farga",
    "filtrera",
    "fyllnad",
    "fyllningar",
    "kommentarscell",
    "kommentera",
    "lagg_till",
    "med_namn",
    "med_val",
    "nytt_blad",
    "rad_med",
    "skriv",
    "skriv_formel",
    "som_1904",
    "sortera",
    "tabellform",
]

_TYP = "application/vnd.openxmlformats-officedocument.spreadsheetml."
_DAY = "yyyy-mm-dd"
_DAYS_BETWEEN = 1462
_EMPTY = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData/></worksheet>'


def tabellform(data: bytes, tabell: str) -> Tabellform:
    """The form of a table as it now stands."""
    return las_tabellform(Paket.oppna(data), tabell)


def rad_med(data: bytes, tabell: str, **nyckel: str) -> int:
    """The sheet row of the only row that says this: `rad_med(data, "Saldo", Konto="1930")`; a day is its number.

    Raises:
        LookupError: there is none, or several.

    """
    paket = Paket.oppna(data)
    form = las_tabellform(paket, tabell)
    ark = Ark(paket.rot(hitta_blad(paket, form.blad).del_))
    rader = [
        rad
        for rad in range(form.data.rad, form.data.sista_rad + 1)
        if all(jamforbart(ark.cell(rad, form.kolumner[rubrik]), paket) == text for rubrik, text in nyckel.items())
    ]
    if len(rader) != 1:
        raise LookupError(f"{tabell} {nyckel}: {rader}")
    return rader[0]


def skriv(data: bytes, blad: str, varden: Mapping[str, Cellvarde], talformat: str = "") -> bytes:
    """Values typed in cells, by address; a day is shown as a day, and all of them as *talformat* says, if it does."""
    paket = Paket.oppna(data)
    celler = {position(adress): varde for adress, varde in varden.items()}
    former = {plats: talformat or _DAY for plats, varde in celler.items() if talformat or isinstance(varde, date)}
    satt_celler(paket, blad, celler, former)
    return paket.skriv()


def lagg_till(data: bytes, tabell: str, *rader: Sequence[Cellvarde]) -> bytes:
    """Rows typed from the first free row of the table, which grows with them."""
    paket = Paket.oppna(data)
    form = las_tabellform(paket, tabell)
    ark = Ark(paket.rot(hitta_blad(paket, form.blad).del_))
    tom = not jamforbart(ark.cell(form.data.rad, form.data.kolumn), paket)
    borja = form.data.rad if tom else form.data.sista_rad + 1
    ny = form.data._replace(sista_rad=borja + len(rader) - 1)
    paket.satt(form.del_, satt_data(paket.rot(form.del_), form, ny))
    celler = {
        ooxml.cell(nr, kolumn): varde
        for nr, rad in enumerate(rader, start=borja)
        for kolumn, varde in enumerate(rad, start=form.data.kolumn)
    }
    return skriv(paket.skriv(), form.blad, celler)


def med_val(data: bytes, grunddata: Mapping[str, Cellvarde], tabeller: Mapping[str, Mapping[str, Cellvarde]]) -> bytes:
    """The book with those values in Grunddata by name, and those cells of Tabeller by the table's id in ÅR."""
    for namn, varde in grunddata.items():
        plats = syftar_pa(Bok(data).bokens_namn[namn])
        assert plats is not None
        data = skriv(data, plats.blad, {cell(plats.rad, plats.kolumn): varde})
    kolumner = tabellform(data, "Tabeller").kolumner
    for tabell, celler in tabeller.items():
        rad = rad_med(data, "Tabeller", Rapport="ÅR", Tabell=tabell)
        data = skriv(data, "Tabeller", {cell(rad, kolumner[rubrik]): varde for rubrik, varde in celler.items()})
    return data


def skriv_formel(data: bytes, blad: str, adress: str, formel: str) -> bytes:
    """A formula (without `=`) typed in a cell."""

    def andra(ark: Ark) -> None:
        rad, kolumn = position(adress)
        cell = etree.Element(qn("c"), r=adress)
        if stil := ark.grundstil(rad, kolumn):
            cell.set("s", stil)
        etree.SubElement(cell, qn("f")).text = formel
        ark.satt_rad(rad, Omrade(rad, kolumn, rad, kolumn), {kolumn: cell})

    return _andrad(data, blad, andra)


def _andrad(data: bytes, blad: str, andra: Callable[[Ark], None]) -> bytes:
    paket = Paket.oppna(data)
    del_ = hitta_blad(paket, blad).del_
    ark = Ark(paket.rot(del_))
    andra(ark)
    paket.satt(del_, ark.skriv())
    return paket.skriv()


def farga(data: bytes, blad: str, adress: str, rgb: str = "FFFFC000") -> bytes:
    """A cell given a fill, all else of its look kept."""
    paket = Paket.oppna(data)
    del_ = hitta_blad(paket, blad).del_
    ark, (rad, kolumn) = Ark(paket.rot(del_)), position(adress)
    gammal = ark.cell(rad, kolumn)
    cell = etree.Element(qn("c")) if gammal is None else deepcopy(gammal)
    cell.set("s", str(_med_fyllning(paket, int(ark.grundstil(rad, kolumn) or "0"), rgb)))
    ark.satt_rad(rad, Omrade(rad, kolumn, rad, kolumn), {kolumn: cell})
    paket.satt(del_, ark.skriv())
    return paket.skriv()


def _med_fyllning(paket: Paket, stil: int, rgb: str) -> int:
    del_ = stildel(paket)
    rot = paket.rot(del_)
    (fyllningar,), (format_,) = rot.findall(qn("fills")), rot.findall(qn("cellXfs"))
    fyllning = etree.SubElement(etree.SubElement(fyllningar, qn("fill")), qn("patternFill"), patternType="solid")
    etree.SubElement(fyllning, qn("fgColor"), rgb=rgb)
    nytt = deepcopy(format_[stil])
    nytt.attrib.update({"fillId": str(len(fyllningar) - 1), "applyFill": "1"})
    format_.append(nytt)
    for lada in (fyllningar, format_):
        lada.set("count", str(len(lada)))
    paket.satt(del_, ooxml.skriv(rot))
    return len(format_) - 1


def fyllnad(data: bytes, blad: str, adress: str) -> str:
    """The colour of a cell's fill, "" when it has none."""
    paket = Paket.oppna(data)
    stil = Ark(paket.rot(hitta_blad(paket, blad).del_)).grundstil(*position(adress))
    return fyllningar(paket)[int(stil or "0")]


def fyllningar(paket: Paket) -> list[str]:
    """The colour of the fill of each cell format, "" where there is none."""
    rot = paket.rot(stildel(paket))
    (fyllda,), (format_,) = rot.findall(qn("fills")), rot.findall(qn("cellXfs"))
    farger = [next((farg.get("rgb", "") for farg in ett.iter(qn("fgColor"))), "") for ett in fyllda]
    return [farger[int(ett.get("fillId", "0"))] for ett in format_]


def kommentera(data: bytes, blad: str, adress: str, text: str) -> bytes:
    """A comment on a cell."""
    paket = Paket.oppna(data)
    del_ = hitta_blad(paket, blad).del_
    finns = del_av_slag(paket, del_, "comments")
    kommentarsdel = finns[0] if finns else _ny_kommentarsdel(paket, del_)
    rot = paket.rot(kommentarsdel)
    (lista,) = rot.findall(qn("commentList"))
    ny = etree.SubElement(lista, qn("comment"), ref=adress, authorId="0")
    etree.SubElement(etree.SubElement(ny, qn("text")), qn("t")).text = text
    paket.satt(kommentarsdel, ooxml.skriv(rot))
    return paket.skriv()


def _ny_kommentarsdel(paket: Paket, del_: str) -> str:
    ny, typer, bladets = ledig_del(paket, "xl/comments1.xml"), Innehallstyper(paket), Relationer(paket, del_)
    rot = etree.Element(qn("comments"))
    etree.SubElement(etree.SubElement(rot, qn("authors")), qn("author")).text = "Kansliet"
    etree.SubElement(rot, qn("commentList"))
    paket.satt(ny, ooxml.skriv(rot))
    typer.satt(ny, f"{_TYP}comments+xml")
    typer.spara()
    bladets.lagg_till(f"{OFFICE}/comments", ny)
    bladets.spara()
    return ny


def kommentarscell(data: bytes, blad: str) -> list[str]:
    """The addresses of a sheet's comments."""
    return [ooxml.cell(*plats) for plats in kommentarer(Paket.oppna(data), blad)]


def med_namn(data: bytes, namn: str, syftar: str) -> bytes:
    """A defined name of the whole workbook."""
    paket = Paket.oppna(data)
    del_ = arbetsboksdel(paket)
    rot = paket.rot(del_)
    lada = rot.find(qn("definedNames"))
    if lada is None:
        lada = etree.Element(qn("definedNames"))
        infoga(rot, lada, ARBETSBOK)
    etree.SubElement(lada, qn("definedName"), name=namn).text = syftar
    paket.satt(del_, ooxml.skriv(rot))
    return paket.skriv()


def nytt_blad(data: bytes, namn: str) -> bytes:
    """A new, empty sheet last."""
    paket = Paket.oppna(data)
    del_, typer, bok = ledig_del(paket, "xl/worksheets/sheet1.xml"), Innehallstyper(paket), arbetsboksdel(paket)
    paket.satt(del_, _EMPTY.encode())
    typer.satt(del_, f"{_TYP}worksheet+xml")
    typer.spara()
    bokens = Relationer(paket, bok)
    rel_id = bokens.lagg_till(f"{OFFICE}/worksheet", del_)
    bokens.spara()
    rot = paket.rot(bok)
    (flikar,) = rot.findall(qn("sheets"))
    nummer = max(int(flik.get("sheetId", "0")) for flik in flikar) + 1
    etree.SubElement(flikar, qn("sheet"), {"name": namn, "sheetId": str(nummer), ooxml.REL: rel_id})
    paket.satt(bok, ooxml.skriv(rot))
    return paket.skriv()


def sortera(data: bytes, tabell: str, rubrik: str, *, fallande: bool = False) -> bytes:
    """The table's rows sorted as Excel sorts them: its cells with their looks and comments, nothing beside them."""
    paket = Paket.oppna(data)
    form = las_tabellform(paket, tabell)
    del_ = hitta_blad(paket, form.blad).del_
    ark = Ark(paket.rot(del_))
    rader = list(range(form.data.rad, form.data.sista_rad + 1))

    def ordning(rad: int) -> tuple[bool, float, str]:
        text = jamforbart(ark.cell(rad, form.kolumner[rubrik]), paket)
        tal = float(text) if text.lstrip("-").replace(".", "", 1).isdigit() else float("inf")
        return not text, -tal if fallande else tal, text

    ny_plats = dict(zip(sorted(rader, key=ordning), rader, strict=True))
    celler = {rad: _radens(ark, form, rad) for rad in rader}
    for rad, till in ny_plats.items():
        ark.satt_rad(till, form.data, celler[rad])
    paket.satt(del_, ark.skriv())
    for kommentarsdel in del_av_slag(paket, del_, "comments"):
        rot = paket.rot(kommentarsdel)
        for ett in rot.iter(qn("comment")):
            rad, kolumn = position(ett.get("ref", ""))
            if form.data.kolumn <= kolumn <= form.data.sista_kolumn:
                ett.set("ref", ooxml.cell(ny_plats.get(rad, rad), kolumn))
        paket.satt(kommentarsdel, ooxml.skriv(rot))
    return paket.skriv()


def _radens(ark: Ark, form: Tabellform, rad: int) -> dict[int, Element]:
    return {plats: cell for plats in form.kolumner.values() if (cell := ark.cell(rad, plats)) is not None}


def som_1904(data: bytes) -> bytes:
    """The same workbook as an old Mac has it: every day counted from 1904."""
    paket = Paket.oppna(data)
    stilar = las_stilar(paket.rot(stildel(paket)))
    for ett in blad(paket):
        rot = paket.rot(ett.del_)
        for ruta in rutor(rot):
            varde = ruta.element.find(qn("v"))
            dag = ruta.element.get("t", "n") == "n" and ar_datum(stilar.talform(int(ruta.element.get("s", "0"))))
            if dag and varde is not None and varde.text:
                varde.text = str(int(float(varde.text)) - _DAYS_BETWEEN)
        paket.satt(ett.del_, ooxml.skriv(rot))
    bok = arbetsboksdel(paket)
    rot = paket.rot(bok)
    for egenskaper in rot.findall(qn("workbookPr")):
        egenskaper.set("date1904", "1")
    paket.satt(bok, ooxml.skriv(rot))
    return paket.skriv()


def filtrera(data: bytes, tabell: str, rubrik: str, text: str) -> bytes:
    """The table filtered to the rows that say *text* in a column: the others are hidden."""
    paket = Paket.oppna(data)
    form = las_tabellform(paket, tabell)
    del_ = hitta_blad(paket, form.blad).del_
    rot, tabellrot = paket.rot(del_), paket.rot(form.del_)
    ark = Ark(rot)
    for rad in range(form.data.rad, form.data.sista_rad + 1):
        if jamforbart(ark.cell(rad, form.kolumner[rubrik]), paket) != text:
            for element in rot.iter(qn("row")):
                if element.get("r") == str(rad):
                    element.set("hidden", "1")
    for filter_ in tabellrot.findall(qn("autoFilter")):
        kolumn = etree.SubElement(filter_, qn("filterColumn"), colId=str(form.kolumner[rubrik] - form.data.kolumn))
        etree.SubElement(etree.SubElement(kolumn, qn("filters")), qn("filter"), val=text)
    paket.satt(form.del_, ooxml.skriv(tabellrot))
    paket.satt(del_, ooxml.skriv(rot))
    return paket.skriv()
