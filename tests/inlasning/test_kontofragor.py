"""Frågorna som kontonas namn ger vid inläsningen: fel kontoplan, fel rad, avgifter bland övriga, omvänt tecken."""

from __future__ import annotations

import os
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from finsam_xl.inlasning.kontonamn import motsagelse
from finsam_xl.inlasning.kontoplansslag import av_kontoplanen
from finsam_xl.inlasning.medlemsavgift import bland_ovriga
from finsam_xl.inputs import placera
from finsam_xl.modell import Kontorad, Niva
from finsam_xl.sie import las
from tests.exemplet import exemplet, halvaret
from tests.inlasning.kontolistor import BAS, KOMMUNBAS, boken, huvudbok
from tests.inlasning.siefall import AR, lasa, med
from tests.inlasning.test_kontonamn import rad

if TYPE_CHECKING:
    from finsam_xl.modell import Bokslut
    from finsam_xl.sie import SieFil

NAMNFRAGOR = ("sie-annan-kontoplan", "sie-namn-mot-rad", "sie-avgift-bland-ovriga")
SHARED = Path(os.environ.get("FINSAM_SIEPROV", Path(__file__).parents[2].parent / "shared" / "sie"))
PROVFILER = pytest.mark.skipif(not SHARED.is_dir(), reason=f"SIE-filer från andra program saknas i {SHARED}")


def texter(bok: Bokslut, fil: SieFil) -> dict[str, str]:
    """Namnens frågor och varningar, med vanliga blanksteg."""
    alla = lasa(bok, fil).problem
    koder = (*NAMNFRAGOR, "sie-omvant-tecken", "sie-omvanda-tecken")
    return {ett.kod: ett.text.replace("\u00a0", " ") for ett in alla if ett.kod in koder}


def test_en_ratt_bokforing_i_en_ratt_bok_ger_ingen_fraga() -> None:
    assert texter(boken("bas"), huvudbok(BAS, kptyp="EUBAS97")) == {}
    assert texter(boken("kommunbas"), huvudbok(KOMMUNBAS)) == {}


def test_exemplen_i_sina_egna_bocker_ger_ingen_fraga() -> None:
    for bok in (exemplet(), halvaret()):
        assert not [rad for rad in bok.importlogg for kod in NAMNFRAGOR if kod in rad.anmarkningar]


def test_kommunbas_i_en_basbok_fragas_innan_namnen() -> None:
    svar = texter(boken("bas"), huvudbok(KOMMUNBAS))
    assert list(svar) == ["sie-annan-kontoplan", "sie-namn-mot-rad", "sie-avgift-bland-ovriga", "sie-omvant-tecken"]
    plan = svar["sie-annan-kontoplan"]
    assert plan.startswith("Filens konton följer Kommun-Bas, men bokens Kontoplan följer BAS. I filen: 5010 Löner, ")
    assert "I Kontoplan: 5000–5019 Lokalhyra, " in plan
    assert svar["sie-namn-mot-rad"].startswith(
        "9 kontons namn säger emot raden i Kontoplan: 5010 Löner 250 000,00 kr blir Lokalhyra; "
        "5610 Arbetsgivaravgifter 80 000,00 kr, "
    )


def test_bas_i_en_kommunbasbok_fragas() -> None:
    svar = texter(boken("kommunbas"), huvudbok(BAS, kptyp="BAS2014"))
    assert "Filens konton följer BAS, men bokens Kontoplan följer Kommun-Bas." in svar["sie-annan-kontoplan"]
    assert "7010 Löner 250 000,00 kr" in svar["sie-namn-mot-rad"]


@pytest.mark.parametrize(
    ("konton", "kptyp", "fragas"),
    [
        ({("5010", "Löner"): 10}, "", True),
        ({("5010", "Löner"): 10}, "EUBAS97", False),
        ({("5010", "Löner"): 10, ("5710", "Pension"): 2}, "EUBAS97", True),
        ({("4010", "Inköp"): 10}, "EUBAS97", False),
        ({("7010", "Löner"): 10, ("5080", "Löner i projekt"): 2}, "", False),
        ({("4010", "Inköp"): 10}, "Kommun-Bas 2024", True),
        ({("4010", "Inköp"): 10}, "", False),
    ],
)
def test_vad_som_talar_for_en_kontoplan(konton: dict[tuple[str, str], int], kptyp: str, *, fragas: bool) -> None:
    """Två namn väger tyngre än #KPTYP, ett enda gör det inte, och ett enstaka eget konto ändrar ingenting."""
    bok = boken("bas")
    assert ("sie-annan-kontoplan" in texter(bok, huvudbok(konton, kptyp=kptyp.replace(" ", "")))) is fragas


