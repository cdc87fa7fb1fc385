"""A SIE file opened for a book: read again with its postings only when a part of the year asks for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.arbete.importera.sievisning import oppna
from finsam_xl.inlasning.sieperiod import perioder, utan_manadssaldon
from finsam_xl.sie import med_manader

if TYPE_CHECKING:
    from pathlib import Path

    from finsam_xl.modell import Bokslut
    from finsam_xl.sie import SieFil

__all__ = ["oppna_for"]


def oppna_for(bokslut: Bokslut, vag: Path, teckenkod: str | None = None, *, verifikationer: bool = False) -> SieFil:
    """The file *vag*, with its months reckoned from the postings where the book wants a part of its year.

    Raises:
        Avbrott: *teckenkod* is not one that we know.

    """
    fil = oppna(vag, teckenkod, verifikationer=verifikationer)
    if fil.avvisad or not fil.antal_transar or not utan_manadssaldon(fil, perioder(bokslut)):
        return fil
    return med_manader(fil if verifikationer else oppna(vag, teckenkod, verifikationer=True))
