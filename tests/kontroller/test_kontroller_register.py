"""Registret: alla kontroller är med, heter som de ska och säger vad man gör."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import tomllib
from pathlib import Path

import pytest

from finsam_xl import kontroller
from finsam_xl.kontroller import OMRADEN, samtliga
from finsam_xl.kontroller.register import REGISTER, Kontroll, Utfall, kontroll, likhet, olikheter, skillnad, tillhorande
from finsam_xl.layout.expr import Context, Expr, formula, number, walk
from finsam_xl.layout.lint import faults
from finsam_xl.mallar import mall
from finsam_xl.rapportslag import RAPPORTSLAG, Rapportslag
from finsam_xl.underlag import underlag
from tests.exemplet import exemplet, exemplets_kontroller, halvarets_kontroller, underlaget
from tests.planexemplet import planens_kontroller

MASKINERI = {"register", "blad", "funktioner", "namngivet", "namngivna_skillnader", "avrundning", "kontobelopp"}
AVTALADE = {f"C{nr:02}" for nr in (*range(1, 18), 20, *range(22, 26), 30, *range(31, 34), 35, 36, 37, 38)}
SAMTLIGA = tuple(samtliga())
EXEMPLETS_NOTISER = {"AR": {"C15", "F05", "F66"}, "HR": {"C17b"}, "VP": {"F44"}}


EXEMPLETS = {"AR": exemplets_kontroller, "HR": halvarets_kontroller, "VP": planens_kontroller}


def test_de_avtalade_kontrollerna_finns() -> None:
    assert AVTALADE - REGISTER.keys() == set()


def test_kontrollerna_har_olika_id_och_star_i_ordning() -> None:
    iden = [ett.id for ett in SAMTLIGA]
    assert iden == sorted(set(iden))
    assert iden[0] == "C01"


def test_varje_modul_med_kontroller_ar_ett_omrade() -> None:
    moduler = {modul.name for modul in pkgutil.iter_modules(kontroller.__path__)} - MASKINERI
    assert moduler == {omrade.__name__.rpartition(".")[2] for omrade in OMRADEN}


@pytest.mark.parametrize("omrade", OMRADEN, ids=lambda omrade: omrade.__name__.rpartition(".")[2])
def test_varje_kontroll_i_en_modul_ar_registrerad(omrade: object) -> None:
    """Den som skriver Kontroll(...) utan kontroll(...) har skrivit en kontroll som aldrig görs."""
    modul = importlib.import_module(omrade.__name__)  # type: ignore[attr-defined]
    i_koden = [
        nod
        for nod in ast.walk(ast.parse(Path(str(modul.__file__)).read_text(encoding="utf-8")))
        if isinstance(nod, ast.Call) and isinstance(nod.func, ast.Name) and nod.func.id in {"Kontroll", "likhet"}
    ]
    egna = [varde for varde in vars(modul).values() if isinstance(varde, Kontroll)]
    assert len(egna) == len(i_koden) > 0
    assert all(REGISTER[ett.id] is ett for ett in egna)


def test_varje_kontroll_hanvisar_till_en_kalla_som_finns() -> None:
    kallor = tomllib.loads(mall("kallor.toml").read_text(encoding="utf-8"))
    assert {ett.kalla for ett in SAMTLIGA} - kallor.keys() == set()
    assert all(kalla["titel"] and kalla["paragraf"] for kalla in kallor.values())


@pytest.mark.parametrize("ett", SAMTLIGA, ids=lambda ett: ett.id)
def test_en_kontroll_sager_vad_som_ska_halla_och_vad_en_skillnad_betyder(ett: Kontroll) -> None:
    assert not ett.titel.endswith(".")
    assert ett.titel[0].isupper()
    assert ett.text.endswith(".")
    assert len(ett.text) > len("Räkna om.")
    assert (ett.uttryck is None) is (ett.granska is not None)


@pytest.mark.parametrize("ett", SAMTLIGA, ids=lambda ett: ett.id)
def test_exemplet_haller(ett: Kontroll) -> None:
    """Bilagornas exempel har sina egna notiser, se test_kontroller_bilagor."""
    for rapport in ett.rapporter - {"BI"}:
        resultat = EXEMPLETS[rapport]()
        vantat = Utfall.NOTIS if ett.id in EXEMPLETS_NOTISER[rapport] else Utfall.OK
        assert resultat[ett.id].utfall is vantat


def _uttryck(ett: Kontroll, rapport: str | None = None) -> list[Expr]:
    data = [underlaget(prefix) for prefix in ([rapport] if rapport else sorted(ett.rapporter))]
    uttrycken = (gor(ett_) for ett_ in data for gor in (ett.uttryck, ett.jamforelse) if gor is not None)
    return [uttryck for uttryck in uttrycken if uttryck is not None]


@pytest.mark.parametrize("ett", [ett for ett in SAMTLIGA if ett.uttryck is not None], ids=lambda ett: ett.id)
def test_en_kontroll_raknas_lika_i_alla_program(ett: Kontroll) -> None:
    assert [fel for uttryck in _uttryck(ett) for fel in faults(uttryck)] == []


@pytest.mark.parametrize("ett", [ett for ett in SAMTLIGA if ett.uttryck is not None], ids=lambda ett: ett.id)
def test_en_kontroll_jamfor_inte_en_siffra_med_sig_sjalv(ett: Kontroll) -> None:
    for uttryck in _uttryck(ett):
        for nod in walk(uttryck):
            if getattr(nod, "operator", "") == "-":
                assert nod.left != nod.right  # type: ignore[attr-defined]


@pytest.mark.parametrize("slag", RAPPORTSLAG.values(), ids=lambda slag: slag.prefix)
def test_alla_siffror_som_kontrollerna_laser_ar_definierade(slag: Rapportslag) -> None:
    definierade = {post.ident for grupp in slag.poster(underlaget(slag.prefix)).values() for post in grupp}
    lasta = {
        nod.ident
        for ett in tillhorande(slag.prefix)
        for uttryck in _uttryck(ett, slag.prefix)
        for nod in walk(uttryck)
        if hasattr(nod, "ident")
    }
    assert lasta - definierade == set()


def test_samma_id_tva_ganger_vagras() -> None:
    with pytest.raises(ValueError, match="C01 finns redan"):
        kontroll(Kontroll("C01", "Titel", "lkbr-5", "Text."))


def test_en_likhet_kan_galla_bara_perioden() -> None:
    ident = "Z99"
    try:
        ny = likhet(ident, "Titel", "a", number(1), kalla="lkbr-5", text="Text.", jamforelse=lambda *_: None)
        assert ny.jamforelse is not None
        assert ny.jamforelse(underlag(exemplet(), "AR")) is None
        assert ny.uttryck is not None
        assert formula(ny.uttryck(underlag(exemplet(), "AR")), Context("AR")) == "ROUND(AR_a-1,2)"
    finally:
        del REGISTER[ident]


def test_skillnader_kan_inte_ta_ut_varandra() -> None:
    assert formula(skillnad("a", "b"), Context("AR")) == "ROUND(AR_a-AR_b,2)"
    tva = formula(olikheter(("a", "b"), ("c", "d")), Context("AR"))
    assert tva == "ROUND(ABS(ROUND(AR_a-AR_b,2))+ABS(ROUND(AR_c-AR_d,2)),2)"


def test_en_kontroll_hor_till_rapporter_som_finns() -> None:
    assert {rapport for ett in SAMTLIGA for rapport in ett.rapporter} <= RAPPORTSLAG.keys()
    assert all(ett.rapporter for ett in SAMTLIGA)
