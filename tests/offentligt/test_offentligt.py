"""De öppna data som följer med: hela landets kommuner, och de förbund vars medlemmar är kända."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from finsam_xl.mallar import mall
from finsam_xl.offentligt.forbund import forbunden, forbundet, las_forbund, liknande
from finsam_xl.offentligt.kommuner import kommunen, kommuner, las_kommuner, las_regioner, regioner
from finsam_xl.offentligt.lasning import Datafel

if TYPE_CHECKING:
    from pathlib import Path

_KOMMUN = "Kod,Kommun,Namn,Organisationsnummer,Invånare,Invånare den,Källa,Hämtad\n"
_FORBUND = "Förbund,Organisationsnummer,Regioner,Kommuner,Avser,Källa,Hämtad\n"


def test_landets_kommuner_ligger_var_och_en_i_sin_region() -> None:
    assert len(kommuner()) == 290
    assert len(regioner()) == 21
    assert {ett.region for ett in kommuner().values()} == set(regioner())
    assert len({ett.ort for ett in kommuner().values()}) == 290
    assert len({ett.organisationsnummer for ett in kommuner().values()}) == 290


def test_kommunernas_invanare_ar_rikets() -> None:
    assert sum(ett.invanare for ett in kommuner().values()) == 10_587_710
    assert {ett.den for ett in kommuner().values()} == {date(2024, 12, 31)}


@pytest.mark.parametrize("namn", ["Göteborg", "göteborgs  STAD", "Göteborgs kommun", "Göteborg stad"])
def test_en_kommun_hittas_pa_sina_namn(namn: str) -> None:
    funnen = kommunen(namn)
    assert funnen is not None
    assert funnen.kod == "1480"


def test_varje_kommun_hittas_pa_sitt_namn_och_ingen_pa_ett_annat() -> None:
    assert [kommunen(ett.namn) for ett in kommuner().values()] == list(kommuner().values())
    assert [kommunen(ett.ort) for ett in kommuner().values()] == list(kommuner().values())
    assert kommunen("Storkommunen") is kommunen("") is None


def test_varje_kalla_som_en_rad_namner_finns() -> None:
    kanda = {rad.split(",")[0] for rad in mall("offentligt/kallor.csv").read_text(encoding="utf-8").splitlines()[1:]}
    namnda = {kalla for ett in kommuner().values() for kalla in ett.kalla.split("; ")}
    assert namnda
    assert namnda <= kanda


def test_varje_kant_forbund_sager_var_det_star() -> None:
    assert len(forbunden()) >= 8
    for ett in forbunden():
        assert ett.regioner
        assert ett.kommuner
        assert ett.kalla in ett.beskrivning
        assert str(ett.hamtad) in ett.beskrivning


def test_ett_forbund_hittas_hur_det_an_skrivs() -> None:
    funnet = forbundet("  samordningsförbund  GÄVLEBORG ")
    assert funnet is not None
    assert [ett.ort for ett in funnet.kommuner] == [ett.ort for ett in kommuner().values() if ett.region == "21"]
    assert forbundet("Samordningsförbundet Ingenstans") is None
    assert [ett.namn for ett in liknande("Finsam Botkyrka")] == ["Samordningsförbundet Huddinge, Botkyrka och Salem"]
    assert liknande("Samordningsförbundet Östra Ingenstans") == ()


@pytest.mark.parametrize(
    ("rad", "sagt"),
    [
        (
            "0114,Ort,Namn,212000-0142,12,2024-12-31,scb,2026-11-30\n0114,Ort,Namn,212000-0142,12,2024-12-31,scb,2026-11-30",
            "står två gånger",
        ),
        ("0214,Ort,Namn,212000-0142,12,2024-12-31,scb,2026-11-30", "ligger inte i någon"),
        ("114,Ort,Namn,212000-0142,12,2024-12-31,scb,2026-11-30", "ingen kommunkod"),
        ("0114,Ort,Namn,212000-0142,-12,2024-12-31,scb,2026-11-30", "börjar som en formel"),
        ("0114,Ort,Namn,212000-0142,0,2024-12-31,scb,2026-11-30", "inget antal"),
        ("0114,Ort,Namn,212000-0143,12,2024-12-31,scb,2026-11-30", "kontrollsiffran"),
        ("0114,Ort,Namn,2120000142,12,2024-12-31,scb,2026-11-30", "inget organisationsnummer"),
        ("0114,Ort,Namn,212000-0142,tolv,2024-12-31,scb,2026-11-30", "inget antal"),
        ("0114,=1+1,Namn,212000-0142,12,2024-12-31,scb,2026-11-30", "börjar som en formel"),
        ("0114,Ort\x07,Namn,212000-0142,12,2024-12-31,scb,2026-11-30", "styrtecken"),
        ("0114,Ort,Namn,212000-0142,12,2024-13-31,scb,2026-11-30", "ingen dag"),
        ("0114,Ort,Namn,212000-0142,12,2024-12-31,,2026-11-30", "ingen uppgift om källa"),
        ("0114,Ort,Namn,212000-0142,12,2024-12-31,scb,", "ingen uppgift om hämtad"),
        ("0114,Ort,Namn,212000-0142,12", "5 fält"),
        ('0114,"Ort,Namn,212000-0142,12,2024-12-31,scb,2026-11-30', "CSV"),
    ],
)
def test_en_trasig_rad_avvisas_med_sin_plats(rad: str, sagt: str, tmp_path: Path) -> None:
    fil = tmp_path / "kommuner.csv"
    fil.write_text(_KOMMUN + rad, encoding="utf-8")
    with pytest.raises(Datafel, match=sagt) as fel:
        las_kommuner(fil, regioner())
    assert "kommuner.csv" in str(fel.value)


@pytest.mark.parametrize(
    ("rad", "sagt"),
    [
        ("F,,01,0114,,k,2026-11-30\nf,,01,0114,,k,2026-11-30", "står två gånger"),
        ("F,2220001234,01,0114,,k,2026-11-30", "inget organisationsnummer"),
        ("F,,99,0114,,k,2026-11-30", "kända koder"),
        ("F,,01,9999,,k,2026-11-30", "kända koder"),
        ("F,,01,,,k,2026-11-30", "kända koder"),
        ("F,,01,0114 0114,,k,2026-11-30", "kända koder"),
        ("F,,01,0114,2024,k,2026-11-30", "ingen dag"),
        (",,01,0114,,k,2026-11-30", "saknar namn"),
    ],
)
def test_ett_forbund_som_inte_stammer_avvisas(rad: str, sagt: str, tmp_path: Path) -> None:
    fil = tmp_path / "forbund.csv"
    fil.write_text(_FORBUND + rad, encoding="utf-8")
    with pytest.raises(Datafel, match=sagt):
        las_forbund(fil, regioner(), kommuner())


def test_en_fil_av_annat_slag_avvisas(tmp_path: Path) -> None:
    fil = tmp_path / "regioner.csv"
    fil.write_bytes(b"PK\x03\x04\xff\xfe")
    with pytest.raises(Datafel, match="UTF-8"):
        las_regioner(fil)
    fil.write_text("Kod,Region\n01,Region Stockholm\n", encoding="utf-8")
    with pytest.raises(Datafel, match="rubrikerna"):
        las_regioner(fil)
    fil.write_bytes(b"x" * 1_000_001)
    with pytest.raises(Datafel, match="större"):
        las_regioner(fil)
