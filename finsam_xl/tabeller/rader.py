"""En tabells rader som boken vill ha dem: lagens med bokens text och hänvisning, och förbundets egna emellan."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from finsam_xl.layout.table import Line, Row, Sum
from finsam_xl.modell import Radens, Visas
from finsam_xl.tabeller.notnummer import hanvisning
from finsam_xl.uppstallning.egna import LAGENS_ID
from finsam_xl.uppstallning.summering import Summeringsslag, summering

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from finsam_xl.figurer.underlag import Underlag
    from finsam_xl.modell import Rapportrad

__all__ = ["led", "tryckta"]


def tryckta(
    underlag: Underlag,
    tabell: str,
    former: Iterable[Row],
    delade: Mapping[str, tuple[Row, ...]] | None = None,
    *,
    stam: str = "",
) -> tuple[Row, ...]:
    """Raderna i ordning. *former* är lagens rader utan sin plats; en rad utan form trycks inte i den här boken.

    En form utan egen text får radens. *delade* är i en not, efter radens id, en rad för var och en som den delas på.
    Radernas id trycks utan *stam*.
    """
    lagens = {form.ident: form for form in former}
    rader = tuple(
        ny
        for rad in underlag.form.rader(tabell)
        if rad.visas is not Visas.ALDRIG and not rad.raknas_in_i
        for ny in (delade[rad.id] if delade and rad.id in delade else _radens(rad, underlag, lagens))
    )
    return tuple(_utan_stam(_med_led(rad, rader, underlag), stam) for rad in rader)


def _utan_stam(rad: Row, stam: str) -> Row:
    """Raden med sitt id utan *stam*: driftredovisningens kolumner har var sin."""
    if isinstance(rad, Sum):
        rad = replace(rad, of=tuple(ident.removeprefix(stam) for ident in rad.of))
    return replace(rad, ident=rad.ident.removeprefix(stam))


def _radens(rad: Rapportrad, underlag: Underlag, lagens: Mapping[str, Row]) -> Iterator[Row]:
    if rad.slag is Radens.EGEN:
        yield _egen(rad, underlag)
    elif rad.id in lagens:
        yield from _lagens(rad, underlag, lagens[rad.id])


def _lagens(rad: Rapportrad, underlag: Underlag, form: Row) -> Iterator[Row]:
    text = rad.text if not form.label or rad.text != LAGENS_ID[rad.rapport, rad.tabell, rad.id].text else form.label
    not_ = hanvisning(underlag, rad.not_)
    med = form.only_with or (underlag.form.med_delar(rad) if rad.visas is Visas.MED_BELOPP else ())
    tryckt = underlag.form.tryckt_id(rad.id)
    if tryckt == rad.id:
        yield replace(form, label=text, note=not_, only_with=med)
    elif isinstance(form, Sum):
        yield Line(tryckt, f"Övriga {text.removeprefix('Summa ').lower()}", not_, only_with=(tryckt,))
        yield replace(form, label=text, of=underlag.form.tryckta(rad.id), only_with=med)
    else:
        yield Line(tryckt, text, not_, only_with=(tryckt,))


def _egen(rad: Rapportrad, underlag: Underlag) -> Row:
    med = (rad.id,) if rad.visas is Visas.MED_BELOPP else ()
    not_ = hanvisning(underlag, rad.not_)
    if summering(rad.summerar).slag is Summeringsslag.RADER:
        return Sum(rad.id, rad.text, not_, of=led(underlag, rad), only_with=med)
    return Line(rad.id, rad.text, not_, only_with=med)


def led(underlag: Underlag, rad: Rapportrad) -> tuple[str, ...]:
    """Siffrorna som en summarad lägger ihop, som de trycks."""
    return tuple(underlag.form.tryckt_id(ident) for ident in summering(rad.summerar).rader)


def _med_led(rad: Row, rader: tuple[Row, ...], underlag: Underlag) -> Row:
    """Summan med de tryckta raderna i stället för lagens rad, där egna är en del av den."""
    if not isinstance(rad, Sum):
        return rad
    har = {ett.ident for ett in rader}
    delar = (del_ for ident in rad.of for del_ in ((ident,) if ident in har else underlag.form.tryckta(ident)))
    return replace(rad, of=tuple(delar))
