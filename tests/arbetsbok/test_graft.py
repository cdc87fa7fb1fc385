"""Ours replaced, the user's kept: what a graft does to a workbook, and all that it leaves alone."""

from __future__ import annotations

import io
from copy import deepcopy
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import Workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.drawing.image import Image
from openpyxl.styles import Font, NamedStyle, PatternFill
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.table import Table
from PIL import Image as Bild

from finsam_xl.arbetsbok.lasa import innehall
from finsam_xl.arbetsbok.lasa.fingeravtryck import fingeravtryck
from finsam_xl.arbetsbok.lasa.innehall import arbetsboksdel, definierade_namn, hitta_blad
from finsam_xl.arbetsbok.opc import ooxml
from finsam_xl.arbetsbok.opc.paket import Paket, Paketfel
from finsam_xl.arbetsbok.ympa.delkopia import Skissfel
from tests.arbetsbok.paketlint import brister
from tests.arbetsbok.rik_bok import FORMELBLAD, laddad, mapp, med_delade_strangar, rik_bok, skissbok, sparad
from tests.arbetsbok.rik_bok import ympad as ympad_fil

if TYPE_CHECKING:
    from collections.abc import Mapping

RR, POSTER = "ÅR Resultaträkning", "ÅR Poster"
NYA = (RR, POSTER)


def ympad(mal: bytes, skiss: bytes | None = None, blad: tuple[str, ...] = NYA, **mer: object) -> bytes:
    return ympad_fil(mal, skiss or skissbok(), blad, prefix="AR", **mer)


def namn_i(data: bytes) -> Mapping[str, str]:
    return {f"{ett.blad or ''}!{ett.namn}": ett.text for ett in definierade_namn(Paket.oppna(data))}


def bladordning(data: bytes) -> list[str]:
    return [ett.namn for ett in innehall.blad(Paket.oppna(data))]


@pytest.mark.parametrize("makron", [False, True])
def test_allt_som_inte_ar_vart_ar_byte_for_byte_detsamma(*, makron: bool) -> None:
    mal = rik_bok(makron=makron)
    fore, efter = mapp(mal), mapp(ympad(mal))
    andrade = {namn for namn in fore if efter.get(namn) != fore[namn]}
    assert andrade == {
        *("[Content_Types].xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml", "xl/calcChain.xml"),
    }
    nya = {namn for namn in efter if namn not in fore}
    assert all(namn.startswith("xl/worksheets/") for namn in nya)
    assert list(efter)[: len(fore) - 1] == [namn for namn in fore if namn != "xl/calcChain.xml"]
    assert any("chart" in namn for namn in fore)
    assert any("media" in namn for namn in fore)
    assert any("comments" in namn for namn in fore)
    assert ("xl/vbaProject.bin" in fore) is makron


@pytest.mark.parametrize("makron", [False, True])
def test_paketet_ar_helt(*, makron: bool) -> None:
    mal = rik_bok(makron=makron)
    assert not brister(mal)
    assert not brister(ympad(mal))
    assert not brister(ympad(ympad(mal), bort=(), blad=(RR,), behall={RR: "ÅR Resultaträ ändrad"}))


def test_tva_byggen_ger_samma_byte() -> None:
    en_gang = ympad(rik_bok())
    assert ympad(en_gang) == en_gang


def test_ombyggnad_vaxer_inte_stilarna_fast_innehallet_andras() -> None:
    forsta = ympad(rik_bok())
    andra = ympad(forsta, skissbok(text="Ny text", rader=9))
    assert mapp(andra)["xl/styles.xml"] == mapp(forsta)["xl/styles.xml"]
    assert laddad(andra)[RR]["A4"].value == "Ny text"


def test_stilar_som_ett_annat_program_skrivit_om_kanns_igen() -> None:
    omsparad = sparad(laddad(ympad(rik_bok())))
    forsta = ympad(omsparad)
    assert mapp(forsta)["xl/styles.xml"] == mapp(omsparad)["xl/styles.xml"]


def test_bladen_star_sist_och_ser_ut_som_i_skissen() -> None:
    bok = laddad(ympad(rik_bok()))
    assert bok.sheetnames == ["Start", "Saldo", FORMELBLAD, RR, POSTER]
    blad = bok[RR]
    assert (blad["A1"].value, blad["A1"].style, blad["B3"].style) == (RR, "Finsam Rubrik", "Finsam Belopp")
    assert (blad["B3"].value, blad["B3"].number_format, blad["B3"].font.name) == (
        "=SUM(Enhet,3)",
        '#,##0;-#,##0;"–"',
        "Arial",
    )
    assert blad["A1"].alignment.wrap_text
    assert blad["A1"].border.bottom.style == "thin"
    assert (blad.freeze_panes, blad.print_title_rows, blad.column_dimensions["A"].width) == ("A3", "$1:$2", 40)
    assert [str(omrade) for omrade in blad.merged_cells.ranges] == ["A1:B1"]
    assert blad.conditional_formatting["B3:B9"][0].dxf.font.color.rgb == "FFFF0000"
    assert not blad.sheet_view.tabSelected


