"""The sheet Start: whose book this is, what to do in six steps, and the key figures once a report is built."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from finsam_xl.book.bladram import nytt_blad, skriv
from finsam_xl.layout.style import Style

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

__all__ = ["KNAPPKOLUMN", "KNAPPRAD", "PAMINNELSE", "paminnelse", "startblad"]

KNAPPRAD, KNAPPKOLUMN = 16, 4
"""Where the first button of a macro workbook stands: beside the key figures."""

_PERIOD = (
    'IF(ISNUMBER(AR_Period),"Räkenskapsår "&YEAR(AR_Period),IF(ISNUMBER(HR_Period),"Halvår "&YEAR(HR_Period),'
    'IF(ISNUMBER(VP_Period),"Plan "&YEAR(VP_Period)&"–"&YEAR(VP_Period)+2,'
    'IF(ISNUMBER(BI_Period),"Bilagor "&YEAR(BI_Period),"–"))))'
)
_SIEFILER = (("AR", "Läs in årets SIE-fil"), ("HR", "Läs in halvårets SIE-fil"))
_UTAN_RADER = ": Saldo har inga rader för {}."
_STEG = (
    (
        "Fyll i Grunddata och Medlemmar",
        "Namn, balansdagar, beslutade avgifter. Ny bok ur SIE... eller finsam skapa --ur-sie fyller en bok ur filerna.",
    ),
    ("Läs in SIE-filen", "Importera SIE... eller finsam importera-sie fyller Saldo och Objektsaldo ur bokföringen."),
    ("Fyll i Budget, Insatser och Mål", "Färgade celler fylls i. Varje kolumn har en rad med hjälp."),
    ("Kontrollera", "Kontrollera eller finsam kontrollera räknar upp allt som inte stämmer, med blad och cell."),
    (
        "Bygg rapporten",
        "Knapparna eller finsam bygg lägger till rapportens blad: års- eller halvårsredovisning, plan, bilagor.",
    ),
    (
        "Granska och skriv ut",
        "Gå igenom rapportens blad Kontroller, läs tabellerna och skriv ut dem. Inget av ditt har ändrats.",
    ),
)
_NYCKELTAL = (
    ("Årets resultat, kr", "AR_RR_arets_resultat", Style.BELOPP),
    ("Eget kapital, kr", "AR_BR_summa_eget_kapital", Style.BELOPP),
    ("Soliditet", "AR_NT_soliditet", Style.PROCENT),
    ("Eget kapital i procent av intäkterna", "AR_EK_andel", Style.PROCENT),
)


def _antal_kontroller(prefix: str, kontroller: str = "Kontroller") -> tuple[tuple[str, str, Style], ...]:
    """How many controls of a report there are of each outcome, none hidden."""
    utfall = (
        ("som stämmer", "ok"),
        ("med notis", "notis"),
        ("med fel", "fel"),
        ("ej prövade, något saknas", "ej_provad"),
        ("ej aktuella", "ej_aktuell"),
    )
    return tuple((f"{kontroller} {ord_}", f"{prefix}_KONTROLL_{namn}", Style.ANTAL) for ord_, namn in utfall)


_HALVARET = (
    ("Redovisat resultat, kr", "HR_RR_arets_resultat", Style.BELOPP),
    ("Prognostiserat resultat för helåret, kr", "HR_PR_resultat", Style.BELOPP),
    *_antal_kontroller("HR", "Halvårets kontroller"),
)
_PLANEN = (
    ("Planens första år: resultat, kr", "VP_BU_resultat_1", Style.BELOPP),
    ("Utgående eget kapital, kr", "VP_EF_utgaende_1", Style.BELOPP),
    *_antal_kontroller("VP", "Planens kontroller"),
)
_OM_KNAPPARNA = (
    "Händer inget? Stäng boken, högerklicka på filen i Utforskaren, välj Egenskaper,",
    "kryssa i Avblockera och öppna boken igen. Tabellerna räknas utan makron också.",
)
_BREDDER = {"A": 5, "B": 38, "C": 22, "D": 70}


def _paminnelseformel() -> str:
    formel = '""'
    for rapport, vad in reversed(_SIEFILER):
        fore, efter = f"{vad}{_UTAN_RADER}".split("{}")
        saknas = f"IF(ISNUMBER({rapport}_Period),COUNTIFS(Saldo[Period],{rapport}_Period),1)=0"
        formel = f'IF({saknas},"{fore}"&YEAR({rapport}_Period)&"{efter}",{formel})'
    return formel


PAMINNELSE = _paminnelseformel()
"""The formula that says which SIE file is still to be read, as it stands on Start; empty once Saldo has its rows."""


def paminnelse(grunddata: Mapping[str, object], saldots_dagar: Collection[date]) -> str:
    """What the formula answers."""
    for rapport, vad in _SIEFILER:
        period = grunddata.get(f"{rapport}_Period")
        if isinstance(period, date) and period not in saldots_dagar:
            return f"{vad}{_UTAN_RADER}".format(period.year)
    return ""


def startblad(bok: Workbook, *, knappar: bool = False) -> None:
    """Add Start; its figures are dashes until a report has given them their names.

    With *knappar* it says what to do if the buttons, which are drawn later, do not answer.
    """
    blad = nytt_blad(bok, "Start", "finsam-xl", "Årsredovisning, budget och nyckeltal för samordningsförbund")
    blad.page_setup.fitToHeight = 1
    for kolumn, bredd in _BREDDER.items():
        blad.column_dimensions[kolumn].width = bredd
    skriv(blad, 4, 1, '=IF(ISBLANK(Forbund),"Fyll i förbundets namn i Grunddata",Forbund)', Style.AVSNITT, formel=True)
    skriv(blad, 5, 1, f"={_PERIOD}", Style.AVSNITT, formel=True)
    skriv(blad, 6, 1, f"={PAMINNELSE}", Style.AVSNITT, formel=True)
    _steg(blad, 7)
    _tal(blad, 15, "Nyckeltal", _NYCKELTAL)
    _tal(blad, 21, "Kontroller", _antal_kontroller("AR"))
    _tal(blad, 28, "Halvårsredovisning", _HALVARET)
    _tal(blad, 37, "Verksamhetsplan", _PLANEN)
    _tal(blad, 46, "Bilagor", _antal_kontroller("BI", "Bilagornas kontroller"))
    if knappar:
        skriv(blad, KNAPPRAD - 1, KNAPPKOLUMN, "Knappar", Style.AVSNITT)
        for nr, text in enumerate(_OM_KNAPPARNA, start=KNAPPRAD + 16):
            skriv(blad, nr, KNAPPKOLUMN, text, Style.RAD)


def _steg(blad: Worksheet, rad: int) -> None:
    skriv(blad, rad, 1, "Så här gör du", Style.AVSNITT)
    for nr, (vad, hur) in enumerate(_STEG, start=1):
        skriv(blad, rad + nr, 1, nr, Style.NOT)
        skriv(blad, rad + nr, 2, vad, Style.RAD)
        skriv(blad, rad + nr, 3, hur, Style.RAD)


def _tal(blad: Worksheet, rad: int, rubrik: str, tal: tuple[tuple[str, str, Style], ...]) -> None:
    skriv(blad, rad, 1, rubrik, Style.AVSNITT)
    for nr, (etikett, namn, stil) in enumerate(tal, start=rad + 1):
        skriv(blad, nr, 2, etikett, Style.RAD)
        skriv(blad, nr, 3, f'=IFERROR({namn},"–")', stil, formel=True)
