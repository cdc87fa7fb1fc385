"""Alternativtexten: vad diagrammet visar, med varje tal, för den som inte ser bilden."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from finsam_xl.layout.chart import Drawn

if TYPE_CHECKING:
    from collections.abc import Iterator

    from finsam_xl.dokument.diagram.data import Diagramdata
    from finsam_xl.dokument.marken.i_ord import Skrivsatt

__all__ = ["SAKNAS", "alternativtext", "i_enhet"]

SAKNAS: Final = "saknas"
_SLAG: Final = {
    Drawn.SHARES: "Staplar av andelar",
    Drawn.BARS: "Liggande staplar",
    Drawn.COLUMNS: "Stående staplar",
}


def i_enhet(enhet: str) -> str:
    """Vad talen räknar, som det står i bilden: «Belopp i tkr», «Antal»."""
    return f"{enhet[:1].upper()}{enhet[1:]}"


def alternativtext(data: Diagramdata, satt: Skrivsatt) -> str:
    """Slaget och enheten, och därefter varje kategori med sina tal; titeln står för sig, och läses först."""
    enhet = f", {data.enhet}" if data.enhet else ""
    return f"{_SLAG[data.slag]}{enhet}. {' '.join(_kategorierna(data, satt))}"


def _kategorierna(data: Diagramdata, satt: Skrivsatt) -> Iterator[str]:
    ensam = len(data.serier) == 1
    for nr, kategori in enumerate(data.kategorier):
        if nr in data.avsnitt:
            yield f"{kategori}."
            continue
        talen = (ett.tal[nr] for ett in data.serier)
        skrivna = [SAKNAS if tal is None else satt.tal(tal, data.decimaler) for tal in talen]
        namnda = (f"{_gement(ett.namn)}: {tal}" for ett, tal in zip(data.serier, skrivna, strict=True))
        yield f"{kategori}: {skrivna[0]}." if ensam else f"{kategori}, {'; '.join(namnda)}."


def _gement(text: str) -> str:
    """Texten inne i en mening; en förkortning behåller sina stora bokstäver."""
    return text if text[1:2].isupper() else f"{text[:1].lower()}{text[1:]}"
