"""Commands that make and fill a workbook: create, read SIE files, build, control, next year, the example."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from finsam_xl.hosts.kommandon import kontrollkod
from finsam_xl.hosts.kommandon.kommandorad import FEL_I_INDATA, RAPPORTER

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from finsam_xl.arbete.headless import Bygge, Inlast
    from finsam_xl.arbete.kontrollera.kontrollresultat import Kontrollresultat
    from finsam_xl.modell import Problem
    from finsam_xl.revision.halsa import Halsofynd

__all__ = [
    "kommando_bygg",
    "kommando_demo",
    "kommando_importera",
    "kommando_kontrollera",
    "kommando_nytt_ar",
    "kommando_sie",
    "kommando_skapa",
]

_FORTSATTA = "Vill du ändra i boken först: svara nej, ändra, spara och stäng den, och kör igen.\nFortsätta? (ja/nej) "


def kommando_skapa(val: argparse.Namespace) -> int:
    """Create a workbook."""
    from finsam_xl.arbete.headless import skapa_bok  # noqa: PLC0415 - only this command needs it

    vag = skapa_bok(Path(val.ut), exempel=val.exempel, kontoplan=val.kontoplan)
    print(f"Skapade {vag}. Öppna den i Excel och börja med bladet Start.")
    return 0


def kommando_sie(val: argparse.Namespace) -> int:
    """Show what a SIE file holds; nothing is read in."""
    from finsam_xl.arbete.importera.sievisning import oppna, som_json, som_text  # noqa: PLC0415 - only this command needs it

    fil = oppna(Path(val.fil), val.teckenkod)
    print(json.dumps(som_json(fil), ensure_ascii=False, indent=1) if val.json else som_text(fil))
    return FEL_I_INDATA if fil.avvisad else 0


def kommando_importera(val: argparse.Namespace) -> int:
    """Read SIE files into a workbook."""
    from finsam_xl.arbete.headless import importera_sie  # noqa: PLC0415 - only this command needs it
    from finsam_xl.modell import Version  # noqa: PLC0415 - only this command needs it

    inlast = importera_sie(
        Path(val.bok),
        [Path(fil) for fil in val.filer],
        fraga=_ja if val.ja else _fraga,
        teckenkod=val.teckenkod,
        budget=Version[val.budget.upper()] if val.budget else None,
        verifikationer=val.med_verifikationer,
    )
    _visa_inlasning(inlast)
    return 0


def _ja(text: str) -> bool:
    """Answer yes, and print what was answered: a question that nobody saw would be a silence."""
    print(f"{text}\n    Besvarad med ja (--ja).")
    return True


def _fraga(text: str) -> bool:
    print(text)
    try:
        return input(_FORTSATTA).strip().casefold() in {"j", "ja"}
    except (EOFError, OSError, RuntimeError, ValueError):  # nobody can answer: there is no keyboard, or it is closed
        return False


def _visa_inlasning(inlast: Inlast) -> None:
    from finsam_xl.arbete.utskrift import kolumner, problemlista  # noqa: PLC0415 - only this command needs it

    if inlast.varningar:
        print(problemlista(inlast.varningar))
        print()
    print(
        kolumner([("Period", "Fil", "Konton", "Summa IB", "Summa UB", "Summa RES"), *inlast.summor], hoger=(2, 3, 4, 5))
    )
    print("\n" + "\n".join(inlast.resultat))
    print(f"{', '.join(inlast.fyllda)} är fyllda i {inlast.bok}.")


def kommando_bygg(val: argparse.Namespace) -> int:
    """Build a report."""
    from finsam_xl.arbete.headless import bygg  # noqa: PLC0415 - only this command needs it
    from finsam_xl.arbete.utskrift import Framsteg  # noqa: PLC0415 - only this command needs it
    from finsam_xl.rapporter.slag import RAPPORTSLAG  # noqa: PLC0415 - only this command needs it

    framsteg = Framsteg()
    try:
        bygge = bygg(
            RAPPORTSLAG[RAPPORTER[val.rapport]], Path(val.bok), Path(val.ut) if val.ut else None, meddela=framsteg
        )
    finally:
        framsteg.klart()
    _visa_bygge(bygge)
    return kontrollkod(bygge.kontroller)


def _visa_bygge(bygge: Bygge) -> None:
    """What was built; faults first, so that nobody prints a report with a red control for want of scrolling."""
    from finsam_xl.arbete.utskrift import bevarat, felrad, kolumner, kontrollrad, problemlista  # noqa: PLC0415 - only this command needs it

    if fel := felrad(bygge.kontroller):
        print(f"{fel}\n")
    if bygge.varningar:
        print(problemlista(bygge.varningar))
        print()
    print(kolumner(bygge.sammanfattning, hoger=range(1, len(bygge.sammanfattning[0]))))
    print()
    print(kontrollrad(bygge.kontroller))
    for ratt in bygge.kontroller:
        if ratt.utfall != "OK":
            print(f"  {ratt.utfall:10} {ratt.id:4} {ratt.titel}")
    for gammalt, nytt in bygge.bevarade.items():
        print(bevarat(gammalt, nytt))
    print(f"\n{len(bygge.blad)} blad byggda. Öppna {bygge.bok}.")


def kommando_kontrollera(val: argparse.Namespace) -> int:
    """Make every control, and look at the formulas' health."""
    from finsam_xl.arbete.grind import las_arbetsbok  # noqa: PLC0415 - only this command needs it
    from finsam_xl.arbete.kontrollera import formelhalsa  # noqa: PLC0415 - only this command needs it
    from finsam_xl.arbete.kontrollera.kontrollering import att_veta_ur, kontroller_ur  # noqa: PLC0415 - only this command needs it
    from finsam_xl.arbete.kontrollera.rattning import att_ratta  # noqa: PLC0415 - only this command needs it
    from finsam_xl.book.skapa import klockan  # noqa: PLC0415 - only this command needs it
    from finsam_xl.hosts.kommandon.ratta import ratta, tipsa  # noqa: PLC0415 - only this command needs it

    if val.ratta:
        ratta(Path(val.bok), sys.stderr if val.json else sys.stdout)
    bok = las_arbetsbok(Path(val.bok))
    resultat, fynd, varningar = kontroller_ur(bok, klockan()), formelhalsa.halsa_ur(bok), att_veta_ur(bok)
    if val.json:
        flera = len({ett.rapport for ett in resultat}) > 1
        kontroller = (_som_json(ett, flera=flera) for ett in resultat)
        alla = [*kontroller, *map(formelhalsa.som_json, fynd), *map(_varning_som_json, varningar)]
        print(json.dumps(alla, ensure_ascii=False, indent=1))
    else:
        rattbara, _ = att_ratta(bok)
        platser = {ett.plats for ett in rattbara}
        _visa_kontroller(resultat)
        _visa_att_veta([ett for ett in varningar if ett.plats not in platser])
        _visa_halsa(fynd)
        tipsa(rattbara, val.bok)
    return kontrollkod(resultat)


