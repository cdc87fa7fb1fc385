"""Planens kontroller: ett fel i underlaget syns i just den kontroll som det hör till."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from finsam_xl.arbete.skapa.nybok import skapa_bok
from finsam_xl.figurer.underlag import underlag
from finsam_xl.kontroller.blad import KOLUMNER
from finsam_xl.kontroller.register import Kontroll, tillhorande
from finsam_xl.layout.expr import Expr, walk
from finsam_xl.layout.lint import faults
from finsam_xl.modell import Kommun, Part
from finsam_xl.rapporter.slag import VERKSAMHETSPLAN
from tests.exemplet import TID, grunddata, kontrollera
from tests.planexemplet import EXEMPEL, exempelplan, med_budget, planen, planskiss, reagerar

if TYPE_CHECKING:
    from pathlib import Path

    from finsam_xl.modell import Bokslut

PLANENS = tillhorande("VP")
TEXTEN = KOLUMNER.index("Vad det betyder")


def med_post(post: str, belopp: int) -> Bokslut:
    """Exemplet med ett annat belopp för posten första året."""
    rader = tuple(
        replace(rad, belopp=Decimal(belopp)) if (rad.post, rad.period.year) == (post, 2022) else rad
        for rad in planen().budget
    )
    return replace(planen(), budget=rader)


def test_planens_kontroller() -> None:
    assert [ett.id for ett in PLANENS] == ["C36", "C37", "F10", *(f"F{nr}" for nr in (*range(41, 51), 55, 56))]


def _uttryck() -> list[tuple[Kontroll, Expr]]:
    data = underlag(planen(), "VP")
    return [(ett, ett.prova(data).skillnad) for ett in PLANENS if ett.prova is not None]


def test_alla_siffror_som_kontrollerna_laser_ar_definierade() -> None:
    definierade = {post.ident for grupp in VERKSAMHETSPLAN.poster(underlag(planen(), "VP")).values() for post in grupp}
    lasta = {nod.ident for _, uttryck in _uttryck() for nod in walk(uttryck) if hasattr(nod, "ident")}
    assert lasta - definierade == set()


def test_kontrollerna_raknas_lika_i_alla_program_och_jamfor_tva_vagar() -> None:
    for ett, uttryck in _uttryck():
        assert list(faults(uttryck)) == [], ett.id
        for nod in walk(uttryck):
            if getattr(nod, "operator", "") == "-":
                assert nod.left != nod.right, ett.id  # type: ignore[attr-defined]


def test_en_nyckel_som_inte_ar_hundra_procent_syns() -> None:
    medlemmar = tuple(
        replace(medlem, andel=Decimal("10.2")) if medlem.id == "bollnas" else medlem for medlem in planen().medlemmar
    )
    assert reagerar(replace(planen(), medlemmar=medlemmar)) == {"C36": "FEL 3"}


def test_beviljat_utan_insats_forsta_aret_syns() -> None:
    assert reagerar(med_budget(planen(), insats="")) == {"C37": "FEL 203387"}


def test_en_ram_som_inte_ar_hela_tusental_syns() -> None:
    fel = reagerar(med_post("kommuner", 3_330_500))
    assert fel["C36"] == "FEL 500"
    assert fel["F41"] == "FEL 500"


def test_andra_proportioner_an_lagens_ar_en_notis() -> None:
    assert reagerar(med_post("stat", 6_000_000))["F42"] == "NOTIS 660000"


def test_ett_underskott_utan_kapital_ar_ett_fel() -> None:
    fattigt = grunddata(planen(), VP_Ingaende_ek=Decimal(2_397_000))
    assert reagerar(fattigt) == {"F43": "FEL 1549146", "F44": "OK 0"}
    assert planskiss(fattigt).namngiven("VP_EF_finansieras_1") == 1_000_000


def test_ett_kapital_inom_malet_tystar_notisen() -> None:
    assert reagerar(grunddata(planen(), VP_Ingaende_ek=Decimal(6_610_000))) == {"F44": "OK 0"}


def test_andra_intakter_an_medlemmarnas_ar_en_notis() -> None:
    rad = replace(planen().budget[0], post="ovriga_intakter", belopp=Decimal(50_000))
    fel = reagerar(replace(planen(), budget=(*planen().budget, rad)))
    assert fel["F45"] == "NOTIS 50000"


def test_ett_planar_utan_budget_gar_inte_att_prova() -> None:
    rader = tuple(rad for rad in planen().budget if rad.period.year != 2024)
    assert reagerar(replace(planen(), budget=rader))["F46"] == "EJ PRÖVAD 0"


def test_budget_efter_insatsens_slut_ar_en_notis() -> None:
    insatser = tuple(
        replace(insats, start=None, slut=planen().grunddata["VP_Period_fg"])  # type: ignore[arg-type]
        if insats.id == "fontanhus_sandviken"
        else insats
        for insats in planen().insatser
    )
    byggt = planskiss(replace(planen(), insatser=insatser))
    texter = [str(rad[TEXTEN]) for rad in byggt.varden["VP Kontroller"] if rad[0] == "F48"]
    assert texter[0].startswith("Budget för år då insatsen inte pågår: Fontänhus Sandviken 2022.")


def test_ett_namn_i_matrisen_som_inte_finns_i_listan_ar_en_notis() -> None:
    """Facit V01: planen trycker Projektering Fontänhus i matrisen och Fontänhus Sandviken i listan."""
    kommuner = tuple(
        replace(kommun, lokala_insatser="Projektering Fontänhus") if kommun.namn == "Sandviken" else kommun
        for kommun in planen().kommuner
    )
    byggt = planskiss(replace(planen(), kommuner=kommuner))
    texter = {str(rad[0]): (rad[2], str(rad[TEXTEN])) for rad in byggt.varden["VP Kontroller"] if rad[0]}
    assert texter["F49"][0] == "NOTIS"
    assert "Sandviken: Projektering Fontänhus" in texter["F49"][1]


def test_fler_kommuner_i_matrisen_an_bland_medlemmarna_ar_en_notis() -> None:
    kommuner = (*planen().kommuner, Kommun("Ett till", 1))
    assert reagerar(replace(planen(), kommuner=kommuner)) == {"F50": "NOTIS 1"}


@pytest.mark.parametrize("part", [Part.REGION, Part.KOMMUN])
def test_utan_medlemmar_av_ett_slag_visas_partens_del_hel(part: Part) -> None:
    medlemmar = tuple(medlem for medlem in planen().medlemmar if medlem.part is not part)
    byggt = planskiss(replace(planen(), medlemmar=medlemmar))
    assert byggt.namngiven("VP_AV_summa_1") == exempelplan().namngiven("VP_AV_summa_1")


def test_kontrollera_raknar_planens_kontroller_i_en_bok_med_plan(tmp_path: Path) -> None:
    bok = skapa_bok(tmp_path / "plan.xlsx", exempel=EXEMPEL, tid=TID)
    assert [ett.id for ett in kontrollera(bok, tid=TID)] == [*(ett.id for ett in PLANENS), "F59"]
