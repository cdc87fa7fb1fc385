"""Grunddatas uppgifter som gäller alla rapporter: förbundet, målet för eget kapital, fördelningen och inläsningen."""

from __future__ import annotations

from finsam_xl.inputs.schema.form import Typ
from finsam_xl.inputs.uppgifter.form import KR_OCH_TKR, Uppgift, enhet

__all__ = ["FORBUNDET", "FORDELNING", "INLASNING", "KAPITALMAL"]

_OM_FORBUNDET = (
    "Som det ska stå i sidhuvudet. Listan har de förbund vars medlemmar är kända: finsam medlemmar BOK fyller då i "
    "Medlemmar."
)
FORBUNDET: tuple[Uppgift, ...] = (
    Uppgift("Forbund", "Förbundets namn", Typ.TEXT, _OM_FORBUNDET, kravs=True, avsnitt="Förbundet"),
    Uppgift(
        "Organisationsnummer",
        "Organisationsnummer",
        Typ.TEXT,
        "Jämförs med SIE-filens; 222000-0000 är en platshållare.",
        jamford=True,
    ),
    Uppgift(
        "Diarienummer",
        "Diarienummer",
        Typ.TEXT,
        "Skrivs i sidhuvudet efter rapportens namn om det finns, när rapporten inte har ett eget nedan.",
        arets=True,
    ),
    Uppgift(
        "Beslutsdatum",
        "Beslutsdatum",
        Typ.DATUM,
        "Dagen då styrelsen beslutar om rapporten.",
        arets=True,
        utgangen=True,
    ),
)
KAPITALMAL: tuple[Uppgift, ...] = (
    Uppgift(
        "EK_Mal",
        "Mål: eget kapital högst",
        Typ.PROCENT,
        "Andel av intäkterna, 20 % enligt förbundets eget mål.",
        0.2,
        kravs=True,
        avsnitt="Mål för eget kapital",
    ),
    Uppgift(
        "EK_Bas",
        "Räknas på",
        Typ.VAL,
        "Årets intäkter eller verksamhetsplanens budgeterade intäkter.",
        "intäkter",
        ("intäkter", "budgeterade intäkter"),
        kravs=True,
    ),
)
FORDELNING: tuple[Uppgift, ...] = (
    Uppgift(
        "FD_Nyckel",
        "Kommunernas fördelningsnyckel",
        Typ.VAL,
        "Vilken kolumn i Medlemmar som fördelar kommunernas del.",
        "fast andel",
        ("fast andel", "invånare", "försörjningsmått", "vägd"),
        kravs=True,
        avsnitt="Fördelning",
    ),
    Uppgift("FD_Vikt", "Vikt för försörjningsmått", Typ.PROCENT, "Används av vägd nyckel; resten är invånare.", 0.75),
    *enhet("FD_Enhet", "Fördelas i hela", "", "tkr", "Kronor per fördelad enhet", KR_OCH_TKR),
)
INLASNING: tuple[Uppgift, ...] = (
    Uppgift(
        "SIE_dim_insats",
        "SIE-dimension för insats",
        Typ.HELTAL,
        "6 är projekt enligt SIE.",
        6,
        avsnitt="Inläsning av SIE",
    ),
    Uppgift("SIE_dim_motpart", "SIE-dimension för motpart", Typ.HELTAL, "20 och uppåt är fria enligt SIE.", 20),
)
