"""A printed report compared with the figures of a workbook."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.arbete.gemensamt.fel import Avbrott
from finsam_xl.arbete.granska.granskningsbok import las_bokrapport
from finsam_xl.granskning.mot_bok.jamforelse import jamfor_med_bok

if TYPE_CHECKING:
    from pathlib import Path

    from finsam_xl.granskning.mot_bok.jamforelse import Jamforelse
    from finsam_xl.granskning.tryck.dokument import Dokument

__all__ = ["mot_bok"]


def mot_bok(dokument: Dokument, bok: Path) -> Jamforelse:
    """The print *dokument* compared with the report in the workbook *bok*.

    Raises:
        Indatafel: the workbook's input has faults.
        Avbrott: it cannot be read, or is of another year than the print.

    """
    rapport = las_bokrapport(bok, dokument)
    jamforelse = jamfor_med_bok(dokument, rapport)
    if not jamforelse.antal and dokument.ar not in {0, rapport.ar}:
        raise Avbrott(
            f"Inget tal i {dokument.namn} går att jämföra med {bok.name}. Den har {rapport.titel.casefold()}, och "
            f"trycket gäller {dokument.ar}. Ange boken för samma år."
        )
    return jamforelse
