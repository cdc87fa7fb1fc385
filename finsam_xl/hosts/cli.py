"""The command `finsam`: what a person types, and what they read on the screen."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from finsam_xl.hosts.kommandorad import FEL_I_INDATA, RAPPORTER, tolk

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Sequence

    from finsam_xl.hosts.headless import Bygge, Inlast
    from finsam_xl.hosts.kontrollresultat import Kontrollresultat

__all__ = ["main"]

_KONTROLLFEL = 1


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
    if vag.suffix.casefold() == ".xlsm":
        print("Knapparna svarar inte än: läs in, kontrollera och bygg med kommandot finsam.")
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
    from finsam_xl.hosts.utskrift import kolumner, problemlista  # noqa: PLC0415 - as above

    if bygge.varningar:
        print(problemlista(bygge.varningar))
        print()
    print(kolumner(bygge.sammanfattning, hoger=range(1, len(bygge.sammanfattning[0]))))
    print()
    print(_kontrollrad(bygge.kontroller))
    for ratt in bygge.kontroller:
        if ratt.utfall != "OK":
            print(f"  {ratt.utfall:5} {ratt.id:4} {ratt.titel}")
    for gammalt, nytt in bygge.bevarade.items():
        print(f"Bladet {gammalt} var ändrat för hand och finns kvar som {nytt}.")
    print(f"\n{len(bygge.blad)} blad byggda. Öppna {bygge.bok}.")


def _kontrollrad(kontroller: Sequence[Kontrollresultat]) -> str:
    antal = {utfall: sum(1 for ett in kontroller if ett.utfall == utfall) for utfall in ("OK", "NOTIS", "FEL")}
    return f"Kontroller: {antal['OK']} håller, {antal['NOTIS']} notiser, {antal['FEL']} fel."


def _kontrollera(val: argparse.Namespace) -> int:
    from finsam_xl.hosts.headless import kontrollera  # noqa: PLC0415 - as above

    resultat = kontrollera(Path(val.bok))
    if val.json:
        flera = len({ett.rapport for ett in resultat}) > 1
        print(json.dumps([_som_json(ett, flera=flera) for ett in resultat], ensure_ascii=False, indent=1))
    else:
        _visa_kontroller(resultat)
    return _KONTROLLFEL if any(ett.utfall == "FEL" for ett in resultat) else 0


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
    from finsam_xl.hosts.utskrift import kolumner, stycke  # noqa: PLC0415 - as above

    for rapport in dict.fromkeys(ett.rapport for ett in resultat):
        egna = [ett for ett in resultat if ett.rapport == rapport]
        rader = [(ett.utfall.value, ett.id, ett.titel, svensk(ett.skillnad, 2)) for ett in egna]
        print(f"{rapport}\n{kolumner([('Utfall', 'Id', 'Kontroll', 'Skillnad'), *rader], hoger=(3,))}\n")
    for ett in resultat:
        if ett.utfall != "OK":
            print(f"{ett.utfall} {ett.id} {ett.titel} ({ett.rapport})\n{stycke(ett.text)}\n")
    print(_kontrollrad(resultat))


def _granska(val: argparse.Namespace) -> int:
    from finsam_xl.hosts.granskningsvisning import granska, som_json, som_text  # noqa: PLC0415 - as above

    fynd = granska(Path(val.mapp), [Path(mapp) for mapp in val.jamfor])
    print(json.dumps(som_json(fynd), ensure_ascii=False, indent=1) if val.json else som_text(fynd))
    return _KONTROLLFEL if any(ett.allvar == "FEL" for ett in fynd) else 0


def _demo(val: argparse.Namespace) -> int:
    from finsam_xl.hosts.demo import demo  # noqa: PLC0415 - as above

    resultat = demo(Path(val.mapp))
    _visa_inlasning(resultat.inlast)
    print()
    _visa_bygge(resultat.bygge)
    return _KONTROLLFEL if any(ett.utfall == "FEL" for ett in resultat.bygge.kontroller) else 0


_KOMMANDON: dict[str, Callable[[argparse.Namespace], int]] = {
    "skapa": _skapa,
    "sie": _sie,
    "importera-sie": _importera,
    "bygg": _bygg,
    "kontrollera": _kontrollera,
    "granska": _granska,
    "demo": _demo,
}
