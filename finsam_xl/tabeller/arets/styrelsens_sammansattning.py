"""Styrelsens sammansättning: antal ledamöter och ersättare per organisation, aldrig namn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.figurer.urval import bland
from finsam_xl.layout.expr import Figure, Text
from finsam_xl.layout.poster import Enhet, Post
from finsam_xl.layout.table import Line, PrintedColumn, Sum, Table
from finsam_xl.layout.value import count

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from finsam_xl.figurer.underlag import Underlag

__all__ = ["poster", "tabell"]

_GRUPPER = {"ordinarie": "Ledamöter", "ersattare": "Ersättare"}
_GRUPPORD = {"ordinarie": "ordinarie", "ersattare": "ersättare"}


def _organisationer(underlag: Underlag) -> dict[str, str]:
    namn = dict.fromkeys(plats.organisation for plats in underlag.bokslut.styrelse)
    return {f"SA_{nummer}": ett for nummer, ett in enumerate(namn, start=1)}


def poster(underlag: Underlag) -> tuple[Post, ...]:
    """Antal platser per organisation och grupp, och alla platser i gruppen."""
    return tuple(_per_grupp(_organisationer(underlag)))


def _per_grupp(organisationer: Mapping[str, str]) -> Iterator[Post]:
    for grupp in _GRUPPER:
        for rad, namn in organisationer.items():
            yield _antal_platser(rad, grupp, namn, ("Organisation", Text(namn)))
        yield _antal_platser("SA_summa", grupp, "Styrelsen")


def _antal_platser(rad: str, grupp: str, vad: str, *villkor: tuple[str, Text]) -> Post:
    antal = bland("Styrelse", ("Grupp", Text(_GRUPPORD[grupp])), *villkor)
    etikett = f"{vad}: {_GRUPPER[grupp].lower()}"
    return Post(f"{rad}_{grupp}", antal, Enhet.ANTAL, etikett, "styrelsen", bara_period=True)


def tabell(underlag: Underlag) -> Table:
    """En rad per organisation."""
    organisationer = _organisationer(underlag)
    return Table(
        "SA",
        "Styrelsens sammansättning",
        tuple(
            PrintedColumn(grupp, rubrik, lambda rad, grupp=grupp: count(Figure(f"{rad.ident}_{grupp}")), 14)  # type: ignore[misc]
            for grupp, rubrik in _GRUPPER.items()
        ),
        (
            *(Line(ident, namn) for ident, namn in organisationer.items()),
            Sum("SA_summa", "Summa"),
        ),
        label="Organisation",
        label_width=60,
    )
