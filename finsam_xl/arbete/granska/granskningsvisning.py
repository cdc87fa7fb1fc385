"""A printed report reviewed, and its findings as text and as JSON."""

from __future__ import annotations

from decimal import Decimal
from textwrap import shorten
from typing import TYPE_CHECKING

from finsam_xl.arbete.gemensamt.fel import Olast
from finsam_xl.arbete.gemensamt.utskrift import antal, kolumner, stycke
from finsam_xl.arbete.granska.granskat import Granskat
from finsam_xl.arbete.granska.granskningskalla import las_tryck
from finsam_xl.belopp import svensk
from finsam_xl.granskning.alla import prova
from finsam_xl.granskning.fynd import Allvar
from finsam_xl.granskning.lasrapport import las_rapport
from finsam_xl.granskning.regler.lagens_delar import lagens_delar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from finsam_xl.granskning.fynd import Fynd, Varde
    from finsam_xl.granskning.lasrapport import Lasrapport, Tabellast
    from finsam_xl.granskning.mot_bok.jamforelse import Jamforelse

__all__ = ["granska", "skrivet", "som_json", "som_text"]

_LANGST_PLATS = 70
_FLEST_RADER = 12
"""So many untested rows of a table are named."""


def granska(tryck: Path, andra: Iterable[Path], bok: Path | None = None) -> Granskat:
    """Review the printed tables of *tryck*, compared with those of *andra* and with the figures of the workbook *bok*.

    Raises:
        Indatafel: the workbook's input has faults.
        Olast: the print has nothing that is read, or nothing that could be tried.
        Avbrott: something cannot be read, or the workbook is of another year.

    """
    dokument = las_tryck(tryck)
    utslag = prova(dokument, [las_tryck(en) for en in andra])
    lasning, fynd = las_rapport(dokument, utslag), utslag.fynd
    upplysningar = [*_om_lasningen(lasning), *lagens_delar(dokument)]
    jamforda = 0
    if bok is not None:
        from finsam_xl.arbete.granska.bokjamforelse import mot_bok  # noqa: PLC0415 - only a comparison builds the book

        jamforelse = mot_bok(dokument, bok)
        fynd, jamforda = (*fynd, *jamforelse.fynd), jamforelse.antal
        upplysningar += _om_jamforelsen(jamforelse, bok)
        if lasning.kort:
            upplysningar.append(f"Talen på insatskorten är inte jämförda med {bok.name}.")
    if not jamforda and not lasning.samband and not any(ett.allvar is Allvar.FEL for ett in fynd):
        raise Olast(_inget_provat(tryck, upplysningar))
    return Granskat(dokument, fynd, tuple(upplysningar), bok.name if bok and jamforda else "", lasning)


def _inget_provat(tryck: Path, upplysningar: Iterable[str]) -> str:
    svar = (
        f"Inget i {tryck} är prövat, så inget är sagt om talen: ingen tabell som är läst har en summa eller ett "
        "samband att pröva. Se docs/granskning.md."
    )
    return " ".join((svar, *upplysningar))


def _om_lasningen(lasning: Lasrapport) -> Iterator[str]:
    """What was read and tried of each table, and what was not read, with the reason."""
    if lasning.tabeller:
        provade, tal = (sum(getattr(en, namn) for en in lasning.tabeller) for namn in ("provade", "tal"))
        yield f"{antal(len(lasning.tabeller), 'tabell är läst', 'tabeller är lästa')}."
        yield f"{provade} av tabellernas {tal} tal ingår i något prövat samband; om de andra är inget sagt."
    if lasning.kort:
        yield f"{antal(lasning.kort, 'insatskort är läst', 'insatskort är lästa')}; {lasning.provade_kort} är prövade."
    for en in lasning.tabeller:
        yield f"{en.tabell}: {_om_tabellen(en)}"
    for olast in lasning.olasta:
        yield f"Inte läst: {olast.plats}: {olast.varfor}."


