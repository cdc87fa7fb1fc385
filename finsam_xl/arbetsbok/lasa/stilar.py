"""The formats of a workbook by content: two formats that look alike are equal, however the file spells them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from finsam_xl.arbetsbok.lasa.talform import talkod
from finsam_xl.arbetsbok.opc.ooxml import lokalt, qn

if TYPE_CHECKING:
    from finsam_xl.arbetsbok.opc.ooxml import Element

__all__ = ["DELAR", "Cellformat", "Form", "Stilbok", "form", "las_stilar", "teckenform"]

Form: TypeAlias = "tuple[object, ...]"
DELAR = ("numFmt", "font", "fill", "border", "alignment", "protection")

_FIRST_CUSTOM = 164
_AUTO: Form = ("auto",)
_DEFAULTS = {
    "horizontal": "general",
    "vertical": "bottom",
    "locked": "1",
    **dict.fromkeys(("wrapText", "textRotation", "indent", "relativeIndent"), "0"),
    **dict.fromkeys(("justifyLastLine", "shrinkToFit", "readingOrder", "hidden"), "0"),
}
_NOT_LOOK = {"family", "charset"}
_SIDES = {"start": "left", "end": "right"}


@dataclass(frozen=True, slots=True)
class Cellformat:
    """How a cell looks, part by part in the order of DELAR, and the named style that it stands on."""

    delar: tuple[Form, ...]
    stil: int


@dataclass(frozen=True, slots=True)
class Stilbok:
    """A workbook's formats: of cells, of named styles (by their index), and of conditional formats."""

    celler: tuple[Cellformat, ...]
    stilar: tuple[Cellformat, ...]
    namn: dict[int, str] = field(default_factory=dict)
    dxf: tuple[Form, ...] = ()

    def talform(self, index: int) -> str:
        """Return the code of a cell format's number format."""
        nummer = self.celler[index].delar[0][0]
        return talkod(nummer, {}) if isinstance(nummer, int) else str(nummer)

    def avtryck(self, index: int) -> Form:
        """Return a cell format as its style's name and what departs from that style."""
        if not index < len(self.celler):
            return ("okänt", index)
        egen = self.celler[index]
        stil = self.stilar[egen.stil].delar if egen.stil < len(self.stilar) else (None,) * len(DELAR)
        avsteg = tuple(
            (namn, _avskalad(del_)) for namn, del_, grund in zip(DELAR, egen.delar, stil, strict=True) if del_ != grund
        )
        return (self.namn.get(egen.stil, "Normal").casefold(), *avsteg)


def _avskalad(del_: Form) -> Form:
    return tuple(ett.replace("\\", "").replace('"', "") if isinstance(ett, str) else ett for ett in del_)


def las_stilar(rot: Element) -> Stilbok:
    """Read the styles part."""
    koder = {int(ett.get("numFmtId", "0")): ett.get("formatCode", "") for ett in rot.iterfind(f"{qn('numFmts')}/*")}
    hyllor = tuple(tuple(form(ett) for ett in rot.iterfind(f"{qn(namn)}/*")) for namn in ("fonts", "fills", "borders"))

    def formater(behallare: str) -> tuple[Cellformat, ...]:
        return tuple(_format(ett, koder, hyllor) for ett in rot.iterfind(f"{qn(behallare)}/{qn('xf')}"))

    namn = {int(ett.get("xfId", "0")): _stilnamn(ett) for ett in rot.iterfind(f"{qn('cellStyles')}/{qn('cellStyle')}")}
    dxf = tuple(form(ett) for ett in rot.iterfind(f"{qn('dxfs')}/{qn('dxf')}"))
    return Stilbok(formater("cellXfs"), formater("cellStyleXfs"), namn, dxf)


def _stilnamn(element: Element) -> str:
    return "Normal" if element.get("builtinId") == "0" else element.get("name", "")


