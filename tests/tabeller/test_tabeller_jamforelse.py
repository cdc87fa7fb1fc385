"""En jämförelse som inte finns är tom och sagd, aldrig noll: utan förra året, utan dess delning, och första året."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from finsam_xl.arbete.bygg.skiss import skissa
from finsam_xl.figurer.underlag import underlag
from finsam_xl.layout.expr import Figure, walk
from finsam_xl.layout.table import content
from finsam_xl.layout.value import Value
from finsam_xl.modell import Bokslut, Dimension
from finsam_xl.rapporter.placerad import bygg
from finsam_xl.rapporter.slag import ARSREDOVISNING, HALVARSREDOVISNING, Rapportslag, innehall
from tests.exemplet import PERIOD_FG, TID, etiketter, exempelskiss, exemplet, grunddata, halvaret, rad, skiss

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from finsam_xl.arbete.bygg.skiss import Skiss

BALANS, RESULTAT, KASSA = "ÅR Balansräkning", "ÅR Resultaträkning", "ÅR Kassaflödesanalys"
SAKNAS = "Jämförelse saknas: Saldo har inga rader för 2024-12-31. Läs in förra årets SIE-fil."
BADA = pytest.mark.parametrize(
    ("bokslut", "slag"), [(exemplet, ARSREDOVISNING), (halvaret, HALVARSREDOVISNING)], ids=("AR", "HR")
)


def _utan(bokslut: Bokslut, *dagar: date | None) -> Bokslut:
    """Boken utan de dagarnas rader i Saldo och Objektsaldo."""
    return replace(
        bokslut,
        saldon=tuple(rad for rad in bokslut.saldon if rad.period not in dagar),
        objektsaldon=tuple(rad for rad in bokslut.objektsaldon if rad.period not in dagar),
    )


def _bara_perioden(bokslut: Bokslut, slag: Rapportslag) -> Bokslut:
    period = underlag(bokslut, slag.prefix).period
    return _utan(bokslut, *({rad.period for rad in bokslut.saldon} - {period}))


def _jamforande_celler(rapport: Rapportslag, bokslut: Bokslut) -> set[str]:
    """Siffrorna som trycks i en cell för jämförelseperioden, utom dem som står i Grunddata."""
    blad = innehall(rapport, underlag(bokslut, rapport.prefix)).blad
    return {
        nod.ident
        for ett in blad
        for tabell in ett.tables
        for rad in tabell.rows
        for kolumn in tabell.columns
        if isinstance(visas := content(rad, kolumn), Value)
        for nod in walk(visas.expr)
        if isinstance(nod, Figure) and nod.period is False
    } - {"FO_anstallda"}


def _tryckta(byggt: Skiss, idn: set[str]) -> dict[str, object]:
    """Vad cellerna som trycker jämförelsen av siffrorna visar."""
    prefix = byggt.rapport.slag.prefix
    poster = byggt.rapport.blad[-2]
    funna: dict[str, object] = {}
    for (nummer, kolumn), ruta in poster.cells.items():
        if kolumn == 1 and ruta.text.removeprefix(f"{prefix}_") in idn:
            for plats in (ett for ett in poster.links.items() if ett[0][0] == nummer):
                blad, _, cell = plats[1].rpartition("!")
                grid = next(ett for ett in byggt.rapport.blad if ett.name == blad.strip("'"))
                bokstav, radnummer = cell.rstrip("0123456789"), int(cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
                formel = grid.cells[radnummer, ord(bokstav) - ord("A") + 1].formula
                if "_fg" in formel:
                    funna[plats[1]] = byggt.cell(grid.name, radnummer, ord(bokstav) - ord("A") + 1)
    return funna


@BADA
def test_tomd_efter_bygget_ar_jamforelsen_tom_och_sagd(bokslut: Callable[[], Bokslut], slag: Rapportslag) -> None:
    """Boken byggdes med förra året; raderna tas bort, och när den räknas om står ingenstans en nolla för det."""
    byggt = skissa(bygg(slag, bokslut(), TID), _bara_perioden(bokslut(), slag), TID)
    tryckta = _tryckta(byggt, _jamforande_celler(slag, bokslut()))
    assert len(tryckta) > 30
    assert {cell: varde for cell, varde in tryckta.items() if varde is not None} == {}
    poster = byggt.rapport.blad[-2].name
    assert "Nollorna i den kolumnen är inga belopp och trycks inte." in str(byggt.cell(poster, 3, 1))
    meningar = [text for ett in byggt.varden for text in etiketter(byggt, ett) if "Jämförelse saknas" in str(text)]
    assert len(meningar) >= 5


@BADA
def test_byggd_utan_forra_aret_har_den_inga_felvarden(bokslut: Callable[[], Bokslut], slag: Rapportslag) -> None:
    byggt = skiss(_bara_perioden(bokslut(), slag), slag)
    celler = [cell for rader in byggt.varden.values() for rad_ in rader for cell in rad_]
    assert [cell for cell in celler if isinstance(cell, str) and cell.startswith("#")] == []
    assert not [cell for cell in celler if isinstance(cell, str) and "Raderna skiljer" in cell]


def test_med_bada_aren_ar_jamforelsen_som_forut() -> None:
    assert rad(exempelskiss(), RESULTAT, "ÅRETS RESULTAT")[1:] == [-1451, 1603]
    assert not [
        text for ett in exempelskiss().varden for text in etiketter(exempelskiss(), ett) if "else saknas" in str(text)
    ]


def test_balansrakningens_jamforelse_ar_arets_ingaende_balans() -> None:
    byggt = skiss(_utan(exemplet(), PERIOD_FG))
    for namn in ("Kassa och bank", "Summa tillgångar", "Summa eget kapital", "Kortfristiga skulder"):
        assert rad(byggt, BALANS, namn)[2] == rad(exempelskiss(), BALANS, namn)[2]
    assert [rad(byggt, BALANS, namn)[2] for namn in ("Eget kapital", "Årets resultat")] == ["", ""]
    sagt = "Jämförelsen är årets ingående balans: Saldo har inga rader för 2024-12-31. Läs in förra årets SIE-fil."
    assert etiketter(byggt, BALANS).count(sagt) == 1
    assert SAKNAS not in etiketter(byggt, BALANS)


def test_kassaflodet_raknar_aret_ur_dess_egen_ingaende_balans_och_forra_aret_ar_tomt() -> None:
    byggt = skiss(_utan(exemplet(), PERIOD_FG))
    for namn in ("Likvida medel vid årets början", "Årets kassaflöde", "FÖRÄNDRING LIKVIDA MEDEL"):
        assert rad(byggt, KASSA, namn)[:2] == [rad(exempelskiss(), KASSA, namn)[0], ""]
    assert SAKNAS in etiketter(byggt, KASSA)


def test_halvarets_balans_jamfors_med_arets_ingaende_balans() -> None:
    helt, utan = (
        skiss(halvaret(), HALVARSREDOVISNING),
        skiss(_bara_perioden(halvaret(), HALVARSREDOVISNING), HALVARSREDOVISNING),
    )
    for namn in ("Kassa och bank", "Summa tillgångar", "Eget kapital", "Kortfristiga skulder"):
        assert rad(utan, "HR Balansräkning", namn)[2] == rad(helt, "HR Balansräkning", namn)[2]


def test_utan_delning_ar_bara_det_delade_tomt() -> None:
    """Saldo har förra året, Objektsaldo har det inte: totalerna trycks, det per motpart är tomt och sagt."""
    utan = replace(exemplet(), objektsaldon=tuple(rad for rad in exemplet().objektsaldon if rad.period != PERIOD_FG))
    byggt = skiss(utan)
    assert rad(byggt, "ÅR Noter", "Summa medlemsavgifter") == rad(exempelskiss(), "ÅR Noter", "Summa medlemsavgifter")
    assert rad(byggt, "ÅR Noter", "Ej fördelat")[1] == rad(byggt, "ÅR Noter", "Summa medlemsavgifter")[1]
    assert rad(byggt, "ÅR Driftredovisning", "Kommunerna")[-1] == ""
    assert rad(byggt, "ÅR Driftredovisning", "Summa intäkter") == rad(
        exempelskiss(), "ÅR Driftredovisning", "Summa intäkter"
    )
    sagt = (
        "Jämförelsen per motpart saknas: Objektsaldo har inga rader per motpart för 2024-12-31. Läs in det årets egen "
        "SIE-fil med objekt, eller lägg egna rader."
    )
    assert sagt in etiketter(byggt, "ÅR Noter")
    assert sagt in etiketter(byggt, "ÅR Driftredovisning")
    assert not [text for ett in byggt.varden for text in etiketter(byggt, ett) if "Raderna skiljer" in str(text)]


@pytest.mark.parametrize("dimension", Dimension)
def test_delningen_behovs_bara_for_den_egna_dimensionen(dimension: Dimension) -> None:
    utan = replace(
        exemplet(),
        objektsaldon=tuple(
            rad for rad in exemplet().objektsaldon if (rad.period, rad.dimension) != (PERIOD_FG, dimension)
        ),
    )
    sagt = [text for text in etiketter(skiss(utan), "ÅR Noter") if "saknas" in str(text)]
    assert bool(sagt) is (dimension is Dimension.MOTPART)


def test_forsta_aret_lamnas_jamforelsearets_balansdag_tom() -> None:
    forsta = grunddata(_utan(exemplet(), PERIOD_FG), AR_Period_fg=None)
    byggt = skiss(forsta)
    assert byggt.varden[RESULTAT][3][3] == ""
    assert rad(byggt, RESULTAT, "ÅRETS RESULTAT")[1:] == [-1451, ""]
    assert rad(byggt, BALANS, "Summa tillgångar")[2] == ""
    assert "Jämförelse saknas: jämförelsens dag är tom i Grunddata, som i ett förbunds första år." in etiketter(
        byggt, RESULTAT
    )
    assert byggt.rapport.sammanfattning.kolumner == ("2025", "")
    assert {rad_.siffror[1] for rad_ in byggt.rapport.sammanfattning.rader} == {""}


def test_halvaret_gar_att_bygga_utan_samma_dag_aret_fore_och_utan_forra_balansdagen() -> None:
    forsta = grunddata(_bara_perioden(halvaret(), HALVARSREDOVISNING), HR_Period_fg=None, HR_Balansdag_fg=None)
    byggt = skiss(forsta, HALVARSREDOVISNING)
    assert rad(byggt, "HR Resultaträkning", "Redovisat resultat")[2] == ""
    assert rad(byggt, "HR Balansräkning", "Summa tillgångar")[2] == ""
    assert rad(byggt, "HR Prognos", "Målet")[0] == ""
