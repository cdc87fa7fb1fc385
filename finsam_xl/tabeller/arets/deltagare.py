"""Deltagare: antal deltagare per insats, kvinnor och män, med andelar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.figurer.hamta import insatsuppgift
from finsam_xl.figurer.kvoter import kvot, lika_med_noll
from finsam_xl.figurer.urval import bland, summor
from finsam_xl.layout.expr import Column, Expr, Figure, Text
from finsam_xl.layout.poster import Enhet, Post
from finsam_xl.layout.table import Line, PrintedColumn, Row, Sum, Table
from finsam_xl.layout.value import Content, count, share
from finsam_xl.tabeller.kolumner import text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from finsam_xl.figurer.underlag import Underlag
    from finsam_xl.modell import Insats

__all__ = ["FLODET", "poster", "tabell", "visade"]

_KALLA = "uppfoljning-finsam"
_KOLUMNER = {"kvinnor": "Kvinnor", "man": "Män"}
FLODET = {
    "ingaende": ("Ingående deltagare", "Ingående"),
    "nya": ("Nya deltagare", "Nya"),
    "nya_kvinnor": ("Nya kvinnor", "Nya kvinnor"),
    "avslutade": ("Avslutade deltagare", "Avslutade"),
    "avslutade_kvinnor": ("Avslutade kvinnor", "Avslutade kvinnor"),
    "pagaende": ("Pågående deltagare", "Pågående"),
}
"""Deltagarna som började och slutade: kolumnen i Insatser, och rubriken i tabellen. Bara det ifyllda visas."""
_VISAS = ("Plats i deltagare", Text(">0"))


def visade(underlag: Underlag) -> tuple[Insats, ...]:
    """Insatserna i deltagartabellens ordning."""
    insatser = (insats for insats in underlag.bokslut.insatser if insats.plats_deltagare is not None)
    return tuple(sorted(insatser, key=lambda insats: insats.plats_deltagare or 0))


def _ifyllt_flode(underlag: Underlag) -> dict[str, tuple[str, str]]:
    """Det av flödet som någon visad insats har."""
    insatser = visade(underlag)
    return {falt: ord_ for falt, ord_ in FLODET.items() if any(getattr(ett, falt) is not None for ett in insatser)}


def poster(underlag: Underlag) -> tuple[Post, ...]:
    """Antal deltagare per insats och totalt (antal), och könens andelar (0,55 = 55 %)."""
    return (
        *(post for insats in visade(underlag) for post in _insatsposter(insats)),
        *_flodesposter(underlag),
        *(
            _antal(f"DT_summa_{falt}", summor(Column("Insatser", rubrik), _VISAS), f"Summa {rubrik.lower()}")
            for falt, rubrik in _KOLUMNER.items()
        ),
        _antal("DT_summa_antal", Figure("DT_summa_kvinnor") + Figure("DT_summa_man"), "Summa deltagare"),
        *(
            Post(
                f"DT_andel_{falt}",
                kvot(Figure(f"DT_summa_{falt}"), Figure("DT_summa_antal")),
                Enhet.ANDEL,
                f"Andel {rubrik.lower()}",
                _KALLA,
                bara_period=True,
            )
            for falt, rubrik in _KOLUMNER.items()
        ),
    )


def _flodesposter(underlag: Underlag) -> Iterator[Post]:
    for falt, (kolumn, _) in _ifyllt_flode(underlag).items():
        for insats in visade(underlag):
            etikett = f"{insats.namn}: {kolumn.lower()}"
            yield _antal(f"DT_{insats.id}_{falt}", insatsuppgift(insats.id, kolumn), etikett)
        yield _antal(f"DT_summa_{falt}", summor(Column("Insatser", kolumn), _VISAS), f"Summa {kolumn.lower()}")


def _antal(ident: str, uttryck: Expr, etikett: str) -> Post:
    return Post(ident, uttryck, Enhet.ANTAL, etikett, _KALLA, bara_period=True)


def _insatsposter(insats: Insats) -> tuple[Post, ...]:
    ident = f"DT_{insats.id}"
    return (
        *(
            _antal(
                f"{ident}_{falt}",
                insatsuppgift(insats.id, rubrik),
                f"{insats.namn}: {rubrik.lower()}",
            )
            for falt, rubrik in _KOLUMNER.items()
        ),
        _antal(f"{ident}_antal", Figure(f"{ident}_kvinnor") + Figure(f"{ident}_man"), f"{insats.namn}: deltagare"),
    )


def tabell(underlag: Underlag) -> Table:
    """Deltagartabellen; en cell som inte är ifylld i Insatser är tom, en nolla är noll."""
    insatser = visade(underlag)
    per_id = {f"DT_{insats.id}": insats for insats in insatser}
    flodet = _ifyllt_flode(underlag)
    i_insatser = {**_KOLUMNER, **{falt: kolumnen for falt, (kolumnen, _) in flodet.items()}}

    def kolumn(falt: str, rubrik: str) -> PrintedColumn:
        def visa(rad: Row) -> Content:
            insats = per_id.get(rad.ident)
            tom = None if insats is None or falt == "antal" else _ej_ifylld(insats, i_insatser[falt])
            return count(Figure(f"{rad.ident}_{falt}"), empty_if=tom)

        return PrintedColumn(falt, rubrik, visa, 12)

    def ur_insatser(falt: str) -> Callable[[Row], str | None]:
        return lambda rad: getattr(per_id.get(rad.ident), falt, None)

    andelar = {falt: share(f"DT_andel_{falt}") for falt in _KOLUMNER}
    return Table(
        "DT",
        "Deltagare",
        (
            text("inriktning", "Inriktning", ur_insatser("inriktning"), 22),
            text("kategori", "Kategori", ur_insatser("kategori"), 28),
            text("agare", "Insatsägare", ur_insatser("insatsagare"), 22),
            kolumn("antal", "Antal deltagare"),
            kolumn("kvinnor", "Varav kvinnor"),
            kolumn("man", "Varav män"),
            *(kolumn(falt, rubrik) for falt, (_, rubrik) in flodet.items()),
        ),
        (
            *(Line(ident, insats.namn) for ident, insats in per_id.items()),
            Sum("DT_summa", "Summa deltagare"),
            Line("DT_andel", "Andel", cells={"antal": None, **dict.fromkeys(flodet), **andelar}),
        ),
        label="Insats",
        label_width=36,
    )


def _ej_ifylld(insats: Insats, rubrik: str) -> Expr:
    return lika_med_noll(bland("Insatser", ("Id", Text(insats.id)), (rubrik, Text(">=0"))))
