"""Grunddatas uppgifter om utskriften: vad som står överst och nederst på varje sida."""

from __future__ import annotations

from finsam_xl.inputs.schema.form import Typ
from finsam_xl.inputs.uppgifter.form import Uppgift
from finsam_xl.modell import JaNej, Rapportnamn, Sidnummer

__all__ = ["UTSKRIFT"]


def _ja_eller_nej(namn: str, etikett: str, hjalp: str, forval: JaNej, avsnitt: str = "") -> Uppgift:
    val = tuple(JaNej)
    return Uppgift(namn, etikett, Typ.VAL, hjalp, forval.value, val, kravs=True, valfri=True, avsnitt=avsnitt)


UTSKRIFT: tuple[Uppgift, ...] = (
    _ja_eller_nej(
        "Sida_Diarienummer",
        "Diarienummer överst på sidan",
        "Skrivs efter rapportens namn om det är ifyllt. Det här gäller utskrift; bygg rapporten på nytt efteråt.",
        JaNej.JA,
        avsnitt="Utskrift",
    ),
    _ja_eller_nej(
        "Sida_Beslutsdatum",
        "Beslutsdatum överst på sidan",
        "Skrivs som «beslutad av styrelsen» och dagen, när Beslutsdatum är ifyllt.",
        JaNej.NEJ,
    ),
    Uppgift(
        "Sida_Rapport",
        "Rapportens namn överst på sidan",
        Typ.VAL,
        "Med året, utan året, eller inte alls.",
        Rapportnamn.MED_AR.value,
        tuple(Rapportnamn),
        kravs=True,
        valfri=True,
    ),
    Uppgift(
        "Sida_Nummer",
        "Sidnummer nederst på sidan",
        Typ.VAL,
        "När rapporten skrivs ut för sig är det dess egna sidor som räknas.",
        Sidnummer.AV_ALLA.value,
        tuple(Sidnummer),
        kravs=True,
        valfri=True,
    ),
    _ja_eller_nej(
        "Sida_Signatur",
        "Plats för justerarens signatur",
        "En linje nederst på varje sida, som i den nationella mallen.",
        JaNej.NEJ,
    ),
    Uppgift(
        "Sida_Logotyp",
        "Logotyp",
        Typ.TEXT,
        "Namnet på en bild (.png eller .jpg) i bokens mapp. Tomt: stilmallens bild, om den har någon. Trycks överst "
        "när rapporten skrivs ut för sig.",
        valfri=True,
    ),
)
