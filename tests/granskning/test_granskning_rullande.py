"""Tabeller som andra trycker: från ingående till utgående, andelar, planår, och kolumner med egna rubriker."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from finsam_xl.arbete.granska.granskningskalla import las_tryck
from finsam_xl.granskning.alla import prova
from finsam_xl.granskning.fynd import Allvar
from finsam_xl.granskning.lasrapport import las_rapport

if TYPE_CHECKING:
    from pathlib import Path

    from finsam_xl.granskning.alla import Utslag
    from finsam_xl.granskning.tryck.dokument import Dokument

NOTEN = (
    ";2023;2024",
    "Ingående avsättning;29110;31220",
    "Nyintjänad pension;2010;1844",
    "Årets utbetalningar;-1210;-1402",
    "Förändring av löneskatt;1310;1356",
    "Utgående avsättning;31220;33018",
)
FRANVARON = (
    "i procent av ordinarie arbetstid;;",
    ";2024;2023",
    "Total sjukfrånvaro;4,2;4,8",
    "Kvinnor;5,6;6,1",
    "Män;3,8;4,4",
    "50 år eller äldre;5,2;5,5",
)
NAMNDERNA = (
    "Nämnd;Intäkter;Kostnader;Nettokostnad 2024;Budget 2024;Avvikelse",
    "Styrelsen;210,3;-1422,8;-1212,5;-1250,0;37,5",
    "Kulturnämnden;44,0;-311,5;-267,5;-270,5;3,0",
    "Tandvården;412,2;-498,9;-86,7;-80,0;-6,7",
    "Summa;666,5;-2233,2;-1566,7;-1600,5;33,8",
)
PLANEN = (
    ";Budget 2026;Plan 2027;Ram 2028",
    "Bidrag;8600;8800;9000",
    "Övriga intäkter;10;10;10",
    "Summa intäkter;8610;8810;9010",
    "Insatser;-6900;-7100;-7200",
    "Kansli;-1600;-1650;-1700",
    "Summa kostnader;-8500;-8750;-8900",
    "Årets resultat;110;60;110",
)


def _las(tmp_path: Path, namn: str, *rader: str, dokument: str = "rapport_2024") -> tuple[Dokument, Utslag]:
    mapp = tmp_path / dokument
    mapp.mkdir()
    (mapp / f"{namn}.csv").write_text("\n".join(rader), "utf-8")
    last = las_tryck(mapp)
    return last, prova(last)


@pytest.mark.parametrize(
    ("namn", "rader"),
    [
        ("not_18_avsattningar", NOTEN),
        ("sjukfranvaro", FRANVARON),
        ("driftredovisning_per_namnd", NAMNDERNA),
        ("budget_2026_och_plan", PLANEN),
    ],
)
def test_det_ratta_ger_inga_fynd(tmp_path: Path, namn: str, rader: tuple[str, ...]) -> None:
    _, utslag = _las(tmp_path, namn, *rader)

    assert [ett.text for ett in utslag.fynd] == []


@pytest.mark.parametrize(
    ("fel", "skrivet", "rader"),
    [
        ("en rads år har bytt plats", "ha bytt plats", [*NOTEN[:2], "Nyintjänad pension;1844;2010", *NOTEN[3:]]),
        ("en rad är struken", "skiljer", [*NOTEN[:2], *NOTEN[3:]]),
        ("en rad står två gånger", "skiljer", [*NOTEN[:3], NOTEN[2], *NOTEN[3:]]),
    ],
)
def test_det_utgaende_foljer_av_det_ingaende_i_en_not_av_vilket_slag_som_helst(
    tmp_path: Path, fel: str, skrivet: str, rader: list[str]
) -> None:
    """Inget år går ihop, men åren hänger ihop: då är raderna fel och inte läsningen."""
    _, utslag = _las(tmp_path, "not_18_avsattningar", *rader)

    assert any(skrivet in en.text for en in utslag.fynd if en.allvar is Allvar.FEL), fel


def test_avdrag_utan_minus_mellan_ingaende_och_utgaende_ar_inget_fel(tmp_path: Path) -> None:
    _, utslag = _las(tmp_path, "not_18_avsattningar", *(rad.replace("-", "") for rad in NOTEN))

    assert [ett.text for ett in utslag.fynd] == []


def test_total_sjukfranvaro_ar_ingen_summa_och_sags_inte_vara_provad(tmp_path: Path) -> None:
    dokument, utslag = _las(tmp_path, "sjukfranvaro", *FRANVARON)

    assert las_rapport(dokument, utslag).tabeller[0].provade == 0


def test_kolumner_med_egna_rubriker_lases_ocksa_i_en_kand_tabell(tmp_path: Path) -> None:
    dokument, utslag = _las(
        tmp_path, "driftredovisning_per_namnd", *(rad.replace("-2233,2", "-2323,2") for rad in NAMNDERNA)
    )

    assert las_rapport(dokument, utslag).tabeller[0].olasta_kolumner == ()
    assert any("Kostnader" in en.plats for en in utslag.fynd if en.allvar is Allvar.FEL)


def test_planarens_kolumner_provas(tmp_path: Path) -> None:
    _, utslag = _las(tmp_path, "budget_2026_och_plan", *(rad.replace(";8810", ";8180") for rad in PLANEN))

    assert any("Plan 2027" in en.plats for en in utslag.fynd if en.allvar is Allvar.FEL)


def test_summan_av_avvikelser_som_alla_ar_raknade_at_samma_hall(tmp_path: Path) -> None:
    rader = (
        "Insats;Budget 2024;Utfall 2024;Avvikelse",
        "Ung kraft;1800;1744;56",
        "Rehab;1250;1190;60",
        "Summa insatser;3050;2934;-116",
    )
    _, utslag = _las(tmp_path, "insatser_ekonomi", *rader)

    assert [en.id for en in utslag.fynd if en.allvar is Allvar.FEL] == ["C14"]


def test_totalraden_i_en_deltagartabell_ar_en_summa(tmp_path: Path) -> None:
    rader = ("Insats;Kvinnor;Män;Totalt", "Ung kraft;33;41;74", "Rehab;55;44;99", "Totalt;88;86;174")
    _, utslag = _las(tmp_path, "deltagare", *rader)

    assert [en.plats for en in utslag.fynd if en.allvar is Allvar.FEL] == [
        "deltagare, rad 4 Totalt, kolumn Män",
        "deltagare, rad 4 Totalt, kolumn Totalt",
    ]


def test_ar_i_foljd_under_en_okand_rubrik_ar_kolumnrubriker(tmp_path: Path) -> None:
    rader = (
        "Nyckeltal;;",
        ";2024;2023",
        "Soliditet (%);42,1;40,8",
        ";;",
        "Räddningsinsatser;;",
        "Typ;2024;2023",
        "Brand;208;279",
        "Trafik;312;301",
        "Totalt;520;580",
    )
    dokument, utslag = _las(tmp_path, "verksamheten", *rader)

    assert [rad.post for rad in dokument.tabeller[1].rader] == ["Brand", "Trafik", "Totalt"]
    assert len(utslag.provat) == 2


def test_budgetavvikelsen_ar_en_avvikelse(tmp_path: Path) -> None:
    rader = (
        "Post;Utfall 2024;Budget 2024;Budgetavvikelse",
        "Verksamhetens intäkter;240,0;232,0;8,0",
        "Verksamhetens kostnader;-233,9;-225,0;-9,8",
        "Verksamhetens resultat;6,1;7,0;-0,9",
    )
    _, utslag = _las(tmp_path, "resultatrakning", *rader)

    assert [en.id for en in utslag.fynd if en.allvar is Allvar.FEL] == ["C01", "C14"]


def test_eget_kapital_vid_arets_utgang_ar_summan_och_det_ingaende_det_forra_aret_slutade_med(tmp_path: Path) -> None:
    rader = [
        ";2024-12-31;2023-12-31",
        "Kassa och bank;2911;2410",
        "Summa tillgångar;2911;2410",
        "Eget kapital vid årets ingång;1811;1667",
        "Årets resultat;433;144",
        "Eget kapital vid årets utgång;2244;1811",
        "Kortfristiga skulder;667;599",
        "Summa eget kapital och skulder;2911;2410",
    ]
    _, utslag = _las(tmp_path, "balansrakning", *rader)
    _, utan_summan = _las(tmp_path, "balansrakning", *rader[:5], *rader[6:], dokument="utan_2024")
    _, fel = _las(
        tmp_path, "balansrakning", *rader[:5], rader[5].replace("2244", "2424"), *rader[6:], dokument="fel_2024"
    )

    assert [ett.text for ett in (*utslag.fynd, *utan_summan.fynd)] == []
    assert any("vid årets utgång" in ett.plats for ett in fel.fynd)


def test_i_en_femarsoversikt_skiljer_finansnettot_arets_resultat_fran_verksamhetens(tmp_path: Path) -> None:
    rader = (
        ";2024;2023;2022;2021",
        "Intäkter;5204;5011;4900;4800",
        "Kostnader;-4812;-4933;-4700;-4650",
        "Verksamhetens resultat;392;78;200;150",
        "Årets resultat;433;144;222;151",
    )
    _, utslag = _las(tmp_path, "femarsoversikt", *rader)

    assert [ett.text for ett in utslag.fynd] == []


@pytest.mark.parametrize(("text", "tal"), [("Årets resultat, tkr", "433"), ("Årets resultat", "433 tkr")])
def test_enheten_i_radens_text_eller_i_beloppet_galler_raden(tmp_path: Path, text: str, tal: str) -> None:
    """Flerårsöversikten har ingen enhet för hela tabellen, och räkningen är i kronor."""
    mapp = tmp_path / "rapport_2024"
    mapp.mkdir()
    rakningen = "Belopp i kronor;\n;2024\nÅrets resultat;433384\n"
    (mapp / "resultatrakning.csv").write_text(rakningen, "utf-8")
    (mapp / "flerarsoversikt.csv").write_text(f";2024\n{text};{tal}\nAntal insatser;11\n", "utf-8")
    utslag = prova(las_tryck(mapp))

    assert any(ett.id == "C23" for ett in utslag.provat)
    assert [ett.text for ett in utslag.fynd if ett.allvar is Allvar.FEL] == []
