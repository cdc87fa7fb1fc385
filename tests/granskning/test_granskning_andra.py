"""Riktiga tryckta räkningar från andra, och situationer ur verkligheten: rätt svar på var och en."""

from __future__ import annotations

import json
import random
from collections import Counter
from pathlib import Path

import pytest

from finsam_xl.arbete.granska.granskningskalla import las_tryck
from finsam_xl.granskning.alla import prova
from finsam_xl.granskning.fynd import Allvar
from finsam_xl.granskning.tryck.las import las_mapp
from finsam_xl.hosts.cli import main
from tests.granskning.omskrivet import skriv_om
from tests.granskning.planterat import TALENS, planterade

DATA = Path(__file__).parents[1] / "data"
ANDRA = sorted(mapp for mapp in (DATA / "tryckta_andra").iterdir() if mapp.is_dir())
FALL = DATA / "fall_tryck"
MINST = 0.9


@pytest.mark.parametrize("mapp", ANDRA, ids=lambda mapp: mapp.name)
def test_en_annans_rakning_ger_inga_fel_och_hogst_en_notis_per_tabell(mapp: Path) -> None:
    utslag = prova(las_mapp(mapp))

    assert [ett.text for ett in utslag.fynd if ett.allvar is Allvar.FEL] == []
    assert len(utslag.fynd) <= len(list(mapp.glob("*.csv")))


@pytest.mark.parametrize("mapp", ANDRA, ids=lambda mapp: mapp.name)
def test_summorna_som_trycket_sjalvt_har_ar_provade(mapp: Path) -> None:
    dokument = las_mapp(mapp)
    provade = {ruta[:2] for ett in prova(dokument).provat for ruta in ett.rutor}
    samband = json.loads((DATA / "tryckta_andra" / "samband.json").read_text(encoding="utf-8"))

    for ett in (en for en in samband if en["mapp"] == mapp.name):
        tabell = next(en for en in dokument.tabeller if en.fil == ett["tabell"])
        for text in (ett["summa"], *ett["delar"]):
            rad = next(en for en in tabell.rader if en.post == text)
            har_tal = any(rad.tal(kolumn) for kolumn in tabell.kolumner)
            assert not har_tal or (tabell.fil, rad.nr) in provade, text


@pytest.mark.parametrize("fro", [1, 16])
@pytest.mark.parametrize("mapp", ANDRA, ids=lambda mapp: mapp.name)
def test_ett_fel_i_varje_rad_som_ingar_i_nagot_samband(mapp: Path, fro: int) -> None:
    slag = TALENS[fro % 2 :: 2]
    alla = list(planterade(las_mapp(mapp), random.Random(fro), slag))  # noqa: S311 - the same faults every time
    missade = Counter(ett.slag for ett in alla if not ett.hittat)

    assert {ett.slag for ett in alla} == {*slag}
    for ett, antal in Counter(en.slag for en in alla).items():
        assert antal - missade[ett] >= MINST * antal, [en.plats for en in alla if not en.hittat]


@pytest.mark.parametrize("form", ["csv", "xlsx", "docx"])
def test_felet_hittas_ocksa_nar_det_star_i_en_fil(form: str, tmp_path: Path) -> None:
    """Samma fel i det lästa trycket och i en fil: skrivet i varje form och läst igen."""
    mapp = ANDRA[0]
    for nr, ett in enumerate(planterade(las_mapp(mapp), random.Random(1), antal=1)):  # noqa: S311 - as above
        (tmp_path / str(nr)).mkdir()
        fynd = prova(las_tryck(skriv_om(ett.dokument, form, tmp_path / str(nr)))).fynd
        assert any(en.allvar is Allvar.FEL for en in fynd), (ett.slag, ett.plats)


@pytest.mark.parametrize(
    ("fall", "svar", "sags"),
    [
        ("01_felfri", 0, "Inga fynd: 60 samband är prövade"),
        ("04_kassaflodesanalys_och_drift_saknas", 0, "saknar kassaflödesanalys"),
        ("04_kassaflodesanalys_och_drift_saknas", 0, "saknar driftredovisning"),
        ("05_rattvisande_med_inventarier_avsattning_investering", 0, "Inga fynd"),
        ("06_balanskravsutredning_med_fel_tecken", 1, "rad 5 Balanskravsresultat"),
        ("11_kommunerna_var_for_sig", 0, "Inga fynd"),
    ],
)
def test_situationen_far_ratt_svar(fall: str, svar: int, sags: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["granska", str(FALL / fall / "arsredovisning_2025")]) == svar
    assert sags in " ".join(capsys.readouterr().out.split())


def test_egna_blad_inklistrade_som_varden_ger_inga_fynd() -> None:
    dokument = las_tryck(FALL / "arsredovisning_2025_egna_blad_som_varden.xlsx")
    utslag = prova(dokument)

    assert utslag.fynd == ()
    assert len(utslag.provat) > 90
