"""Commands about the machine: put a macro workbook in order, and say what works."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from finsam_xl.hosts.kommandon import KONTROLLFEL

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from finsam_xl.hosts.dator.doktor import Ron

__all__ = ["kommando_doktor", "kommando_installera"]


def kommando_installera(val: argparse.Namespace) -> int:
    """Put a macro workbook in order for this machine."""
    from finsam_xl.arbete.gemensamt.maskin import denna  # noqa: PLC0415 - only this command needs it
    from finsam_xl.hosts.dator.installation import installera, vanlig_plats  # noqa: PLC0415 - only this command needs it

    maskin = denna()
    gjort = installera(Path(val.bok) if val.bok else vanlig_plats(maskin), maskin)
    _visa_ron(gjort.ron)
    vad = "Knapparna i boken pekades om" if gjort.fanns else "Boken skapades"
    print(f"\n{vad}: {gjort.bok}\nKnapparna startar {gjort.tolk}\n")
    print(gjort.rad)
    return 0


def kommando_doktor(val: argparse.Namespace) -> int:
    """Say what works on this machine."""
    from finsam_xl.arbete.gemensamt.maskin import denna  # noqa: PLC0415 - only this command needs it
    from finsam_xl.hosts.dator.doktor import Lage, undersok, undersok_bok  # noqa: PLC0415 - only this command needs it

    maskin = denna()
    ron = undersok(maskin) + (undersok_bok(Path(val.bok), maskin) if val.bok else ())
    _visa_ron(ron)
    return KONTROLLFEL if any(ett.lage is Lage.FEL for ett in ron) else 0


def _visa_ron(ron: Sequence[Ron]) -> None:
    from finsam_xl.arbete.gemensamt.utskrift import stycke  # noqa: PLC0415 - only this command needs it

    for ett in ron:
        print(f"{ett.lage:8} {ett.vad}\n{stycke(ett.text)}")
