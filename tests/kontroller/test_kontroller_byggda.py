"""De byggda formlerna: en tabell töms i en byggd bok, boken räknas om, och inget är OK som inte jämförde något."""

from __future__ import annotations

import io
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

import pytest
from formualizer import recalculate_xlsx_bytes
from python_calamine import CalamineWorkbook

from finsam_xl.arbete.gemensamt.fyllning import fylld
from finsam_xl.arbetsbok.bok import Bok
from finsam_xl.figurer.underlag import underlag
from finsam_xl.inputs import las_bok, schema
from finsam_xl.kontroller.blad import FORSTA_RAD, KOLUMNER
from finsam_xl.kontroller.register import tillhorande
from finsam_xl.rapporter.slag import RAPPORTSLAG
from tests.byggda import byggd
from tests.exemplet import TID
from tests.kontroller.bokens_rader import Bokens

if TYPE_CHECKING:
    from collections.abc import Mapping

    from finsam_xl.modell import Bokslut

EXEMPEL = {
    "AR": "gavleborg-2025",
    "HR": "gavleborg-halvar-2019",
    "VP": "gavleborg-plan-2022",
    "BI": "gavleborg-bilagor-2024",
}
FALL = [
    *(("AR", tabell) for tabell in ("Saldo", "Objektsaldo", "Budget", "Medlemmar", "Insatser", "Historik", "Mal")),
    *(("HR", tabell) for tabell in ("Saldo", "Budget", "Styrelse", "Verksamhetstal")),
    *(("VP", tabell) for tabell in ("Budget", "Medlemmar", "Kommuner")),
    *(("BI", tabell) for tabell in ("Objektsaldo", "Insatskort", "Indikatorer")),
]
_UTFALL, _RADER, _RADER_FG, _SAKNAS = map(KOLUMNER.index, ("Utfall", "Rader", "Rader jämförelseår", "Vad som saknas"))


@cache
def _boken(rapport: str) -> tuple[bytes, Bokslut]:
    data = byggd(EXEMPEL[rapport]).read_bytes()
    bokslut = las_bok(Bok(data)).bokslut
    assert bokslut is not None
    return data, bokslut


@cache
def _omraknad(rapport: str, tomd: str = "") -> Mapping[str, list[object]]:
    """Kontrollernas rader på bladet när boken räknats om, per id; tabellen *tomd* är tömd i den byggda boken."""
    data, _ = _boken(rapport)
    if tomd:
        data = fylld(Bok(data), {tomd: ()}).data
    raknad = recalculate_xlsx_bytes(data, deterministic_timestamp_utc=TID)["bytes"]
    blad = CalamineWorkbook.from_filelike(io.BytesIO(raknad)).get_sheet_by_name(
        f"{RAPPORTSLAG[rapport].bladprefix} Kontroller"
    )
    rader = blad.to_python(skip_empty_area=False)[FORSTA_RAD - 1 :][: len(tillhorande(rapport))]
    return {str(rad[0]): list(rad) for rad in rader}


@pytest.mark.parametrize(("rapport", "tabell"), FALL)
def test_en_tomd_tabell_i_en_byggd_bok_andrar_utfallen(rapport: str, tabell: str) -> None:
    _, bokslut = _boken(rapport)
    svar = _omraknad(rapport, tabell)
    byggt = underlag(bokslut, rapport)
    bokens = Bokens(byggt, nu=underlag(_utan(bokslut, schema.tabell(tabell).falt), rapport))
    oprovade = [ident for ident, rad in svar.items() if rad[_UTFALL] in {"EJ PRÖVAD", "EJ AKTUELL"} and rad[_SAKNAS]]
    assert oprovade
    for kontroll in tillhorande(rapport):
        if svar[kontroll.id][_UTFALL] != "OK":
            continue
        assert sum(int(str(svar[kontroll.id][plats] or 0).partition(".")[0]) for plats in (_RADER, _RADER_FG)) > 0
        for gor, jamforelse in ((kontroll.prova, False), (kontroll.jamforelse, True)):
            provning = gor(byggt) if gor is not None else None
            if provning is None:
                continue
            antal = [bokens.rader(ett, jamforelse=jamforelse) for ett in provning.belagg]
            assert any(min(ett) > 0 for ett in antal), kontroll.id


def _utan(bokslut: Bokslut, falt: str) -> Bokslut:
    return replace(bokslut, **{falt: ()})  # type: ignore[arg-type]


def test_programmets_egen_kontroll_galler_bara_raderna_som_den_gick_igenom() -> None:
    """C21d såg på korten som fanns; finns de inte kvar är den inte prövad, och säger varför."""
    fore, efter = _omraknad("BI"), _omraknad("BI", "Insatskort")
    assert fore["C21d"][_UTFALL] == "OK"
    assert efter["C21d"][_UTFALL] == "EJ PRÖVAD"
    assert str(efter["C21d"][_SAKNAS]).endswith("rader som programmet granskade. Bygg rapporten igen.")


@pytest.mark.parametrize(
    ("rapport", "tabell", "ident"),
    [
        ("AR", "Saldo", "F51"),
        ("AR", "Objektsaldo", "F53"),
        ("AR", "Insatser", "F54"),
        ("AR", "Insatser", "F56"),
        ("VP", "Insatser", "F48"),
        ("VP", "Insatser", "F49"),
        ("BI", "Insatser", "C21d"),
        ("BI", "Insatskort", "C21c"),
    ],
)
def test_programmets_egen_kontroll_galler_bada_tabellerna_som_den_jamforde(
    rapport: str, tabell: str, ident: str
) -> None:
    assert _omraknad(rapport)[ident][_UTFALL] == "OK"
    assert _omraknad(rapport, tabell)[ident][_UTFALL] == "EJ PRÖVAD"
