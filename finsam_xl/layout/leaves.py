"""The leaves of an expression: the cells of the input that its value is taken from, behind every figure it reads.

A figure is followed through its definition in the Poster sheet until only columns of input tables are left, each with
the criteria that choose its rows. What an expression rests on can then be counted in the workbook itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias

from finsam_xl.layout.at_day import at_day
from finsam_xl.layout.criteria import criteria
from finsam_xl.layout.expr import (
    Binary,
    Block,
    Call,
    Column,
    Expr,
    Figure,
    Name,
    Period,
    Setting,
    Text,
    call,
    number,
    plus,
    walk,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from finsam_xl.layout.poster import Post

__all__ = ["Definitions", "Given", "Leaf", "Source", "by_period", "count", "least", "reads_comparison", "rows", "scope"]

_FILLED = Text("<>")
_EMPTY = Text("=")
_SCOPE = ("Period", "Version", "Dimension", "Rapport")
"""The columns that tell one table's contents apart: a budget's versions are as many tables as there are versions."""
_READ_WITH = {"Objektsaldo": "Saldo"}
"""A table that is read from the same file as another: when that one has rows, what is not here is not in the file."""
_WAITING = frozenset({"Budget", "Historik"})
"""A table where a row without its amount waits to be filled in, and is none until then."""
_ON_A_LINE = ("SIE-rad", Text("<>0"))
"""Met by a row of a file or of a person's own, not by one that an import left without amounts for what hangs on it."""
_READ_FROM_FILES = frozenset({*_READ_WITH, *_READ_WITH.values()})


@dataclass(frozen=True)
class Leaf:
    """The filled cells of a table's *column* on the rows that meet every criterion; a count has no column.

    Every check that reads the leaf asks the same of it, so it remembers what it has answered.
    """

    table: str
    column: str
    criteria: tuple[tuple[str, Expr], ...]

    def __hash__(self) -> int:
        return self._hash

    @cached_property
    def _hash(self) -> int:
        return hash((self.table, self.column, self.criteria))

    @cached_property
    def period(self) -> Expr | None:
        """The day of the rows, where the table holds several periods."""
        return dict(self.criteria).get("Period")

    @cached_property
    def has_pattern(self) -> bool:
        """Whether it may choose rows that another leaf also chooses: by a pattern, or by the period alone."""
        codes = [wanted for column, wanted in self.criteria if column not in _SCOPE]
        return not codes or any(isinstance(wanted, Text) and "*" in wanted.value for wanted in codes)

    def rows(self) -> Expr:
        """How many such cells there are."""
        return self._rows

    def scope(self) -> Expr:
        """How many rows the table has at all, of that period and version."""
        return self._scope

    @cached_property
    def _rows(self) -> Expr:
        filled = ((self.column, _FILLED),) if self.column else ()
        return count(self.table, *dict.fromkeys((*filled, *self.criteria)))

    @cached_property
    def _scope(self) -> Expr:
        if self.table in _READ_WITH and self.period is not None:
            return count(_READ_WITH[self.table], ("Period", self.period))
        wanted = tuple(pair for pair in self.criteria if pair[0] in _SCOPE)
        column = self.criteria[0][0] if self.criteria else self.column
        filled = ((self.column, _FILLED),) if self.column and self.table in _WAITING else ()
        return count(self.table, *((*filled, *wanted) if wanted else ((column, _FILLED),)))


@dataclass(frozen=True, slots=True)
class Given:
    """A named cell of Grunddata; counted as one row when a number or a date stands in it."""

    cell: Expr

    period = None

    def rows(self) -> Expr:
        return call("IF", call("ISNUMBER", self.cell), number(1), number(0))

    def scope(self) -> Expr:
        return self.rows()


Source: TypeAlias = Leaf | Given


def count(table: str, *criteria: tuple[str, Expr]) -> Call:
    """COUNTIFS: how many rows of *table* meet every criterion; a row that only stays for what hangs on it is none."""
    own = (_ON_A_LINE,) if table in _READ_FROM_FILES else ()
    return call("COUNTIFS", *(part for column, wanted in (*criteria, *own) for part in (Column(table, column), wanted)))


class Definitions:
    """A report's figures by id and by block, with the leaves that have been asked for."""

    def __init__(self, posts: Iterable[Post]) -> None:
        self._posts = {post.ident: post for post in posts}
        self._found: dict[tuple[str, bool], dict[Source, None]] = {}
        self._told: dict[tuple[Expr, bool], tuple[Source, ...]] = {}

    def leaves(self, expr: Expr, *, comparison: bool = False) -> tuple[Source, ...]:
        """What *expr* is taken from; a leaf whose rows another also chooses is left out.

        Cells of Grunddata are settings of a rule where rows are read, and leaves only where nothing else is.
        """
        key = expr, comparison
        if key not in self._told:
            found: dict[Source, None] = {}
            self._gather(expr, found, comparison=comparison)
            self._told[key] = _widest(found)
        return self._told[key]

    def _gather(self, expr: Expr, found: dict[Source, None], *, comparison: bool) -> None:
        leaf = _leaf(expr, comparison=comparison)
        if leaf is not None:
            found[leaf] = None
            return
        match expr:
            case Figure(ident):
                found |= self._figure(ident, comparison=expr.of_comparison(comparison=comparison))
            case Block(name):
                for post in self._posts.values():
                    if post.block == name:
                        found |= self._figure(post.ident, comparison=False)
            case Call("IF", (condition, *branches)):
                self._branches(condition, branches, found, comparison=comparison)
            case _:
                for part in expr.parts():
                    self._gather(part, found, comparison=comparison)

    def _branches(
        self, condition: Expr, branches: Iterable[Expr], found: dict[Source, None], *, comparison: bool
    ) -> None:
        """A guard is no leaf; where the branches are constants, what is counted is the condition itself."""
        own: dict[Source, None] = {}
        for branch in branches:
            self._gather(branch, own, comparison=comparison)
        if not own:
            self._gather(condition, own, comparison=comparison)
        found |= own

    def _figure(self, ident: str, *, comparison: bool) -> dict[Source, None]:
        key = ident, comparison
        if key not in self._found:
            post = self._posts[ident]
            self._found[key] = {}
            if not (comparison and post.bara_period):
                self._gather(post.definition(comparison=comparison), self._found[key], comparison=comparison)
        return self._found[key]

    def difference(self, ident: str) -> tuple[Expr, Expr] | None:
        """The two ways whose difference a figure is, when it is one: a rest that should be zero."""
        expr = self._posts[ident].formel
        while isinstance(expr, Call) and expr.function == "ROUND":
            expr = expr.arguments[0]
        return (expr.left, expr.right) if isinstance(expr, Binary) and expr.operator == "-" else None