def test_ersatt_blad_behaller_plats_nummer_del_och_kodnamn() -> None:
    forsta = Paket.oppna(ympad(rik_bok(makron=True)))
    del_ = hitta_blad(forsta, RR).del_
    forsta.satt(del_, forsta.las(del_).replace(b"<sheetPr>", b'<sheetPr codeName="Blad4">'))
    andra = Paket.oppna(ympad(forsta.skriv(), skissbok(text="Annat")))
    assert innehall.blad(andra) == innehall.blad(forsta)
    assert b'codeName="Blad4"' in andra.las(del_)
    assert b"Annat" in andra.las(del_)


def test_anvandarens_utseende_vinner_over_vart() -> None:
    bok: Any = laddad(ympad(rik_bok()))
    stil = next(stil for stil in bok._named_styles if stil.name == "Finsam Belopp")
    stil.font = Font(name="Georgia", size=12, italic=True)
    andrad = ympad(sparad(bok))
    cell = laddad(andrad)[RR]["B3"]
    assert (cell.style, cell.font.name, cell.font.italic) == ("Finsam Belopp", "Georgia", True)
    assert ympad(andrad) == andrad


def test_avsteg_fran_en_stil_foljer_med_ovanpa_anvandarens_stil() -> None:
    mal = Workbook()
    stil = NamedStyle("Finsam Belopp", font=Font(name="Georgia"), number_format="0.0")
    mal.add_named_style(stil)
    skiss = Workbook()
    skiss.worksheets[0].title = "ÅR X"
    skiss.add_named_style(NamedStyle("Finsam Belopp", font=Font(name="Arial"), number_format="0"))
    skiss["ÅR X"]["A1"] = 1
    skiss["ÅR X"]["A1"].style = "Finsam Belopp"
    skiss["ÅR X"]["A1"].fill = PatternFill("solid", fgColor="FFFFFF00")
    cell = laddad(ympad_fil(sparad(mal), sparad(skiss), ["ÅR X"], prefix="AR"))["ÅR X"]["A1"]
    assert (cell.style, cell.font.name, cell.number_format) == ("Finsam Belopp", "Georgia", "0.0")
    assert cell.fill.fgColor.rgb == "FFFFFF00"


def test_delade_strangar_i_skissen_blir_text_i_cellen() -> None:
    med_delade = med_delade_strangar(skissbok(), RR, "A3", "  inledande blank")
    assert laddad(ympad(rik_bok(), med_delade))[RR]["A3"].value == "  inledande blank"


def test_vara_namn_byts_anvandarens_star_kvar() -> None:
    bok = laddad(ympad(rik_bok()))
    bok.defined_names["ar_poster"] = DefinedName("ar_poster", attr_text="'ÅR Poster'!$Z$9")
    del bok.defined_names["AR_Poster"]
    for nytt, ref in (("AR_gammal", f"'{RR}'!$B$9"), ("AR_Period", "Start!$B$2"), ("Mitt", f"'{RR}'!$B$3")):
        bok.defined_names[nytt] = DefinedName(nytt, attr_text=ref)
    namn = namn_i(ympad(sparad(bok)))
    assert namn["!AR_Poster"] == "'ÅR Poster'!$B$3"
    assert "!ar_poster" not in namn
    assert "!AR_gammal" not in namn
    assert (namn["!AR_Period"], namn["!Mitt"], namn["!Enhet"]) == ("Start!$B$2", f"'{RR}'!$B$3", "Start!$B$2")
    assert namn[f"{RR}!_xlnm.Print_Titles"] == f"'{RR}'!$1:$2"
    assert namn[f"{FORMELBLAD}!_xlnm.Print_Titles"] == f"'{FORMELBLAD}'!$1:$1"


def test_namnen_star_i_bokstavsordning() -> None:
    rot = Paket.oppna(ympad(rik_bok()))
    ordning = [ett.namn.casefold() for ett in definierade_namn(rot)]
    assert ordning == sorted(ordning)