def _format(xf: Element, koder: dict[int, str], hyllor: tuple[tuple[Form, ...], ...]) -> Cellformat:
    nummer = int(xf.get("numFmtId", "0"))
    valda = (
        _ur_hylla(hylla, xf.get(attribut, "0"))
        for hylla, attribut in zip(hyllor, ("fontId", "fillId", "borderId"), strict=True)
    )
    delar = (
        _talform(nummer, koder),
        *valda,
        *(form(ett) if (ett := xf.find(qn(namn))) is not None else () for namn in DELAR[4:]),
    )
    return Cellformat(delar, int(xf.get("xfId", "0")))


def _ur_hylla(hylla: tuple[Form, ...], index: str) -> Form:
    return hylla[int(index)] if int(index) < len(hylla) else ()


def _talform(nummer: int, koder: dict[int, str]) -> Form:
    return (nummer,) if nummer < _FIRST_CUSTOM or nummer not in koder else (koder[nummer],)


def form(element: Element) -> Form:
    """Return what an element of the styles part says, without what only differs between programs."""
    match lokalt(element):
        case "font" | "dxf":
            return teckenform(element)
        case "fill":
            return _fyllning(element)
        case "border":
            return _kantlinjer(element)
        case "alignment" | "protection":
            return tuple(sorted((namn, varde) for namn, varde in _attribut(element) if _DEFAULTS.get(namn) != varde))
        case "numFmt":
            return (element.get("formatCode", ""),)
        case _:
            return (lokalt(element), *sorted(_attribut(element)), *(form(barn) for barn in element))


def teckenform(element: Element) -> Form:
    """Return what a font says, also the font of a run of text."""
    return tuple(sorted((ett for barn in element if (ett := _egenskap(barn))), key=repr))


def _attribut(element: Element) -> list[tuple[str, str]]:
    return [(str(namn), _sanning(str(varde))) for namn, varde in element.attrib.items()]


def _sanning(varde: str) -> str:
    return {"true": "1", "false": "0"}.get(varde, varde)


def _egenskap(element: Element) -> Form:
    namn, varde = lokalt(element), _sanning(element.get("val", "1"))
    if namn in {"fill", "border", "alignment", "protection", "font", "numFmt"}:
        innehall = form(element)
        return (namn, innehall) if innehall else ()
    if namn == "color":
        return () if (farg := _farg(element)) == _AUTO else (namn, farg)
    if not namn or namn in _NOT_LOOK or varde in {"0", "none", "baseline"}:
        return ()
    if namn == "rFont":
        return ("name", varde)
    if namn == "sz":
        return (namn, float(varde))
    return (namn, "single" if namn == "u" and varde == "1" else varde)


def _farg(element: Element | None) -> Form:
    if element is None or element.get("auto") or element.get("indexed") == "64":
        return _AUTO
    nyans = round(float(element.get("tint", "0")), 4)
    for slag in ("theme", "indexed"):
        if slag in element.attrib:
            return (slag, element.get(slag), nyans)
    return ("rgb", element.get("rgb", "")[-6:].upper(), nyans)


def _fyllning(element: Element) -> Form:
    monster = element.find(qn("patternFill"))
    if monster is None:
        return tuple((lokalt(barn), *sorted(_attribut(barn)), *map(form, barn)) for barn in element)
    slag = monster.get("patternType", "none")
    fram, bak = _farg(monster.find(qn("fgColor"))), _farg(monster.find(qn("bgColor")))
    if slag == "none":
        return () if fram == bak == _AUTO else ("none", fram, bak)
    return (slag, fram) if slag == "solid" and fram != _AUTO else (slag, fram, bak)


def _kantlinjer(element: Element) -> Form:
    sidor = tuple(
        (_SIDES.get(lokalt(sida), lokalt(sida)), sida.get("style"), _farg(sida.find(qn("color"))))
        for sida in element
        if sida.get("style", "none") != "none"
    )
    snett = tuple(namn for namn in ("diagonalUp", "diagonalDown") if element.get(namn) in {"1", "true"})
    return (*sorted(sidor, key=repr), *snett) if sidor else ()
