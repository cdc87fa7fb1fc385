"""Förbundets val av tabeller och hur de visas: en byggd bok i mnkr med en decimal, och tabellerna var för sig."""

from __future__ import annotations

import shutil
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from finsam_xl.arbete.bygg.filbygge import bygg
from finsam_xl.arbetsbok.bok import Bok
from finsam_xl.arbetsbok.lasa.plats import Plats
from finsam_xl.harkomst.rakna import lika
from finsam_xl.harkomst.trad import Foljare
from finsam_xl.modell import Bladprefix, Tabellval
from finsam_xl.rapporter.slag import ARSREDOVISNING
from tests.byggda import byggd_med, byggda_blad
from tests.exemplet import (
    TID,
    exempelskiss,
    exemplet,
    exemplets_kontroller,
    kontrollera,
    kontrollerna,
    skiss,
)
from tests.lager import ur_lagret
from tests.libreoffice import recalculated, required
from tests.rapport.conftest import las
from tests.redigering import med_val, skriv

if TYPE_CHECKING:
    from finsam_xl.arbete.bygg.skiss import Skiss
    from finsam_xl.inputs.falt import Cellvarde
    from tests.rapport.conftest import Blad

EXEMPEL = "gavleborg-2025"
VALDA = {
    "AR_Enhetsord": "mnkr",
    "AR_Arsordning": "äldsta året först",
    "AR_Nollrader": "trycks inte",
    "AR_Budgetkolumn": "budget och avvikelse",
}
TABELLER: dict[str, dict[str, Cellvarde]] = {
    "DT": {"Tas med": "nej"},
    "US": {"Tas med": "nej"},
    "KF": {"Titel": "Finansieringsanalys", "Ordning": 75},
    "BR": {"Ordning": 76},
    "NT": {"Ordning": 1},
}


@cache
def bok() -> Path:
    """Exemplets bok, byggd en gång som förut och sedan på nytt med valen."""
    return ur_lagret("tabellval", _bygg_om) / f"{EXEMPEL}.xlsx"


def _bygg_om(mapp: Path) -> None:
    fil = Path(shutil.copy(byggd_med("AR", EXEMPEL), mapp))
    data = skriv(fil.read_bytes(), "ÅR Underskrifter", {"B20": "Undertecknat"})
    fil.write_bytes(med_val(data, VALDA, TABELLER))
    bygge = bygg(ARSREDOVISNING, fil, tid=TID)
    (mapp / "varningar.txt").write_text("\n".join(f"{ett.plats}: {ett.text}" for ett in bygge.varningar))


@cache
def blad() -> Blad:
    return las(bok())


def test_den_utelamnade_tabellens_blad_ar_borta_och_de_andra_star_i_vald_ordning() -> None:
    flikar = [namn for namn in Bok(bok().read_bytes()).bladnamn if namn.startswith("ÅR ")]
    assert flikar == [
        "ÅR Flerårsöversikt",
        "ÅR Samverkansinsatser",
        "ÅR Måluppfyllelse",
        "ÅR Kassaflödesanalys",
        "ÅR Balansräkning",
        "ÅR Balanskrav",
        "ÅR Resultaträkning",
        "ÅR Driftredovisning",
        "ÅR Investeringsredovisning",
        "ÅR Noter",
        "ÅR Fördelning",
        "ÅR Underskrifter",
        "ÅR Diagram",
        "ÅR Poster",
        "ÅR Kontroller",
    ]


def test_ett_andrat_blad_star_kvar_och_sags() -> None:
    """Ett orört blad tas bort, men ingen ändring går förlorad."""
    assert any(rad[1:2] == ["Undertecknat"] for rad in blad()["ÅR Underskrifter"])
    varningar = (bok().parent / "varningar.txt").read_text(encoding="utf-8")
    assert "ÅR Underskrifter: Tabellen är inte längre med i rapporten" in varningar


def test_tabellerna_pa_ett_blad_byter_plats() -> None:
    rubriker = [rad[0] for rad in blad()["ÅR Flerårsöversikt"]]
    assert rubriker.index("Nyckeltal") < rubriker.index("Flerårsöversikt", 1)


def test_bladet_har_den_valda_titeln_och_beloppen_i_mnkr_med_en_decimal() -> None:
    rader = blad()["ÅR Kassaflödesanalys"]
    assert rader[0][0] == "Finansieringsanalys"
    assert rader[1][0] == "Samordningsförbund Gävleborg, belopp i mnkr"
    assert [rad for rad in rader if rad[0] == "Likvida medel vid årets slut"] == [
        ["Likvida medel vid årets slut", 13.9, 11.8]
    ]
    assert "Avrundning: raderna skiljer 0,1 mnkr från Kassaflöde för den löpande verksamheten, 2025." in [
        rad[0] for rad in rader
    ]


