"""Tabeller inklistrade i en arbetsbok: samma fynd som ur en mapp, med blad och cell som plats."""

from __future__ import annotations

import shutil
from collections import Counter
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from openpyxl import Workbook

from finsam_xl.arbetsbok.lasa.arkinnehall import las_ark
from finsam_xl.arbetsbok.opc.paket import Paket
from finsam_xl.granskning.alla import granska, prova
from finsam_xl.granskning.lasrapport import las_rapport
from finsam_xl.granskning.tryck.las import GranskningsfelError, las_mapp
from finsam_xl.granskning.tryck.las_arbetsbok import las_arbetsbok
from tests.granskning.klistrat import klistra, som_tal, som_text, som_tryckt
from tests.granskning.rattat import DATA, MAPPAR, lagg_rattat

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from finsam_xl.granskning.fynd import Fynd
    from finsam_xl.granskning.tryck.dokument import Dokument
    from tests.granskning.klistrat import Cellvarde

RR = (
    ("Verksamhetens intäkter", 1, 120, 100),
    ("Verksamhetens kostnader", 2, -90, -95),
    ("Verksamhetens resultat", None, 30, 5),
    ("Finansiella intäkter", None, 0, 0),
    ("Finansiella kostnader", None, 0, 0),
    ("Resultat efter finansiella poster", None, 30, 5),
    ("ÅRETS RESULTAT", None, 30, 5),
)


def _las(data: bytes, namn: str = "tabeller") -> Dokument:
    return las_arbetsbok(namn, [(ark.namn, ark.rutor) for ark in las_ark(Paket.oppna(data))])


def _bok(**blad: Sequence[Sequence[Cellvarde]]) -> bytes:
    bok = Workbook()
    bok.remove(bok.worksheets[0])
    for namn, rader in blad.items():
        ark = bok.create_sheet(namn)
        for rad in rader:
            ark.append(list(rad))
    return _sparad(bok)


def _sparad(bok: Workbook) -> bytes:
    ut = BytesIO()
    bok.save(ut)
    return ut.getvalue()


def _innehall(fynd: Sequence[Fynd]) -> Counter[tuple[str, str, str, str]]:
    return Counter((ett.id, str(ett.tryckt), str(ett.beraknat), ett.klass.value) for ett in fynd)


def _utan_kort(fran: Path, till: Path) -> Path:
    shutil.copytree(fran, till, ignore=shutil.ignore_patterns("*.json"))
    return till


@pytest.mark.parametrize("mapp", MAPPAR)
@pytest.mark.parametrize("skriv", [som_tal, som_text, som_tryckt])
@pytest.mark.parametrize(("per_blad", "vid_sidan"), [(1, False), (4, False), (99, False), (3, True)])
def test_samma_fynd_som_ur_mappen(
    tmp_path: Path, mapp: str, skriv: Callable[[str], Cellvarde], per_blad: int, *, vid_sidan: bool
) -> None:
    tabeller = _utan_kort(DATA / mapp, tmp_path / mapp)
    data = klistra(tabeller, skriv, per_blad=per_blad, vid_sidan=vid_sidan)

    assert _innehall(granska(_las(data, mapp))) == _innehall(granska(las_mapp(tabeller)))


@pytest.mark.parametrize("mapp", MAPPAR)
def test_rattade_tabeller_inklistrade_ger_inga_fynd(tmp_path: Path, mapp: str) -> None:
    rattade = _utan_kort(lagg_rattat(tmp_path) / mapp, tmp_path / "utan" / mapp)

    assert granska(_las(klistra(rattade, som_tryckt, per_blad=99), mapp)) == ()


def test_platsen_ar_blad_och_cell(tmp_path: Path) -> None:
    tabeller = _utan_kort(DATA / "arsredovisning_2025", tmp_path / "arsredovisning_2025")
    fynd = granska(_las(klistra(tabeller, som_text), "arsredovisning_2025"))

    arets = next(ett for ett in fynd if ett.id == "C03")
    assert arets.plats == "Sida 1!C11 Årets resultat / Sida 15!C10 ÅRETS RESULTAT"
    assert "Sida 1!C11 Årets resultat är -1\u00a0452" in arets.text


