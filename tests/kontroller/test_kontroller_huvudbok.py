"""Huvudbokens kontroller: konton utan plats, belopp där inga ska finnas, obalans, och saldon utan fil."""

from __future__ import annotations

from dataclasses import replace

from tests.andringar import bokfor
from tests.exemplet import PERIOD, PERIOD_FG, exemplet, reagerar


def test_konto_som_kontoplanen_inte_har() -> None:
    """Två konton som tar ut varandra påverkar ingen siffra, men har ingen plats."""
    okanda = bokfor(exemplet(), {"9001": 500, "9002": -500})
    assert reagerar(okanda) == {"F01": "FEL 2"}


def test_skatt_och_dispositioner_som_tar_ut_varandra() -> None:
    """Summan är noll, men ett förbund har inga sådana konton; de räknas vart och ett."""
    assert reagerar(bokfor(exemplet(), {"8910": 5000, "8820": -5000})) == {"F02": "FEL 2"}


def test_konto_utan_belopp_pa_rad_som_ska_vara_tom_ar_inget_fel() -> None:
    assert reagerar(bokfor(exemplet(), {"8910": 0})) == {}


def test_belopp_pa_ovantat_konto_aret_fore() -> None:
    assert reagerar(bokfor(exemplet(), {"8910": 5000, "8820": -5000}, PERIOD_FG)) == {"F02": "FEL 2"}


def test_ingaende_balanser_fortsatter_inte_dar_forra_aret_slutade() -> None:
    """Kassa och placeringar bytte plats mellan åren: varken fordringar, skulder eller kapital berörs."""
    flyttad = bokfor(exemplet(), {"1930": -2000, "1880": 2000}, ib=True)
    assert reagerar(flyttad) == {"F06": "NOTIS 4000"}


def test_resultatkonto_som_inte_balanseras() -> None:
    assert reagerar(bokfor(exemplet(), {"6530": 5000})) == {
        "C03": "FEL -5000",
        "C06": "FEL 5000",
        "C09": "FEL -5000",
        "C24": "FEL 0.04",
        "F07": "FEL 5000",
    }


def test_saldo_inskrivet_for_hand() -> None:
    for_hand = replace(
        exemplet(),
        saldon=tuple(
            replace(rad, sie_rad=None) if (rad.konto, rad.period) == ("6530", PERIOD) else rad
            for rad in exemplet().saldon
        ),
    )
    assert reagerar(for_hand) == {"F08": "NOTIS 1"}


def test_hela_jamforelsearet_inskrivet_for_hand() -> None:
    for_hand = replace(
        exemplet(),
        saldon=tuple(replace(rad, sie_rad=None) if rad.period == PERIOD_FG else rad for rad in exemplet().saldon),
    )
    antal = sum(rad.period == PERIOD_FG for rad in exemplet().saldon)
    assert reagerar(for_hand) == {"F08": f"NOTIS {antal}"}
