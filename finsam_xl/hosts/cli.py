"""The command `finsam`: what a person types, and what they read on the screen."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from finsam_xl.hosts.kommandorad import FEL_I_INDATA, RAPPORTER, tolk

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Sequence

    from finsam_xl.hosts.doktor import Ron
    from finsam_xl.hosts.granskningsvisning import Granskat
    from finsam_xl.hosts.headless import Bygge, Inlast
    from finsam_xl.hosts.kontrollresultat import Kontrollresultat
    from finsam_xl.revision.halsa import Halsofynd

__all__ = ["main"]

_KONTROLLFEL = 1
_BEVARAT = "Bladet {} var ändrat för hand och finns kvar som {}."


def main(argument: Sequence[str] | None = None) -> int:
    """Run the command; 0 when all is well, 1 when a control is red, 2 when nothing could be done."""
    for strom in (sys.stdout, sys.stderr):
        strom.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    val = tolk().parse_args(argument)
    from finsam_xl.hosts.fel import Avbrott, Indatafel  # noqa: PLC0415 - help must not wait for the rest
    from finsam_xl.hosts.utskrift import problemlista  # noqa: PLC0415 - as above

    try:
        return _KOMMANDON[val.kommando](val)
    except Indatafel as fel:
        print(problemlista(fel.problem), file=sys.stderr)
        print(f"\n{len(fel.problem)} att rätta. Inget har skrivits.", file=sys.stderr)
    except Avbrott as fel:
        print(f"{fel}\nInget har skrivits.", file=sys.stderr)
    except BrokenPipeError:
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 - whoever read has enough
        return 0
    except Exception as fel:  # noqa: BLE001 - whoever sits at the screen must never meet a stack trace
        print(_ovantat(fel), file=sys.stderr)
    except KeyboardInterrupt:
        print("\nAvbrutet. Filen är som den var.", file=sys.stderr)
    return FEL_I_INDATA


def _ovantat(fel: Exception) -> str:
    import tempfile  # noqa: PLC0415 - only when something has gone wrong
    import traceback  # noqa: PLC0415 - as above

    with tempfile.NamedTemporaryFile("w", prefix="finsam-fel-", suffix=".log", delete=False, encoding="utf-8") as logg:
        logg.write("".join(traceback.format_exception(fel)))
    return (
        f"Programmet kunde inte slutföra: {fel}\n"
        f"Det är ett fel i programmet, inte i din bok. Inget har skrivits. Spara {logg.name} och skicka den till den "
        "som sköter programmet."
    )


def _skapa(val: argparse.Namespace) -> int:
    from finsam_xl.hosts.headless import skapa_bok  # noqa: PLC0415 - as above

    vag = skapa_bok(Path(val.ut), exempel=val.exempel, kontoplan=val.kontoplan)
    print(f"Skapade {vag}. Öppna den i Excel och börja med bladet Start.")
    return 0


def _sie(val: argparse.Namespace) -> int:
    from finsam_xl.hosts.sievisning import oppna, som_json, som_text  # noqa: PLC0415 - as above

    fil = oppna(Path(val.fil), val.teckenkod)
    print(json.dumps(som_json(fil), ensure_ascii=False, indent=1) if val.json else som_text(fil))
    return FEL_I_INDATA if fil.avvisad else 0


def _importera(val: argparse.Namespace) -> int:
    from finsam_xl.hosts.headless import importera_sie  # noqa: PLC0415 - as above
    from finsam_xl.modell import Version  # noqa: PLC0415 - as above

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


def _ja(_: str) -> bool:
    return True


def _fraga(text: str) -> bool:
    print(text)
    try:
        return input("Fortsätta? (ja/nej) ").strip().casefold() in {"j", "ja"}
    except EOFError:
        return False


def _visa_inlasning(inlast: Inlast) -> None:
    from finsam_xl.hosts.utskrift import kolumner, problemlista  # noqa: PLC0415 - as above

    if inlast.varningar:
        print(problemlista(inlast.varningar))
        print()
    print(
        kolumner([("Period", "Fil", "Konton", "Summa IB", "Summa UB", "Summa RES"), *inlast.summor], hoger=(2, 3, 4, 5))
    )
    print("\n" + "\n".join(inlast.resultat))
    print(f"{', '.join(inlast.fyllda)} är fyllda i {inlast.bok}.")


def _bygg(val: argparse.Namespace) -> int:
    from finsam_xl.hosts.headless import bygg  # noqa: PLC0415 - as above
    from finsam_xl.hosts.utskrift import Framsteg  # noqa: PLC0415 - as above
    from finsam_xl.rapportslag import RAPPORTSLAG  # noqa: PLC0415 - as above

    framsteg = Framsteg()
    try:
        bygge = bygg(
            RAPPORTSLAG[RAPPORTER[val.rapport]], Path(val.bok), Path(val.ut) if val.ut else None, meddela=framsteg
        )
    finally:
        framsteg.klart()
    _visa_bygge(bygge)
    return 0


def _visa_bygge(bygge: Bygge) -> None:
    from finsam_xl.hosts.utskrift import kolumner, kontrollrad, problemlista  # noqa: PLC0415 - as above

    if bygge.varningar:
        print(problemlista(bygge.varningar))
        print()
    print(kolumner(bygge.sammanfattning, hoger=range(1, len(bygge.sammanfattning[0]))))
    print()
    print(kontrollrad(bygge.kontroller))
    for ratt in bygge.kontroller:
        if ratt.utfall != "OK":
            print(f"  {ratt.utfall:5} {ratt.id:4} {ratt.titel}")
    for gammalt, nytt in bygge.bevarade.items():
        print(_BEVARAT.format(gammalt, nytt))
    print(f"\n{len(bygge.blad)} blad byggda. Öppna {bygge.bok}.")


def _kontrollera(val: argparse.Namespace) -> int:
    from finsam_xl.hosts import halsa  # noqa: PLC0415 - as above
    from finsam_xl.hosts.bokdata import eller_avbrott  # noqa: PLC0415 - as above
    from finsam_xl.hosts.headless import kontrollera  # noqa: PLC0415 - as above
    from finsam_xl.writers.spara import las_bok  # noqa: PLC0415 - as above

    bok = Path(val.bok)
    resultat = kontrollera(bok)
    fynd = halsa.halsa_ur(eller_avbrott(lambda: las_bok(bok)))
    if val.json:
        flera = len({ett.rapport for ett in resultat}) > 1
        alla = [*(_som_json(ett, flera=flera) for ett in resultat), *map(halsa.som_json, fynd)]
        print(json.dumps(alla, ensure_ascii=False, indent=1))
    else:
        _visa_kontroller(resultat)
        _visa_halsa(fynd)
    return _KONTROLLFEL if any(ett.utfall == "FEL" for ett in resultat) else 0


def _visa_halsa(fynd: Sequence[Halsofynd]) -> None:
    from finsam_xl.hosts.utskrift import stycke  # noqa: PLC0415 - as above

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
        "celler": list(ett.celler),
        "kalla": ett.kalla,
        "text": ett.text,
    }


def _visa_kontroller(resultat: Sequence[Kontrollresultat]) -> None:
    from finsam_xl.belopp import svensk  # noqa: PLC0415 - as above
    from finsam_xl.hosts.utskrift import kolumner, kontrollrad, stycke  # noqa: PLC0415 - as above

    for rapport in dict.fromkeys(ett.rapport for ett in resultat):
        egna = [ett for ett in resultat if ett.rapport == rapport]
        rader = [(ett.utfall.value, ett.id, ett.titel, svensk(ett.skillnad, 2)) for ett in egna]
        print(f"{rapport}\n{kolumner([('Utfall', 'Id', 'Kontroll', 'Skillnad'), *rader], hoger=(3,))}\n")
    for ett in resultat:
        if ett.utfall != "OK":
            print(f"{ett.utfall} {ett.id} {ett.titel} ({ett.rapport})\n{stycke(ett.text)}\n")
    print(kontrollrad(resultat))


def _nytt_ar(val: argparse.Namespace) -> int:
    from finsam_xl.hosts.nyttar import nytt_ar  # noqa: PLC0415 - as above
    from finsam_xl.hosts.utskrift import Framsteg, kolumner  # noqa: PLC0415 - as above

    framsteg = Framsteg()
    try:
        ny = nytt_ar(Path(val.bok), Path(val.ut), meddela=framsteg)
    finally:
        framsteg.klart()
    print(kolumner([("Rapport", "Period", "Ny period"), *ny.perioder]))
    print()
    tabeller = ((namn, str(fore), str(efter)) for namn, fore, efter in ny.tabeller)
    print(kolumner([("Tabell", "Rader", "I den nya boken"), *tabeller], hoger=(1, 2)))
    for gammalt, nytt in ny.bevarade.items():
        print(_BEVARAT.format(gammalt, nytt))
    if ny.formler:
        print(f"Formler blev sina värden i den nya boken: {', '.join(ny.formler)}.")
    print(f"\nSkrev {ny.bok}. {val.bok} är som den var.")
    print("Fyll i budget, beslutade avgifter, deltagare och bedömningar, läs in årets SIE-fil och bygg rapporterna.")
    return 0


def _granska(val: argparse.Namespace) -> int:
    from finsam_xl.hosts.granskningsvisning import granska, som_json, som_text  # noqa: PLC0415 - as above
    from finsam_xl.hosts.utskrift import stycke  # noqa: PLC0415 - as above

    granskat = granska(Path(val.tryck), [Path(tryck) for tryck in val.jamfor], Path(val.mot) if val.mot else None)
    print(json.dumps(som_json(granskat.fynd), ensure_ascii=False, indent=1) if val.json else som_text(granskat.fynd))
    for upplysning in granskat.upplysningar:
        print(f"\n{stycke(upplysning)}", file=sys.stderr if val.json else sys.stdout)
    if val.blad:
        _skriv_granskning(Path(val.blad), granskat, sys.stderr if val.json else sys.stdout)
    return _KONTROLLFEL if any(ett.allvar == "FEL" for ett in granskat.fynd) else 0


def _skriv_granskning(bok: Path, granskat: Granskat, strom: TextIO) -> None:
    from finsam_xl.hosts.granskningsblad import GRANSKNINGSBLAD, skriv_granskning  # noqa: PLC0415 - as above

    bevarade = skriv_granskning(bok, granskat)
    print(f"\nBladet {GRANSKNINGSBLAD} är skrivet i {bok}.", file=strom)
    for gammalt, nytt in bevarade.items():
        print(_BEVARAT.format(gammalt, nytt), file=strom)


def _spara(val: argparse.Namespace) -> int:
    from finsam_xl.hosts.sparvisning import skriv_sparblad, spaning, text, varden  # noqa: PLC0415 - as above

    bok = Path(val.bok)
    svar = spaning(bok, val.cell, djup=val.djup, bredd=val.bredd)
    if val.blad or val.ut:
        ut = Path(val.ut) if val.ut else bok
        print(f"Bladet {skriv_sparblad(bok, svar, ut)} är skrivet i {ut}. {svar.raknat}")
    else:
        print(json.dumps(varden(svar), ensure_ascii=False, indent=1) if val.json else text(svar))
    return 0 if svar.haller else _KONTROLLFEL


def _revisor(val: argparse.Namespace) -> int:
    from finsam_xl.hosts.revisor import revisorspaket  # noqa: PLC0415 - as above
    from finsam_xl.hosts.utskrift import Framsteg, kontrollrad, stycke  # noqa: PLC0415 - as above

    framsteg = Framsteg()
    try:
        paket = revisorspaket(Path(val.bok), Path(val.ut), meddela=framsteg)
    finally:
        framsteg.klart()
    print("\n".join(f"  {namn}" for namn in paket.filer))
    for rubrik, rader in (("Ersatt i egna celler:", paket.ersatta), ("Att veta:", paket.att_veta)):
        if rader:
            print("\n".join([rubrik, *map(stycke, rader)]))
    print(
        f"{kontrollrad(paket.kontroller)}\nPaketet ligger i {paket.mapp}. Manifestets fingeravtryck är {paket.avtryck}"
    )
    return 0


def _verifiera(val: argparse.Namespace) -> int:
    from finsam_xl.hosts.utskrift import stycke  # noqa: PLC0415 - as above
    from finsam_xl.hosts.verifiering import verifiera  # noqa: PLC0415 - as above

    svar = verifiera(Path(val.mapp))
    print("\n".join(["Prövat:", *map(stycke, svar.provat)]))
    if svar.brister:
        print("\n".join(["Skiljer sig från när paketet gjordes:", *map(stycke, svar.brister)]))
    slut = "Paketet är som det gjordes." if svar.haller else "Paketet är INTE som det gjordes."
    print(f"\n{slut} Manifestets fingeravtryck är {svar.avtryck}")
    return 0 if svar.haller else _KONTROLLFEL


def _installera(val: argparse.Namespace) -> int:
    from finsam_xl.hosts.installation import installera, vanlig_plats  # noqa: PLC0415 - as above
    from finsam_xl.hosts.maskin import denna  # noqa: PLC0415 - as above

    maskin = denna()
    gjort = installera(Path(val.bok) if val.bok else vanlig_plats(maskin), maskin)
    _visa_ron(gjort.ron)
    vad = "Knapparna i boken pekades om" if gjort.fanns else "Boken skapades"
    print(f"\n{vad}: {gjort.bok}\nKnapparna startar {gjort.tolk}\n")
    print(gjort.rad)
    return 0


def _doktor(val: argparse.Namespace) -> int:
    from finsam_xl.hosts.doktor import Lage, undersok, undersok_bok  # noqa: PLC0415 - as above
    from finsam_xl.hosts.maskin import denna  # noqa: PLC0415 - as above

    maskin = denna()
    ron = undersok(maskin) + (undersok_bok(Path(val.bok), maskin) if val.bok else ())
    _visa_ron(ron)
    return _KONTROLLFEL if any(ett.lage is Lage.FEL for ett in ron) else 0


def _visa_ron(ron: Sequence[Ron]) -> None:
    from finsam_xl.hosts.utskrift import stycke  # noqa: PLC0415 - as above

    for ett in ron:
        print(f"{ett.lage:8} {ett.vad}\n{stycke(ett.text)}")


def _demo(val: argparse.Namespace) -> int:
    from finsam_xl.hosts.demo import demo  # noqa: PLC0415 - as above

    resultat = demo(Path(val.mapp))
    _visa_inlasning(resultat.inlast)
    print()
    _visa_bygge(resultat.bygge)
    print(f"Bredvid ligger {resultat.makrobok}, samma bok med knappar och funktioner för Excel på Windows.")
    return _KONTROLLFEL if any(ett.utfall == "FEL" for ett in resultat.bygge.kontroller) else 0


_KOMMANDON: dict[str, Callable[[argparse.Namespace], int]] = {
    "skapa": _skapa,
    "sie": _sie,
    "importera-sie": _importera,
    "bygg": _bygg,
    "kontrollera": _kontrollera,
    "nytt-ar": _nytt_ar,
    "nytt-år": _nytt_ar,
    "granska": _granska,
    "spåra": _spara,
    "spara": _spara,
    "revisor": _revisor,
    "verifiera": _verifiera,
    "installera": _installera,
    "doktor": _doktor,
    "demo": _demo,
}
