"""Kontona som filerna har belopp på, med det namn som den nyaste filen ger dem."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from finsam_xl.belopp import NOLL
from finsam_xl.inputs.tydning import stada
from finsam_xl.koder import ar_kontonummer
from finsam_xl.modell import Saldorad
from finsam_xl.sie import arssaldon

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from finsam_xl.modell import Kontorad
    from finsam_xl.sie import SieFil

__all__ = ["Filkonto", "filkonton"]


@dataclass(frozen=True, slots=True)
class Filkonto:
    """Ett konto med belopp i någon av filerna: dess namn, och var namnet står."""

    konto: str
    namn: str
    kalla: str

    def pa(self, rad: Kontorad) -> Saldorad:
        """Kontot som en rad i Saldo, med den plats som *rad* ger."""
        return Saldorad(date.min, self.konto, self.namn, rad.rad, rad.not_, rad.drift, NOLL, NOLL)


def filkonton(filer: Sequence[SieFil]) -> tuple[Filkonto, ...]:
    """Kontona i nummerordning; *filer* har den nyaste först."""
    funna: dict[str, Filkonto] = {}
    for fil in filer:
        for konto in filter(ar_kontonummer, dict.fromkeys(_med_belopp(fil))):
            namn = stada(fil.kontonamn(konto))
            vilket = f"{konto} «{namn}»"
            funna.setdefault(konto, Filkonto(konto, namn, fil.var(f"#KONTO {vilket}", f"konto {vilket}")))
    return tuple(funna[konto] for konto in sorted(funna))


def _med_belopp(fil: SieFil) -> Iterator[str]:
    for arsnr in fil.rar:
        yield from (saldo.konto for saldo in arssaldon(fil, arsnr) if saldo.ib or saldo.belopp)
    yield from (konto for _, _, konto, _ in fil.pbudget)
