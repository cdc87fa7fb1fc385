"""What is to be done in a book at a distance, as data: everything that can fail or be said comes before it is sent.

There no workbook can be opened beside the book, so each sheet comes both ways: in a workbook of finished sheets, which
Excel of today sets in as they are, and as cells for whoever cannot; those are plainer to look at.
"""

from __future__ import annotations

from base64 import b64encode
from dataclasses import asdict, dataclass, replace
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING, Any

from finsam_xl.arbete.bygg.minne import MINNESBLAD
from finsam_xl.arbete.gemensamt.grind import PAGARBLAD
from finsam_xl.arbetsbok.andra.cellvarde import dag_noll
from finsam_xl.arbetsbok.opc.ooxml import Omrade, omrade_text
from finsam_xl.arbetsbok.opc.paket import Paket
from finsam_xl.arbetsbok.ympa.bladnamn import byt_namn
from finsam_xl.hosts.excel.fjarr.blad import TEXT, bladets_rader, fjarrblad
from finsam_xl.hosts.excel.fjarr.ororda import INGET_AVTRYCK, mindes
from finsam_xl.hosts.excel.fjarr.pagar import (
    DATUM,
    Halvt,
    Pagar,
    Tabellfyllning,
    bladavtryck,
    halvfardiga,
    pagartext,
    tillfalliga,
    tillfalligt,
)
from finsam_xl.inputs.schema import Typ, tabell

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import xlwings
    from openpyxl.workbook import Workbook

    from finsam_xl.hosts.excel.fjarr.blad import Fjarrblad
    from finsam_xl.hosts.excel.fjarr.pagar import Cellvarde
    from finsam_xl.hosts.excel.plan import Byggplan
    from finsam_xl.hosts.excel.tabellplan import Tabellplan

__all__ = ["Fjarrarbete", "fjarrarbete"]


@dataclass(frozen=True, slots=True)
class Fjarrarbete:
    """In the order that it is done: what is under way, sheets away, tables, renamings, sheets, names, memory.

    The sheets *sist* are to stand last, in that order. *namn* are the names with what they refer to, "" for one that is
    to go. *minne* are the rows of the sheet of fingerprints, which is written last; None leaves it as it is.
    """

    pagar: tuple[str, ...]
    bort: tuple[str, ...]
    tabeller: tuple[Tabellfyllning, ...]
    byten: tuple[tuple[str, str], ...]
    ark: bytes
    blad: tuple[Fjarrblad, ...]
    sist: tuple[str, ...]
    namn: tuple[tuple[str, str], ...]
    minne: tuple[tuple[Cellvarde, ...], ...] | None

    def som_json(self) -> dict[str, Any]:
        """The work as it is sent, with the names of the hidden sheets."""
        ark = b64encode(self.ark).decode() if self.blad else ""
        return {**asdict(self), "ark": ark, "pagarblad": PAGARBLAD, "minnesblad": MINNESBLAD}


def fjarrarbete(bok: xlwings.Book, plan: Byggplan, avbruten: Pagar | None) -> Fjarrarbete:
    """What carries out *plan* in *bok*, where the run before may have broken."""
    from openpyxl import load_workbook  # noqa: PLC0415 - only a plan at a distance is read back

    paket = Paket.oppna(plan.ark)
    noll = dag_noll(paket)
    ark = load_workbook(BytesIO(plan.ark))
    halva = halvfardiga(bok, avbruten) if avbruten is not None else set()
    bladen = [ett for ett in plan.blad if ett.namn != MINNESBLAD]
    over = {ett.namn: tillfalligt(nr) for nr, ett in enumerate(bladen, start=1) if ett.finns or ett.namn in halva}
    blad = tuple(fjarrblad(ark[ett.namn], ett, over.get(ett.namn, "")) for ett in bladen)
    byten = tuple((ett.namn, ett.behalls_som) for ett in plan.blad if ett.behalls_som)
    tabeller = tuple(_fyllning(ett, noll) for ett in plan.tabeller)
    if avbruten is not None:
        tabeller = (*avbruten.tabeller, *tabeller)
    for namn, insatt in over.items():
        byt_namn(paket, namn, insatt, med_lankar=False)
    fanns = {ett.namn for ett in bladen if ett.finns} | {ett.namn for ett in _bladen(avbruten) if ett.fanns}
    halvt = (replace(_halvt(ett, dict(byten).get(ett.namn, "")), fanns=ett.namn in fanns) for ett in blad)
    pagar = Pagar(tuple(halvt), tabeller)
    return Fjarrarbete(
        pagartext(pagar),
        tuple(sorted({*plan.bort, *tillfalliga(bok), *(halva - over.keys())})),
        tabeller,
        byten,
        paket.skriv() if over else plan.ark,
        blad,
        tuple(ett.namn for ett in blad if ett.namn not in fanns | {namn for namn, _ in byten}),
        tuple((ett.namn, f"={ett.nytt}" if ett.nytt else "") for ett in plan.namn),
        _minne(ark, plan, mindes(bok)),
    )


