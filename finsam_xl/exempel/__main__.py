"""Write the SIE file of an example: ``python -m finsam_xl.exempel FILE [EXAMPLE]``."""

from __future__ import annotations

import argparse
from pathlib import Path

from finsam_xl.exempel import bokforing


def main() -> None:
    """Write the file that was asked for."""
    fragor = argparse.ArgumentParser(prog="python -m finsam_xl.exempel", description="Skriv ett exempels SIE-fil.")
    fragor.add_argument("fil", type=Path, help="filen att skriva, till exempel gavleborg-2025.se")
    fragor.add_argument("exempel", nargs="?", default="gavleborg-2025", help="exemplets namn")
    svar = fragor.parse_args()
    svar.fil.write_bytes(bokforing(svar.exempel))


if __name__ == "__main__":
    main()
