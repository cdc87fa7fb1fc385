"""How many calls the button Bygg årsredovisning makes into Excel, per sheet, counted in the stand-in.

Run by hand: `python tests/bench/excel.py`. Ends with 1 when the goal is missed.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from finsam_xl.hosts.excel import bygg_arsredovisning
from tests.exceldubbel import Dubbelapp, oppna
from tests.exemplet import importerat

AT_MOST = 25


def main() -> int:
    """Print the calls of a first build and of the next one, by kind."""
    worst = 0.0
    with tempfile.TemporaryDirectory() as folder:
        app = Dubbelapp()
        book = oppna(app, importerat(Path(folder) / "bok.xlsm"))
        for which in ("first build", "next build"):
            app.raknare.slag.clear()
            bygg_arsredovisning(bok=book)
            sheets = sum(1 for sheet in book.impl.arken() if sheet.title.startswith("ÅR "))
            names = app.raknare.slag.pop("namn", 0)
            calls = app.raknare.antal
            worst = max(worst, calls / sheets)
            print(f"{which}: {calls} calls for {sheets} sheets, {calls / sheets:.1f} a sheet, and {names} for names")
            print("  " + ", ".join(f"{kind} {number}" for kind, number in app.raknare.slag.most_common()))
    print(f"at most {AT_MOST} a sheet: {'yes' if worst <= AT_MOST else 'NO'}")
    return int(worst > AT_MOST)


if __name__ == "__main__":
    sys.exit(main())
