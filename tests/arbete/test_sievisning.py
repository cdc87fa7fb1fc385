"""`finsam sie FIL`: vad filen innehåller, utan att något läses in."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from finsam_xl.arbete.importera.sievisning import som_json, som_text
from finsam_xl.hosts.cli import main
from finsam_xl.sie import las, las_fil

TESTER = Path(__file__).parents[1]
TYP4 = TESTER / "data" / "sie" / "typ4.se"


def rader(text: str) -> list[str]:
    return [" ".join(rad.split()) for rad in text.splitlines()]


def test_hela_visningen_av_en_felfri_fil() -> None:
    assert rader(som_text(las_fil(TESTER / "data" / "sie" / "typ3.se"))) == [
        "Fil typ3.se",
        f"SHA-256 {las_fil(TESTER / 'data' / 'sie' / 'typ3.se').sha256}",
        "Program Egen 1.0",
        "Skriven 2026-01-15",
        "SIE-typ 3",
        "Teckenkod cp437",
        "Företag Övningsförbundet",
        "Organisationsnummer 222000-1234",
        "Saldon till och med 2025-12-31",
        "Poster 34 (verifikationer 0, konteringsrader 0)",
        "Budget (#PBUDGET) summa -50,00 kr, konton 2",
        "",
        "År Räkenskapsår Konton Summa IB Summa UB Summa RES",
        "0 2025-01-01–2025-12-31 4 0,00 50,00 -50,00",
        "-1 2024-01-01–2024-12-31 2 0,00 0,00 0,00",
        "",
        "Filen har inget resultat för året före: jämförelsen blir tom om inte förra årets fil också läses in.",
        "",
        "Dimension Namn Objekt",
        "6 Projekt 1",
        "",
        (
            "Årets resultat 50,00 kr är inte bokfört; rapporten räknar det ur resultatkontona och lägger det till eget "
            "kapital."
        ),
        "",
        "Filen kan läsas in.",
    ]


@pytest.mark.parametrize("kod", ["ej_sie", "verifikation_obalans", "styrtecken", "citattecken"])
def test_en_fil_som_avvisas_svarar_tva_och_sager_varfor(kod: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["sie", str(TESTER / "fel" / "sie" / f"{kod}.se")]) == 2
    text = capsys.readouterr().out
    assert text.endswith("Filen avvisas: inget ur den läses in.\n")
    assert f"\nFel  {kod}.se" in text


def test_en_fil_med_fragor_svarar_noll(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["sie", str(TESTER / "fel" / "sie" / "obalans.se")]) == 0
    text = capsys.readouterr().out
    assert "UB + RES - IB är 0,01 kr" in text
    assert text.endswith("Filen kan läsas in, efter ja på frågorna.\n")


def test_en_fil_som_inte_finns(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["sie", str(tmp_path / "borta.se")]) == 2
    assert "går inte att öppna: den finns inte." in " ".join(capsys.readouterr().out.split())


def test_json_ar_ett_objekt_med_exakta_belopp(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["sie", "--json", str(TYP4)]) == 0
    objekt = json.loads(capsys.readouterr().out)
    assert objekt["ar"][0] == {
        "arsnr": 0,
        "start": "2025-01-01",
        "slut": "2025-12-31",
        "antal_konton": 4,
        "summa_ib": "0.00",
        "summa_ub": "50.00",
        "summa_res": "-50.00",
        "summa_budget": "0.00",
    }
    assert objekt["bokslutslage"]["resultat"] == "50.00"
    assert (objekt["avvisad"], objekt["program"]) == (False, "Egen 1.0")
    assert objekt["dimensioner"][0]["objekt"] == {"P1": "Första steget"}


def test_json_for_en_fil_som_avvisas(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["sie", "--json", str(TESTER / "fel" / "sie" / "sie5.se")]) == 2
    objekt = json.loads(capsys.readouterr().out)
    assert objekt["diagnoser"] == [
        {
            "kod": "sie5",
            "niva": "fel",
            "rad": 1,
            "text": "Filen är SIE 5 (XML), som inte kan läsas in.",
            "atgard": "Exportera i stället SIE typ 4 (ändelse .se).",
        }
    ]
    assert (objekt["ar"], objekt["bokslutslage"]) == ([], None)


def test_teckenkoden_kan_valjas(capsys: pytest.CaptureFixture[str]) -> None:
    utf8 = TYP4.with_name("utf8_bom.se")
    assert main(["sie", str(utf8), "--teckenkod", "cp1252"]) == 0
    text = capsys.readouterr().out
    assert ("Teckenkod            cp1252" in text, "Övningsförbundet" in text) == (True, False)
    assert main(["sie", str(utf8)]) == 0
    assert "Övningsförbundet" in capsys.readouterr().out


def test_en_okand_teckenkod_namner_dem_som_finns(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["sie", str(TYP4), "--teckenkod", "pc8"]) == 2
    assert "«pc8» känns inte igen; välj en av cp437, utf-8," in capsys.readouterr().err


def test_terminalen_lyder_inte_filen() -> None:
    fil = las(b'#FLAGGA 0\n#PROGRAM "\x1b[2JX"\n#FNAMN "a\x07b"\n#DIM 1 "\x1b]0;c"\n')
    assert "\x1b" not in som_text(fil)
    assert "\x07" not in som_text(fil)
    assert som_json(fil)["avvisad"]
