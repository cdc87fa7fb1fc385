"""Funktionernas kontroller i en makrobok: en per funktion, över varje siffra som den räknar, i båda perioderna."""

from __future__ import annotations

import pytest

from finsam_xl.kontroller.funktioner import SVARAR_INTE, funktionskontroller
from finsam_xl.layout.expr import Call, Context, Dialect, Figure, formula, walk
from finsam_xl.layout.lint import faults
from finsam_xl.layout.own_functions import NO_ANSWER, called
from finsam_xl.rapporter.placerad import bygg
from finsam_xl.rapporter.slag import RAPPORTSLAG
from tests.exemplet import TID, exemplet, underlaget

RAPPORTER = ("AR", "HR", "VP")


@pytest.mark.parametrize("rapport", RAPPORTER)
def test_varje_siffra_som_en_funktion_raknar_provas_en_gang(rapport: str) -> None:
    poster = [post for grupp in RAPPORTSLAG[rapport].poster(underlaget(rapport)).values() for post in grupp]
    raknade = [post.ident for post in poster if called(post.formel)]
    provade = []
    for ett in funktionskontroller(poster):
        assert ett.prova is not None
        provning = ett.prova(underlaget(rapport))
        assert list(faults(provning.skillnad)) == []
        egna = {nod.ident for nod in walk(provning.skillnad) if isinstance(nod, Figure) and nod.ident in raknade}
        assert egna
        provade += sorted(egna)
    assert sorted(raknade) == sorted(provade)


def test_kontrollerna_heter_efter_funktionerna_i_ordning() -> None:
    poster = [post for grupp in RAPPORTSLAG["AR"].poster(underlaget("AR")).values() for post in grupp]
    kontroller = funktionskontroller(poster)
    assert [ett.id for ett in kontroller] == [f"U{nummer:02}" for nummer in range(1, len(kontroller) + 1)]
    assert "SOLIDITET räknar som formeln utan Python" in [ett.titel for ett in kontroller]


def test_en_formel_per_del_ryms_i_en_cell() -> None:
    """Siffror som är fler än en cell rymmer delas på flera kontroller av samma funktion."""
    (post,) = [
        post
        for grupp in RAPPORTSLAG["AR"].poster(underlaget("AR")).values()
        for post in grupp
        if post.ident == "NT_soliditet"
    ]
    kontroller = funktionskontroller([post] * 200)
    assert len(kontroller) > 1
    for ett in kontroller:
        assert ett.prova is not None
        assert len(formula(ett.prova(underlaget("AR")).skillnad, Context("AR", comparison=True))) < 8_192


def test_en_kontroll_utan_svar_ar_inte_provad() -> None:
    """Den räknar cellerna där funktionen inte har svarat, och säger det."""
    poster = [post for grupp in RAPPORTSLAG["AR"].poster(underlaget("AR")).values() for post in grupp]
    soliditet = next(ett for ett in funktionskontroller(poster) if ett.titel.startswith("SOLIDITET"))
    assert soliditet.prova is not None
    (villkor,) = [ett.villkor for ett in soliditet.prova(underlaget("AR")).belagg if ett.villkor is not None]
    sagt = formula(villkor.annars, Context("AR"))
    assert SVARAR_INTE in sagt
    assert NO_ANSWER in sagt
    assert any(isinstance(nod, Call) and nod.function == "COUNTIFS" for nod in walk(villkor.annars))


def test_bara_en_makrobok_har_dem() -> None:
    for dialekt, finns in ((Dialect.NATIVE, False), (Dialect.DESKTOP, True)):
        rapport = bygg(RAPPORTSLAG["AR"], exemplet(), TID, dialekt)
        assert any(rad.kontroll.id.startswith("U") for rad in rapport.kontroller) is finns
