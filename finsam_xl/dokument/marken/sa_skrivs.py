"""Hur ett märke skrivs, med ett exempel på vart och ett: det som bladet Märken säger till den som gör en mall."""

from __future__ import annotations

from typing import Final

from finsam_xl.dokument.marken.tolka import VALEN
from finsam_xl.dokument.marken.villkor import JAMFORELSER

__all__ = ["SA_SKRIVS", "i_klamrar"]


def i_klamrar(text: str) -> str:
    """Märket som det skrivs i mallen."""
    return f"{{{{ {text} }}}}"


SA_SKRIVS: Final = tuple(
    (i_klamrar(text), vad)
    for text, vad in (
        ("AR_RR_arets_resultat", "Siffran med det namnet, avrundad och i rapportens enhet, som i tabellerna."),
        ("AR_RR_arets_resultat, utan tecken, 1 decimal", f"Val skrivs efter komman: {', '.join(VALEN)}."),
        (
            "AR_RR_arets_resultat, ett överskott på/ett underskott på/noll",
            "Ord efter tecken: mer än noll, mindre än noll, noll.",
        ),
        ("Rubrik", "Rapportens rubrik."),
        ("Antal_regioner", "Hur många regioner som är medlemmar; Antal_kommuner är kommunerna."),
        ("tabell Resultaträkning", "Tabellen med den titeln, ensam i sitt stycke. Val: med rubrik, om den finns."),
        ("tabeller Noter", "Alla tabeller på bladet. «tabeller övriga» är de som inget annat märke visar."),
        ("diagram Budget och utfall", "Diagrammet med den titeln, ensamt i sitt stycke."),
        ("innehåll", "Innehållsförteckningen."),
        (
            "om AR_RR_arets_resultat < 0",
            f"Det som följer står då. Villkor: {' '.join(JAMFORELSER)} finns saknas, fler med «och» eller «eller».",
        ),
        ("annars", "Det som står i stället."),
        ("slut", "Slutet på det som har villkor."),
    )
)
"""Varje slags märke, och vad det ger."""
