"""The stand-in application: what it was told to show, and the state that macros must give back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import xlwings
from xlwings import base_classes

from tests.exceldubbel.bok import Bocker, Bok
from tests.exceldubbel.makron import MAKRON
from tests.exceldubbel.omrade import Omrade
from tests.exceldubbel.raknare import Excelfel, Raknare

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path


class Appar(base_classes.Apps):
    """The running applications: the one opened last."""

    def __init__(self, app: Dubbelapp) -> None:
        self._app = app

    def __iter__(self) -> Iterator[Dubbelapp]:
        yield self._app

    def __len__(self) -> int:
        return 1


class Motor:
    """The engine, which calls itself by Excel's name since the macros ask for a desktop one."""

    name = "excel"
    type = "desktop"

    def __init__(self, app: Dubbelapp) -> None:
        self.apps = Appar(app)


class Dubbelapp(base_classes.App):
    """Excel, with one person at it: *svar* answers its questions, *makron* are the workbook's own functions.

    *medan* is what happens while a question stands open.
    """

    def __init__(
        self,
        svar: str = "yes",
        medan: Callable[[], object] = lambda: None,
    ) -> None:
        self.raknare = Raknare()
        self.bocker: list[Bok] = []
        self.urklipp: Any = None
        self.markerat: Omrade | None = None
        self.rutor: list[str] = []
        self.statusrader: list[str | bool] = []
        self._svar, self.medan = svar, medan
        self._lage: dict[str, Any] = {
            "screen_updating": True,
            "display_alerts": True,
            "enable_events": True,
            "calculation": "automatic",
            "status_bar": False,
        }

    @property
    def engine(self) -> Motor:
        return Motor(self)

    @property
    def books(self) -> Bocker:
        return Bocker(self)

    @property
    def pid(self) -> int:
        return 1

    @property
    def selection(self) -> Omrade | None:
        self.raknare.ga("markering")
        return self.markerat

    def quit(self) -> None:
        self.raknare.ga("avsluta")

    def activate(self, steal_focus: bool = False) -> None:
        self.raknare.ga("aktivera med fokus" if steal_focus else "aktivera")

    def alert(self, prompt: str, title: str | None, buttons: str | None, mode: str | None, callback: str | None) -> str:
        if not title or callback:
            raise NotImplementedError(mode)
        self.rutor.append(prompt)
        if buttons != "yes_no":
            return "ok"
        self.medan()
        return self._svar

    def run(self, macro: str, args: Sequence[Any]) -> object:
        """Run a function of a workbook's own VBA, as the library of the stand-in does it."""
        self.raknare.ga("makro")
        bok, _, namn = macro.rpartition("!")
        oppen = self.books(bok.strip("'").replace("''", "'"))
        if not oppen.har_makro(namn):
            raise Excelfel(f"Det går inte att köra makrot {macro}")
        return MAKRON[namn](oppen, *args)

    def lage(self) -> dict[str, Any]:
        """The state that a macro must give back."""
        return dict(self._lage)

    def _satt(self, namn: str, varde: Any) -> None:
        self.raknare.ga("läge")
        self._lage[namn] = varde

    @property
    def screen_updating(self) -> bool:
        return bool(self._lage["screen_updating"])

    @screen_updating.setter
    def screen_updating(self, varde: bool) -> None:
        self._satt("screen_updating", varde)

    @property
    def display_alerts(self) -> bool:
        return bool(self._lage["display_alerts"])

    @display_alerts.setter
    def display_alerts(self, varde: bool) -> None:
        self._satt("display_alerts", varde)

    @property
    def enable_events(self) -> bool:
        return bool(self._lage["enable_events"])

    @enable_events.setter
    def enable_events(self, varde: bool) -> None:
        self._satt("enable_events", varde)

    @property
    def calculation(self) -> str:
        return str(self._lage["calculation"])

    @calculation.setter
    def calculation(self, varde: str) -> None:
        self._satt("calculation", varde)

    @property
    def status_bar(self) -> str | bool:
        varde: str | bool = self._lage["status_bar"]
        return varde

    @status_bar.setter
    def status_bar(self, varde: str | bool) -> None:
        self.statusrader.append(varde)
        self._satt("status_bar", varde)


def oppna(app: Dubbelapp, fil: Path) -> xlwings.Book:
    """Open a workbook in the stand-in, with its first cell selected."""
    bok = Bok(app, fil)
    app.bocker.append(bok)
    motorer: Any = xlwings.engines
    motorer.active = xlwings.Engine(impl=app.engine)
    app.markerat = Omrade.av(bok.sheets(1), "B2:C3")
    return xlwings.Book(impl=bok)
