"""Halvåret 2019: det som bara står i texten, deltagare, mål, styrning och tal, står i boken vid sin etikett."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.rapport.tryckt import rader, tabell_pa

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.rapport.conftest import Blad

MAPP = "halvar_2019"
INRIKTNINGAR = {
    "Individinriktade insatser": "Summa individinriktad",
    "Strukturövergripande insatser": "Summa strukturövergripande",
}
BEDOMNINGAR = {"ej mätt": "Ej bedömd", "uppnås inte": "Ej uppfylld"}
"""Avskrivarens ord för texten, i målskalan."""


def _vid_etikett(tabell: list[list[object]]) -> dict[str, list[object]]:
    return {str(rad[0]): rad[1:] for rad in tabell if rad[0]}


def _deltagarfel(blad: Blad) -> list[str]:
    """Deltagarna ur text och insatskort; andelar som inte är tryckta räknas ur antalen."""
    byggd = _vid_etikett(blad["HR Deltagare"])
    fel = []
    for rad in rader("deltagare", MAPP):
        varden = byggd[INRIKTNINGAR.get(rad["insats"], rad["insats"])]
        tryckta = (rad["antal"], rad["kvinnor"], rad["man"], rad["kvinnor_procent"], rad["man_procent"])
        for tryckt, varde, skala in zip(tryckta, varden, (1, 1, 1, 100, 100), strict=False):
            if tryckt and varde != int(tryckt) / skala:
                fel.append(f"{rad['insats']}: tryckt {tryckt}, byggt {varde}")
        if rad["radtyp"] == "post" and varden[5] != rad["avser"]:
            fel.append(f"{rad['insats']}: {varden[5]}")
    return fel


def _malfel(blad: Blad) -> list[str]:
    samlad = _vid_etikett(tabell_pa(blad["HR Måluppfyllelse"], "Samlad bedömning"))
    indikator = _vid_etikett(tabell_pa(blad["HR Måluppfyllelse"], "Mål och indikatorer"))
    fel = []
    for rad in rader("maluppfyllelse", MAPP):
        kommentar, bedomning = samlad[f"Mål {rad['mal_nr']}. {rad['mal']}"][:2]
        if bedomning != BEDOMNINGAR[rad["bedomning"]]:
            fel.append(f"mål {rad['mal_nr']}: {bedomning}")
        if rad["mal_nr"] == "4":
            utfall = next(str(varden[0]) for text, varden in indikator.items() if text.startswith("4.1"))
            tryckt = rad["kommentar"].replace("43%", "43 %").removesuffix(".")
            fel += [] if utfall.startswith(f"{tryckt};") else [utfall]
        elif kommentar != rad["kommentar"]:
            fel.append(f"mål {rad['mal_nr']}: {kommentar}")
    return fel


STYRNING = {
    "ordinarie ledamöter": ("Summa", 0),
    "ersättare": ("Summa", 1),
    "möten under perioden": ("{} möten under perioden", 0),
    "utbetalda arvoden under perioden": ("Utbetalda styrelsearvoden under perioden", 0),
    "genomförda under perioden": ("Genomförda medlemssamråd under perioden", 0),
    "förbundschef": ("Förbundschef, tjänst", 0),
    "verksamhetsutvecklare": ("Verksamhetsutvecklare, tjänst", 0),
    "administratör": ("Administratör, tjänst", 0),
}
ORGANEN = {
    "Styrelse": "Styrelsens",
    "Arbetsutskott": "Arbetsutskottets",
    "Beredningsgrupp": "Beredningsgruppens",
}


def _styrningsfel(blad: Blad) -> list[str]:
    byggd = _vid_etikett(blad["HR Verksamhet"])
    fel = []
    for rad in rader("styrning", MAPP):
        etikett, plats = STYRNING[rad["uppgift"]]
        varde = byggd[etikett.format(ORGANEN.get(rad["organ"], rad["organ"]))][plats]
        if varde != int(rad["varde"]):
            fel.append(f"{rad['uppgift']}: tryckt {rad['varde']}, byggt {varde}")
    return fel


TEXTEN: dict[str, tuple[str, str, int, float]] = {
    "1": ("HR Driftredovisning", "Summa kostnader", 1, 1),
    "2": ("HR Verksamhet", "Handläggare per myndighet i Trisam 2.0", 0, 1),
    "3": ("HR Deltagare", "Summa individinriktad", 0, 1),
    "4": ("HR Deltagare", "Trisam individ", 0, 1),
    "5": ("HR Deltagare", "Trisam individ", 3, 100),
    "6": ("HR Verksamhet", "Nya ärenden med försörjningsstöd som huvudsaklig försörjning", 0, 1),
    "7": ("HR Verksamhet", "Nya ärenden med sjukpenning som huvudsaklig försörjning", 0, 1),
    "8": ("HR Verksamhet", "Nya ärenden med aktivitetsstöd som huvudsaklig försörjning", 0, 1),
    "9": ("HR Deltagare", "Supported Employment coach Gävle", 0, 1),
    "10": ("HR Verksamhet", "Deltagare som fått arbete", 0, 1),
    "11": ("HR Verksamhet", "Andel kvinnor av deltagare som fått arbete", 0, 1),
    "12": ("HR Deltagare", "Mysam", 0, 1),
    "13": ("HR Deltagare", "Trisam struktur", 0, 1),
    "14": ("HR Deltagare", "Arbetsintegrerande Socialt Företagande", 0, 1),
    "15": ("HR Deltagare", "Mysamkonferens 16 maj", 0, 1),
    "16": ("HR Verksamhet", "Årets tilldelning", 0, 1),
    "17": ("HR Verksamhet", "Försäkringskassan/Arbetsförmedlingen", 1, 100),
    "18": ("HR Verksamhet", "Region Gävleborg", 1, 100),
    "19": ("HR Verksamhet", "Kommunerna", 1, 100),
    "20": ("HR Deltagare", "Summa strukturövergripande", 0, 1),
    "21": ("HR Prognos", "Finansiellt mål 2019 enligt prognos", 0, 100),
}
"""Var varje tal i löptexten står: blad, etikett, kolumn och skala, efter rad i avskriften."""


def _textfel(blad: Blad) -> list[str]:
    fel = []
    for rad in rader("textuppgifter", MAPP):
        namn, etikett, plats, skala = TEXTEN[rad["rad"]]
        varden = tabell_pa(blad[namn], "Finansiering") if rad["rad"] in {"16", "17", "18", "19"} else blad[namn]
        varde = _vid_etikett(varden)[etikett][plats]
        if not isinstance(varde, (int, float)) or varde * skala != int(rad["varde"]):
            fel.append(f"{rad['uppgift']}: tryckt {rad['varde']}, byggt {varde}")
    return fel


UR_TEXTEN = (_deltagarfel, _malfel, _styrningsfel, _textfel)


@pytest.mark.parametrize("prov", UR_TEXTEN, ids=lambda prov: prov.__name__.strip("_"))
def test_det_som_star_i_texten_star_i_boken(prov: Callable[[Blad], list[str]], halvarets_blad: Blad) -> None:
    assert prov(halvarets_blad) == []


@pytest.mark.libreoffice
@pytest.mark.parametrize("prov", UR_TEXTEN, ids=lambda prov: prov.__name__.strip("_"))
def test_det_som_star_i_texten_star_kvar_nar_libreoffice_raknat_om(
    prov: Callable[[Blad], list[str]], halvaret_omraknat: Blad
) -> None:
    assert prov(halvaret_omraknat) == []
