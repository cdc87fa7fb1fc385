"""Exemplets huvudbok som SIE 4E: två år med saldon och objekt, och årets verifikationer."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from finsam_xl.exempel.bokningar import arets_bokningar, ingaende_balanser
from finsam_xl.exempel.exempeldata import las_exempel
from finsam_xl.exempel.saldon import saldoposter, utgaende_poster
from finsam_xl.exempel.verifikationer import verifikationer
from finsam_xl.mallar import mall
from finsam_xl.sie import poster, skriv

if TYPE_CHECKING:
    from collections.abc import Iterator

    from finsam_xl.exempel.exempeldata import Exempel, Filhuvud
    from finsam_xl.sie.poster import Post

_FARDIG, _HUVUD = "huvudbok.se", "sie.toml"
_PC8 = str.maketrans("–", "-")


def bokforing(exempel: str = "gavleborg-2025") -> bytes:
    """Exemplets SIE 4E-fil, i CP437; samma data ger samma bytes.

    Ett påhittat förbunds fil ligger färdig i exemplets mapp. Den som konstrueras av publicerade tal har kontrollsumma.
    Årets resultat är inte bokfört, förra årets är omfört till eget kapital. Båda åren bokförs på samma sätt, men bara
    årets verifikationer skrivs. I en fil för ett delår har året före bara sina utgående balanser, och det bara om
    exemplet har några.

    Raises:
        FileNotFoundError: exemplet finns inte, eller har ingen bokföring.
        ValueError: exemplets data går inte ihop.

    """
    fil = mall(f"exempel/{exempel}") / _FARDIG
    if fil.exists():
        return fil.read_bytes()
    underlag = las_exempel(exempel)
    fore = _ar(underlag, -1) if underlag.huvud.helar else _balanser(underlag)
    return skriv((*_huvud(underlag.huvud), *_register(underlag), *_ar(underlag, 0), *fore))


def har_bokforing(exempel: str) -> bool:
    """Om exemplet har någon bokföring; en plan är gjord av sin budget."""
    return any((mall(f"exempel/{exempel}") / fil).exists() for fil in (_FARDIG, _HUVUD))


def _huvud(huvud: Filhuvud) -> Iterator[Post]:
    yield poster.Flagga()
    yield poster.Program(huvud.program, huvud.programversion)
    yield poster.Format()
    yield poster.Gen(huvud.skriven)
    yield poster.Sietyp(4)
    yield from (poster.Prosa(text) for text in huvud.prosa)
    yield poster.Orgnr(huvud.organisationsnummer)
    yield poster.Fnamn(huvud.forbund)
    yield poster.Kptyp(huvud.kontoplanstyp)
    for arsnr in (0, -1):
        ar = huvud.balansdag.year + arsnr
        yield poster.Rar(arsnr, date(ar, 1, 1), date(ar, 12, 31))
    if not huvud.helar:
        yield poster.Omfattn(huvud.balansdag)


def _register(exempel: Exempel) -> Iterator[Post]:
    yield from (poster.Konto(konto, namn) for konto, namn in sorted(exempel.konton.items()))
    yield poster.Dim(exempel.huvud.dimension_motpart, "Motpart")
    for (dimension, nr), namn in exempel.objektnamn.items():
        yield poster.Objekt(dimension, nr, namn.translate(_PC8))


def _ar(exempel: Exempel, arsnr: int) -> Iterator[Post]:
    ar, huvud = exempel.huvud.balansdag.year + arsnr, exempel.huvud
    arets = verifikationer(arets_bokningar(exempel, ar), huvud.serie, huvud.betalkonto)
    yield from saldoposter(arsnr, ingaende_balanser(exempel, ar), arets)
    yield from arets if arsnr == 0 else ()


def _balanser(exempel: Exempel) -> Iterator[Post]:
    """Året före ett delår: vad det slutade på, som är det delåret börjar med."""
    yield from utgaende_poster(-1, ingaende_balanser(exempel, exempel.huvud.balansdag.year))