def _leaf(expr: Expr, *, comparison: bool) -> Source | None:  # noqa: PLR0911 - one return per kind of leaf
    """The leaf that *expr* itself is; None when it is made of other expressions."""
    match expr:
        case Call("SUMIFS", (Column(table, column), *pairs)):
            return Leaf(table, column, _criteria(pairs, comparison=comparison))
        case Call("COUNTIFS", (Column(table, _), *_) as pairs):
            return Leaf(table, "", _population(_criteria(pairs, comparison=comparison)))
        case Call("INDEX", (Column(table, column), Call("MATCH", (key, Column(_, keys), *_)))):
            return Leaf(table, column, ((keys, _resolved(key, comparison=comparison)),))
        case Call("MATCH", (key, Column(table, keys), *_)):
            return Leaf(table, keys, ((keys, _resolved(key, comparison=comparison)),))
        case Column(table, column):
            return Leaf(table, column, ())
        case Name() | Setting() | Period():
            return Given(_resolved(expr, comparison=comparison))
        case _:
            return None


def _criteria(pairs: Iterable[Expr], *, comparison: bool) -> tuple[tuple[str, Expr], ...]:
    return tuple((column, _resolved(wanted, comparison=comparison)) for column, wanted in criteria(pairs))


def _population(criteria: tuple[tuple[str, Expr], ...]) -> tuple[tuple[str, Expr], ...]:
    """The rows that a count goes through: a count of none is an answer when there were rows to count among."""
    chosen = (one for one in criteria if one[1] != _EMPTY and one != _ON_A_LINE)
    searched = ((column, _FILLED if _is_code(wanted) else wanted) for column, wanted in chosen)
    return tuple(dict.fromkeys(searched))


def _is_code(wanted: Expr) -> bool:
    return isinstance(wanted, Text) or (isinstance(wanted, Binary) and wanted.operator == "&")


def _resolved(expr: Expr, *, comparison: bool) -> Expr:
    """*expr* with the period it stands in named outright."""
    return at_day(expr, Period(period=not comparison))


def _widest(found: Iterable[Source]) -> tuple[Source, ...]:
    leaves = tuple(found)
    tables = [one for one in leaves if isinstance(one, Leaf)]
    with_pattern = [one for one in tables if one.has_pattern]
    if not tables:
        return leaves
    return tuple(one for one in tables if not any(_within(one, other) for other in with_pattern if other is not one))


def _within(leaf: Leaf, other: Leaf) -> bool:
    """Whether every cell of *leaf* is one of *other*."""
    own = dict(leaf.criteria)
    return (leaf.table, leaf.column) == (other.table, other.column) and all(
        column in own and _narrower(own[column], wanted) for column, wanted in other.criteria
    )


def _narrower(own: Expr, wanted: Expr) -> bool:
    if isinstance(own, Text) and isinstance(wanted, Text) and "*" in wanted.value:
        return fnmatchcase(own.value, wanted.value)
    return own == wanted


def by_period(leaves: Iterable[Source]) -> tuple[tuple[Source, ...], ...]:
    """The leaves of each period by themselves, and those of no period: a side needs rows in every one."""
    groups: dict[Expr | None, list[Source]] = {}
    for leaf in leaves:
        groups.setdefault(leaf.period, []).append(leaf)
    return tuple(map(tuple, groups.values()))


def rows(leaves: Iterable[Source]) -> tuple[Expr, ...]:
    """The rows that the leaves rest on, term by term."""
    return tuple(leaf.rows() for leaf in leaves)


def scope(leaves: Iterable[Source]) -> Expr:
    """The rows that their tables have at all, in the period where that is fewest."""
    return least(tuple(plus(*dict.fromkeys(leaf.scope() for leaf in group)) for group in by_period(leaves)))


def least(terms: tuple[Expr, ...]) -> Expr:
    """The smallest of the terms; none make 0."""
    if len(terms) > 1:
        return call("MIN", *terms)
    return terms[0] if terms else number(0)


def reads_comparison(leaves: Iterable[Source]) -> bool:
    """Whether any of the leaves is of the comparison period, or of the last balance day."""
    cells = (node for leaf in leaves if isinstance(leaf, Leaf) and leaf.period for node in walk(leaf.period))
    return any(isinstance(node, Period) and node.period is False for node in cells)
