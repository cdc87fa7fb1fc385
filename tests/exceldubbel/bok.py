"""Workbooks of the stand-in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from openpyxl import load_workbook
from xlwings import base_classes
from xlwings.utils import fullname_url_to_local_path

from tests.exceldubbel.blad import Bladen
from tests.exceldubbel.namn import Dubbelnamnen
from tests.makrofil import makrofil

if TYPE_CHECKING:
    from collections.abc import Iterator

    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

    from tests.exceldubbel.app import Dubbelapp


class Bok(base_classes.Book):
    """An open workbook: formulas as they are written, no calculated values.

    *adress* is where it lies in OneDrive or SharePoint, when Excel knows it by that and not by its file.
    """

    def __init__(self, app: Dubbelapp, fil: Path) -> None:
        self._app, self.fil = app, fil
        self.arbetsbok: Workbook = makrofil(fil.read_bytes()) if fil.suffix == ".xlsm" else load_workbook(fil)
        self.oppen = True
        self.adress = ""

    @property
    def app(self) -> Dubbelapp:
        return self._app

    @property
    def name(self) -> str:
        self._app.raknare.ga("bokens namn")
        return self.fil.name

    @property
    def fullname(self) -> str:
        """The file; for an address the one that xlwings finds for it, if it does."""
        self._app.raknare.ga("bokens namn")
        return str(fullname_url_to_local_path(self.adress)) if self.adress else str(self.fil)

    @property
    def sheets(self) -> Bladen:
        return Bladen(self)

    @property
    def names(self) -> Dubbelnamnen:
        return Dubbelnamnen(self)

    @property
    def api(self) -> Bok:
        return self

    def SaveCopyAs(self, fil: str) -> None:  # noqa: N802 - Excel's own name
        """Write the workbook as it stands; the one that is open is the same as before."""
        self._app.raknare.ga("spara kopia")
        self.arbetsbok.save(fil)

    def har_makro(self, namn: str) -> bool:
        """Whether the workbook's project has the module of *namn* (`Module.Function`)."""
        projekt: Any = self.arbetsbok.vba_archive
        modul = namn.partition(".")[0].encode("utf-16-le")
        return projekt is not None and modul in projekt.read("xl/vbaProject.bin")

    def activate(self) -> None:
        self._app.raknare.ga("aktivera")

    def to_pdf(self, path: str, quality: str) -> None:
        """Print the names of the visible sheets, as Excel prints the sheets themselves."""
        self._app.raknare.ga(f"skriv ut {quality}")
        synliga = [ark.title for ark in self.arken() if ark.sheet_state == "visible"]
        Path(path).write_text(f"%PDF {', '.join(synliga)}", encoding="utf-8")

    def close(self) -> None:
        self._app.raknare.ga("stäng bok")
        self.oppen = False

    def arken(self) -> list[Worksheet]:
        """The worksheets in order."""
        return list(self.arbetsbok.worksheets)

    def aktivt(self) -> Worksheet:
        """The active sheet."""
        ark: Any = self.arbetsbok.active
        return ark if isinstance(ark, type(self.arken()[0])) else self.arken()[0]

    def formelceller(self) -> Iterator[Any]:
        """Every cell with a formula."""
        for ark in self.arken():
            for rad in ark.iter_rows():
                yield from (cell for cell in rad if cell.data_type == "f" and isinstance(cell.value, str))


class Bocker(base_classes.Books):
    """The open workbooks."""

    def __init__(self, app: Dubbelapp) -> None:
        self._app = app

    @property
    def app(self) -> Dubbelapp:
        return self._app

    def __call__(self, namn: str) -> Bok:
        self._app.raknare.ga("böcker")
        for bok in self._app.bocker:
            if bok.fil.name == namn and bok.oppen:
                return bok
        raise KeyError(namn)

    def open(self, fullname: str, *_: Any, **__: Any) -> Bok:
        self._app.raknare.ga("öppna bok")
        bok = Bok(self._app, Path(fullname))
        self._app.bocker.append(bok)
        return bok
