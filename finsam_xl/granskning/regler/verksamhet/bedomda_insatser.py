"""Bedömda insatser är finansierade: varje rad i insatsernas måluppfyllelse finns i listan över insatser."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.granskning.fynd import Fynd, Klass, Provat
from finsam_xl.granskning.regler.verksamhet.insatsnamn import Namngiven, para

if TYPE_CHECKING:
    from collections.abc import Iterator

    from finsam_xl.granskning.tryck.dokument import Dokument, Tabell

__all__ = ["granska_bedomda_insatser"]

_LISTOR = ("finansierade", "insatstabell", "beviljade")


def granska_bedomda_insatser(dokument: Dokument) -> Iterator[Fynd | Provat]:
    """En upplysning där en bedömd insats inte står bland de finansierade."""
    bedomda = dokument.tabell("malinsatser")
    lista = next((tabell for slag in _LISTOR if (tabell := dokument.tabell(slag)) is not None), None)
    if bedomda is None or lista is None:
        return
    rader = [rad for rad in bedomda.rader if rad.typ == "post" and rad.post]
    par = para([Namngiven(rad.post, "", ()) for rad in rader], _namnen(lista))
    for nr, rad in enumerate(rader):
        yield Provat("C19", ((bedomda.fil, rad.nr, "insats"),))
        if nr not in par:
            plats = bedomda.plats(rad)
            text = f"{plats} är bedömd, men står inte i {lista.fil}. Är den finansierad, eller heter den något annat?"
            yield Fynd("C19", f"{plats} / {lista.fil}", rad.post, None, Klass.SAKNAD_DEL, text)


def _namnen(lista: Tabell) -> list[Namngiven]:
    return [Namngiven(rad.post, "", ()) for rad in lista.rader if rad.typ == "post" and rad.post]
