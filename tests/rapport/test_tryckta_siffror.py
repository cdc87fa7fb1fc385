"""Varje tryckt siffra i årsredovisning 2025 står i den byggda boken, på sin rad och i sin kolumn."""

from __future__ import annotations

import csv
import datetime as dt
import re
from dataclasses import dataclass, field
from pathlib import Path

import pytest

DATA = Path(__file__).parents[1] / "data"
TRYCKT = DATA / "arsredovisning_2025"
Blad = dict[str, list[list[object]]]


@dataclass(frozen=True)
class Facit:
    """En tryckt tabell: filen, bladet, avsnittet på bladet, och vilken rubrik varje tryckt kolumn svarar mot."""

    fil: str
    blad: str
    kolumner: dict[str, object]
    avsnitt: str = ""
    radkolumn: str = "post"
    andel: frozenset[str] = frozenset()
    undantag: dict[tuple[str, str], object] = field(default_factory=dict)


_DAG = {"2025": dt.date(2025, 12, 31), "2024": dt.date(2024, 12, 31)}
FACIT = (
    Facit(
        "flerarsoversikt",
        "ÅR Flerårsöversikt",
        {f"ar_{ar}": ar for ar in range(2021, 2026)},
        "Flerårsöversikt",
        andel=frozenset({"Soliditet"}),
    ),
    Facit(
        "samverkansinsatser",
        "ÅR Samverkansinsatser",
        {
            "budget_verksamhetsplan": "Budget enl. verksamhetsplan",
            "prognos_2025": "Prognos",
            "utfall_2025": "Utfall",
            "avvikelse_mot_budget": "Avvikelse (utfall - budget)",
            "notering": "Notering",
        },
        radkolumn="insats",
    ),
    Facit(
        "deltagare",
        "ÅR Deltagare",
        {
            "inriktning": "Inriktning",
            "insatsagare": "Insatsägare",
            "antal_deltagare": "Antal deltagare",
            "kvinnor": "Varav kvinnor",
            "man": "Varav män",
        },
        radkolumn="insats",
    ),
    Facit(
        "resultatrakning",
        "ÅR Resultaträkning",
        {"not_nr": "Not", "utfall_2025": 2025, "utfall_2024": 2024},
    ),
    Facit(
        "balansrakning",
        "ÅR Balansräkning",
        {"not_nr": "Not", "utgaende_2025": _DAG["2025"], "utgaende_2024": _DAG["2024"]},
        undantag={("Årets resultat", "utgaende_2025"): -1451},
    ),
    Facit("kassaflodesanalys", "ÅR Kassaflödesanalys", {"utfall_2025": 2025, "utfall_2024": 2024}),
    Facit(
        "driftredovisning",
        "ÅR Driftredovisning",
        {
            "utfall_2025": 2025,
            "budget_2025": "Budget enl. prognos",
            "avvikelse_mot_budget": "Avvikelse (utfall - budget)",
            "utfall_2024": 2024,
        },
        undantag={
            ("Insatsmedel", "avvikelse_mot_budget"): 1204,
            ("Personalkostnader", "avvikelse_mot_budget"): 212,
            ("Övriga externa kostnader", "avvikelse_mot_budget"): 87,
            ("Summa kostnader", "avvikelse_mot_budget"): 1503,
        },
    ),
    Facit("not_1_rorelseintakter", "ÅR Noter", {"belopp_2025": 2025, "belopp_2024": 2024}, "Not 1"),
    Facit("not_2_verksamhetens_kostnader", "ÅR Noter", {"belopp_2025": 2025, "belopp_2024": 2024}, "Not 2"),
    Facit(
        "not_3_kortfristiga_fordringar",
        "ÅR Noter",
        {"belopp_2025": _DAG["2025"], "belopp_2024": _DAG["2024"]},
        "Not 3",
    ),
    Facit(
        "not_4_kortfristiga_skulder",
        "ÅR Noter",
        {"belopp_2025": _DAG["2025"], "belopp_2024": _DAG["2024"]},
        "Not 4",
    ),
    Facit(
        "maluppfyllelse_insatser",
        "ÅR Måluppfyllelse",
        {"kommun": "Kommun", "status": "Status", "bedomning_tryckt": "Bedömning"},
        "Insatsernas måluppfyllelse",
        radkolumn="insats",
    ),
)
LEDTEXT = {"kortfrista": "kortfristiga", "s:a": "summa"}


def rader(fil: str) -> list[dict[str, str]]:
    with (TRYCKT / f"{fil}.csv").open(encoding="utf-8", newline="") as strom:
        return list(csv.DictReader(strom))


def alias() -> dict[tuple[str, str, str], str]:
    with (DATA / "alias.csv").open(encoding="utf-8", newline="") as strom:
        return {(rad["tabell"], rad["rad"], rad["tryckt"]): rad["id"] for rad in csv.DictReader(strom)}


def namn_per_id(blad: Blad) -> dict[str, str]:
    namn: dict[str, str] = {}
    for indata, rubrik in (("Insatser", "Insats"), ("Medlemmar", "Medlem")):
        tabell = blad[indata][3:]
        plats = tabell[0].index(rubrik)
        namn |= {str(rad[0]): str(rad[plats]) for rad in tabell[1:] if rad[0]}
    return namn


def tabell_pa(blad: list[list[object]], avsnitt: str) -> list[list[object]]:
    """Tabellens rader från rubrikraden till nästa tomma rad; utan avsnitt den enda tabellen på bladet."""
    start = 3
    if avsnitt:
        start = next(nr for nr, rad in enumerate(blad) if nr > 1 and str(rad[0]).startswith(avsnitt)) + 1
    slut = next((nr for nr in range(start + 1, len(blad)) if not any(blad[nr])), len(blad))
    return blad[start:slut]


