"""What is in a SIE file, told before anything is imported: `finsam sie FIL`."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from finsam_xl.arbete.gemensamt.fel import Avbrott
from finsam_xl.arbete.gemensamt.utskrift import kolumner, problemlista
from finsam_xl.belopp import NBSP, NOLL, ORE, svensk
from finsam_xl.inlasning.sieslag import som_problem
from finsam_xl.modell import Niva
from finsam_xl.sie import arssaldon, bokslutslage, budget, las_fil, objektbudget, summor
from finsam_xl.sie.lexer import rakna_upp
from finsam_xl.sie.saldon import resultatkonton

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from pathlib import Path

    from finsam_xl.sie import SieFil

__all__ = ["oppna", "som_json", "som_text"]

_AR = ("År", "Räkenskapsår", "Konton", "Summa IB", "Summa UB", "Summa RES")


def oppna(vag: Path, teckenkod: str | None = None, *, verifikationer: bool = False) -> SieFil:
    """The file *vag* as the reader understands it, its faults included; with *verifikationer* every posting is kept.

    Raises:
        Avbrott: *teckenkod* is not one that we know.

    """
    try:
        return las_fil(vag, teckenkod=teckenkod, verifikationer=verifikationer)
    except ValueError as fel:
        raise Avbrott(str(fel)) from fel


def som_text(fil: SieFil) -> str:
    """The file as a person reads it: head, years with exact totals in SIE's signs, dimensions, state, diagnoses."""
    stycken = [_huvud(fil), _ar(fil), _fjolaret(fil), _dimensioner(fil), _lage(fil), _anmarkningar(fil), _utfall(fil)]
    return "\n\n".join(stycke for stycke in stycken if stycke)


def _huvud(fil: SieFil) -> str:
    uppgifter = (
        ("Fil", fil.filnamn),
        ("SHA-256", fil.sha256),
        ("Program", fil.program),
        ("Skriven", _skriven(fil)),
        ("SIE-typ", fil.typnamn if fil.rar else ""),
        ("Teckenkod", fil.teckenkod),
        ("Företag", fil.foretag),
        ("Organisationsnummer", fil.orgnr),
        ("Saldon till och med", str(fil.omfattn or "")),
        ("Poster", _antal(fil) if fil.antal_poster else ""),
        ("Budget (#PBUDGET)", _budget(fil)),
    )
    return kolumner([(namn, _synlig(text)) for namn, text in uppgifter if text])


def _skriven(fil: SieFil) -> str:
    return str(fil.skriven or ("framgår inte (#GEN)" if fil.rar else ""))


def _synlig(text: str) -> str:
    """The text without what a terminal would obey; a damaged file can hold anything."""
    return "".join(tecken if tecken.isprintable() or tecken == NBSP else "·" for tecken in text)


def _antal(fil: SieFil) -> str:
    poster, ver, trans = (svensk(Decimal(nr)) for nr in (fil.antal_poster, fil.antal_verifikationer, fil.antal_transar))
    return f"{poster} (verifikationer {ver}, konteringsrader {trans})"


def _budget(fil: SieFil) -> str:
    konton, objektens = budget(fil, 0), objektbudget(fil, 0)
    delar = [
        f"{text}summa {_kr(sum((post.belopp for post in grupp), NOLL))} kr, konton {len(grupp)}"
        for text, grupp in (("", konton), ("bara per objekt: ", objektens.konton))
        if grupp
    ]
    if objektens.delade:
        delar.append(f"i flera dimensioner, läses inte: {rakna_upp(objektens.delade)}")
    return "; ".join(delar)


def _ar(fil: SieFil) -> str:
    rader = [
        (str(arsnr), f"{ar.start}–{ar.slut}", str(len(arssaldon(fil, arsnr))), _kr(s.ib), _kr(s.ub), _kr(s.res))
        for arsnr, ar in sorted(fil.rar.items(), reverse=True)
        for s in (summor(fil, arsnr),)
    ]
    return kolumner([_AR, *rader], hoger=(0, 2, 3, 4, 5)) if rader else ""


