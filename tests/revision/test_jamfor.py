"""Två böcker jämförda: justeringens rader och inga andra, ett omdöpt blad, en flyttad rad, och böcker som är lika."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import openpyxl

from finsam_xl.arbete.bygg.kontrollresultat import kontrollresultat
from finsam_xl.arbete.bygg.rapportbygge import byggd
from finsam_xl.arbete.gemensamt.fyllning import fylld
from finsam_xl.arbete.harkomst.harkomstvisning import harled, text
from finsam_xl.arbete.revision.jamforelse import jamfor_bocker
from finsam_xl.arbetsbok.bok import Bok
from finsam_xl.arbetsbok.lasa.innehall import arbetsboksdel
from finsam_xl.arbetsbok.opc.paket import Paket
from finsam_xl.exempel import bokforing
from finsam_xl.hosts import cli
from finsam_xl.inlasning.sieimport import inlasning
from finsam_xl.inputs import las_bok
from finsam_xl.modell import Kalla
from finsam_xl.rapporter.slag import ARSREDOVISNING
from finsam_xl.revision.mellan.bokskillnad import Skillnadsslag
from finsam_xl.sie import las
from tests.byggda import byggd as exempelbok
from tests.exemplet import TID, skiss
from tests.lager import ur_lagret
from tests.redigering import nytt_blad, skriv, skriv_formel, sortera

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from finsam_xl.arbete.revision.jamforelse import Bokjamforelse
    from finsam_xl.inputs.falt import Cellvarde
    from finsam_xl.modell import Bokslut

EXEMPEL = "gavleborg-2025"
AR = date(2025, 12, 31)
RADER = (
    (AR, "7010", None, 50_000, "Upplupen lön december", "ekonom"),
    (AR, "2710", None, -50_000, "Upplupen lön december", "ekonom"),
)


def med(bok: Bok, *rader: tuple[Cellvarde, ...]) -> Bok:
    return fylld(bok, {"Justeringar": rader})


def ojusterad() -> Path:
    return exempelbok(EXEMPEL)


def justerad() -> Path:
    return ur_lagret("justerad", _bygg) / "bok.xlsx"


def _bygg(mapp: Path) -> None:
    grund = med(Bok(ojusterad().read_bytes()), *RADER)
    (mapp / "bok.xlsx").write_bytes(byggd(grund, ARSREDOVISNING, TID, lambda _: None).ympning.bok.data)


def bokslutet(bok: Bok) -> Bokslut:
    inlast = las_bok(bok)
    assert inlast.bokslut is not None, inlast.problem
    return inlast.bokslut


def omdopt(data: bytes, gammalt: str, nytt: str) -> bytes:
    """Bladet döpt om som Excel gör det: i boken och i varje namn som leder dit."""
    paket = Paket.oppna(data)
    del_ = arbetsboksdel(paket)
    paket.satt(del_, paket.las(del_).replace(gammalt.encode(), nytt.encode()))
    return paket.skriv()


def av_slag(svar: Bokjamforelse, slag: Skillnadsslag) -> list[str]:
    return [ett.vad for ett in svar.skillnader if ett.slag is slag]


def test_en_justering_flyttar_precis_sina_rader_och_syns_i_jamforelsen() -> None:
    svar = jamfor_bocker(ojusterad(), justerad())
    poster = [ett for ett in svar.skillnader if ett.slag is Skillnadsslag.POST and ett.tyngd]
    assert {ett.skillnad for ett in poster} == {"-50\u00a0000", "50\u00a0000"}
    namn = {ett.vad.rpartition("(")[2].strip(")") for ett in poster}
    assert {
        "AR_RR_kostnader",
        "AR_RR_arets_resultat",
        "AR_NOT2_loner",
        "AR_BR_skulder",
        "AR_BR_summa_ek_och_skulder",
    } - {"AR_BR_summa_ek_och_skulder"} <= namn
    assert not namn & {"AR_RR_intakter", "AR_BR_kassa", "AR_BR_summa_tillgangar", "AR_NOT4_motparter"}
    assert av_slag(svar, Skillnadsslag.INDATA) == [
        "Saldo: 2025-12-31 7010 justering",
        "Saldo: 2025-12-31 2710 justering",
        "Justeringar: 2025-12-31 7010 Upplupen lön december",
        "Justeringar: 2025-12-31 2710 Upplupen lön december",
    ]
    assert [ett.partition(" ")[0] for ett in av_slag(svar, Skillnadsslag.KONTROLL)] == ["J01", "J02"]
    tryckta = [ett for ett in svar.skillnader if ett.slag is Skillnadsslag.TRYCKT]
    assert [ett.tyngd for ett in tryckta] == sorted((ett.tyngd for ett in tryckta), reverse=True)
    assert "ÅR Resultaträkning, Verksamhetens kostnader, 2025" in [ett.vad for ett in tryckta]


def test_sparet_visar_justeringen_med_sitt_skal() -> None:
    spar = harled(justerad(), "AR_RR_kostnader")
    assert spar.haller
    assert "[Justeringar rad 5: Upplupen lön december (ekonom)]" in text(spar)


def test_en_borttagen_justering_tar_sina_rader_med_sig_och_en_inlasning_gor_det_inte() -> None:
    bok = Bok(justerad().read_bytes())
    med_den = bokslutet(bok)
    assert [rad.konto for rad in med_den.saldon if rad.ar_justering] == ["7010", "2710"]
    borta = las_bok(med(bok))
    assert borta.omplacerad
    assert borta.bokslut is not None
    assert borta.bokslut.saldon == bokslutet(Bok(ojusterad().read_bytes())).saldon
    inlast = inlasning(med_den, [las(bokforing(), filnamn="gavleborg-2025.se")], TID)
    assert [rad for rad in inlast.saldon if rad.ar_justering] == sorted(
        (rad for rad in med_den.saldon if rad.ar_justering), key=lambda rad: rad.konto
    )
    assert "sie-konto-for-hand" not in {ett.kod for ett in inlast.problem}


def test_en_justering_med_objekt_hamnar_hos_insatsen_och_en_som_inte_gar_ihop_ar_rod() -> None:
    grund = Bok(ojusterad().read_bytes())
    insats = next(ett for ett in bokslutet(grund).insatser if ett.objekt)
    objekt = insats.objekt.partition(";")[0].strip()
    nytt = bokslutet(med(grund, (AR, "4010", objekt, 1_000.5, "Sen faktura", None)))
    assert [(rad.konto, rad.id, rad.belopp) for rad in nytt.objektsaldon if rad.kalla is Kalla.JUSTERING] == [
        ("4010", insats.id, nytt.justeringar[0].belopp)
    ]
    utfall = {ett.id: ett for ett in kontrollresultat(skiss(nytt))}
    assert utfall["J01"].utfall == "FEL"
    assert utfall["F07"].utfall == "FEL"
    assert utfall["J02"].utfall == "OK"


def test_en_justering_pa_ett_konto_utan_plats_sags() -> None:
    funna = las_bok(med(Bok(ojusterad().read_bytes()), (AR, "9999", None, 1, "Fel konto", None), RADER[1])).problem
    assert [ett.plats for ett in funna if ett.kod == "konto-utan-rad"] == ["Justeringar!B5"]


def test_ett_omdopt_blad_och_flyttade_rader_ar_ingen_skillnad_men_en_andrad_cell_ar_det(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = sortera(ojusterad().read_bytes(), "Saldo", "Konto", fallande=True)
    data = nytt_blad(skriv(data, "ÅR Noter", {"B6": 17}), "Eget")
    (tmp_path / "ny.xlsx").write_bytes(omdopt(skriv_formel(data, "Eget", "A1", "1+1"), "ÅR Noter", "Noterna"))
    assert cli.main(["jamfor", str(ojusterad()), str(tmp_path / "ny.xlsx"), "-o", str(tmp_path / "ut.md")]) == 1
    sagt = capsys.readouterr().out
    assert "Bladet ÅR Noter heter nu Noterna" in sagt
    assert "[ÅR Noter!B6 → Noterna!B6]" in sagt
    assert "Bladet Eget är nytt" in sagt
    assert "Indata (" not in sagt
    assert cli.main(["jamfor", str(tmp_path / "ny.xlsx"), str(ojusterad())]) == 1
    at_andra_hallet = capsys.readouterr().out
    assert "Bladet Noterna heter nu ÅR Noter" in at_andra_hallet
    assert "[Noterna!B6 → ÅR Noter!B6]" in at_andra_hallet
    assert "## Formler" in (tmp_path / "ut.md").read_text(encoding="utf-8")


def test_en_andrad_kolumnrubrik_ar_en_skillnad_och_inte_var_siffra_under_den(tmp_path: Path) -> None:
    ny = tmp_path / "ny.xlsx"
    ny.write_bytes(skriv(ojusterad().read_bytes(), "ÅR Kassaflödesanalys", {"A4": "Post"}))
    svar = jamfor_bocker(ojusterad(), ny)
    assert [ett.slag for ett in svar.skillnader] == [Skillnadsslag.TEXT]
    andrad = skriv(ny.read_bytes(), "ÅR Kassaflödesanalys", {"B6": 17})
    ny.write_bytes(skriv(skriv(andrad, "Saldo", {"G6": 57_900.5}), "Saldo", {"G7": 14_000_000}))
    svar = jamfor_bocker(ojusterad(), ny)
    assert av_slag(svar, Skillnadsslag.TRYCKT) == ["ÅR Kassaflödesanalys, Årets resultat, 2025"]
    ib = [ett for ett in svar.skillnader if ett.slag is Skillnadsslag.INDATA]
    assert [ett.tyngd for ett in ib] == [89_000, 100.5]
    assert (ib[1].fore, ib[1].efter) == ("IB 57\xa0800", "IB 57\xa0900,5")


def test_en_bok_som_inte_ar_utraknad_sager_det(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ny = tmp_path / "ny.xlsx"
    ny.write_bytes(skriv_formel(ojusterad().read_bytes(), "ÅR Poster", "C7", "1+1"))
    assert cli.main(["jamfor", str(ojusterad()), str(ny)]) == 2
    assert "ny.xlsx är inte uträknad: 1 formel saknar värde, den första i ÅR Poster!C7" in " ".join(
        capsys.readouterr().err.split()
    )


def test_lika_bocker_sager_det(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ut = tmp_path / "ut.xlsx"
    assert cli.main(["jämför", str(ojusterad()), str(ojusterad()), "-o", str(ut)]) == 0
    assert "Inget skiljer: böckerna är lika i allt som jämförts." in capsys.readouterr().out
    assert "Inget skiljer" in str(openpyxl.load_workbook(ut)["Jämförelse"]["B5"].value)
    assert cli.main(["jamfor", str(tmp_path), str(ojusterad())]) == 2
    assert "är inget revisorspaket" in capsys.readouterr().err
