"""Varje meddelande om en trasig arbetsbok, framkallat av just det felet; texterna står i facit/, en fil per meddelande.

FINSAM_SKRIV_FACIT=1 skriver om facit efter en medveten ändring.
"""

from __future__ import annotations

import io
import os
import zipfile
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

import pytest
from formualizer import recalculate_xlsx_bytes
from openpyxl import load_workbook
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.table import Table

from finsam_xl.arbete.bygg.etiketter import okanda_etiketter
from finsam_xl.arbete.bygg.tabellval import fel_i_tabellval
from finsam_xl.arbetsbok.bok import Bok
from finsam_xl.hosts.kommandon.sagt import som_kommando
from finsam_xl.inputs import bok as bokmodul
from finsam_xl.inputs import las_bok, tabeller
from finsam_xl.inputs.felslag import SLAG
from finsam_xl.modell import Niva
from tests.redigering import lagg_till, skriv, skriv_formel

if TYPE_CHECKING:
    from collections.abc import Callable

    from openpyxl import Workbook

    from finsam_xl.arbetsbok.andra.cellvarde import Cellvarde
    from finsam_xl.modell import Problem

FACIT = Path(__file__).parent / "facit"
Andring: TypeAlias = "Callable[[bytes], bytes]"


def andrad(data: bytes, andra: Andring, *, rakna: bool = True) -> bytes:
    """Boken som en person sparat den i Excel efter ändringen."""
    ny = andra(data)
    return bytes(recalculate_xlsx_bytes(ny)["bytes"]) if rakna else ny


def _i_boken(andra: Callable[[Any], None]) -> Andring:
    """En ändring av hela den öppnade boken."""

    def andrad_bok(data: bytes) -> bytes:
        bok: Workbook = load_workbook(io.BytesIO(data))
        andra(bok)
        minne = io.BytesIO()
        bok.save(minne)
        return minne.getvalue()

    return andrad_bok


def _cell(blad: str, adress: str, varde: Cellvarde, talformat: str = "") -> Andring:
    if isinstance(varde, str) and varde.startswith("="):
        return lambda data: skriv_formel(data, blad, adress, varde.removeprefix("="))
    return lambda data: skriv(data, blad, {adress: varde}, talformat)


def _rad(tabell: str, *rader: tuple[Cellvarde, ...]) -> Andring:
    """Rader från första lediga raden i tabellen, som växer med dem."""
    return lambda data: lagg_till(data, tabell, *rader)


def _alla(*andringar: Andring) -> Andring:
    """Flera ändringar efter varandra."""

    def andrat(data: bytes) -> bytes:
        for andra in andringar:
            data = andra(data)
        return data

    return andrat


def _utan_rad(blad: str, rad: int) -> Andring:
    """Alla celler i raden tömda."""
    return lambda data: skriv(data, blad, {f"{kolumn}{rad}": None for kolumn in "ABCDEFGHIJKL"})


@_i_boken
def _ta_bort_blad(bok: Any) -> None:
    del bok["Historik"]


@_i_boken
def _ta_bort_grunddata(bok: Any) -> None:
    del bok["Grunddata"]


@_i_boken
def _ta_bort_tabell(bok: Any) -> None:
    del bok["Historik"].tables["Historik"]


@_i_boken
def _lang_tabell(bok: Any) -> None:
    bok["Etiketter"].tables["Etiketter"].ref = f"A4:C{tabeller.MAX_RADER + 6}"


def _skrivna(bok: Any, blad: str, rad: int, kolumn: int, varden: tuple[object, ...]) -> None:
    for nr, varde in enumerate(varden, start=kolumn):
        bok[blad].cell(rad, nr).value = varde


@_i_boken
def _langre_ned(bok: Any) -> None:
    sista = bok["Budget"].max_row
    for rad in (sista + 3, sista + 4, sista + 6):
        _skrivna(bok, "Budget", rad, 1, (D, "stat", None, "verksamhetsplan", 1000))


@_i_boken
def _till_hoger(bok: Any) -> None:
    _skrivna(bok, "Budget", 9, 10, (D, "stat", None, "verksamhetsplan", 1000))