def jamforbar(text: object) -> str:
    rensad = re.sub(r"\s+", " ", str(text)).strip().casefold()
    for tryckt, vart in LEDTEXT.items():
        rensad = rensad.replace(tryckt, vart)
    return rensad


def samma(tryckt: str, byggt: object, *, andel: bool) -> bool:
    if re.fullmatch(r"-?\d+", tryckt) and isinstance(byggt, (int, float)):
        return round(byggt * (100 if andel else 1), 6) == int(tryckt)  # noqa: RUF100
    return jamforbar(byggt) == jamforbar(tryckt)


def avvikelser(facit: Facit, blad: Blad) -> list[str]:
    """De tryckta celler som inte står i boken på sin rad, i sin kolumn."""
    tabell = tabell_pa(blad[facit.blad], facit.avsnitt)
    rubriker = tabell[0]
    kanda, namn = alias(), namn_per_id(blad)
    kvar = tabell[1:]
    fel: list[str] = []
    for rad in rader(facit.fil):
        etikett = namn.get(kanda.get((facit.fil, rad["rad"], rad[facit.radkolumn]), ""), rad[facit.radkolumn])
        plats = next((nr for nr, byggd in enumerate(kvar) if jamforbar(byggd[0]) == jamforbar(etikett)), None)
        if plats is None:
            fel.append(f"raden {etikett} saknas")
            continue
        byggd = kvar[plats]
        kvar = kvar[plats + 1 :]
        for kolumn, rubrik in facit.kolumner.items():
            nyckel = (rad[facit.radkolumn], kolumn)
            tryckt = str(facit.undantag.get(nyckel, rad[kolumn] or rad.get(kolumn.replace("utgaende", "text"), "")))
            varde = byggd[rubriker.index(rubrik)]
            if not (tryckt == "" and varde in ("", None)) and not samma(tryckt, varde, andel=etikett in facit.andel):
                fel.append(f"{etikett}, {rubrik}: tryckt {tryckt!r}, byggt {varde!r}")
    return fel


@pytest.mark.parametrize("facit", FACIT, ids=lambda facit: facit.fil)
def test_tryckt_siffra_star_i_boken(facit: Facit, blad: Blad) -> None:
    assert avvikelser(facit, blad) == []


@pytest.mark.libreoffice
@pytest.mark.parametrize("facit", FACIT, ids=lambda facit: facit.fil)
def test_tryckt_siffra_star_kvar_nar_libreoffice_raknat_om(facit: Facit, omraknade: Blad) -> None:
    assert avvikelser(facit, omraknade) == []


def _indikatorer(blad: Blad) -> dict[str, list[object]]:
    tabell = tabell_pa(blad["ÅR Måluppfyllelse"], "Mål och indikatorer")
    return {str(rad[0]).split(" ", 1)[0]: rad for rad in tabell[1:]}


def _indikatorfel(blad: Blad) -> list[str]:
    byggda = _indikatorer(blad)
    fel = []
    for rad in rader("maluppfyllelse"):
        _, utfall, _, lokalt, jamforelse, bedomning = byggda[rad["indikator_nr"]]
        tryckt_jamforelse = rad["nationellt_procent"] or rad["gransvarde_procent"]
        for tryckt, byggt in ((rad["lokalt_procent"], lokalt), (tryckt_jamforelse, jamforelse)):
            if not (tryckt == "" and byggt in ("", None)) and not samma(tryckt, byggt, andel=True):
                fel.append(f"{rad['indikator_nr']}: tryckt {tryckt!r}, byggt {byggt!r}")
        if jamforbar(bedomning) != jamforbar(rad["bedomning_tryckt"]):
            fel.append(f"{rad['indikator_nr']}: tryckt {rad['bedomning_tryckt']!r}, byggt {bedomning!r}")
        belopp = re.findall(r"\d[\d\u00a0 ]*(?= tkr)", rad["utfall_text"])
        saknade = [tal for tal in belopp if jamforbar(tal) not in jamforbar(utfall)]
        fel += [f"{rad['indikator_nr']}: beloppet {tal} saknas i {utfall!r}" for tal in saknade]
    return fel


def _samlade(blad: Blad) -> list[str]:
    tabell = tabell_pa(blad["ÅR Måluppfyllelse"], "Samlad bedömning")
    byggda = {re.match(r"Mål (\w+)\.", str(rad[0])).group(1): rad[1] for rad in tabell[1:]}  # type: ignore[union-attr]
    tryckta = {rad["mal_nr"]: rad["bedomning_tryckt"] for rad in rader("samlad_bedomning")}
    return [nr for nr, tryckt in tryckta.items() if jamforbar(byggda[nr]) != jamforbar(tryckt)]


def test_indikatorer_och_samlad_bedomning_ar_de_tryckta(blad: Blad) -> None:
    assert _indikatorfel(blad) == []
    assert _samlade(blad) == []


@pytest.mark.libreoffice
def test_malen_star_kvar_nar_libreoffice_raknat_om(omraknade: Blad) -> None:
    assert _indikatorfel(omraknade) == []
    assert _samlade(omraknade) == []


def test_underskrifter_har_styrelsens_platser_utan_namn(blad: Blad) -> None:
    tabell = tabell_pa(blad["ÅR Underskrifter"], "")
    tryckta = [(rad["roll"], rad["organisation"]) for rad in rader("styrelse") if rad["grupp"] == "ordinarie"]
    assert [(str(rad[0]).casefold(), str(rad[1]).replace("Ovanåkers", "Ovanåker")) for rad in tabell[1:]] == tryckta
