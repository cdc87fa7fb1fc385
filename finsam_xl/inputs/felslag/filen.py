"""Filen: den går inte att läsa alls, eller har fler fel än som räknas upp."""

from __future__ import annotations

from finsam_xl.inputs.felslag.form import fel

LOSENORD = fel(
    "losenord",
    "Boken har lösenord",
    "Hela filen är krypterad, och ingenting i den går att läsa.",
    "{mening}",
    "{gor}",
)
FEL_FILFORMAT = fel(
    "fel-filformat",
    "Filen är ingen bok som kan läsas",
    "Filen är en äldre, binär eller strikt Excelbok (.xls, .xlsb), eller något helt annat än en arbetsbok.",
    "{mening}",
    "{gor}",
)
SKADAD = fel(
    "skadad",
    "Boken är skadad",
    "Filen, eller en del av den, går inte att läsa: den är avkortad eller ändrad av ett annat program.",
    "Arbetsboken är skadad: {vad}. Ingenting har lästs ur den.",
    "Öppna boken i Excel, låt Excel reparera den och spara, eller gå tillbaka till en tidigare kopia.",
)
FOR_STOR_BOK = fel(
    "for-stor-bok",
    "Boken är för stor",
    "Filen är större än någon förbundsbok är, ofta av tomma formaterade rader. Den läses inte alls.",
    "Arbetsboken är för stor: {vad}. Så stor blir ingen bok med ett förbunds underlag.",
    "Ta bort blad, bilder och tomma formaterade rader som inte hör dit, och spara boken på nytt.",
)
FLER_PROBLEM = fel(
    "fler-problem",
    "Fler problem än som räknas upp",
    "Samma fel finns ofta på många rader. De första räknas upp; resten syns när de är rättade.",
    "Ytterligare {antal} problem räknas inte upp här.",
    "Rätta dem ovan och läs boken på nytt.",
)