@_i_boken
def _avskuren_kolumn(bok: Any) -> None:
    tabell = bok["Budget"].tables["Budget"]
    tabell.ref = tabell.autoFilter.ref = tabell.ref.replace("G", "F")
    del tabell.tableColumns[-1]


@_i_boken
def _annan_rubrik(bok: Any) -> None:
    bok["Budget"]["D4"] = "Budgetversion"
    bok["Budget"].tables["Budget"].tableColumns[3].name = "Budgetversion"


@_i_boken
def _oren_rubrik(bok: Any) -> None:
    bok["Budget"]["E4"] = "Belopp "
    bok["Budget"].tables["Budget"].tableColumns[4].name = "Belopp "


@_i_boken
def _vand(bok: Any) -> None:
    bok["Kontoplan"]["A6"], bok["Kontoplan"]["B6"] = 1499, 1400


@_i_boken
def _ta_bort_namn(bok: Any) -> None:
    del bok.defined_names["Diarienummer"]


@_i_boken
def _kopiera_grunddata(bok: Any) -> None:
    kopia = bok.copy_worksheet(bok["Grunddata"])
    kopia.title = "Grunddata (2)"
    kopia.defined_names["AR_Enhet"] = DefinedName("AR_Enhet", attr_text="'Grunddata (2)'!$B$14")


@_i_boken
def _kopiera_tabell(bok: Any) -> None:
    blad = bok.create_sheet("Egna saldon")
    blad.append([cell.value for cell in bok["Saldo"][4]])
    blad.append([None])
    blad.add_table(Table(displayName="Tabell12", ref="A1:I2"))


@_i_boken
def _namn_pa_omrade(bok: Any) -> None:
    bok.defined_names["Diarienummer"] = DefinedName("Diarienummer", attr_text="Grunddata!$B$7:$B$8")


@_i_boken
def _manga_fel(bok: Any) -> None:
    for nr in range(5, 5 + bokmodul.MAX_PROBLEM + 20):
        bok["Etiketter"].cell(nr, 1).value = "RR"
        bok["Etiketter"].cell(nr, 2).value = f"rad_{nr}"
    bok["Etiketter"].tables["Etiketter"].ref = f"A4:C{nr}"


def _annan_titel(bok: Any) -> None:
    (rad,) = (rad for rad in bok["Tabeller"].iter_rows(min_row=5) if (rad[0].value, rad[1].value) == ("ÅR", "KF"))
    rad[2].value = "Finansieringsanalys"


def _stor_yta(data: bytes) -> bytes:
    ut = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as gammal, zipfile.ZipFile(ut, "w") as ny:
        for namn in gammal.namelist():
            del_ = gammal.read(namn)
            if namn == "xl/worksheets/sheet2.xml":
                del_ = del_.replace(b"</sheetData>", b'<row r="1048576"><c r="XFD1048576"/></row></sheetData>')
            ny.writestr(namn, del_)
    return ut.getvalue()


D = date(2025, 12, 31)

