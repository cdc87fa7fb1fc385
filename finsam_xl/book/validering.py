"""Data validation and input message of a cell or column, from what the schema says may stand there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from finsam_xl.inputs.schema import Typ

if TYPE_CHECKING:
    from collections.abc import Mapping

    from openpyxl.worksheet.datavalidation import DataValidation

__all__ = ["validering"]

_LANGSTA_TITEL = 32
_LANGSTA_TEXT = 255
_FORSTA_DAG = 36526  # 2000-01-01
_SISTA_DAG = 73415  # 2100-12-31
_STORST = 1_000_000_000_000

_MELLAN: Mapping[Typ, tuple[str, float, float, str]] = {
    Typ.BELOPP: ("decimal", -_STORST, _STORST, "Skriv ett belopp i kr, till exempel 1234,50."),
    Typ.TAL: ("decimal", -_STORST, _STORST, "Skriv ett tal."),
    Typ.HELTAL: ("whole", 0, _STORST, "Skriv ett helt tal, 0 eller större."),
    Typ.PROCENT: ("decimal", 0, 1, "Skriv en andel mellan 0 och 100 %, med procenttecken."),
    Typ.DATUM: ("date", _FORSTA_DAG, _SISTA_DAG, "Skriv ett datum som 2025-12-31."),
}


def validering(
    rubrik: str,
    typ: Typ,
    hjalp: str,
    *,
    val: tuple[str, ...] = (),
    kalla: str = "",
    kravs: bool = False,
    oppen: bool = False,
) -> DataValidation:
    """The validation of cells headed *rubrik*; *kalla* is a range whose values may be chosen, instead of *val*.

    An *oppen* list only proposes: what else is written there is tried when the book is read.
    """
    from openpyxl.worksheet.datavalidation import DataValidation  # noqa: PLC0415 - only building a book needs openpyxl

    return DataValidation(
        **{**_regel(typ, val, kalla), **({"showErrorMessage": False} if oppen else {})},
        allow_blank=True,
        showInputMessage=bool(hjalp),
        promptTitle=rubrik[:_LANGSTA_TITEL],
        prompt=_prompt(hjalp, kravs=kravs),
        errorTitle="Värdet går inte att använda",
    )


def _prompt(hjalp: str, *, kravs: bool) -> str:
    return f"{hjalp} Måste fyllas i."[:_LANGSTA_TEXT] if kravs and hjalp else hjalp[:_LANGSTA_TEXT]


def _regel(typ: Typ, val: tuple[str, ...], kalla: str) -> dict[str, Any]:
    if val or kalla:
        formel = kalla or f'"{",".join(val)}"'
        fel = "Välj ett av värdena i listan."
        return {"type": "list", "formula1": formel, "showErrorMessage": True, "error": fel}
    if typ in _MELLAN:
        slag, minst, hogst, fel = _MELLAN[typ]
        return {
            "type": slag,
            "operator": "between",
            "formula1": str(minst),
            "formula2": str(hogst),
            "showErrorMessage": True,
            "error": fel,
        }
    return {}
