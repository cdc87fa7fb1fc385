"""Varje uppgift på de tryckta insatskorten står i den byggda boken, på sitt kort och vid sin etikett."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.bilagor.kortlasning import tatt

if TYPE_CHECKING:
    from tests.bilagor.kortlasning import Kort, Kortbok

DATA = Path(__file__).parents[1] / "data"
TRYCKTA: dict[int, list[dict[str, Any]]] = {
    ar: json.loads((DATA / mapp / "insatskort.json").read_text(encoding="utf-8"))
    for ar, mapp in ((2019, "halvar_2019"), (2024, "bilagor_2024"), (2025, "arsredovisning_2025"))
}
KORTEN = [(ar, nr) for ar, korten in TRYCKTA.items() for nr in range(len(korten))]
# Tryckta tal som är fel eller motsägs av rapportens egna tabeller; BESLUT.md säger varför.
RATTADE = {
    ("2025-01", "budget"): 325,
    ("2025-02", "budget"): 1727,
    ("2025-02", "utfall"): 1069,
    ("2025-04", "budget"): 5663,
    ("2025-08", "man"): 24,
    ("2025-09", "budget"): 1691,
    ("2025-11", "budget"): 1073,
    ("2025-13", "budget"): 232,
    ("2025-13", "utfall"): 227,
}
FEL_KATEGORI = {"2025-03"}


def _par(bocker: dict[int, Kortbok], ar: int, nr: int) -> tuple[dict[str, Any], Kort]:
    return TRYCKTA[ar][nr], bocker[ar].kort[nr]


def _ratt(tryckt: dict[str, Any], falt: str) -> Any:
    return RATTADE.get((tryckt["id"], falt), tryckt.get(falt, tryckt["deltagare"].get(falt)))


def _ekonomifel(tryckt: dict[str, Any], kort: Kort) -> list[str]:
    fel = []
    for falt in ("budget", "utfall"):
        etikett = f"{falt.capitalize()} {tryckt['ar']}, {tryckt['enhet']}"
        vantat = _ratt(tryckt, falt)
        fel += [] if kort.tal(etikett) == vantat else [f"{etikett}: tryckt {vantat}, byggt {kort.tal(etikett)}"]
        delar = [
            (post["belopp"], post["benamning"])
            for post in tryckt[f"{falt}sposter" if falt == "utfall" else "budgetposter"]
        ]
        byggda = [(rad[0], rad[2]) for rad in kort.falt[etikett][1:]]
        fel += [] if byggda == (delar if len(delar) > 1 else []) else [f"{etikett}: delar {byggda}"]
    return fel


def _deltagarfel(tryckt: dict[str, Any], kort: Kort) -> list[str]:
    """Antal och andelar; könens andelar ska vara den tryckta, eller resten av hundra."""
    fel = []
    for etikett, falt in (("Deltagare", "totalt"), ("varav kvinnor", "kvinnor"), ("varav män", "man")):
        vantat = _ratt(tryckt, falt)
        if vantat is not None and kort.tal(etikett) != vantat:
            fel.append(f"{etikett}: tryckt {vantat}, byggt {kort.tal(etikett)}")
    andel = tryckt["deltagare"]["kvinnor_procent"]
    if andel is not None:
        byggda = [kort.falt[f"varav {kon}"][0][2] for kon in ("kvinnor", "män")]
        fel += [] if byggda == pytest.approx([andel / 100, 1 - andel / 100]) else [f"andelar {byggda}"]
    avser = tryckt["deltagare"]["avser"].split(";")[0]
    if tryckt["deltagare"]["totalt"] is not None and kort.falt["Deltagare"][0][2] != avser:
        fel.append(f"avser: {kort.falt['Deltagare'][0][2]}")
    return fel


def _punkter(tryckta: list[dict[str, str]], strecksatser: bool) -> list[tuple[str, str]]:  # noqa: FBT001 - som tryckt
    """Punkterna som de trycktes; strecksatser är numrerade först i avskriften."""
    punkter, rubrik = [], None
    for punkt in tryckta:
        if punkt["rubrik"] and punkt["rubrik"] != rubrik:
            rubrik = punkt["rubrik"]
            punkter.append(("", tatt(rubrik)))
        nummer = "–" if strecksatser else f"{punkt['nr']}." if punkt["nr"] else ""
        punkter.append((nummer, tatt(punkt["text"])) if punkt["text"] else ("", nummer))
    return punkter


def _textfel(tryckt: dict[str, Any], kort: Kort) -> list[str]:
    fel = [
        f"{etikett}: {kort.text(etikett)!r}"
        for etikett, falt in (
            ("Syfte", "syfte"),
            ("Samverkansparter", "samverkansparter_tryckt"),
            ("Insatsägare", "insatsagare"),
            ("Målgrupp", "malgrupp"),
            ("Deltagarregistrering", "deltagarregistrering"),
            ("Kommentar", "kommentar_maluppfyllelse"),
        )
        if tryckt[falt] is not None and tatt(kort.text(etikett)) != tatt(tryckt[falt])
    ]
    for etikett, falt in (("Mål", "mal"), (tryckt["resultat_rubrik"], "resultat")):
        byggda = _hopslagna([(nummer, tatt(text)) for nummer, text in kort.punkter(etikett)])
        strecksatser = tryckt["mal_text"].startswith("- ") and falt == "mal"
        fel += [] if byggda == _hopslagna(_punkter(tryckt[falt], strecksatser)) else [f"{etikett}: {byggda}"]
    return fel


def _hopslagna(punkter: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Löpande text på flera rader som en text."""
    funna: list[tuple[str, str]] = []
    for nummer, text in punkter:
        if funna and not nummer and not funna[-1][0]:
            funna[-1] = ("", funna[-1][1] + text)
        else:
            funna.append((nummer, text))
    return funna


