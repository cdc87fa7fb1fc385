"""Verifikationerna är trovärdiga och säger samma sak som saldona, konto för konto och objekt för objekt."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from finsam_xl.belopp import NOLL
from finsam_xl.sie import objektsaldon

if TYPE_CHECKING:
    from decimal import Decimal

    from finsam_xl.sie import SieFil

LORDAG = 5
BETALKONTO = "1930"


def test_varje_verifikation_ar_i_jamvikt_och_har_minst_tva_rader(sie_fil: SieFil) -> None:
    for ver in sie_fil.verifikationer:
        assert sum((trans.belopp for trans in ver.rader), NOLL) == 0, ver.benamning
        assert len(ver.rader) >= 2
        assert all(trans.belopp for trans in ver.rader)


def test_verifikationerna_ar_manga_nog_att_folja_och_fa_nog_att_lasa(sie_fil: SieFil) -> None:
    assert 50 <= sie_fil.antal_verifikationer <= 200


def test_numren_foljer_datumen_som_ar_vardagar_under_aret(sie_fil: SieFil) -> None:
    datum = [ver.datum for ver in sie_fil.verifikationer if ver.datum]
    assert [int(ver.nr) for ver in sie_fil.verifikationer] == list(range(1, len(datum) + 1))
    assert all(forra <= nasta for forra, nasta in pairwise(datum))
    assert {dag.year for dag in datum} == {sie_fil.rar[0].slut.year}
    assert all(dag.weekday() < LORDAG for dag in datum)


def test_kontona_gar_fran_ingaende_till_utgaende(sie_fil: SieFil) -> None:
    trans: dict[str, Decimal] = defaultdict(lambda: NOLL)
    for ver in sie_fil.verifikationer:
        for rad in ver.rader:
            trans[rad.konto] += rad.belopp
    arets = {konto: saldo for (nr, konto), saldo in sie_fil.saldon.items() if nr == 0}
    assert trans.keys() <= arets.keys()
    for konto, saldo in arets.items():
        utgaende = saldo.res if saldo.ub is None else saldo.ub
        assert (saldo.ib or NOLL) + trans[konto] == utgaende, konto


def test_objekten_gar_fran_ingaende_till_utgaende(sie_fil: SieFil) -> None:
    for dimension in ("6", "20"):
        poster = objektsaldon(sie_fil, 0, dimension)
        trans = {
            nyckel[2:]: post.belopp
            for nyckel, post in sie_fil.objekttranssummor.items()
            if nyckel[:2] == (0, dimension)
        }
        assert {(post.objekt, post.konto): post.belopp - post.ib for post in poster} == trans


@pytest.mark.parametrize("arsnr", [0, -1])
def test_manaderna_summerar_till_aret(sie_fil: SieFil, arsnr: int) -> None:
    manader: dict[str, Decimal] = defaultdict(lambda: NOLL)
    for (nr, _, konto, objekt), post in sie_fil.psaldo.items():
        if nr == arsnr and not objekt:
            manader[konto] += post.belopp
    for (nr, konto), saldo in sie_fil.saldon.items():
        if nr == arsnr:
            forandring = saldo.res if saldo.ub is None else saldo.ub - (saldo.ib or NOLL)
            assert manader[konto] == forandring, konto


@pytest.mark.parametrize("arsnr", [0, -1])
def test_objektens_manader_summerar_till_kontots(sie_fil: SieFil, arsnr: int) -> None:
    helhet, delar = Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    for (nr, period, konto, objekt), post in sie_fil.psaldo.items():
        if nr == arsnr:
            (delar if objekt else helhet)[konto, period] += int(post.belopp * 100)
    assert {konto for konto, _ in delar} >= {"2990", "3987", "4610", "4620", "4630", "6990"}
    assert {nyckel: helhet[nyckel] for nyckel in delar} == delar


def test_banken_blir_aldrig_overtrasserad(sie_fil: SieFil) -> None:
    saldo = sie_fil.saldon[0, BETALKONTO].ib or NOLL
    for ver in sie_fil.verifikationer:
        saldo += sum((rad.belopp for rad in ver.rader if rad.konto == BETALKONTO), NOLL)
        assert saldo > 0, ver.benamning
