"""En rapports uppställning: lagens rader som boken visar dem, och förbundets egna på sina platser."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from math import inf
from typing import TYPE_CHECKING

from finsam_xl.koder import RAD
from finsam_xl.modell import Bladprefix, Radens, Visas
from finsam_xl.uppstallning.lagens import LAGENS_NOTER, LAGENS_RADER, RAKNINGAR
from finsam_xl.uppstallning.summering import summering

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from finsam_xl.modell import Not, Rapportrad

__all__ = [
    "LAGENS_ID",
    "OVRIGT",
    "Uppstallning",
    "egna_rader",
    "kan_ha_delar",
    "lagens_rad",
    "lagens_rader",
    "med_lagens_rader",
    "uppstallning",
]

LAGENS_ID: Mapping[tuple[Bladprefix | None, str, str], Rapportrad] = {
    (rad.rapport, rad.tabell, rad.id): rad for rad in LAGENS_RADER
}
"""Lagens rader efter rapport, tabell och id."""
OVRIGT = "_ovrigt"
"""Slutet på siffran för det som är kvar på lagens rad när egna rader visar en del av den."""
_DEL_AV_SKULDERNA = ("BR_kortfristiga", "BR_upplupna")
_I_DRIFTEN = (
    (100, "DR_ovriga_externa"),
    (90, "DR_personal"),
    (70, "DR_ovriga_externa"),
    (0, "DR_ovriga_intakter"),
)
"""Raden i driftredovisningen som en egen rad är en del av, efter sin plats: aldrig en parts, och aldrig insatsmedel."""


@dataclass(frozen=True, slots=True)
class Uppstallning:
    """Rapportens rader per tabell och dess noter, i tryckt ordning; *klasser* är koderna per lagens rad.

    En egen rad som bara den andra rapporten trycker räknas här in i lagens rad: inget konto faller mellan dem.
    """

    tabeller: Mapping[str, tuple[Rapportrad, ...]]
    noter: tuple[Not, ...]
    klasser: Mapping[str, tuple[str, ...]]

    @property
    def tillgangar(self) -> frozenset[str]:
        """Lagens rader för tillgångarna."""
        return frozenset({"BR_anlaggning", "BR_fordringar", "BR_placeringar", "BR_kassa"})

    def ar_egen(self, not_: Not) -> bool:
        """Om noten är förbundets egen."""
        return all(ett.id != not_.id for ett in LAGENS_NOTER)

    def rader(self, tabell: str) -> tuple[Rapportrad, ...]:
        """Tabellens rader."""
        return self.tabeller.get(tabell, ())

    def egna(self, tabell: str) -> tuple[Rapportrad, ...]:
        """Förbundets egna rader i tabellen."""
        return tuple(rad for rad in self.rader(tabell) if rad.slag is Radens.EGEN)

    def rad(self, tabell: str, ident: str) -> Rapportrad | None:
        """Raden med det id:t, om rapporten har den."""
        return next((rad for rad in self.rader(tabell) if rad.id == ident), None)

    def klass(self, kod: str) -> tuple[str, ...]:
        """Koderna som tillsammans är lagens rad *kod*: dess egen, och de egna radernas som är en del av den."""
        return self.klasser.get(kod, (kod,))

    def lagens(self, kod: str) -> str:
        """Lagens rad som koden är en del av; en kod som är lagens är sin egen."""
        return next((hel for hel, delar in self.klasser.items() if kod in delar), kod)

    def namn(self, kod: str) -> str:
        """Vad raden med koden heter."""
        egna = (rad.text for rader in self.tabeller.values() for rad in rader if rad.id == kod)
        return RAD.get(kod) or next(egna, kod)

    def egna_i(self, kod: str) -> tuple[str, ...]:
        """De egna rader som trycks för sig och är en del av lagens rad."""
        raknas_in = {rad.id for rader in self.tabeller.values() for rad in rader if rad.raknas_in_i}
        return tuple(egen for egen in self.klass(kod)[1:] if egen not in raknas_in)

    def tryckt_id(self, ident: str) -> str:
        """Siffran som raden trycker: med egna rader under sig visar lagens rad det som är kvar."""
        return f"{ident}{OVRIGT}" if self.egna_i(ident) else ident

    def tryckta(self, ident: str) -> tuple[str, ...]:
        """Siffrorna som tillsammans är lagens rad, en per tryckt rad."""
        return (self.tryckt_id(ident), *self.egna_i(ident))

    def koder(self, ident: str) -> tuple[str, ...]:
        """Koderna vars belopp den egna raden visar."""
        rader = (rad for tabell in RAKNINGAR for rad in self.rader(tabell) if rad.id == ident)
        return next((self.med_delar(rad) for rad in rader), (ident,))

    def kvar(self, kod: str) -> tuple[str, ...]:
        """Koderna vars belopp lagens rad visar själv: alla dess, utom de egna radernas."""
        egna = {ett for egen in self.egna_i(kod) for ett in self.koder(egen)}
        return tuple(ett for ett in self.klass(kod) if ett not in egna)

    def budgetposter(self, post: str) -> tuple[str, ...]:
        """Posterna i Budget som tillsammans är driftredovisningens rad: lagens, och de egna radernas."""
        return tuple(kod.removeprefix("DR_") for kod in self.klass(f"DR_{post}"))

    def med_delar(self, rad: Rapportrad) -> tuple[str, ...]:
        """Koderna vars belopp raden visar: sin egen, och de rader som räknas in i den."""
        return (rad.id, *(ett.id for ett in self.rader(rad.tabell) if ett.raknas_in_i == rad.id))


@cache
def uppstallning(rapportrader: tuple[Rapportrad, ...], noter: tuple[Not, ...], rapport: Bladprefix) -> Uppstallning:
    """Rapportens uppställning enligt bokens rader och noter; utan dem är den lagens.

    Planen och bilagorna har inga räkningar och inga noter.
    """
    egna = egna_rader(rapportrader)
    lagens = [_som_boken(rad, rapportrader) for rad in LAGENS_RADER if rad.rapport is rapport]
    alla = [*lagens, *_rapportens(egna, lagens, rapport)]
    tabeller: dict[str, list[Rapportrad]] = {}
    for rad in sorted(alla, key=lambda ett: ett.ordning):
        tabeller.setdefault(rad.tabell, []).append(rad)
    klasser: dict[str, tuple[str, ...]] = {}
    for rad in alla:
        if rad.slag is Radens.EGEN and rad.tabell in RAKNINGAR and summering(rad.summerar).ur_kontoplan:
            hel = _del_av(rad, egna)
            klasser[hel] = (*klasser.get(hel, (hel,)), rad.id)
    return Uppstallning(
        {tabell: tuple(rader) for tabell, rader in tabeller.items()}, _rapportens_noter(noter, rapport), klasser
    )


def _rapportens(egna: Sequence[Rapportrad], lagens: Sequence[Rapportrad], rapport: Bladprefix) -> Iterator[Rapportrad]:
    """Varje egen rad en gång: som den står för rapporten, annars inräknad när bara andra rapporter har den."""
    sedda = {(rad.tabell, rad.id) for rad in egna if rad.rapport in {None, rapport}}
    for rad in egna:
        if rad.rapport in {None, rapport}:
            yield rad
        elif (rad.tabell, rad.id) not in sedda:
            sedda.add((rad.tabell, rad.id))
            yield _inraknad(rad, lagens)


def _som_boken(rad: Rapportrad, rapportrader: Iterable[Rapportrad]) -> Rapportrad:
    """Lagens rad med det som boken får ändra i den: text, visning, hänvisning, och i en not platsen."""
    bokens = next(
        (
            ett
            for ett in rapportrader
            if (ett.tabell, ett.id) == (rad.tabell, rad.id) and ett.rapport in {None, rad.rapport}
        ),
        None,
    )
    if bokens is None:
        return rad
    return replace(
        rad,
        text=bokens.text or rad.text,
        visas=bokens.visas or rad.visas,
        not_=bokens.not_,
        raknas_in_i=bokens.raknas_in_i,
        ordning=rad.ordning if rad.tabell in RAKNINGAR else bokens.ordning,
    )


def _del_av(rad: Rapportrad, egna: Iterable[Rapportrad]) -> str:
    """Lagens rad som den egna raden är en del av: med den rad som visar dess belopp i stället, om det är en annan."""
    if not rad.raknas_in_i:
        return lagens_rad(rad)
    i_stallet = next((ett for ett in egna if (ett.tabell, ett.id) == (rad.tabell, rad.raknas_in_i)), None)
    if i_stallet is not None:
        return lagens_rad(i_stallet)
    return "BR_skulder" if rad.raknas_in_i in _DEL_AV_SKULDERNA else rad.raknas_in_i


def _inraknad(rad: Rapportrad, lagens: Iterable[Rapportrad]) -> Rapportrad:
    """En egen rad i en rapport som inte har den: den räknas in i lagens rad, eller i lagens *övriga* i en not."""
    hel = lagens_rad(rad) if rad.tabell in RAKNINGAR else f"{rad.tabell}_ovriga"
    sin_hel = next((ett.raknas_in_i for ett in lagens if ett.id == hel), "")
    return replace(rad, raknas_in_i=sin_hel or hel)


def egna_rader(rapportrader: Iterable[Rapportrad]) -> tuple[Rapportrad, ...]:
    """Förbundets egna rader: de vars id inte är lagens i tabellen."""
    return tuple(
        replace(rad, slag=Radens.EGEN, visas=rad.visas or Visas.MED_BELOPP)
        for rad in rapportrader
        if not lagens_rader(rad.tabell, rad.id, rad.rapport)
    )


def med_lagens_rader(rapportrader: tuple[Rapportrad, ...]) -> tuple[Rapportrad, ...]:
    """Bokens rader, med lagens som någon har tagit bort sist; en bok utan någon av lagens rader har inte haft dem."""
    finns = {
        (rapport, rad.tabell, rad.id)
        for rad in rapportrader
        for rapport in ((rad.rapport,) if rad.rapport else Bladprefix)
        if lagens_rader(rad.tabell, rad.id, rad.rapport)
    }
    if not finns:
        return rapportrader
    return (*rapportrader, *(rad for rad in LAGENS_RADER if (rad.rapport, rad.tabell, rad.id) not in finns))


def lagens_rader(tabell: str, ident: str, rapport: Bladprefix | None) -> tuple[Rapportrad, ...]:
    """Lagens rader med det id:t, i rapporten eller utan rapport i någon."""
    rapporter = (rapport,) if rapport else tuple(Bladprefix)
    return tuple(LAGENS_ID[nyckel] for ett in rapporter if (nyckel := (ett, tabell, ident)) in LAGENS_ID)


def lagens_rad(rad: Rapportrad) -> str:
    """Lagens rad som en egen rad i en räkning är en del av: den den säger, annars den närmast ovanför i sitt avsnitt.

    Står den först i avsnittet är den en del av raden närmast under: under «Omsättningstillgångar» är inget en
    anläggningstillgång.
    """
    if rad.del_av:
        return rad.del_av
    if rad.tabell == "DR":
        return next(hel for fran, hel in _I_DRIFTEN if rad.ordning >= fran)
    lagens = [
        ("BR_skulder" if ett.id in _DEL_AV_SKULDERNA else ett.id, ett.ordning)
        for ett in LAGENS_RADER
        if ett.tabell == rad.tabell and _ar_en_del(ett)
    ]
    fran, till = _avsnittet(rad)
    avsnittets = [ett for ett in lagens if fran <= ett[1] < till] or lagens
    fore = [ett for ett in avsnittets if ett[1] <= rad.ordning]
    return max(fore, key=lambda ett: ett[1])[0] if fore else min(avsnittets, key=lambda ett: ett[1])[0]


def kan_ha_delar(lagens: Rapportrad) -> bool:
    """Om egna rader kan vara en del av lagens rad i en räkning."""
    return lagens.id in {hel for _, hel in _I_DRIFTEN} if lagens.tabell == "DR" else lagens.id in RAD


def _ar_en_del(lagens: Rapportrad) -> bool:
    return lagens.id in RAD or lagens.id in _DEL_AV_SKULDERNA


def _avsnittet(rad: Rapportrad) -> tuple[float, float]:
    """Var avsnittet som raden står i börjar och slutar: vid lagens rubriker och summor."""
    granser = [ett.ordning for ett in LAGENS_RADER if ett.tabell == rad.tabell and not _ar_en_del(ett)]
    fore = (ett for ett in granser if ett <= rad.ordning)
    efter = (ett for ett in granser if ett > rad.ordning)
    return max(fore, default=-inf), min(efter, default=inf)


def _rapportens_noter(noter: tuple[Not, ...], rapport: Bladprefix) -> tuple[Not, ...]:
    """Lagens noter med bokens titel, plats, text och visning, och förbundets egna; en rapport utan lagens har inga."""
    lagens = [ett for ett in LAGENS_NOTER if ett.rapport is rapport]
    if not lagens:
        return ()
    bokens = {(ett.rapport, ett.id): ett for ett in noter}
    kanda = {ett.id for ett in LAGENS_NOTER}
    egna = [ett for ett in noter if ett.id not in kanda and ett.rapport in {None, rapport}]
    alla = [*(_notens(ett, bokens.get((rapport, ett.id)) or bokens.get((None, ett.id))) for ett in lagens), *egna]
    return tuple(sorted(alla, key=lambda ett: ett.ordning))


def _notens(lagens: Not, bokens: Not | None) -> Not:
    if bokens is None:
        return lagens
    return replace(bokens, rapport=lagens.rapport, slag=lagens.slag, visas=bokens.visas or lagens.visas)
