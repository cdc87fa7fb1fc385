"""Böcker med slumpvis ändrade indata: räknar LibreOffice om dem till samma värden som vi sparade?

Körs för hand: `python -m tests.bench.omrakning --frö 1 --antal 50`. Varje bok är ett exempel med några ändrade celler.
Den nekas, eller byggs och ska då räknas om till sig själv.
"""

from __future__ import annotations

import argparse
import random
import shutil
import tempfile
from collections import Counter
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import openpyxl

from finsam_xl.arbete.bygg.filbygge import bygg
from finsam_xl.arbete.gemensamt.fel import Avbrott, Indatafel
from finsam_xl.arbete.importera.filimport import importera_sie
from finsam_xl.arbete.skapa.nybok import skapa_bok
from finsam_xl.inputs.schema import TABELLER, Typ
from finsam_xl.inputs.uppgifter import GRUNDDATA
from finsam_xl.rapporter.slag import RAPPORTSLAG
from tests.exemplet import TID
from tests.libreoffice import recalculated
from tests.rapport.conftest import las
from tests.rapport.granskat import olika

if TYPE_CHECKING:
    from collections.abc import Sequence

    from finsam_xl.inputs.schema import Indatakolumn

SIEFILER = Path(__file__).parents[2] / "workbook" / "exempel"
EXEMPEL = {
    "gavleborg-2025": (("gavleborg-2025.se",), ("AR", "BI")),
    "gavleborg-halvar-2019": (("gavleborg-halvar-2019.se", "gavleborg-halvar-2019-jamforelse.se"), ("HR", "BI")),
    "gavleborg-plan-2022": ((), ("VP",)),
    "gavleborg-bilagor-2024": ((), ("BI",)),
}
TEXTER = (
    *("A & B <c>", '"citat"', "D'Arc", "Å" * 80, "=1+1", "@x", "-5", "100 %", "1/2", "mars 2024", "TRUE", "x;y", "{1}"),
    *("Mål 1", "räknas", "  ", "a\nb", "Region Gävleborg", "0", "3,5", "Gävle kommun ", None),
)
VARDEN: dict[Typ, tuple[object, ...]] = {
    Typ.BELOPP: (0, 1, -1, -12345.67, 0.01, 99_999_999.99, 1e12, 333_333.33, 1e6 / 3, None),
    Typ.TAL: (0, 1, -2, 0.123456789, 33.3, 1e6, None),
    Typ.HELTAL: (0, 1, 2, 7, 100_000, None),
    Typ.PROCENT: (0, 1, 0.005, 0.5, 1 / 3, None),
    Typ.TEXT: TEXTER,
    Typ.NUMMER: ("1", "1.10", "9.9", 1.1, "a-b"),
}
_FORSTA = 5


def _annat(slump: random.Random, typ: Typ, val: Sequence[str], nu: object) -> object:
    if typ is Typ.VAL:
        return slump.choice([*val, None])
    if typ is Typ.DATUM:
        dag = nu if isinstance(nu, date) else date(2024, 6, 30)
        return dag + timedelta(days=slump.choice([-400, -31, -1, 0, 0, 1, 30, 365]))
    return slump.choice(VARDEN[typ]) if typ in VARDEN else nu


def _andras(kolumn: Indatakolumn) -> bool:
    return not kolumn.hanvisar and kolumn.typ not in {Typ.ID, Typ.KONTO}


def andra(bok: Path, slump: random.Random) -> list[tuple[object, ...]]:
    """Ändra några celler i boken; svaret är vad som ändrades."""
    oppnad: Any = openpyxl.load_workbook(bok)
    gjort: list[tuple[object, ...]] = []
    for _ in range(slump.choice([1, 2, 3])):
        tab = slump.choice([ett for ett in TABELLER if ett.namn != "Importlogg"])
        nr, kolumn = slump.choice([(nr, ett) for nr, ett in enumerate(tab.kolumner, start=1) if _andras(ett)])
        blad = oppnad[tab.blad]
        sista = int("".join(tecken for tecken in blad.tables[tab.namn].ref.split(":")[1] if tecken.isdigit()))
        cell = blad.cell(slump.randint(_FORSTA, sista), nr)
        fore, cell.value = cell.value, _annat(slump, kolumn.typ, kolumn.val, cell.value)
        gjort.append((tab.namn, kolumn.namn, cell.row, fore, cell.value))
    if slump.random() < 0.4:
        uppgift = slump.choice([ett for ett in GRUNDDATA if not ett.formel])
        blad_, plats = oppnad.defined_names[uppgift.namn].attr_text.replace("$", "").split("!")
        cell = oppnad[blad_][plats]
        fore, cell.value = cell.value, _annat(slump, uppgift.typ, uppgift.val, cell.value)
        gjort.append((uppgift.namn, fore, cell.value))
    oppnad.save(bok)
    return gjort


def prova(bok: Path, slagen: Sequence[str], mapp: Path) -> list[tuple[object, ...]] | None:
    """Cellerna i våra blad som räknas om till något annat; inget svar när boken nekas."""
    try:
        for prefix in slagen:
            bygg(RAPPORTSLAG[prefix], bok, tid=TID)
    except (Indatafel, Avbrott):
        return None
    skilda = olika(bok, las(bok), las(recalculated(bok, mapp / "ut")))
    return [ett for ett in skilda if any(slag.ager(str(ett[0])) for slag in RAPPORTSLAG.values())]


def main() -> int:
    """Pröva slumpade böcker och räkna utfallen; 1 när någon räknas om till något annat."""
    tolk = argparse.ArgumentParser(description=__doc__)
    tolk.add_argument("--frö", dest="fro", type=int, default=1)
    tolk.add_argument("--antal", type=int, default=20)
    val = tolk.parse_args()
    slump, utfall = random.Random(val.fro), Counter[str]()  # noqa: S311 - slump att prova med
    with tempfile.TemporaryDirectory() as namn:
        mapp = Path(namn)
        for exempel, (filer, _) in EXEMPEL.items():
            skapa_bok(mapp / f"{exempel}.xlsx", exempel=exempel, tid=TID)
            if filer:
                valda = [SIEFILER / fil for fil in filer]
                importera_sie(mapp / f"{exempel}.xlsx", valda, fraga=lambda _: True, tid=TID)
        for nr in range(val.antal):
            exempel = slump.choice(sorted(EXEMPEL))
            bok = Path(shutil.copy(mapp / f"{exempel}.xlsx", mapp / "prov.xlsx"))
            gjort = andra(bok, slump)
            skilda = prova(bok, EXEMPEL[exempel][1], mapp)
            utfall["nekad" if skilda is None else "olika" if skilda else "lika"] += 1
            if skilda:
                print(f"{nr} {exempel}: {gjort}\n   {skilda[:5]}")
    print(", ".join(f"{antal} {vad}" for vad, antal in sorted(utfall.items())))
    return 1 if utfall["olika"] else 0


if __name__ == "__main__":
    raise SystemExit(main())
