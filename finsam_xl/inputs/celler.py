"""En cells värde som ett typat värde, eller problemet som hindrar det."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from finsam_xl.arbetsbok.lasa.bladvarden import Oraknad
from finsam_xl.arbetsbok.resultat import Felvarde
from finsam_xl.belopp import avrunda, svensk
from finsam_xl.inputs import problem, tydning
from finsam_xl.inputs.schema import Typ
from finsam_xl.inputs.tydning import RIMLIGA_AR, stada
from finsam_xl.modell import Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

__all__ = ["Ruta", "Varde", "anmarkning", "las_cell", "stada"]

Varde: TypeAlias = str | Decimal | int | date | None
"""Vad en tom eller läst cell kan hålla."""

_ID = re.compile(r"[a-z][a-z0-9_]{0,39}")
_NUMMER = re.compile(r"[0-9A-Za-z]{1,4}(\.[0-9A-Za-z]{1,4}){0,5}")
_KONTO = re.compile(r"\d{3,10}")
_EXCELS_DAG_NOLL = (date(1899, 12, 30), date(1904, 1, 1))
_STORSTA_TAL = 10**12
"""Tusen miljarder kronor: mer än hela statens budget, och så mycket som Excel håller med ören."""
_STORST: Mapping[Typ, int] = {Typ.HELTAL: 10**9}
_SLAG: Mapping[type, str] = {date: "ett datum", datetime: "ett datum", bool: "SANT eller FALSKT", str: "en text"}


class Ruta(NamedTuple):
    """Var cellen står (Budget!E14), vad den ska hålla, och om en formel letar efter dess text."""

    plats: str
    rubrik: str
    typ: Typ
    val: tuple[str, ...] = ()
    kravs: bool = False
    soks: bool = False


def las_cell(ra: object, ruta: Ruta) -> Varde | Problem:
    """Läs cellvärdet *ra* som det slag *ruta* säger; tomt ger None.

    En text som bara visas är precis den som står i cellen, kantblanksteg och allt: så läser formlerna den.
    """
    if isinstance(ra, Felvarde):
        return problem.cellfel(ruta.plats, ruta.rubrik, ra.kod)
    if isinstance(ra, Oraknad):
        return problem.oraknad(ruta.plats, ruta.rubrik)
    varde = stada(ra) if isinstance(ra, str) else ra
    if varde is None or varde == "":
        return _tom(ra, ruta)
    if ruta.soks and isinstance(varde, str) and varde != ra:
        return problem.oren_text(ruta.plats, ruta.rubrik, varde)
    return _LASARE[ruta.typ](ra if ruta.typ is Typ.TEXT else varde, ruta)


def _tom(ra: object, ruta: Ruta) -> Problem | None:
    if ruta.kravs:
        return problem.varde_saknas(ruta.plats, ruta.rubrik)
    return problem.bara_blanksteg(ruta.plats, ruta.rubrik) if ra else None


def anmarkning(ra: object, ruta: Ruta) -> Problem | None:
    """Att en läst text som visas har något osynligt i kanten: den jämförs och trycks så."""
    oren = isinstance(ra, str) and ruta.typ is Typ.TEXT and not ruta.soks and ra != (rent := stada(ra)) and rent
    return problem.blank_i_kanten(ruta.plats, ruta.rubrik, stada(str(ra))) if oren else None


def _fel_slag(ra: object, ruta: Ruta, ska_vara: str) -> Problem:
    return problem.fel_slag(ruta.plats, ruta.rubrik, ska_vara, _SLAG.get(type(ra), "ett klockslag"))


def _exakt(tal: float) -> Decimal:
    return Decimal(f"{tal:.15g}")


def _visa(tal: Decimal) -> str:
    return f"{tal:f}".replace(".", ",")


def _tal(ra: object, ruta: Ruta) -> Decimal | Problem:
    if isinstance(ra, str):
        lasningar = tydning.andel(ra) if ruta.typ is Typ.PROCENT else tydning.tal(ra)
        return problem.tal_ar_text(ruta.plats, ruta.rubrik, ra, [_skrivet(ett) for ett in lasningar])
    if isinstance(ra, bool) or not isinstance(ra, (int, float)):
        return _fel_slag(ra, ruta, "ett tal")
    if not abs(ra) <= _STORST.get(ruta.typ, _STORSTA_TAL):
        return problem.orimligt_tal(
            ruta.plats, ruta.rubrik, f"{ra:.6g}", svensk(Decimal(_STORST.get(ruta.typ, _STORSTA_TAL)))
        )
    return _exakt(ra)


def _skrivet(tal: Decimal) -> str:
    return svensk(tal, max(0, -int(tal.as_tuple().exponent)))


def _belopp(ra: object, ruta: Ruta) -> Varde | Problem:
    tal = _tal(ra, ruta)
    if isinstance(tal, Problem):
        return tal
    i_oren = avrunda(tal)
    return i_oren if i_oren == tal else problem.delar_av_oren(ruta.plats, ruta.rubrik, _visa(tal))


def _procent(ra: object, ruta: Ruta) -> Varde | Problem:
    tal = _tal(ra, ruta)
    if isinstance(tal, Decimal) and not 0 <= tal <= 1:
        return problem.procent_utanfor(ruta.plats, ruta.rubrik, _visa(tal))
    return tal


def _heltal(ra: object, ruta: Ruta) -> Varde | Problem:
    tal = _tal(ra, ruta)
    if isinstance(tal, Problem):
        return tal
    if tal != tal.to_integral_value():
        return problem.inte_heltal(ruta.plats, ruta.rubrik, _visa(tal))
    return int(tal) if tal >= 0 else problem.heltal_negativt(ruta.plats, ruta.rubrik, _visa(tal))


def _datum(ra: object, ruta: Ruta) -> Varde | Problem:
    if isinstance(ra, str):
        return problem.datum_ar_text(ruta.plats, ruta.rubrik, ra, [str(dag) for dag in tydning.dagar(ra)])
    if isinstance(ra, datetime):
        midnatt = ra.time() == time(0)
        return _rimlig(ra.date(), ruta) if midnatt else problem.datum_med_klockslag(ruta.plats, ruta.rubrik)
    if isinstance(ra, date):
        return _rimlig(ra, ruta)
    if isinstance(ra, (int, float)) and not isinstance(ra, bool):
        return problem.datum_ar_tal(ruta.plats, ruta.rubrik, _visa(_exakt(ra)))
    return _fel_slag(ra, ruta, "ett datum")


def _rimlig(dag: date, ruta: Ruta) -> date | Problem:
    return dag if dag.year in RIMLIGA_AR else problem.orimligt_datum(ruta.plats, ruta.rubrik, str(dag), _artal(dag))


def _artal(dag: date) -> str:
    """Årtalet som skrevs i datumcellen, om Excel har gjort dagen av ett."""
    tal = [(dag - noll).days for noll in _EXCELS_DAG_NOLL]
    return next((str(ett) for ett in tal if ett in RIMLIGA_AR), "")


def _text(ra: object, ruta: Ruta) -> str | Problem:
    if isinstance(ra, str):
        return ra
    if isinstance(ra, (int, float)) and not isinstance(ra, bool):
        return f"{_exakt(ra):f}"
    return _fel_slag(ra, ruta, "en text")


def _val(ra: object, ruta: Ruta) -> Varde | Problem:
    text = _text(ra, ruta)
    if isinstance(text, str) and text not in ruta.val:
        return problem.utanfor_lista(ruta.plats, ruta.rubrik, text, ruta.val)
    return text


def _id(ra: object, ruta: Ruta) -> Varde | Problem:
    text = _text(ra, ruta)
    if isinstance(text, str) and not _ID.fullmatch(text):
        return problem.ogiltigt_id(ruta.plats, ruta.rubrik, text)
    return text


def _nummer(ra: object, ruta: Ruta) -> Varde | Problem:
    if isinstance(ra, (int, float)) and not isinstance(ra, bool):
        return problem.nummer_ar_tal(ruta.plats, ruta.rubrik, _visa(_exakt(ra)))
    text = _text(ra, ruta)
    if isinstance(text, str) and not _NUMMER.fullmatch(text):
        return problem.ogiltigt_nummer(ruta.plats, ruta.rubrik, text)
    return text


def _konto(ra: object, ruta: Ruta) -> Varde | Problem:
    text = _text(ra, ruta)
    if isinstance(text, str) and not (text.isascii() and _KONTO.fullmatch(text)):
        return problem.ogiltigt_konto(ruta.plats, ruta.rubrik, text)
    return text


_LASARE: Mapping[Typ, Callable[[object, Ruta], Varde | Problem]] = {
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
