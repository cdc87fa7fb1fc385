"""A frame's new content set in the place of the old: only the words where the shape is the same, otherwise whole.

Where a table has the same rows and columns as before, or a figure stands alone, the new words take the old ones' looks:
what a person has set in bold or given another width stays so. A content of another shape comes whole, in its own looks.
The bookmarks of the old content stay in either case, since Word's cross-references lead to them.
"""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Final

from finsam_xl.arbetsbok.opc.ooxml import lokalt
from finsam_xl.dokument.ater.avtryck import Avtryckare, inga_bilder, text
from finsam_xl.dokument.ater.inramning import MARKE
from finsam_xl.dokument.ater.runtext import runtext, skriv_over
from finsam_xl.dokument.ater.wordxml import varde, wn

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from finsam_xl.arbetsbok.opc.ooxml import Element

    Bildbyte = Callable[[str, str], str]
    """From a picture's relationship in the old content ("" when it had none) and in the new, to that to be written."""

__all__ = ["BILD", "byt_innehall", "ordnar"]

BILD: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}embed"
_STOMMEN: Final = frozenset(wn(namn) for namn in ("tbl", "tr", "tc", "p"))
_BOKMARKEN: Final = frozenset({wn("bookmarkStart"), wn("bookmarkEnd")})
_BREDVID: Final = _BOKMARKEN | {wn("proofErr"), wn("pPr")}
_EGENSKAPER: Final = frozenset({wn("pPr"), wn("tcPr")})
_I_RUN: Final = frozenset(map(wn, ("t", "tab", "br", "cr", "noBreakHyphen", "rPr", "lastRenderedPageBreak")))


def byt_innehall(gammalt: Element, farskt: Element, bildbyte: Bildbyte) -> bool:
    """Give the content *gammalt* what *farskt* says; *farskt* itself is left as it is.

    Returns whether it could be done: paragraphs have no place inside a paragraph.
    """
    par = _samma_form(gammalt, farskt)
    if par is None:
        plats = _behallare(gammalt, farskt)
        if plats is not None:
            _helt(plats, farskt, bildbyte)
        return plats is not None
    for ett, nytt in par:
        if ordnar(ett) != ordnar(nytt):
            _nya_ord(ett, nytt)
        for bild, ny_bild in zip(_bilder(ett), _bilder(nytt), strict=True):
            _ny_bild(bild, ny_bild, bildbyte)
    return True


def _behallare(gammalt: Element, farskt: Element) -> Element | None:
    """What takes the new content: Word sets a control that fills a cell, or a paragraph, round the whole of it."""
    celler = gammalt.findall(wn("tc"))
    plats = celler[0] if celler else gammalt
    i_rad, har_stycken = farskt.find(f".//{wn('p')}") is None, plats.find(f".//{wn('p')}") is not None
    if i_rad and har_stycken:
        return next(plats.iter(wn("p")))
    return plats if i_rad or har_stycken or not len(plats) else None


def ordnar(element: Element) -> str:
    """The words of a content, with every mark of its shape."""
    return Avtryckare(inga_bilder).text(element)


def _samma_form(gammalt: Element, farskt: Element) -> list[tuple[Element, Element]] | None:
    """The paragraphs in pairs, when the new words can stand in the old shape; None when they cannot."""
    stycken, nya = _stycken(gammalt), _stycken(farskt)
    if nya == [farskt]:
        if len(stycken) != 1:
            return None
    elif _stomme(gammalt) != _stomme(farskt) or _etiketter(gammalt) != _etiketter(farskt):
        return None
    par = list(zip(stycken, nya, strict=True))
    return par if all(_kan_bytas(*ett) for ett in par) else None


def _stycken(element: Element) -> list[Element]:
    """The paragraphs of a content; one inside a paragraph is its own only one."""
    return list(element.iter(wn("p"))) or [element]


def _stomme(element: Element) -> list[str]:
    return [lokalt(ett) for ett in element.iter(*_STOMMEN)]


def _etiketter(element: Element) -> list[str]:
    """What the first cell of each row says: the words of one row do not stand in the looks of another's."""
    forsta = (next(rad.iter(wn("tc")), None) for rad in element.iter(wn("tr")))
    return [text(cell) for cell in forsta if cell is not None]


def _kan_bytas(gammalt: Element, nytt: Element) -> bool:
    if len(_bilder(gammalt)) != len(_bilder(nytt)):
        return False
    if _bilder(nytt):
        return _skrivet(gammalt) == _skrivet(nytt)
    return ordnar(gammalt) == ordnar(nytt) or (_bara_ord(gammalt) and _bara_ord(nytt))


def _skrivet(element: Element) -> str:
    """The words alone, without what is said of a picture."""
    return "".join(ett.text or "" for ett in element.iter(wn("t")))


