"""Det som inte går ihop i en saldolista: kontona var för sig, och listans summa."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from finsam_xl.belopp import NOLL, svensk
from finsam_xl.inlasning.saldolista import slag
from finsam_xl.inlasning.saldolista.kolumner import BELOPPSROLLER, MED_BELOPP, Roll
from finsam_xl.inlasning.saldolista.poster import Listsida, arsnumret
from finsam_xl.inlasning.saldolista.radceller import ett_belopp
from finsam_xl.inlasning.saldolista.summor import (
    differens,
    ingaende,
)
from finsam_xl.sie.lexer import rakna_upp
from finsam_xl.sie.siefil import ar_balanskonto, ar_resultatkonto, klass

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from finsam_xl.inlasning.saldolista.summor import Kontosumma
    from finsam_xl.sie import Diagnos

__all__ = ["avstamningsfel", "hela_listans"]


def avstamningsfel(sidor: Sequence[Listsida], konton: Mapping[tuple[int, str], Kontosumma]) -> Iterator[Diagnos]:
    """Kontona vars saldo inte går att räkna, eller som inte är ingående och rörelse tillsammans."""
    yield from _bara_ingaende(sidor, konton)
    yield from _utan_ingaende(sidor, konton)
    yield from _skillnaderna(sidor, konton)


def _bara_ingaende(sidor: Sequence[Listsida], konton: Mapping[tuple[int, str], Kontosumma]) -> Iterator[Diagnos]:
    """Blad med ingående balans men varken rörelse eller utgående: året går inte att läsa."""
    for nr, sida in enumerate(sidor):
        bladets = [ett for (arsnr, _), ett in konton.items() if arsnr == 0 and ett.sida == nr]
        if bladets and all(ett.ub is None and ett.rorelse is None for ett in bladets):
            plats = sida.ark.plats(sida.plan.rad, sida.plan.med(Roll.KONTO)[0].kol)
            olasta = rakna_upp(f"«{rubrik}»" for rubrik in sida.plan.olasta.values())
            text = "Listan har ingående balans men varken rörelse eller utgående balans som går att läsa."
            yield slag.fyndet(slag.GAR_INTE_IHOP, plats, f"{text} Läses inte: {olasta}." if olasta else text)


def _utan_ingaende(sidor: Sequence[Listsida], konton: Mapping[tuple[int, str], Kontosumma]) -> Iterator[Diagnos]:
    """Balanskonton med rörelse men varken ingående eller utgående: deras saldo går inte att räkna."""
    okanda = [ett for (nr, konto), ett in konton.items() if nr == 0 and ar_balanskonto(konto) and ett.saldo is None]
    okanda = [ett for ett in okanda if ett.rorelse]
    if okanda:
        sida = sidor[okanda[0].sida]
        plats = sida.ark.plats(okanda[0].rad, sida.plan.med(Roll.KONTO)[0].kol)
        text = (
            f"Listan har rörelser men varken ingående eller utgående balans för {rakna_upp(e.konto for e in okanda)}: "
            "balansräkningen går inte att räkna."
        )
        yield slag.fyndet(slag.GAR_INTE_IHOP, plats, text, okanda[0].rad)


def _skillnaderna(sidor: Sequence[Listsida], konton: Mapping[tuple[int, str], Kontosumma]) -> Iterator[Diagnos]:
    for (arsnr, konto), summa in konton.items():
        if summa.skillnad:
            sida = sidor[summa.sida]
            kol = next((k.kol for k in sida.plan.med(Roll.UB) if arsnumret(k, sida.tid) == arsnr), 1)
            plats = sida.ark.plats(max(summa.rader), kol)
            ingaende = summa.kontroll if summa.kontroll is not None else summa.ib or NOLL
            text = (
                f"Konto {konto}: ingående {svensk(ingaende, 2)} och rörelse {svensk(summa.rorelse or NOLL, 2)} ger "
                f"{svensk(ingaende + (summa.rorelse or NOLL), 2)}, men {plats} säger {svensk(summa.ub or NOLL, 2)} kr."
            )
            yield slag.fyndet(slag.RORELSE, plats, text, summa.rad)


def hela_listans(sidor: Sequence[Listsida], konton: Mapping[tuple[int, str], Kontosumma]) -> Iterator[Diagnos]:
    """Felet om listan inte går ihop, med de rader vars belopp förklarar det."""
    skillnad = differens(konton)
    if not skillnad:
        return
    arets = [ett for (nr, _), ett in konton.items() if nr == 0]
    om_ib = skillnad == -ingaende(konton)
    delar = ", ".join(
        f"{namn} {svensk(sum((ett.saldo or NOLL for ett in arets if hor(ett.konto)), NOLL), 2)}"
        for namn, hor in (
            ("tillgångar", lambda konto: klass(konto) == 1),
            ("eget kapital och skulder", lambda konto: klass(konto) == 2),  # noqa: PLR2004 - kontoklassen
            ("resultatkonton", ar_resultatkonto),
        )
    )
    halva = {abs(skillnad), abs(skillnad) / 2}
    halla = ((ett, ett.ib if om_ib else ett.saldo) for ett in arets)
    roll = Roll.IB if om_ib else Roll.UB
    platser = [_saldots(sidor[ett.sida], ett.rad, roll) for ett, belopp in halla if belopp and abs(belopp) in halva]
    platser += [_saldots(sida, rad, roll) for sida in sidor for rad in _hoppade_med(sida, halva)]
    sida, rader = sidor[0], sidor[0].lista.rader
    alla = f"Beloppen står i {_saldots(sida, rader[0].rad, roll)} till {_saldots(sida, rader[-1].rad, roll)}."
    vilka = f"Samma belopp, eller hälften, står i {rakna_upp(platser)}." if platser else alla
    vad = "Ingående balans" if om_ib else "Saldona"
    skillnad = -skillnad if om_ib else skillnad
    text = f"{vad} summerar till {svensk(skillnad, 2)} kr i stället för 0 ({delar}). {vilka}"
    yield slag.fyndet(slag.GAR_INTE_IHOP, platser[0] if platser else _saldots(sida, sida.plan.rad, roll), text)


def _hoppade_med(sida: Listsida, belopp: AbstractSet[Decimal]) -> Iterator[int]:
    """Raderna som inte lästes som konton men har ett av beloppen."""
    for rad in sida.lista.hoppade:
        celler = sida.ark.rader.get(rad, {})
        varden = (celler.get(ett.kol) for ett in sida.plan.med(*MED_BELOPP))
        if any(isinstance(last := ett_belopp(ett, ","), Decimal) and abs(last) in belopp for ett in varden if ett):
            yield rad


def _saldots(sida: Listsida, rad: int, roll: Roll) -> str:
    """Cellen på raden som har beloppet: kolumnen med rollen, annars det första beloppet i den."""
    utgaende, alla = sida.plan.med(roll), sida.plan.med(*BELOPPSROLLER) or sida.plan.kolumner
    fyllda = [ett.kol for ett in (utgaende or alla) if ett.kol in sida.ark.rader.get(rad, {})]
    return sida.ark.plats(rad, (fyllda or [(utgaende or alla)[0].kol])[0])
