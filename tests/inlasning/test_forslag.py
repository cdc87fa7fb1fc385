"""Vad SIE-filer föreslår i en ny bok: förbundet, åren, kontoplanen, medlemmarna, insatserna och de egna raderna."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from finsam_xl.inlasning.forslag.filerna import hinder
from finsam_xl.inlasning.forslag.insatser import ar_forbundets_eget
from finsam_xl.inlasning.forslag.namnid import namnid
from finsam_xl.inlasning.medlemsavgift import avgiftens_part, betalarens_namn
from finsam_xl.modell import Dimension, Insats, Insatsslag, Kontorad, Part
from finsam_xl.sie import las
from finsam_xl.uppstallning.erbjudna import ERBJUDNA_NOTER
from finsam_xl.uppstallning.lagens import LAGENS_NOTER, LAGENS_RADER
from tests.inlasning.forslagsfall import (
    MALL,
    PLANER,
    andrad,
    foreslaget,
    fragor,
    inlast,
    per_kod,
    ratt_per_kod,
    som_den_ar,
)
from tests.inlasning.siefall import sie

if TYPE_CHECKING:
    from finsam_xl.inlasning.forslag.form import Bokforslag

FRON = range(1, 9)


@pytest.fixture(scope="module")
def bas() -> Bokforslag:
    return foreslaget(som_den_ar("bas").filer)


def _raden(forslag: Bokforslag, konto: str) -> Kontorad:
    return next(ett.varde for ett in forslag.kontorader if ett.varde.fran == konto)


def test_forbundet_och_aren_kommer_ur_den_nyaste_filen(bas: Bokforslag) -> None:
    assert {namn: ett.varde for namn, ett in bas.grunddata.items()} == {
        "Forbund": "Samordningsförbundet Lid",
        "Organisationsnummer": "222000-1234",
        "AR_Period": date(2025, 12, 31),
        "AR_Period_fg": date(2024, 12, 31),
        "SIE_dim_insats": 1,
    }
    assert bas.grunddata["AR_Period_fg"].kalla == "#RAR 0 i bok_2024.se"


def test_en_ensam_fil_ger_jamforelsen_bara_om_den_har_arets_resultat() -> None:
    utan, med = (foreslaget([sie(fjol + "#RES 0 3985 -80.00\n")]) for fjol in ("", "#RES -1 3985 -20.00\n"))
    assert "AR_Period_fg" not in utan.grunddata
    assert med.grunddata["AR_Period_fg"].kalla == "#RAR -1 i bok-2025.se"


def test_en_fil_for_en_del_av_aret_ger_halvarets_perioder() -> None:
    halvar = sie("#OMFATTN 20260630\n#RES 0 3985 -80.00\n", ar=2026)
    forslag = foreslaget([sie(), halvar])
    assert {namn: ett.varde for namn, ett in forslag.grunddata.items() if "_" in namn and namn[:2] != "SI"} == {
        "AR_Period": date(2025, 12, 31),
        "AR_Period_fg": date(2024, 12, 31),
        "HR_Period": date(2026, 6, 30),
        "HR_Helar": date(2026, 12, 31),
        "HR_Balansdag_fg": date(2025, 12, 31),
    }


def test_medlemmarna_star_i_not_1_som_kontona(bas: Bokforslag) -> None:
    assert [(ett.varde.id, ett.varde.namn, ett.varde.part, ett.varde.plats_not1) for ett in bas.medlemmar[1:]] == [
        ("region", "Region Lid", Part.REGION, 2),
        ("norrviks", "Norrviks kommun", Part.KOMMUN, 3),
        ("sunnby", "Sunnby kommun", Part.KOMMUN, 4),
        ("angsta", "Ängsta kommun", Part.KOMMUN, 5),
    ]
    assert bas.medlemmar[2].kalla == "#KONTO 3913 «Bidrag Norrviks kommun» i bok_2025.se"


def test_varje_avgift_far_en_egen_rad_och_intervallet_delas(bas: Bokforslag) -> None:
    assert _raden(bas, "3913") == Kontorad(
        "3913", "3913", "Bidrag Norrviks kommun", "RR_intakter", "NOT1_medlemmar", "DR_kommuner", motpart="norrviks"
    )
    granser = [(ett.varde.fran, ett.varde.till) for ett in bas.kontorader if ett.varde.fran.startswith("3")]
    assert granser[:8] == [
        ("3000", "3910"),
        *((nr, nr) for nr in ("3911", "3912", "3913", "3914", "3915")),
        ("3916", "3979"),
        ("3980", "3984"),
    ]


def test_insatserna_ar_objekten_och_kansliet_och_styrelsen_ar_inga(bas: Bokforslag) -> None:
    assert [ett.varde for ett in bas.insatser] == [
        Insats("forsta_steget", "Första steget", "20", 1),
        Insats("grona_steg", "Gröna steg", "21", 2),
        Insats("kansliet", "Kansliet", "10", slag=Insatsslag.KANSLI),
        Insats("styrelse", "Styrelse", slag=Insatsslag.STYRELSE, konton="7210"),
    ]


def test_en_dimension_som_samlar_insatserna_pa_ett_objekt_ar_inte_deras() -> None:
    """Ett ansvar har alla insatsmedel på «Insatser», projekten det mesta av dem var för sig."""
    filen = sie(
        "#DIM 1 Ansvar\n#DIM 6 Projekt\n#OBJEKT 1 200 Insatser\n#OBJEKT 6 P1 Steget\n#OBJEKT 6 P2 Vägen\n"
        "#RES 0 4010 100.00\n#PSALDO 0 202512 4010 {} 100.00\n#PSALDO 0 202512 4010 {1 200} 100.00\n"
        "#PSALDO 0 202512 4010 {6 P1} 60.00\n#PSALDO 0 202512 4010 {6 P2} 30.00\n"
    )
    assert [ett.varde.namn for ett in foreslaget([filen]).insatser] == ["Steget", "Vägen"]


def test_extern_finansiering_far_en_egen_rad_i_not_1(bas: Bokforslag) -> None:
    egen = next(ett for ett in bas.rapportrader if ett.varde.id == "NOT1_esf_medel")
    assert (egen.varde.text, egen.varde.rapport) == ("ESF-medel", None)
    assert egen.kalla == "#KONTO 3991 «ESF-medel» i bok_2025.se"
    assert (_raden(bas, "3991").not_, _raden(bas, "3991").drift) == ("NOT1_esf_medel", "DR_ovriga_intakter")


def test_noter_som_specificerar_rakningarna_foreslas_for_det_som_har_belopp(bas: Bokforslag) -> None:
    assert [ett.varde.id for ett in bas.noter if ett.kalla] == [
        "NOT_anlaggning",
        "NOT_langfristiga",
        "NOT_finansiella",
        "NOT_leasing",
    ]
    rader = {ett.varde.id: ett.varde for ett in bas.rapportrader if ett.kalla}
    assert (rader["NOT_leasing_leasing_personbil"].summerar, rader["BR_langfristiga"].not_) == (
        "5615",
        "NOT_langfristiga",
    )


def test_utan_sadana_konton_foreslas_ingen_egen_rad_och_bara_lagens_noter() -> None:
    forslag = foreslaget([sie("#RES 0 3985 -80.00\n")])
    assert [ett.varde.id for ett in forslag.rapportrader] == [ett.id for ett in LAGENS_RADER]
    assert [ett.varde for ett in forslag.noter] == [*LAGENS_NOTER, *ERBJUDNA_NOTER]
    assert not any(rad.kalla for rad in forslag.rapportrader)
    assert not any(not_.kalla for not_ in forslag.noter)


def test_ett_konto_som_heter_extraordinart_far_lagens_rad_och_en_rad_i_noten() -> None:
    forslag = foreslaget([sie('#KONTO 8750 "Extraordinära kostnader"\n#RES 0 8750 80.00\n#RES 0 3985 -80.00\n')])
    raden = next(ett for ett in forslag.kontorader if ett.varde.fran == "8750")
    assert (raden.varde.rad, raden.varde.not_) == ("RR_extraordinara", "")
    assert [ett.varde.summerar for ett in forslag.rapportrader if ett.varde.tabell == "NOT_extraordinara"] == ["8750"]


def test_ett_objekt_som_bytt_nummer_mellan_aren_ar_samma_insats() -> None:
    fjol, ar = (data.decode("cp437") for data in som_den_ar("bas").data.values())
    bytt = ar.replace("1 21", "1 121").encode("cp437")
    forslag = foreslaget([las(fjol.encode("cp437"), filnamn="a.se"), las(bytt, filnamn="b.se")])
    grona = next(ett for ett in forslag.insatser if ett.varde.id == "grona_steg")
    assert grona.varde.objekt == "21; 121"
    assert grona.kalla == "#OBJEKT 1 21 i a.se och #OBJEKT 1 121 i b.se"


def test_en_styrelse_med_eget_objekt_skiljs_inte_ut_pa_sina_konton() -> None:
    filer = [
        las(data.decode("cp437").replace('"Första steget"', '"Styrelsen"').encode("cp437"), filnamn=namn)
        for namn, data in som_den_ar("bas").data.items()
    ]
    egna = [(ett.varde.namn, ett.varde.slag, ett.varde.konton) for ett in foreslaget(filer).insatser[1:]]
    assert egna == [("Kansliet", "kansli", ""), ("Styrelsen", "styrelse", "")]


@pytest.mark.parametrize("plan", PLANER)
@pytest.mark.parametrize("fro", [0, *FRON])
def test_bokforingen_hamnar_ratt_i_varje_skepnad(plan: str, fro: int) -> None:
    """Andra nummer inom klassen, andra namn på samma sak och andra objekt: samma rapport, och inget att fråga."""
    filer = (andrad(plan, fro) if fro else som_den_ar(plan)).filer
    forslag = foreslaget(filer)
    ny = inlast(forslag, filer)
    assert per_kod(ny) == ratt_per_kod()
    assert (forslag.kontoplan.varde.id, fragor(ny)) == (plan, [])
    assert [ett.varde.slag for ett in forslag.insatser] == [None, None, "kansli", "styrelse"]
    delade = [rad for rad in ny.objektsaldon if rad.dimension is Dimension.MOTPART and rad.period.year == 2025]
    assert sorted((rad.part or "", -rad.belopp) for rad in delade) == [
        *(("kommun", Decimal(20_000)) for _ in range(3)),
        ("region", Decimal(60_000)),
        ("stat", Decimal(120_000)),
    ]


def test_kommuner_pa_ett_gemensamt_konto_finns_bland_kontots_objekt() -> None:
    konton = '#KONTO 3985 "Statligt bidrag"\n#KONTO 3987 "Bidrag från kommuner"\n#OBJEKT 20 B2 "Björkviks kommun"\n'
    saldon = "#RES 0 3987 -30.00\n#PSALDO 0 202512 3987 {} -30.00\n"
    delar = "#PSALDO 0 202512 3987 {20 H1} -10.00\n#PSALDO 0 202512 3987 {20 B2} -20.00\n"
    forslag = foreslaget([sie(konton + saldon + delar)])
    kommunerna = [ett.varde for ett in forslag.medlemmar if ett.varde.part is Part.KOMMUN]
    assert [(ett.namn, ett.objekt) for ett in kommunerna] == [("Björkviks kommun", "B2"), ("Hofors", "H1")]
    assert forslag.grunddata["SIE_dim_motpart"].varde == 20
    assert _raden(forslag, "3987").delas_pa is Dimension.MOTPART


def test_budgeten_i_filen_blir_verksamhetsplanens() -> None:
    poster = "#PBUDGET 0 202512 4010 {} 25.00\n#PBUDGET 0 202512 8410 {} 3.00\n"
    forslag = foreslaget([sie("#RES 0 4010 30.00\n" + poster)])
    (rad,) = forslag.budget
    assert [ett.text for ett in forslag.problem] == ["Budget läses inte in för konton utan post: 8410 (3,00 kr)."]
    assert (rad.varde.post, rad.varde.belopp, rad.kalla) == ("insatsmedel", Decimal(25), "#PBUDGET i bok-2025.se")


def test_aldre_ar_blir_historik_och_rapportens_egna_tva_inte() -> None:
    """Jämförelseårets tal är huvudbokens egna; i Historik skulle kontrollen mot förra rapporten pröva dem mot sig."""
    aldre = sie("#RES 0 3985 -500000.00\n#RES 0 4010 200000.00\n#UB 0 1930 300000.00\n", ar=2023)
    forslag = foreslaget([*som_den_ar("bas").filer, aldre])
    assert [(ett.varde.period.year, ett.varde.post, ett.varde.belopp) for ett in forslag.historik] == [
        (2023, "intakter", Decimal(500)),
        (2023, "kostnader", Decimal(-200)),
        (2023, "resultat", Decimal(300)),
        (2023, "eget_kapital", Decimal(300)),
        (2023, "soliditet", Decimal(100)),
    ]


def test_filer_som_inte_ar_ett_forbunds_ar_gor_ingen_bok() -> None:
    andra = sie(ar=2024, orgnr="222000-9999", namn="andra.se")
    trasig = las(b"<html>", filnamn="trasig.se")
    assert [ett.plats for ett in hinder([sie(), andra])] == ["andra.se"]
    assert [ett.kod for ett in hinder([sie(), sie(namn="kopia.se")])] == ["sie-samma-ar"]
    assert [ett.plats.partition(" ")[0] for ett in hinder([sie(), trasig])] == ["trasig.se"]
    assert not list(hinder([sie(), sie(ar=2024)]))


@pytest.mark.parametrize(
    ("namn", "part", "vem"),
    [
        ("Bidrag Försäkringskassan/AF", Part.STAT, "Försäkringskassan/AF"),
        ("Erhållet bidrag från Region Lid 2025", Part.REGION, "Region Lid"),
        ("ÅLSTA KOMMUN", Part.KOMMUN, "Ålsta kommun"),
        ("Medlemsavgift Ålsta kn", Part.KOMMUN, "Ålsta kn"),
        ("ESF-medel Ålsta kommun", None, "Ålsta kommun"),
    ],
)
def test_kontots_namn_sager_vems_avgiften_ar(namn: str, part: Part | None, vem: str) -> None:
    assert (avgiftens_part(namn), betalarens_namn(namn)) == (part, vem)


@pytest.mark.parametrize("namn", ["Kansli", "Kansliet", "Gemensamt", "Styrelse/presidium", "Administration", "ADM"])
def test_forbundets_egna_objekt_ar_inga_insatser(namn: str) -> None:
    assert ar_forbundets_eget(namn)


@pytest.mark.parametrize("namn", ["Ung framåt", "Gemensam kartläggning", "Gemensamma insatser", "Styrketräning"])
def test_en_insats_ar_inte_forbundets_eget(namn: str) -> None:
    assert not ar_forbundets_eget(namn)


def test_ett_id_ar_bokens_sort_och_sitt_eget() -> None:
    assert namnid("Gröna steg", ()) == "grona_steg"
    assert namnid("Gröna steg", {"grona_steg"}) == "grona_steg_2"
    assert namnid("2 steg, summa", ()) == "steg_summa_1"
    assert namnid("«»", ()) == "nr"


def test_konsult_inhyrd_personal_och_interimsskulder_ligger_inte_pa_en_annans_rad() -> None:
    konton = {"2990": "Övriga interimsskulder", "7410": "Konsult", "7460": "Inhyrd personal", "7470": "Redovisning"}
    namn = "".join(f'#KONTO {konto} "{text}"\n' for konto, text in konton.items())
    filen = sie(
        f"#KONTO 5110 Månadslön\n#KONTO 6010 Lokalhyra\n{namn}#UB 0 2990 -6.00\n#RES 0 5110 1.00\n"
        "#RES 0 6010 1.00\n#RES 0 7410 1.00\n#RES 0 7460 2.00\n#RES 0 7470 1.00\n"
    )
    forslag = foreslaget([filen])
    assert forslag.kontoplan.varde.id == "kommunbas"
    assert [_raden(forslag, konto).not_ for konto in ("2990", "7410", "7460")] == [
        "NOT4_ovriga_upplupna",
        "NOT2_ovriga",
        "NOT2_ovriga",
    ]


def test_en_skuld_som_ingen_fil_delar_pa_motpart_ar_ingen_ej_fordelad_del() -> None:
    konton = '#KONTO 2890 "Skuld till Ålsta"\n#KONTO 2985 "Diverse"\n#UB 0 2890 -9.00\n#UB 0 2985 -4.00\n'
    forslag = foreslaget([sie(f"{konton}#RES 0 4010 30.00\n")])
    assert [(_raden(forslag, konto).not_, _raden(forslag, konto).delas_pa) for konto in ("2890", "2985")] == [
        ("NOT4_ovriga", None),
        ("NOT4_ovriga_upplupna", None),
    ]


def test_mallarna_delas_inte_nar_inget_namn_sager_emot() -> None:
    forslag = foreslaget([sie("#RES 0 4010 30.00\n")])
    assert tuple(ett.varde for ett in forslag.kontorader) == MALL["bas"]


def test_ett_konto_som_inte_ar_ett_nummer_delar_inget_intervall() -> None:
    forslag = foreslaget([sie('#KONTO 39A1 "Bidrag Ålsta kommun"\n#RES 0 39A1 -25.00\n')])
    assert tuple(ett.varde for ett in forslag.kontorader) == MALL["bas"]
