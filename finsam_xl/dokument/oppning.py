"""A Word document opened: refused in one sentence when it is something else, damaged, signed, or built to harm."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from finsam_xl.arbetsbok.opc import ooxml, zipfil
from finsam_xl.arbetsbok.opc.delar import TYPER, Delfel, prova_delar
from finsam_xl.arbetsbok.opc.paket import Paket, Paketfel
from finsam_xl.arbetsbok.opc.relationer import Innehallstyper, relationer
from finsam_xl.filslag import Hinder

if TYPE_CHECKING:
    import zipfile

__all__ = ["Dokumentfel", "huvuddel", "oppna_dokument", "textdelar"]

_ORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_HUVUD: Final = f"{_ORD}document.main+xml"
_TEXTTYPER: Final = tuple(f"{_ORD}{slag}+xml" for slag in ("header", "footer", "footnotes", "endnotes"))
_SPARA_OM: Final = "Öppna det i Word, välj Arkiv, Spara som och filformatet Word-dokument (.docx), och försök igen."
_INGET: Final = "inget Word-dokument"
_RATT_FIL: Final = "Ange Word-dokumentet (.docx) i stället."
_KOPIA: Final = "Hämta en ny kopia, eller öppna det i Word och låt Word reparera det."
_ANDRA: Final = (
    (b"ms-word.document.macroEnabled", "är ett dokument med makron (.docm)"),
    (b"wordprocessingml.template.main", "är en mall (.dotx)"),
    (b"ms-word.template.", "är en mall med makron (.dotm)"),
    (b"spreadsheetml.", f"är en arbetsbok och {_INGET}"),
    (b"ms-excel.", f"är en arbetsbok och {_INGET}"),
    (b"presentationml.", f"är en PowerPoint-presentation och {_INGET}"),
)
_DELFEL: Final = {
    "dtd": "innehåller en dokumenttyp (DTD) i delen {}, vilket Word aldrig skriver, och har stoppats",
    "dubbel": "är skadat: delen {} finns två gånger",
    "namn": "innehåller en del med det otillåtna namnet «{}» och har stoppats",
    "typer": "är en zip-fil men inget Word-dokument: {} saknas",
}
_ZIPFEL: Final = {
    "bomb": "blir orimligt stort när det packas upp och har stoppats, eftersom det kan vara gjort för att skada datorn",
    "kryptad": "är skyddat med lösenord: ta bort lösenordet i Word",
}
_OLE: Final = b"\xd0\xcf\x11\xe0"
_STRIKT: Final = b"http://purl.oclc.org/ooxml/"
_MAKRON: Final = "vbaproject.bin"
_ANDRAS: Final = "customxml/"
_SIGNATURER: Final = "_xmlsignatures/"


class Dokumentfel(Paketfel):
    """A document, or a template, that is refused; the text is for the user: what, and what to do."""


def oppna_dokument(data: bytes, vad: str) -> Paket:
    """Take a document apart, when it can be read and changed; *vad* is what to call it, as *Rapporten*.

    Raises:
        Dokumentfel: something else than a document, or one that is locked, damaged, signed or built to harm.

    """
    paket = Paket(_poster(data, vad))
    try:
        _vagra_annat(paket, vad)
        for del_ in _delar_av_xml(paket):
            paket.prova(del_)
        for del_ in (TYPER, *textdelar(paket)):
            relationer(paket, del_)
    except Paketfel as fel:
        if isinstance(fel, Dokumentfel):
            raise
        raise _skadat(vad) from fel
    return paket


def huvuddel(paket: Paket) -> str:
    """Return the part with the document's body.

    Raises:
        Dokumentfel: there is none.

    """
    typer = Innehallstyper(paket)
    mal = [ett.mal for ett in relationer(paket, "") if ett.slag == "officeDocument" and not ett.extern]
    if len(mal) == 1 and mal[0] in paket and typer.typ(mal[0]) == _HUVUD:
        return mal[0]
    raise _skadat("Dokumentet")


def textdelar(paket: Paket) -> tuple[str, ...]:
    """Return the parts where text stands: the body, and the heads, feet and notes that it leads to, in that order."""
    huvud = huvuddel(paket)
    typer = Innehallstyper(paket)
    mal = dict.fromkeys(ett.mal for ett in relationer(paket, huvud) if not ett.extern and ett.mal in paket)
    return (huvud, *(ett for ett in mal if typer.typ(ett) in _TEXTTYPER))


def _delar_av_xml(paket: Paket) -> list[str]:
    """Every part that Word reads as XML; data that others have laid in the document is theirs."""
    alla = ((namn, namn.casefold()) for namn in paket.namn())
    return [namn for namn, sma in alla if sma.endswith((".xml", ".rels")) and not sma.startswith(_ANDRAS)]


def _skadat(vad: str) -> Dokumentfel:
    return Dokumentfel(f"{vad} är skadat och kan inte läsas. {_KOPIA}")


def _poster(data: bytes, vad: str) -> tuple[zipfil.Zippost, ...]:
    if not data.startswith(b"PK"):
        raise Dokumentfel(f"{vad} {_inget_paket(data)}. {_SPARA_OM}")
    try:
        poster = zipfil.las(data, _annat)
        prova_delar(poster)
    except zipfil.Annanfil as fel:
        raise Dokumentfel(f"{vad} {fel.hinder.vad}. {fel.hinder.gor}") from fel
    except zipfil.Zipfel as fel:
        if str(fel) in _ZIPFEL:
            raise Dokumentfel(f"{vad} {_ZIPFEL[str(fel)]}.") from fel
        raise _skadat(vad) from fel
    except Delfel as fel:
        raise Dokumentfel(f"{vad} {_DELFEL[fel.slag].format(fel.namn)}. {_SPARA_OM}") from fel
    return poster


def _inget_paket(data: bytes) -> str:
    if not data:
        return "är tomt (0 byte)"
    if data.startswith(_OLE):
        last = "EncryptedPackage".encode("utf-16-le") in data
        return "är skyddat med lösenord" if last else "är sparat i det gamla formatet .doc"
    return "är inget Word-dokument"


def _annat(arkiv: zipfile.ZipFile) -> Hinder | None:
    """What the file is when it is no document: known before anything but its list of contents is unpacked."""
    if TYPER not in arkiv.namelist():
        return None
    with arkiv.open(TYPER) as strom:
        typer = strom.read(1_000_000)
    if _HUVUD.encode() in typer:
        return None
    traff = next((vad for typ, vad in _ANDRA if typ in typer), "")
    return Hinder(traff, _RATT_FIL if traff.endswith(_INGET) else _SPARA_OM) if traff else None


def _vagra_annat(paket: Paket, vad: str) -> None:
    namn = [ett.casefold() for ett in paket.namn()]
    if any(ett.startswith(_SIGNATURER) for ett in namn):
        raise Dokumentfel(
            f"{vad} är signerat, och varje ändring gör signaturen ogiltig. Ta bort signaturen i Word, eller arbeta i "
            "en osignerad kopia."
        )
    if any(ett.endswith(_MAKRON) for ett in namn):
        raise Dokumentfel(f"{vad} innehåller makron. {_SPARA_OM}")
    try:
        huvud = huvuddel(paket)
    except Dokumentfel as fel:
        raise _skadat(vad) from fel
    if _STRIKT in paket.las(huvud)[:4_096]:
        raise Dokumentfel(f"{vad} är sparat som Strikt Open XML-dokument. {_SPARA_OM}")
    if ooxml.lokalt(paket.rot(huvud)) != "document":
        raise _skadat(vad)
