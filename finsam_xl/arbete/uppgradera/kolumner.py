"""A column that came to a table after the workbook was made, set in to the right of the table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.arbetsbok.andra.vidga import i_vagen, ny_kolumn, platsen
from finsam_xl.arbetsbok.lasa.tabellform import las_tabellform
from finsam_xl.arbetsbok.ympa.mallrad import Mallrader
from finsam_xl.book.indatablad import RADER_UNDER, RUBRIKRAD

if TYPE_CHECKING:
    from finsam_xl.arbetsbok.opc.paket import Paket
    from finsam_xl.inputs.schema import Indatakolumn, Indatatabell

__all__ = ["ny_tabellkolumn"]


def ny_tabellkolumn(paket: Paket, mall: Paket, tab: Indatatabell, kolumn: Indatakolumn) -> str:
    """Give the table its column, empty, as a new workbook *mall* has it; returns why not when it could not be done.

    A column that a table must have may be missing because its heading has been changed, where it has one of its own.

    Raises:
        Paketfel: the table has no row of headings.

    """
    form = las_tabellform(paket, tab.namn)
    okanda = [rubrik for rubrik in form.rubriker if rubrik not in {ett.namn for ett in tab.kolumner}]
    if okanda and not kolumn.valfri:
        return (
            f"Tabellen {tab.namn} på bladet {form.blad} saknar kolumnen {kolumn.namn}. Rubriken kan ha ändrats till "
            f"{' eller '.join(f'«{rubrik}»' for rubrik in okanda)}: ge i så fall kolumnen sitt namn tillbaka."
        )
    rader = Mallrader(paket, form.blad, mall, tab.blad)
    hinder = i_vagen(paket, form, rader.ark)
    if hinder:
        return (
            f"Tabellen {tab.namn} kan inte få kolumnen {kolumn.namn}: {hinder} på bladet {form.blad} står där den ska "
            "stå. Flytta det, eller skriv kolumnens rubrik till höger om tabellen när platsen är ledig, och kör igen."
        )
    plats, mallkolumn = platsen(form), tab.kolumner.index(kolumn) + 1
    rader.kopiera((RUBRIKRAD, mallkolumn), (plats.rad, plats.kolumn))
    for rad in range(form.data.rad, form.data.sista_rad + 1):
        rader.kopiera((RUBRIKRAD + 1, mallkolumn), (rad, plats.kolumn), tom=True)
    provas = form.data._replace(
        kolumn=plats.kolumn, sista_kolumn=plats.kolumn, sista_rad=form.data.sista_rad + RADER_UNDER
    )
    rader.validera((RUBRIKRAD + 1, mallkolumn), provas)
    rader.bredd(mallkolumn, plats.kolumn)
    rader.spara()
    ny_kolumn(paket, form, kolumn.namn)
    return ""