def _fjolaret(fil: SieFil) -> str:
    """What a report would have to compare with, where the file lacks it."""
    if fil.avvisad or resultatkonton(fil, -1):
        return ""
    return "Filen har inget resultat för året före: jämförelsen blir tom om inte förra årets fil också läses in."


def _dimensioner(fil: SieFil) -> str:
    rader = [(_synlig(nr), _synlig(namn), str(antal)) for nr, namn, antal in _dimensionsrader(fil)]
    return kolumner([("Dimension", "Namn", "Objekt"), *rader], hoger=(0, 2)) if rader else ""


def _dimensionsrader(fil: SieFil) -> Iterator[tuple[str, str, int]]:
    for nr in sorted(fil.dimensioner, key=lambda nr: (len(nr), nr)):
        yield nr, fil.dimensioner[nr], sum(1 for dim, _ in fil.objekt if dim == nr)


def _lage(fil: SieFil) -> str:
    return "" if fil.avvisad else bokslutslage(fil).text


def _anmarkningar(fil: SieFil) -> str:
    return problemlista(som_problem(fil, diagnos) for diagnos in fil.diagnoser)


def _utfall(fil: SieFil) -> str:
    if fil.avvisad:
        return "Filen avvisas: inget ur den läses in."
    fragor = any(diagnos.niva is Niva.FRAGA for diagnos in fil.diagnoser)
    return f"Filen kan läsas in{', efter ja på frågorna' if fragor else ''}."


def _kr(belopp: Decimal) -> str:
    return svensk(belopp, 2)


def som_json(fil: SieFil) -> dict[str, Any]:
    """The same as one object; amounts are text in kronor and öre, exact, in SIE's signs."""
    return {
        "fil": fil.filnamn,
        "sha256": fil.sha256,
        "program": fil.program,
        "skriven": _dag(fil.skriven),
        "sietyp": fil.sietyp,
        "teckenkod": fil.teckenkod,
        "foretag": fil.foretag,
        "orgnr": fil.orgnr,
        "saldon_till": _dag(fil.omfattn),
        "antal": {"poster": fil.antal_poster, "ver": fil.antal_verifikationer, "trans": fil.antal_transar},
        "ar": [_ar_som_json(fil, arsnr) for arsnr in sorted(fil.rar, reverse=True)],
        "dimensioner": [
            {"nr": nr, "namn": namn, "objekt": {o: text for (dim, o), text in fil.objekt.items() if dim == nr}}
            for nr, namn, _ in _dimensionsrader(fil)
        ],
        "bokslutslage": None if fil.avvisad else _lage_som_json(fil),
        "avvisad": fil.avvisad,
        "diagnoser": [
            {"kod": ett.kod, "niva": ett.niva.value, "rad": ett.rad, "text": ett.text, "atgard": ett.atgard}
            for ett in fil.diagnoser
        ],
    }


def _ar_som_json(fil: SieFil, arsnr: int) -> dict[str, Any]:
    summa, ar = summor(fil, arsnr), fil.rar[arsnr]
    return {
        "arsnr": arsnr,
        "start": ar.start.isoformat(),
        "slut": ar.slut.isoformat(),
        "antal_konton": len(arssaldon(fil, arsnr)),
        "summa_ib": _exakt(summa.ib),
        "summa_ub": _exakt(summa.ub),
        "summa_res": _exakt(summa.res),
        "summa_budget": _exakt(sum((post.belopp for post in budget(fil, arsnr)), NOLL)),
    }


def _lage_som_json(fil: SieFil) -> dict[str, Any]:
    lage = bokslutslage(fil)
    return {"lage": lage.lage.value, "resultat": _exakt(lage.resultat), "text": lage.text}


def _dag(dag: date | None) -> str | None:
    return dag.isoformat() if dag else None


def _exakt(belopp: Decimal) -> str:
    return str(belopp.quantize(ORE))
