"""A person's workbook with everything in it that must come through untouched, and a scratch workbook of ours."""

from __future__ import annotations

import io
import re
import warnings
from typing import TYPE_CHECKING, Any

from openpyxl import Workbook, load_workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.drawing.image import Image
from openpyxl.formatting.rule import DataBar, FormatObject, Rule
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side
from openpyxl.styles.colors import Color
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.table import Table
from PIL import Image as Bild

from finsam_xl.arbetsbok.lasa.innehall import arbetsboksdel, hitta_blad
from finsam_xl.arbetsbok.opc.paket import Paket
from finsam_xl.arbetsbok.opc.relationer import Innehallstyper, Relationer
from finsam_xl.arbetsbok.ympa.graft import ympa

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from openpyxl.worksheet.worksheet import Worksheet

__all__ = [
    "FORMELBLAD",
    "egen_analys",
    "kompletterad",
    "laddad",
    "mapp",
    "med_delade_strangar",
    "rik_bok",
    "skissbok",
    "sparad",
    "ympad",
]

_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MS = "http://schemas.microsoft.com/office/2006/relationships"
FORMELBLAD = "Egen analys"

_EXT = (
    '<extLst><ext uri="{78C0D931-6437-407d-A8EE-F0AAD7539E65}" '
    'xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main">'
    '<x14:conditionalFormattings><x14:conditionalFormatting xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main">'
    '<x14:cfRule type="dataBar" id="{00000000-000E-0000-0100-000001000000}"><x14:dataBar minLength="0" maxLength="100">'
    '<x14:cfvo type="autoMin"/><x14:cfvo type="autoMax"/><x14:negativeFillColor rgb="FFFF0000"/>'
    '<x14:axisColor rgb="FF000000"/></x14:dataBar></x14:cfRule><xm:sqref>B2:B6</xm:sqref>'
    "</x14:conditionalFormatting></x14:conditionalFormattings></ext>"
    '<ext uri="{05C60535-1F16-4fd2-B633-F4F36F0B64E0}" '
    'xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main">'
    '<x14:sparklineGroups xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main"><x14:sparklineGroup>'
    "<x14:sparklines><x14:sparkline><xm:f>'Egen analys'!B2:B6</xm:f><xm:sqref>D2</xm:sqref></x14:sparkline>"
    "</x14:sparklines></x14:sparklineGroup></x14:sparklineGroups></ext></extLst>"
)
_KNAPP = (
    '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:x="urn:schemas-microsoft-com:office:excel"><v:shapetype id="_x0000_t201" coordsize="21600,21600" '
    'o:spt="201" path="m,l,21600r21600,l21600,xe"/><v:shape id="_x0000_s1025" type="#_x0000_t201" '
    'style="position:absolute;margin-left:10pt;margin-top:10pt;width:120pt;height:24pt"><v:textbox><div>Bygg</div>'
    '</v:textbox><x:ClientData ObjectType="Button"><x:Anchor>1,0,1,0,3,0,3,0</x:Anchor>'
    "<x:FmlaMacro>[0]!ByggArsredovisning</x:FmlaMacro></x:ClientData></v:shape></xml>"
)


def sparad(bok: Workbook) -> bytes:
    """The bytes of a workbook of openpyxl's."""
    ut = io.BytesIO()
    bok.save(ut)
    return ut.getvalue()


def ympad(mal: bytes, skiss: bytes, blad: Sequence[str], **mer: Any) -> bytes:
    """The workbook *mal* with sheets of *skiss* set in, as a file."""
    paket = Paket.oppna(mal)
    ympa(paket, skiss, blad, **mer)
    return paket.skriv()


