"""Cellerna på en rad i en saldolista: beloppet, radens_objekt, månaden och året som raden själv säger."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from finsam_xl.inlasning.saldolista.ark import Obrukbar, som_text
from finsam_xl.inlasning.saldolista.kolumner import Roll
from finsam_xl.inlasning.saldolista.talen import beloppet
from finsam_xl.inputs.tydning import stada

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from finsam_xl.inlasning.saldolista.ark import Arkvarde
    from finsam_xl.inlasning.saldolista.kolumner import Kolumnplan

__all__ = ["ar_tom", "ett_belopp", "har", "radens_ar", "radens_objekt", "radens_text"]


_HELTAL = re.compile(r"^(\d+)[.,]0+$")
"""Ett objekts nummer som har blivit ett tal: «310.0»."""


def radens_objekt(celler: Mapping[int, Arkvarde], plan: Kolumnplan) -> Iterator[tuple[str, str, str]]:
    """Objekten som radens celler säger: (dimension, nummer, namn), utan de tomma."""
    namnen = {ett.dimension: ett.kol for ett in plan.med(Roll.OBJEKTNAMN)}
    for ett in plan.med(Roll.OBJEKT):
        text = stada(som_text(celler.get(ett.kol)))
        if not text or set(text) <= set("-–0") or text.casefold() in {"saknas", "(tom)", "tom", "ej fördelat"}:
            continue
        text = _HELTAL.sub(r"\1", text)
        nummer, _, resten = text.partition(" ")
        namn = stada(som_text(celler.get(namnen[ett.dimension]))) if ett.dimension in namnen else ""
        yield ett.dimension, (nummer if resten and nummer.isalnum() else text), namn or resten.lstrip(" -–:.")


def radens_ar(celler: Mapping[int, Arkvarde], plan: Kolumnplan) -> int | None:
    """Året som raden säger."""
    for ett in plan.med(Roll.AR):
        traff = re.match(r"(?:19|20)\d\d", stada(som_text(celler.get(ett.kol))))
        if traff:
            return int(traff[0])
    return None


def ett_belopp(varde: Arkvarde, tecken: str) -> Decimal | str:
    """Cellens belopp, eller varför den inte är ett."""
    if isinstance(varde, Obrukbar):
        return varde.varfor
    if isinstance(varde, (str, Decimal)):
        return beloppet(varde, tecken)
    return f"cellen är ett datum ({varde})"


def har(celler: Mapping[int, Arkvarde], plan: Kolumnplan, *roller: Roll) -> bool:
    """Om någon kolumn med en av rollerna är ifylld på raden."""
    return any(not ar_tom(celler.get(ett.kol)) for ett in plan.med(*roller))


def ar_tom(varde: Arkvarde | None) -> bool:
    """Om cellen är tom, eller bara har blanka."""
    return varde is None or (isinstance(varde, str) and not stada(varde))


def radens_text(celler: Mapping[int, Arkvarde]) -> str:
    """Alla radens celler som en text."""
    return " ".join(text for _, varde in sorted(celler.items()) if (text := som_text(varde)))
