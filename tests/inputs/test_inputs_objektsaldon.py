"""Objektsaldo följer Insatser, Medlemmar och Kontoplan: det som går att härleda härleds, resten kräver filen."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from finsam_xl.inputs.objektsaldon import Agarregister, delvis_delade, harledda, las_om
from finsam_xl.modell import Dimension, Kalla, Part
from tests.exemplet import PERIOD, exemplet, grunddata

if TYPE_CHECKING:
    from collections.abc import Callable

    from finsam_xl.modell import Bokslut, Kontorad, Objektsaldorad


def lasta(bokslut: Bokslut) -> tuple[Objektsaldorad, ...]:
    """Raderna som de läses ur boken."""
    return harledda(bokslut.objektsaldon, bokslut.kontoplan, Agarregister(bokslut.insatser, bokslut.medlemmar))


def kontot(bokslut: Bokslut, konto: str, andra: Callable[[Kontorad], Kontorad]) -> Bokslut:
    """Med en ändrad rad i Kontoplan för kontot."""
    return replace(
        bokslut,
        kontoplan=tuple(andra(rad) if rad.fran <= konto <= rad.till + "9" else rad for rad in bokslut.kontoplan),
    )


def test_det_inlasta_ar_redan_harlett_och_inget_behover_lasas_om() -> None:
    assert lasta(exemplet()) == exemplet().objektsaldon
    assert las_om(exemplet()) == ()


def test_ett_rattat_objektnummer_foljer_med() -> None:
    mysam = next(ett for ett in exemplet().insatser if ett.id == "mysam")
    bytt = {"mysam": "", "trisam": mysam.objekt}
    insatser = tuple(replace(ett, objekt=bytt.get(ett.id, ett.objekt)) for ett in exemplet().insatser)
    nya = lasta(replace(exemplet(), insatser=insatser))
    assert {rad.id for rad in nya if rad.objekt == mysam.objekt and rad.dimension is Dimension.INSATS} == {"trisam"}


def test_ett_nytt_id_eller_en_annan_part_foljer_med() -> None:
    medlemmar = tuple(
        replace(ett, id="gavle_kommun", part=Part.REGION) if ett.id == "gavle" else ett for ett in exemplet().medlemmar
    )
    nya = lasta(replace(exemplet(), medlemmar=medlemmar))
    fore = [rad for rad in exemplet().objektsaldon if rad.id == "gavle" and rad.kalla is Kalla.OBJEKT]
    efter = [rad for rad in nya if rad.id == "gavle_kommun"]
    assert len(efter) == len(fore) > 0
    assert {rad.part for rad in efter} == {Part.REGION}


def test_en_borttagen_medlems_rader_hor_till_ingen() -> None:
    medlemmar = tuple(ett for ett in exemplet().medlemmar if ett.id != "gavle")
    nya = lasta(replace(exemplet(), medlemmar=medlemmar))
    assert "gavle" not in {rad.id for rad in nya}
    assert len(nya) == len(exemplet().objektsaldon)


def test_en_egen_rad_behaller_id_och_part() -> None:
    egen = replace(exemplet().objektsaldon[0], kalla=Kalla.MANUELL, id="nagon_annan", part=Part.STAT)
    (rad,) = lasta(replace(exemplet(), objektsaldon=(egen,)))
    assert (rad.id, rad.part) == ("nagon_annan", Part.STAT)


def test_ett_konto_som_hor_till_en_medlem_foljer_kontoplanens_motpart() -> None:
    flyttad = kontot(exemplet(), "3986", lambda rad: replace(rad, motpart="af"))
    assert {rad.id for rad in lasta(flyttad) if rad.konto == "3986"} == {"af"}
    assert las_om(flyttad) == ()


def test_ett_konto_som_inte_langre_ar_en_medlems_maste_lasas_om() -> None:
    utan = kontot(exemplet(), "3986", lambda rad: replace(rad, motpart=""))
    assert las_om(utan) == ("Konto 3986 hörde till en motpart när filen lästes, men har ingen Motpart i Kontoplan nu.",)


@pytest.mark.parametrize(
    ("konto", "delas_pa", "sagt"),
    [
        ("4610", Dimension.MOTPART, "delades inte på motpart när filen lästes, men delas i Kontoplan på motpart."),
        ("3987", Dimension.INSATS, "delades på motpart när filen lästes, men delas i Kontoplan på insats."),
        ("3987", None, "delades på motpart när filen lästes, men delas inte i Kontoplan."),
        ("1930", Dimension.INSATS, "delades inte på insats när filen lästes, men delas i Kontoplan på insats."),
    ],
)
def test_ett_andrat_delas_pa_maste_lasas_om(konto: str, delas_pa: Dimension | None, sagt: str) -> None:
    """Har kontot inga rader i Objektsaldo att se det på minns importloggen hur det var."""
    nya = kontot(exemplet(), konto, lambda rad: replace(rad, delas_pa=delas_pa))
    assert f"Konto {konto} {sagt}" in las_om(nya)


@pytest.mark.parametrize(("konto", "delas_pa"), [("4610", None), ("7010", Dimension.INSATS)])
def test_ett_resultatkonto_delas_pa_insats_vad_kontoplan_an_sager(konto: str, delas_pa: Dimension | None) -> None:
    assert las_om(kontot(exemplet(), konto, lambda rad: replace(rad, delas_pa=delas_pa))) == ()


def test_en_bok_last_nar_bara_insatsmedlen_delades_ar_delvis_delad() -> None:
    logg = tuple(replace(rad, delning="insats 6: 4000–4999; motpart 20: 3987–3987") for rad in exemplet().importlogg)
    assert PERIOD in delvis_delade(replace(exemplet(), importlogg=logg))
    assert delvis_delade(exemplet()) == frozenset()


def test_varje_objekt_i_insatsens_cell_ar_insatsens() -> None:
    mysam = next(ett for ett in exemplet().insatser if ett.id == "mysam")
    register = Agarregister((replace(mysam, objekt="9001; 9002"),), ())
    assert {register.objektets(Dimension.INSATS, nummer).id for nummer in ("9001", "9002", "9003")} == {"mysam", ""}


@pytest.mark.parametrize("konto", ["3987", "6530"])
def test_ett_konto_som_blivit_en_medlems_maste_lasas_om(konto: str) -> None:
    meningar = las_om(kontot(exemplet(), konto, lambda rad: replace(rad, motpart="af")))
    assert any("hör i Kontoplan till af" in ett for ett in meningar)


def test_en_annan_dimension_maste_lasas_om() -> None:
    assert las_om(grunddata(exemplet(), SIE_dim_insats=7)) == (
        "Objekten för insats lästes ur SIE-dimension 6, men i Grunddata är dimensionen 7.",
    )


def test_en_aldre_bok_utan_delning_i_importloggen_sager_det_som_raderna_visar() -> None:
    aldre = replace(exemplet(), importlogg=tuple(replace(rad, delning="") for rad in exemplet().importlogg))
    assert las_om(grunddata(aldre, SIE_dim_insats=7)) == ()
    assert las_om(kontot(aldre, "3987", lambda rad: replace(rad, delas_pa=None)))


def test_rader_for_ett_annat_ar_kraver_ingen_ny_inlasning() -> None:
    gammal = grunddata(exemplet(), AR_Period=PERIOD.replace(year=2030), AR_Period_fg=PERIOD.replace(year=2029))
    gammal = grunddata(gammal, BI_Period=None, BI_Period_fg=None, BI_Helar=None, SIE_dim_insats=7)
    assert las_om(gammal) == ()
