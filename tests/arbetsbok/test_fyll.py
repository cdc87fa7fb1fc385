"""Rows filled into a table of the user's own sheet: in place, by heading, and nothing beside or below it lost."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from openpyxl.comments import Comment
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.filters import AutoFilter, FilterColumn, Filters, SortState
from openpyxl.worksheet.formula import ArrayFormula
from openpyxl.worksheet.table import Table

from finsam_xl.arbetsbok.andra.fyll import fyll
from finsam_xl.arbetsbok.lasa.innehall import arbetsboksdel, hitta_blad, hitta_tabell
from finsam_xl.arbetsbok.opc.paket import Paket, Paketfel
from tests.arbetsbok.paketlint import brister
from tests.arbetsbok.rik_bok import laddad, mapp, med_delade_strangar, rik_bok, sparad

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from openpyxl.worksheet.worksheet import Worksheet

    from finsam_xl.arbetsbok.andra.cellvarde import Cellvarde

RUBRIKER = ("Konto", "Belopp")
TRE = (("3985", Decimal("-9460000.00")), ("3986", Decimal("0.1")), ("5010", 7))


def fylld(
    data: bytes,
    rader: Sequence[Sequence[Cellvarde]],
    rubriker: Sequence[str] = RUBRIKER,
    tabell: str = "Saldo",
    nyckel: Sequence[str] = (),
) -> bytes:
    paket = Paket.oppna(data)
    fyll(paket, tabell, rubriker, rader, nyckel=nyckel)
    return paket.skriv()


def andrad(andra: Callable[[Worksheet], object], data: bytes | None = None) -> bytes:
    bok = laddad(data or rik_bok())
    andra(bok["Saldo"])
    return sparad(bok)


def ruta(data: bytes) -> list[list[object]]:
    return [[cell.value for cell in rad] for rad in laddad(data)["Saldo"]["A3:C9"]]


def saldoblad(data: bytes) -> str:
    paket = Paket.oppna(data)
    return paket.las(hitta_blad(paket, "Saldo").del_).decode()


@pytest.mark.parametrize("makron", [False, True])
def test_bara_bladet_och_tabellen_andras_i_filen(*, makron: bool) -> None:
    mal = rik_bok(makron=makron)
    fore, efter = mapp(mal), mapp(fylld(mal, TRE))
    assert {namn for namn in fore if efter.get(namn) != fore[namn]} == {
        *("xl/worksheets/sheet2.xml", "xl/tables/table1.xml"),
        *("xl/calcChain.xml", "[Content_Types].xml", "xl/_rels/workbook.xml.rels"),
    }
    assert not brister(fylld(mal, TRE))


def test_formelkedjan_star_kvar_nar_inga_formler_flyttat() -> None:
    assert "xl/calcChain.xml" in mapp(fylld(rik_bok(), TRE[:2]))


def test_tabellen_vaxer_med_sina_stilar_formler_och_kontroller() -> None:
    data = fylld(rik_bok(), TRE)
    paket = Paket.oppna(data)
    assert hitta_tabell(paket, "Saldo").ref == "A3:C6"
    blad = laddad(data)["Saldo"]
    assert [[cell.value for cell in rad] for rad in blad["A3:C6"]] == [
        ["Konto", "Belopp", "Dubbelt"],
        ["3985", -9460000, "=B4*2"],
        ["3986", 0.1, "=B5*2"],
        ["5010", 7, "=B6*2"],
    ]
    assert (blad["A6"].font.color.rgb, blad["B6"].number_format) == ("FF0000FF", "#,##0.00")
    assert str(blad.data_validations.dataValidation[0].sqref) == "B4:B6"
    assert blad["F5"].value == "bredvid tabellen"
    assert blad["A1"].value == "Hjälp: fylls av importen"
    assert '<dimension ref="A1:F6"/>' in saldoblad(data)


def test_tabellen_krymper_och_lamnar_inget_efter_sig() -> None:
    tre = fylld(rik_bok(), TRE)
    data = fylld(tre, TRE[2:])
    assert ruta(data) == [["Konto", "Belopp", "Dubbelt"], ["5010", 7, "=B4*2"], *[[None] * 3] * 5]
    assert hitta_tabell(Paket.oppna(data), "Saldo").ref == "A3:C4"
    assert laddad(data)["Saldo"]["F5"].value == "bredvid tabellen"
    assert str(laddad(data)["Saldo"].data_validations.dataValidation[0].sqref) == "B4"
    assert fylld(data, TRE) == tre


def test_tom_tabell_har_en_tom_rad() -> None:
    tom = fylld(rik_bok(), ())
    assert ruta(tom)[1] == [None, None, "=B4*2"]
    assert hitta_tabell(Paket.oppna(tom), "Saldo").ref == "A3:C4"
    assert not brister(tom)
    assert laddad(fylld(tom, TRE))["Saldo"]["A6"].font.color.rgb == "FF0000FF"


def test_kolumnerna_hittas_med_rubriken_inte_med_platsen() -> None:
    data = fylld(rik_bok(), [(1, "3985"), (2, "5010")], ("Belopp", "Konto"))
    assert ruta(data)[1:3] == [["3985", 1, "=B4*2"], ["5010", 2, "=B5*2"]]


@pytest.mark.parametrize(
    "text", ["=1+1", "+46", "-12", "@namn", "\t=cmd", " blank ", "rad\nbryts", "_x0041_", "\x07ljud"]
)
def test_text_ar_alltid_text(text: str) -> None:
    data = fylld(rik_bok(), [(text, 1)])
    cell = laddad(data)["Saldo"]["A4"]
    assert (cell.data_type, "<f>" in saldoblad(data).split('r="A4"')[1].split("</c>")[0]) == ("s", False)
    assert 't="inlineStr"' in saldoblad(data)
    if "_x" not in text and "\x07" not in text:
        assert cell.value == text


def test_tecken_som_xml_inte_rymmer_skrivs_som_excel_skriver_dem() -> None:
    data = saldoblad(fylld(rik_bok(), [("a\x07_x0041_\r", 1)]))
    assert "a_x0007__x005F_x0041__x000D_" in data


@pytest.mark.parametrize(
    ("varde", "i_filen"),
    [
        (Decimal("-9460000.10"), "<v>-9460000.10</v>"),
        (Decimal("1E+3"), "<v>1000</v>"),
        (Decimal("-0.00"), "<v>0</v>"),
        (0.1, "<v>0.1</v>"),
        (1e-7, "<v>0.0000001</v>"),
        (12, "<v>12</v>"),
        (True, 't="b"><v>1</v>'),
        (date(2025, 12, 31), "<v>46022</v>"),
        (datetime(2025, 12, 31, 12, tzinfo=UTC), "<v>46022.5</v>"),
    ],
)
def test_tal_och_datum_skrivs_exakt(varde: Cellvarde, i_filen: str) -> None:
    assert i_filen in saldoblad(fylld(rik_bok(), [("1", varde)])).split('r="B4"')[1].split("</c>")[0]


def test_bok_fran_gammal_mac_raknar_dagar_fran_1904() -> None:
    paket = Paket.oppna(rik_bok())
    bok = arbetsboksdel(paket)
    paket.satt(bok, paket.las(bok).replace(b"<workbookPr/>", b'<workbookPr date1904="1"/>'))
    assert "<v>44560</v>" in saldoblad(fylld(paket.skriv(), [("1", date(2025, 12, 31))]))


def test_for_lang_text_och_omojliga_tal_skrivs_inte() -> None:
    with pytest.raises(Paketfel, match="32767"):
        fylld(rik_bok(), [("x" * 32_768, 1)])
    with pytest.raises(ArithmeticError):
        fylld(rik_bok(), [("x", Decimal("NaN"))])


def test_innehall_under_tabellen_stoppar_den() -> None:
    data = andrad(lambda blad: blad.__setitem__("B7", "Summa att minnas"))
    with pytest.raises(Paketfel, match=r"Saldo!B7 står i vägen"):
        fylld(data, [*TRE, ("6", 6)])
    assert laddad(fylld(data, TRE))["Saldo"]["B7"].value == "Summa att minnas"


def test_bara_ett_format_under_tabellen_stoppar_den_inte() -> None:
    data = andrad(lambda blad: setattr(blad["B6"], "number_format", "0.0"))
    assert ruta(fylld(data, TRE))[3] == ["5010", 7, "=B6*2"]


def _annan_tabell(blad: Worksheet) -> None:
    blad["C6"], blad["D6"] = "Ett", "Två"
    blad.add_table(Table(displayName="Annan", ref="C6:D7"))


@pytest.mark.parametrize(
    ("andra", "mening"),
    [
        (lambda blad: blad.merge_cells("C6:D6"), r"sammanslagna cellerna i Saldo!C6:D6"),
        (_annan_tabell, r"tabellen Annan i Saldo!C6:D7"),
        (lambda blad: blad.__setitem__("C6", ArrayFormula("C6:C7", "=B4:B5")), r"matrisformeln i Saldo!C6:C7"),
    ],
)
def test_annat_i_vagen_stoppar_den(andra: Callable[[Worksheet], object], mening: str) -> None:
    with pytest.raises(Paketfel, match=mening):
        fylld(andrad(andra), TRE)


def _med_egen_kolumn(blad: Worksheet) -> None:
    blad["D3"], blad["D5"] = "Egen", "kolla detta"
    blad["E3"], blad["E4"], blad["E5"] = "Räknad", 1, "=B5/A5"
    tabell = blad.tables["Saldo"]
    blad.tables.pop("Saldo")
    tabell.ref, tabell.autoFilter, tabell.tableColumns = "A3:E5", None, []
    blad.add_table(tabell)


def test_raderna_behaller_sin_plats_och_egna_kolumner_foljer_dem() -> None:
    data = fylld(andrad(_med_egen_kolumn), [("9", 3), ("5010", 1), ("3985", 2)], nyckel=("Konto",))
    blad = laddad(data)["Saldo"]
    assert [[cell.value for cell in rad] for rad in blad["A4:E6"]] == [
        ["3985", 2, "=B4*2", None, 1],
        ["5010", 1, "=B5*2", "kolla detta", "=B5/A5"],
        ["9", 3, "=B6*2", None, None],
    ]


def test_konto_som_tal_eller_text_ar_samma_nyckel() -> None:
    def som_tal(blad: Worksheet) -> None:
        _med_egen_kolumn(blad)
        blad["A5"] = 5010

    data = andrad(som_tal)
    blad = laddad(fylld(data, [("5010", 1), ("3985", 2)], nyckel=("Konto",)))["Saldo"]
    assert (blad["A5"].value, blad["D5"].value) == ("5010", "kolla detta")


def test_nyckel_som_excel_sparat_bland_delade_strangar_kanns_igen() -> None:
    data = med_delade_strangar(andrad(_med_egen_kolumn), "Saldo", "A5", "5010")
    blad = laddad(fylld(data, [("5010", 1), ("3985", None)], nyckel=("Konto",)))["Saldo"]
    assert (blad["A5"].value, blad["D5"].value, blad["B4"].value) == ("5010", "kolla detta", None)


def test_tom_nyckel_ar_ocksa_en_nyckel() -> None:
    def utan_konto(blad: Worksheet) -> None:
        _med_egen_kolumn(blad)
        blad["A5"] = None

    blad = laddad(fylld(andrad(utan_konto), [(None, 1), ("3985", 2)], nyckel=("Konto",)))["Saldo"]
    assert (blad["A5"].value, blad["B5"].value, blad["D5"].value) == (None, 1, "kolla detta")


def test_rad_som_formaterats_hel_ger_sin_stil_at_tomma_kolumner() -> None:
    paket = Paket.oppna(rik_bok())
    del_ = hitta_blad(paket, "Saldo").del_
    text = paket.las(del_).decode()
    stil = text.split('<c r="A4" s="')[1].split('"')[0]
    text = text.replace('<row r="4"', f'<row r="4" s="{stil}" customFormat="1"')
    text = text.replace(text[text.index('<c r="B4"') : text.index('<c r="C4"')], "")
    paket.satt(del_, text.encode())
    assert laddad(fylld(paket.skriv(), TRE))["Saldo"]["B6"].font.color.rgb == "FF0000FF"


@pytest.mark.parametrize(
    ("rader", "nyckel"),
    [
        ([("3985", 2)], ("Konto",)),
        ([("3985", 2), ("5010", 1), ("5010", 3)], ("Konto",)),
        ([("3985", 2), ("5010", 1)], ()),
    ],
)
def test_egen_cell_som_skulle_forlora_sin_rad_stoppar(rader: list[tuple[str, int]], nyckel: tuple[str, ...]) -> None:
    with pytest.raises(Paketfel, match=r"Saldo!D5 i kolumnen «Egen».*förlora sin rad"):
        fylld(andrad(_med_egen_kolumn), rader, nyckel=nyckel)


def test_undantag_i_en_raknad_kolumn_ar_personens_eget() -> None:
    def undantag(blad: Worksheet) -> None:
        blad["C5"] = 99
        kolumn = blad.tables["Saldo"].tableColumns[2]
        kolumn.calculatedColumnFormula = None

    with pytest.raises(Paketfel, match=r"Saldo!C4 i kolumnen «Dubbelt»"):
        fylld(andrad(undantag), TRE)


def _med_tabellformel(data: bytes, kolumn: str, formel: str) -> bytes:
    paket = Paket.oppna(data)
    del_ = hitta_tabell(paket, "Saldo").del_
    fore = f'name="{kolumn}"'
    text = paket.las(del_).decode()
    assert f"{fore}/>" in text
    ny = f"{fore}><calculatedColumnFormula>{formel}</calculatedColumnFormula></tableColumn>"
    paket.satt(del_, text.replace(f"{fore}/>", ny).encode())
    return paket.skriv()


def test_tabellens_egen_formel_gar_vidare_till_nya_rader() -> None:
    data = _med_tabellformel(andrad(_utan_dubbelt), "Dubbelt", "Saldo[[#This Row],[Belopp]]*2")
    assert [rad[2] for rad in ruta(fylld(data, TRE))[1:4]] == ["=Saldo[[#This Row],[Belopp]]*2"] * 3


def _utan_dubbelt(blad: Worksheet) -> None:
    blad["C4"], blad["C5"] = None, None


def test_raknad_kolumn_fylls_inte_med_varden() -> None:
    data = _med_tabellformel(rik_bok(), "Belopp", "1+1")
    with pytest.raises(Paketfel, match=r"«Belopp».*räknas ut med en formel"):
        fylld(data, TRE)


def test_delad_formel_skrivs_ut_innan_dess_moder_forsvinner() -> None:
    paket = Paket.oppna(rik_bok())
    del_ = hitta_blad(paket, "Saldo").del_
    text = paket.las(del_).decode()
    text = text.replace("<f>B4*2</f>", '<f t="shared" si="0" ref="C4:F5">B4*2</f>')
    text = text.replace("<f>B5*2</f>", '<f t="shared" si="0"/>').replace(
        '<c r="F5"', '<c r="E5"><f t="shared" si="0"/></c><c r="F5"'
    )
    paket.satt(del_, text.encode())
    data = fylld(paket.skriv(), TRE)
    assert "shared" not in saldoblad(data)
    assert [rad[2] for rad in ruta(data)[1:4]] == ["=B4*2", "=B5*2", "=B6*2"]
    assert laddad(data)["Saldo"]["E5"].value == "=D5*2"


def test_filter_och_sortering_slapps_och_dolda_rader_visas() -> None:
    def filtrera(blad: Worksheet) -> None:
        villkor = FilterColumn(colId=0, filters=Filters(filter=["3985"]))
        blad.tables["Saldo"].autoFilter = AutoFilter(ref="A3:C5", filterColumn=[villkor])
        blad.tables["Saldo"].sortState = SortState(ref="A4:C5")
        blad.row_dimensions[5].hidden = True

    data = fylld(andrad(filtrera), TRE)
    tabell = Paket.oppna(data)
    text = tabell.las(hitta_tabell(tabell, "Saldo").del_).decode()
    assert '<autoFilter ref="A3:C6"/>' in text
    assert "sortState" not in text
    assert not laddad(data)["Saldo"].row_dimensions[5].hidden


def test_summarad_stoppar_bara_nar_den_skulle_flyttas() -> None:
    def summera(blad: Worksheet) -> None:
        blad["A6"], blad["B6"] = "Summa", "=SUBTOTAL(109,Saldo[Belopp])"
        blad.tables["Saldo"].ref, blad.tables["Saldo"].totalsRowCount = "A3:C6", 1

    data = andrad(summera)
    with pytest.raises(Paketfel, match="summarad"):
        fylld(data, TRE)
    lika_manga = fylld(data, TRE[:2])
    assert ruta(lika_manga)[3][:2] == ["Summa", "=SUBTOTAL(109,Saldo[Belopp])"]
    assert hitta_tabell(Paket.oppna(lika_manga), "Saldo").ref == "A3:C6"


def test_anteckningar_och_andra_kontroller_star_kvar() -> None:
    def mer(blad: Worksheet) -> None:
        blad["A4"].comment = Comment("Hör till raden", "Kansliet")
        blad.add_data_validation(DataValidation("whole", sqref="F1:F5 B4:B5", formula1="1"))

    blad = laddad(fylld(andrad(mer), TRE))["Saldo"]
    assert blad["A4"].comment.text == "Hör till raden"
    assert str(blad.data_validations.dataValidation[1].sqref) in {"F1:F5 B4:B6", "B4:B6 F1:F5"}


def test_det_som_saknas_sags() -> None:
    with pytest.raises(Paketfel, match="saknar kolumnen «Benämning»"):
        fylld(rik_bok(), TRE, ("Konto", "Benämning"))
    with pytest.raises(Paketfel, match="Tabellen Budget finns inte"):
        fylld(rik_bok(), TRE, tabell="Budget")
    utan_rubriker = Paket.oppna(rik_bok())
    del_ = hitta_tabell(utan_rubriker, "Saldo").del_
    utan_rubriker.satt(
        del_,
        utan_rubriker.las(del_).replace(b"<table ", b'<table headerRowCount="0" ').replace(b'headerRowCount="1"', b""),
    )
    with pytest.raises(Paketfel, match="ingen rubrikrad"):
        fylld(utan_rubriker.skriv(), TRE)


def test_rad_av_fel_langd_eller_bortom_bladet_vagras() -> None:
    with pytest.raises(TypeError, match="2 headings"):
        fylld(rik_bok(), [("3985",)])
    for_manga = [("1", 1)] * 1_048_574
    with pytest.raises(Paketfel, match="fler rader än ett blad"):
        fylld(rik_bok(), for_manga)


def test_samma_rad_tva_ganger_ar_en_skadad_fil() -> None:
    paket = Paket.oppna(rik_bok())
    del_ = hitta_blad(paket, "Saldo").del_
    paket.satt(del_, paket.las(del_).replace(b'<row r="5"', b'<row r="4"'))
    with pytest.raises(Paketfel, match="skadad"):
        fylld(paket.skriv(), TRE)
