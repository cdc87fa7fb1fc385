"""Val av tabeller som inte går att följa: en tabell som inte finns, och en titel som sägs på två sätt."""

from __future__ import annotations

from dataclasses import replace

import pytest

from finsam_xl.arbete.bygg.tabellval import fel_i_tabellval, forvalda_tabeller
from finsam_xl.inputs.bok import Inlast
from finsam_xl.inputs.tabeller import Tabellrad
from finsam_xl.modell import Bladprefix, Tabellval
from tests.exemplet import exemplet

AR, HR = Bladprefix.AR, Bladprefix.HR


def cell(blad: str, nr: int, **varden: str) -> Tabellrad:
    return Tabellrad(blad, nr, varden, {rubrik: plats for plats, rubrik in enumerate(varden, start=1)})


def funna(
    *val: Tabellval, etiketter: tuple[tuple[str, str], ...] = (), noter: tuple[tuple[str, str, str], ...] = ()
) -> list[tuple[str, str]]:
    """Problemens cell och text för en bok med de valen, titlarna i Etiketter och raderna i Noter."""
    bok = replace(exemplet(), tabellval=val, etiketter={(tabell, tabell): text for tabell, text in etiketter})
    inlast = Inlast(
        bok,
        (),
        etikettrader={
            (tabell, tabell): cell("Etiketter", nr, Tabell=tabell, Id=tabell, Text=text)
            for nr, (tabell, text) in enumerate(etiketter, start=5)
        },
        tabellrader={
            (ett.rapport, ett.tabell): cell("Tabeller", nr, Rapport=ett.rapport, Tabell=ett.tabell, Titel=ett.titel)
            for nr, ett in enumerate(val, start=5)
        },
        notrader=tuple(
            cell("Noter", nr, Rapport=rapport, Id=ident, Titel=titel)
            for nr, (rapport, ident, titel) in enumerate(noter, start=5)
        ),
    )
    return [(ett.plats, ett.text) for ett in fel_i_tabellval(inlast)]


def test_en_ny_boks_rader_ar_val_som_gar_att_folja() -> None:
    alla = forvalda_tabeller()
    assert {ett.rapport for ett in alla} == set(Bladprefix)
    assert all(ett.tas_med == "ja" and ett.ordning for ett in alla)
    assert funna(*alla) == []


def test_en_okand_tabell_namns_med_rapporten_och_den_som_liknar() -> None:
    assert funna(Tabellval(AR, "RR"), Tabellval(HR, "FO"), Tabellval(AR, "kf")) == [
        (
            "Tabeller!B6",
            "Tabell är «FO», som ingen tabell i rapporten Halvårsredovisning heter: valet gäller ingenting.",
        ),
        (
            "Tabeller!B7",
            "Tabell är «kf», som ingen tabell i rapporten Årsredovisning heter: valet gäller ingenting. Menas KF?",
        ),
    ]


def test_rapporterna_kan_ha_var_sin_titel() -> None:
    assert funna(Tabellval(AR, "RR", "Resultat"), Tabellval(HR, "RR", "Halvårets resultat")) == []


@pytest.mark.parametrize(
    ("val", "etikett", "noten"),
    [
        ("Intäkter", "Våra intäkter", ""),
        ("Intäkter", "", "Våra intäkter"),
        ("", "Intäkter", "Våra intäkter"),
        ("Not 1 Intäkter", "", "Våra intäkter"),
    ],
)
def test_en_titel_som_sags_pa_tva_satt_namner_bada_cellerna(val: str, etikett: str, noten: str) -> None:
    (fel,) = funna(
        Tabellval(AR, "NOT1", val),
        etiketter=(("NOT1", etikett),) if etikett else (),
        noter=(("", "NOT1", noten), ("HR", "NOT1", "Halvårets intäkter")) if noten else (),
    )[:1]
    celler = [plats for plats, text in (("Tabeller!C5", val), ("Noter!C5", noten), ("Etiketter!C5", etikett)) if text]
    assert {fel[0], next(plats for plats in celler if plats != fel[0])} == set(celler)
    assert all(plats == fel[0] or plats in fel[1] for plats in celler)


def test_samma_titel_pa_flera_stallen_ar_ett_val() -> None:
    """Noter har titeln utan nummer."""
    val = Tabellval(AR, "NOT1", "Not 1 Våra intäkter")
    assert funna(val, etiketter=(("NOT1", "Våra intäkter"),), noter=((AR, "NOT1", "Våra intäkter"),)) == []


def test_lagens_titel_i_noter_sager_inte_emot_en_aldre_boks_titel_i_etiketter() -> None:
    """En bok som har uppgraderats har fått bladet Noter som det är i en ny bok."""
    noten = (AR, "NOT2", "Verksamhetens kostnader")
    assert funna(etiketter=(("NOT2", "Förbundets kostnader"),), noter=(noten,)) == []
    assert funna(etiketter=(("NOT2", "Förbundets kostnader"),), noter=((*noten[:2], "Våra kostnader"),)) != []
