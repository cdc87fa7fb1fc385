"""Dagarna som ett uttryck kan gälla utom formelns egen period: helåret, förra balansdagen och planens år."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.layout.at_day import at_day
from finsam_xl.layout.expr import PERIOD, Period, Setting, call, number

if TYPE_CHECKING:
    from finsam_xl.figurer.underlag import Underlag
    from finsam_xl.layout.expr import Expr

__all__ = ["PLANAR", "forra_balansdagen", "helaret", "planens_dag", "vid_balansdagen"]

PLANAR = (1, 2, 3)
"""Verksamhetsplanens år; det första är det vars sista dag Grunddata anger (VP_Period)."""
_MANADER_PER_AR = 12


def helaret(underlag: Underlag, uttryck: Expr) -> Expr:
    """*uttryck* för hela det år som rapportens period är en del av; i årsredovisningen är det perioden."""
    return at_day(uttryck, Setting("Helar")) if underlag.har("Helar") else uttryck


def vid_balansdagen(underlag: Underlag, uttryck: Expr) -> Expr:
    """*uttryck* i jämförelsekolumnen: för förra balansdagen där den inte är jämförelseperiodens sista dag."""
    return at_day(uttryck, Setting("Balansdag_fg")) if underlag.har("Balansdag_fg") else uttryck


def forra_balansdagen(underlag: Underlag) -> Expr:
    """Den balansdag som balansräkningen jämförs med."""
    return Setting("Balansdag_fg") if underlag.har("Balansdag_fg") else Period(period=False)


def planens_dag(nummer: int) -> Expr:
    """Planårets sista dag."""
    return PERIOD if nummer == 1 else call("EDATE", PERIOD, number(_MANADER_PER_AR * (nummer - 1)))
