"""Insatskorten: siffrorna hämtas, flera insatser kan dela kort, och inget av texten går förlorat."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING, Any

from openpyxl import load_workbook

from finsam_xl.arbete.bygg.skiss import Skiss, skissa
from finsam_xl.arbetsbok.bok import Bok
from finsam_xl.book.skapa import skapa
from finsam_xl.inputs import las_bok
from finsam_xl.modell import Bokslut, Budgetrad, Insats, Insatskort, Version
from finsam_xl.rapporter.placerad import bygg
from finsam_xl.rapporter.slag import BILAGOR
from tests.bilagor.conftest import TID

if TYPE_CHECKING:
    from collections.abc import Mapping

KORT = "BI Insatskort"


@cache
def bokslutet() -> Bokslut:
    bokslut = las_bok(Bok(skapa(exempel="gavleborg-bilagor-2024", tid=TID))).bokslut
    assert bokslut is not None
    return bokslut


def skiss(bokslut: Bokslut) -> Skiss:
    return skissa(bygg(BILAGOR, bokslut, TID), bokslut, TID)


def ett_kort(kort: Insatskort, **mer: object) -> list[list[object]]:
    """Raderna på bladet när boken bara har kortet *kort*."""
    skissen = skiss(replace(bokslutet(), insatskort=(kort,), **mer))  # type: ignore[arg-type]
    return [list(rad) for rad in skissen.varden[KORT][3:]]


def falt(rader: list[list[object]]) -> Mapping[str, list[object]]:
    return {str(rad[0]).strip(): rad[1:] for rad in rader if rad[0]}


DANS = next(kort for kort in bokslutet().insatskort if kort.insats == "dans")


def test_budgeten_ar_den_version_som_grunddata_eller_kortet_valjer() -> None:
    prognos = Budgetrad(bokslutet().budget[0].period, "insatsmedel", "dans", Version.PROGNOS, Decimal(600500))
    budget = (*bokslutet().budget, prognos)
    utan_val, med_val = (
        falt(ett_kort(kort, budget=budget)) for kort in (DANS, replace(DANS, budgetversion=Version.PROGNOS))
    )
    assert utan_val["Budget 2024, tkr"] == [635, "", "enligt verksamhetsplan"]
    assert med_val["Budget 2024, tkr"] == [601, "", "enligt prognos"]


def test_utan_budget_sager_kortet_det() -> None:
    assert falt(ett_kort(DANS, budget=()))["Budget 2024, tkr"][0] == "Ingen budget"


def test_i_kronor_visas_hela_beloppet() -> None:
    grunddata = {**bokslutet().grunddata, "BI_Enhetsord": "kr"}
    assert falt(ett_kort(DANS, grunddata=grunddata))["Utfall 2024, kr"][0] == 634000


def test_ett_kort_kan_omfatta_flera_insatser() -> None:
    """Som Mysam 2019: processledaren och de kommunspecifika medlen på samma kort, var för sig och tillsammans."""
    insatser = tuple(replace(ett, kort="dans") if ett.id == "safe" else ett for ett in bokslutet().insatser)
    rader = ett_kort(DANS, insatser=insatser)
    start = next(nr for nr, rad in enumerate(rader) if rad[0] == "Budget 2024, tkr")
    assert [rad[1:] for rad in rader[start : start + 6]] == [
        [635 + 909, "", "enligt verksamhetsplan"],
        [635, "", "Dans för hälsa - Gävle"],
        [909, "", "SAFE – Söderhamn"],
        [634 + 897, "", "varav"],
        [634, "", "Dans för hälsa - Gävle"],
        [897, "", "SAFE – Söderhamn"],
    ]


def test_kortet_visar_insatsers_deltagare_nar_det_inte_har_egna() -> None:
    rader = falt(ett_kort(DANS))
    assert rader["Deltagare"] == [41, "", "deltagare inskrivna 2024"]
    assert rader["varav kvinnor"] == [38, "", 0.93]
    assert rader["varav män"] == [3, "", 0.07]


def test_ar_bara_andelen_kand_ar_mannens_resten() -> None:
    insatser = tuple(replace(ett, kvinnor=None, man=None) for ett in bokslutet().insatser)
    rader = falt(ett_kort(replace(DANS, deltagare=901, andel_kvinnor=Decimal("0.55")), insatser=insatser))
    assert rader["Deltagare"][0] == 901
    assert (rader["varav kvinnor"], rader["varav män"]) == (["", "", 0.55], ["", "", 0.45])


def test_ett_kort_utan_deltagare_har_ingen_sadan_rad() -> None:
    insatser = tuple(replace(ett, kvinnor=None, man=None) for ett in bokslutet().insatser)
    assert "Deltagare" not in falt(ett_kort(DANS, insatser=insatser))


def test_inga_deltagare_ger_streck_och_inget_felvarde() -> None:
    rader = falt(ett_kort(replace(DANS, kvinnor=0, man=0)))
    assert (rader["Deltagare"][0], rader["varav kvinnor"]) == (0, [0, "", "–"])


def test_bedomningen_kommer_ur_kortet_annars_ur_insatser() -> None:
    assert falt(ett_kort(DANS))["Måluppfyllelse"][0] == "Uppfylld till övervägande del"
    assert falt(ett_kort(replace(DANS, bedomning=None)))["Måluppfyllelse"][0] == "Ej bedömd"


def test_en_lang_text_gar_inte_forlorad() -> None:
    """Tre tusen ord utan punkt, i en enda rad: fler tecken än en rad på bladet kan visa."""
    text = " ".join(f"ord{nr}" for nr in range(3000))
    skissen = skiss(replace(bokslutet(), insatskort=(replace(DANS, syfte=text),)))
    grid = next(grid for grid in skissen.rapport.blad if grid.name == KORT)
    start = next(rad for (rad, kol), cell in grid.cells.items() if kol == 1 and cell.text == "Syfte")
    slut = next(rad for (rad, kol), cell in grid.cells.items() if kol == 1 and cell.text == "Mål")
    delar = [grid.cells[rad, 2].text for rad in range(start, slut)]
    assert " ".join(delar) == text
    assert max(grid.heights.values()) < 409


def test_text_som_liknar_en_formel_ar_text() -> None:
    rader = falt(ett_kort(replace(DANS, syfte='=HYPERLINK("http://x")', kommentar="+1", insatsagare="@SUM(A1)")))
    assert (rader["Syfte"][0], rader["Kommentar"][0]) == ('=HYPERLINK("http://x")', "+1")
    grid = skiss(replace(bokslutet(), insatskort=(replace(DANS, syfte="=1+1"),))).rapport.blad[0]
    assert all(cell.formula != "1+1" for cell in grid.cells.values())


def test_en_egen_etikett_star_pa_varje_kort() -> None:
    etiketter = {("KORT", "agare"): "Huvudman för insats"}
    assert falt(ett_kort(DANS, etiketter=etiketter))["Huvudman för insats"][0] == "Gävle kommun"


def test_utan_kort_sager_bladet_det() -> None:
    skissen = skiss(replace(bokslutet(), insatskort=()))
    assert "Inga insatskort är inlagda i bladet Insatskort." in [rad[0] for rad in skissen.varden[KORT]]


def test_utan_insatser_sager_listorna_det() -> None:
    tom = skiss(replace(bokslutet(), insatskort=(), insatser=(), objektsaldon=(), budget=()))
    assert tom.varden["BI Finansierade insatser"][-1][0] == "Inga insatser har fått medel."
    assert tom.varden["BI Startade insatser"][-1][0] == "Inga insatser har startat."


def test_en_insats_utan_kort_men_med_medel_star_bland_de_finansierade() -> None:
    utan = skiss(replace(bokslutet(), insatskort=()))
    assert [rad[0] for rad in utan.varden["BI Finansierade insatser"][4:]] == [ett.namn for ett in bokslutet().insatser]


def test_namn_pa_attio_tecken_far_plats() -> None:
    langt = "Sammanhållet stöd från skola till arbete för unga med funktionsnedsättning i länet"[:80]
    insatser = tuple(replace(ett, namn=langt) if ett.id == "dans" else ett for ett in bokslutet().insatser)
    grid = skiss(replace(bokslutet(), insatskort=(DANS,), insatser=insatser)).rapport.blad[0]
    rubrik = next(rad for (rad, _), cell in grid.cells.items() if cell.text == langt)
    assert grid.heights[rubrik] > 30


def _utan_nya_kolumner(data: bytes) -> bytes:
    """Boken som den såg ut innan de valfria kolumnerna fanns."""
    bok: Any = load_workbook(BytesIO(data))
    for blad, kvar in (("Insatser", "S"), ("Insatskort", "G"), ("Indikatorer", "L")):
        tabell = bok[blad].tables[blad]
        antal = ord(kvar) - ord("A") + 1
        bok[blad].delete_cols(antal + 1, 20)
        tabell.ref = f"A4:{kvar}{tabell.ref.split(':')[1].lstrip('ABCDEFGHIJKLMNOPQRSTUVWXYZ')}"
        tabell.autoFilter.ref = tabell.ref
        del tabell.tableColumns[antal:]
    minne = BytesIO()
    bok.save(minne)
    return minne.getvalue()


def test_en_aldre_bok_utan_de_valfria_kolumnerna_lases() -> None:
    aldre = las_bok(Bok(_utan_nya_kolumner(skapa(exempel="gavleborg-bilagor-2024", tid=TID))))
    assert aldre.problem == ()
    assert aldre.bokslut is not None
    assert [kort.insats for kort in aldre.bokslut.insatskort] == [kort.insats for kort in bokslutet().insatskort]
    assert {kort.deltagare for kort in aldre.bokslut.insatskort} == {None}
    assert Insats("x", "y").kort == aldre.bokslut.insatser[0].kort == ""
