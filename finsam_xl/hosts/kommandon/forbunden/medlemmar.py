"""`finsam medlemmar`: the förbund whose members are known, and a book's Medlemmar filled with those of one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from finsam_xl.arbete.skapa.fyll_medlemmar import fyll_medlemmar
from finsam_xl.arbete.skapa.komplettering import EFTER_INVANARE
from finsam_xl.hosts.kommandon.sagt import skriv, stycke
from finsam_xl.offentligt.forbund import forbunden
from finsam_xl.offentligt.kommuner import kommuner, regioner

if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping, Sequence

__all__ = ["kommando"]


def kommando(val: argparse.Namespace) -> int:
    """Show the known förbund, or fill in the members of one."""
    if not val.bok:
        _visa()
        return 0
    ifyllt = fyll_medlemmar(Path(val.bok), val.forbund or "")
    if ifyllt.forbund is None:
        _visa_kompletterade(val.bok, ifyllt.kompletterade)
        return 0
    skriv(f"Medlemmar i {val.bok}, ur {ifyllt.forbund.beskrivning}:")
    for ett in ifyllt.nya:
        nummer = f", {ett.organisationsnummer}" if ett.organisationsnummer else ""
        mer = f", {ett.invanare} invånare {ett.statistikdatum}" if ett.invanare else ""
        skriv(f"  {ett.namn} ({ett.part}){nummer}{mer}")
    if ifyllt.kvar:
        skriv(stycke(f"Stod där redan, och står kvar: {', '.join(ifyllt.kvar)}."))
    skriv("Det är förslag. Pröva dem mot förbundsordningen.")
    if ifyllt.nyckel and ifyllt.nyckel not in EFTER_INVANARE:
        skriv(
            stycke(
                f"Kommunernas fördelningsnyckel i Grunddata är «{ifyllt.nyckel}». Välj invånare där om det är de "
                "som fördelar."
            )
        )
    return 0


def _visa_kompletterade(bok: str, kommuner_: Mapping[str, Sequence[str]]) -> None:
    skriv(f"Tomma celler i Medlemmar i {bok}, ur SCB:s folkmängd och Skolverkets register:")
    for namn, delar in kommuner_.items():
        skriv(f"  {namn}: {', '.join(delar)}")
    skriv("Det är förslag. Det som stod där är orört.")


def _visa() -> None:
    den = max(ett.den for ett in kommuner().values())
    skriv(
        f"{len(kommuner())} kommuner i {len(regioner())} regioner, kommunerna med organisationsnummer och med invånare "
        f"den {den} (SCB)."
    )
    skriv(
        f"{len(forbunden())} förbund vars medlemmar är kända; det finns omkring 70. De andra fyller i Medlemmar själva,"
    )
    skriv("eller läggs till som en rad i templates/offentligt/forbund.csv (docs/recept/forbund.md).")
    for ett in forbunden():
        skriv(f"\n{ett.namn}{f' ({ett.organisationsnummer})' if ett.organisationsnummer else ''}")
        medlemmar = [*(region.namn for region in ett.regioner), *(kommun.ort for kommun in ett.kommuner)]
        skriv(stycke(f"{', '.join(medlemmar)}. Källa: {ett.beskrivning}."))
