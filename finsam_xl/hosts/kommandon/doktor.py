"""`finsam doktor`: what works on this machine."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from finsam_xl.arbete.gemensamt.maskin import denna
from finsam_xl.hosts.dator.doktor import undersok, undersok_bok
from finsam_xl.hosts.dator.ron import Ronlage
from finsam_xl.hosts.kommandon import KONTROLLFEL
from finsam_xl.hosts.kommandon.ron import visa_ron

if TYPE_CHECKING:
    import argparse

__all__ = ["kommando"]


def kommando(val: argparse.Namespace) -> int:
    """Say what works on this machine."""
    maskin = denna()
    ron = undersok(maskin) + (undersok_bok(Path(val.bok), maskin) if val.bok else ())
    visa_ron(ron)
    return KONTROLLFEL if any(ett.lage is Ronlage.FEL for ett in ron) else 0
