"""Kommunmatrisen: vad som finns i varje kommun, lokala insatser, antal Trisam-team och finansierade handläggare."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from finsam_xl.figurer.kvoter import lika_med_noll
from finsam_xl.figurer.ur_poster import figurer
from finsam_xl.figurer.urval import bland, uppslag
from finsam_xl.layout.expr import Figure, Text, plus
from finsam_xl.layout.poster import Enhet, Post
from finsam_xl.layout.table import Line, PrintedColumn, Row, Sum, Table
from finsam_xl.layout.value import Content, count
from finsam_xl.tabeller.kolumner import text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from finsam_xl.figurer.underlag import Underlag
    from finsam_xl.modell import Kommun

__all__ = ["poster", "tabell"]


def _rader(underlag: Underlag) -> dict[str, Kommun]:
    return {f"KM_team_{nummer}": kommun for nummer, kommun in enumerate(underlag.bokslut.kommuner, start=1)}


def poster(underlag: Underlag) -> tuple[Post, ...]:
    """Antal team per kommun, ur bladet Kommuner, och deras summa."""
    rader = _rader(underlag)

    def post(ident: str, kommun: Kommun) -> Post:
        antal = uppslag("Kommuner", "Antal team", "Kommun", kommun.namn)
        return Post(ident, antal, Enhet.ANTAL, f"{kommun.namn}: antal team", bara_period=True)

    summa = Post("KM_summa", plus(*figurer(*rader)), Enhet.ANTAL, "Antal team", bara_period=True)
    return (*(post(ident, kommun) for ident, kommun in rader.items()), summa)


def tabell(underlag: Underlag) -> Table:
    """En rad per kommun; en insats visas med det namn den har i Insatser."""
    rader = _rader(underlag)

    def team(rad: Row) -> Content:
        if isinstance(rad, Sum):
            return count("KM_summa")
        uppgift = bland("Kommuner", ("Kommun", Text(rader[rad.ident].namn)), ("Antal team", Text(">=0")))
        return count(Figure(rad.ident), empty_if=lika_med_noll(uppgift))

    def lokala(rad: Row) -> Content:
        return "\n".join(_namn(rader[rad.ident], underlag)) if rad.ident in rader else None

    def handlaggare(rad: Row) -> Content:
        return rader[rad.ident].handlaggare if rad.ident in rader else None

    return Table(
        "KM",
        "Insatser i kommunerna",
        (
            text("lokala", "Lokala insatser", lokala, 46),
            PrintedColumn("team", "Antal Trisam-team", team, 12),
            text("handlaggare", "Finansierade handläggare", handlaggare, 30),
        ),
        (
            *(Line(ident, kommun.namn) for ident, kommun in rader.items()),
            *((Sum("KM_summa", "Summa"),) if rader else ()),
        ),
        label="Kommun",
        label_width=26,
        notes=() if rader else ("Bladet Kommuner är tomt.",),
    )


def _namn(kommun: Kommun, underlag: Underlag) -> Iterator[str]:
    """Det som står i Lokala insatser: ett id blir insatsens namn, annan text står som den är."""
    namn = {insats.id: insats.namn for insats in underlag.bokslut.insatser}
    for ett in re.split(r"[;\n]", kommun.lokala_insatser):
        if ett.strip():
            yield namn.get(ett.strip(), ett.strip())