def test_en_egen_kontoplan_utan_tecken_fragas_inte() -> None:
    egen = replace(boken("bas"), kontoplan=(Kontorad("1000", "8999", "Allt", "RR_kostnader"),))
    assert av_kontoplanen(egen.kontoplan) is None
    assert "sie-annan-kontoplan" not in texter(egen, huvudbok(KOMMUNBAS))


def test_avgifter_pa_egna_konton_fragas_med_vem_belopp_och_rad() -> None:
    konton = {
        ("3911", "Bidrag Försäkringskassan/AF"): -5_200_000,
        ("3912", "Bidrag Region Norr"): -2_600_000,
        ("3913", "Bidrag Ålsta"): -1_040_000,
        ("3914", "Bidrag Granby kommun"): -520_000,
        ("3915", "ESF-medel"): -412_350,
    }
    svar = texter(boken("bas"), huvudbok(konton))
    assert svar == {
        "sie-avgift-bland-ovriga": "4 medlemsavgifter hamnar inte bland medlemmarnas: "
        "3911 Bidrag Försäkringskassan/AF 5 200 000,00 kr från staten, "
        "3912 Bidrag Region Norr 2 600 000,00 kr från Region Norr, "
        "3913 Bidrag Ålsta 1 040 000,00 kr från Ålsta kommun, "
        "3914 Bidrag Granby kommun 520 000,00 kr från en kommun blir Övriga intäkter. Läs in ändå?"
    }


@pytest.mark.parametrize(
    ("namn", "vem"),
    [
        ("Medlemsavgifter", "en medlem"),
        ("Statsbidrag", "staten"),
        ("Anslag FK", "staten"),
        ("Bidrag från Arbetsförmedlingen", "staten"),
        ("Bidrag stat", "staten"),
        ("Statl. bidrag", "staten"),
        ("Statsanslag", "staten"),
        ("F-kassan", "staten"),
        ("Försäkringsk./Arb.förmedl.", "staten"),
        ("Bidrag Gävle stad", "en kommun"),
        ("Stockholms stad", "en kommun"),
        ("Bidrag Hofors k:n", "en kommun"),
        ("Primärkommunerna", "en kommun"),
        ("Regionsbidrag", "regionen"),
        ("Finsam-medel", "en medlem"),
        ("Bidrag från samordningsparter", "en medlem"),
        ("Förbundsavgift", "en medlem"),
        ("Bidrag ALSTA", "Ålsta kommun"),
        ("Avgift Ålsta", "Ålsta kommun"),
        ("Ålstas bidrag", "Ålsta kommun"),
        ("Granby kommun", "en kommun"),
        ("Driftbidrag från kommunerna i länet", "en kommun"),
        ("Regionbidrag", "regionen"),
        ("Landstingets finansiering", "regionen"),
        ("ESF-medel", None),
        ("ESF-bidrag Ålsta kommun", None),
        ("Projektmedel Region Norr", None),
        ("Sponsorbidrag", None),
        ("Avgifter", None),
        ("Deltagaravgifter, kommuner", None),
        ("Kursavgifter", None),
        ("Försäljning till kommuner", None),
        ("Uthyrning till Ålsta kommun", None),
        ("Sjuklöneersättning Försäkringskassan", None),
        ("Nystartsjobb AF", None),
        ("Statligt stöd covid-19", None),
        ("Anställningsstöd Arbetsförmedlingen", None),
        ("Övriga bidrag", None),
        ("Öres- och kronutjämning", None),
    ],
)
def test_vad_som_ar_en_medlemsavgift(namn: str, vem: str | None) -> None:
    konto = rad("3990", namn, "NOT1_ovriga", "DR_ovriga_intakter")
    assert [ett.vem for ett in bland_ovriga([konto], boken("bas").medlemmar)] == ([vem] if vem else [])


def test_en_avgift_pa_medlemmarnas_rad_eller_pa_en_kostnadsrad_fragas_inte() -> None:
    ratt = rad("3911", "Bidrag Ålsta kommun", "NOT1_medlemmar", "DR_kommuner")
    lamnat = rad("4510", "Bidrag Ålsta kommun", "NOT2_insatsmedel", "DR_insatsmedel")
    assert list(bland_ovriga([ratt, lamnat], boken("bas").medlemmar)) == []


