"""The parts that hold a new workbook together: its sheets and names, what leads to what, and what each part is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from finsam_xl.arbetsbok.lasa.formeltext import citera
from finsam_xl.arbetsbok.opc.ooxml import MAIN, OFFICE
from finsam_xl.arbetsbok.skriva.xmltext import escape, quoteattr

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

__all__ = ["BOOK", "SHEET", "STYLES", "SheetEntry", "content_types", "relations", "relations_of", "workbook_part"]

BOOK: Final = "xl/workbook.xml"
STYLES: Final = "xl/styles.xml"
SHEET: Final = "xl/worksheets/sheet{}.xml"
_RELATIONS: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES: Final = "http://schemas.openxmlformats.org/package/2006/content-types"
_SPREADSHEET: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml."
_DRAWING: Final = "application/vnd.openxmlformats-officedocument.drawing"
_KINDS: Final = {
    BOOK: f"{_SPREADSHEET}sheet.main+xml",
    STYLES: f"{_SPREADSHEET}styles+xml",
    "xl/worksheets/": f"{_SPREADSHEET}worksheet+xml",
    "xl/tables/": f"{_SPREADSHEET}table+xml",
    "xl/drawings/": f"{_DRAWING}+xml",
    "xl/charts/": f"{_DRAWING}ml.chart+xml",
}
"""What a part is, by the beginning of its name."""


@dataclass(frozen=True, slots=True)
class SheetEntry:
    """A sheet in the workbook's list: its name and state, and the names of its own, such as the rows to repeat."""

    name: str
    state: str = "visible"
    names: Mapping[str, str] | None = None


def workbook_part(sheets: Sequence[SheetEntry], names: Mapping[str, str], *, from_1904: bool) -> bytes:
    """The list of *sheets*, and *names* for the whole workbook (name -> reference); days may count *from_1904*."""
    listed = "".join(
        f'<sheet name={quoteattr(sheet.name)} sheetId="{nr}" state="{sheet.state}" r:id="rId{nr}"/>'
        for nr, sheet in enumerate(sheets, start=1)
    )
    date_system = ' date1904="1"' if from_1904 else ""
    return (
        f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><workbookPr{date_system}/>'
        f"<bookViews><workbookView/></bookViews><sheets>{listed}</sheets>{_names(sheets, names)}"
        '<calcPr calcId="124519"/></workbook>'
    ).encode()


def _names(sheets: Sequence[SheetEntry], names: Mapping[str, str]) -> str:
    written = [
        f"<definedName name={quoteattr(name)}>{escape(reference)}</definedName>" for name, reference in names.items()
    ]
    written += [
        f'<definedName name="{name}" localSheetId="{nr}">{escape(f"{citera(sheet.name)}!{place}")}</definedName>'
        for nr, sheet in enumerate(sheets)
        for name, place in (sheet.names or {}).items()
    ]
    return f"<definedNames>{''.join(written)}</definedNames>" if written else ""


def relations(kind: str, targets: Iterable[str]) -> list[tuple[str, str]]:
    """Relationships of one *kind* to the parts *targets*."""
    return [(f"{OFFICE}/{kind}", f"/{target}") for target in targets]


def relations_of(part: str, to: Sequence[tuple[str, str]]) -> tuple[str, bytes]:
    """The part that says where *part* leads ("" is the package itself), and its name."""
    folder, _, name = part.rpartition("/")
    written = "".join(
        f'<Relationship Type="{kind}" Target="{target}" Id="rId{nr}"/>' for nr, (kind, target) in enumerate(to, start=1)
    )
    place = f"{folder}/_rels/{name}.rels".lstrip("/")
    return place, f'<Relationships xmlns="{_RELATIONS}">{written}</Relationships>'.encode()


def content_types(parts: Iterable[str]) -> bytes:
    """What each of *parts* is."""
    written = "".join(
        f'<Override PartName="/{part}" ContentType="{kind}"/>'
        for part in parts
        for start, kind in _KINDS.items()
        if part.startswith(start) and not part.endswith(".rels")
    )
    return (
        f'<Types xmlns="{_TYPES}"><Default Extension="rels" ContentType="application/'
        f'vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
        f"{written}</Types>"
    ).encode()
