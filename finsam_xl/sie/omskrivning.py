"""En läst fil tillbaka till poster, så att den kan skrivas på nytt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.sie import poster

if TYPE_CHECKING:
    from collections.abc import Iterator

    from finsam_xl.sie.poster import Post
    from finsam_xl.sie.siefil import SieFil


def poster_ur(fil: SieFil) -> Iterator[Post]:
    """Posterna som säger allt vi håller av *fil*; verifikationerna bara om de sparades när den lästes.

    Program, år, konton, objekt och saldon blir desamma när posterna skrivs och läses igen.
    """
    yield from _huvud(fil)
    yield from fil.konton.values()
    for dim, namn in fil.dimensioner.items():
        yield poster.Dim(dim, namn)
    for (dim, nr), namn in fil.objekt.items():
        yield poster.Objekt(dim, nr, namn)
    yield from _saldon(fil)
    yield from fil.verifikationer


def _huvud(fil: SieFil) -> Iterator[Post]:
    yield poster.Flagga(fil.flagga)
    yield poster.Program(fil.program)
    yield poster.Format()
    if fil.skriven:
        yield poster.Gen(fil.skriven)
    yield poster.Sietyp(fil.sietyp)
    for text in fil.prosa:
        yield poster.Prosa(text)
    yield poster.Orgnr(fil.orgnr)
    yield poster.Fnamn(fil.foretag)
    for arsnr, ar in fil.rar.items():
        yield poster.Rar(arsnr, ar.start, ar.slut)
    if fil.omfattn:
        yield poster.Omfattn(fil.omfattn)
    yield poster.Kptyp(fil.kptyp)
    yield poster.Valuta(fil.valuta)


def _saldon(fil: SieFil) -> Iterator[Post]:
    for (arsnr, konto), saldo in fil.saldon.items():
        for typ, belopp in ((poster.Ib, saldo.ib), (poster.Ub, saldo.ub), (poster.Res, saldo.res)):
            if belopp is not None:
                yield typ(arsnr, konto, belopp)
    for (arsnr, konto, lista), post in fil.oib.items():
        yield poster.Oib(arsnr, konto, lista, post.belopp)
    for (arsnr, konto, lista), post in fil.oub.items():
        yield poster.Oub(arsnr, konto, lista, post.belopp)
    for (arsnr, period, konto, lista), post in fil.psaldo.items():
        yield poster.Psaldo(arsnr, period, konto, lista, post.belopp)
    for (arsnr, period, konto, lista), post in fil.pbudget.items():
        yield poster.Pbudget(arsnr, period, konto, lista, post.belopp)
