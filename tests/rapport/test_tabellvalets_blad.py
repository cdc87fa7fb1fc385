"""Bladen som förbundets val ger: titlar, ordning, utelämnade tabeller och rader utan belopp; inget räknas ut."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from finsam_xl.arbete.bygg.tabellval import forvalda_tabeller
from finsam_xl.figurer.underlag import underlag
from finsam_xl.layout.chart import Chart
from finsam_xl.layout.expr import figures
from finsam_xl.layout.table import Line, PrintedColumn, Row, Section, Sheet, Sum, Table, content
from finsam_xl.layout.value import Value, amount
from finsam_xl.modell import Bladprefix, Nollrader, Rapportrad, Tabellval, Visas
from finsam_xl.rapporter.nollrader import utan_nollrader
from finsam_xl.rapporter.notordning import numrerade_om
from finsam_xl.rapporter.slag import RAPPORTSLAG, innehall, visade_blad
from finsam_xl.rapporter.tabellval import med_titlar, rapportens_val, utelamnade, valda
from finsam_xl.rapporter.tryckform import tryckform
from tests.andringar import bokfor
from tests.exemplet import exemplet, grunddata, halvaret
from tests.planexemplet import planen

if TYPE_CHECKING:
    from finsam_xl.modell import Bokslut

AR = Bladprefix.AR
BOCKER = {"AR": exemplet, "HR": halvaret, "VP": planen, "BI": exemplet}


def val(**tabeller: Tabellval) -> dict[str, Tabellval]:
    return tabeller


def ett(ordning: int | None = None, titel: str = "", tas_med: str = "") -> Tabellval:
    return Tabellval(AR, "", titel, tas_med, ordning)


def tabell(ident: str, titel: str = "", *rader: Row) -> Table:
    kolumn = PrintedColumn("kr", "2025", lambda rad: amount(rad.ident))
    return Table(ident, titel or ident, (kolumn,), rader or (Line("x", "Rad"),))


def flikar(*blad: Sheet, **tabeller: Tabellval) -> list[tuple[str, list[str]]]:
    return [(nytt.name, [en.ident for en in nytt.tables]) for nytt in valda(blad, tabeller)]


A, B = Sheet("A", "A", (tabell("a"),)), Sheet("B", "B", (tabell("b1"), tabell("b2", "B"), tabell("b3")))
C = Sheet("C", "Kort", empty="Inga kort.")


def test_utan_val_ar_allt_som_det_ar() -> None:
    assert valda((A, B, C), {}) == (A, B, C)


def test_ett_blad_star_dar_dess_forsta_tabell_star() -> None:
    assert flikar(A, B, C, b1=ett(20), b3=ett(1)) == [("B", ["b3", "b1", "b2"]), ("A", ["a"]), ("C", [])]
    assert flikar(A, B, C, a=ett(45), KORT=ett(1)) == [("C", []), ("B", ["b1", "b2", "b3"]), ("A", ["a"])]


def test_en_tabell_utan_ordning_foljer_den_fore_sig_pa_bladet() -> None:
    """Noterna har en gemensam plats, och en ny not står där den hör hemma bland dem."""
    assert flikar(A, B, b1=ett(5), b3=ett(5)) == [("B", ["b1", "b2", "b3"]), ("A", ["a"])]


def test_en_utelamnad_tabell_lamnar_inget_tomt_blad() -> None:
    bort = ett(tas_med="nej")
    assert flikar(A, B, C, a=bort, b2=bort, KORT=bort) == [("B", ["b1", "b3"])]
    assert [en.ident for en in utelamnade((A, B), val(a=bort, b1=ett(tas_med="ja")))] == ["a"]


def test_bladets_rubrik_ar_inte_en_utelamnad_tabells() -> None:
    (nytt,) = valda((B,), val(b2=ett(tas_med="nej")))
    assert nytt.title == "b1"
    (nytt,) = valda((replace(B, title="Alla"),), val(b2=ett(tas_med="nej"), b3=ett(tas_med="nej")))
    assert nytt.title == "b1"


def test_ett_diagram_foljer_sin_tabell() -> None:
    blad = replace(B, charts=(Chart("Ett", "b1", (), ()), Chart("Två", "b2", (), ())))
    (nytt,) = valda((blad,), val(b1=ett(tas_med="nej")))
    assert [diagram.title for diagram in nytt.charts] == ["Två"]


def test_titeln_ar_bladets_nar_tabellen_ar_ensam_eller_heter_som_det() -> None:
    assert med_titlar(A, val(a=ett(titel="Egen")), {}).title == "Egen"
    nytt = med_titlar(B, val(b1=ett(titel="Första"), b2=ett(titel="Egen")), {})
    assert (nytt.title, [en.title for en in nytt.tables]) == ("Egen", ["Första", "Egen", "b3"])
    assert med_titlar(C, val(KORT=ett(titel="Egna kort")), {}).title == "Egna kort"


def test_titeln_i_etiketter_galler_nar_tabeller_har_rapportens_egen() -> None:
    """Tabeller fylls med rapportens titlar i en ny bok: de är inga val."""
    assert med_titlar(A, val(a=ett(titel="a")), {("a", "a"): "Ur Etiketter"}).title == "Ur Etiketter"
    assert med_titlar(A, val(a=ett(titel="Egen")), {("a", "a"): "Egen"}).title == "Egen"


def test_en_ny_boks_rader_andrar_ingenting() -> None:
    for prefix, bok in BOCKER.items():
        alla = visade_blad(RAPPORTSLAG[prefix], underlag(bok(), prefix))
        forvalda = rapportens_val(replace(bok(), tabellval=forvalda_tabeller()), prefix)
        nya = valda(tuple(med_titlar(blad, forvalda, {}) for blad in alla), forvalda)
        assert _titlar(nya) == _titlar(alla)
        assert not utelamnade(alla, forvalda)


def _titlar(bladen: tuple[Sheet, ...]) -> list[tuple[str, str, list[tuple[str, str]]]]:
    return [(blad.name, blad.title, [(en.ident, en.title) for en in blad.tables]) for blad in bladen]


def _rader(bokslut: Bokslut, tabellen: str) -> list[str]:
    data = underlag(grunddata(bokslut, AR_Nollrader=Nollrader.UTELAMNAS.value), "AR")
    bladen = tryckform(innehall(RAPPORTSLAG["AR"], data), data).blad
    return [rad.ident for blad in bladen for en in blad.tables if en.ident == tabellen for rad in en.rows]


def test_rader_utan_belopp_i_nagot_ar_utelamnas() -> None:
    assert "RR_finansiella_intakter" not in _rader(exemplet(), "RR")
    assert "RR_finansiella_kostnader" in _rader(exemplet(), "RR")
    med_ranta = bokfor(exemplet(), {"8310": -500, "1930": 500})
    assert "RR_finansiella_intakter" in _rader(med_ranta, "RR")


def test_en_budgeterad_rad_har_belopp() -> None:
    budgeterad = next(rad for rad in exemplet().budget if rad.post == "stat")
    ovrigt = replace(budgeterad, post="ovriga_intakter", belopp=Decimal(1000))
    assert "ovriga_intakter" not in _rader(exemplet(), "DR")
    assert "ovriga_intakter" in _rader(replace(exemplet(), budget=(*exemplet().budget, ovrigt)), "DR")


def test_en_not_utan_belopp_ar_ingen_not_och_inget_hanvisar_till_den() -> None:
    utan = replace(exemplet(), saldon=tuple(rad for rad in exemplet().saldon if not rad.not_.startswith("NOT3_")))
    data = underlag(grunddata(utan, AR_Nollrader=Nollrader.UTELAMNAS.value), "AR")
    bladen = {blad.name: blad for blad in tryckform(innehall(RAPPORTSLAG["AR"], data), data).blad}
    assert [(en.ident, en.title) for en in bladen["ÅR Noter"].tables] == [
        ("NOT1", "Not 1 Verksamhetens intäkter"),
        ("NOT2", "Not 2 Verksamhetens kostnader"),
        ("NOT4", "Not 3 Kortfristiga skulder"),
    ]
    (balansen,) = bladen["ÅR Balansräkning"].tables
    assert {rad.ident: rad.note for rad in balansen.rows if rad.note} == {"BR_skulder": "3"}


def test_noternas_nummer_foljer_ordningen_bland_dem_som_trycks() -> None:
    noter = Sheet("N", "Noter", tuple(tabell(f"NOT{nr}", f"Not {nr} Om {nr}") for nr in (1, 2, 3)))
    rader = (Line("a", "A", note="1"), Line("b", "B", note="2, 3"), Line("c", "C", note="3"))
    blad = (noter, Sheet("R", "R", (tabell("RR", "", *rader),)))
    valt = valda(blad, val(NOT2=ett(tas_med="nej"), NOT3=ett(1), NOT1=ett(2)))
    nya = {en.ident: en for nytt in numrerade_om(valt, blad) for en in nytt.tables}
    assert {ident: en.title for ident, en in nya.items() if ident != "RR"} == {
        "NOT3": "Not 1 Om 3",
        "NOT1": "Not 2 Om 1",
    }
    assert [rad.note for rad in nya["RR"].rows] == ["2", "1", "1"]
    assert numrerade_om(blad, blad) is blad


def test_en_nots_egna_rubrik_med_nummer_foljer_ordningen() -> None:
    noter = Sheet("N", "Noter", tuple(tabell(f"NOT{nr}", f"Not {nr} Om {nr}") for nr in (1, 2)))
    egen = med_titlar(noter, val(NOT2=ett(titel="Not 2 Egen")), {})
    (nytt,) = numrerade_om(valda((egen,), val(NOT1=ett(tas_med="nej"))), (noter,))
    assert [en.title for en in nytt.tables] == ["Not 1 Egen"]


def test_en_tabell_ar_aldrig_utan_rader_och_en_rubrik_aldrig_ensam() -> None:
    assert _rader(exemplet(), "IV") == ["KF_investeringar"]
    rader = _rader(exemplet(), "BR")
    assert rader[:3] == ["tillgangar", "omsattning", "BR_fordringar"]
    assert "BR_summa_tillgangar" in rader


def test_en_rubrik_med_bara_tomma_rader_foljer_med_dem() -> None:
    rader = (Section("s", "Tom"), Line("RR_finansiella_intakter", "Noll"), Sum("RR_efter_finansiella", "Summa"))
    kvar = (Section("t", "Fylld"), Line("RR_intakter", "Belopp"))
    data = underlag(exemplet(), "AR")
    poster = innehall(RAPPORTSLAG["AR"], data).poster
    (blad,) = utan_nollrader((Sheet("A", "A", (tabell("T", "", *rader, *kvar),)),), poster, data)
    assert [rad.ident for rad in blad.tables[0].rows] == ["RR_efter_finansiella", "t", "RR_intakter"]


def _budgeten(val: str, *rader: Rapportrad) -> dict[str, list[str]]:
    """Siffrorna i resultaträkningens kolumner för budget och avvikelse, per rad; tomt där raden inte har någon."""
    data = underlag(grunddata(replace(exemplet(), rapportrader=rader), AR_Budgetkolumn=val), "AR")
    innehallet = innehall(RAPPORTSLAG["AR"], data)
    (rr,) = next(blad for blad in innehallet.blad if blad.name == "ÅR Resultaträkning").tables
    finns = {post.ident for grupp in innehallet.poster.values() for post in grupp}
    egna = [kolumn for kolumn in rr.columns if kolumn.ident in {"budget", "avvikelse"}]
    visat = {
        rad.ident: [
            figures(visat_i.expr)[0].ident if isinstance(visat_i := content(rad, kolumn), Value) else ""
            for kolumn in egna
        ]
        for rad in rr.rows
    }
    assert {ident for idn in visat.values() for ident in idn if ident} <= finns
    return visat


def test_resultatrakningen_har_budget_bara_nar_den_ar_vald() -> None:
    assert set(map(tuple, _budgeten("nej").values())) == {()}
    assert _budgeten("budget")["RR_intakter"] == ["RB_intakter"]


def test_avvikelsen_visas_ocksa_for_en_rad_utan_budget_men_inte_for_en_egen_summa() -> None:
    """Raderna ger då resultatets avvikelse; budgeten för en delad rad står på det som är kvar av den."""
    hyra = Rapportrad(None, "RR", 25, "RR_hyra", "Lokalhyra", visas=Visas.ALLTID, del_av="RR_kostnader")
    summan = Rapportrad(None, "RR", 26, "RR_egen_summa", "Summa", summerar="RR_kostnader", visas=Visas.ALLTID)
    visat = _budgeten("budget och avvikelse", hyra, summan)
    assert visat["RR_kostnader_ovrigt"] == ["RB_kostnader", "RA_kostnader_ovrigt"]
    assert visat["RR_hyra"] == ["", "RA_hyra"]
    assert visat["RR_egen_summa"] == ["", ""]
    assert visat["RR_finansiella_kostnader"] == ["", "RA_finansiella_kostnader"]
    assert visat["RR_arets_resultat"] == ["RB_arets_resultat", "RA_arets_resultat"]
