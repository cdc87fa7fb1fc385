"""Rader och noter ur Rapportrader och Noter, utan kod: på bladen, i kontrollerna, bakåt, i paketet, i LibreOffice."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook

from finsam_xl.arbete.bygg.filbygge import bygg
from finsam_xl.arbete.gemensamt.fel import Indatafel
from finsam_xl.arbete.granska.bokjamforelse import mot_bok
from finsam_xl.arbete.granska.granskningskalla import las_tryck
from finsam_xl.arbete.revision.verifiering import verifiera
from finsam_xl.arbetsbok.bok import Bok
from finsam_xl.harkomst.nod import Nodslag, lov
from finsam_xl.harkomst.trad import Foljare
from finsam_xl.rapporter.slag import ARSREDOVISNING
from tests.byggda import gjort
from tests.exemplet import TID, kontrollera
from tests.libreoffice import recalculated, required
from tests.rapport.conftest import las
from tests.rapport.egnarader import egna_raders_bok
from tests.rapport.granskat import felvarden, olika

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from tests.rapport.conftest import Blad


@cache
def blad() -> Blad:
    """Bokens sparade värden."""
    return las(egna_raders_bok())


def rader(namn: str) -> list[tuple[object, ...]]:
    """Bladets rader som har ett belopp eller en text, utan tomma celler sist."""
    return [tuple(rad) for rad in blad()[namn][3:] if any(cell not in ("", None) for cell in rad)]


def texter(namn: str) -> list[str]:
    """Det första på varje rad, så när som på meningarna om avrundning."""
    return [str(rad[0]) for rad in rader(namn) if rad[0] and not str(rad[0]).startswith("Avrundning")]


def raden(namn: str, text: str) -> tuple[object, ...]:
    """Det som står efter raden med den texten."""
    (rad,) = (rad for rad in rader(namn) if rad[0] == text)
    return rad[1:]


def test_esf_star_for_sig_i_noten_och_i_resultatrakningen() -> None:
    assert raden("ÅR Noter", "ESF-medel") == (412, 300)
    assert raden("ÅR Resultaträkning", "Verksamhetens intäkter") == ("2", 4200, 4000)
    assert raden("ÅR Resultaträkning", "Projektbidrag") == ("2", 412, 300)
    assert raden("ÅR Resultaträkning", "ÅRETS RESULTAT") == ("", 342, 350)


def test_balansrakningen_har_fyra_summor_och_egna_rader() -> None:
    assert texter("ÅR Balansräkning") == [
        "TILLGÅNGAR",
        "Maskiner och inventarier",
        "Summa anläggningstillgångar",
        "Omsättningstillgångar",
        "Kortfristiga fordringar",
        "Kassa och bank",
        "Summa omsättningstillgångar",
        "Summa tillgångar",
        "EGET KAPITAL OCH SKULDER",
        "Eget kapital",
        "Årets resultat",
        "Summa eget kapital",
        "Avsättningar för pensioner",
        "Summa avsättningar",
        "Långfristiga skulder",
        "Kortfristiga skulder",
        "Summa skulder",
        "SUMMA EGET KAPITAL OCH SKULDER",
        "Panter och ansvarsförbindelser",
    ]
    assert raden("ÅR Balansräkning", "Summa anläggningstillgångar")[1:] == (78, 42)
    assert raden("ÅR Balansräkning", "Summa avsättningar")[1:] == (85, 70)
    assert raden("ÅR Balansräkning", "Summa skulder")[1:] == (323, 320)
    assert raden("ÅR Balansräkning", "SUMMA EGET KAPITAL OCH SKULDER")[1:] == (2599, 2240)


def test_noterna_ar_numrerade_i_bokens_ordning_och_hanvisningarna_foljer() -> None:
    rubriker = [text for text in texter("ÅR Noter") if text.startswith("Not ")]
    assert rubriker == [
        "Not 1 Redovisningsprinciper",
        "Not 2 Verksamhetens intäkter",
        "Not 3 Verksamhetens kostnader",
        "Not 4 Finansiella poster",
        "Not 5 Maskiner och inventarier",
        "Not 6 Kortfristiga fordringar",
        "Not 7 Kortfristiga skulder",
        "Not 8 Långfristiga skulder",
        "Not 9 Leasing",
    ]
    hanvisningar = {
        str(rad[0]): rad[1] for rad in rader("ÅR Balansräkning") + rader("ÅR Resultaträkning") if rad[0] and rad[1]
    }
    assert hanvisningar == {
        "Maskiner och inventarier": "5",
        "Kortfristiga fordringar": "6",
        "Långfristiga skulder": "8",
        "Kortfristiga skulder": "7",
        "Verksamhetens intäkter": "2",
        "Projektbidrag": "2",
        "Verksamhetens kostnader": "3, 9",
        "Avskrivningar": "3",
        "Finansiella intäkter": "4",
    }


def test_noter_med_text_intervall_och_egna_koder() -> None:
    assert "Redovisningen följer LKBR." in texter("ÅR Noter")
    assert "Beloppen är avrundade." in texter("ÅR Noter")
    assert raden("ÅR Noter", "Ränteintäkter") == (16, 22)
    assert raden("ÅR Noter", "Räntekostnader") == (-4, -5)
    assert raden("ÅR Noter", "Lån i banken") == (120, 160)
    assert raden("ÅR Noter", "Leasingavgifter") == (48, 48)
    assert raden("ÅR Noter", "Resor och leasing") == (84, 79)
    assert raden("ÅR Noter", "Anskaffningsvärde") == (150, 90)
    assert raden("ÅR Noter", "Ackumulerade avskrivningar") == (-72, -48)
    assert raden("ÅR Noter", "Förutbetald hyra") == (44, 41)


def test_kontrollerna_haller_noterna_mot_rakningarna() -> None:
    utfall = {ett.id: ett.utfall.value for ett in kontrollera(egna_raders_bok(), tid=TID)}
    prov = ("C01", "C02", "C03", "C04", "C06", "C08", "C09", "C10", "C12", "C13", "F06", "F07", "F59", "F61")
    assert {ident: utfall[ident] for ident in prov} == dict.fromkeys(prov, "OK")
    utan_objekt_och_revision_i_filen = ["C17", "L02"]
    assert [ident for ident, ett in utfall.items() if ett == "FEL"] == utan_objekt_och_revision_i_filen


def test_varje_egen_siffra_foljs_till_huvudboken() -> None:
    bok = Bok(egna_raders_bok().read_bytes())
    foljare = Foljare(bok)
    for namn in ("AR_NOT1_esf", "AR_BR_inventarier", "AR_BR_summa_skulder", "AR_NOT_leasing", "AR_RR_projektbidrag"):
        slut = lov(foljare.fran(namn))
        assert any(ett.slag is Nodslag.RAD for ett in slut), namn


def test_paketet_till_revisorn_gar_att_verifiera(tmp_path: Path) -> None:
    paket = gjort(egna_raders_bok(), tmp_path / "paket").mapp
    assert verifiera(paket, tid=TID).haller


def test_en_borttagen_rad_som_en_egen_formel_laser_sags_med_formelns_cell(tmp_path: Path) -> None:
    bok = load_workbook(egna_raders_bok())
    bok.create_sheet("Min egen")["B3"] = "=AR_NOT1_esf*2"
    for blad, kolumn in (("Rapportrader", 3), ("Kontoplan", 4)):
        for rad in bok[blad].iter_rows(min_row=5):
            if rad[kolumn].value == "NOT1_esf":
                for cell in rad if blad == "Rapportrader" else (rad[kolumn],):
                    cell.value = None if blad == "Rapportrader" else "NOT1_ovriga"
    bok.save(tmp_path / "bok.xlsx")
    with pytest.raises(Indatafel) as fel:
        bygg(ARSREDOVISNING, tmp_path / "bok.xlsx", tid=TID)
    assert [(ett.kod, ett.plats) for ett in fel.value.problem] == [("rad-i-egen-formel", "Min egen!B3")]


def test_granskningen_mot_boken_kanner_de_egna_raderna(tmp_path: Path) -> None:
    """Boken skriven som tryck, med ett fel på två egna rader och inget annat."""
    tryck = _som_tryck(tmp_path / "arsredovisning_2025.xlsx", {"Maskiner och inventarier": 99, "Projektbidrag": 400})
    jamforelse = mot_bok(las_tryck(tryck), egna_raders_bok())
    skiljer = sorted((ett.id, str(ett.tryckt), str(ett.beraknat)) for ett in jamforelse.fynd)
    assert skiljer == [("M01", "400", "412"), ("M01", "99", "78")]


def _som_tryck(fil: Path, fel: Mapping[str, int]) -> Path:
    bok = load_workbook(egna_raders_bok(), data_only=True)
    for namn in bok.sheetnames:
        if namn not in {"ÅR Resultaträkning", "ÅR Balansräkning", "ÅR Noter"}:
            del bok[namn]
    for namn in ("ÅR Resultaträkning", "ÅR Balansräkning"):
        for rad in bok[namn].iter_rows():
            if rad[0].value in fel:
                rad[2].value = fel[str(rad[0].value)]
    bok.save(fil)
    return fil


@pytest.mark.libreoffice
def test_libreoffice_raknar_lika(tmp_path: Path) -> None:
    required()
    omraknat = las(recalculated(egna_raders_bok(), tmp_path / "lo"))
    assert olika(egna_raders_bok(), blad(), omraknat) == []
    assert felvarden(omraknat) == []
