"""finsam-xl i xlwings Lite: klistra in i dess main.py, i boken workbook/finsam.xlsx. Knapparna är skripten nedan."""

import xlwings as xw
from xlwings import script

from finsam_xl.hosts import excelfunktioner, lite

globals().update({namn: getattr(excelfunktioner, namn) for namn in excelfunktioner.funktioner()})


@script(name="Importera SIE ur Files")
def importera_sie(book: xw.Book, svara_ja_pa_fragorna: bool = False) -> None:
    lite.importera_sie(book, ja=svara_ja_pa_fragorna)


@script(name="Kontrollera")
def kontrollera(book: xw.Book) -> None:
    lite.kontrollera(bok=book)


@script(name="Bygg årsredovisning")
async def bygg_arsredovisning(book: xw.Book) -> None:
    await lite.bygg(book, "AR")


@script(name="Bygg halvårsredovisning")
async def bygg_halvarsredovisning(book: xw.Book) -> None:
    await lite.bygg(book, "HR")


@script(name="Bygg verksamhetsplan")
async def bygg_verksamhetsplan(book: xw.Book) -> None:
    await lite.bygg(book, "VP")


@script(name="Bygg bilagor")
async def bygg_bilagor(book: xw.Book) -> None:
    await lite.bygg(book, "BI")