def test_namn_som_star_flera_ganger_behaller_sin_ordning() -> None:
    """Ett kopierat blad har egna namn; det program som läser det sista ska läsa detsamma efter bygget."""
    paket = Paket.oppna(ympad(rik_bok()))
    del_ = arbetsboksdel(paket)
    rot = paket.rot(del_)
    globalt = next(ett for ett in innehall.namnelement(rot) if ett.get("name") == "AR_Poster")
    lokalt = deepcopy(globalt)
    lokalt.set("localSheetId", "1")
    globalt.addprevious(lokalt)
    paket.satt(del_, ooxml.skriv(rot))
    efter = Paket.oppna(ympad(ympad(paket.skriv())))
    assert [ett.blad for ett in definierade_namn(efter) if ett.namn == "AR_Poster"] == ["Saldo", None]


def test_bladets_egna_namn_skymmer_inte_bokens_pa_vara_blad() -> None:
    """Den som kopierar Poster, tar bort originalet och döper om kopian har namn som bara gäller på bladet."""
    bok = laddad(ympad(rik_bok()))
    for namn in ("AR_Poster", "AR_Period", "Mitt"):
        bok[POSTER].defined_names[namn] = DefinedName(namn, attr_text=f"'{POSTER}'!$B$9")
    namn_efter = namn_i(ympad(sparad(bok)))
    assert {namn for namn in namn_efter if namn.startswith(POSTER)} == {
        f"{POSTER}!Mitt",
        f"{POSTER}!_xlnm.Print_Titles",
    }


def test_ett_eget_namn_som_ar_vart_vagras() -> None:
    bok = laddad(rik_bok())
    bok.defined_names["ar_poster"] = DefinedName("ar_poster", attr_text="Start!$B$2")
    with pytest.raises(Paketfel, match=r"eget namn ar_poster, som pekar på Start!\$B\$2.*Byt namn"):
        ympad(sparad(bok))


def test_en_egen_tabell_som_heter_som_ett_namn_vagras() -> None:
    bok = laddad(rik_bok())
    bok[FORMELBLAD]["J1"] = "Rubrik"
    bok[FORMELBLAD].add_table(Table(displayName="AR_Poster", ref="J1:J2"))
    with pytest.raises(Paketfel, match=r"Tabellen AR_Poster på bladet Egen analys.*Byt namn"):
        ympad(sparad(bok))


@pytest.mark.parametrize("pekar", ["#REF!$B$3", "'Mina poster'!$B$3"])
def test_namn_pa_ett_borttaget_eller_omdopt_blad_ar_vara(pekar: str) -> None:
    bok = laddad(ympad(rik_bok()))
    bok[POSTER].title = "Mina poster"
    bok.defined_names["AR_Poster"] = DefinedName("AR_Poster", attr_text=pekar)
    assert namn_i(ympad(sparad(bok)))["!AR_Poster"] == f"'{POSTER}'!$B$3"


def test_borttaget_blad_tar_med_sig_sitt_och_flyttar_inte_andras() -> None:
    mal = laddad(ympad(rik_bok()))
    mal.move_sheet(RR, -3)
    mal.defined_names["Mitt"] = DefinedName("Mitt", attr_text=f"'{RR}'!$B$3")
    mal.active = mal.sheetnames.index("Saldo")
    utan = ympad(sparad(mal), skissbok((POSTER,)), (POSTER,), bort=(RR, "ÅR Finns inte"))
    assert bladordning(utan) == ["Start", "Saldo", FORMELBLAD, POSTER]
    namn = namn_i(utan)
    assert namn[f"{FORMELBLAD}!_xlnm.Print_Titles"] == f"'{FORMELBLAD}'!$1:$1"
    assert "!AR_Resultatrakning" not in namn
    assert namn["!Mitt"] == "#REF!$B$3"
    aktivt = laddad(utan).active
    assert aktivt is not None
    assert aktivt.title == "Saldo"
    assert not brister(utan)


def test_blad_som_anvandarens_formler_behover_tas_inte_bort() -> None:
    bok = laddad(ympad(rik_bok()))
    bok[FORMELBLAD]["H7"] = f"='{RR}'!B3*2"
    with pytest.raises(Paketfel, match=r"«ÅR Resultaträkning».*Egen analys!H7.*bygg igen"):
        ympad(sparad(bok), skissbok((POSTER,)), (POSTER,), bort=(RR,))


