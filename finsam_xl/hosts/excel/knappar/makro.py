"""What every button's macro does around its work: the calling book, the log, and every fault as one message."""

from __future__ import annotations

import functools
import logging
from typing import TYPE_CHECKING, Concatenate, ParamSpec

from finsam_xl.arbete.gemensamt.fel import Avbrott, Bokandrad, Indatafel
from finsam_xl.hosts.excel import besked
from finsam_xl.hosts.excel.bokplats import krav_pa_mapp
from finsam_xl.hosts.excel.logg import borja_logga

if TYPE_CHECKING:
    from collections.abc import Callable

    import xlwings

__all__ = ["makro", "ur_hex"]

P = ParamSpec("P")
_LOGG = logging.getLogger(__name__)


def makro(arbete: Callable[Concatenate[xlwings.Book, P], None]) -> Callable[..., None]:
    """Let a button's work meet a person: the calling book, a log, and every fault as one message."""

    @functools.wraps(arbete)
    def med_bok(*args: P.args, bok: xlwings.Book | None = None, **kwargs: P.kwargs) -> None:  # type: ignore[valid-type]  # the book comes by name
        import xlwings  # noqa: PLC0415 - only Excel needs it

        boken, logg = bok or xlwings.Book.caller(), borja_logga()
        try:
            _LOGG.info("%s i %s", arbete.__name__, boken.name)
            krav_pa_mapp(boken)
            arbete(boken, *args, **kwargs)
        except Indatafel as fel:
            for ett in fel.problem:
                _LOGG.warning("%s: %s %s", ett.plats, ett.text, ett.atgard)
            besked.stopp(boken, besked.problemtext(fel.problem, logg))
        except Bokandrad as fel:
            _LOGG.warning("%s", fel)
            besked.stopp(boken, f"{fel}\n\nProgrammet har inte skrivit något i den.")
        except Avbrott as fel:
            _LOGG.warning("%s", fel)
            besked.stopp(boken, f"{fel}\n\nInget har ändrats i boken.")
        except Exception as fel:  # noqa: BLE001 - whoever presses a button must never meet a stack trace
            _LOGG.exception("%s kunde inte slutföras", arbete.__name__)
            besked.stopp(boken, besked.ovantat(fel, logg))

    return med_bok


def ur_hex(text: str) -> str:
    """What the workbook's VBA wrote so that no command line could spoil it."""
    return bytes.fromhex(text).decode("utf-16-be")
