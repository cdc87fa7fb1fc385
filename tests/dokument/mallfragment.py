"""Små mallar som Word kunde ha sparat dem, och ett litet innehåll att fylla dem med."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from finsam_xl.arbetsbok.opc import zipfil
from finsam_xl.dokument.fyllning import fyll
from finsam_xl.dokument.innehall import Dokumentinnehall, Tryckvisning
from finsam_xl.dokument.mallar.delar import karna
from finsam_xl.dokument.mallstycken import malldelar
from finsam_xl.dokument.marken.i_ord import Skrivsatt
from finsam_xl.dokument.marken.uppgifter import Uppgiften, Uppgifter, Uppgiftsslag
from finsam_xl.dokument.oppning import oppna_dokument
from finsam_xl.dokument.provning import fel_i_mallen
from finsam_xl.dokument.tabeller import Dokumentrad, Dokumenttabell, Tabellkolumn, Tabellradslag
from finsam_xl.mallar import mall

if TYPE_CHECKING:
    from finsam_xl.dokument.fyllt import Fyllt

_NS = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)
UPPGIFTER = Uppgifter(
    (
        Uppgiften("Forbund", "Uppgift i Grunddata", Uppgiftsslag.TEXT, "Förbundet & <Co>"),
        Uppgiften("Beslutsdatum", "Uppgift i Grunddata", Uppgiftsslag.DAG, None),
        Uppgiften("AR_Period", "Uppgift i Grunddata", Uppgiftsslag.DAG, date(2025, 12, 31)),
        Uppgiften("AR_RR_intakter", "Verksamhetens intäkter", Uppgiftsslag.BELOPP, 18920000.0, "AR_RR_intakter_fg"),
        Uppgiften("AR_RR_intakter_fg", "Verksamhetens intäkter i fjol", Uppgiftsslag.BELOPP, 18000500.0),
        Uppgiften("AR_RR_resultat", "Årets resultat", Uppgiftsslag.BELOPP, -1451400.0, "AR_RR_resultat_fg"),
        Uppgiften("AR_RR_resultat_fg", "Årets resultat i fjol", Uppgiftsslag.BELOPP, None),
        Uppgiften("AR_RR_kostnader", "Kostnader", Uppgiftsslag.BELOPP, -20369200.0, "AR_RR_kostnader_fg"),
        Uppgiften("AR_RR_kostnader_fg", "Kostnader i fjol", Uppgiftsslag.BELOPP, -17314900.0),
        Uppgiften("AR_noll", "Noll", Uppgiftsslag.BELOPP, 0.0),
        Uppgiften("AR_soliditet", "Soliditet", Uppgiftsslag.ANDEL, 0.629356, "AR_soliditet_fg"),
        Uppgiften("AR_soliditet_fg", "Soliditet i fjol", Uppgiftsslag.ANDEL, 0.6),
        Uppgiften("AR_antal", "Antal", Uppgiftsslag.ANTAL, 1345.0),
    )
)


def tabell(titel: str = "Resultaträkning") -> Dokumenttabell:
    """En liten tabell."""
    rader = (
        Dokumentrad(Tabellradslag.RAD, ("Intäkter", "1", "18\u00a0920")),
        Dokumentrad(Tabellradslag.TOTAL, ("Resultat", "", "−1\u00a0451")),
    )
    kolumner = (Tabellkolumn("", tal=False), Tabellkolumn("Not", tal=False), Tabellkolumn("2025", tal=True))
    return Dokumenttabell("RR", titel, titel, f"ÅR {titel}", "tkr", kolumner, rader, noter=("Avrundning: 1 tkr.",))


INNEHALL = Dokumentinnehall(
    "Årsredovisning 2025",
    UPPGIFTER,
    (
        Tryckvisning("AR_RR", ("Resultaträkning",), tabell()),
        Tryckvisning("AR_NOT1", ("Not 1 Intäkter",), tabell("Not 1 Intäkter")),
        Tryckvisning("AR_NOT2", ("Not 2 Kostnader",)),
        Tryckvisning("AR_DT", ("Deltagare",)),
    ),
    {"Noter": ("AR_NOT1", "AR_NOT2")},
    Skrivsatt(Decimal(1_000), "tkr", 0),
)


def mallen(kropp: str, **delar: str) -> bytes:
    """En mall med de styckena, med programmets stilar; *delar* läggs till eller byts, med __ för / och _ för punkt."""
    grund = oppna_dokument(mall("dokument/arsredovisning.docx").read_bytes(), "Mallen")
    slut = "<w:sectPr/></w:body></w:document>"
    grund.satt("word/document.xml", f"<w:document {_NS}><w:body>{kropp}{slut}".encode())
    grund.satt("docProps/core.xml", karna("").encode())
    for namn, innehall in delar.items():
        grund.satt(namn.replace("__", "/").replace("_xml", ".xml"), innehall.encode())
    return zipfil.skriv(grund._poster.values())


def stycke(*lopare: str, stil: str = "BodyText") -> str:
    """Ett stycke av löpare, eller av det som redan är element."""
    innehall = "".join(ett if ett.startswith("<") else lopare_av(ett) for ett in lopare)
    return f'<w:p><w:pPr><w:pStyle w:val="{stil}"/></w:pPr>{innehall}</w:p>'


def lopare_av(text: str, rpr: str = "") -> str:
    """En löpare."""
    egenskaper = f"<w:rPr>{rpr}</w:rPr>" if rpr else ""
    skriven = text.replace("&", "&amp;").replace("<", "&lt;")
    return f'<w:r>{egenskaper}<w:t xml:space="preserve">{skriven}</w:t></w:r>'


def felen(kropp: str, innehall: Dokumentinnehall = INNEHALL) -> list[str]:
    """Vad som är fel i mallen, en text per märke."""
    paket = oppna_dokument(mallen(kropp), "Mallen")
    return [f"{ett.plats}: {ett.text}" for ett in fel_i_mallen(malldelar(paket), innehall)]


def fyllda(kropp: str, innehall: Dokumentinnehall = INNEHALL) -> tuple[bytes, Fyllt]:
    """Mallen fylld, när dess märken är rätta."""
    paket = oppna_dokument(mallen(kropp), "Mallen")
    assert fel_i_mallen(malldelar(paket), innehall) == ()
    fyllt = fyll(paket, innehall)
    return paket.skriv(), fyllt
