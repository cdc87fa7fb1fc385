"""Bilagornas kontroller: vad var och en finner, och att den tiger annars."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

from finsam_xl.arbete.bygg.kontrollresultat import kontrollresultat
from finsam_xl.arbete.bygg.skiss import skissa
from finsam_xl.arbetsbok.bok import Bok
from finsam_xl.book.skapa import skapa
from finsam_xl.figurer.underlag import underlag
from finsam_xl.inputs import las_bok
from finsam_xl.kontroller.register import tillhorande
from finsam_xl.layout.lint import faults
from finsam_xl.modell import Bedomning, Bokslut, Enkatsvar, Insats, Insatskort, Matt
from finsam_xl.rapporter.placerad import bygg
from finsam_xl.rapporter.slag import BILAGOR
from tests.exemplet import TID

if TYPE_CHECKING:
    from collections.abc import Mapping

    from finsam_xl.arbete.bygg.kontrollresultat import Kontrollresultat

SVAR = Enkatsvar("8", "Respekt", "Chefer", antal_1=1, antal_2=2, antal_3=3, antal_4=4)


@cache
def exemplet() -> Bokslut:
    bokslut = las_bok(Bok(skapa(exempel="gavleborg-bilagor-2024", tid=TID))).bokslut
    assert bokslut is not None
    return bokslut


def utfall(bokslut: Bokslut) -> Mapping[str, Kontrollresultat]:
    skiss = skissa(bygg(BILAGOR, bokslut, TID), bokslut, TID)
    return {ett.id: ett for ett in kontrollresultat(skiss)}


def _kort(ident: str, **andrat: object) -> Bokslut:
    """Exemplet med ett kort ändrat."""
    andrade = (replace(ett, **andrat) if ett.insats == ident else ett for ett in exemplet().insatskort)  # type: ignore[arg-type]
    return replace(exemplet(), insatskort=tuple(andrade))


def _insats(ident: str, **andrat: object) -> Bokslut:
    """Exemplet med en insats ändrad."""
    andrade = (replace(ett, **andrat) if ett.id == ident else ett for ett in exemplet().insatser)  # type: ignore[arg-type]
    return replace(exemplet(), insatser=tuple(andrade))


def _svar(*svar: Enkatsvar) -> Bokslut:
    return replace(exemplet(), enkatsvar=svar)


def test_exemplets_notiser_ar_de_tva_som_underlaget_har() -> None:
    """Två insatser över budget, och diagrammets tal som inte går att läsa; det som underlaget inte har är ej aktuellt.

    Inget kort räknar annorlunda än Insatser, inget anger alla tre antalen, inget bedömer, och inget mål finns.
    Objektsaldo är skrivet för hand: det är inte läst ur någon fil, och raderna har inga objekt.
    """
    fynd = utfall(exemplet())
    assert {ident for ident, ett in fynd.items() if ett.utfall in {"NOTIS", "FEL"}} == {"I02", "I04"}
    ej_aktuella = {ident for ident, ett in fynd.items() if ett.utfall == "EJ AKTUELL"}
    assert ej_aktuella == {"C21", "C21b", "C27", "C28", "F53", "F54", "I03"}
    assert {ett.utfall.value for ett in fynd.values()} == {"OK", "NOTIS", "EJ AKTUELL"}
    assert fynd["I02"].skillnad == 2


def test_varje_kontroll_raknas_lika_i_alla_program() -> None:
    data = underlag(exemplet(), "BI")
    uttryck = [ett.prova(data).skillnad for ett in tillhorande("BI") if ett.prova is not None]
    assert [fel for ett in uttryck for fel in faults(ett)] == []


def test_c21_raknar_personerna_som_kort_och_tabell_skiljer_sig_med() -> None:
    """Dans för hälsa har 38 kvinnor och 3 män i Insatser."""
    assert utfall(_kort("dans", kvinnor=21, man=0))["C21"].skillnad == 20
    assert utfall(_kort("dans", deltagare=40))["C21"].skillnad == 1
    assert utfall(_kort("dans", kvinnor=38, man=3))["C21"].utfall == "OK"


def test_c21b_ser_kon_som_inte_ar_antalet() -> None:
    fynd = utfall(_kort("dans", deltagare=45, kvinnor=20, man=20))["C21b"]
    assert (fynd.utfall, fynd.text.partition(" Granskat")[0]) == (
        "FEL",
        "Går inte ihop: Dans för hälsa - Gävle (dans).",
    )


def test_c21c_namner_insatsen_utan_kort() -> None:
    utan = replace(exemplet(), insatskort=exemplet().insatskort[1:])
    fynd = utfall(utan)
    assert fynd["C21c"].utfall == "NOTIS"
    assert "Ett hållbart arbetsliv - Ljusdal" in fynd["C21c"].text
    assert (fynd["I01"].utfall, fynd["I01"].skillnad) == ("NOTIS", Decimal(203000))


def test_c21c_raknar_en_insats_som_ingar_i_ett_annat_kort() -> None:
    kvar = tuple(ett for ett in exemplet().insatskort if ett.insats != "connect")
    assert utfall(replace(_insats("connect", kort="trisam"), insatskort=kvar))["C21c"].utfall == "OK"


def test_c21d_ser_tva_kort_med_samma_namn_och_kort_utanfor_tabellen() -> None:
    lika = utfall(_insats("connect", namn="Trisam 2024–2025"))["C21d"]
    assert lika.text.startswith("Kort med samma namn: Trisam 2024–2025 (connect), Trisam 2024–2025 (trisam).")
    assert "utan plats" in utfall(_insats("connect", ordning=None))["C21d"].text


def test_i03_ser_olika_bedomning() -> None:
    olika = utfall(_insats("connect", bedomning=Bedomning.UPPFYLLD))["I03"]
    assert (olika.utfall, "Connect" in olika.text) == ("FEL", True)


def test_c27_kraver_matt_och_jamforelsetal() -> None:
    utan_matt = utfall(_svar(replace(SVAR, jamfors_med="nationellt", nationellt=Decimal("0.5"))))["C27"]
    assert (utan_matt.utfall, "vilket mått" in utan_matt.text) == ("FEL", True)
    utan_tal = utfall(_svar(replace(SVAR, jamfors_med="förra året", matt=Matt.POSITIVT, forra_aret=Decimal("0.5"))))[
        "C27"
    ]
    assert (utan_tal.utfall, "saknas för måttet" in utan_tal.text) == ("FEL", True)
    hel = replace(SVAR, jamfors_med="nationellt", matt=Matt.KLART_POSITIVT, nationellt=Decimal("0.5"))
    assert utfall(_svar(hel))["C27"].utfall == "OK"


def test_c28_ser_omkastade_jamforelsetal() -> None:
    omkastat = replace(SVAR, nationellt=Decimal("0.7"), nationellt_positivt=Decimal("0.4"))
    assert utfall(_svar(omkastat))["C28"].utfall == "FEL"
    assert utfall(_svar(replace(omkastat, nationellt_positivt=Decimal("0.8"))))["C28"].utfall == "OK"
    assert utfall(_svar(replace(SVAR, forra_aret=Decimal("0.7"))))["C28"].utfall == "EJ AKTUELL"


def test_i04_ser_fragor_utan_svar_och_med_for_fa_alternativ() -> None:
    assert utfall(_svar(SVAR))["I04"].utfall == "OK"
    assert (
        "Svar saknas"
        in utfall(_svar(replace(SVAR, antal_1=None, antal_2=None, antal_3=None, antal_4=None)))["I04"].text
    )
    assert "För få svarsalternativ" in utfall(_svar(replace(SVAR, antal_4=None)))["I04"].text


def test_utan_kort_och_svar_ar_inget_provat() -> None:
    tomda = ("insatskort", "insatser", "objektsaldon", "enkatsvar", "verksamhetstal", "budget")
    tom = replace(exemplet(), **dict.fromkeys(tomda, ()))  # type: ignore[arg-type]
    fynd = utfall(tom)
    assert {ident for ident, ett in fynd.items() if ett.utfall == "EJ AKTUELL"} == {"F10"}
    assert {ett.utfall.value for ident, ett in fynd.items() if ident != "F10"} == {"EJ PRÖVAD"}


def test_sextio_insatser_med_langa_namn_ryms_i_kontrollernas_formler() -> None:
    """Bladen och kontrollerna bär ett stort förbund: namn på 80 tecken, ett kort och egna deltagare var."""
    insatser = tuple(
        Insats(
            f"insats_med_ett_langt_id_nummer_{nr}",
            f"{nr} ".ljust(80, "x"),
            ordning=nr,
            kvinnor=nr,
            man=1,
            start=date(2024, 1, 1),
        )
        for nr in range(1, 61)
    )
    kort = tuple(Insatskort(insats.id, "Syfte " * 200, deltagare=9, mal="1. Mål") for insats in insatser)
    stort = replace(exemplet(), insatser=insatser, insatskort=kort, budget=(), objektsaldon=())
    skiss = skissa(bygg(BILAGOR, stort, TID), stort, TID)
    langst = max(len(cell.formula) for grid in skiss.rapport.blad for cell in grid.cells.values())
    assert langst < 8192
    fynd = {ett.id: ett for ett in kontrollresultat(skiss)}
    assert fynd["C21"].skillnad == sum(abs(9 - nr - 1) for nr in range(1, 61))