def laddad(data: bytes, *, varden: bool = False) -> Workbook:
    """The workbook as openpyxl reads it; it warns of what it cannot hold, which is why it is for tests only."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message=".*extension is not supported.*")
        return load_workbook(io.BytesIO(data), data_only=varden)


def mapp(data: bytes) -> Mapping[str, bytes]:
    """Part names and their bytes."""
    paket = Paket.oppna(data)
    return {namn: paket.las(namn) for namn in paket.namn()}


def rik_bok(
    *, makron: bool = False, saldon: Iterable[tuple[str, float]] = (("3985", -9460000), ("5010", 120.5))
) -> bytes:
    """A workbook with sheets Start, Saldo (an Excel table) and Egen analys (all that a person can think of)."""
    bok = Workbook()
    _start(bok.worksheets[0])
    _saldo(bok.create_sheet("Saldo"), saldon)
    egen_analys(bok.create_sheet(FORMELBLAD))
    bok.defined_names["Enhet"] = DefinedName("Enhet", attr_text="Start!$B$2")
    bok.defined_names["Eget_namn"] = DefinedName("Eget_namn", attr_text=f"'{FORMELBLAD}'!$B$2")
    bok[FORMELBLAD].print_title_rows = "1:1"
    return kompletterad(sparad(bok), makron=makron)


def _start(blad: Worksheet) -> None:
    blad.title = "Start"
    blad["A1"], blad["A2"], blad["B2"] = "Finsam", "Enhet", 1000


def _saldo(blad: Worksheet, saldon: Iterable[tuple[str, float]]) -> None:
    blad["A1"] = "Hjälp: fylls av importen"
    for kolumn, rubrik in enumerate(("Konto", "Belopp", "Dubbelt"), start=1):
        blad.cell(3, kolumn, rubrik)
    rad = 3
    for rad, (konto, belopp) in enumerate(saldon, start=4):
        blad.cell(rad, 1, konto).font = Font(name="Arial", color="FF0000FF")
        blad.cell(rad, 2, belopp).number_format = "#,##0.00"
        blad.cell(rad, 3, f"=B{rad}*2")
    blad["F5"] = "bredvid tabellen"
    blad.add_table(Table(displayName="Saldo", ref=f"A3:C{rad}"))
    lista = DataValidation("decimal", sqref=f"B4:B{rad}", operator="lessThan", formula1="1000000")
    blad.add_data_validation(lista)


def egen_analys(blad: Worksheet) -> None:
    for rad in range(1, 7):
        blad.append([f"Rad {rad}", rad * 10, f"=B{rad}*Enhet"])
    blad["A1"].comment = Comment("Kom ihåg detta", "Kansliet")
    blad["A1"].font = Font(bold=True)
    diagram = BarChart()
    diagram.add_data(Reference(blad, min_col=2, min_row=1, max_row=6))
    blad.add_chart(diagram, "F2")
    bild = io.BytesIO()
    Bild.new("RGB", (8, 8), "green").save(bild, "PNG")
    blad.add_image(Image(bild), "F20")
    rod = PatternFill("solid", bgColor="FFFFC7CE")
    blad.conditional_formatting.add(
        "B1:B6", Rule("cellIs", operator="greaterThan", formula=["30"], dxf=DifferentialStyle(fill=rod))
    )
    blad.conditional_formatting.add("C1:C6", Rule("dataBar", dataBar=_stapel()))
    lista = DataValidation("list", formula1='"ja,nej"', sqref="E1:E9")
    blad.add_data_validation(lista)
    blad.merge_cells("A10:C10")


def _stapel() -> DataBar:
    return DataBar(cfvo=[FormatObject(type="min"), FormatObject(type="max")], color=Color(rgb="FF638EC6"))


def kompletterad(data: bytes, *, makron: bool) -> bytes:
    paket = Paket.oppna(data)
    typer = Innehallstyper(paket)
    egen = hitta_blad(paket, FORMELBLAD).del_
    paket.satt(egen, paket.las(egen).replace(b"</worksheet>", _EXT.encode() + b"</worksheet>"))
    _lagg(paket, egen, "xl/printerSettings/printerSettings1.bin", b"\0\1skrivare", f"{_REL}/printerSettings")
    typer.satt(
        "xl/printerSettings/printerSettings1.bin",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.printerSettings",
    )
    _lagg(paket, "", "customXml/item1.xml", b"<egen xmlns='urn:egen'>data</egen>", f"{_REL}/customXml")
    bok = arbetsboksdel(paket)
    kedja = (
        b'<calcChain xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><c r="C4" i="2"/></calcChain>'
    )
    _lagg(paket, bok, "xl/calcChain.xml", kedja, f"{_REL}/calcChain")
    typer.satt("xl/calcChain.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.calcChain+xml")
    if makron:
        _med_makron(paket, typer, bok)
    typer.spara()
    return paket.skriv()


def _med_makron(paket: Paket, typer: Innehallstyper, bok: str) -> None:
    typer.satt(bok, "application/vnd.ms-excel.sheet.macroEnabled.main+xml")
    _lagg(paket, bok, "xl/vbaProject.bin", b"\xd0\xcf\x11\xe0" + bytes(range(256)), f"{_MS}/vbaProject")
    typer.satt("xl/vbaProject.bin", "application/vnd.ms-office.vbaProject")
    start = hitta_blad(paket, "Start").del_
    knapp = _lagg(paket, start, "xl/drawings/knapp1.vml", _KNAPP.encode(), f"{_REL}/vmlDrawing")
    typer.satt("xl/drawings/knapp1.vml", "application/vnd.openxmlformats-officedocument.vmlDrawing")
    kontroll = (
        b'<formControlPr xmlns="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main" objectType="Button"/>'
    )
    _lagg(paket, start, "xl/ctrlProps/ctrlProp1.xml", kontroll, f"{_REL}/ctrlProp")
    typer.satt("xl/ctrlProps/ctrlProp1.xml", "application/vnd.ms-excel.controlproperties+xml")
    vml = f'<legacyDrawing xmlns:r="{_REL}" r:id="{knapp}"/></worksheet>'
    paket.satt(start, paket.las(start).replace(b"</worksheet>", vml.encode()))


def _lagg(paket: Paket, kalla: str, del_: str, data: bytes, typ: str) -> str:
    paket.satt(del_, data)
    relationer = Relationer(paket, kalla)
    nytt = relationer.lagg_till(typ, del_)
    relationer.spara()
    return nytt


def med_delade_strangar(data: bytes, blad: str, cell: str, text: str) -> bytes:
    """The workbook with the text of one cell moved to the shared strings, as Excel saves it."""
    paket = Paket.oppna(data)
    del_ = hitta_blad(paket, blad).del_
    i_cellen = re.compile(rf'(<c r="{cell}"[^>]*) t="inlineStr"><is>.*?</is>'.encode())
    delad, antal = i_cellen.subn(rb'\1 t="s"><v>0</v>', paket.las(del_))
    assert antal == 1
    paket.satt(del_, delad)
    rymd = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    strangar = f'<sst xmlns="{rymd}"><si><t xml:space="preserve">{text}</t></si></sst>'
    _lagg(paket, arbetsboksdel(paket), "xl/sharedStrings.xml", strangar.encode(), f"{_REL}/sharedStrings")
    typer = Innehallstyper(paket)
    typer.satt("xl/sharedStrings.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml")
    typer.spara()
    return paket.skriv()


def skissbok(
    blad: Iterable[str] = ("ÅR Resultaträkning", "ÅR Poster"), *, text: str = "Verksamhetens intäkter", rader: int = 5
) -> bytes:
    """A scratch workbook: our sheets with named styles, names, print titles, and an input sheet that is not grafted."""
    bok = Workbook()
    bok.worksheets[0].title = "_Saldo"
    belopp = NamedStyle("Finsam Belopp", font=Font(name="Arial", size=10), number_format='#,##0;-#,##0;"–"')
    rubrik = NamedStyle(
        "Finsam Rubrik", font=Font(name="Arial", size=14, bold=True), alignment=Alignment(wrapText=True)
    )
    rubrik.border = Border(bottom=Side("thin", color="FF444444"))
    bok.add_named_style(belopp)
    bok.add_named_style(rubrik)
    for namn in blad:
        _vart_blad(bok.create_sheet(namn), text, rader)
        kort = namn.split()[-1].replace("ä", "a")
        bok.defined_names[f"AR_{kort}"] = DefinedName(f"AR_{kort}", attr_text=f"'{namn}'!$B$3")
    bok.defined_names["AR_Period"] = DefinedName("AR_Period", attr_text="_Saldo!$A$1")
    return sparad(bok)


def _vart_blad(blad: Worksheet, text: str, rader: int) -> None:
    blad["A1"] = blad.title
    blad["A1"].style = "Finsam Rubrik"
    for rad in range(3, 3 + rader):
        blad.cell(rad, 1, text)
        blad.cell(rad, 2, f"=SUM(Enhet,{rad})").style = "Finsam Belopp"
    blad["B2"].style = "Finsam Rubrik"
    blad.merge_cells("A1:B1")
    blad.column_dimensions["A"].width = 40
    blad.row_dimensions[1].height = 24
    blad.freeze_panes = "A3"
    blad.print_title_rows = "1:2"
    rod = DifferentialStyle(font=Font(color="FFFF0000"))
    blad.conditional_formatting.add("B3:B9", Rule("cellIs", operator="equal", formula=['"FEL"'], dxf=rod))