def _registreringsfel(tryckt: dict[str, Any], kort: Kort) -> list[str]:
    byggd = kort.text("Inriktning").casefold()
    period = f"{tryckt['period_start']} – {tryckt['period_slut'] or ''}".strip() if tryckt["period_start"] else ""
    fel = [] if byggd.startswith(tryckt["inriktning"][:6].casefold()) else [f"inriktning {byggd}"]
    if tryckt["kategori"] and tryckt["id"] not in FEL_KATEGORI and not byggd.endswith(tryckt["kategori"].casefold()):
        fel.append(f"kategori {byggd}")
    return fel + ([] if kort.text("Period").strip() == period else [f"period {kort.text('Period')}"])


def _brister(tryckt: dict[str, Any], kort: Kort) -> list[str]:
    return [
        *_ekonomifel(tryckt, kort),
        *_deltagarfel(tryckt, kort),
        *_textfel(tryckt, kort),
        *_registreringsfel(tryckt, kort),
    ]


@pytest.mark.parametrize(("ar", "nr"), KORTEN)
def test_det_tryckta_kortet_star_i_boken(ar: int, nr: int, sparade: dict[int, Kortbok]) -> None:
    assert _brister(*_par(sparade, ar, nr)) == []


@pytest.mark.libreoffice
@pytest.mark.parametrize(("ar", "nr"), KORTEN)
def test_det_tryckta_kortet_star_kvar_nar_libreoffice_raknat_om(
    ar: int, nr: int, omraknade: dict[int, Kortbok]
) -> None:
    assert _brister(*_par(omraknade, ar, nr)) == []


@pytest.mark.parametrize(("ar", "nr"), KORTEN)
def test_tal_ur_kortens_text_finns_i_texten(ar: int, nr: int, sparade: dict[int, Kortbok]) -> None:
    tryckt, kort = _par(sparade, ar, nr)
    texten = tatt("".join(kort.text(etikett) for etikett in kort.falt)).replace("tio", "10")
    tal = {str(ett["varde"]).replace(".", ",") for ett in tryckt["nyckeltal"]}
    assert {ett for ett in tal if ett not in texten} == set()


def test_varje_bok_har_ett_kort_per_tryckt_kort(sparade: dict[int, Kortbok]) -> None:
    assert {ar: len(bok.kort) for ar, bok in sparade.items()} == {ar: len(korten) for ar, korten in TRYCKTA.items()}


def test_kortens_namn_2024_ar_de_tryckta(sparade: dict[int, Kortbok]) -> None:
    assert [kort.rubrik for kort in sparade[2024].kort] == [tryckt["namn"] for tryckt in TRYCKTA[2024]]


def test_kortens_namn_2025_ar_de_i_insatser(sparade: dict[int, Kortbok]) -> None:
    """Ett kort 2025 saknade namn i trycket; i boken har alla insatsens."""
    namn = [str(rad[1]) for rad in sparade[2025].blad["Insatser"][4:]]
    assert {kort.rubrik for kort in sparade[2025].kort} <= set(namn)
    assert sparade[2025].kort[6].rubrik == "Räkna med mig"


SKALAN = {"Uppfylld", "Uppfylld till övervägande del", "Delvis uppfylld", "Ej uppfylld"}


