"""Hur en ifylld cell läses, en funktion för varje slag: det typade värdet, eller problemet som hindrar det."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from decimal import Decimal
from typing import TYPE_CHECKING

from finsam_xl.belopp import avrunda, svensk
from finsam_xl.inputs import problem, tydning
from finsam_xl.inputs.felslag import cellerna
from finsam_xl.inputs.felslag import talen as talfel
from finsam_xl.inputs.schema import Typ
from finsam_xl.inputs.tydning import RIMLIGA_AR
from finsam_xl.koder import ar_kontonummer
from finsam_xl.modell import Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from finsam_xl.inputs.indatacell import Indatacell, Varde

__all__ = ["LASARE", "talen"]

_ID = re.compile(r"[a-z][a-z0-9_]{0,39}")
_NUMMER = re.compile(r"[0-9A-Za-z]{1,4}(\.[0-9A-Za-z]{1,4}){0,5}")
_EXCELS_DAG_NOLL = (date(1899, 12, 30), date(1904, 1, 1))
_STORSTA_TAL = 10**12
"""Tusen miljarder kronor: mer än hela statens budget, och så mycket som Excel håller med ören."""
_STORST: Mapping[Typ, int] = {Typ.HELTAL: 10**9}
_TYDNING: Mapping[Typ, Callable[[str], tuple[Decimal, ...]]] = {Typ.PROCENT: tydning.andel, Typ.TAL: tydning.matt}
_SLAG: Mapping[type, str] = {date: "ett datum", datetime: "ett datum", bool: "SANT eller FALSKT", str: "en text"}


def talen(text: str, typ: Typ) -> tuple[Decimal, ...]:
    """De tal som *text* kan betyda i en cell av det slaget."""
    return _TYDNING.get(typ, tydning.tal)(text)


def _fel_slag(ra: object, cell: Indatacell, ska_vara: str) -> Problem:
    return cell.fel(cellerna.FEL_SLAG, ska_vara=ska_vara, ar=_SLAG.get(type(ra), "ett klockslag"))


def _exakt(tal: float) -> Decimal:
    return Decimal(f"{tal:.15g}")


def _visa(tal: Decimal) -> str:
    return f"{tal:f}".replace(".", ",")


def _tal(ra: object, cell: Indatacell) -> Decimal | Problem:
    if isinstance(ra, str):
        return problem.tal_ar_text(cell.plats, cell.rubrik, ra, [_skrivet(ett) for ett in talen(ra, cell.typ)])
    if isinstance(ra, bool) or not isinstance(ra, (int, float)):
        return _fel_slag(ra, cell, "ett tal")
    hogst = _STORST.get(cell.typ, _STORSTA_TAL)
    if not abs(ra) <= hogst:
        return cell.fel(talfel.ORIMLIGT_TAL, tal=f"{ra:.6g}", hogst=svensk(Decimal(hogst)))
    return _exakt(ra)


def _skrivet(tal: Decimal) -> str:
    return svensk(tal, max(0, -int(tal.as_tuple().exponent)))


def _belopp(ra: object, cell: Indatacell) -> Varde | Problem:
    tal = _tal(ra, cell)
    if isinstance(tal, Problem):
        return tal
    i_oren = avrunda(tal)
    return i_oren if i_oren == tal else cell.fel(talfel.DELAR_AV_OREN, tal=_visa(tal))


def _procent(ra: object, cell: Indatacell) -> Varde | Problem:
    tal = _tal(ra, cell)
    if isinstance(tal, Decimal) and not 0 <= tal <= 1:
        return cell.fel(talfel.PROCENT_UTANFOR, tal=_visa(tal))
    return tal


def _heltal(ra: object, cell: Indatacell) -> Varde | Problem:
    tal = _tal(ra, cell)
    if isinstance(tal, Problem):
        return tal
    if tal != tal.to_integral_value():
        return cell.fel(talfel.INTE_HELTAL, tal=_visa(tal))
    return int(tal) if tal >= 0 else cell.fel(talfel.HELTAL_NEGATIVT, tal=_visa(tal))


def _datum(ra: object, cell: Indatacell) -> Varde | Problem:
    if isinstance(ra, str):
        return problem.datum_ar_text(cell.plats, cell.rubrik, ra, [str(dag) for dag in tydning.dagar(ra)])
    if isinstance(ra, datetime):
        midnatt = ra.time() == time(0)
        return _rimlig(ra.date(), cell) if midnatt else cell.fel(talfel.DATUM_MED_KLOCKSLAG)
    if isinstance(ra, date):
        return _rimlig(ra, cell)
    if isinstance(ra, (int, float)) and not isinstance(ra, bool):
        return cell.fel(talfel.DATUM_AR_TAL, tal=_visa(_exakt(ra)))
    return _fel_slag(ra, cell, "ett datum")


def _rimlig(dag: date, cell: Indatacell) -> date | Problem:
    return dag if dag.year in RIMLIGA_AR else problem.orimligt_datum(cell.plats, cell.rubrik, str(dag), _artal(dag))


def _artal(dag: date) -> str:
    """Årtalet som skrevs i datumcellen, om Excel har gjort dagen av ett."""
    tal = [(dag - noll).days for noll in _EXCELS_DAG_NOLL]
    return next((str(ett) for ett in tal if ett in RIMLIGA_AR), "")


def _text(ra: object, cell: Indatacell) -> str | Problem:
    if isinstance(ra, str):
        return ra
    if isinstance(ra, (int, float)) and not isinstance(ra, bool):
        return f"{_exakt(ra):f}"
    return _fel_slag(ra, cell, "en text")


def _val(ra: object, cell: Indatacell) -> Varde | Problem:
    text = _text(ra, cell)
    if isinstance(text, str) and text not in cell.val and not (cell.oppen and _ID.fullmatch(text)):
        return problem.utanfor_lista(cell.plats, cell.rubrik, text, cell.val)
    return text


def _id(ra: object, cell: Indatacell) -> Varde | Problem:
    text = _text(ra, cell)
    if isinstance(text, str) and not _ID.fullmatch(text):
        return cell.fel(cellerna.OGILTIGT_ID, text=text)
    return text


def _nummer(ra: object, cell: Indatacell) -> Varde | Problem:
    if isinstance(ra, (int, float)) and not isinstance(ra, bool):
        return cell.fel(cellerna.NUMMER_AR_TAL, tal=_visa(_exakt(ra)))
    text = _text(ra, cell)
    if isinstance(text, str) and not _NUMMER.fullmatch(text):
        return cell.fel(cellerna.OGILTIGT_NUMMER, text=text)
    return text


def _konto(ra: object, cell: Indatacell) -> Varde | Problem:
    text = _text(ra, cell)
    if isinstance(text, str) and not ar_kontonummer(text):
        return cell.fel(cellerna.OGILTIGT_KONTO, text=text)
    return text


LASARE: Mapping[Typ, Callable[[object, Indatacell], Varde | Problem]] = {
    Typ.TEXT: _text,
    Typ.ID: _id,
    Typ.NUMMER: _nummer,
    Typ.KONTO: _konto,
    Typ.BELOPP: _belopp,
    Typ.TAL: _tal,
    Typ.HELTAL: _heltal,
    Typ.PROCENT: _procent,
    Typ.DATUM: _datum,
    Typ.VAL: _val,
}
"""Hur en ifylld cell läses, efter vad den ska hålla."""
