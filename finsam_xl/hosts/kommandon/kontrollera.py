"""`finsam kontrollera`: every control of a workbook, what to know of its input, and its formulas' health."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from finsam_xl.arbete.gemensamt.grind import las_arbetsbok
from finsam_xl.arbete.gemensamt.utskrift import de_forsta, kolumner
from finsam_xl.arbete.kontrollera import formelhalsa
from finsam_xl.arbete.kontrollera.kontrollering import kontrollera_bok
from finsam_xl.arbete.kontrollera.oprovat import vantar
from finsam_xl.arbete.kontrollera.rattning import att_ratta
from finsam_xl.arbete.kontrollera.utfallsrader import felrad, ingetrad, kontrollrad
from finsam_xl.belopp import svensk
from finsam_xl.book.klocka import klockan
from finsam_xl.hosts.kommandon import kontrollkod
from finsam_xl.hosts.kommandon.ratta import ratta, tipsa
from finsam_xl.hosts.kommandon.sagt import problemlista, skriv, stycke

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from finsam_xl.arbete.bygg.kontrollresultat import Kontrollresultat
    from finsam_xl.modell import Problem
    from finsam_xl.revision.halsa import Halsofynd

__all__ = ["kommando"]


def kommando(val: argparse.Namespace) -> int:
    """Make every control, and look at the formulas' health."""
    if val.ratta:
        ratta(Path(val.bok), sys.stderr if val.json else sys.stdout)
    bok = las_arbetsbok(Path(val.bok))
    kontrollerat, fynd = kontrollera_bok(bok, klockan()), formelhalsa.halsa_ur(bok)
    resultat, varningar = kontrollerat.resultat, kontrollerat.att_veta
    if val.json:
        flera = len({ett.rapport for ett in resultat}) > 1
        kontroller = (_som_json(ett, flera=flera) for ett in resultat)
        alla = [*kontroller, *map(formelhalsa.som_json, fynd), *map(_varning_som_json, varningar)]
        skriv(json.dumps(alla, ensure_ascii=False, indent=1))
    else:
        rattbara, _ = att_ratta(bok)
        platser = {ett.plats for ett in rattbara}
        _visa_kontroller(resultat)
        _visa_att_veta([ett for ett in varningar if ett.plats not in platser])
        _visa_halsa(fynd)
        tipsa(rattbara, val.bok)
    return kontrollkod(resultat)


def _visa_att_veta(varningar: Sequence[Problem]) -> None:
    for ett, fler in de_forsta(varningar):
        skriv(f"\n{problemlista([ett])}")
        if fler:
            skriv(stycke(f"... och {fler} till av samma slag. finsam bygg visar alla."))


def _visa_halsa(fynd: Sequence[Halsofynd]) -> None:
    for ett in fynd:
        skriv(f"\nNOTIS {ett.fraga.id} {ett.fraga.titel}: {', '.join(ett.celler)}")
        skriv(stycke(ett.text))
    skriv(f"\nFormelhälsa: {len(fynd) or 'inget'} att titta på.")


def _som_json(ett: Kontrollresultat, *, flera: bool) -> dict[str, object]:
    """The result; which report it belongs to is said where the book has several."""
    return {
        **({"rapport": ett.rapport} if flera else {}),
        "id": ett.id,
        "titel": ett.titel,
        "utfall": ett.utfall.value,
        "skillnad": float(ett.skillnad),
        "rader": ett.rader,
        "saknas": ett.saknas,
        "celler": list(ett.celler),
        "kalla": ett.kalla,
        "text": ett.text,
    }


def _varning_som_json(ett: Problem) -> dict[str, object]:
    """What is to be known of the input, in the form of a control's outcome; it belongs to no report."""
    return {
        "id": ett.kod,
        "titel": "Att veta om indata",
        "utfall": "NOTIS",
        "skillnad": 0.0,
        "celler": [ett.plats],
        "kalla": "indata",
        "text": f"{ett.text} {ett.atgard}",
    }


def _visa_kontroller(resultat: Sequence[Kontrollresultat]) -> None:
    if forst := felrad(resultat) or ingetrad(resultat):
        skriv(f"{forst}\n")
    vantande = vantar(resultat)
    for grupp in vantande:
        idn = ", ".join(ett.id for ett in grupp.kontroller)
        skriv(f"EJ PRÖVAD ({grupp.kontroller[0].rapport})\n{stycke(grupp.mening)}\n{stycke(idn)}\n")
    for rapport in dict.fromkeys(ett.rapport for ett in resultat):
        egna = [ett for ett in resultat if ett.rapport == rapport]
        rader = [(ett.utfall.value, ett.id, ett.titel, svensk(ett.skillnad, 2), str(ett.rader)) for ett in egna]
        skriv(f"{rapport}\n{kolumner([('Utfall', 'Id', 'Kontroll', 'Skillnad', 'Rader'), *rader], hoger=(3, 4))}\n")
    sagda = {ett for grupp in vantande for ett in grupp.kontroller}
    for ett in resultat:
        if ett.utfall != "OK" and ett not in sagda:
            skriv(f"{ett.utfall} {ett.id} {ett.titel} ({ett.rapport})\n{stycke(ett.besked)}\n")
    skriv(kontrollrad(resultat))