def test_resultatrakningen_har_aldsta_aret_forst_och_budget_efter_arets() -> None:
    alla = blad()["ÅR Resultaträkning"]
    rader = {rad[0]: rad[1:] for rad in alla}
    assert alla[3][1:] == ["Not", 2024, 2025, "Budget enl. prognos", "Avvikelse (utfall - budget)"]
    assert rader["Verksamhetens kostnader"] == ["2", -17.3, -20.4, -21.9, 1.5]
    assert rader["Finansiella kostnader"] == ["", 0, 0, "", 0]
    assert "Finansiella intäkter" not in rader


def test_poster_har_kvar_den_utelamnade_tabellens_siffror_med_sin_text() -> None:
    poster = {rad[0]: rad for rad in blad()["ÅR Poster"]}
    assert poster["AR_DT_summa_antal"][1] == "Summa deltagare"


def test_gruppen_i_poster_heter_som_tabellen() -> None:
    namnen = {rad[0] for rad in blad()["ÅR Poster"]}
    assert "Finansieringsanalys" in namnen
    assert "Kassaflödesanalys" not in namnen


def test_kontrollerna_haller_och_den_som_bara_galler_det_utelamnade_sager_det() -> None:
    resultat = {ett.id: ett for ett in kontrollera(bok(), tid=TID)}
    assert {ident for ident, ett in resultat.items() if ett.utfall in {"FEL", "EJ PRÖVAD"}} == set()
    assert resultat["C20"].utfall == "OK"
    assert resultat["C20"].saknas == "Siffrorna visas bara i det som är utelämnat i Tabeller: Deltagare."


@cache
def utan_fordelning() -> Skiss:
    """Exemplet med förra årets tal i mnkr, en titel i Etiketter, och utan två tabeller."""
    forra = (ett for ett in exemplet().historik if ett.enhet == "tkr")
    i_miljoner = tuple(replace(ett, belopp=ett.belopp / 1000, enhet="mnkr") for ett in forra)
    andra = (ett for ett in exemplet().historik if ett.enhet != "tkr")
    val = tuple(Tabellval(Bladprefix.AR, tabell, tas_med="nej") for tabell in ("FD", "KF"))
    return skiss(
        replace(
            exemplet(),
            historik=(*i_miljoner, *andra),
            etiketter={("DR", "DR"): "Driftsammandrag"},
            tabellval=val,
        )
    )


def test_en_skillnad_som_bara_det_utelamnade_visar_ar_inte_aktuell() -> None:
    """Beslutade avgifter följer inte nyckeln i exemplet: det är en notis när fördelningen trycks."""
    fordelningen, delarna = (kontrollerna(utan_fordelning())[ident] for ident in ("F05", "C38"))
    assert exemplets_kontroller()["F05"].utfall == "NOTIS"
    assert (fordelningen.utfall, fordelningen.skillnad) == ("EJ AKTUELL", exemplets_kontroller()["F05"].skillnad)
    assert delarna.utfall == "NOTIS"
    assert "Utelämnat i Tabeller: Kassaflödesanalys (8 kap.)" in delarna.text


def test_titeln_i_etiketter_trycks() -> None:
    assert utan_fordelning().cell("ÅR Driftredovisning", 1, 1) == "Driftsammandrag"


def test_historik_i_mnkr_ar_samma_kronor_och_jamfors_med_sina_decimaler() -> None:
    som_vanligt, i_miljoner = exempelskiss(), utan_fordelning()
    for post in ("intakter", "kostnader", "resultat"):
        tusental = som_vanligt.namngiven(f"AR_FO_{post}_3")
        assert i_miljoner.namngiven(f"AR_FO_{post}_3") == pytest.approx(tusental)
    utfall = {ident: kontrollerna(i_miljoner)[ident] for ident in ("C07", "C31")}
    assert {ident: (ett.utfall, ett.skillnad) for ident, ett in utfall.items()} == {
        ident: (exemplets_kontroller()[ident].utfall, exemplets_kontroller()[ident].skillnad) for ident in utfall
    }


def test_varje_tryckt_belopp_foljs_till_huvudboken() -> None:
    sparet = Foljare(Bok(bok().read_bytes()))
    byggda = [namn for namn in byggda_blad(bok()) if namn in {"ÅR Resultaträkning", "ÅR Balansräkning", "ÅR Noter"}]
    rotter = [
        sparet.cell(Plats(namn, *plats))
        for namn in byggda
        for plats, ruta in sparet.bok.celler(namn).items()
        if ruta.formel
    ]
    assert len(rotter) > 100
    assert {rot.var for rot in rotter if not lika(sparet.omraknad(rot), rot.varde)} == set()


def test_libreoffice_raknar_samma_varden(tmp_path: Path) -> None:
    required()
    omraknat = las(recalculated(bok(), tmp_path))
    for namn in byggda_blad(bok()):
        for tryckt, raknat in zip(blad()[namn], omraknat[namn], strict=False):
            for vart, deras in zip(tryckt, raknat, strict=False):
                assert vart == (pytest.approx(deras) if isinstance(deras, float) else deras), (namn, vart, deras)