@pytest.mark.parametrize("ar", [2024, 2025])
def test_maluppfyllelsen_ar_ett_av_skalans_varden_skild_fran_kommentaren(ar: int, sparade: dict[int, Kortbok]) -> None:
    utan = [kort.rubrik for kort in sparade[ar].kort if kort.text("Måluppfyllelse") not in SKALAN]
    assert [re.sub(",.*", "", namn) for namn in utan] in (["Välfärdsguiden Gävleborg"], ["Välfärdsguiden"])
    assert all(kort.text("Måluppfyllelse") in {*SKALAN, "Ej bedömd"} for kort in sparade[ar].kort)


def test_halvaret_2019_bedomdes_inga_mal(sparade: dict[int, Kortbok]) -> None:
    """Målen mättes först på hösten; korten har kommentar men ingen bedömning."""
    assert {kort.text("Måluppfyllelse") for kort in sparade[2019].kort} == {"Ej bedömd"}


def _tryckta(mapp: str, fil: str) -> list[dict[str, str]]:
    with (DATA / mapp / f"{fil}.csv").open(encoding="utf-8", newline="") as rader:
        return list(csv.DictReader(rader))


def _id_for(tabell: str) -> dict[str, str]:
    with (DATA / "alias.csv").open(encoding="utf-8", newline="") as rader:
        return {rad["tryckt"]: rad["id"] for rad in csv.DictReader(rader) if rad["tabell"] == tabell}


def _lista(bok: Kortbok, blad: str) -> dict[str, list[object]]:
    iden = {(rad[1], rad[5]): str(rad[0]) for rad in bok.blad["Insatser"][4:]}
    return {iden[rad[0], rad[1]]: rad for rad in bok.blad[blad][4:] if rad[0]}


def test_de_finansierade_insatserna_ar_de_uppraknade_och_de_utan_kort(sparade: dict[int, Kortbok]) -> None:
    iden = _id_for("finansierade_insatser")
    uppraknade = {iden[rad["insats_tryckt"]] for rad in _tryckta("arsredovisning_2025", "finansierade_insatser")}
    assert uppraknade <= _lista(sparade[2025], "BI Finansierade insatser").keys()


def test_de_nya_insatserna_ar_de_uppraknade(sparade: dict[int, Kortbok]) -> None:
    """Trisam konferens är en del av Utvecklingsinsatser och har ingen egen period i boken."""
    iden, byggda = _id_for("nya_insatser_2025"), _lista(sparade[2025], "BI Startade insatser")
    for rad in _tryckta("arsredovisning_2025", "nya_insatser_2025"):
        _, agare, _, period = byggda[iden[rad["insats"]]]
        if rad["insats"] != "Trisam konferens":
            assert period == f"{rad['period_start']} – {rad['period_slut']}"
            assert agare == (rad["insatsagare"] or "Samordningsförbund Gävleborg")
    ratta_steget = {"ratta_steget_gavle", "ratta_steget_af"}
    assert byggda.keys() == {"forsteget", *ratta_steget, "trisam_utvardering", "utveckling"}


def test_diagrammets_axlar_star_i_indikatorrapporten_utan_tal(sparade: dict[int, Kortbok]) -> None:
    """Fem procenttal i 2024 års diagram kan inte kopplas till en indikator; de står därför ingenstans."""
    tryckta = {
        f"{rad['indikator_nr']} {rad['indikator']}"
        for rad in _tryckta("bilagor_2024", "indikatorrapport_diagram")
        if rad["indikator_nr"]
    }
    blad = sparade[2024].blad["BI Indikatorer"]
    byggda = {str(rad[0]): rad for rad in blad if str(rad[0]) in tryckta}
    assert byggda.keys() == tryckta
    assert all(cell in ("", None) for rad in byggda.values() for cell in rad[2:])
    sist = [str(rad[0]) for rad in blad if rad[0]][-1]
    assert (
        sist == "Svar saknas i underlaget för indikator 3, 6, 8, 9, 10, 12, 13, 14, 15, 16; cellerna är därför tomma."
    )


ENKATERNA = {
    "samordningsförbund som använder NNS-enkäterna": "Samordningsförbund som använder enkäterna",
    "samordningsförbund totalt": "Samordningsförbund i landet",
    "enkäter används sedan": "Enkäterna används sedan",
}


def test_talen_i_bilagans_text_star_i_boken(sparade: dict[int, Kortbok]) -> None:
    byggda = {str(rad[0]): rad[1] for rad in sparade[2024].blad["BI Verksamhet"]}
    tryckta = {ENKATERNA[rad["uppgift"]]: int(rad["varde"]) for rad in _tryckta("bilagor_2024", "textuppgifter")}
    assert {etikett: byggda[etikett] for etikett in tryckta} == tryckta
