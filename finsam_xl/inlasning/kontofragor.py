"""Det som kontonas namn i en SIE-fil ger anledning att fråga: fel kontoplan, fel rad, avgifter bland övriga intäkter.

Bara konton med belopp i en period som boken läser nämns: de största först, samlade efter raden de hamnar på.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from finsam_xl.belopp import svensk
from finsam_xl.inlasning import sieslag
from finsam_xl.inlasning.kontonamn import motsagelse
from finsam_xl.inlasning.kontoplansslag import av_kontoplanen, av_saldona
from finsam_xl.inlasning.medlemsavgift import bland_ovriga, utan_medlemmar
from finsam_xl.inlasning.sieslag import problem
from finsam_xl.inputs.kontokoder import kontokoder
from finsam_xl.koder import DRIFT, INTAKTSRADER, KOSTNADSRADER, NOT, OPLACERAT, RAD, omvant_tecken
from finsam_xl.modell import Bladprefix
from finsam_xl.sie.lexer import rakna_upp, visa
from finsam_xl.uppstallning.form import uppstallning

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from finsam_xl.modell import Bokslut, Problem, Saldorad
    from finsam_xl.sie import SieFil

__all__ = ["ur_kontonamnen"]

_VISA_HOGST = 8
_LAGENS = frozenset({"", OPLACERAT, *RAD, *NOT, *DRIFT})
_INGEN_AVGIFT = "Inget konto ligger på medlemmarnas rader, fast filen har intäkter"


def ur_kontonamnen(fil: SieFil, nya: Iterable[Saldorad], bokslut: Bokslut) -> Iterator[Problem]:
    """Frågor och varningar om de rader i Saldo som *fil* ger, kontoplanen först."""
    koder = kontokoder(bokslut.rapportrader)
    etiketter = {kod: text for kolumn in koder.values() for kod, text in kolumn.items()}
    placerade = _konton(nya)
    form = uppstallning(bokslut.rapportrader, bokslut.noter, Bladprefix.AR)
    konton = [replace(rad, rad=form.lagens(rad.rad)) for rad in placerade]
    yield from _kontoplanen(fil, konton, bokslut)
    yield from _namnen(fil, [rad for rad in placerade if _ar_lagens(rad)], bokslut, etiketter)
    yield from _avgifterna(fil, konton, bokslut, etiketter)
    yield from _tecknen(fil, konton)


def _ar_lagens(rad: Saldorad) -> bool:
    """Om kontot bara ligger på lagens rader: en egen rad har någon valt för det, så namnet säger inte emot den."""
    return rad.rad in _LAGENS and rad.not_ in _LAGENS and rad.drift in _LAGENS


def _konton(nya: Iterable[Saldorad]) -> list[Saldorad]:
    """En rad per konto: den senaste periodens med belopp, det största beloppet först."""
    per_konto = {rad.konto: rad for rad in sorted(nya, key=lambda rad: rad.period) if rad.belopp}
    return sorted(per_konto.values(), key=lambda rad: (-abs(rad.belopp), rad.konto))


def _kontoplanen(fil: SieFil, konton: Sequence[Saldorad], bokslut: Bokslut) -> Iterator[Problem]:
    filens, bokens = av_saldona(konton, fil.kptyp), av_kontoplanen(bokslut.kontoplan)
    if filens is None or bokens is None or filens.slag == bokens.slag:
        return
    text = (
        f"Filens konton följer {filens.slag.namn}, men bokens Kontoplan följer {bokens.slag.namn}. "
        f"I filen: {rakna_upp(filens.grund, _VISA_HOGST)}. I Kontoplan: {rakna_upp(bokens.grund, 3)}. "
        "Läs in ändå?"
    )
    yield problem(sieslag.ANNAN_KONTOPLAN, fil.filnamn, text)


def _namnen(
    fil: SieFil, konton: Sequence[Saldorad], bokslut: Bokslut, etiketter: Mapping[str, str]
) -> Iterator[Problem]:
    anvanda = {kod for rad in bokslut.kontoplan for kod in (rad.rad, rad.not_, rad.drift)}
    fel = [(rad, kod) for rad in konton if (kod := motsagelse(rad, anvanda))]
    if fel:
        antal = "Ett kontos namn säger" if len(fel) == 1 else f"{len(fel)} kontons namn säger"
        text = f"{antal} emot raden i Kontoplan: {_uppraknade(fel, etiketter)}. Läs in ändå?"
        yield problem(sieslag.NAMN_MOT_RAD, fil.filnamn, text)


def _avgifterna(
    fil: SieFil, konton: Sequence[Saldorad], bokslut: Bokslut, etiketter: Mapping[str, str]
) -> Iterator[Problem]:
    avgifter = {ett.rad.konto: ett for ett in bland_ovriga(konton, bokslut.medlemmar)}
    okanda = [rad for rad in utan_medlemmar(konton, bokslut.medlemmar) if rad.konto not in avgifter]
    if okanda:
        fel = [(rad, rad.not_ or rad.drift or rad.rad) for rad in okanda]
        yield problem(
            sieslag.INGEN_AVGIFT, fil.filnamn, f"{_INGEN_AVGIFT}: {_uppraknade(fel, etiketter)}. Läs in ändå?"
        )
    if avgifter:
        fel = [(ett.rad, ett.rad.not_ or ett.rad.drift or ett.rad.rad) for ett in avgifter.values()]
        vem = {konto: ett.vem for konto, ett in avgifter.items()}
        antal = "En medlemsavgift hamnar" if len(fel) == 1 else f"{len(fel)} medlemsavgifter hamnar"
        text = f"{antal} inte bland medlemmarnas: {_uppraknade(fel, etiketter, vem)}. Läs in ändå?"
        yield problem(sieslag.AVGIFT_BLAND_OVRIGA, fil.filnamn, text)


def _tecknen(fil: SieFil, konton: Sequence[Saldorad]) -> Iterator[Problem]:
    fel = [rad for rad in konton if omvant_tecken(rad.rad, rad.belopp)]
    if fel and _bada_slagen(fel) and not any(omvant_tecken(rad.rad, -rad.belopp) for rad in konton):
        exempel = f"{_namn(fel[0])} ({RAD[fel[0].rad]}) {_sida(fel[0])}"
        text = f"Alla intäkter har debet och alla kostnader kredit, som {exempel}. Läs in ändå?"
        yield problem(sieslag.OMVANDA_TECKEN, fil.filnamn, text)
    elif fel:
        antal = "Ett konto har" if len(fel) == 1 else f"{len(fel)} konton har"
        konton_ = ", ".join(f"{_namn(rad)} ({RAD[rad.rad]}) {_sida(rad)}" for rad in fel[:_VISA_HOGST])
        text = f"{antal} omvänt tecken mot sin rad: {konton_}{_fler(fel)}."
        yield problem(sieslag.OMVANT_TECKEN, fil.filnamn, text)


def _bada_slagen(rader: Sequence[Saldorad]) -> bool:
    """Sant om det är både intäkter och kostnader."""
    return any(rad.rad in INTAKTSRADER for rad in rader) and any(rad.rad in KOSTNADSRADER for rad in rader)


def _sida(rad: Saldorad) -> str:
    return f"{'debet' if rad.belopp > 0 else 'kredit'} {_kr(rad)}"


def _uppraknade(
    fel: Sequence[tuple[Saldorad, str]], etiketter: Mapping[str, str], vem: dict[str, str] | None = None
) -> str:
    """«5010 Löner 1 310 400,00 kr blir Lokalhyra; …», samlat efter raden, den med det största beloppet först."""
    visade = fel[:_VISA_HOGST]
    ordning = list(dict.fromkeys(kod for _, kod in visade))
    samlade = groupby(sorted(visade, key=lambda par: ordning.index(par[1])), key=lambda par: par[1])
    grupper = (
        f"{', '.join(_konto(rad, vem or {}) for rad, _ in gruppen)} blir {etiketter.get(kod, kod)}"
        for kod, gruppen in samlade
    )
    return "; ".join(grupper) + _fler(fel)


def _konto(rad: Saldorad, vem: dict[str, str]) -> str:
    fran = f" från {visa(vem[rad.konto])}" if rad.konto in vem else ""
    return f"{_namn(rad)} {_kr(rad)}{fran}"


def _namn(rad: Saldorad) -> str:
    return f"{rad.konto} {visa(rad.benamning)}"


def _kr(rad: Saldorad) -> str:
    return f"{svensk(abs(rad.belopp), 2)} kr"


def _fler(fel: Sequence[object]) -> str:
    fler = len(fel) - _VISA_HOGST
    return f" och {'ett konto' if fler == 1 else f'{fler} konton'} till" if fler > 0 else ""