@pytest.mark.parametrize(
    ("konto", "namn", "belopp", "fragas"),
    [
        (("8310", "RR_finansiella_intakter"), "Medlemsavgifter kommuner", -900, True),
        (("8310", "RR_finansiella_intakter"), "Bidrag Region Norr", -900, True),
        (("8310", "RR_finansiella_intakter"), "Region Norr", -900, False),
        (("8313", "RR_finansiella_intakter"), "Ränta bidrag kommuner", -900, False),
        (("4010", "RR_kostnader"), "Bidrag från Försäkringskassan", -900, True),
        (("4010", "RR_kostnader"), "Bidrag från Försäkringskassan", 900, False),
        (("4010", "RR_kostnader"), "Bidrag till Ålsta kommun", -900, False),
    ],
)
def test_en_avgift_pa_fel_slags_rad_fragas(konto: tuple[str, str], namn: str, belopp: int, *, fragas: bool) -> None:
    """Bland de finansiella posterna krävs avgiftsordet, på en kostnadsrad kredit och att namnet säger mottaget."""
    ett = replace(rad(konto[0], namn, konto[1]), belopp=Decimal(belopp))
    assert bool(list(bland_ovriga([ett], boken("bas").medlemmar))) is fragas


def test_nar_ingen_intakt_ligger_hos_medlemmarna_fragas_vilka_som_ar_avgifter() -> None:
    """Namnen säger inget, men ett förbund har medlemmar; ESF-medel kan inte vara deras avgifter."""
    konton = {("3001", "Driftbidrag"): -500, ("3002", "Anslag A"): -250, ("3512", "ESF-medel"): -90}
    fragan = {ett.kod: ett.text.replace("\u00a0", " ") for ett in lasa(boken("bas"), huvudbok(konton)).problem}
    assert fragan["sie-ingen-avgift"] == (
        "Inget konto ligger på medlemmarnas rader, fast filen har intäkter: "
        "3001 Driftbidrag 500,00 kr, 3002 Anslag A 250,00 kr blir Övriga intäkter. Läs in ändå?"
    )
    med_avgift = huvudbok({**konton, ("3985", "Statligt bidrag"): -10})
    assert "sie-ingen-avgift" not in {ett.kod for ett in lasa(boken("bas"), med_avgift).problem}
    utan_medlemmar = replace(boken("bas"), medlemmar=())
    assert "sie-ingen-avgift" not in {ett.kod for ett in lasa(utan_medlemmar, huvudbok(konton)).problem}


def test_konton_utan_belopp_i_bokens_perioder_namns_inte() -> None:
    konton = {("7010", "Löner"): 10, ("5010", "Löner"): 0, ("5710", "Pensionspremier"): 0}
    assert texter(boken("bas"), huvudbok(konton)) == {}


def test_fjolarets_belopp_namns_nar_arets_ar_noll() -> None:
    text = '#KONTO 5010 "Löner"\n#KONTO 7010 "Löner"\n#RES 0 7010 90.00\n#RES -1 7010 80.00\n#RES -1 5010 70.00\n'
    fil = las(("#FLAGGA 0\n#SIETYP 4\n#RAR 0 20250101 20251231\n#RAR -1 20240101 20241231\n" + text).encode("cp437"))
    assert "5010 Löner 70,00 kr blir Lokalhyra" in texter(boken("bas"), fil)["sie-namn-mot-rad"]


def test_de_storsta_namns_forst_och_resten_raknas() -> None:
    konton = {(str(5000 + nr), "Löner"): 10 * nr for nr in range(1, 13)}
    svar = texter(boken("bas"), huvudbok({**konton, ("7010", "Löner"): 1000, ("7410", "Pension"): 1}))
    text = svar["sie-namn-mot-rad"]
    assert text.startswith("12 kontons namn säger emot raden i Kontoplan: 5012 Löner 120,00 kr, 5011 Löner 110,00 kr")
    assert text.endswith("5005 Löner 50,00 kr blir Lokalhyra och 4 konton till. Läs in ändå?")


def test_omvant_tecken_ar_en_varning_med_sida_belopp_och_rad() -> None:
    svar = texter(boken("bas"), huvudbok({**BAS, ("6310", "Försäkringar"): -900, ("8311", "Ränteintäkter"): 40}))
    assert svar == {
        "sie-omvant-tecken": "2 konton har omvänt tecken mot sin rad: "
        "6310 Försäkringar (Verksamhetens kostnader) kredit 900,00 kr, "
        "8311 Ränteintäkter (Finansiella intäkter) debet 40,00 kr."
    }


def test_alla_tecken_vanda_ar_en_fraga_i_stallet() -> None:
    vanda = {konto: -belopp for konto, belopp in BAS.items()}
    svar = texter(boken("bas"), huvudbok(vanda))
    assert svar["sie-omvanda-tecken"].startswith("Alla intäkter har debet och alla kostnader kredit, som 3985 ")
    assert "sie-omvant-tecken" not in svar
    assert "sie-omvanda-tecken" not in texter(boken("bas"), huvudbok({**vanda, ("6310", "Försäkringar"): 900}))


