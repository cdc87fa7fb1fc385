"""What a workbook of an older version lacks of today's sheets, tables, columns and cells; and what is in the way."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from finsam_xl.arbete.gemensamt.fel import Avbrott
from finsam_xl.arbetsbok.lasa.formeltext import jamforbar
from finsam_xl.arbetsbok.lasa.innehall import definierade_namn
from finsam_xl.arbetsbok.lasa.plats import syftar_pa
from finsam_xl.inputs.oppning import indatatabell
from finsam_xl.inputs.schema import TABELLER
from finsam_xl.inputs.uppgifter import GRUNDDATA

if TYPE_CHECKING:
    from collections.abc import Iterator

    from finsam_xl.arbetsbok.bok import Bok
    from finsam_xl.arbetsbok.lasa.plats import Plats
    from finsam_xl.inputs.schema import Indatakolumn, Indatatabell
    from finsam_xl.inputs.uppgifter import Uppgift

__all__ = ["Luckor", "luckor"]

_EJ_HJALPBLAD = frozenset({"Start", "Grunddata", *(tab.blad for tab in TABELLER)})


@dataclass(frozen=True, slots=True)
class Luckor:
    """What is lacking: whole sheets, columns of tables that are there, cells of Grunddata, and newer formulas in it."""

    blad: tuple[str, ...]
    kolumner: tuple[tuple[Indatatabell, Indatakolumn], ...]
    uppgifter: tuple[Uppgift, ...]
    formler: tuple[tuple[Uppgift, Plats], ...]


def luckor(bok: Bok, mall: Bok) -> Luckor:
    """What the workbook *bok* lacks of *mall*, a new one.

    Raises:
        Avbrott: it is none of ours, or something of a person's own has the name of a sheet or table that is to come.

    """
    tabeller = tuple(tab for tab in TABELLER if indatatabell(bok, tab) is None)
    idag = tuple(ett for ett in GRUNDDATA if not ett.utgangen)
    saknade = tuple(ett for ett in idag if ett.namn not in bok.bokens_namn)
    if len(tabeller) == len(TABELLER) or len(saknade) == len(idag):
        raise Avbrott("Boken är ingen arbetsbok för finsam-xl: den saknar Grunddata eller varje indatatabell.")
    _vagra_upptagna(bok, tabeller, saknade)
    hjalpblad = (namn for namn in mall.bladnamn if namn not in _EJ_HJALPBLAD and bok.blad(namn) is None)
    return Luckor(
        (*(tab.blad for tab in tabeller), *hjalpblad),
        tuple(_kolumner(bok)),
        saknade,
        tuple(_aldre_formler(bok)),
    )


def _vagra_upptagna(bok: Bok, tabeller: tuple[Indatatabell, ...], uppgifter: tuple[Uppgift, ...]) -> None:
    namn = {ett.namn.casefold() for ett in definierade_namn(bok.paket)}
    for tab in tabeller:
        if bok.blad(tab.blad) is not None:
            raise Avbrott(
                f"Boken har redan ett blad som heter {tab.blad}, men utan tabellen {tab.namn}. Byt namn på bladet, och "
                "kör igen: då får boken ett nytt."
            )
        if tab.namn.casefold() in namn:
            raise Avbrott(
                f"Boken har ett eget namn {tab.namn} (Formler > Namnhanteraren), som den nya tabellen ska heta. Byt "
                "namn på det och kör igen."
            )
    for uppgift in uppgifter:
        if bok.tabell(uppgift.namn) is not None:
            raise Avbrott(
                f"Boken har en egen tabell {uppgift.namn}, som en ny cell i Grunddata ska heta. Byt namn på tabellen "
                "(Tabelldesign > Tabellnamn) och kör igen."
            )


def _kolumner(bok: Bok) -> Iterator[tuple[Indatatabell, Indatakolumn]]:
    for tab in TABELLER:
        form = indatatabell(bok, tab)
        if form is not None:
            yield from ((tab, kolumn) for kolumn in tab.kolumner if kolumn.namn not in form.kolumner)


def _aldre_formler(bok: Bok) -> Iterator[tuple[Uppgift, Plats]]:
    """Cells that the workbook itself reckons, and that an older version reckoned in another way."""
    for uppgift in GRUNDDATA:
        plats = syftar_pa(bok.bokens_namn.get(uppgift.namn, "")) if uppgift.formel else None
        if plats is not None and plats.blad in bok.bladnamn:
            formel = bok.ruta(plats).formel
            if formel and jamforbar(formel) != jamforbar(uppgift.formel):
                yield uppgift, plats
