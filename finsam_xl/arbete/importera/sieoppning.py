"""A file with balances opened for a book: a SIE file, with its months where the book asks for them, or a sheet."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from finsam_xl.arbete.importera.saldooppning import ar_saldofil, oppna_saldon
from finsam_xl.arbete.importera.sievisning import oppna
from finsam_xl.inlasning.saldolista.bokstod import Bokstod
from finsam_xl.inlasning.sieperiod import perioder, utan_manadssaldon
from finsam_xl.koder import nummer_i
from finsam_xl.modell import Dimension
from finsam_xl.sie import med_manader

if TYPE_CHECKING:
    from pathlib import Path

    from finsam_xl.modell import Bokslut
    from finsam_xl.sie import SieFil

__all__ = ["oppna_for", "oppna_varje"]


def oppna_varje(vag: Path, teckenkod: str | None = None, dag: date | None = None) -> tuple[SieFil, ...]:
    """The file *vag* with no book to read it for; a workbook can hold a list of balances for each of several years.

    Raises:
        Avbrott: *teckenkod* is not one that we know.

    """
    return oppna_saldon(vag, Bokstod(dag=dag), teckenkod) if ar_saldofil(vag) else (oppna(vag, teckenkod),)


def oppna_for(
    bokslut: Bokslut,
    vag: Path,
    teckenkod: str | None = None,
    *,
    verifikationer: bool = False,
    dag: date | None = None,
) -> tuple[SieFil, ...]:
    """The file *vag*; a SIE file with its months reckoned from the postings where the book wants a part of its year.

    Raises:
        Avbrott: *teckenkod* is not one that we know.

    """
    if ar_saldofil(vag):
        return oppna_saldon(vag, _stod(bokslut, dag), teckenkod)
    fil = oppna(vag, teckenkod, verifikationer=verifikationer)
    if fil.avvisad or not fil.antal_transar or not utan_manadssaldon(fil, perioder(bokslut)):
        return (fil,)
    return (med_manader(fil if verifikationer else oppna(vag, teckenkod, verifikationer=True)),)


def _stod(bokslut: Bokslut, dag: date | None) -> Bokstod:
    """What the book knows and a list of balances does not say."""
    insats, motpart = (str(bokslut.grunddata.get(f"SIE_dim_{ett}") or "") for ett in Dimension)
    agare = [
        *((ett.objekt, ett.namn) for ett in bokslut.insatser),
        *((ett.objekt, ett.namn) for ett in bokslut.medlemmar),
    ]
    objekt = {nummer: namn for objekten, namn in agare for nummer in nummer_i(objekten)}
    period = bokslut.grunddata.get("AR_Period")
    egen = period if isinstance(period, date) else None
    return Bokstod(insats or Bokstod().insats, motpart, objekt, bokslut.kontoplan, dag, egen)
