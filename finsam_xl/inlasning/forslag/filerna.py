"""Filerna som en ny bok görs av: ett förbund, ett år var, och vilka perioder de ger rapporterna."""

from __future__ import annotations

import re
from datetime import timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from finsam_xl.inlasning import sieslag
from finsam_xl.inlasning.forslag.form import Forslag
from finsam_xl.inlasning.sieslag import problem, som_problem
from finsam_xl.inputs.tydning import stada
from finsam_xl.modell import Niva, Problem
from finsam_xl.sie.lexer import visa
from finsam_xl.sie.saldon import resultatkonton
from finsam_xl.sie.tid import saldodag

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from finsam_xl.sie import SieFil

__all__ = ["forbundet", "hinder", "nyast_forst", "perioderna"]


def nyast_forst(filer: Sequence[SieFil]) -> tuple[SieFil, ...]:
    """Filerna med det senaste året först."""
    return tuple(sorted(filer, key=lambda fil: fil.rar[0].slut, reverse=True))


def hinder(filer: Sequence[SieFil]) -> Iterator[Problem]:
    """Det som gör att ingen bok kan göras: en avvisad fil, två filer för samma år, två förbund."""
    for fil in filer:
        yield from (som_problem(fil, diagnos) for diagnos in fil.diagnoser if diagnos.niva is Niva.FEL)
    lasta = [fil for fil in filer if not fil.avvisad]
    for fore, efter in pairwise(sorted(lasta, key=lambda fil: fil.rar[0].slut)):
        if fore.rar[0].slut == efter.rar[0].slut:
            text = f"{visa(fore.filnamn)} och {visa(efter.filnamn)} gäller båda året till {efter.rar[0].slut}."
            yield problem(sieslag.SAMMA_AR, efter.filnamn, text)
    yield from _olika_forbund([fil for fil in lasta if _siffror(fil.orgnr)])


def _olika_forbund(filer: Sequence[SieFil]) -> Iterator[Problem]:
    for fil in filer[1:]:
        if _siffror(fil.orgnr) != _siffror(filer[0].orgnr):
            text = (
                f"Filens organisationsnummer är {visa(fil.orgnr)}, men {visa(filer[0].filnamn)} har "
                f"{visa(filer[0].orgnr)}."
            )
            atgard = "En bok är ett förbunds. Ange bara filer ur samma förbunds bokföring."
            yield Problem(sieslag.ANNAT_ORGNR.kod, Niva.FEL, fil.filnamn, text, atgard)


def _siffror(orgnr: str) -> str:
    return re.sub(r"\D", "", orgnr)[-10:]


def forbundet(filer: Sequence[SieFil]) -> Iterator[tuple[str, Forslag[str | int | date]]]:
    """Förbundets namn och organisationsnummer, ur den nyaste fil som har dem."""
    for namn, etikett, i_ord, texter in (
        ("Forbund", "#FNAMN", "namnet", [(fil, fil.foretag) for fil in filer]),
        ("Organisationsnummer", "#ORGNR", "organisationsnumret", [(fil, fil.orgnr) for fil in filer]),
    ):
        funnet = next(((fil, stadad) for fil, text in texter if (stadad := stada(text))), None)
        if funnet:
            yield namn, Forslag(funnet[1], funnet[0].var(etikett, i_ord))


def perioderna(filer: Sequence[SieFil]) -> Iterator[tuple[str, Forslag[str | int | date]]]:
    """Årsredovisningens perioder ur det senaste hela året; en nyare fil för en del av sitt år ger halvårets."""
    hela = [fil for fil in filer if saldodag(fil) == fil.rar[0].slut]
    if hela:
        yield "AR_Period", _slut(hela[0], 0)
        yield from (("AR_Period_fg", fore) for fore in _aret_fore(hela[0], filer))
    delar = [fil for fil in filer if fil not in hela and (not hela or fil.rar[0].slut > hela[0].rar[0].slut)]
    if delar:
        del_ar = delar[0]
        yield "HR_Period", Forslag(saldodag(del_ar), del_ar.var("#OMFATTN", "dagen"))
        yield "HR_Helar", _slut(del_ar, 0)
        yield from (("HR_Balansdag_fg", fore) for fore in _aret_fore(del_ar, filer))


def _slut(fil: SieFil, arsnr: int) -> Forslag[str | int | date]:
    return Forslag(fil.rar[arsnr].slut, fil.var(f"#RAR {arsnr}", "perioden"))


def _aret_fore(fil: SieFil, filer: Sequence[SieFil]) -> Iterator[Forslag[str | int | date]]:
    """Dagen före årets första, om en fil har det året som sitt eget eller *fil* har dess resultat."""
    dagen = fil.rar[0].start - timedelta(days=1)
    egen = next((ett for ett in filer if ett.rar[0].slut == dagen), None)
    if egen is not None:
        yield _slut(egen, 0)
    elif -1 in fil.rar and fil.rar[-1].slut == dagen and resultatkonton(fil, -1):
        yield _slut(fil, -1)
