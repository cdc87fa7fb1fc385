"""The sheet *Verifikationer*: one Excel table with every posting of the imported files, written anew by each import.

A hundred thousand rows are written as text: building them as a tree would take gigabytes. Styles are those of the
book's own Importlogg, so the sheet looks as the book does, whatever a person has made of its styles.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from decimal import Decimal
from itertools import count
from typing import TYPE_CHECKING, Any, Final

from lxml import etree

from finsam_xl.arbetsbok.andra.ark import Ark
from finsam_xl.arbetsbok.andra.cellvarde import dag_noll, taltext
from finsam_xl.arbetsbok.bok import Bok
from finsam_xl.arbetsbok.lasa.innehall import arbetsboksdel, blad, definierade_namn, hitta_blad, tabeller
from finsam_xl.arbetsbok.lasa.tabellform import las_tabellform
from finsam_xl.arbetsbok.opc import ooxml
from finsam_xl.arbetsbok.opc.ooxml import MAIN, OFFICE, REL, koda, qn
from finsam_xl.arbetsbok.opc.paket import Paketfel, oskadad
from finsam_xl.arbetsbok.opc.relationer import Innehallstyper, Relationer, ledig_del, relationer, relationsdel
from finsam_xl.arbetsbok.skriva.xmltext import escape, quoteattr
from finsam_xl.arbetsbok.ympa.delkopia import stada
from finsam_xl.inlasning.sieverifikationer import VERIFIKATIONER
from finsam_xl.inputs.schema import Typ
from finsam_xl.kolumn import kolumnbokstaver

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from finsam_xl.arbetsbok.lasa.innehall import Blad
    from finsam_xl.arbetsbok.opc.paket import Paket
    from finsam_xl.inlasning.sieverifikationer import Rad

__all__ = ["RUBRIKRAD", "annat_innehall", "las_verifikationer", "satt_verifikationer"]

RUBRIKRAD: Final = 4
STORSTA_BLAD: Final = 140_000_000
"""The largest sheet in bytes: a part over 150 MB is refused when the book is opened again."""
SISTA_RAD: Final = 454_000
"""The last row: Excel holds 1 048 576, but the book's own input is read from sheets of at most five million cells."""
_TYP = "application/vnd.openxmlformats-officedocument.spreadsheetml."
_STILKALLA: Final[Mapping[Typ, str]] = {Typ.DATUM: "Period", Typ.BELOPP: "Summa UB", Typ.HELTAL: "Antal konton"}
_TEXTKALLA: Final = "Fil"
_KODNAMN = re.compile(rb'codeName="([^"]*)"')
_HUVUD: Final = 4096
_ANTAL = len(VERIFIKATIONER.kolumner)
_SISTA = kolumnbokstaver(_ANTAL)


def las_verifikationer(bok: Bok) -> list[Rad]:
    """The postings that the book holds now, without its headings."""
    return [tuple(map(_varde, rad[:_ANTAL])) for rad in bok.rader(VERIFIKATIONER.blad)[RUBRIKRAD:]]


def _varde(last: Any) -> Any:
    """A cell as it was written: an empty one is None, and a whole number is not a float."""
    return int(last) if isinstance(last, float) and last.is_integer() else None if last == "" else last


def annat_innehall(bok: Bok) -> list[str]:
    """The cells, or notes and pictures, of the sheet that an import did not write and a new one would remove."""
    rader = bok.rader(VERIFIKATIONER.blad)
    rubriker = [kolumn.namn for kolumn in VERIFIKATIONER.kolumner]
    if not rader:
        return []
    eget = [] if len(rader) >= RUBRIKRAD and rader[RUBRIKRAD - 1][:_ANTAL] == rubriker else [f"A{RUBRIKRAD}"]
    eget += [f"{kolumnbokstaver(kol)}{nr}" for nr, kol in _utanfor(rader)]
    hanger = relationer(bok.paket, hitta_blad(bok.paket, VERIFIKATIONER.blad).del_)
    return eget + [f"({relation.slag})" for relation in hanger if relation.slag not in {"table", "printerSettings"}]


def _utanfor(rader: Sequence[Sequence[object]]) -> Iterator[tuple[int, int]]:
    for nr, rad in enumerate(rader, start=1):
        for kol, varde in enumerate(rad, start=1):
            if varde not in {None, ""} and (kol > _ANTAL or (nr < RUBRIKRAD and kol > 1)):
                yield nr, kol


