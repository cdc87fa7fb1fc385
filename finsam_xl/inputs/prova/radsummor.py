"""Vad egna rader summerar och hänvisar till: rader, noter och koder som finns, utan ringar."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

from finsam_xl.inputs.felslag import uppstallningen
from finsam_xl.koder import DRIFT, RAD
from finsam_xl.modell import LAGENS_NOTSLAG, Notslag, Radens
from finsam_xl.uppstallning.hanvisningar import hanvisningar
from finsam_xl.uppstallning.hemvist import kan_ha_delar
from finsam_xl.uppstallning.lagens import LAGENS_NOTER, LAGENS_RADER, RAKNINGAR
from finsam_xl.uppstallning.summering import Summeringsslag, summering

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from finsam_xl.inputs.tabeller import Tabellrad
    from finsam_xl.modell import Problem, Rapportrad

    Par = tuple[Tabellrad, Rapportrad]

__all__ = ["prova_summor"]

_MED_KONTON = frozenset({Notslag.SPECIFIKATION, *LAGENS_NOTSLAG})
"""Noter vars rader inte är en hel rad i räkningarna: en rad i dem kan vara ett intervall av konton."""
_EN_SAK = "Lämna cellen tom, eller skriv motpart, insats, rader som BR_a; BR_b, eller konton som 5610–5619."


def prova_summor(egna: Sequence[Par], lagens: Sequence[Par], noter: Sequence[Tabellrad]) -> Iterator[Problem]:
    """Problemen i Summerar, Tecken, Slag, Not, Räknas in i och Del av."""
    slag = {rad.text("Id"): rad.text("Slag") for rad in noter}
    for cell, rad in egna:
        yield from _summerar(cell, rad, slag.get(rad.tabell, ""))
        yield from _i_tabellen(cell, rad, [ett for _, ett in egna])
        if rad.slag is Radens.LAG:
            yield uppstallningen.RADENS_ID.vid(
                cell.plats("Id"),
                text=rad.id,
                varfor="Slag är lag, och ingen av lagens rader i tabellen heter så (en egen rad har Slag egen)",
                exempel=_narmast(rad),
            )
    kanda = {ett.id for ett in LAGENS_NOTER} | slag.keys()
    for cell, rad in (*egna, *lagens):
        for not_ in hanvisningar(rad.not_):
            if not_ not in kanda:
                yield _okand(cell, "Not", not_, sorted(kanda), "som ingen not heter")
    for cell, rad in (*egna, *lagens):
        yield from _inraknad(cell, rad, [ett for _, ett in egna], lagens)
    yield from _ringar(egna)


def _narmast(rad: Rapportrad) -> str:
    """Lagens rad i tabellen vars id är mest likt; i en egen not, som inga av lagens rader har, en egen."""
    i_tabellen = dict.fromkeys(ett.id for ett in LAGENS_RADER if ett.tabell == rad.tabell)
    return next(iter(difflib.get_close_matches(rad.id, i_tabellen, n=1, cutoff=0)), f"{rad.tabell}_egen")


def _okand(cell: Tabellrad, rubrik: str, text: str, giltiga: Sequence[str], varfor: str) -> Problem:
    return uppstallningen.OKAND_RAD.vid(cell.plats(rubrik), rubrik=rubrik, text=text, varfor=varfor, giltiga=giltiga)


def _summerar(cell: Tabellrad, rad: Rapportrad, notens_slag: str) -> Iterator[Problem]:
    """Det som raden summerar ska gå att tolka och höra hemma i tabellen."""
    summan = summering(rad.summerar)
    brist = {
        Summeringsslag.OKLAR: "både konton och annat",
        Summeringsslag.KONTON: "" if notens_slag in _MED_KONTON else "konton, som bara en specifikation har",
        Summeringsslag.DELNING: "en delning, som bara en not har" if rad.tabell in RAKNINGAR else "",
    }.get(summan.slag, "")
    omvant = next((f"{fran}–{till}" for fran, till in summan.konton if till.ljust(10, "9") < fran.ljust(10, "0")), "")
    brist = brist or (f"intervallet {omvant}, som slutar före det börjar" if omvant else "")
    if brist:
        gor = (
            _EN_SAK
            if summan.slag is not Summeringsslag.KONTON or omvant
            else ("Ge kontona raden i Kontoplan, eller gör noten till en specifikation på bladet Noter.")
        )
        yield uppstallningen.SUMMERAR_OKLART.vid(cell.plats("Summerar"), text=rad.summerar, varfor=brist, gor=gor)
    if rad.sida is not None and (rad.tabell in RAKNINGAR or rad.tabell in {ett.id for ett in LAGENS_NOTER}):
        yield _okand(cell, "Tecken", rad.sida, ("tomt",), "men raden visas som de andra i tabellen")


def _i_tabellen(cell: Tabellrad, rad: Rapportrad, egna: Sequence[Rapportrad]) -> Iterator[Problem]:
    """Raderna som summeras ska tryckas i samma tabell och rapport, och lagens rad vara en kod i räkningen."""
    koder = {"RR": RAD, "BR": RAD, "DR": DRIFT}.get(rad.tabell, {})
    summan = summering(rad.summerar)
    rader = summan.rader if summan.slag is Summeringsslag.RADER else ()
    i_rapporten = [ett for ett in (*LAGENS_RADER, *egna) if ett.tabell == rad.tabell]
    for led in rader:
        har = [ett for ett in i_rapporten if ett.id == led and ett.raknas_in_i == ""]
        rapporter = {ett.rapport for ett in har}
        i_rakningen = led in koder and bool(har)
        if not (i_rakningen or None in rapporter or {*_rapporter(rad)} <= rapporter):
            giltiga = [ett.id for ett in i_rapporten if ett.id != rad.id and ett.id.startswith(rad.tabell)]
            yield _okand(cell, "Summerar", led, tuple(dict.fromkeys(giltiga)), "som inte trycks i samma tabell")
    lagens = [ett for ett in LAGENS_RADER if ett.tabell == rad.tabell and ett.id in koder]
    delbara = tuple(dict.fromkeys(ett.id for ett in lagens if kan_ha_delar(ett)))
    if rad.del_av and rad.del_av not in delbara:
        finns = rad.del_av in {ett.id for ett in lagens}
        varfor = "som inte kan ha egna rader under sig" if finns else "som inte är en av lagens rader i tabellen"
        yield _okand(cell, "Del av", rad.del_av, delbara, varfor)


def _rapporter(rad: Rapportrad) -> tuple[object, ...]:
    """Rapporterna som raden står i: sin egen, eller dem som tabellens rader har."""
    if rad.rapport is not None:
        return (rad.rapport,)
    return tuple({ett.rapport for ett in LAGENS_RADER})


def _inraknad(cell: Tabellrad, rad: Rapportrad, egna: Sequence[Rapportrad], lagens: Sequence[Par]) -> Iterator[Problem]:
    """Raden som visar beloppet i stället ska själv tryckas, i samma tabell."""
    if not rad.raknas_in_i:
        return
    i_boken = {(ett.rapport, ett.id): ett for _, ett in lagens}
    alla = [*egna, *(i_boken.get((ett.rapport, ett.id), ett) for ett in LAGENS_RADER)]
    tabellens = [ett for ett in alla if ett.tabell == rad.tabell and ett.id != rad.id and not ett.raknas_in_i]
    har = {ett.rapport for ett in tabellens if ett.id == rad.raknas_in_i}
    if not (None in har or {*_rapporter(rad)} <= har):
        giltiga = tuple(dict.fromkeys(ett.id for ett in tabellens if ett.id.startswith(rad.tabell)))
        yield _okand(
            cell, "Räknas in i", rad.raknas_in_i, giltiga, "som inte trycks för sig i samma tabell och rapport"
        )


def _ringar(egna: Sequence[Par]) -> Iterator[Problem]:
    """Rader som i sista hand summerar sig själva, varje ring en gång."""
    summor = {
        rad.id: (cell, summan.rader)
        for cell, rad in egna
        if (summan := summering(rad.summerar)).slag is Summeringsslag.RADER
    }
    sagda: set[str] = set()
    for ident, (cell, _) in summor.items():
        ring = _ring(ident, summor, ())
        if ring and sagda.isdisjoint(ring):
            sagda |= {*ring}
            kedja = " → ".join((*ring, ring[0]))
            yield uppstallningen.RADER_I_RING.vid(cell.plats("Summerar"), kedja=kedja)


def _ring(
    ident: str, summor: Mapping[str, tuple[Tabellrad, tuple[str, ...]]], fore: tuple[str, ...]
) -> tuple[str, ...]:
    if ident in fore:
        return fore[fore.index(ident) :]
    led = summor[ident][1] if ident in summor else ()
    return next((ring for ett in led if (ring := _ring(ett, summor, (*fore, ident)))), ())
