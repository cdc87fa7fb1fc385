"""Förbundets egna noter: rader efter kod i Kontoplan eller intervall av konton, text, eller båda."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from finsam_xl.figurer.lagnoter import PA_BALANSDAGEN
from finsam_xl.figurer.tecken import radens_kontorader, radens_tecken
from finsam_xl.figurer.ur_poster import summa
from finsam_xl.layout.table import Line, PrintedColumn, Row, Sum, Table
from finsam_xl.modell import Notslag
from finsam_xl.tabeller.egna_poster import Hamtning, delade_rader, lovrader, radens_poster
from finsam_xl.tabeller.lag.noter import lagens_meningar, lagens_rader
from finsam_xl.tabeller.notnummer import notrubrik
from finsam_xl.tabeller.rader import tryckta

if TYPE_CHECKING:
    from finsam_xl.figurer.underlag import Underlag
    from finsam_xl.layout.poster import Post
    from finsam_xl.modell import Not

__all__ = ["ar_balansens", "egen_not", "egna_noter", "egna_notposter", "stycken"]

_KALLA = "lkbr-9"


def egna_noter(underlag: Underlag) -> tuple[Not, ...]:
    """Förbundets egna noter som har rader."""
    return tuple(ett for ett in underlag.form.noter if underlag.form.ar_egen(ett) and underlag.form.rader(ett.id))


def egna_notposter(underlag: Underlag, *, balans: bool) -> tuple[Post, ...]:
    """Radernas belopp och notens summa (kr), för noterna till balansräkningen eller de andra."""
    poster: list[Post] = []
    for ett in egna_noter(underlag):
        if ar_balansens(underlag, ett.id) is not balans:
            continue
        for rad in underlag.form.egna(ett.id):
            if not rad.raknas_in_i:
                poster += radens_poster(underlag, rad, Hamtning("Not", radens_tecken(underlag, rad), _KALLA))
        poster.append(summa(_summa(ett.id), lovrader(underlag, ett.id)))
    return tuple(poster)


def _summa(ident: str) -> str:
    return f"{ident}_summa"


def ar_balansens(underlag: Underlag, not_: str) -> bool:
    """Om notens konton är balanskonton, så att beloppen är ställningen på balansdagen."""
    kontorader = [ett for rad in underlag.form.rader(not_) for ett in radens_kontorader(underlag, rad)]
    return bool(kontorader) and all(ett.rad.startswith("BR_") for ett in kontorader)


def egen_not(
    underlag: Underlag,
    not_: Not,
    ar: tuple[PrintedColumn, PrintedColumn],
    dag: tuple[PrintedColumn, PrintedColumn],
) -> Table:
    """Noten som den trycks: texten, raderna, en summa när de är flera, och lagens; *ar* och *dag* är kolumnerna."""
    lagens = lagens_rader(underlag, not_)
    kolumner = dag if ar_balansens(underlag, not_.id) or (lagens and not_.slag in PA_BALANSDAGEN) else ar
    rader: tuple[Row, ...] = ()
    if not_.slag is not Notslag.TEXT:
        rader = tryckta(underlag, not_.id, (), delade_rader(underlag, not_.id))
    synliga = (rad for rad in rader if not rad.only_with or not underlag.med_saldo.isdisjoint(rad.only_with))
    lov = [rad.ident for rad in synliga if isinstance(rad, Line)]
    slut = (Sum(_summa(not_.id), "Summa", of=tuple(lov)),) if len(lov) > 1 else ()
    return Table(
        not_.id,
        notrubrik(underlag, not_.id),
        kolumner if rader or lagens else tuple(replace(ett, heading="") for ett in kolumner),
        (*rader, *slut, *lagens),
        intro=stycken(not_.text),
        notes=lagens_meningar(underlag, not_),
    )


def stycken(text: str) -> tuple[str, ...]:
    """Textens stycken, ett per rad i cellen; tomma rader är luft i cellen och inget stycke."""
    return tuple(stycke for rad in text.splitlines() if (stycke := rad.strip()))
