"""A person's own cells in the revisor's copy: calls of ours become their twin, what Excel alone cannot do its value."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.formula import ArrayFormula

from finsam_xl.arbete.revision.verifiering import verifiera
from finsam_xl.arbetsbok.andra.satt_varden import satt_varden
from finsam_xl.arbetsbok.bok import Bok
from finsam_xl.arbetsbok.lasa.plats import Plats
from finsam_xl.arbetsbok.opc.ooxml import OFFICE
from finsam_xl.arbetsbok.opc.paket import Paket, Paketfel
from finsam_xl.arbetsbok.opc.relationer import Relationer
from finsam_xl.arbetsbok.ympa.graft import ympa
from finsam_xl.revision.egna_varden import rakna_om_egna
from finsam_xl.revision.inbyggt import inbyggd, med_inbyggda
from finsam_xl.revision.utan_lankar import utan_lankar
from finsam_xl.revision.utan_makron import utan_makron
from tests.arbetsbok.paketlint import brister
from tests.arbetsbok.rik_bok import rik_bok
from tests.byggda import byggd, gjort
from tests.exemplet import TID
from tests.libreoffice import recalculated, required

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("formel", "efter"),
    [
        ("SOLIDITET(A1,B1)", "A1/B1"),
        ("1-SOLIDITET(A1+A2,B1)*2", "1-((A1+A2)/B1)*2"),
        ("soliditet(Saldo[[#This Row],[Belopp]],B1)", "Saldo[[#This Row],[Belopp]]/B1"),
        ("'finsam.xlsm'!SOLIDITET(A1,B1)", "A1/B1"),
        ('IF(EK_ANDEL(A1,B1)>0.2,"Nådd","Inte nådd")', 'IF((A1/B1)>0.2,"Nådd","Inte nådd")'),
        ("SOLIDITET(SOLIDITET(A1,B1),C1)", "(A1/B1)/C1"),
    ],
)
def test_a_call_of_ours_becomes_excels_own_formula(formel: str, efter: str) -> None:
    svar = inbyggd(formel)
    assert svar is not None
    assert _utan_parenteser(svar[0]) == _utan_parenteser(efter)


def _utan_parenteser(formel: str) -> str:
    return re.sub(r"[()\s]", "", formel)


@pytest.mark.parametrize("formel", ["SUM(A1:A3)", "A1/B1", '"SOLIDITET(1,2)"&A1', "_xlfn.XLOOKUP(1,A:A,B:B)", "A1 B1"])
def test_what_excel_can_do_alone_is_left_as_it_is(formel: str) -> None:
    assert inbyggd(formel) is None


@pytest.mark.parametrize(
    ("formel", "varfor"),
    [
        ("FÖRDELNING(100,A1:A3,1)", "FÖRDELNING räknas utan Python bara i hjälpkolumner"),
        ("SOLIDITET(A1)", "SOLIDITET anropas med fel antal argument"),
        ("MITT_MAKRO(1)", "funktionen MITT_MAKRO finns bara med makron eller tillägg"),
        ("[1]Blad!A1*2", "hämtar ur en annan arbetsbok"),
        ("SUM('[förra året.xlsx]Blad 1'!A1:A3)", "hämtar ur en annan arbetsbok"),
    ],
)
def test_what_only_its_value_can_stand_for_says_why(formel: str, varfor: str) -> None:
    assert inbyggd(formel) == ("", varfor)


def egen_bok(celler: dict[str, Any]) -> bytes:
    arbetsbok = Workbook()
    blad = arbetsbok.worksheets[0]
    blad.title = "Egen analys"
    for adress, varde in celler.items():
        blad[adress] = varde
    buffert = io.BytesIO()
    arbetsbok.save(buffert)
    return buffert.getvalue()


def test_replaced_cells_keep_their_values_and_are_listed() -> None:
    paket = Paket.oppna(
        egen_bok({"A1": 7502, "B1": 11887, "C1": "=SOLIDITET(A1,B1)", "C2": '=MITT_MAKRO("x")', "C3": "=A1+B1"})
    )
    satt_varden(paket, "Egen analys", {"C1": 7502 / 11887, "C2": "=svar", "C3": 19389.0})
    ersatta = med_inbyggda(paket, ["Egen analys"])
    assert [str(ett).partition(" (")[0] for ett in ersatta] == [
        "Egen analys!C1: =SOLIDITET(A1,B1) ersatt med =(A1/B1)",
        'Egen analys!C2: =MITT_MAKRO("x") ersatt med värdet',
    ]
    bok = Bok.av(paket)
    rutor = {cell: bok.ruta(Plats("Egen analys", rad, 3)) for cell, rad in (("C1", 1), ("C2", 2), ("C3", 3))}
    assert (rutor["C1"].formel, rutor["C1"].varde) == ("(A1/B1)", 7502 / 11887)
    assert (rutor["C2"].formel, rutor["C2"].varde) == ("", "=svar")
    assert (rutor["C3"].formel, rutor["C3"].varde) == ("A1+B1", 19389.0)
    assert load_workbook(io.BytesIO(paket.skriv()))["Egen analys"]["C2"].data_type != "f"
    assert brister(paket.skriv()) == []


def test_a_sheets_own_name_hides_the_workbooks_only_there() -> None:
    bok = load_workbook(io.BytesIO(egen_bok({"A1": 1, "C1": "=Fjol+1"})))
    bok.create_sheet("Kopia")["C1"] = "=Fjol+1"
    bok.defined_names["Fjol"] = DefinedName("Fjol", attr_text="'Egen analys'!$A$1")
    bok["Kopia"].defined_names["Fjol"] = DefinedName("Fjol", attr_text="[1]Blad!$A$1")
    fil = io.BytesIO()
    bok.save(fil)
    ersatta = med_inbyggda(Paket.oppna(fil.getvalue()), ["Egen analys", "Kopia"])
    assert [ett.plats for ett in ersatta] == ["Kopia!C1"]


def test_an_array_of_ours_leaves_every_value_it_had_spilled() -> None:
    celler = {"A1": 1, "A2": 2, "B1": ArrayFormula("B1:B2", "=FÖRDELNING(90,A1:A2)"), "B2": 60}
    paket = Paket.oppna(egen_bok(celler))
    satt_varden(paket, "Egen analys", {"B1": 30.0})
    med_inbyggda(paket, ["Egen analys"])
    bok = Bok.av(paket)
    assert [bok.ruta(Plats("Egen analys", rad, 2))[:2] for rad in (1, 2)] == [(30.0, ""), (60.0, "")]


def test_own_formulas_are_brought_up_to_date_through_chains() -> None:
    data = egen_bok({"A1": 5, "B1": "=A1*2", "C1": "=B1+1", "D1": "=TODAY()"})
    bok, omraknade = rakna_om_egna(Bok(data), ["Egen analys"])
    assert [bok.ruta(Plats("Egen analys", 1, kolumn)).varde for kolumn in (2, 3, 4)] == [10.0, 11.0, None]
    assert {str(plats): nu for plats, _, nu in omraknade} == {"Egen analys!B1": 10.0, "Egen analys!C1": 11.0}


def test_a_rich_macro_book_loses_its_code_and_keeps_the_rest() -> None:
    fore = Paket.oppna(rik_bok(makron=True))
    paket = Paket.oppna(rik_bok(makron=True))
    borta = utan_makron(paket)
    assert "VBA-projektet (makron)" in borta
    assert any(ett.startswith("knappar på bladet") for ett in borta)
    namn = set(paket.namn())
    assert not [ett for ett in namn if re.search(r"vbaProject|ctrlProp|customUI", ett)]
    kvar = {ett for ett in fore.namn() if re.search(r"media/|chart|comments", ett)}
    assert kvar
    assert kvar <= namn
    assert {ett: paket.las(ett) for ett in kvar} == {ett: fore.las(ett) for ett in kvar}
    assert b"macroEnabled" not in paket.las("[Content_Types].xml")
    assert brister(paket.skriv()) == []
    assert utan_makron(paket) == ()


def test_a_note_on_the_sheet_of_the_buttons_stays() -> None:
    paket = Paket.oppna(rik_bok(makron=True))
    anteckningar = {ett: paket.las(ett) for ett in paket.namn() if "comments" in ett}
    utan_makron(paket)
    assert anteckningar
    assert {ett: paket.las(ett) for ett in anteckningar} == anteckningar
    assert any(b'ObjectType="Note"' in paket.las(ett) for ett in paket.namn() if ett.endswith(".vml"))


def test_links_to_other_workbooks_go_with_their_names() -> None:
    paket = Paket.oppna(egen_bok({"A1": "=[1]Blad1!A1", "A2": "=Fjol"}))
    bok, lank = "xl/workbook.xml", "xl/externalLinks/externalLink1.xml"
    rel = f"{OFFICE}/externalLink"
    paket.satt(lank, b'<externalLink xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>')
    relationer = Relationer(paket, bok)
    rel_id = relationer.lagg_till(rel, lank)
    relationer.spara()
    ut = Relationer(paket, lank)
    ut.lagg_till(f"{OFFICE}/externalLinkPath", "fjol.xlsx", extern=True)
    ut.spara()
    referenser = f'<externalReferences><externalReference r:id="{rel_id}" xmlns:r="{OFFICE}"/></externalReferences>'
    namn = '<definedNames><definedName name="Fjol">[1]Blad1!$A$1</definedName></definedNames>'
    text = (
        paket.las(bok).replace(b"<definedNames/>", b"").replace(b"</sheets>", f"</sheets>{referenser}{namn}".encode())
    )
    paket.satt(bok, text)
    assert utan_lankar(paket) == ("länken till fjol.xlsx", "namnet Fjol, som pekade dit")
    assert not [ett for ett in paket.namn() if "externalLink" in ett]
    assert b"externalReference" not in paket.las(bok)
    assert utan_lankar(paket) == ()


def test_a_sheet_of_old_macros_is_refused() -> None:
    data = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(egen_bok({"A1": 1}))) as fran, zipfile.ZipFile(data, "w") as till:
        for info in fran.infolist():
            text = fran.read(info)
            if info.filename == "xl/_rels/workbook.xml.rels":
                text = text.replace(b"relationships/worksheet", b"relationships/xlMacrosheet")
            till.writestr(info, text)
    with pytest.raises(Paketfel, match="är ett makroblad av äldre slag"):
        utan_makron(Paket.oppna(data.getvalue()))


@pytest.mark.libreoffice
def test_a_macro_book_with_own_analysis_becomes_a_package_that_needs_nothing(tmp_path: Path) -> None:
    required()
    bok = tmp_path / "bok.xlsm"
    paket = Paket.oppna(byggd("gavleborg-2025", ".xlsm").read_bytes())
    egen = egen_bok(
        {
            "A1": "=AR_BR_summa_eget_kapital",
            "A2": "=SOLIDITET(A1,AR_BR_summa_tillgangar)",
            "A3": "=FÖRDELNING(100,A4:A5,1)",
            "A4": 1,
            "A5": 3,
            "A6": '=SUMIFS(Saldo[Belopp],Saldo[Rad],"RR_intakter",Saldo[Period],AR_Period)',
        }
    )
    ympa(paket, egen, ["Egen analys"], prefix="EGEN")
    satt_varden(paket, "Egen analys", {"A1": 1.0, "A2": 2.0, "A3": 25.0})
    bok.write_bytes(paket.skriv())
    svar = gjort(bok, tmp_path / "paket")
    assert [ett.partition(" (")[0] for ett in svar.ersatta] == [
        "Egen analys!A2: =SOLIDITET(A1,AR_BR_summa_tillgangar) ersatt med =(A1/AR_BR_summa_tillgangar)",
        "Egen analys!A3: =FÖRDELNING(100,A4:A5,1) ersatt med värdet",
    ]
    assert verifiera(svar.mapp, tid=TID).brister == ()
    (kopia,) = svar.mapp.glob("*.xlsx")
    for fil in (kopia, recalculated(kopia, tmp_path)):
        egna = Bok(fil.read_bytes())
        varden = [egna.ruta(Plats("Egen analys", rad, 1)).varde for rad in (1, 2, 3, 6)]
        assert varden == pytest.approx([7502200, 7502200 / 11920400, 25, -18920000])
    text = (svar.mapp / "MANIFEST.txt").read_text(encoding="utf-8")
    assert "- VBA-projektet (makron)" in text
    assert "- knappar på bladet Start" in text
