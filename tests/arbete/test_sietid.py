"""`finsam importera-sie` och `finsam sie`: tiden filen täcker, bara sanna slutsatser, och inget skrivet i tysthet."""

from __future__ import annotations

import json
import shutil
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from finsam_xl.arbete.importera.verifikationsblad import las_verifikationer
from finsam_xl.arbete.skapa.nybok import skapa_bok
from finsam_xl.arbetsbok.bok import Bok
from finsam_xl.hosts import cli
from finsam_xl.inputs import las_bok
from tests.sie.siebok import ARET, FJOL, FJOL_RES, FJOLARET, IB, saldon, text, ver

if TYPE_CHECKING:
    from collections.abc import Sequence

    from finsam_xl.modell import Bokslut

AR, AR_FG = date(2025, 12, 31), date(2024, 12, 31)
FALL = Path(__file__).parents[2].parent / "shared" / "fall"
SMA_BOKEN = FALL / "xlsx" / "liten_bok_utan_saldon.xlsx"


@pytest.fixture(scope="module")
def tom(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Exempelboken utan inläst fil."""
    vag = tmp_path_factory.mktemp("tom") / "bok.xlsx"
    return skapa_bok(vag, exempel="gavleborg-2025", tid=datetime(2026, 3, 2, 8, 0, tzinfo=UTC))


@pytest.fixture
def bok(tom: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(tom, tmp_path / "bok.xlsx"))


def fil(bok: Path, innehall: str | bytes, namn: str = "fil.se") -> Path:
    vag = bok.with_name(namn)
    vag.write_bytes(innehall if isinstance(innehall, bytes) else innehall.encode("cp437"))
    return vag


def finsam(*ord_: object) -> int:
    return cli.main([str(ett) for ett in ord_])


def las(bok: Path) -> Bokslut:
    svar = las_bok(Bok(bok.read_bytes()))
    assert svar.bokslut is not None
    return svar.bokslut


def resultat(bok: Path, dag: date) -> Decimal | None:
    rader = [rad for rad in las(bok).saldon if rad.period == dag]
    return -sum((rad.belopp for rad in rader if rad.konto >= "3"), Decimal(0)) if rader else None


def sagt(capsys: pytest.CaptureFixture[str]) -> str:
    ut = capsys.readouterr()
    return " ".join((ut.out + ut.err).replace("\u00a0", " ").split())


def test_en_fil_skriven_i_september_lases_inte_utan_ett_ja(
    bok: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    sie, fore = fil(bok, text(gen="20250901").replace("222000-0000", "222000-0001")), bok.read_bytes()
    monkeypatch.setattr("builtins.input", lambda _: "nej")
    assert finsam("importera-sie", bok, sie) == 2
    assert bok.read_bytes() == fore
    assert finsam("importera-sie", bok, sie, "--ja") == 0
    ut = sagt(capsys)
    assert "Filen är skriven 2025-09-01, före 2025-12-31" in ut
    assert "Besvarad med ja (--ja)." in ut
    assert "skriven_fore" in las(bok).importlogg[0].anmarkningar


def test_vardera_arets_verifikationer_och_bladet_visar_bara_arets(
    bok: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    innehall = text(arets=saldon(res={}), fjol=FJOL, verifikationer=ver(*ARET) + ver(*FJOLARET))
    assert finsam("importera-sie", bok, fil(bok, innehall), "--med-verifikationer", "--ja") == 0
    assert (resultat(bok, AR), resultat(bok, AR_FG)) == (Decimal(-30_000), Decimal(100_000))
    rader = las_verifikationer(Bok(bok.read_bytes()))
    assert {str(rad[3])[:4] for rad in rader} == {"2025"}
    ut = sagt(capsys)
    assert "3 för 2025-01-01–2025-12-31; 3 för 2024-01-01–2024-12-31" in ut
    assert "exporten omfattar" not in ut


def test_ub_som_inte_foljer_ar_den_enda_slutsatsen(bok: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sie = fil(bok, text(arets=saldon(ub=IB)))
    assert finsam("sie", sie) == 0
    ut = sagt(capsys)
    assert "1930 (30 000,00 kr)" in ut
    assert not any(ord_ in ut for ord_ in ("är bokfört", "går inte ihop", "exporten omfattar"))
    assert finsam("sie", "--json", sie) == 0
    objekt = json.loads(capsys.readouterr().out)
    assert [ett["kod"] for ett in objekt["diagnoser"]] == ["ub_ej_trans"]
    assert objekt["bokslutslage"]["resultat"] == "-30000.00"


@pytest.mark.parametrize("rar", ["#RAR 0 20250101 20251231\n", "#RAR 0 20240715 20251231\n"])
def test_utan_fjolar_skrivs_inga_rader_for_det(bok: Path, rar: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert finsam("importera-sie", bok, fil(bok, text(rar=rar, fjol="")), "--med-verifikationer", "--ja") == 0
    assert {rad.period for rad in las(bok).saldon} == {AR}
    assert "blir tom, inte 0" in sagt(capsys)


def test_finsam_sie_sager_att_fjolaret_saknas_och_nar_filen_skrevs(
    bok: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert finsam("sie", fil(bok, text(gen="", rar="#RAR 0 20250101 20251231\n", fjol=""))) == 0
    ut = sagt(capsys)
    assert "Filen har inget resultat för året före: jämförelsen blir tom" in ut
    assert "Skriven framgår inte (#GEN)" in ut
    assert finsam("sie", fil(bok, text(fjol=FJOL + FJOL_RES))) == 0
    assert "året före" not in sagt(capsys)


@pytest.mark.parametrize(
    ("data", "mening"),
    [
        (b"{\\rtf1\\ansi #FLAGGA 0}", "RTF"),
        (b"PK\x03\x04" + bytes(22) + b"\x06\x00\x00\x00bok.se#FLAGGA 0", "läs in «bok.se»"),
        (b"", "Filen är tom"),
        (text(rar="#RAR 0 20250101 20251231\n#RAR -1 20240701 20250630\n").encode("cp437"), "slutar inte före årets"),
    ],
)
def test_det_som_avvisas_skriver_inget(bok: Path, data: bytes, mening: str, capsys: pytest.CaptureFixture[str]) -> None:
    fore = bok.read_bytes()
    sie = fil(bok, data)
    assert [finsam("importera-sie", bok, sie, "--ja"), finsam("sie", sie)] == [2, 2]
    assert bok.read_bytes() == fore
    assert sagt(capsys).count(mening) == 2


UTFALL: dict[str, tuple[int, Sequence[str], int | None, int | None]] = {
    "00_ren": (0, (), -30_000, 100_000),
    "02_ub_lika_med_ib_bokad_ib_dubbelt": (0, ("1930 (30 000,00 kr)",), -30_000, 100_000),
    "03_tva_ars_verifikationer_med_saldon": (0, ("verifikationer för flera räkenskapsår",), -30_000, 100_000),
    "04_tva_ars_verifikationer_utan_res": (0, ("verifikationer för flera räkenskapsår",), -30_000, 100_000),
    "07_delar_utan_omfattn": (0, ("194 dagar före 2025-12-31",), 250_000, 100_000),
    "13b_forlangt_forsta_ar_bokfort_fran_start": (0, ("LKBR 1:5", "samma räkenskapsår"), -30_000, None),
    "15_tabbar_och_klammer_pa_samma_rad": (0, (), -30_000, 100_000),
    "18_fyra_decimaler": (0, (), -30_000, 100_000),
    "22_sparad_som_rtf": (2, ("dokument i RTF",), None, None),
    "23_zippad": (2, ("läs in «bokforing.se»",), None, None),
    "33_exporterad_fore_arets_slut": (0, ("skriven 2025-09-01, före 2025-12-31",), 250_000, 100_000),
    "35_inga_uppgifter_om_fjolaret": (0, ("inga uppgifter om ett räkenskapsår",), -30_000, None),
}


@pytest.mark.sieprov
@pytest.mark.skipif(not SMA_BOKEN.is_file(), reason=f"{SMA_BOKEN} saknas")
@pytest.mark.parametrize("namn", UTFALL)
def test_fallen_bredvid_projektet_i_en_liten_bok(namn: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    kod, meningar, aret, fjol = UTFALL[namn]
    bok = Path(shutil.copy(SMA_BOKEN, tmp_path / "bok.xlsx"))
    fore = bok.read_bytes()
    assert finsam("importera-sie", bok, FALL / "sie" / f"{namn}.se", "--ja", "--med-verifikationer") == kod
    ut = sagt(capsys)
    assert all(mening in ut for mening in meningar)
    assert (bok.read_bytes() == fore) is bool(kod)
    assert [resultat(bok, AR), resultat(bok, AR_FG)] == [aret, fjol]
    if not meningar:
        assert "Fråga" not in ut