@oskadad
def satt_verifikationer(bok: Bok, rader: Sequence[Rad]) -> tuple[Bok, int]:
    """Return the workbook with *rader* on its sheet Verifikationer, and how many of them there was room for.

    Raises:
        Paketfel: the workbook is refused, or the table's name is taken by something else in it.

    """
    paket = bok.att_andra()
    typer = Innehallstyper(paket)
    finns = next((ett for ett in blad(paket) if ett.namn.casefold() == VERIFIKATIONER.blad.casefold()), None)
    _prova_namn(paket, finns)
    del_ = _rensad(paket, finns, typer) if finns else ledig_del(paket, "xl/worksheets/sheet1.xml")
    kod = _kodnamn(paket.las(del_)) if finns else b""
    tabelldel = ledig_del(paket, "xl/tables/table1.xml")
    bladrelationer = Relationer(paket, del_)
    rel_id = bladrelationer.lagg_till(f"{OFFICE}/table", tabelldel)
    ark, antal = _ark(paket, rader, rel_id, kod)
    paket.satt(del_, ark)
    paket.satt(tabelldel, _tabell(paket, antal))
    bladrelationer.spara()
    typer.satt(del_, f"{_TYP}worksheet+xml")
    typer.satt(tabelldel, f"{_TYP}table+xml")
    if finns is None:
        _ny_flik(paket, del_)
    typer.spara()
    return Bok.av(paket), antal


def _prova_namn(paket: Paket, finns: Blad | None) -> None:
    namn = VERIFIKATIONER.namn.casefold()
    upptaget = [tabell.blad for tabell in tabeller(paket) if tabell.namn.casefold() == namn]
    vart = finns is not None and upptaget == [finns.namn]
    if not vart and (upptaget or finns or any(ett.namn.casefold() == namn for ett in definierade_namn(paket))):
        raise Paketfel(
            f"Boken har redan något som heter {VERIFIKATIONER.namn} men som inte är inläsningens blad. Byt namn på "
            "bladet, tabellen eller det definierade namnet och läs in igen."
        )


def _rensad(paket: Paket, finns: Blad, typer: Innehallstyper) -> str:
    losa = {relation.mal for relation in relationer(paket, finns.del_) if not relation.extern}
    paket.ta_bort(relationsdel(finns.del_))
    stada(paket, losa, typer)
    return finns.del_


def _kodnamn(ark: bytes) -> bytes:
    """The name by which a macro project knows the sheet."""
    traff = _KODNAMN.search(ark[:_HUVUD])
    return b' codeName="%s"' % traff[1] if traff else b""


def _ny_flik(paket: Paket, del_: str) -> None:
    bok = arbetsboksdel(paket)
    rot = paket.rot(bok)
    bokrelationer = Relationer(paket, bok)
    flikar = rot.findall(f"{qn('sheets')}/{qn('sheet')}")
    nummer = max(int(flik.get("sheetId", "0")) for flik in flikar) + 1
    attribut = {"name": VERIFIKATIONER.blad, "sheetId": str(nummer)}
    flik = etree.Element(qn("sheet"), attribut, nsmap={"r": OFFICE})
    flik.set(REL, bokrelationer.lagg_till(f"{OFFICE}/worksheet", del_))
    flikar[-1].addnext(flik)
    paket.satt(bok, ooxml.skriv(rot))
    bokrelationer.spara()


def _tabell(paket: Paket, antal: int) -> bytes:
    upptagna = {paket.tolkad(tabell.del_, _tabellnummer) for tabell in tabeller(paket)}
    ledigt = next(nummer for nummer in count(1) if nummer not in upptagna)
    ref = f"A{RUBRIKRAD}:{_SISTA}{RUBRIKRAD + max(antal, 1)}"
    kolumner = "".join(
        f'<tableColumn id="{nr}" name={quoteattr(kolumn.namn)}/>'
        for nr, kolumn in enumerate(VERIFIKATIONER.kolumner, start=1)
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<table xmlns="{MAIN}" id="{ledigt}" '
        f'name="{VERIFIKATIONER.namn}" displayName="{VERIFIKATIONER.namn}" ref="{ref}"><autoFilter ref="{ref}"/>'
        f'<tableColumns count="{_ANTAL}">{kolumner}</tableColumns>'
        '<tableStyleInfo name="TableStyleLight1" showRowStripes="1"/></table>'
    ).encode()