def test_bara_kostnader_med_kredit_ar_inte_vanda_tecken() -> None:
    assert set(texter(boken("bas"), huvudbok({("6310", "Försäkringar"): -900}))) == {"sie-omvant-tecken"}


def test_oren_ar_inget_omvant_tecken() -> None:
    fil = las(
        b"#FLAGGA 0\n#SIETYP 4\n#RAR 0 20250101 20251231\n#KONTO 3740 Avrundning\n#RES 0 3740 0.40\n#UB 0 1930 -0.40\n"
    )
    assert texter(boken("bas"), fil) == {}


def test_fragorna_star_i_importloggen_med_sitt_svar() -> None:
    (logg,) = lasa(med(boken("bas"), AR_Period_fg=None), huvudbok(KOMMUNBAS)).importlogg
    assert logg.period == AR
    for kod in NAMNFRAGOR:
        assert f"BESVARAD MED JA {kod}: " in logg.anmarkningar
    assert "BESVARAD MED JA sie-omvant-tecken" not in logg.anmarkningar


@PROVFILER
@pytest.mark.sieprov
@pytest.mark.parametrize(
    ("fil", "namnda"),
    [
        ("briljant_typ2_budget.se", {"6410"}),
        ("softone_business_typ3.se", {"7910"}),
        ("visma_avendo_typ4_budget_dim.se", set()),
        ("norstedts_bokslut_typ4E_ksumma.se", set()),
        ("fortnox_4e_med_si_andelse.si", set()),
        ("magenta_typ3_dim20.se", set()),
    ],
)
def test_riktiga_basfiler_i_en_basbok_ger_bara_ratta_fragor(fil: str, namnda: set[str]) -> None:
    """Styrelsearvoden på 6410 ligger bland övriga kostnader; 7910 är en intäkt på en kostnadsrad."""
    filen = las((SHARED / fil).read_bytes(), filnamn=fil)
    bok = med(boken("bas"), AR_Period=filen.rar[0].slut, AR_Period_fg=None)
    svar = texter(bok, filen)
    assert svar.keys() - {"sie-omvant-tecken"} == ({"sie-namn-mot-rad"} if namnda else set())
    assert all(konto in svar["sie-namn-mot-rad"] for konto in namnda)


@PROVFILER
@pytest.mark.sieprov
def test_nastan_inget_namn_i_andra_bokforingar_sager_emot_en_basbok() -> None:
    """Två tusen kontonamn, med och utan belopp: de som nämns gör det med rätta i ett samordningsförbund."""
    plan = boken("bas").kontoplan
    anvanda = {kod for ett in plan for kod in (ett.rad, ett.not_, ett.drift)}
    filer = (las(fil.read_bytes()) for fil in sorted(SHARED.glob("*.s[ei]")))
    namn = {(konto, post.namn) for fil in filer for konto, post in fil.konton.items()}
    platser = {(konto, text): placera(konto, plan) for konto, text in namn}
    rader = [rad(konto, text, p.rad, p.not_, p.drift) for (konto, text), p in platser.items()]
    assert len(rader) > 1_500
    assert {(ett.konto, ett.benamning) for ett in rader if motsagelse(ett, anvanda)} == {
        ("2012", "Skattekonto"),
        ("6410", "Styrelsearvode"),
        ("6410", "Styrelsearvoden"),
        ("7910", "Intäkt av engångskaraktär"),
    }
    assert list(bland_ovriga(rader, boken("bas").medlemmar)) == []


@PROVFILER
@pytest.mark.sieprov
@pytest.mark.parametrize(
    ("fil", "plan", "koder"),
    [
        ("huvudbok_bas_2025.se", "bas", {"sie-avgift-bland-ovriga"}),
        ("huvudbok_bas_2025.se", "kommunbas", {*NAMNFRAGOR}),
        ("huvudbok_kommunbas_2025.se", "bas", {*NAMNFRAGOR}),
        ("huvudbok_kommunbas_2025.se", "kommunbas", {"sie-namn-mot-rad"}),
    ],
)
def test_ett_forbund_av_annan_form_mot_bada_kontoplanerna(fil: str, plan: str, koder: set[str]) -> None:
    filen = las((SHARED.parent / "ostra_malarbygden" / fil).read_bytes(), filnamn=fil)
    fragor = {ett.kod for ett in lasa(boken(plan), filen).problem if ett.niva is Niva.FRAGA}
    assert fragor & {*NAMNFRAGOR} == koder