def test_andrat_blad_behalls_och_det_nya_star_fore() -> None:
    forsta = ympad(rik_bok())
    kvar = "ÅR Resultaträ ändrad 2026-03-02"
    data = ympad(forsta, skissbok(text="Ny"), behall={RR: kvar})
    assert bladordning(data) == ["Start", "Saldo", FORMELBLAD, RR, kvar, POSTER]
    bok, namn = laddad(data), namn_i(data)
    assert (bok[kvar]["A3"].value, bok[RR]["A3"].value) == ("Verksamhetens intäkter", "Ny")
    assert namn[f"{kvar}!_xlnm.Print_Titles"] == f"'{kvar}'!$1:$2"
    assert namn[f"{RR}!_xlnm.Print_Titles"] == f"'{RR}'!$1:$2"
    assert namn["!AR_Resultatrakning"] == f"'{RR}'!$B$3"
    assert not brister(data)


def test_diagram_och_bilder_i_skissen_foljer_med_under_egna_namn() -> None:
    skiss: Any = laddad(skissbok())
    blad = skiss[RR]
    diagram = BarChart()
    diagram.add_data(Reference(blad, min_col=2, min_row=3, max_row=7))
    blad.add_chart(diagram, "D2")
    bild = io.BytesIO()
    Bild.new("RGB", (4, 4), "red").save(bild, "PNG")
    blad.add_image(Image(bild), "D20")
    mal = rik_bok()
    skissdata = sparad(skiss)
    en_gang = ympad(mal, skissdata)
    assert not brister(en_gang)
    for del_ in ("xl/charts/chart1.xml", "xl/drawings/drawing1.xml", "xl/media/image1.png"):
        assert mapp(en_gang)[del_] == mapp(mal)[del_]
    assert RR.encode() in mapp(en_gang)["xl/charts/chart2.xml"]
    bok: Any = laddad(en_gang)
    assert (len(bok[RR]._charts), len(bok[RR]._images), len(bok[FORMELBLAD]._charts)) == (1, 1, 1)
    assert ympad(en_gang, skissdata) == en_gang
    utan = mapp(ympad(en_gang))
    assert "xl/charts/chart2.xml" not in utan
    assert "xl/media/image2.png" not in utan
    assert "xl/charts/chart1.xml" in utan


@pytest.mark.parametrize("pa", [True, False])
def test_omrakning_vid_oppning_sags_som_den_som_bygger_vill(*, pa: bool) -> None:
    bok = mapp(ympad(rik_bok(), rakna_om_vid_oppning=pa))["xl/workbook.xml"]
    assert (b'fullCalcOnLoad="1"' in bok) is pa
    assert (b'calcId="191029"' in bok) is not pa


def test_mycket_dolt_blad_ar_mycket_dolt_ocksa_i_boken_och_star_sist() -> None:
    skiss = laddad(skissbok(("ÅR Poster", "_finsam")))
    skiss["_finsam"].sheet_state = "veryHidden"
    data = ympad(rik_bok(), sparad(skiss), ("ÅR Poster", "_finsam"))
    assert hitta_blad(Paket.oppna(data), "_finsam").lage == "veryHidden"
    skiss["ÅR Poster"].title = RR
    assert bladordning(ympad(data, sparad(skiss), (RR, "_finsam")))[-3:] == ["ÅR Poster", RR, "_finsam"]


def test_skissens_fel_ar_programmets() -> None:
    skiss = laddad(skissbok())
    skiss[RR]["A20"], skiss[RR]["A21"] = "Rubrik", 1
    skiss[RR].add_table(Table(displayName="Egen", ref="A20:A21"))
    with pytest.raises(Skissfel, match="table"):
        ympad(rik_bok(), sparad(skiss))
    with pytest.raises(Skissfel, match="ÅR Saknas"):
        ympad(rik_bok(), blad=("ÅR Saknas",))


def test_diagramblad_med_vart_namn_ar_i_vagen() -> None:
    bok = laddad(rik_bok())
    flik: Any = bok.create_chartsheet(RR)
    flik.add_chart(BarChart())
    with pytest.raises(Paketfel, match="inget kalkylblad"):
        ympad(sparad(bok))


def test_avtrycket_i_skissen_ar_avtrycket_i_boken() -> None:
    skiss, bok = Paket.oppna(skissbok()), Paket.oppna(ympad(rik_bok(makron=True)))
    assert [fingeravtryck(skiss, namn) for namn in NYA] == [fingeravtryck(bok, namn) for namn in NYA]


def test_skadat_blad_blir_en_mening() -> None:
    paket = Paket.oppna(ympad(rik_bok()))
    bok = arbetsboksdel(paket)
    paket.satt(bok, paket.las(bok).replace(b'sheetId="1"', b'sheetId="ett"'))
    with pytest.raises(Paketfel, match="skadad"):
        ympad(paket.skriv())
