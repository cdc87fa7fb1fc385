"""The macro workbook: the same sheets as .xlsx, and beside them the VBA project and the buttons on Start."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from finsam_xl.arbetsbok.lasa import innehall
from finsam_xl.arbetsbok.lasa.innehall import arbetsboksdel, del_av_slag
from finsam_xl.arbetsbok.opc import ooxml
from finsam_xl.arbetsbok.opc.ooxml import qn
from finsam_xl.arbetsbok.opc.paket import Paket
from finsam_xl.arbetsbok.opc.relationer import Innehallstyper, Relationer
from finsam_xl.book.knappar import Knapp, satt_knappar
from finsam_xl.book.startblad import KNAPPKOLUMN, RADER_PER_KNAPP, STEGRADER
from finsam_xl.book.vba.moduler import ARBETSBOK, FUNKTIONER, moduler
from finsam_xl.book.vba.projekt import projekt
from finsam_xl.udf.funktioner import samtliga

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

__all__ = ["FUNKTIONSVARD", "PROJEKTDEL", "har_funktioner", "makrobok", "rita_knappar"]

FUNKTIONSVARD = "finsam_xl.hosts.excelfunktioner"
"""The Python module in which xlwings finds the worksheet functions."""

PROJEKTDEL = "xl/vbaProject.bin"
_PROJEKT_RELATION = "http://schemas.microsoft.com/office/2006/relationships/vbaProject"
_PROJEKT_TYP = "application/vnd.ms-office.vbaProject"
_MAKROBOK_TYP = "application/vnd.ms-excel.sheet.macroEnabled.main+xml"
_KNAPPAR = (
    (("Uppgradera boken", "Uppgradera"),),
    (("Ny bok ur SIE...", "NyBokUrSie"), ("Importera SIE...", "ImporteraSie")),
    (),
    (("Kontrollera", "Kontrollera"),),
    (
        ("Bygg årsredovisning", "ByggArsredovisning"),
        ("Bygg halvårsredovisning", "ByggHalvarsredovisning"),
        ("Bygg verksamhetsplan", "ByggVerksamhetsplan"),
        ("Bygg bilagor", "ByggBilagor"),
    ),
    (
        ("Dokument årsredovisning", "DokumentArsredovisning"),
        ("Dokument halvårsredovisning", "DokumentHalvarsredovisning"),
        ("Dokument verksamhetsplan", "DokumentVerksamhetsplan"),
        ("Alla dokument", "GorDokument"),
        ("Uppdatera dokument", "UppdateraDokument"),
        ("Skriv ut rapport", "SkrivUt"),
        ("Spåra cell", "SparaCell"),
        ("Revisorspaket", "Revisorspaket"),
    ),
)
"""The buttons beside each step of Start: what each says, and its macro."""
_KNAPPBREDD, _I_BREDD = 200, 2
_KNAPPMELLANRUM = 20


def makrobok(data: bytes) -> bytes:
    """The new workbook *data*, an .xlsx from `skapa`, as an .xlsm whose buttons start Python."""
    paket = Paket.oppna(data)
    kodnamn = _satt_kodnamn(paket)
    _satt_projekt(paket, kodnamn)
    rita_knappar(paket)
    return paket.skriv()


def rita_knappar(paket: Paket, makron: Collection[str] | None = None) -> None:
    """Draw the buttons on Start, each beside its step; only those whose macro is among *makron*, where that is said."""
    stegen = [[ett for ett in stegets if makron is None or ett[1] in makron] for stegets in _KNAPPAR]
    knappar = [
        Knapp(
            text,
            makro,
            rad + nummer // _I_BREDD * RADER_PER_KNAPP,
            KNAPPKOLUMN,
            _KNAPPBREDD,
            RADER_PER_KNAPP,
            nummer % _I_BREDD * (_KNAPPBREDD + _KNAPPMELLANRUM),
        )
        for rad, stegets in zip(STEGRADER, stegen, strict=True)
        for nummer, (text, makro) in enumerate(stegets)
    ]
    satt_knappar(paket, "Start", knappar)


def har_funktioner(paket: Paket) -> bool:
    """Whether the workbook's project has the module of our functions: a stream of its name, however Excel saved it."""
    namn = FUNKTIONER.encode("utf-16-le")
    return any(namn in paket.las(del_) for del_ in del_av_slag(paket, arbetsboksdel(paket), "vbaProject"))


def _satt_kodnamn(paket: Paket) -> list[str]:
    """Give workbook and sheets the names by which the project knows them: Blad1 and so on, as Swedish Excel does."""
    alla = innehall.blad(paket)
    kodnamn = [f"Blad{nummer}" for nummer, _ in enumerate(alla, start=1)]
    for ett, namn in zip(alla, kodnamn, strict=True):
        _satt_egenskap(paket, ett.del_, "sheetPr", namn)
    _satt_egenskap(paket, arbetsboksdel(paket), "workbookPr", ARBETSBOK)
    return kodnamn


def _satt_egenskap(paket: Paket, del_: str, element: str, kodnamn: str) -> None:
    rot = paket.rot(del_)
    egenskaper = rot.find(qn(element))
    if egenskaper is None:
        egenskaper = etree.Element(qn(element))
        rot.insert(0, egenskaper)
    egenskaper.set("codeName", kodnamn)
    paket.satt(del_, ooxml.skriv(rot))


def _satt_projekt(paket: Paket, kodnamn: Sequence[str]) -> None:
    paket.satt(PROJEKTDEL, projekt(moduler(kodnamn, samtliga(), FUNKTIONSVARD)))
    bok = arbetsboksdel(paket)
    relationer = Relationer(paket, bok)
    relationer.lagg_till(_PROJEKT_RELATION, PROJEKTDEL)
    relationer.spara()
    typer = Innehallstyper(paket)
    typer.satt(bok, _MAKROBOK_TYP)
    typer.satt(PROJEKTDEL, _PROJEKT_TYP)
    typer.spara()
