"""Formula expressions: built once, rendered as an Excel formula in one of its dialects, or as Swedish words.

An expression names figures without their report's prefix (`Figure("RR_intakter")`). A `Context` says which report
and which of its two periods the formula stands in, so one definition serves the period and its comparison alike. It
also says whether the workbook has our functions.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum
from functools import lru_cache

__all__ = [
    "PERIOD",
    "STRENGTH",
    "Binary",
    "Block",
    "Call",
    "Column",
    "Context",
    "Dialect",
    "Expr",
    "Figure",
    "Name",
    "Negative",
    "Number",
    "OwnCall",
    "Period",
    "Ref",
    "Rule",
    "Setting",
    "Text",
    "call",
    "figures",
    "formula",
    "iso_date",
    "joined",
    "number",
    "plus",
    "rounded",
    "tables",
    "walk",
]


class Dialect(Enum):
    """What a formula may call: Excel's own functions only, or ours too, which a macro workbook has.

    UNANSWERED is DESKTOP where none of ours answers: macros blocked, no Python, another program than Excel.
    """

    NATIVE = "native"
    DESKTOP = "desktop"
    UNANSWERED = "unanswered"


@dataclass(frozen=True, slots=True)
class Context:
    """Where a formula stands: the report's name prefix, whether it is the comparison period's, and the dialect."""

    prefix: str
    comparison: bool = False
    dialect: Dialect = Dialect.NATIVE

    def figure(self, ident: str, *, period: bool | None = None) -> str:
        """The defined name of a figure; *period* overrides which of the two periods is meant."""
        comparison = self.comparison if period is None else not period
        return f"{self.prefix}_{ident}_fg" if comparison else f"{self.prefix}_{ident}"


class Expr:
    """A formula expression; `+ - * /` and unary minus build larger ones."""

    __slots__ = ()

    def __add__(self, other: Expr) -> Binary:
        return Binary("+", self, other)

    def __sub__(self, other: Expr) -> Binary:
        return Binary("-", self, other)

    def __mul__(self, other: Expr) -> Binary:
        return Binary("*", self, other)

    def __truediv__(self, other: Expr) -> Binary:
        return Binary("/", self, other)

    def __neg__(self) -> Negative:
        return Negative(self)

    def parts(self) -> tuple[Expr, ...]:
        """The expressions directly inside this one."""
        return ()

    def render(self, context: Context) -> tuple[str, int]:
        """The expression as an Excel formula, and how strongly its parts hold together."""
        raise TypeError(f"not a formula expression in {context.prefix}: {self!r}")


class Compound(Expr):
    """An expression made of others; its hash is worked out once, for every look-up asks for it (-5 % of a build)."""

    __slots__ = ("_hash",)
    _hash: int

    def __hash__(self) -> int:
        try:
            return self._hash
        except AttributeError:
            own = hash((type(self), self.own(), self.parts()))
            object.__setattr__(self, "_hash", own)
            return own

    def own(self) -> str:
        """What tells it from others of its kind with the same parts."""
        return ""


@dataclass(frozen=True, slots=True)
class Number(Expr):
    """A number that belongs to the rule itself, such as the number of decimals; never a figure."""

    value: Decimal
    rendered: tuple[str, int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "rendered", (f"{self.value:f}", _ATOM if self.value >= 0 else _UNARY))

    def render(self, _: Context) -> tuple[str, int]:
        return self.rendered


@dataclass(frozen=True, slots=True)
class Text(Expr):
    """A text constant."""

    value: str

    def render(self, _: Context) -> tuple[str, int]:
        quoted = self.value.replace('"', '""')
        return f'"{quoted}"', _ATOM


@dataclass(frozen=True, slots=True)
class Name(Expr):
    """A workbook name that no report owns, such as `EK_Mal`."""

    name: str

    def render(self, _: Context) -> tuple[str, int]:
        return self.name, _ATOM


@dataclass(frozen=True, slots=True)
class Setting(Expr):
    """One of the report's own named cells in Grunddata, such as `Enhet` (AR_Enhet)."""

    name: str

    def render(self, context: Context) -> tuple[str, int]:
        return f"{context.prefix}_{self.name}", _ATOM


@dataclass(frozen=True, slots=True)
class Figure(Expr):
    """A figure of the report's Poster sheet; *period* True or False names the period or the comparison outright."""

    ident: str
    period: bool | None = None

    def of_comparison(self, *, comparison: bool) -> bool:
        """Whether it is the comparison period's, in a formula that is or is not of the comparison."""
        return comparison if self.period is None else not self.period

    def render(self, context: Context) -> tuple[str, int]:
        return context.figure(self.ident, period=self.period), _ATOM


@dataclass(frozen=True, slots=True)
class Period(Expr):
    """The last day of the period the formula stands in."""

    period: bool | None = None

    def render(self, context: Context) -> tuple[str, int]:
        return context.figure("Period", period=self.period), _ATOM


@dataclass(frozen=True, slots=True)
class Column(Expr):
    """All data cells of a table column."""

    table: str
    column: str

    def render(self, _: Context) -> tuple[str, int]:
        return f"{self.table}[{self.column}]", _ATOM


@dataclass(frozen=True, slots=True)
class Ref(Expr):
    """A cell of the formula's own sheet."""

    cell: str

    def render(self, _: Context) -> tuple[str, int]:
        return self.cell, _ATOM


