"""The words of a paragraph's runs, and other words put in their place with the looks that the old ones had."""

from __future__ import annotations

import re
from copy import deepcopy
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Final

from lxml import etree

from finsam_xl.dokument.ater.wordxml import W, wn

if TYPE_CHECKING:
    from finsam_xl.arbetsbok.opc.ooxml import Element

__all__ = ["runtext", "satt_runtext", "skriv_over"]

_TECKEN: Final = {wn("tab"): "\t", wn("br"): "\n", wn("cr"): "\n", wn("noBreakHyphen"): "\u2011"}
_ELEMENT: Final = {"\t": "tab", "\n": "br", "\u2011": "noBreakHyphen"}
_ORD: Final = re.compile(r"[\w\u00a0\u202f.,]+|.", re.DOTALL)
"""A number with its blanks is one word: half of it does not take one look and half another."""
_BITAR: Final = re.compile(r"[\t\n\u2011]|[^\t\n\u2011]+")
_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"


def runtext(run: Element) -> str:
    """Return what a run says, tabs, line breaks and hard hyphens as characters."""
    return "".join(ett.text or "" if ett.tag == wn("t") else _TECKEN.get(ett.tag, "") for ett in run)


def skriv_over(stycke: Element, nytt: str) -> None:
    """Let the runs of a paragraph say *nytt*: each word in the run of the word whose place it takes."""
    runs = [run for run in stycke.findall(wn("r")) if runtext(run)]
    if not runs:
        runs = [_forsta(stycke)]
    texter = _fordelat(list(map(runtext, runs)), nytt)
    for run, text in zip(runs, texter, strict=True):
        if text != runtext(run):
            satt_runtext(run, text)
    for run in [run for run, text in zip(runs[1:], texter[1:], strict=True) if not text]:
        stycke.remove(run)


def _fordelat(gamla: list[str], nytt: str) -> list[str]:
    """The new words, to the runs of the old ones."""
    fore = [(ord_, nr) for nr, text in enumerate(gamla) for ord_ in _ORD.findall(text)]
    efter = _ORD.findall(nytt)
    ut = [""] * len(gamla)
    jamfort = SequenceMatcher(None, [ord_ for ord_, _ in fore], efter, autojunk=False)
    for _, i1, i2, j1, j2 in jamfort.get_opcodes():
        if j2 - j1 == i2 - i1:
            for (_, nr), ord_ in zip(fore[i1:i2], efter[j1:j2], strict=True):
                ut[nr] += ord_
        else:
            nr = fore[i1][1] if i1 < i2 else fore[i1 - 1][1] if i1 else 0
            ut[nr] += "".join(efter[j1:j2])
    return ut


def _forsta(stycke: Element) -> Element:
    """The first run, which is empty, or a new one where there is none."""
    run = stycke.find(wn("r"))
    if run is None:
        run = etree.Element(wn("r"), nsmap={"w": W})
        markning = stycke.find(wn("pPr"))
        utseende = None if markning is None else markning.find(wn("rPr"))
        if utseende is not None:
            run.append(deepcopy(utseende))
        efter = [nr for nr, ett in enumerate(stycke, start=1) if ett.tag in {wn("pPr"), wn("bookmarkStart")}]
        stycke.insert(max(efter, default=0), run)
    return run


def satt_runtext(run: Element, text: str) -> None:
    """Let a run say a text."""
    for ett in [ett for ett in run if ett.tag != wn("rPr")]:
        run.remove(ett)
    for bit in _BITAR.findall(text):
        ett = etree.SubElement(run, wn(_ELEMENT.get(bit, "t")))
        if bit not in _ELEMENT:
            ett.text = bit
            ett.set(_SPACE, "preserve")
