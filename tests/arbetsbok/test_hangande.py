"""What keeps a row of a table in its place when its account is gone: everything that would come to mean another."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.drawing.image import Image
from openpyxl.styles import PatternFill
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from PIL import Image as Bild

from finsam_xl.arbetsbok.andra.fyll import fyll
from finsam_xl.arbetsbok.opc.paket import Paket, Paketfel
from tests.arbetsbok.rik_bok import FORMELBLAD, laddad, rik_bok, sparad

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from finsam_xl.arbetsbok.andra.cellvarde import Cellvarde

SALDON = (("3985", 1), ("5010", 2), ("6540", 3))
UTAN = (("3985", 1), ("6540", 3), ("7010", 4))


def _kommentar(bok: Any) -> None:
    bok["Saldo"]["B5"].comment = Comment("Kolla", "Kansliet")


def _formel(bok: Any) -> None:
    bok[FORMELBLAD]["H1"] = "=Saldo!B5*2"


def _formel_bredvid(bok: Any) -> None:
    bok["Saldo"]["F4"] = "=SUM(B5:B6)"


def _namn(bok: Any) -> None:
    bok.defined_names["Hyran"] = DefinedName("Hyran", attr_text="Saldo!$B$5")


def _diagram(bok: Any) -> None:
    diagram = BarChart()
    diagram.add_data(Reference(bok["Saldo"], min_col=2, min_row=5, max_row=6))
    bok[FORMELBLAD].add_chart(diagram, "L2")


def _anteckning(bok: Any) -> None:
    bok["Saldo"]["H5"] = "avtalet löper ut"


def _farg(bok: Any) -> None:
    bok["Saldo"]["A5"].fill = PatternFill("solid", fgColor="FFFFC000")


def _lank(bok: Any) -> None:
    bok["Saldo"]["A5"].hyperlink = "https://example.org/"


def _regel(bok: Any) -> None:
    bok["Saldo"].add_data_validation(DataValidation("whole", sqref="B5", formula1="1"))


def _vid_raden(bok: Any) -> None:
    bild = io.BytesIO()
    Bild.new("RGB", (8, 8), "green").save(bild, "PNG")
    bok["Saldo"].add_image(Image(bild), "H5")


HARDA: Mapping[str, Callable[[Any], None]] = {
    "kommentaren i Saldo!B5": _kommentar,
    "formeln i Egen analys!H1 läser Saldo!B5": _formel,
    "formeln i Saldo!F4 läser Saldo!B5:B6": _formel_bredvid,
    "namnet Hyran läser Saldo!B5": _namn,
    "ett diagram läser Saldo!B5:B6": _diagram,
}
MJUKA: Mapping[str, Callable[[Any], None]] = {
    "det som står i Saldo!H5": _anteckning,
    "utseendet på Saldo!A5": _farg,
    "länken i Saldo!A5": _lank,
    "regeln i Saldo!B5": _regel,
    "bilden vid Saldo!A5": _vid_raden,
}
ALLA: Mapping[str, Callable[[Any], None]] = {**HARDA, **MJUKA}


def med(andra: Callable[[Any], None]) -> bytes:
    bok = laddad(rik_bok(saldon=SALDON))
    bok["Saldo"]["F5"] = None
    andra(bok)
    return sparad(bok)


def fylld(data: bytes, utan_rad: Mapping[str, Cellvarde] | None) -> tuple[list[tuple[str, ...]], list[list[object]]]:
    paket = Paket.oppna(data)
    kvar = fyll(paket, "Saldo", ("Konto", "Belopp"), UTAN, nyckel=("Konto",), utan_rad=utan_rad)
    blad = laddad(paket.skriv())["Saldo"]
    return [ett.hanger for ett in kvar], [[cell.value for cell in rad] for rad in blad["A4:B7"]]


@pytest.mark.parametrize("vad", ALLA)
def test_raden_star_kvar_utan_belopp(vad: str) -> None:
    hanger, rader = fylld(med(ALLA[vad]), {"Belopp": 0})
    assert vad in hanger[0]
    assert rader == [["3985", 1], ["5010", 0], ["6540", 3], ["7010", 4]]


@pytest.mark.parametrize("vad", HARDA)
def test_det_som_sager_nagot_om_raden_stoppar_den_som_inte_kan_lamna_den(vad: str) -> None:
    with pytest.raises(Paketfel) as fel:
        fylld(med(HARDA[vad]), None)
    assert vad.casefold() in str(fel.value).casefold()
    assert "skulle förlora sin rad (Konto 5010)" in str(fel.value)


@pytest.mark.parametrize("vad", MJUKA)
def test_det_som_star_bredvid_far_en_tom_rad(vad: str) -> None:
    kvar, rader = fylld(med(MJUKA[vad]), None)
    assert (kvar, [belopp for _, belopp in rader]) == ([(vad,)], [1, None, 3, 4])


def test_ingenting_pa_raden_lamnar_den_at_nasta() -> None:
    assert fylld(med(lambda _: None), {"Belopp": 0}) == (
        [],
        [["3985", 1], ["7010", 4], ["6540", 3], [None, None]],
    )


@pytest.mark.parametrize(
    "formel", ["=SUM(Saldo!B4:B6)", "=SUM(Saldo!B:B)", '=SUMIFS(Saldo[Belopp],Saldo[Konto],"5010")']
)
def test_den_som_laser_alla_rader_menar_ingen_av_dem(formel: str) -> None:
    def andra(bok: Any) -> None:
        bok[FORMELBLAD]["H1"] = formel

    assert fylld(med(andra), {"Belopp": 0})[0] == []


def test_en_kommentar_dar_tabellen_skulle_vaxa_ar_i_vagen() -> None:
    def andra(bok: Any) -> None:
        bok["Saldo"]["A7"].comment = Comment("Nästa", "Kansliet")

    paket = Paket.oppna(med(andra))
    with pytest.raises(Paketfel, match=r"kommentaren i Saldo!A7 står i vägen"):
        fyll(paket, "Saldo", ("Konto", "Belopp"), (*SALDON, ("7010", 4)), nyckel=("Konto",))


def test_en_tom_rad_som_nagon_fargat_behaller_sin_farg_och_ges_inte_bort() -> None:
    def andra(bok: Any) -> None:
        _farg(bok)
        bok["Saldo"]["A5"], bok["Saldo"]["B5"] = None, None

    paket = Paket.oppna(med(andra))
    fyll(paket, "Saldo", ("Konto", "Belopp"), UTAN, nyckel=("Konto",), utan_rad={"Belopp": 0})
    blad = laddad(paket.skriv())["Saldo"]
    assert [(blad.cell(rad, 1).value, blad.cell(rad, 1).fill.fgColor.rgb) for rad in (5, 7)] == [
        (None, "FFFFC000"),
        ("7010", "00000000"),
    ]