@dataclass(frozen=True, slots=True)
class Block(Expr):
    """All figures of a block, which stand under each other in the Poster sheet."""

    name: str

    def render(self, context: Context) -> tuple[str, int]:
        return context.figure(self.name), _ATOM


@dataclass(frozen=True, slots=True)
class Call(Compound):
    """A call of a worksheet function, by its English name."""

    function: str
    arguments: tuple[Expr, ...]

    __hash__ = Compound.__hash__

    def own(self) -> str:
        return self.function

    def parts(self) -> tuple[Expr, ...]:
        return self.arguments

    def render(self, context: Context) -> tuple[str, int]:
        arguments = ",".join([argument.render(context)[0] for argument in self.arguments])
        return f"{self.function}({arguments})", _ATOM


@dataclass(frozen=True, slots=True)
class OwnCall(Call):
    """A call of one of our own functions, which only a macro workbook has; where none answers it is an error."""

    __hash__ = Compound.__hash__

    def render(self, context: Context) -> tuple[str, int]:
        return _NO_VALUE if context.dialect is Dialect.UNANSWERED else Call.render(self, context)


@dataclass(frozen=True, slots=True)
class Rule(Compound):
    """A decided rule's answer, said twice with the same value: in Excel's own functions, and by calling ours."""

    native: Expr
    desktop: Expr

    __hash__ = Compound.__hash__

    def parts(self) -> tuple[Expr, ...]:
        return (self.native,)

    def render(self, context: Context) -> tuple[str, int]:
        return (self.native if context.dialect is Dialect.NATIVE else self.desktop).render(context)


@dataclass(frozen=True, slots=True)
class Negative(Compound):
    """The opposite sign."""

    operand: Expr

    __hash__ = Compound.__hash__

    def parts(self) -> tuple[Expr, ...]:
        return (self.operand,)

    def render(self, context: Context) -> tuple[str, int]:
        text, holds = self.operand.render(context)
        return f"-{text}" if holds >= _UNARY else f"-({text})", _UNARY


@dataclass(frozen=True, slots=True)
class Binary(Compound):
    """Two operands and `+ - * / &` or a comparison."""

    operator: str
    left: Expr
    right: Expr

    __hash__ = Compound.__hash__

    def own(self) -> str:
        return self.operator

    def parts(self) -> tuple[Expr, ...]:
        return (self.left, self.right)

    def render(self, context: Context) -> tuple[str, int]:
        strength = STRENGTH[self.operator]
        left, left_holds = self.left.render(context)
        right, right_holds = self.right.render(context)
        if left_holds < strength:
            left = f"({left})"
        if right_holds <= strength:
            right = f"({right})"
        return left + self.operator + right, strength


PERIOD = Period()
STRENGTH = {"=": 1, "<>": 1, "<": 1, ">": 1, "<=": 1, ">=": 1, "&": 2, "+": 3, "-": 3, "*": 4, "/": 4}
_UNARY = 5
_ATOM = 6
_NO_VALUE = "1/0", STRENGTH["/"]


def number(value: int | str | Decimal) -> Number:
    """A number constant."""
    return _whole(value) if isinstance(value, int) else Number(Decimal(value))


@lru_cache(maxsize=1024)
def _whole(value: int) -> Number:
    return Number(Decimal(value))


def call(function: str, *arguments: Expr) -> Call:
    """A function call."""
    return Call(function, arguments)


def rounded(expr: Expr, decimals: int = 2) -> Call:
    """ROUND to *decimals*: where a sum of ledger rows enters, and where a figure is printed."""
    return call("ROUND", expr, number(decimals))


def plus(*terms: Expr) -> Expr:
    """The sum of the terms, spelled with plus signs so that the formula reads aloud; no terms make 0."""
    if not terms:
        return number(0)
    total = terms[0]
    for term in terms[1:]:
        total = total + term
    return total


def joined(*parts: Expr) -> Expr:
    """The parts as one text."""
    text = parts[0]
    for part in parts[1:]:
        text = Binary("&", text, part)
    return text


def iso_date(day: Expr) -> Expr:
    """A day as text, `2025-12-31`, alike on Swedish and English computers."""
    two = (call("RIGHT", Binary("&", Text("0"), call(part, day)), number(2)) for part in ("MONTH", "DAY"))
    return joined(call("YEAR", day), Text("-"), next(two), Text("-"), next(two))


def walk(expr: Expr) -> list[Expr]:
    """*expr* and everything inside it, in the order it reads."""
    found: list[Expr] = []
    _gather(expr, found)
    return found


def _gather(expr: Expr, found: list[Expr]) -> None:
    found.append(expr)
    for part in expr.parts():
        _gather(part, found)


def figures(expr: Expr) -> tuple[Figure, ...]:
    """The figures the expression reads, each once, in order."""
    return tuple(dict.fromkeys(node for node in walk(expr) if isinstance(node, Figure)))


def tables(expr: Expr) -> tuple[str, ...]:
    """The input tables the expression reads, each once, in order."""
    return tuple(dict.fromkeys(node.table for node in walk(expr) if isinstance(node, Column)))


def formula(expr: Expr, context: Context) -> str:
    """The expression as an Excel formula in file form (English names, commas), without the leading `=`."""
    return expr.render(context)[0]
