"""Verifikationerna som rader: bara det som bokfördes, en gång per fil, med insats och motpart."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from finsam_xl.inlasning.sieverifikationer import VERIFIKATIONER, fragor, kapade, slas_ihop, verifikationsrader
from tests.inlasning.siefall import AR, AR_FG, HALVAR, MANADER, SALDON, VER, arsvalet, med, sie

FIL = sie(SALDON + VER)


def rader() -> list[tuple[object, ...]]:
    (ett,) = arsvalet(FIL)
    return [tuple(rad) for rad in verifikationsrader(ett, ["6", "20"])]


def test_en_rad_per_kontering_utan_tillagda_och_strukna() -> None:
    def kr(text: str) -> Decimal:
        return Decimal(text)

    assert rader() == [
        (AR, "A", "1", date(2025, 1, 14), 1930, "Bank", None, None, kr("80"), "Bidrag", 30),
        (AR, "A", "1", date(2025, 1, 15), 3985, "Staten", None, "H1", kr("-80"), "=1+1", 31),
        (AR, "B", "2", date(2025, 2, 10), 4010, "Insatsmedel", "P1", "H1", kr("30"), "", 35),
        (AR, "B", "2", date(2025, 2, 10), 1930, "Bank", None, None, kr("-30"), "", 37),
    ]
    assert all(len(rad) == len(VERIFIKATIONER.kolumner) for rad in rader())


def test_konteringarna_ger_tillsammans_arets_forandring() -> None:
    summor = {konto: sum(rad[8] for rad in rader() if rad[4] == konto) for konto in (1930, 3985, 4010)}  # type: ignore[misc]
    assert summor == {1930: 50, 3985: -80, 4010: 30}


def test_en_fil_som_ger_bade_halvar_och_ar_visas_en_gang() -> None:
    valda = arsvalet(sie(SALDON + MANADER + VER), bok=med(HR_Period=HALVAR))
    assert [ett.period for ett in valda] == [AR]


def test_andra_perioders_rader_star_kvar_och_egna_ersatts() -> None:
    forut = [(AR, "gammal"), (AR_FG, "fjol"), (None, "skräp")]
    assert slas_ihop(forut, [(AR, "ny")], {AR}) == [(AR, "ny"), (AR_FG, "fjol"), (None, "skräp")]


def test_filer_utan_verifikationer_och_eget_i_bladet_sags() -> None:
    assert [ett.kod for ett in fragor(arsvalet(FIL), [])] == []
    assert [ett.kod for ett in fragor(arsvalet(sie()), ["L7"])] == [
        "sie-utan-verifikationer",
        "sie-eget-i-verifikationer",
    ]
    assert list(kapade(3, 3)) == []
