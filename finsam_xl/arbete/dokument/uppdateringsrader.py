"""What became of a document that was renewed, in the sentences that a person reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from finsam_xl.arbete.dokument.uppdatera import Uppdaterat
    from finsam_xl.dokument.ater.fornyelse import Behallen, Fornyelse

__all__ = ["uppdateringsrader"]


def uppdateringsrader(ett: Uppdaterat, *, bara_lage: bool = False) -> Iterator[str]:
    """Yield the sentences: whether the book has changed, what is renewed, and everything that is not as the book."""
    fornyelse = ett.fornyelse
    yield _laget(ett)
    if fornyelse.fornyade:
        yield _fornyat(fornyelse, bara_lage=bara_lage)
    for kvar in fornyelse.behallna:
        yield _kvar(kvar)
    yield from _om_dokumentet(ett)
    yield from _om_mallen(ett)
    yield from ett.besked


def _om_dokumentet(ett: Uppdaterat) -> Iterator[str]:
    """What people and programs have done with the frames."""
    fornyelse = ett.fornyelse
    if fornyelse.borttagna:
        yield f"Borttaget ur dokumentet av någon, eller utan sin ram, och förnyas inte: {_lista(fornyelse.borttagna)}."
    if fornyelse.kopior:
        yield f"Kopierat i dokumentet av någon: {_antal(fornyelse.kopior)}. Varje kopia som är orörd förnyas."
    if ett.fasta:
        yield (
            f"Förnyas aldrig, för att de står i en textruta, en fotnot eller en länk: {_lista(ett.fasta)}. Läs dem, "
            "och skriv om dem för hand."
        )
    if ett.aterfunna:
        yield (
            f"Dokumentet är sparat av ett program som tog bort märkena kring {ett.aterfunna} siffror och tabeller, som "
            "LibreOffice gör. De är återfunna på sina dolda bokmärken."
        )


def _om_mallen(ett: Uppdaterat) -> Iterator[str]:
    """What the document has and the book does not, and the other way about."""
    if ett.fornyelse.utgangna:
        utgangna = _lista(ett.fornyelse.utgangna)
        yield f"Boken har inget att visa för {utgangna}. Det som står i dokumentet är kvar: ta bort det i Word."
    if ett.nya:
        yield (
            f"Finns i rapporten men inte i dokumentet: {_lista(ett.nya)}. Gör ett nytt dokument med ett annat namn, "
            "och kopiera tabellen därifrån i Word."
        )
    if ett.tillkomna:
        yield (
            f"Ett nytt dokument skulle också visa {_lista(ett.tillkomna)}: mallens villkor eller märken ger mer nu. "
            "Gör ett nytt med ett annat namn, och kopiera stycket därifrån i Word."
        )
    if ett.oprovad_mall:
        yield (
            f"Mallen {ett.oprovad_mall} ligger inte bredvid dokumentet, eller har märken som inte finns. Dess villkor "
            "över hela stycken är därför inte prövade på nytt: läs att de stycken som står i dokumentet stämmer."
        )
    if ett.bortfallna:
        yield (
            f"Ett nytt dokument skulle inte visa {_lista(ett.bortfallna)}: mallens villkor ger inte det nu. Läs "
            "stycket, och ta bort det i Word om det inte längre stämmer."
        )


def _laget(ett: Uppdaterat) -> str:
    if ett.fornyelse.aldre:
        return f"Boken har ändrats sedan {ett.fil.name} gjordes."
    lika = f"{ett.fornyelse.lika} siffror och tabeller är som i boken"
    if ett.andra_siffror:
        return f"Boken har ändrats sedan {ett.fil.name} gjordes, men inget som står i det: {lika}."
    return f"Boken har inte ändrats sedan {ett.fil.name} gjordes: {lika}."


def _fornyat(fornyelse: Fornyelse, *, bara_lage: bool) -> str:
    tabeller = len(fornyelse.tabeller)
    siffror = sum(fornyelse.fornyade.values()) - tabeller
    vad = []
    if siffror:
        vad.append(f"{siffror} {'siffra eller mening' if siffror == 1 else 'siffror och meningar'} i texten")
    if tabeller:
        vad.append(f"{tabeller} {'tabell' if tabeller == 1 else 'tabeller'} ({_lista(fornyelse.tabeller)})")
    return f"{'Skulle förnyas' if bara_lage else 'Förnyat'}: {' och '.join(vad)}."


def _kvar(ett: Behallen) -> str:
    plats = f", i «{ett.plats}»" if ett.plats else ""
    nytt = "" if ett.ny else " Boken har inte ändrats där."
    return " ".join([f"Står kvar: {ett.namn}{plats}. Skälet: {ett.varfor}.", *ett.skillnader]) + nytt


def _lista(namn: tuple[str, ...]) -> str:
    return ", ".join(dict.fromkeys(namn))


def _antal(kopior: Mapping[str, int]) -> str:
    return ", ".join(f"{namn} (på {antal} ställen)" for namn, antal in kopior.items())
