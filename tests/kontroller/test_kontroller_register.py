"""Registret: alla kontroller är med, heter som de ska och säger vad man gör."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from finsam_xl import kontroller
from finsam_xl.kontroller import OMRADEN, samtliga
from finsam_xl.kontroller.provning import bara_i_arsredovisningen, lika, par, parvis, skillnad
from finsam_xl.kontroller.register import REGISTER, UTAN_KONTROLL, Kontroll, Utfall, kontroll, tillhorande
from finsam_xl.layout.expr import Context, Expr, formula, number, walk
from finsam_xl.layout.lint import faults
from finsam_xl.mallar import mall
from finsam_xl.rapporter.slag import RAPPORTSLAG, Rapportslag
from tests.exemplet import exemplets_kontroller, halvarets_kontroller, underlaget
from tests.planexemplet import planens_kontroller

if TYPE_CHECKING:
    from finsam_xl.figurer.underlag import Underlag
    from finsam_xl.kontroller.provning import Provning

MASKINERI = {"register", "provning", "blad", "belaggsrad", "utfallet", "saknat", "funktioner"} | {
    "namngivet",
    "namngivna_skillnader",
    "avrundning",
    "egna_noter",
    "justeringar",
    "kontobelopp",
    "scb",
    "uppfoljning",
    "lag.noter",
    "lag.rimligt",
}
BYGGDA = ("F59", "F60", "F61", "J01", "J02", *(f"L{nr:02}" for nr in range(9, 22)))
"""Kontroller som en rapport bygger av sina egna tabeller, rader och noter, utanför registret."""
AVTALADE = {f"C{nr:02}" for nr in (*range(1, 18), 20, *range(22, 26), 30, *range(31, 34), 35, 36, 37, 38)}
SAMTLIGA = tuple(samtliga())
EXEMPLETS_NOTISER = {"AR": {"C15", "F05", "F58", "L05", "L06"}, "HR": {"C17b"}, "VP": {"F44"}}
EXEMPLET_SAKNAR = {"AR": {"F10", "F47", "L04", "L08"}, "HR": {"F47"}, "VP": {"F47"}}
"""Kontroller av något som exemplet inte har: årets tal i Verksamhetstal, och belopp för hela perioden i Budget."""


EXEMPLETS = {"AR": exemplets_kontroller, "HR": halvarets_kontroller, "VP": planens_kontroller}


def test_de_avtalade_kontrollerna_finns() -> None:
    assert AVTALADE - REGISTER.keys() == set()


def test_kontrollerna_har_olika_id_och_star_i_ordning() -> None:
    iden = [ett.id for ett in SAMTLIGA]
    assert iden == sorted(set(iden))
    assert iden[0] == "C01"


def test_varje_modul_med_kontroller_ar_ett_omrade() -> None:
    """Kontrollerna står i flyglarna, maskineriet bredvid dem."""
    moduler = [en for en in pkgutil.walk_packages(kontroller.__path__, f"{kontroller.__name__}.") if not en.ispkg]
    bredvid = {f"{kontroller.__name__}.{namn}" for namn in MASKINERI}
    assert {en.name for en in moduler} - bredvid == {omrade.__name__ for omrade in OMRADEN}


@pytest.mark.parametrize("omrade", OMRADEN, ids=lambda omrade: omrade.__name__.rpartition(".")[2])
def test_varje_kontroll_i_en_modul_ar_registrerad(omrade: object) -> None:
    """Varje funktion med kontroll(...) eller genomgang(...) över sig är en kontroll i registret, och inget annat."""
    modul = importlib.import_module(omrade.__name__)  # type: ignore[attr-defined]
    i_koden = [
        nod
        for nod in ast.walk(ast.parse(Path(str(modul.__file__)).read_text(encoding="utf-8")))
        if isinstance(nod, ast.Call) and isinstance(nod.func, ast.Name) and nod.func.id in {"kontroll", "genomgang"}
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
    assert ett.regel.endswith(".")
    assert (ett.prova is None) is (ett.ga_igenom is not None)


@pytest.mark.parametrize("ett", SAMTLIGA, ids=lambda ett: ett.id)
def test_exemplet_haller(ett: Kontroll) -> None:
    """Bilagornas exempel har sina egna notiser, se test_kontroller_bilagor."""
    for rapport in ett.rapporter - {"BI"}:
        resultat = EXEMPLETS[rapport]()
        vantat = Utfall.NOTIS if ett.id in EXEMPLETS_NOTISER[rapport] else Utfall.OK
        assert resultat[ett.id].utfall is (Utfall.EJ_AKTUELL if ett.id in EXEMPLET_SAKNAR[rapport] else vantat)


def _uttryck(ett: Kontroll, rapport: str | None = None) -> list[Expr]:
    data = [underlaget(prefix) for prefix in ([rapport] if rapport else sorted(ett.rapporter))]
    provningar = (gor(ett_) for ett_ in data for gor in (ett.prova, ett.jamforelse) if gor is not None)
    return [provning.skillnad for provning in provningar if provning is not None]


@pytest.mark.parametrize("ett", [ett for ett in SAMTLIGA if ett.prova is not None], ids=lambda ett: ett.id)
def test_en_kontroll_raknas_lika_i_alla_program(ett: Kontroll) -> None:
    assert [fel for uttryck in _uttryck(ett) for fel in faults(uttryck)] == []


@pytest.mark.parametrize("ett", [ett for ett in SAMTLIGA if ett.prova is not None], ids=lambda ett: ett.id)
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


def _ny(ident: str, regel: str = "Två är två.") -> Kontroll:
    def prova(_: Underlag) -> Provning:
        return lika("a mot 1", "a", number(1))

    prova.__doc__ = regel
    return kontroll(ident, "Titel", kalla="lkbr-5", text="Text.", jamforelse=bara_i_arsredovisningen)(prova)


def test_samma_id_tva_ganger_vagras() -> None:
    with pytest.raises(ValueError, match="C01 finns redan"):
        _ny("C01")


def test_ett_indraget_id_anvands_inte_igen() -> None:
    with pytest.raises(ValueError, match="C18 är indraget; ta bokstavens högsta nummer plus ett"):
        _ny("C18")
    with pytest.raises(ValueError, match="F13b är indraget"):
        _ny("F13b")


def test_en_kontroll_utan_regel_vagras() -> None:
    with pytest.raises(ValueError, match="kontrollen C99 säger inte sin regel"):
        _ny("C99", regel="")


@pytest.mark.parametrize("serie", ["C", "F", "I", "L"])
def test_varje_nummer_har_en_kontroll_eller_ar_indraget(serie: str) -> None:
    """Nästa lediga nummer är det högsta plus ett; en lucka fylls aldrig i efterhand."""
    iden = [*(ett.id for ett in SAMTLIGA), *BYGGDA]
    nummer = {int(ident.strip("CFILabcdefgh")) for ident in iden if ident[0] == serie}
    luckor = {f"{serie}{ett:02}" for ett in range(1, max(nummer) + 1)} - {f"{serie}{ett:02}" for ett in nummer}
    assert luckor == {ident for ident in UTAN_KONTROLL if ident[0] == serie}


def test_en_kontroll_kan_galla_bara_perioden() -> None:
    try:
        ny = _ny("Z99")
        assert ny.prova is not None
        assert ny.jamforelse is not None
        assert ny.jamforelse(underlaget("AR")) == ny.prova(underlaget("AR"))
        assert ny.jamforelse(underlaget("HR")) is None
        assert formula(ny.prova(underlaget("AR")).skillnad, Context("AR")) == "ROUND(AR_a-1,2)"
    finally:
        del REGISTER["Z99"]


def test_skillnader_kan_inte_ta_ut_varandra() -> None:
    assert formula(skillnad("a", "b"), Context("AR")) == "ROUND(AR_a-AR_b,2)"
    tva = formula(parvis(par("", "a", "b"), par("", "c", "d")).skillnad, Context("AR"))
    assert tva == "ROUND(ABS(ROUND(AR_a-AR_b,2))+ABS(ROUND(AR_c-AR_d,2)),2)"


def test_en_kontroll_hor_till_rapporter_som_finns() -> None:
    assert {rapport for ett in SAMTLIGA for rapport in ett.rapporter} <= RAPPORTSLAG.keys()
    assert all(ett.rapporter for ett in SAMTLIGA)
