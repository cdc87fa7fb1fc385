"""FÖRDELNING mot sin formel utan Python: hjälpkolumnerna på bladet Fördelning, räknade i samma bok."""

from __future__ import annotations

import io
from datetime import date
from decimal import Decimal
from itertools import groupby
from typing import TYPE_CHECKING, Any

from formualizer import recalculate_xlsx_bytes
from hypothesis import example, given, settings
from hypothesis import strategies as st
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.table import Table
from python_calamine import CalamineWorkbook

from finsam_xl.figurer.underlag import Underlag, underlag
from finsam_xl.layout.expr import Context, formula
from finsam_xl.modell import Bokslut, Budgetrad, Medlem, Part, Version
from finsam_xl.tabeller.arets import fordelning as tabell
from finsam_xl.udf.register import REGISTER, Kolumntwin
from tests.udf.kalkyl import bok, in_process, rakna

if TYPE_CHECKING:
    from collections.abc import Sequence

    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

PERIOD = date(2025, 12, 31)
FORDELNING = REGISTER["FÖRDELNING"]


def ett_underlag(ram: Decimal, andelar: Sequence[Decimal]) -> Underlag:
    """Ett förbund med en kommun per andel och *ram* att fördela."""
    medlemmar = tuple(
        Medlem(f"K{nummer}", f"Kommun {nummer}", Part.KOMMUN, andel=andel) for nummer, andel in enumerate(andelar)
    )
    grunddata = {"AR_Period": PERIOD, "AR_Period_fg": date(2024, 12, 31), "FD_Nyckel": "fast andel"}
    budget = (Budgetrad(PERIOD, "kommuner", "", Version.VERKSAMHETSPLAN, ram),)
    return underlag(Bokslut(grunddata, budget=budget, medlemmar=medlemmar), "AR")


def tabellens_bok(indata: Underlag, enhet: int) -> tuple[Workbook, list[int]]:
    """Bladet Fördelnings siffror i kolumn B, med namn och block, indatatabellerna, och raderna med beräknade delar."""
    poster = tabell.poster(indata)
    celler = {f"B{rad}": "=" + formula(post.formel, Context("AR")) for rad, post in enumerate(poster, start=1)}
    arbetsbok = bok(celler | {"A1": enhet})
    blad = arbetsbok["Ark"]
    plats = {post.ident: f"B{rad}" for rad, post in enumerate(poster, start=1)}
    _namnge(arbetsbok, {f"AR_{ident}": cell for ident, cell in plats.items()} | {"FD_Enhet": "A1", "AR_Period": "G2"})
    for block, egna in groupby((post for post in poster if post.block), key=lambda post: post.block):
        idn = [plats[post.ident] for post in egna]
        _namnge(arbetsbok, {f"AR_{block}": f"{idn[0]}:{idn[-1]}"})
    (budget,) = indata.bokslut.budget
    _tabell(blad, "Budget", 5, ["Post", "Version", "Period", "Belopp"], [_rad(budget)])
    medlemmar = [[ett.id, float(ett.andel or 0), 0] for ett in indata.bokslut.medlemmar]
    _tabell(blad, "Medlemmar", 10, ["Id", "Fast andel", "Beslutad avgift"], medlemmar)
    block = FORDELNING.twin
    assert isinstance(block, Kolumntwin)
    delar = [rad for rad, post in enumerate(poster, start=1) if post.ident.startswith(f"{block.block}_")]
    return arbetsbok, delar


def kolumn_b(arbetsbok: Workbook) -> dict[int, object]:
    """Siffrorna efter beräkning, per rad."""
    buffert = io.BytesIO()
    arbetsbok.save(buffert)
    svar = recalculate_xlsx_bytes(buffert.getvalue())
    assert svar["summary"]["errors"] == 0, svar["summary"]
    blad = CalamineWorkbook.from_filelike(io.BytesIO(svar["bytes"])).get_sheet_by_index(0)
    return {rad: celler[1] for rad, celler in enumerate(blad.to_python(skip_empty_area=False), start=1)}


def _rad(budget: Budgetrad) -> list[Any]:
    return [budget.post, str(budget.version), budget.period, float(budget.belopp)]


def _namnge(arbetsbok: Workbook, namn: dict[str, str]) -> None:
    for ett, celler in namn.items():
        absolut = ":".join(f"${cell[0]}${cell[1:]}" for cell in celler.split(":"))
        arbetsbok.defined_names[ett] = DefinedName(ett, attr_text=f"Ark!{absolut}")


def _tabell(blad: Worksheet, namn: str, kolumn: int, rubriker: list[str], rader: list[list[Any]]) -> None:
    for rad, celler in enumerate([list[Any](rubriker), *rader], start=1):
        for steg, varde in enumerate(celler):
            blad.cell(rad, kolumn + steg, varde)
    sista = blad.cell(len(rader) + 1, kolumn + len(rubriker) - 1).coordinate
    blad.add_table(Table(displayName=namn, ref=f"{blad.cell(1, kolumn).coordinate}:{sista}"))


@settings(max_examples=40, deadline=None, derandomize=True)
@example(enheter=4_250, andelar=[Decimal(1)] * 7, enhet=1000)
@example(enheter=1, andelar=[Decimal(1), Decimal(1), Decimal(2)], enhet=1)
@example(enheter=0, andelar=[Decimal("0.1")], enhet=1)
@given(
    enheter=st.integers(0, 10**8),
    andelar=st.lists(st.decimals(0, 100_000, places=2), min_size=1, max_size=12).filter(any),
    enhet=st.sampled_from([1, 1000]),
)
def test_funktionen_och_bladet_fordelar_lika(enheter: int, andelar: list[Decimal], enhet: int) -> None:
    """Varje kommuns del är densamma på kronan, och delarna är tillsammans hela ramen."""
    ram = Decimal(enheter * enhet)
    arbetsbok, rader = tabellens_bok(ett_underlag(ram, andelar), enhet)
    bladets = kolumn_b(arbetsbok)
    argument: list[object] = [float(ram), [float(andel) for andel in andelar]]
    (delar,) = [in_process(FORDELNING, [*argument, None, float(enhet)])]
    assert isinstance(delar, list)
    assert delar == [[bladets[rad] for rad in rader]]
    assert sum(delar[0]) == float(ram)
    for plats, vantad in enumerate(delar[0], start=1):
        assert in_process(FORDELNING, [*argument, float(plats), float(enhet)]) == vantad


def test_ett_anrop_i_cellen_fyller_lika_manga_celler_som_andelarna() -> None:
    celler = {"A1": 101, "B1": 1, "B2": 1, "B3": 1, "D1": "=SUM(FÖRDELNING(A1,B1:B3))", "E1": "=FÖRDELNING(A1,B1:B3,3)"}
    assert rakna(celler, ["D1", "E1"]) == {"D1": 101.0, "E1": 33.0}