@pytest.mark.parametrize(
    "rubriker",
    [
        [("Resultaträkning", None, None, None), (None, "Not", 2025, 2024)],
        [("Resultaträkning 2025", None, None, None), ("Belopp i tkr", None, None, None), (None, "Not", "2025", "2024")],
        [("Resultaträkning (tkr)", "Not", 2025, 2024)],
        [("Resultaträkning", None, None, None), (None, None, "Utfall", "Utfall"), (None, "Not", 2025, 2024)],
        [("Resultaträkning", None, None, None), (), (None, "Not", "Utfall\n2025", "Utfall\n2024")],
        [("RESULTATRÄKNING", None, None, None), ("tkr", "Not", "2025-12-31", "2024-12-31")],
        [(None, "Not", 2025, 2024)],
    ],
)
def test_en_resultatrakning_kanns_igen(rubriker: Sequence[Sequence[Cellvarde]]) -> None:
    (tabell,) = _las(_bok(Blad1=[*rubriker, *RR])).tabeller

    assert tabell.slag == "resultatrakning"
    assert [(kolumn.roll, kolumn.ar, kolumn.bokstav) for kolumn in tabell.kolumner] == [
        ("utfall", 2025, "C"),
        ("utfall", 2024, "D"),
    ]
    assert [rad.id for rad in tabell.rader][:3] == ["intakter", "kostnader", "resultat"]


def test_bladets_namn_ar_rubrik_nar_tabellen_inte_har_nagon() -> None:
    rader = [(None, 2025), ("Momsfordran", 57), ("Summa", 57)]

    assert [tabell.slag for tabell in _las(_bok(**{"Not 3 Fordringar": rader})).tabeller] == ["not_fordringar"]


def test_en_felstavad_rubrik_galler_och_sags() -> None:
    fynd = granska(_las(_bok(Blad1=[("Ressultaträkning",), (None, "Not", 2025, 2024), *RR])))

    assert [(ett.id, ett.tryckt, ett.beraknat) for ett in fynd] == [("C19", "Ressultaträkning", "Resultaträkning")]
    assert fynd[0].plats == "Blad1!A1 Ressultaträkning"


def test_belopp_som_ser_ut_som_artal_ar_inga_rubriker() -> None:
    noten = [("Not 3 Fordringar",), ("tkr", 2025, 2024), ("Momsfordran", 2000, 1999), ("Skatt", 25, 25)]
    (tabell,) = _las(_bok(Blad1=[*noten, ("Summa", 2025, 2024)])).tabeller

    assert [str(rad.tal(tabell.kolumner[0])) for rad in tabell.rader] == ["2000", "25", "2025"]
    assert granska(_las(_bok(Blad1=[*noten, ("Summa", 2025, 2024)]))) == ()


def test_text_streck_och_procent_i_beloppens_kolumner() -> None:
    bok = Workbook()
    ark = bok.worksheets[0]
    for rad in [
        ("Flerårsöversikt, tkr",),
        (None, 2025, 2024),
        ("Intäkter", "18 920 tkr", 100),
        ("Kostnader", "–18\u202f900", -90),
        ("Verksamhetens resultat", "20", 10),
        ("Soliditet", 0.6293, "63%"),
        ("Antal anställda", "–", "inga"),
    ]:
        ark.append(list(rad))
    ark["B6"].number_format = "0%"
    (tabell,) = _las(_sparad(bok)).tabeller

    assert [[rad.falt[kolumn.namn] for kolumn in tabell.kolumner] for rad in tabell.rader] == [
        ["18920", "100"],
        ["-18900", "-90"],
        ["20", "10"],
        ["63", "63"],
        ["", ""],
    ]
    assert [rad.falt["enhet"] for rad in tabell.rader] == ["tkr", "tkr", "tkr", "procent", "antal"]