def _visa_att_veta(varningar: Sequence[Problem]) -> None:
    from finsam_xl.arbete.utskrift import de_forsta, problemlista, stycke  # noqa: PLC0415 - only this command needs it

    for ett, fler in de_forsta(varningar):
        print(f"\n{problemlista([ett])}")
        if fler:
            print(stycke(f"... och {fler} till av samma slag. finsam bygg visar alla."))


def _visa_halsa(fynd: Sequence[Halsofynd]) -> None:
    from finsam_xl.arbete.utskrift import stycke  # noqa: PLC0415 - only this command needs it

    for ett in fynd:
        print(f"\nNOTIS {ett.fraga.id} {ett.fraga.titel}: {', '.join(ett.celler)}")
        print(stycke(ett.text))
    print(f"\nFormelhälsa: {len(fynd) or 'inget'} att titta på.")


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
    from finsam_xl.arbete.kontrollera.oprovat import vantar  # noqa: PLC0415 - only this command needs it
    from finsam_xl.arbete.utskrift import felrad, ingetrad, kolumner, kontrollrad, stycke  # noqa: PLC0415 - only this command needs it
    from finsam_xl.belopp import svensk  # noqa: PLC0415 - only this command needs it

    if forst := felrad(resultat) or ingetrad(resultat):
        print(f"{forst}\n")
    vantande = vantar(resultat)
    for grupp in vantande:
        idn = ", ".join(ett.id for ett in grupp.kontroller)
        print(f"EJ PRÖVAD ({grupp.kontroller[0].rapport})\n{stycke(grupp.mening)}\n{stycke(idn)}\n")
    for rapport in dict.fromkeys(ett.rapport for ett in resultat):
        egna = [ett for ett in resultat if ett.rapport == rapport]
        rader = [(ett.utfall.value, ett.id, ett.titel, svensk(ett.skillnad, 2), str(ett.rader)) for ett in egna]
        print(f"{rapport}\n{kolumner([('Utfall', 'Id', 'Kontroll', 'Skillnad', 'Rader'), *rader], hoger=(3, 4))}\n")
    sagda = {ett for grupp in vantande for ett in grupp.kontroller}
    for ett in resultat:
        if ett.utfall != "OK" and ett not in sagda:
            print(f"{ett.utfall} {ett.id} {ett.titel} ({ett.rapport})\n{stycke(ett.besked)}\n")
    print(kontrollrad(resultat))


def kommando_nytt_ar(val: argparse.Namespace) -> int:
    """Make next year's workbook."""
    from finsam_xl.arbete.nytt_ar.nyttar import nytt_ar  # noqa: PLC0415 - only this command needs it
    from finsam_xl.arbete.utskrift import Framsteg, bevarat, kolumner, problemlista  # noqa: PLC0415 - only this command needs it

    framsteg = Framsteg()
    try:
        ny = nytt_ar(Path(val.bok), Path(val.ut), meddela=framsteg)
    finally:
        framsteg.klart()
    if ny.varningar:
        print(problemlista(ny.varningar))
        print()
    print(kolumner([("Rapport", "Period", "Ny period"), *ny.perioder]))
    print()
    tabeller = ((namn, str(fore), str(efter)) for namn, fore, efter in ny.tabeller)
    print(kolumner([("Tabell", "Rader", "I den nya boken"), *tabeller], hoger=(1, 2)))
    for gammalt, nytt in ny.bevarade.items():
        print(bevarat(gammalt, nytt))
    if ny.formler:
        print(f"Formler blev sina värden i den nya boken: {', '.join(ny.formler)}.")
    print(f"\nSkrev {ny.bok}. {val.bok} är som den var.")
    print("Fyll i budget, beslutade avgifter, deltagare och bedömningar, läs in årets SIE-fil och bygg rapporterna.")
    return 0


def kommando_demo(val: argparse.Namespace) -> int:
    """The whole way on the example."""
    from finsam_xl.hosts.kommandon.demo import demo  # noqa: PLC0415 - only this command needs it

    resultat = demo(Path(val.mapp))
    _visa_inlasning(resultat.inlast)
    print()
    _visa_bygge(resultat.bygge)
    print(f"Bredvid ligger {resultat.makrobok}, samma bok med knappar och funktioner för Excel på Windows.")
    return kontrollkod(resultat.bygge.kontroller)
