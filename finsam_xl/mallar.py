"""Files of templates/: inside the installed package, or at the root of the repository."""

from __future__ import annotations

from pathlib import Path

__all__ = ["mall"]

_PAKET = Path(__file__).parent / "templates"
_FORRAD = Path(__file__).parents[1] / "templates"


def mall(namn: str) -> Path:
    """Path of the template file or folder *namn*, such as «kontoplan_bas.csv».

    Raises:
        FileNotFoundError: no such template, or a name that leaves the folder.

    """
    rot = _PAKET if _PAKET.is_dir() else _FORRAD
    plats = (rot / namn).resolve()
    if not plats.is_relative_to(rot.resolve()) or not plats.exists():
        raise FileNotFoundError(f"Mallen {namn} finns inte i {rot}.")
    return plats