FILFEL: dict[str, Andring] = {
    "losenord": lambda _: bytes.fromhex("d0cf11e0a1b11ae1") + "EncryptedPackage".encode("utf-16-le"),
    "fel-filformat": lambda _: b"Konto;Belopp\n3985;-9460000",
    "skadad": lambda data: data[: len(data) // 2],
    "for-stor-bok": _stor_yta,
    "oraknad": lambda data: andrad(data, _cell("Budget", "E5", "=1000*9460"), rakna=False),
    "for-lang-tabell": lambda data: andrad(data, _lang_tabell, rakna=False),
    "grunddata-saknas": lambda data: andrad(data, _ta_bort_grunddata, rakna=False),
}

BOKFEL: dict[str, Andring] = {
    "blad-saknas": _ta_bort_blad,
    "tabell-saknas": _ta_bort_tabell,
    "kopierat-blad": _kopiera_grunddata,
    "kopierad-tabell": _kopiera_tabell,
    "kolumn-saknas": _annan_rubrik,
    "rad-under-tabell": _cell("Styrelse", "B31", "revisor"),
    "rad-langre-ned": _langre_ned,
    "rad-till-hoger": _till_hoger,
    "kolumn-utanfor": _avskuren_kolumn,
    "namn-saknas": _ta_bort_namn,
    "namn-pekar-fel": _namn_pa_omrade,
    "varde-saknas": _cell("Insatser", "B6", None),
    "rapportens-uppgift-saknas": _cell("Grunddata", "B14", None),
    "cellfel": _cell("Budget", "E14", "=1/0"),
    "tal-ar-text": _cell("Budget", "E14", "1 234,50"),
    "datum-ar-text": _cell("Insatser", "J6", "1 september 2024"),
    "datum-ar-tal": _cell("Budget", "A6", 46022, "General"),
    "datum-med-klockslag": _cell("Budget", "A6", datetime(2025, 12, 31, 12)),  # noqa: DTZ001 - Excel har ingen tidszon
    "fel-slag": _cell("Budget", "E6", D, "yyyy-mm-dd"),
    "orimligt-tal": _cell("Budget", "E6", 1e13),
    "inte-heltal": _cell("Insatser", "M6", 20.5),
    "heltal-negativt": _cell("Insatser", "M6", -20),
    "procent-utanfor": _cell("Mål", "F8", 32),
    "utanfor-lista": _cell("Budget", "D6", "budget"),
    "ogiltigt-id": _cell("Insatser", "A23", "Kärnhuset 2.0"),
    "ogiltigt-konto": _rad("Saldo", (D, "39B5", "Bidrag", None, None, None, 0, -1)),
    "okand-etikett": _rad("Etiketter", ("RR", "RR_intekter", "Intäkter")),
    "okand-tabell": _rad("Tabeller", ("ÅR", "KFA", "Finansieringsanalys", "ja", 10)),
    "tva-titlar": _alla(_i_boken(_annan_titel), _rad("Etiketter", ("KF", "KF", "Årets kassaflöde"))),
    "enhetens-formel": _alla(
        _cell("Grunddata", "B14", "mnkr"), _cell("Grunddata", "B15", '=IF(EXACT(AR_Enhetsord,"kr"),1,1000)')
    ),
    "for-stort-val": _cell("Grunddata", "B26", 3),
    "okand-hanvisning": _cell("Budget", "C9", "mysamm"),
    "okand-kod": _cell("Kontoplan", "D5", "BR_lager"),
    "dubblett": _cell("Insatser", "A20", "connect"),
    "utan-tal": _rad("Upplysningar", (D, "leasing", "inom 1 år", None, None)),
    "objekt-delat": _cell("Insatser", "C8", "103"),
    "kontoplan-vand": _vand,
    "kontoplan-overlapp": _cell("Kontoplan", "B5", 1450),
    "kontoplan-lucka": _cell("Kontoplan", "B5", 1379),
    "konto-utan-rad": _rad("Saldo", (D, 9999, "Obs", None, None, None, 0, 12.5)),
    "period-okand": _cell("Budget", "A6", date(2026, 12, 31)),
    "period-utan-rapport": _cell("Budget", "A6", date(2025, 12, 1)),
    "orimligt-datum": _cell("Budget", "A6", date(1905, 7, 17)),
    "ingen-periods-slut": _cell("Grunddata", "B10", date(2025, 12, 30)),
    "perioder-omvanda": _cell("Grunddata", "B11", date(2026, 12, 31)),
    "slut-fore-start": _cell("Insatser", "K6", date(2024, 8, 31)),
    "kort-tva-ganger": _cell("Insatser", "U6", "trisam"),
    "soktecken": _rad("Indikatorer", ("3*", "Tillräcklig tid", None, "Personal")),
    "budget-negativ": _cell("Budget", "E18", -2650000),
    "tva-belopp": _cell("Budget", "G9", 734000),
    "period-utan-datum": _rad("Budget", (D, "personal", None, "verksamhetsplan", None, None, 734000)),
    "inte-hela-kronor": _rad("Budget", (D, "insatsmedel", "mysam", "verksamhetsplan", None, None, 734000.5)),
    "summarad-med-antal": _rad(
        "Deltagarantal", ("alla", "Alla ärenden", None, "Individ", 12, None, None, None, "summa")
    ),
    "tva-varden": _rad("Verksamhetstal", ("ÅR", "arvoden", "Styrelse", "Arvoden", 76627, "kr", "7240")),
    "konton-utan-kronor": _rad("Verksamhetstal", ("ÅR", "arvoden", "Styrelse", "Arvoden", None, "antal", "7240")),
    "ogiltiga-konton": _rad("Verksamhetstal", ("ÅR", "arvoden", "Styrelse", "Arvoden", None, "kr", "7240, 7241")),
    "delar-av-oren": _cell("Budget", "E14", 1000000 / 3),
    "oren-text": _cell("Budget", "B6", "stat "),
    "oren-rubrik": _oren_rubrik,
    "blank-i-kanten": _cell("Grunddata", "B5", "Samordningsförbundet Gävleborg\u00a0"),
    "bara-blanksteg": _cell("Insatser", "S6", " "),
    "nummer-ar-tal": _cell("Mål", "B8", 1.3),
    "ogiltigt-nummer": _cell("Mål", "B8", "1-3"),
    "samma-nummer": _cell("Mål", "B13", "1.3"),
    "indikator-utan-mal": _cell("Mål", "A8", "9"),
    "fler-problem": _manga_fel,
    "radens-id": _rad("Rapportrader", (None, "NOT1", 15, "NOT1_ESF", "ESF-medel")),
    "radens-tabell": _rad("Rapportrader", (None, "NOT_lan", 10, "NOT_lan_bank", "Banklån", "2300–2399")),
    "id-krockar": _rad("Rapportrader", (None, "NOT1", 15, "NOT1_stat", "Annat statligt bidrag")),
    "lagens-rad": _cell("Rapportrader", "F5", "RR_kostnader"),
    "lagens-rader-saknas": _utan_rad("Rapportrader", 5),
    "rad-utan-konton": _rad("Rapportrader", (None, "NOT1", 15, "NOT1_esf", "ESF-medel")),
    "summerar-oklart": _rad("Rapportrader", (None, "NOT2", 15, "NOT2_leasing", "Leasing", "5615")),
    "okand-rad": _rad("Rapportrader", ("ÅR", "BR", 165, "BR_summa_skulder", "Summa skulder", "BR_skuld")),
    "rader-i-ring": _rad(
        "Rapportrader",
        (None, "NOT2", 15, "NOT2_ena", "Ena", "NOT2_andra"),
        (None, "NOT2", 16, "NOT2_andra", "Andra", "NOT2_ena"),
    ),
    "notens-slag": _rad("Noter", (None, 50, "NOT_principer", "Redovisningsprinciper", "text")),
    "tva-texter": _alla(
        _cell("Rapportrader", "E5", "Intäkter i verksamheten"),
        _rad("Etiketter", ("RR", "RR_intakter", "Våra intäkter")),
    ),
}


def _problemen(data: bytes) -> list[Problem]:
    """Det som sägs innan en rapport byggs: felen i boken, annars egna val och etiketter som inget har."""
    inlast = las_bok(Bok(data))
    return [*inlast.problem, *fel_i_tabellval(inlast), *okanda_etiketter(inlast)]


def _som_text(problemen: list[Problem]) -> str:
    stycken = (
        f"{ett.kod} ({ett.niva.value}) {ett.plats or 'arbetsboken'}\n{ett.text}\n{som_kommando(ett.atgard)}"
        for ett in problemen[-3:]
    )
    return "\n\n".join(stycken) + "\n"


def _jamfor(kod: str, data: bytes) -> None:
    problemen = _problemen(data)
    assert kod in [ett.kod for ett in problemen]
    fil = FACIT / f"{kod}.txt"
    if os.environ.get("FINSAM_SKRIV_FACIT"):
        fil.write_text(_som_text(problemen), encoding="utf-8")
    assert _som_text(problemen) == fil.read_text(encoding="utf-8")


@pytest.mark.parametrize("kod", FILFEL)
def test_fil_som_inte_gar_att_lasa(kod: str, exempelbok: bytes) -> None:
    _jamfor(kod, FILFEL[kod](exempelbok))


@pytest.mark.parametrize("kod", BOKFEL)
def test_ett_fel_i_boken(kod: str, exempelbok: bytes) -> None:
    _jamfor(kod, andrad(exempelbok, BOKFEL[kod]))


def test_varje_meddelande_framkallas() -> None:
    assert {slag.kod for slag in SLAG} == {*FILFEL, *BOKFEL}
    assert {fil.stem for fil in FACIT.glob("*.txt")} == {*FILFEL, *BOKFEL}


def test_alla_fel_namns_pa_en_gang(exempelbok: bytes) -> None:
    bok = exempelbok
    for kod in ("blad-saknas", "tal-ar-text", "okand-hanvisning", "procent-utanfor", "kontoplan-lucka"):
        bok = andrad(bok, BOKFEL[kod])
    inlast = las_bok(Bok(bok))
    assert inlast.bokslut is None
    assert [ett.kod for ett in inlast.problem] == [
        "tal-ar-text",
        "procent-utanfor",
        "blad-saknas",
        "okand-hanvisning",
        "kontoplan-lucka",
    ]


@pytest.mark.parametrize("cell", ["A5", "B6", "A6", "B8"])
def test_ett_nummer_som_inte_gar_att_lasa_sags_en_gang(cell: str, exempelbok: bytes) -> None:
    """Raden är inte utan nummer, så den är ingen dubblett, och dess indikatorer är inte utan mål."""
    assert [ett.kod for ett in las_bok(Bok(andrad(exempelbok, _cell("Mål", cell, 1.3)))).problem] == ["nummer-ar-tal"]


def test_en_varning_hindrar_inte_bokslutet(exempelbok: bytes) -> None:
    inlast = las_bok(Bok(andrad(exempelbok, BOKFEL["konto-utan-rad"])))
    assert [ett.niva for ett in inlast.problem] == [Niva.VARNING]
    assert inlast.bokslut is not None
    assert [saldo.rad for saldo in inlast.bokslut.saldon] == ["OPLACERAT"]


def test_excel_skiljer_inte_pa_stora_och_sma_bokstaver_i_en_nyckel(exempelbok: bytes) -> None:
    andra = _rad("Kommuner", ("Stad", 1), ("STAD", 2))
    assert [ett.kod for ett in las_bok(Bok(andrad(exempelbok, andra))).problem] == ["dubblett"]


@pytest.mark.parametrize(
    "text", ["<5", "Kommun*", "13:00", "2019-05-16", "3,5", "1/2", "TRUE", "sant", "x" * 101, "a\nb"]
)
def test_en_text_som_excel_tolkar_gar_inte_att_soka_efter(text: str, exempelbok: bytes) -> None:
    assert [ett.kod for ett in las_bok(Bok(andrad(exempelbok, _cell("Styrelse", "C6", text)))).problem] == ["soktecken"]


@pytest.mark.parametrize("text", ["3", "2.1", "Region 1", "Sant & Falskt", "Ovanåkers kommun (13:00)"])
def test_en_vanlig_text_gar_att_soka_efter(text: str, exempelbok: bytes) -> None:
    assert las_bok(Bok(andrad(exempelbok, _cell("Styrelse", "C6", text)))).problem == ()


@pytest.mark.parametrize("konton", ["72xx", "7240, 7241", "0240", ";", "7240; 7240"])
def test_ett_verksamhetstals_konton_ska_vara_kontonummer(konton: str, exempelbok: bytes) -> None:
    rad = ("ÅR", "arvoden", "Styrelse", "Arvoden", None, "kr", konton)
    assert [ett.kod for ett in las_bok(Bok(andrad(exempelbok, _rad("Verksamhetstal", rad)))).problem] == [
        "ogiltiga-konton"
    ]


def test_ett_blad_utan_sin_tabell_ar_ett_fel_ocksa_nar_bladet_far_saknas(exempelbok: bytes) -> None:
    @_i_boken
    def andra(bok: Any) -> None:
        del bok["Verksamhetstal"].tables["Verksamhetstal"]

    assert [ett.kod for ett in las_bok(Bok(andrad(exempelbok, andra))).problem] == ["tabell-saknas"]
