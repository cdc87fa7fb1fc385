"""Rätta det som går att läsa säkert: rätt cell, rätt värde, rätt utseende, en logg, och inget annat rört."""

from __future__ import annotations

import io
import json
from itertools import cycle, islice
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

from finsam_xl.arbete.kontrollera.rattelseblad import RATTELSEBLAD
from finsam_xl.arbete.kontrollera.rattning import att_ratta, rattad
from finsam_xl.arbetsbok.bok import Bok
from finsam_xl.arbetsbok.lasa.innehall import hitta_blad
from finsam_xl.arbetsbok.opc.paket import Paket
from finsam_xl.book.skapa import skapa
from finsam_xl.hosts import cli
from finsam_xl.inputs import las_bok
from finsam_xl.inputs.schema import TABELLER, Typ
from finsam_xl.inputs.uppgifter import GRUNDDATA
from finsam_xl.modell import Niva
from tests.avlast import avlast
from tests.exemplet import TID

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

FEL: Mapping[str, object] = {
    "Budget!E5": "2 600 000",
    "Budget!E6": "1.234,50",
    "Budget!E7": "1.234",
    "Budget!A8": "2025-12-31",
    "Insatser!K6": "03/04/2025",
    "Insatser!L6": "Pågående",
    "Insatser!S6": "  ",
    "Insatser!M6": "20",
    "Mål!F8": "32 %",
    "Medlemmar!A6": "fk ",
    "Grunddata!B5": "Samordningsförbundet Gävleborg\u00a0",
}
RATT = {
    "Budget!E5": 2_600_000,
    "Budget!E6": 1234.5,
    "Budget!A8": TID.replace(year=2025, month=12, day=31, hour=0, tzinfo=None),
    "Insatser!L6": "pågående",
    "Insatser!S6": None,
    "Insatser!M6": 20,
    "Mål!F8": 0.32,
    "Grunddata!B5": "Samordningsförbundet Gävleborg",
}


def _andrad(data: bytes, andra: Callable[[Any], None], *, rik: bool = False) -> bytes:
    bok = openpyxl.load_workbook(io.BytesIO(data), rich_text=rik)
    andra(bok)
    minne = io.BytesIO()
    bok.save(minne)
    return minne.getvalue()


def _skrivet(celler: Mapping[str, object], talformat: str = "") -> Callable[[Any], None]:
    def andra(bok: Any) -> None:
        for plats, varde in celler.items():
            blad, _, adress = plats.partition("!")
            bok[blad][adress] = varde
            if talformat:
                bok[blad][adress].number_format = talformat

    return andra


@pytest.fixture(scope="module")
def hel() -> bytes:
    return _andrad(skapa(exempel="gavleborg-2025", tid=TID), lambda _: None)


@pytest.fixture
def bok(hel: bytes, tmp_path: Path) -> Path:
    vag = tmp_path / "bok.xlsx"
    vag.write_bytes(_andrad(hel, _skrivet({plats: v for plats, v in FEL.items() if plats != "Medlemmar!A6"})))
    return vag


def _varden(data: bytes, platser: Iterable[str]) -> dict[str, object]:
    bok = avlast(data)
    delade = ((plats, *plats.split("!")) for plats in platser)
    return {plats: bok[blad][adress].value for plats, blad, adress in delade}


def _varde(data: bytes, plats: str) -> object:
    return _varden(data, [plats])[plats]


def test_det_sakra_rattas_och_det_osakra_lamnas_och_namns(bok: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["kontrollera", str(bok), "--rätta"]) == 4
    svar = capsys.readouterr()
    lamnade = {"Budget!E7": "1.234", "Insatser!K6": "03/04/2025"}
    assert _varden(bok.read_bytes(), (*RATT, *lamnade)) == {**RATT, **lamnade}
    assert "Budget!E5" in svar.out
    assert "«2 600 000»" in svar.out
    assert "2\u00a0600\u00a0000,00" in svar.out
    assert "Budget!E7 Belopp «1.234»: kan betyda 1\u00a0234,00 eller 1,234" in svar.out
    assert "Insatser!K6 Slut «03/04/2025»: kan betyda 2025-04-03 eller 2025-03-04" in svar.out
    assert "2 att rätta. Det som hann göras är sparat" in svar.err
    assert "Inget har skrivits" not in svar.err


