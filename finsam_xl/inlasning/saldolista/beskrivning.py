"""Hur en saldolista har lästs, i ord: kolumnerna, tiden, tecknen, summorna, och det som inte lästes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.belopp import NOLL, svensk
from finsam_xl.inlasning.saldolista.kolumner import BELOPPSROLLER, Roll
from finsam_xl.inlasning.saldolista.ord import rubrikord
from finsam_xl.inlasning.saldolista.rubriker.roller import rollerna
from finsam_xl.inlasning.saldolista.summor import ingaende, periodens_ingaende
from finsam_xl.kolumn import kolumnbokstaver
from finsam_xl.sie.lexer import rakna_upp, visa
from finsam_xl.sie.siefil import ar_resultatkonto, klass

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from finsam_xl.inlasning.saldolista.kolumner import Listkolumn
    from finsam_xl.inlasning.saldolista.poster import Listsida
    from finsam_xl.inlasning.saldolista.summor import Kontosumma, Teckensatt

__all__ = ["beskrivning"]

_FLEST_RADER = 8


def beskrivning(
    sidor: Sequence[Listsida],
    konton: Mapping[tuple[int, str], Kontosumma],
    satt: Teckensatt,
    dimensioner: Mapping[str, str],
    utan: Sequence[str],
) -> str:
    """Allt som lästes, och frågan om det stämmer."""
    delar = [_sidan(sida) for sida in sidor]
    delar += [_konton(konton), f"Tecken: {satt.mening}", _summorna(konton), _avstamningen(konton)]
    delar += _utan_ib(sidor[0].tid.dag.year, konton)
    if dimensioner:
        delar.append(f"Objekt: {rakna_upp(_dimension(sidor, namn, nr) for namn, nr in sorted(dimensioner.items()))}")
    if periodens_ingaende(konton):
        delar.append("Ingående saldo är en periods och inte årets, och läses inte som ingående balans")
    if utan:
        delar.append(f"Blad som inte är saldolistor, och inte läses: {rakna_upp(utan)}")
    return ". ".join(ett for ett in delar if ett) + ". Stämmer det?"


def _sidan(sida: Listsida) -> str:
    vad = f"Bladet {visa(sida.ark.namn)}" if sida.ark.namn else "Filen"
    kolumner = ", ".join(_kolumn(ett) for ett in sida.plan.kolumner)
    olasta = rakna_upp(f"{kolumnbokstaver(kol)} «{rubrik}»" for kol, rubrik in sida.plan.olasta.items())
    text = f"{vad}, rubriker på rad {sida.plan.rad}: {kolumner}"
    text += f"; läses inte: {olasta}" if olasta else ""
    text += f". Excel har tagit bort nollan först, så {rakna_upp(_nollorna(sida))}" if sida.lista.nollor else ""
    text += f". Saldon till och med {sida.tid.dag} (ur {visa(sida.tid.kalla)})"
    return text + _hoppade(sida)


def _nollorna(sida: Listsida) -> Iterator[str]:
    return (f"{konto} på rad {rad} läses som 0{konto}" for konto, rad in sida.lista.nollor.items())


def _kolumn(ett: Listkolumn) -> str:
    vad = ett.roll.value
    if ett.objekt:
        vad = f"{vad} {ett.objekt}"
    sida = f" {ett.sida}" if ett.sida else ""
    nar = " föregående år" if ett.fore else f" {ett.ar}" if ett.ar else ""
    nar += f" månad {int(ett.manad[-2:])}" if ett.roll is Roll.MANADSBELOPP else ""
    sagda = rollerna(rubrikord(ett.rubrik).ord)
    rubrik = (
        f" «{visa(ett.rubrik)}»"
        if sagda and ett.roll in BELOPPSROLLER and ett.roll.name.casefold() not in sagda
        else ""
    )
    return f"{kolumnbokstaver(ett.kol)}{rubrik} {vad}{sida}{nar}"


def _hoppade(sida: Listsida) -> str:
    """Raderna som inte är konton, efter skälet, och de som är konton men inte syns."""
    dolda = [str(rad.rad) for rad in sida.lista.rader if rad.rad in sida.ark.dolda_rader]
    text = f". Dolda rader är lästa som de andra: rad {rakna_upp(dolda, _FLEST_RADER)}" if dolda else ""
    skalen: dict[str, list[str]] = {}
    for lasta in sida.lista.rader:
        if lasta.ar is not None and sida.tid.dag.year - lasta.ar not in {0, 1}:
            skalen.setdefault(f"för {lasta.ar}", []).append(str(lasta.rad))
    for rad, skal in sida.lista.hoppade.items():
        skalen.setdefault(skal, []).append(str(rad))
    if not skalen:
        return text
    delar = "; ".join(f"{skal}: rad {rakna_upp(rader, _FLEST_RADER)}" for skal, rader in skalen.items())
    return f"{text}. Rader som inte läses som konton ({delar})"


def _konton(konton: Mapping[tuple[int, str], Kontosumma]) -> str:
    arets = [konto for nr, konto in konton if nr == 0]
    fjol = [konto for (nr, konto), ett in konton.items() if nr == -1 and ett.saldo]
    text = f"{len(arets)} konton"
    return text + (f", och {len(fjol)} med saldo för året före" if fjol else "")


def _summorna(konton: Mapping[tuple[int, str], Kontosumma]) -> str:
    arets = [ett for (nr, _), ett in konton.items() if nr == 0]
    tillgangar, skulder, resultat = (
        svensk(sum((ett.saldo or NOLL for ett in arets if hor(ett.konto)), NOLL), 2)
        for hor in (lambda k: klass(k) == 1, lambda k: klass(k) == 2, ar_resultatkonto)  # noqa: PLR2004 - kontoklassen
    )
    text = f"Tillgångar {tillgangar}, eget kapital och skulder {skulder}, resultatkonton {resultat}"
    if periodens_ingaende(konton) or not (ib := ingaende(konton)):
        return f"{text}: går ihop"
    return f"{text}: går ihop bara om ingående balansens {svensk(ib, 2)} kr är förra årets resultat"


def _avstamningen(konton: Mapping[tuple[int, str], Kontosumma]) -> str:
    prova = [ett for ett in konton.values() if None not in {ett.ib, ett.rorelse, ett.ub}]
    if prova:
        return f"Ingående balans och rörelse ger utgående balans på {len(prova)} konton"
    return "Ingående balans och rörelse mot utgående balans går inte att pröva: listan har inte alla tre"


def _utan_ib(ar: int, konton: Mapping[tuple[int, str], Kontosumma]) -> Iterator[str]:
    """Åren som listan har balans för men ingen ingående: ett år utan den har varken kassaflöde eller förändringar."""
    for arsnr in (0, -1):
        balans = [ett for (nr, konto), ett in konton.items() if nr == arsnr and not ar_resultatkonto(konto)]
        if any(ett.saldo for ett in balans) and all(ett.ib is None for ett in balans):
            vad = "kassaflödet och noternas ingående belopp det året går inte att räkna förrän den är inläst"
            yield f"Ingående balans {ar + arsnr} saknas: {vad}"


def _dimension(sidor: Sequence[Listsida], namn: str, nummer: str) -> str:
    rubriker = (ett.rubrik for sida in sidor for ett in sida.plan.med(Roll.OBJEKT) if ett.dimension == namn)
    rubrik = next(rubriker, "")
    return f"{f'«{visa(rubrik)}»' if rubrik else 'listans objekt'} är dimension {nummer}"
