"""Tal som någon annan har beslutat, med år och källa: fördelningsmodellen, trappan och sjukfrånvarons gräns."""

from __future__ import annotations

import tomllib
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any

from finsam_xl.mallar import mall
from finsam_xl.regler.statlig_tilldelning import Parametrar
from finsam_xl.regler.trappa import Trappsteg

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = ["sjukfranvarons_grans", "statens_modell", "trappan"]


@cache
def _las() -> Mapping[str, Sequence[Mapping[str, Any]]]:
    return tomllib.loads(mall("parametrar.toml").read_text(encoding="utf-8"), parse_float=Decimal)


def statens_modell() -> tuple[Parametrar, ...]:
    """Fördelningsmodellens tal (kr och andelar) för varje tid som de har gällt, äldst först."""
    return tuple(
        Parametrar(
            fran_ar=rad["fran_ar"],
            grundtilldelning=Decimal(rad["grundtilldelning"]),
            vikt_forsorjningsmatt=rad["vikt_forsorjningsmatt"],
            kalla=rad["kalla"],
            till_ar=rad.get("till_ar"),
            sparr=rad.get("sparr"),
        )
        for rad in _las()["statlig_tilldelning"]
    )


def trappan() -> tuple[Trappsteg, ...]:
    """Stegen för rimligt eget kapital (kr och andelar), från minsta förbund till största."""
    return tuple(
        Trappsteg(
            fran=Decimal(rad["fran"]),
            max_andel=rad["max_andel"],
            kalla=rad["kalla"],
            till=_kr(rad.get("till")),
            max_belopp=_kr(rad.get("max_belopp")),
        )
        for rad in _las()["rimligt_eget_kapital"]
    )


def _kr(belopp: int | Decimal | None) -> Decimal | None:
    return None if belopp is None else Decimal(belopp)


def sjukfranvarons_grans(ar: int) -> int:
    """Så många anställda, eller så många i en grupp, som uppgiften om sjukfrånvaro ännu inte lämnas för."""
    rader = [rad for rad in _las()["sjukfranvaro"] if rad["fran_ar"] <= ar <= rad.get("till_ar", ar)]
    return int(rader[-1]["hogst_anstallda"])