def _bara_ord(stycke: Element) -> bool:
    return all(
        barn.tag in _BREDVID or (barn.tag == wn("r") and all(ett.tag in _I_RUN for ett in barn)) for barn in stycke
    )


def _nya_ord(stycke: Element, nytt: Element) -> None:
    """Set the words of one paragraph in the looks of the other's: a new word looks as the one whose place it takes."""
    if _bara_ord(stycke) and _bara_ord(nytt):
        skriv_over(stycke, "".join(map(runtext, nytt.findall(wn("r")))))


def _bilder(element: Element) -> list[Element]:
    """The drawings; what stands there for readers of old is the same one again."""
    return [ett for ett in element.iter(wn("drawing")) if _blip(ett) is not None and not _reserv(ett)]


def _reserv(element: Element) -> bool:
    return any(lokalt(over) == "Fallback" for over in element.iterancestors())


def _blip(bild: Element) -> Element | None:
    return next((ett for ett in bild.iter("*") if lokalt(ett) == "blip"), None)


def _ny_bild(bild: Element, ny_bild: Element, bildbyte: Bildbyte) -> None:
    blip, ny_blip = _blip(bild), _blip(ny_bild)
    if blip is not None and ny_blip is not None:
        blip.set(BILD, bildbyte(blip.get(BILD, ""), ny_blip.get(BILD, "")))
    for ett, nytt in zip(_docpr(bild), _docpr(ny_bild), strict=False):
        for namn in ("descr", "title"):
            if nytt.get(namn) is not None:
                ett.set(namn, nytt.get(namn, ""))


def _docpr(bild: Element) -> list[Element]:
    return [ett for ett in bild.iter("*") if lokalt(ett) == "docPr"]


def _helt(gammalt: Element, farskt: Element, bildbyte: Bildbyte) -> None:
    stycken = _stycken(gammalt)
    bokmarken = [(ett, _vid(ett, stycken)) for ett in gammalt.iter(*_BOKMARKEN) if not _inre(ett, gammalt)]
    fore = [(blip.get(BILD, ""), _docpr(bild)) for bild in _bilder(gammalt) if (blip := _blip(bild)) is not None]
    for ett in [ett for ett in gammalt if ett.tag not in _EGENSKAPER]:
        gammalt.remove(ett)
    gammalt.extend(deepcopy(ett) for ett in farskt)
    for ett in [ett for ett in gammalt.iter(*_BOKMARKEN) if not _inre(ett, gammalt)]:
        _ta_bort(ett)
    for nr, bild in enumerate(_bilder(gammalt)):
        rel, docpr = fore[nr] if nr < len(fore) else ("", [])
        _hel_bild(bild, rel, docpr, bildbyte)
    _bokmark(_stycken(gammalt), bokmarken, len(stycken) - 1)


def _hel_bild(bild: Element, rel: str, docpr: Sequence[Element], bildbyte: Bildbyte) -> None:
    blip = _blip(bild)
    if blip is not None:
        blip.set(BILD, bildbyte(rel, blip.get(BILD, "")))
    for ett, gammalt in zip(_docpr(bild), docpr, strict=False):
        ett.set("id", gammalt.get("id", "1"))


def _inre(bokmarke: Element, innehall: Element) -> bool:
    """Whether a bookmark is the twin of another frame, inside this one."""
    return any(varde(over.find(wn("sdtPr")), "tag").startswith(MARKE) for over in _mellan(bokmarke, innehall))


def _mellan(element: Element, yttersta: Element) -> list[Element]:
    mellan: list[Element] = []
    for over in element.iterancestors():
        if over is yttersta:
            break
        mellan.append(over)
    return mellan


def _vid(bokmarke: Element, stycken: Sequence[Element]) -> int:
    """The number of the paragraph that a bookmark begins or ends in, or of the one beside it."""
    for over in bokmarke.iterancestors():
        if over in stycken:
            return stycken.index(over)
    slutar = bokmarke.tag == wn("bookmarkEnd")
    granne = bokmarke.getprevious() if slutar else bokmarke.getnext()
    inne = [] if granne is None else _stycken(granne)
    ett = (inne[-1] if slutar else inne[0]) if inne else None
    return stycken.index(ett) if ett in stycken else (len(stycken) - 1 if slutar else 0)


def _bokmark(stycken: Sequence[Element], bokmarken: Sequence[tuple[Element, int]], sista: int) -> None:
    """Set the bookmarks in the same paragraphs as before, those that ended in the last one in the last one."""
    for ett, nr in bokmarken:
        ett.tail = None
        if ett.tag == wn("bookmarkEnd"):
            stycken[-1 if nr == sista else min(nr, len(stycken) - 1)].append(ett)
        else:
            stycke = stycken[min(nr, len(stycken) - 1)]
            stycke.insert(1 if stycke.find(wn("pPr")) is not None else 0, ett)


def _ta_bort(element: Element) -> None:
    foralder = element.getparent()
    if foralder is not None:
        foralder.remove(element)
