"""En bok som xlwings klient skickar den: värden, tabeller och namn, aldrig formler eller utseende."""

from __future__ import annotations

from typing import Any

from tests.avlast import avlast

__all__ = ["som_json"]


def _varde(varde: Any) -> Any:
    isoformat = getattr(varde, "isoformat", None)
    return f"{isoformat()[:10]}T00:00:00.000Z" if isoformat else "" if varde is None else varde


def som_json(data: bytes) -> dict[str, Any]:
    """En bok som klienten skickar den: värden, tabeller och namn."""
    varden, formler = (avlast(data, varden=vilka) for vilka in (True, False))
    return {
        "book": {"name": "bok.xlsx", "active_sheet_index": 0, "selection": "A1"},
        "names": [
            {
                "name": namn,
                "sheet_index": 0,
                "address": ett.attr_text,
                "refers_to": f"={ett.attr_text}",
                "book_scope": True,
                "scope_sheet_name": None,
                "scope_sheet_index": None,
            }
            for namn, ett in formler.defined_names.items()
        ],
        "sheets": [
            {
                "name": ark.title,
                "values": [[_varde(cell) for cell in rad] for rad in ark.iter_rows(values_only=True)],
                "tables": [{"name": ett.displayName, "range_address": ett.ref} for ett in ark.tables.values()],
                **{slag: [] for slag in ("pictures", "charts", "shapes", "names", "notes", "pivot_tables")},
            }
            for ark in varden.worksheets
        ],
    }