def test_den_rattade_boken_gar_att_kontrollera_och_en_gang_till_andrar_inget(
    bok: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bok.write_bytes(_andrad(bok.read_bytes(), _skrivet({"Budget!E7": 1234, "Insatser!K6": None})))
    cli.main(["kontrollera", str(bok), "--ratta"])
    assert "Kontroller: " in capsys.readouterr().out
    fore = bok.read_bytes()
    cli.main(["kontrollera", str(bok), "--rätta"])
    assert "behövde rättas, eller gick att läsa säkert" in capsys.readouterr().out
    assert bok.read_bytes() == fore


def test_kontrollera_namner_den_text_som_har_nagot_osynligt_i_kanten(
    hel: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    vag = tmp_path / "bok.xlsx"
    vag.write_bytes(_andrad(hel, _skrivet({"Grunddata!B5": "Samordningsförbundet Gävleborg\u00a0"})))
    cli.main(["kontrollera", str(vag)])
    svar = " ".join(capsys.readouterr().out.split())
    assert "1 cell har något i kanten som inte syns" in svar
    assert "Grunddata!B5 (Förbundets namn). Rätta med: finsam kontrollera" in svar


def test_json_forblir_json(bok: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bok.write_bytes(_andrad(bok.read_bytes(), _skrivet({"Budget!E7": 1234, "Insatser!K6": None})))
    cli.main(["kontrollera", str(bok), "--rätta", "--json"])
    svar = capsys.readouterr()
    assert json.loads(svar.out)
    assert "Budget!E5" in svar.err


def test_loggen_behaller_sina_rader(bok: Path) -> None:
    for stund, celler in enumerate(({}, {"Budget!E9": "12 500"}, {"Budget!E9": "13 000 kr"})):
        data = _andrad(bok.read_bytes(), _skrivet(celler)) if celler else bok.read_bytes()
        bok.write_bytes(rattad(Bok(data), att_ratta(Bok(data)), TID.replace(hour=8 + stund)).ympning.bok.data)
    rader = list(avlast(bok)[RATTELSEBLAD].iter_rows(min_row=4, values_only=True))
    assert rader[0] == ("När", "Cell", "Uppgift", "Före", "Efter")
    assert ("2026-03-02 08:00", "Budget!E5", "Belopp", "«2 600 000»", "2\u00a0600\u00a0000,00") in rader
    assert rader[-2:] == [
        ("2026-03-02 09:00", "Budget!E9", "Belopp", "«12 500»", "12\u00a0500,00"),
        ("2026-03-02 10:00", "Budget!E9", "Belopp", "«13 000 kr»", "13\u00a0000,00"),
    ]
    assert [blad for blad in avlast(bok).sheetnames if blad.startswith(RATTELSEBLAD)] == [RATTELSEBLAD]


def test_en_egen_flik_med_loggens_namn_behalls(hel: bytes) -> None:
    def med_flik(oppnad: Any) -> None:
        oppnad.create_sheet(RATTELSEBLAD)["A5"] = "mitt"
        _skrivet({"Budget!E5": "5 000"})(oppnad)

    data = _andrad(hel, med_flik)
    ympning = rattad(Bok(data), att_ratta(Bok(data)), TID).ympning
    (kvar,) = ympning.bevarade.values()
    assert _varde(ympning.bok.data, f"{kvar}!A5") == "mitt"
    assert _varde(ympning.bok.data, f"{RATTELSEBLAD}!B5") == "Budget!E5"


def test_allt_annat_i_filen_ar_som_det_var(hel: bytes) -> None:
    data = _andrad(hel, _skrivet({"Budget!E5": "2 600 000", "Grunddata!B5": " Förbundet"}))
    fore, efter = Paket.oppna(data), Paket.oppna(rattad(Bok(data), att_ratta(Bok(data)), TID).ympning.bok.data)
    rorda = {hitta_blad(fore, blad).del_ for blad in ("Budget", "Grunddata")}
    allmanna = {"xl/workbook.xml", "xl/_rels/workbook.xml.rels", "[Content_Types].xml", "xl/styles.xml"}
    for del_ in set(fore.namn()) - rorda - allmanna:
        assert efter.las(del_) == fore.las(del_), del_
    gammal, ny = Bok.av(fore), Bok.av(efter)
    skilda = {
        (blad, plats)
        for blad in gammal.bladnamn
        for plats in gammal.celler(blad).keys() | ny.celler(blad).keys()
        if gammal.celler(blad).get(plats) != ny.celler(blad).get(plats)
    }
    assert skilda == {("Budget", (5, 5)), ("Grunddata", (5, 2))}


@pytest.mark.parametrize(
    ("plats", "text", "talformat"),
    [
        ("Budget!E5", "2 600 000", "#,##0.00"),
        ("Budget!A8", "2025-12-31", "yyyy-mm-dd"),
        ("Mål!F8", "32 %", "0%"),
        ("Insatser!M6", "20", "General"),
    ],
)
def test_en_cell_med_textformat_far_ett_talformat(plats: str, text: str, talformat: str, hel: bytes) -> None:
    data = _andrad(hel, _skrivet({plats: text}, talformat="@"))
    ny = avlast(rattad(Bok(data), att_ratta(Bok(data)), TID).ympning.bok.data)
    blad, _, adress = plats.partition("!")
    assert ny[blad][adress].number_format == talformat
    gammal = avlast(data)[blad][adress]
    assert ny[blad][adress].fill.fgColor.rgb == gammal.fill.fgColor.rgb
    assert ny[blad][adress].border.left.style == gammal.border.left.style


def test_en_cell_som_redan_visar_belopp_behaller_sitt_format(hel: bytes) -> None:
    data = _andrad(hel, _skrivet({"Budget!E5": "5 000"}, talformat='#,##0" kr"'))
    ny = avlast(rattad(Bok(data), att_ratta(Bok(data)), TID).ympning.bok.data)
    assert ny["Budget"]["E5"].number_format == '#,##0" kr"'


def test_en_formel_skrivs_aldrig_over(hel: bytes) -> None:
    data = _andrad(hel, _skrivet({"Budget!E5": '="2 600 000"'}))
    paket = Paket.oppna(data)
    del_ = hitta_blad(paket, "Budget").del_
    fran, till = b'<c r="E5"', b'<c r="E5" t="str"'
    xml = (
        paket.las(del_)
        .replace(fran, till)
        .replace(b"<v></v>", b"<v>2 600 000</v>")
        .replace(b"<v />", b"<v>2 600 000</v>")
    )
    paket.satt(del_, xml)
    funna, lamnade = att_ratta(Bok(paket.skriv()))
    assert not funna
    assert ["formel" in str(ett) for ett in lamnade] == [True]


def test_en_text_med_flera_stilar_lamnas(hel: bytes) -> None:
    def fet(oppnad: Any) -> None:
        oppnad["Insatser"]["B7"] = CellRichText("Ett ", TextBlock(InlineFont(b=True), "namn "))

    funna, lamnade = att_ratta(Bok(_andrad(hel, fet, rik=True)))
    assert not funna
    assert ["flera stilar" in str(ett) for ett in lamnade] == [True]


def test_en_hel_bok_har_inget_att_ratta(hel: bytes) -> None:
    assert att_ratta(Bok(hel)) == ((), ())


def _textplatser(bok: Any) -> dict[str, str]:
    """En ifylld cell i varje textkolumn i indatatabellerna, och varje text i Grunddata."""
    platser = {}
    for tab in TABELLER:
        ark = bok[tab.blad]
        for kol, kolumn in enumerate(tab.kolumner, start=1):
            rader = [rad for rad in range(5, ark.max_row + 1) if isinstance(ark.cell(rad, kol).value, str)]
            if kolumn.typ is Typ.TEXT and rader:
                platser[f"{tab.blad}!{ark.cell(rader[-1], kol).coordinate}"] = ark.cell(rader[-1], kol).value
    for uppgift in GRUNDDATA:
        if uppgift.typ is Typ.TEXT and not uppgift.formel:
            adress = bok.defined_names[uppgift.namn].attr_text.rpartition("!")[2].replace("$", "")
            if bok["Grunddata"][adress].value:
                platser[f"Grunddata!{adress}"] = bok["Grunddata"][adress].value
    return platser


KANTER = (" ", "\u00a0", "\t", "\n", "\u200b", "\ufeff")


@pytest.mark.parametrize("forsta", [0, 3])
def test_varje_text_med_nagot_osynligt_i_kanten_namns_och_rattas(forsta: int, hel: bytes) -> None:
    """Varje text har ett av dem i kanten, i tur och ordning."""
    oppnad = openpyxl.load_workbook(io.BytesIO(hel))
    platser = _textplatser(oppnad)
    assert len(platser) > 35
    kanter = islice(cycle(KANTER), forsta, None)
    data = _andrad(hel, _skrivet({plats: f"{text}{next(kanter)}" for plats, text in platser.items()}))
    namnda = {ett.plats: ett for ett in las_bok(Bok(data)).problem}
    assert platser.keys() <= namnda.keys()
    assert {ett.niva for ett in namnda.values()} <= {Niva.FEL, Niva.VARNING}
    ny = rattad(Bok(data), att_ratta(Bok(data)), TID).ympning.bok.data
    assert _varden(ny, platser) == platser
    assert not [ett for ett in las_bok(Bok(ny)).problem if ett.kod in {"oren-text", "blank-i-kanten"}]
