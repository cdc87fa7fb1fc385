"""A fingerprint changes when a person changes the sheet, and not when a program spells it otherwise."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

import pytest
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.drawing.image import Image
from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet.table import Table
from PIL import Image as Bild

from finsam_xl.arbetsbok.lasa.fingeravtryck import fingeravtryck
from finsam_xl.arbetsbok.lasa.innehall import hitta_blad, stildel
from finsam_xl.arbetsbok.opc.paket import Paket, Paketfel
from tests.arbetsbok.rik_bok import laddad, med_delade_strangar, rik_bok, skissbok, sparad, ympad

if TYPE_CHECKING:
    from collections.abc import Callable

    from openpyxl.worksheet.worksheet import Worksheet

RR = "ÅR Resultaträkning"
BOK = ympad(rik_bok(), skissbok(), [RR, "ÅR Poster"], prefix="AR")


def avtryck(data: bytes, blad: str = RR) -> str:
    return fingeravtryck(Paket.oppna(data), blad)


def omskriven(data: bytes, monster: str, ersattning: str, del_: str = "") -> bytes:
    paket = Paket.oppna(data)
    namn = del_ or hitta_blad(paket, RR).del_
    text, antal = re.subn(monster, ersattning, paket.las(namn).decode(), flags=re.DOTALL)
    assert antal
    paket.satt(namn, text.encode())
    return paket.skriv()


def test_avtrycket_ar_64_hexadecimala_siffror_och_bladets_eget() -> None:
    assert re.fullmatch(r"[0-9a-f]{64}", avtryck(BOK))
    assert avtryck(BOK) != avtryck(BOK, "ÅR Poster")
    with pytest.raises(Paketfel, match="finns inte"):
        avtryck(BOK, "ÅR Saknas")


OMSKRIVNINGAR: dict[str, Callable[[bytes], bytes]] = {
    "openpyxl laddar och sparar": lambda data: sparad(laddad(data)),
    "texten delas": lambda data: med_delade_strangar(data, RR, "A3", "Verksamhetens intäkter"),
    "ett räknat värde": lambda data: omskriven(data, r"(<f>SUM\(Enhet,3\)</f>)<v\s*/?>(</v>)?", r"\1<v>1003</v>"),
    "blanksteg och gemener i formeln": lambda data: omskriven(data, r"SUM\(Enhet,3\)", "Sum( ENHET, 3 )"),
    "tom cell som ser ut som sin kolumn": lambda data: omskriven(data, '(<row r="4".*?)</row>', r'\1<c r="D4"/></row>'),
    "attributen i annan ordning": lambda data: omskriven(
        data, r'<c r="A1" s="(\d+)" t="inlineStr">', r'<c t="inlineStr" s="\1" r="A1">'
    ),
    "cellerna utan adress": lambda data: omskriven(data, r'<c r="([AB])([3-7])"', "<c"),
    "raderna utan nummer efter den tredje": lambda data: omskriven(data, r'<row r="[4567]"', "<row"),
    "kolumnerna delade på två": lambda data: omskriven(
        data,
        r"<cols>.*?</cols>",
        '<cols><col min="1" max="1" width="40.04" customWidth="1"/><col min="5" max="6" width="9"/></cols>',
    ),
    "talformatet med andra tecken om det": lambda data: omskriven(
        data, r"#,##0;-#,##0;(&quot;|\")–(&quot;|\")", r"#,##0;\\-#,##0;–", "xl/styles.xml"
    ),
    "vyn rullad": lambda data: omskriven(data, "workbookViewId", 'zoomScale="80" workbookViewId'),
}


@pytest.mark.parametrize("sa", OMSKRIVNINGAR)
def test_ett_program_som_skriver_om_filen_andrar_inte_avtrycket(sa: str) -> None:
    omskrivet = OMSKRIVNINGAR[sa](BOK)
    assert omskrivet != BOK
    assert avtryck(omskrivet) == avtryck(BOK)


def test_samma_formler_delade_eller_utskrivna_har_samma_avtryck() -> None:
    bok = Workbook()
    blad = bok.worksheets[0]
    blad.title = RR
    for rad in range(1, 4):
        blad.cell(rad, 1, f"=$C$1*D{rad}+SUM('Egen analys'!E{rad}:$F{rad})+Saldo[Belopp]")
    utskrivet = sparad(bok)
    delat = omskriven(utskrivet, r'(<c r="A1"[^>]*>)<f>', r'\1<f t="shared" si="0" ref="A1:A3">')
    delat = omskriven(delat, r'(<c r="A([23])"[^>]*>)<f>.*?</f>', r'\1<f t="shared" si="0"/>')
    assert avtryck(delat) == avtryck(utskrivet)


def _bild(blad: Worksheet) -> None:
    data = io.BytesIO()
    Bild.new("RGB", (4, 4), "red").save(data, "PNG")
    blad.add_image(Image(data), "D5")


def _tabell(blad: Worksheet) -> None:
    blad["G1"] = "Rubrik"
    blad.add_table(Table(displayName="T", ref="G1:G2"))


def _satt(cell: str, varde: str | int) -> Callable[[Worksheet], None]:
    def andra(blad: Worksheet) -> None:
        blad[cell] = varde

    return andra


ANDRINGAR: dict[str, Callable[[Worksheet], None]] = {
    "en text": _satt("A3", "Verksamhetens intäkter m.m."),
    "en formel": _satt("B3", "=SUM(Enhet,4)"),
    "en formel ersatt med sitt värde": _satt("B3", 1003),
    "en ny cell": _satt("E9", 1),
    "ett ord till talet": _satt("E9", "1"),
    "ett sant": _satt("E9", varde=True),
    "fetstil": lambda blad: setattr(blad["A3"], "font", Font(bold=True)),
    "en fyllning i en tom cell": lambda blad: setattr(blad["E9"], "fill", PatternFill("solid", fgColor="FFFFFF00")),
    "en annan namngiven stil": lambda blad: setattr(blad["A3"], "style", "Finsam Rubrik"),
    "ett talformat": lambda blad: setattr(blad["B3"], "number_format", "0.00"),
    "en sammanslagning": lambda blad: blad.merge_cells("A3:B3"),
    "en kolumnbredd": lambda blad: setattr(blad.column_dimensions["A"], "width", 50),
    "en dold kolumn": lambda blad: setattr(blad.column_dimensions["B"], "hidden", True),
    "en dold rad": lambda blad: setattr(blad.row_dimensions[4], "hidden", True),
    "en radhöjd": lambda blad: setattr(blad.row_dimensions[4], "height", 40),
    "en anteckning": lambda blad: setattr(blad["A3"], "comment", Comment("Stämmer detta?", "Revisor")),
    "en bild": _bild,
    "en tabell": _tabell,
}


@pytest.mark.parametrize("vad", ANDRINGAR)
def test_det_en_person_andrar_syns_i_avtrycket(vad: str) -> None:
    bok = laddad(BOK)
    ANDRINGAR[vad](bok[RR])
    assert avtryck(sparad(bok)) != avtryck(BOK)


def test_varje_andring_har_sitt_avtryck() -> None:
    alla = set()
    for andra in ANDRINGAR.values():
        bok = laddad(BOK)
        andra(bok[RR])
        alla.add(avtryck(sparad(bok)))
    assert len(alla) == len(ANDRINGAR)


def test_fet_bit_av_en_text_syns() -> None:
    fet = omskriven(
        BOK,
        "<is><t>Verksamhetens intäkter</t></is>|<is><t>Verksamhetens int&#228;kter</t></is>",
        "<is><r><t>Verksamhetens </t></r><r><rPr><b/></rPr><t>intäkter</t></r></is>",
    )
    utan = omskriven(fet, r"<rPr><b/></rPr>", "")
    assert avtryck(fet) != avtryck(BOK)
    assert avtryck(utan) == avtryck(BOK)


def test_vad_en_matrisformel_spiller_ut_ar_raknat() -> None:
    fore = omskriven(BOK, r'(<c r="B4"[^>]*>)<f>.*?</f>', r'\1<f t="array" ref="B4:C5">TRANSPOSE(Enhet)</f>')
    spillt = omskriven(fore, r'(<row r="5".*?)</row>', r'\1<c r="C5"><v>7</v></c></row>')
    assert avtryck(fore) != avtryck(BOK)
    assert avtryck(spillt) == avtryck(fore)


def test_hel_kolumn_i_fetstil_syns_men_inte_tomma_celler_i_den() -> None:
    bok = laddad(BOK)
    bok[RR].column_dimensions["D"].font = Font(bold=True)
    fet_kolumn = sparad(bok)
    assert avtryck(fet_kolumn) != avtryck(BOK)
    bok = laddad(fet_kolumn)
    bok[RR]["D9"].font = Font(bold=True)
    assert avtryck(sparad(bok)) == avtryck(fet_kolumn)


def test_andrad_namngiven_stil_ar_inte_ett_andrat_blad() -> None:
    paket = Paket.oppna(BOK)
    namn = stildel(paket)
    paket.satt(namn, paket.las(namn).replace(b'<name val="Arial"/>', b'<name val="Georgia"/>'))
    assert fingeravtryck(paket, RR) == avtryck(BOK)
