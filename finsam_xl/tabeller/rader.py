"""En tabells rader som boken vill ha dem: lagens med bokens text och hänvisning, och förbundets egna emellan."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from finsam_xl.layout.table import Line, Row, Sum
from finsam_xl.modell import Radens, Visas
from finsam_xl.tabeller.notnummer import hanvisning
from finsam_xl.uppstallning.form import LAGENS_ID
from finsam_xl.uppstallning.summering import Summeringsslag, summering

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from finsam_xl.figurer.underlag import Underlag
    from finsam_xl.modell import Rapportrad

__all__ = ["led", "tryckta"]


def tryckta(
    underlag: Underlag,
    tabell: str,
    lagens: Mapping[str, Row | tuple[Row, ...]],
    delade: Mapping[str, tuple[Row, ...]],
    *,
    stam: str = "",
) -> tuple[Row, ...]:
    """Raderna i ordning. *lagens* är formen på lagens rader efter id; en rad utan form trycks inte i den här boken.

    En form utan egen text får radens; flera rader i stället för en, som medlemmarnas, behåller sina. *delade* är
    raderna för var och en som en egen rad delas på. Radernas id trycks utan *stam*.
    """
    rader = tuple(
        ny
        for rad in underlag.form.rader(tabell)
        if rad.visas is not Visas.ALDRIG and not rad.raknas_in_i
        for ny in (_egna(rad, underlag, delade) if rad.slag is Radens.EGEN else _lagens(rad, underlag, lagens))
    )
    return tuple(_utan_stam(_med_led(rad, rader, underlag), stam) for rad in rader)


def _utan_stam(rad: Row, stam: str) -> Row:
    """Raden med sitt id utan *stam*: driftredovisningens kolumner har var sin."""
    if isinstance(rad, Sum):
        rad = replace(rad, of=tuple(ident.removeprefix(stam) for ident in rad.of))
    return replace(rad, ident=rad.ident.removeprefix(stam))


def _lagens(rad: Rapportrad, underlag: Underlag, lagens: Mapping[str, Row | tuple[Row, ...]]) -> Iterator[Row]:
    form = lagens.get(rad.id, ())
    if isinstance(form, tuple):
        yield from form
        return
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


def _egna(rad: Rapportrad, underlag: Underlag, delade: Mapping[str, tuple[Row, ...]]) -> Iterator[Row]:
    med = (rad.id,) if rad.visas is Visas.MED_BELOPP else ()
    match summering(rad.summerar).slag:
        case Summeringsslag.RADER:
            yield Sum(rad.id, rad.text, hanvisning(underlag, rad.not_), of=led(underlag, rad), only_with=med)
        case Summeringsslag.DELNING:
            yield from delade[rad.id]
        case _:
            yield Line(rad.id, rad.text, hanvisning(underlag, rad.not_), only_with=med)


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