def _bladen(avbruten: Pagar | None) -> tuple[Halvt, ...]:
    return () if avbruten is None else avbruten.blad


def _minne(ark: Workbook, plan: Byggplan, mindes_: Mapping[str, str]) -> tuple[tuple[Cellvarde, ...], ...] | None:
    """The memory's rows; a sheet that is being built has no print yet, and any other the one that it had."""
    byggda = {ett.namn for ett in plan.blad}
    if MINNESBLAD not in byggda:
        return None
    rader = (rad[:2] for rad in bladets_rader(ark[MINNESBLAD]))
    return tuple(
        (namn, avtryck, INGET_AVTRYCK if namn in byggda else mindes_.get(str(namn), INGET_AVTRYCK))
        for namn, avtryck in rader
    )


def _halvt(blad: Fjarrblad, behalls_som: str) -> Halvt:
    celler = (
        (rad, kolumn, varde)
        for rad, varden in enumerate(blad.rader, start=1)
        for kolumn, varde in enumerate(varden, start=1)
    )
    block = tuple(plats for plats, _ in blad.block)
    return Halvt(blad.namn, behalls_som, block, bladavtryck(celler, block))


def _fyllning(plan: Tabellplan, noll: date) -> Tabellfyllning:
    """The table's rows: a day looks like one, and a column with texts is text, so that none becomes a formula."""
    till = plan.data
    kolumner = [nr for forsta, sista in plan.spann for nr in range(forsta, sista + 1)]
    dagar = {kolumn.namn for kolumn in tabell(plan.namn).kolumner if kolumn.typ is Typ.DATUM}
    former = [(nr, DATUM if plan.kolumner[nr] in dagar else _form(rad[nr] for rad in plan.rader)) for nr in kolumner]
    rensas = plan.data_fore._replace(rad=till.sista_rad + 1) if till.sista_rad < plan.data_fore.sista_rad else None
    return Tabellfyllning(
        plan.blad,
        plan.namn,
        omrade_text(till._replace(rad=till.rad - 1)),
        plan.data_fore != till,
        omrade_text(rensas) if rensas else "",
        tuple((_spann(till, nr, nr), form) for nr, form in former if form),
        tuple(
            (
                _spann(till, forsta, sista),
                tuple(tuple(_skrivet(varde, noll) for varde in rad[forsta : sista + 1]) for rad in plan.rader),
            )
            for forsta, sista in plan.spann
        ),
    )


def _form(varden: Iterable[object]) -> str:
    slag = {type(varde) for varde in varden}
    return DATUM if any(issubclass(ett, date) for ett in slag) else TEXT if str in slag else ""


def _spann(till: Omrade, forsta: int, sista: int) -> str:
    return omrade_text(till._replace(kolumn=till.kolumn + forsta, sista_kolumn=till.kolumn + sista))


def _skrivet(varde: str | float | date | None, noll: date) -> Cellvarde:
    """A value that means the same in every language: a day as its number, counted from the book's own day 0."""
    return (varde - noll).days if isinstance(varde, date) else varde
