"""Ett förbund med belopp på varje rad som kontoplanen kan trycka, och dess rapport som en person för den vidare."""

from __future__ import annotations

import csv
import random
from dataclasses import fields, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from openpyxl import load_workbook

from finsam_xl.arbete.bygg.filbygge import bygg
from finsam_xl.mallar import mall
from finsam_xl.modell import Saldorad
from finsam_xl.rapporter.slag import ARSREDOVISNING
from tests.exemplet import TID
from tests.granskning.filformer import word
from tests.lager import ur_lagret
from tests.rapport.formbocker import fylld_bok
from tests.rapport.former import DAG, FG, litet

if TYPE_CHECKING:
    from pathlib import Path

    from finsam_xl.modell import Bokslut

__all__ = ["alla_raderna", "som_word"]

_RESULTAT = "RR_"
_SKULDER = frozenset({"BR_skulder", "BR_avsattningar", "BR_langfristiga"})
_UTAN = frozenset({"BR_ovantat", "RR_ovantat", "UTGAR", "BR_kassa", "BR_eget_kapital"})
_INGAENDE = -5_000_000


def alla_raderna() -> Path:
    """Boken med årsredovisningen byggd."""
    return ur_lagret("alla-raderna-granskade", _bygg) / "alla.xlsx"


def _bygg(mapp: Path) -> None:
    bok = fylld_bok(_bokslut(), mapp / "alla.xlsx")
    bygg(ARSREDOVISNING, bok, tid=TID)


def _bokslut() -> Bokslut:
    """Det lilla förbundet, med ett konto på varje rad, not och driftrad, båda åren, och en kassa som går ihop."""
    lilla = litet()
    avgifter = [rad for rad in lilla.saldon if rad.not_ == "NOT1_medlemmar"]
    slump = random.Random(16)  # noqa: S311 - the same amounts every time, no secrets
    arets = [*avgifter, *_konton(slump, DAG)]
    fjolarets = [*(replace(rad, period=FG) for rad in avgifter), *_konton(slump, FG)]
    fore = dict.fromkeys((rad.konto for rad in fjolarets), Decimal(0))
    kapital = Decimal(_INGAENDE)
    saldon: list[Saldorad] = []
    kassa = -kapital
    for dag, rader in ((FG, fjolarets), (DAG, arets)):
        resultat = sum((rad.belopp for rad in rader if rad.rad.startswith(_RESULTAT)), Decimal(0))
        balans = sum((rad.belopp for rad in rader if not rad.rad.startswith(_RESULTAT)), Decimal(0))
        ny_kassa = -(resultat + balans + kapital)
        saldon += [replace(rad, ib=fore[rad.konto]) for rad in rader]
        saldon += [
            _rad(dag, "1930", "BR_kassa", kassa, ny_kassa),
            _rad(dag, "2010", "BR_eget_kapital", kapital, kapital),
        ]
        fore = {rad.konto: rad.belopp if rad.rad.startswith("BR_") else Decimal(0) for rad in rader}
        kassa, kapital = ny_kassa, kapital + resultat
    forsta = fields(lilla.objektsaldon[0])[0].name
    objekt = (*lilla.objektsaldon, *(replace(rad, **{forsta: FG}) for rad in lilla.objektsaldon))  # type: ignore[arg-type]
    return replace(lilla, saldon=tuple(saldon), objektsaldon=objekt)


def _rad(dag: object, konto: str, rad: str, ib: Decimal, belopp: Decimal) -> Saldorad:
    return Saldorad(dag, konto, f"Konto {konto}", rad, "", "", ib, belopp, sie_rad=1)  # type: ignore[arg-type]


def _konton(slump: random.Random, dag: object) -> list[Saldorad]:
    """Ett konto för varje rad, not och driftrad i kontoplanen, med belopp i hela tusental."""
    rader, klara = [], set()
    with mall("kontoplan_bas.csv").open(encoding="utf-8", newline="") as fil:
        for en in csv.DictReader(fil):
            nyckel = (en["Rad"], en["Not"], en["Drift"])
            if nyckel in klara or en["Rad"] in _UTAN or en["Not"] == "NOT1_medlemmar" or en["Motpart"]:
                continue
            klara.add(nyckel)
            tecken = -1 if en["Rad"] in {"RR_intakter", "RR_finansiella_intakter"} | _SKULDER else 1
            belopp = Decimal(tecken * slump.randrange(10, 900) * 1000)
            konto = en["Konto från"]
            rader.append(Saldorad(dag, konto, en["Benämning"], *nyckel, Decimal(0), belopp, sie_rad=1))  # type: ignore[arg-type]
    return rader


def som_word(bok: Path, prefix: str, till: Path) -> Path:
    """Rapportens blad som ett Word-dokument: bladets rubrik, enheten och resten som en tabell."""
    delar: list[str | tuple[str, str] | list[list[str]]] = []
    for blad in load_workbook(bok, data_only=True).worksheets:
        namn = blad.title.removeprefix(f"{prefix} ")
        if namn == blad.title or namn in {"Poster", "Kontroller"}:
            continue
        rader = [[_text(cell) for cell in rad] for rad in blad.iter_rows()]
        delar += [("Heading2", rader[0][0]), rader[1][0], [rad for rad in rader[2:] if any(rad)]]
    till.write_bytes(word(delar))
    return till


def _text(cell: object) -> str:
    varde = getattr(cell, "value", None)
    if varde is None:
        return ""
    if hasattr(varde, "strftime"):
        return f"{varde:%Y-%m-%d}"
    if isinstance(varde, (int, float)):
        form = getattr(cell, "number_format", "")
        if "%" in form:
            return f"{round(varde * 100)} %"
        if "#" in form:
            return f"{varde:,.0f}".replace(",", " ")
        return f"{varde:.15g}".replace(".", ",")
    return str(varde)