def _om_tabellen(en: Tabellast) -> str:
    if not en.kolumner:
        return "läst som text; den har inga belopp att pröva."
    delar = [f"kolumnerna {', '.join(en.kolumner)}; {antal(en.rader, 'rad', 'rader')} med tal"]
    delar.append(f"{en.samband} samband prövade" if en.samband else "INTE PRÖVAD: inget tal ingår i något samband")
    if en.samband and en.oprovade:
        fler = f" och {len(en.oprovade) - _FLEST_RADER} till" if len(en.oprovade) > _FLEST_RADER else ""
        delar.append(f"i inget samband: rad {', '.join(en.oprovade[:_FLEST_RADER])}{fler}")
    if en.samband and en.oprovade_kolumner:
        delar.append(f"i inget samband: kolumn {', '.join(en.oprovade_kolumner)}")
    if en.olasta_kolumner:
        delar.append(f"inte lästa kolumner: {', '.join(en.olasta_kolumner)}")
    return f"{'; '.join(delar)}."


def _om_jamforelsen(jamforelse: Jamforelse, bok: Path) -> list[str]:
    rader = [f"{jamforelse.antal} tryckta tal är jämförda med {bok.name}."]
    if not jamforelse.antal:
        utan = f"ingen av tabellerna är av ett slag vars rader finns i bokens {jamforelse.titel.casefold()}"
        rader = [f"Inget tal är jämfört med {bok.name}: {utan}. Talen är bara prövade mot varandra."]
    if jamforelse.utan_post:
        platser = ", ".join(shorten(plats, _LANGST_PLATS, placeholder=" ...") for plats in jamforelse.utan_post)
        rader.append(f"{len(jamforelse.utan_post)} tal har ingen motsvarighet i boken: {platser}.")
    return rader


def som_json(fynd: Iterable[Fynd]) -> list[dict[str, object]]:
    """The findings as plain values: numbers as numbers, whole ones as whole."""
    return [
        {
            "id": ett.id,
            "plats": ett.plats,
            "tryckt": _plant(ett.tryckt),
            "beraknat": _plant(ett.beraknat),
            "differens": _plant(ett.differens),
            "klass": ett.klass.value,
            "allvar": ett.allvar.value,
            "text": ett.text,
        }
        for ett in fynd
    ]


def _plant(varde: Varde) -> object:
    if isinstance(varde, Decimal):
        return int(varde) if varde == varde.to_integral_value() else float(varde)
    return varde


def som_text(granskat: Granskat) -> str:
    """The findings as a table, and each one's sentence below it."""
    fynd = granskat.varst_forst
    if not fynd:
        return granskat.slutsats
    rubrik = ("Allvar", "Id", "Klass", "Tryckt", "Beräknat", "Differens")
    rader = [
        (
            ett.allvar.value,
            ett.id,
            ett.klass.value,
            skrivet(ett.tryckt),
            skrivet(ett.beraknat),
            skrivet(ett.differens),
        )
        for ett in fynd
    ]
    meningar = "\n".join(f"{ett.allvar.value} {ett.id}\n{stycke(ett.text)}" for ett in fynd)
    provat = f"{antal(granskat.lasning.samband, 'samband', 'samband')} är prövade."
    fel = sum(1 for ett in fynd if ett.allvar == "FEL")
    slut = f"{fel} fel och {antal(len(fynd) - fel, 'notis', 'notiser')}."
    return f"{kolumner([rubrik, *rader], hoger=(3, 4, 5))}\n\n{meningar}\n\n{provat} {slut}"


def skrivet(varde: Varde) -> str:
    """A printed or computed value as a person reads it: a dash for none, decimals as printed."""
    if varde is None:
        return "–"
    return svensk(varde, max(0, -int(varde.as_tuple().exponent))) if isinstance(varde, Decimal) else varde
