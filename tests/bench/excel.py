"""How many calls the button Bygg årsredovisning makes into Excel, counted in the stand-in, and for which kinds.

Run by hand: `python -m tests.bench.excel`. Ends with 1 when a limit is passed; a test holds the same limits.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from finsam_xl.hosts.excel import bygg_arsredovisning
from tests.exceldubbel import Dubbelapp, oppna
from tests.exceldubbel.granser import HOGST
from tests.exemplet import importerat


def main() -> int:
    """Print the calls of a first build and of the next one, by kind."""
    for_manga = 0
    with tempfile.TemporaryDirectory() as folder:
        app = Dubbelapp()
        book = oppna(app, importerat(Path(folder) / "bok.xlsm"))
        for which, at_most in zip(("first build", "next build"), HOGST, strict=True):
            app.raknare.slag.clear()
            bygg_arsredovisning(bok=book)
            sheets = sum(1 for sheet in book.impl.arken() if sheet.title.startswith("ÅR "))
            calls = app.raknare.antal
            for_manga += calls > at_most
            print(f"{which}: {calls} calls for {sheets} sheets and all names; at most {at_most}")
            print("  " + ", ".join(f"{kind} {number}" for kind, number in app.raknare.slag.most_common()))
    print("too many" if for_manga else "within the limits")
    return int(for_manga > 0)


if __name__ == "__main__":
    sys.exit(main())
