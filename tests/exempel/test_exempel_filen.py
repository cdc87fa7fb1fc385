"""Filen som delas ut: samma som byggs, giltig SIE 4E, och tydlig med att den är konstruerad."""

from __future__ import annotations

import csv
import tomllib
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from finsam_xl.exempel import __main__, bokforing
from finsam_xl.mallar import mall
from finsam_xl.sie import Lage, bokslutslage, las

if TYPE_CHECKING:
    from finsam_xl.sie import SieFil

ROT = Path(__file__).parents[2]


def test_filen_i_forradet_ar_den_som_byggs(sie_data: bytes) -> None:
    """Byggs om med: python -m finsam_xl.exempel workbook/exempel/gavleborg-2025.se."""
    assert (ROT / "workbook/exempel/gavleborg-2025.se").read_bytes() == sie_data


@pytest.mark.parametrize("exempel", ["ostra-malarbygden-2025", "ostra-malarbygden-2025/jamforelse"])
def test_ett_pahittat_forbunds_fil_ligger_fardig_och_sager_att_den_ar_pahittad(exempel: str) -> None:
    fil = ROT / f"workbook/exempel/{exempel.replace('/', '-')}.se"
    assert fil.read_bytes() == bokforing(exempel)
    assert "Ett påhittat förbund med påhittade tal" in las(fil.read_bytes(), filnamn=fil.name).prosa


def test_samma_data_ger_samma_byte(sie_data: bytes) -> None:
    assert bokforing("gavleborg-2025") == sie_data


def test_kommandot_skriver_filen(tmp_path: Path, sie_data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    fil = tmp_path / "bok.se"
    monkeypatch.setattr("sys.argv", ["exempel", str(fil)])
    __main__.main()
    assert fil.read_bytes() == sie_data


def test_ett_exempel_som_inte_finns() -> None:
    with pytest.raises(FileNotFoundError, match="atlantis-2025"):
        bokforing("atlantis-2025")


def test_beloppen_ar_de_i_underlaget() -> None:
    fil = "belopp_kr_2025.csv"
    assert mall(f"exempel/gavleborg-2025/{fil}").read_bytes() == (ROT / "tests/data/exempel" / fil).read_bytes()


def test_filen_ar_sie_4_i_pc8_med_crlf(sie_data: bytes, sie_fil: SieFil) -> None:
    assert sie_data.startswith(b"#FLAGGA 0\r\n#KSUMMA\r\n")
    assert sie_data.count(b"\n") == sie_data.count(b"\r") == sie_data.count(b"\r\n")
    assert b"#FORMAT PC8\r\n" in sie_data
    assert "Gävleborg".encode("cp437") in sie_data
    assert (sie_fil.sietyp, sie_fil.teckenkod, sie_fil.program) == (4, "cp437", "finsam-xl 2026.11")


def test_huvudet_sager_vems_bok_det_ar_och_att_den_ar_konstruerad(sie_fil: SieFil) -> None:
    grund = tomllib.loads(mall("exempel/gavleborg-2025/grunddata.toml").read_text("utf-8"))
    assert (sie_fil.foretag, sie_fil.orgnr) == (grund["Forbund"], grund["Organisationsnummer"])
    assert "Konstruerad av publicerade tal" in sie_fil.prosa[0]
    assert "inte förbundets bokföring" in sie_fil.prosa[0]
    assert {nr: (ar.start, ar.slut) for nr, ar in sie_fil.rar.items()} == {
        0: (date(2025, 1, 1), grund["AR_Period"]),
        -1: (date(2024, 1, 1), grund["AR_Period_fg"]),
    }


def test_objekten_ar_bokens_insatser_och_medlemmar(sie_fil: SieFil) -> None:
    vantade = {
        (dimension, rad["Objekt"])
        for dimension, fil in (("6", "insatser"), ("20", "medlemmar"))
        for rad in csv.DictReader(mall(f"exempel/gavleborg-2025/{fil}.csv").read_text("utf-8").splitlines())
    }
    assert sie_fil.objekt.keys() == vantade
    assert len(set(sie_fil.objekt.values())) == len(vantade)
    assert sie_fil.dimensioner["20"] == "Motpart"


def test_lasningen_har_inget_att_anmarka_pa(sie_fil: SieFil) -> None:
    """Förra årets resultat står på 2068 när året börjar men inte när det förra slutar: det är omfört, inget fel."""
    assert sie_fil.diagnoser == ()


@pytest.mark.parametrize(
    ("fran", "till"), [(b"#RES 0 5010 231000.00", b"#RES 0 5010 231000.01"), (b"Trisam", b"Trisan")]
)
def test_en_andrad_fil_avslojas_av_kontrollsumman(sie_data: bytes, fran: bytes, till: bytes) -> None:
    assert fran in sie_data
    assert "ksumma_fel" in {diagnos.kod for diagnos in las(sie_data.replace(fran, till)).diagnoser}


@pytest.mark.parametrize("arsnr", [0, -1])
def test_resultatet_ar_inte_bokfort_och_det_forra_ar_omfort(sie_fil: SieFil, arsnr: int) -> None:
    lage = bokslutslage(sie_fil, arsnr)
    assert lage.lage is Lage.EJ_BOKFORT
    assert lage.ib_summa == lage.skillnad == 0
    assert not lage.ej_omfort
