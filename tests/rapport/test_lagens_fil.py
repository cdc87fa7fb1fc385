"""Lagens noter i en bok på disk: spåret till huvudboken och de skrivna bladen, LibreOffice, och revisorns paket."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.arbete.granska.bokjamforelse import mot_bok
from finsam_xl.arbete.granska.granskningskalla import las_tryck
from finsam_xl.arbete.revision.verifiering import verifiera
from finsam_xl.arbetsbok.bok import Bok
from finsam_xl.granskning.alla import prova
from finsam_xl.harkomst.nod import Nodslag, lov
from finsam_xl.harkomst.trad import Foljare
from tests.byggda import gjort
from tests.exemplet import TID, kontrollera
from tests.granskning.klistrat import kopiera_bladen
from tests.libreoffice import recalculated, required
from tests.rapport.conftest import las
from tests.rapport.granskat import felvarden, olika
from tests.rapport.lagensbok import lagensfil

if TYPE_CHECKING:
    from pathlib import Path

SIFFRORNA = {
    "AR_AN_inventarier_inkop": {"Saldo"},
    "AR_LA_okar": {"Saldo", "Förändringar"},
    "AR_AV_pensioner_okar": {"Saldo"},
    "AR_EO_8710": {"Saldo"},
    "AR_IV_lokal": {"Saldo"},
    "AR_IV_mobler": {"Investeringar"},
    "AR_UP_leasing": {"Upplysningar"},
    "AR_BK_resultat": {"Saldo", "Upplysningar"},
    "AR_KF_amortering": {"Saldo", "Förändringar"},
}


def test_varje_siffra_foljs_till_huvudboken_eller_till_det_som_ar_skrivet() -> None:
    foljare = Foljare(Bok(lagensfil().read_bytes()))
    for namn, bladen in SIFFRORNA.items():
        slut = lov(foljare.fran(namn))
        rader = {ett.plats.blad for ett in slut if ett.slag in {Nodslag.RAD, Nodslag.INDATA} and ett.plats is not None}
        assert bladen <= rader, (namn, rader)


def test_kommandot_sager_detsamma_om_boken_pa_disk() -> None:
    svar = {ett.id: ett.utfall.value for ett in kontrollera(lagensfil(), tid=TID)}
    assert {ident for ident, utfall in svar.items() if utfall in {"FEL", "EJ PRÖVAD"}} == set()
    assert svar["L09"] == svar["L15"] == svar["L17"] == "OK"


def test_granskningen_av_rapporten_som_tryck_har_inga_fynd(tmp_path: Path) -> None:
    tryck = las_tryck(kopiera_bladen(lagensfil(), "ÅR", tmp_path / "arsredovisning_2025.xlsx"))
    assert [ett.text for ett in prova(tryck).fynd if "Diagram" not in ett.text] == []
    assert [ett.text for ett in mot_bok(tryck, lagensfil()).fynd if not ett.plats.startswith("Diagram")] == []


def test_paketet_till_revisorn_gar_att_verifiera(tmp_path: Path) -> None:
    assert verifiera(gjort(lagensfil(), tmp_path / "paket").mapp, tid=TID).haller


def test_libreoffice_raknar_lika(tmp_path: Path) -> None:
    required()
    omraknat = las(recalculated(lagensfil(), tmp_path / "lo"))
    i_rapporten = [ett for ett in olika(lagensfil(), las(lagensfil()), omraknat) if str(ett[0]).startswith("ÅR ")]
    assert i_rapporten == []
    assert felvarden(omraknat) == []
