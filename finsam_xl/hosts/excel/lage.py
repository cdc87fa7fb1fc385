"""Excel while the program works: still, silent and not calculating; and afterwards as the person had it."""

from __future__ import annotations

from contextlib import ExitStack, contextmanager
from functools import partial
from typing import TYPE_CHECKING

from finsam_xl.hosts.excel.angra import forsok
from finsam_xl.hosts.excel.fjarr.boken import ar_fjarr

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import xlwings

__all__ = ["arbetsro"]

_LAGEN = {"screen_updating": False, "display_alerts": False, "enable_events": False, "calculation": "manual"}


@contextmanager
def arbetsro(bok: xlwings.Book, text: str) -> Iterator[Callable[[str], None]]:
    """Say *text* in the status bar, and what the function it gives is told; then all is as it was, whatever happens.

    Screen, alerts, events, calculation, active sheet and selection come back.
    """
    if ar_fjarr(bok):
        yield lambda _: None
        return
    app, blad = bok.app, bok.sheets.active
    markerat = app.selection
    plats = markerat.address if markerat is not None else ""
    with ExitStack() as tillbaka:
        tillbaka.callback(forsok, partial(setattr, app, "status_bar", False))
        for namn, varde in _LAGEN.items():
            tillbaka.callback(forsok, partial(setattr, app, namn, getattr(app, namn)))
            setattr(app, namn, varde)
        tillbaka.callback(forsok, partial(_valj, blad, plats))
        app.status_bar = text
        yield lambda mer: setattr(app, "status_bar", f"finsam-xl: {mer}")


def _valj(blad: xlwings.Sheet, plats: str) -> None:
    blad.activate()
    if plats:
        blad.range(plats).select()
