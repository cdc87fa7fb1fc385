"""Kontonummer som är kortare än listans andra: en klass 0 som har tappat sin nolla, eller en grupp med sin summa."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from finsam_xl.inlasning.saldolista.kolumner import Roll
from finsam_xl.inlasning.saldolista.summarader import ar_summa_intill

if TYPE_CHECKING:
    from finsam_xl.inlasning.saldolista.ark import Listark
    from finsam_xl.inlasning.saldolista.kolumner import Kolumnplan
    from finsam_xl.inlasning.saldolista.listrad import Listrad
    from finsam_xl.inlasning.saldolista.rader import Lista

__all__ = ["med_hela_konton"]

_DE_FLESTA = Decimal("0.8")
_FLEST_GRUPPER = 200


def med_hela_konton(ark: Listark, plan: Kolumnplan, lista: Lista) -> None:
    """Ge konton som Excel gjort till tal sin nolla åter, «110» bland fyrsiffriga, och hoppa över gruppernas summor."""
    langder = Counter(len(rad.konto) for rad in lista.rader)
    if not langder or max(langder.values()) < _DE_FLESTA * len(lista.rader):
        return
    langd = langder.most_common(1)[0][0]
    kontokol = plan.med(Roll.KONTO)[0].kol
    korta = sum(1 for rad in lista.rader if len(rad.konto) < langd)
    klara: list[Listrad] = []
    for rad in lista.rader:
        fattas = langd - len(rad.konto)
        kan_vara_tal = not ark.namn or isinstance(ark.rader[rad.rad].get(kontokol), Decimal)
        kan_vara_grupp = fattas > 0 and korta <= _FLEST_GRUPPER and any(rad.belopp.values())
        if kan_vara_grupp and ar_summa_intill(rad, lista.rader):
            lista.hoppade[rad.rad] = "grupp"
        elif fattas == 1 and kan_vara_tal:
            klara.append(replace(rad, konto=f"0{rad.konto}"))
            lista.nollor[rad.konto] = rad.rad
        else:
            klara.append(rad)
    lista.rader[:] = klara