def _tabellnummer(rot: ooxml.Element) -> int:
    return int(rot.get("id", "0"))


class _Stilar:
    """Style numbers by kind of value, as the book's Importlogg has them."""

    def __init__(self, paket: Paket) -> None:
        form = las_tabellform(paket, "Importlogg")
        ark = Ark(paket.rot(hitta_blad(paket, form.blad).del_))
        rad = form.data.rad
        self.titel, self.hjalp = ark.grundstil(1, 1), ark.grundstil(2, 1)
        self.rubrik = ark.grundstil(rad - 1, form.data.kolumn)
        kallor = [_STILKALLA.get(kolumn.typ, _TEXTKALLA) for kolumn in VERIFIKATIONER.kolumner]
        self.kolumner = [ark.grundstil(rad, plats) for plats in form.nummer(kallor)]


def _ark(paket: Paket, rader: Sequence[Rad], rel_id: str, kod: bytes) -> tuple[bytes, int]:
    stilar, noll = _Stilar(paket), dag_noll(paket)
    bredder = "".join(
        f'<col min="{nr}" max="{nr}" width="{kolumn.bredd}" customWidth="1"/>'
        for nr, kolumn in enumerate(VERIFIKATIONER.kolumner, start=1)
    )
    rubriker = "".join(
        _cell(f"{kolumnbokstaver(nr)}{RUBRIKRAD}", stilar.rubrik, kolumn.namn, noll)
        for nr, kolumn in enumerate(VERIFIKATIONER.kolumner, start=1)
    )
    skrivna, antal = _rader(rader, stilar, noll)
    huvud = (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="{MAIN}" xmlns:r="{OFFICE}">'
        f'<sheetPr{kod.decode()}><pageSetUpPr fitToPage="1"/></sheetPr>'
        f'<dimension ref="A1:{_SISTA}{RUBRIKRAD + max(antal, 1)}"/><sheetViews>'
        f'<sheetView showGridLines="0" workbookViewId="0"><pane ySplit="{RUBRIKRAD}" topLeftCell="A{RUBRIKRAD + 1}" '
        f'activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>{bredder}</cols><sheetData>'
        f'<row r="1" ht="24" customHeight="1">{_cell("A1", stilar.titel, VERIFIKATIONER.blad, noll)}</row>'
        f'<row r="2">{_cell("A2", stilar.hjalp, VERIFIKATIONER.hjalp, noll)}</row>'
        f'<row r="{RUBRIKRAD}">{rubriker}</row>'
    ).encode()
    slut = (
        '</sheetData><pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>'
        f'<tableParts count="1"><tablePart r:id="{rel_id}"/></tableParts></worksheet>'
    ).encode()
    return b"".join((huvud, *skrivna, slut)), antal


def _rader(rader: Iterable[Rad], stilar: _Stilar, noll: date) -> tuple[list[bytes], int]:
    """As many rows as there is room for; no rows leave one empty row, as Excel wants of a table."""
    bokstaver = [kolumnbokstaver(nr) for nr in range(1, _ANTAL + 1)]
    skrivna: list[bytes] = []
    storlek = 0
    for nr, rad in enumerate(rader, start=RUBRIKRAD + 1):
        celler = zip(bokstaver, stilar.kolumner, rad, strict=True)
        rent = "".join(_cell(f"{bokstav}{nr}", stil, varde, noll) for bokstav, stil, varde in celler)
        text = f'<row r="{nr}">{rent}</row>'.encode()
        storlek += len(text)
        if storlek > STORSTA_BLAD or nr > SISTA_RAD:
            break
        skrivna.append(text)
    return skrivna or [f'<row r="{RUBRIKRAD + 1}"/>'.encode()], len(skrivna)


def _cell(adress: str, stil: str | None, varde: object, noll: date) -> str:
    s = f' s="{stil}"' if stil else ""
    match varde:
        case None | "":
            return ""
        case datetime():
            return f'<c r="{adress}"{s}><v>{(varde.date() - noll).days}</v></c>'
        case date():
            return f'<c r="{adress}"{s}><v>{(varde - noll).days}</v></c>'
        case int() | float() | Decimal():
            return f'<c r="{adress}"{s}><v>{taltext(varde)}</v></c>'
        case _:
            return (
                f'<c r="{adress}"{s} t="inlineStr"><is><t xml:space="preserve">{escape(koda(str(varde)))}</t></is></c>'
            )
