"""Årsskiftet rad för rad: vad som flyttas, vad som töms och vad som följer med."""

from __future__ import annotations

from datetime import date

from finsam_xl.arbete.nytt_ar.arsskifte import Rad, arsskifte, ett_ar_fram

GAMLA = {
    "AR_Period": date(2025, 12, 31),
    "AR_Period_fg": date(2024, 12, 31),
    "AR_Panter": "inga",
    "AR_Panter_fg": "en borgen",
    "AR_Budgetversion": "prognos",
    "Beslutsdatum": date(2026, 3, 1),
    "Beslutsdatum_AR": date(2026, 3, 2),
    "Diarienummer_HR": "2025/7",
    "Forbund": "Förbundet",
}
PAGAR: Rad = {"Id": "pagar", "Slut": date(2026, 8, 31), "Ordning": 1, "Kvinnor": 4, "Notering": "beslutad"}
SLUT: Rad = {"Id": "slut", "Slut": date(2025, 12, 31), "Ordning": 2, "Kvinnor": 9, "Notering": ""}
UTAN_SLUT: Rad = {"Id": "lopande", "Slut": None, "Ordning": 3, "Kvinnor": None, "Notering": ""}


def budgetrad(ar: int, post: str, insats: str | None = None, version: str = "verksamhetsplan", **annat: object) -> Rad:
    rad: Rad = {"Period": date(ar, 12, 31), "Post": post, "Insats": insats, "Version": version, "Belopp": 100.0}
    return rad | {"SIE-fil": None, "Belopp hela perioden": None} | annat  # type: ignore[return-value]


def nya(tabell: str, *rader: Rad, **andra: tuple[Rad, ...]) -> tuple[Rad, ...]:
    skifte = arsskifte(GAMLA, {tabell: rader, **andra}, ())
    return skifte.tabeller.get(tabell, rader)


def test_perioderna_flyttas_ett_ar_och_arets_uppgifter_blir_forra_arets() -> None:
    assert arsskifte(GAMLA, {}, ()).grunddata == {
        "AR_Period": date(2026, 12, 31),
        "AR_Period_fg": date(2025, 12, 31),
        "AR_Panter_fg": "inga",
        "AR_Budgetversion": "verksamhetsplan",
        "Beslutsdatum": None,
        "Beslutsdatum_AR": None,
        "Diarienummer_HR": None,
    }


def test_skottdagen_blir_den_28_februari() -> None:
    assert ett_ar_fram(date(2024, 2, 29)) == date(2025, 2, 28)
    assert ett_ar_fram(date(2023, 6, 30)) == date(2024, 6, 30)


def test_arets_saldon_blir_forra_arets_och_aret_fore_dem_lamnas() -> None:
    arets, fg, eget = (Rad(Period=date(ar, 12, 31), Konto=1930) for ar in (2025, 2024, 2019))
    assert nya("Saldo", arets, fg, eget) == (arets, eget)


def test_det_som_inte_andras_skrivs_inte_om() -> None:
    styrelse = (Rad(Grupp="ordinarie", Roll="ledamot"),)
    assert "Styrelse" not in arsskifte(GAMLA, {"Styrelse": styrelse}, ()).tabeller


def test_beslutad_avgift_blir_forra_arets() -> None:
    (ny,) = nya("Medlemmar", {"Id": "gavle", "Beslutad avgift": 5.0, "Beslutad avgift fg": 4.0})
    assert (ny["Beslutad avgift"], ny["Beslutad avgift fg"]) == (None, 5.0)


def test_insatser_som_pagar_star_kvar_med_sin_text_men_utan_arets_deltagare() -> None:
    assert nya("Insatser", PAGAR, SLUT, UTAN_SLUT) == ({**PAGAR, "Kvinnor": None}, UTAN_SLUT)


def test_en_avslutad_insats_som_forra_arets_rader_hor_till_finns_kvar_men_listas_inte() -> None:
    saldo: Rad = {"Period": date(2025, 12, 31), "Id": "slut"}
    (kvar,) = nya("Insatser", SLUT, Objektsaldo=(saldo,))
    assert kvar == {**SLUT, "Kvinnor": None, "Ordning": None}


def test_en_insats_som_kommunmatrisen_namner_finns_kvar() -> None:
    kommun: Rad = {"Kommun": "Gävle", "Lokala insatser": "annan; slut"}
    assert [rad["Id"] for rad in nya("Insatser", SLUT, Kommuner=(kommun,))] == ["slut"]


def test_en_slutad_insats_vars_kort_en_kvarvarande_ingar_i_finns_kvar() -> None:
    """Kort pekar på Insatser som Budgets Insats gör: en hänvisning till en borttagen rad vore ett fel i nästa bok."""
    i_kortet, forst = {**PAGAR, "Kort": "slut"}, {**SLUT, "Id": "forst"}
    insatser = nya("Insatser", i_kortet, {**SLUT, "Kort": "forst"}, forst, {**SLUT, "Id": "ensam", "Kort": "ensam"})
    assert [rad["Id"] for rad in insatser] == ["pagar", "slut", "forst"]