def test_en_balansrakning_vars_kolumn_ar_en_period() -> None:
    poster = ("Fordringar", "Kassa och bank", "Summa tillgångar", "Eget kapital", "Kortfristiga skulder")
    rader = [("Balansräkning",), (None, "2025-01-01 2025-12-31"), *((post, 0) for post in poster)]
    fynd = granska(_las(_bok(Blad1=[*rader, ("Summa eget kapital och skulder", 0)])))

    assert [(ett.id, ett.tryckt, ett.beraknat) for ett in fynd] == [("C32", "2025-01-01 2025-12-31", "2025-12-31")]


def test_en_formel_raknas_inte_och_ett_felvarde_ar_inget_tal() -> None:
    noten = [("Not 3 Fordringar",), (None, 2025), ("Momsfordran", "=WEBSERVICE(A1)"), ("Skatt", "#REF!"), ("Summa", 5)]
    fynd = granska(_las(_bok(Blad1=noten)))

    assert [(ett.id, ett.tryckt) for ett in fynd] == [("S03", "#EJ RÄKNAD"), ("S03", "#REF!")]


def test_en_okand_tabell_sags_i_stallet_for_att_tyst_lamnas() -> None:
    okand = [("Väder",), (None, 2025), ("Sol", 3), ("Regn", 4)]
    dokument = _las(_bok(Blad1=[("Resultaträkning",), (None, "Not", 2025, 2024), *RR], Blad2=okand))

    assert [(tabell.fil, tabell.slag) for tabell in dokument.tabeller][1:] == [("Blad2!A2 ovrig", "ovrig")]
    oprovade = {en.tabell for en in las_rapport(dokument, prova(dokument)).tabeller if not en.samband}
    assert oprovade == {"Blad2!A2 ovrig"}


def test_dolda_blad_lases_inte() -> None:
    bok = Workbook()
    bok.worksheets[0].append(["Anteckningar"])
    dolt = bok.create_sheet("Not 3 Fordringar")
    dolt.append([None, 2025])
    dolt.append(["Moms", 57])
    dolt.sheet_state = "hidden"

    with pytest.raises(GranskningsfelError, match="Ingen av bladens tabeller"):
        _las(_sparad(bok))


def test_utan_artal_gar_det_inte() -> None:
    rader = [("Resultaträkning",), (None, "Utfall"), *((post, 5) for post, *_ in RR)]

    with pytest.raises(GranskningsfelError, match="vilket år"):
        _las(_bok(Blad1=rader))
    assert _las(_bok(Blad1=rader), "rapport_2025").ar == 2025


def test_en_tabell_utan_slut_lases_inte() -> None:
    rader = [("Not 3 Fordringar",), (None, 2025), *((f"Post {nr}", nr) for nr in range(1_001))]

    with pytest.raises(GranskningsfelError, match="fler än 1000 rader"):
        _las(_bok(Blad1=rader))


@pytest.mark.parametrize(
    "rutor", [{(nr, 1): f"Rad {nr}" for nr in range(1, 20_000)}, {(1, nr): "x" for nr in range(1, 500)}]
)
def test_ett_oandligt_blad_lases_inte(rutor: dict[tuple[int, int], str]) -> None:
    with pytest.raises(GranskningsfelError, match="läses inte"):
        las_arbetsbok("bok_2025", [("Blad1", rutor)])


def test_fler_tabeller_an_nagon_rapport_har_lases_inte() -> None:
    rutor = {(3 * nr + steg, 1): text for nr in range(300) for steg, text in ((1, "Prognos"), (2, "Insats"), (3, "a"))}

    with pytest.raises(GranskningsfelError, match="fler än 200 tabeller"):
        las_arbetsbok("bok_2025", [("Blad1", rutor)])
