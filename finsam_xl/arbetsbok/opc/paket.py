"""The workbook as a package: its parts in order, refused when hostile, the untouched ones kept byte for byte."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, ParamSpec, TypeVar

from finsam_xl.arbetsbok.opc import ooxml, zipfil
from finsam_xl.arbetsbok.opc.delar import TYPER, Delfel, prova_delar
from finsam_xl.filslag import hinder

if TYPE_CHECKING:
    from collections.abc import Callable

    from finsam_xl.arbetsbok.opc.zipfil import Zippost
    from finsam_xl.filslag import Hinder

__all__ = ["TYPER", "Annatformat", "Forstor", "Paket", "Paketfel", "Skadad", "oskadad"]

P = ParamSpec("P")
T = TypeVar("T")

_SPARA_OM = "Öppna den i Excel, spara den som Excel-arbetsbok (.xlsx eller .xlsm) och försök igen."
_DELFEL = {
    "dtd": "Delen {} i filen innehåller en dokumenttyp (DTD), vilket Excel aldrig skriver. Filen har stoppats, "
    "eftersom den kan vara gjord för att skada.",
    "dubbel": "Filen är skadad: delen {} finns två gånger, och det går inte att veta vilken som gäller.",
    "namn": "Filen innehåller en del med det otillåtna namnet «{}» och har stoppats, eftersom den kan vara gjord för "
    "att skriva utanför sin mapp.",
    "typer": "Filen är en zip-fil men ingen Excel-arbetsbok: {} saknas.",
}


class Paketfel(Exception):  # noqa: N818 - Swedish for error, as all the project's exceptions
    """A workbook, or a change to it, that is refused; the text is for the user: what, what it means, what to do."""


class Annatformat(Paketfel):
    """Something else than a workbook that we read; *hinder* says what it is, and what to do."""

    def __init__(self, hinder: Hinder) -> None:
        super().__init__(str(hinder))
        self.hinder = hinder


class Forstor(Paketfel):
    """A workbook larger than any: *vad* is what of it is."""

    def __init__(self, vad: str) -> None:
        super().__init__(
            "Filen blir orimligt stor när den packas upp och har stoppats, eftersom den kan vara gjord för att "
            "skada datorn. Öppna den bara om du vet vem den kommer från, och spara i så fall om den i Excel."
        )
        self.vad = vad


class Skadad(Paketfel):
    """A damaged workbook: *vad* is what is wrong with it."""

    def __init__(self, vad: str) -> None:
        super().__init__(f"Arbetsboken är skadad: {vad}. {_SPARA_OM}")
        self.vad = vad


def oskadad(funktion: Callable[P, T]) -> Callable[P, T]:
    """Let a function refuse a workbook whose XML is well formed but says impossible things, such as row "x"."""

    @functools.wraps(funktion)
    def provad(*args: P.args, **kwargs: P.kwargs) -> T:
        try:
            return funktion(*args, **kwargs)
        except (ooxml.XmlFel, ValueError, IndexError, KeyError) as fel:
            raise Paketfel(
                f"Arbetsboken är skadad på ett sätt som Excel inte brukar lämna ({fel}). {_SPARA_OM}"
            ) from fel

    return provad


class Paket:
    """A workbook file taken apart: part names with their bytes, in the order of the file.

    Parts are replaced whole. What is not replaced is written back exactly as it came, date and compressed bytes
    included; a new part goes last and is dated 1980-01-01, and one that is taken out and comes again stands where it
    stood, so that the same changes give the same file.
    """

    def __init__(self, poster: tuple[Zippost, ...]) -> None:
        self._poster = {post.namn: post for post in poster}
        self._skiftlage = {namn.casefold(): namn for namn in self._poster}
        self._ordning = {namn: plats for plats, namn in enumerate(self._skiftlage)}
        self._tolkat: dict[tuple[str, object], object] = {}
        self._orubblig = False

    @classmethod
    def oppna(cls, data: bytes) -> Paket:
        """Take a workbook file apart.

        Raises:
            Paketfel: not a workbook, locked by a password, damaged, or built to harm.

        """
        annat = hinder(data)
        if annat is not None:
            raise Annatformat(annat)
        poster = _las(data)
        _prova(poster)
        return cls(poster)

    def kopia(self, *, orubblig: bool = False) -> Paket:
        """The same package, which is changed by itself; one that is *orubblig* can only be read."""
        ny = Paket(tuple(self._poster.values()))
        ny._tolkat = dict(self._tolkat)
        ny._ordning = dict(self._ordning)
        ny._orubblig = orubblig
        return ny

    def namn(self) -> tuple[str, ...]:
        """Return the names of all parts, in the order of the file."""
        return tuple(post.namn for post in self._i_ordning())

    def __contains__(self, namn: str) -> bool:
        return namn.casefold() in self._skiftlage

    def las(self, namn: str) -> bytes:
        """Return the bytes of a part.

        Raises:
            Paketfel: the workbook has no such part.

        """
        return self._poster[self._verkligt(namn)].data

    def rot(self, namn: str) -> ooxml.Element:
        """Parse a part anew, for change.

        Raises:
            Paketfel: no such part, or its XML is damaged.

        """
        return self._last(namn, ooxml.tolka)

    def prova(self, namn: str) -> None:
        """See that a part can be read.

        Raises:
            Paketfel: as *rot*.

        """
        self._last(namn, ooxml.prova)

    def _last(self, namn: str, las: Callable[[bytes], T]) -> T:
        data = self.las(namn)
        try:
            return las(data)
        except ooxml.XmlFel as fel:
            raise Skadad(f"delen {namn} går inte att läsa ({fel})") from fel

    def tolkad(self, namn: str, tolk: Callable[[ooxml.Element], T]) -> T:
        """Return what *tolk* makes of a part, remembered until the part is changed: for reading only."""
        nyckel = (self._verkligt(namn), tolk)
        if nyckel not in self._tolkat:
            self._tolkat[nyckel] = tolk(self.rot(namn))
        return self._tolkat[nyckel]  # type: ignore[return-value]  # stored by the same tolk a line above

    def satt(self, namn: str, data: bytes) -> None:
        """Replace a part in its place, or add it last; the same bytes again change nothing."""
        self._vagra_om_orubblig()
        verkligt = self._skiftlage.setdefault(namn.casefold(), namn)
        gammal = self._poster.get(verkligt)
        if gammal is None or gammal.data != data:
            self._poster[verkligt] = zipfil.ny(verkligt, data, gammal)
            self._ordning.setdefault(namn.casefold(), len(self._ordning))
            self._glom(verkligt)

    def ta_bort(self, namn: str) -> None:
        """Remove a part, if it is there."""
        self._vagra_om_orubblig()
        verkligt = self._skiftlage.pop(namn.casefold(), None)
        if verkligt is not None:
            del self._poster[verkligt]
            self._glom(verkligt)

    def skriv(self) -> bytes:
        """Put the workbook file together again."""
        return zipfil.skriv(self._i_ordning())

    def _i_ordning(self) -> list[Zippost]:
        return sorted(self._poster.values(), key=lambda post: self._ordning[post.namn.casefold()])

    def _glom(self, namn: str) -> None:
        self._tolkat = {nyckel: varde for nyckel, varde in self._tolkat.items() if nyckel[0] != namn}

    def _vagra_om_orubblig(self) -> None:
        if self._orubblig:
            raise TypeError("a package that is read by many is changed in a copy")

    def _verkligt(self, namn: str) -> str:
        verkligt = self._skiftlage.get(namn.casefold())
        if verkligt is None:
            raise Skadad(f"delen {namn} saknas")
        return verkligt


def _las(data: bytes) -> tuple[Zippost, ...]:
    try:
        return zipfil.las(data)
    except zipfil.Annanfil as fel:
        raise Annatformat(fel.hinder) from fel
    except zipfil.Zipfel as fel:
        match str(fel):
            case "bomb":
                raise Forstor(fel.vad) from fel
            case "kryptad":
                text = "Filen är skyddad med lösenord och kan inte läsas. Ta bort lösenordet i Excel och försök igen."
            case _:
                text = (
                    "Filen är skadad och kan inte läsas; den kan ha kopierats eller laddats ned ofullständigt. "
                    "Hämta en ny kopia, eller öppna den i Excel och låt Excel reparera den."
                )
        raise Paketfel(text) from fel


def _prova(poster: tuple[Zippost, ...]) -> None:
    try:
        prova_delar(poster)
    except Delfel as fel:
        raise Paketfel(f"{_DELFEL[fel.slag].format(fel.namn)} {_SPARA_OM}") from fel