def test_korten_for_det_som_pagar_star_kvar_att_skriva_om() -> None:
    kort = tuple(Rad(Insats=ett, Syfte="stöd", Bedömning="Uppfylld") for ett in ("pagar", "slut"))
    assert nya("Insatskort", *kort, Insatser=(PAGAR, SLUT)) == (
        {"Insats": "pagar", "Syfte": "stöd", "Bedömning": None},
    )


def test_nasta_ars_budget_far_rader_att_fylla_i_for_samma_poster_och_det_som_pagar() -> None:
    rader = (
        budgetrad(2025, "stat"),
        budgetrad(2025, "insatsmedel", "pagar"),
        budgetrad(2025, "insatsmedel", "slut"),
        budgetrad(2025, "stat", version="prognos"),
        budgetrad(2024, "stat"),
    )
    ny = nya("Budget", *rader, Insatser=(PAGAR, SLUT))
    assert ny[:4] == rader[:4]
    assert [(rad["Period"], rad["Post"], rad["Insats"], rad["Version"], rad["Belopp"]) for rad in ny[4:]] == [
        (date(2026, 12, 31), "stat", None, "verksamhetsplan", None),
        (date(2026, 12, 31), "insatsmedel", "pagar", "verksamhetsplan", None),
    ]


def test_en_budget_som_redan_finns_for_nasta_ar_blir_arets() -> None:
    rader = (budgetrad(2025, "stat"), budgetrad(2026, "stat"))
    assert nya("Budget", *rader) == rader


def test_belopp_for_hela_perioden_foljer_insatsen() -> None:
    helt: Rad = {"Belopp": None, "Belopp hela perioden": 9.0}
    kvar, bort = budgetrad(2024, "insatsmedel", "pagar") | helt, budgetrad(2025, "insatsmedel", "slut") | helt
    assert nya("Budget", kvar, bort, Insatser=(PAGAR, SLUT)) == (kvar,)


def test_malens_texter_star_kvar_och_arets_utfall_toms() -> None:
    mal: Rad = {
        "Indikator nr": "1.1",
        "Lokalt": 0.32,
        "Jämförelse": 0.36,
        "Bedömning": "Uppfylld",
        "Utfallstext": "...",
    }
    assert nya("Mal", mal) == ({**mal, "Lokalt": None, "Bedömning": None},)


def test_historiken_far_det_gamla_arets_tal_och_behaller_dem_som_finns() -> None:
    finns: Rad = {"Period": date(2024, 12, 31), "Post": "intakter", "Belopp": 1.0, "Enhet": "tkr"}
    ny = {**finns, "Period": date(2025, 12, 31), "Belopp": 2.0}
    skifte = arsskifte(GAMLA, {"Historik": (finns,)}, ({**finns, "Belopp": 9.0}, ny))
    assert skifte.tabeller["Historik"] == (finns, ny)


def test_planens_ar_flyttas_och_de_tva_forsta_aren_finns_redan() -> None:
    plan = {"VP_Period": date(2022, 12, 31), "VP_Period_fg": date(2021, 12, 31)}
    rader = tuple(budgetrad(ar, "stat") for ar in (2022, 2023, 2024))
    ny = arsskifte(plan, {"Budget": rader}, ()).tabeller["Budget"]
    assert [(rad["Period"].year, rad["Belopp"]) for rad in ny] == [(2023, 100.0), (2024, 100.0), (2025, None)]  # type: ignore[union-attr]


def test_ett_halvar_far_inga_budgetrader_pa_halvarets_dag() -> None:
    halvar = {
        "HR_Period": date(2019, 6, 30),
        "HR_Period_fg": date(2018, 6, 30),
        "HR_Helar": date(2019, 12, 31),
        "HR_Balansdag_fg": date(2018, 12, 31),
    }
    ny = arsskifte(halvar, {"Budget": (budgetrad(2019, "stat"),)}, ()).tabeller["Budget"]
    assert [rad["Period"] for rad in ny] == [date(2019, 12, 31), date(2020, 12, 31)]


def test_halvarets_antal_och_verksamhetens_tal_toms_men_raderna_star_kvar() -> None:
    kurs: Rad = {"Rad": "Kurs", "Insats": None, "Antal": 40, "Kvinnor": 30, "Män": 10, "Avser": "deltagare"}
    assert nya("Deltagarantal", kurs) == ({**kurs, "Antal": None, "Kvinnor": None, "Män": None},)
    moten: Rad = {"Uppgift": "Möten", "Värde": 4, "Konton": None}
    assert nya("Verksamhetstal", moten) == ({**moten, "Värde": None},)


def test_en_slutad_insats_tar_sina_deltagarantal_med_sig() -> None:
    rader = tuple(Rad(Rad=namn, Insats=namn, Antal=None) for namn in ("pagar", "slut"))
    assert nya("Deltagarantal", *rader, Insatser=(PAGAR, SLUT)) == rader[:1]
