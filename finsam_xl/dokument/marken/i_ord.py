"""En uppgift skriven i löpande text: avrundad som i tabellerna, med enhet, tecken och ord efter märkets val."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from finsam_xl.belopp import NBSP, avrunda, svensk
from finsam_xl.dokument.marken.enheter import KR_PER_ENHET, vanliga_decimaler
from finsam_xl.dokument.marken.tolka import Markesfel
from finsam_xl.dokument.marken.uppgifter import Uppgiftsslag

if TYPE_CHECKING:
    from finsam_xl.dokument.marken.marke import Siffermarke
    from finsam_xl.dokument.marken.uppgifter import Uppgiften, Uppgifter

__all__ = ["MANADER", "MINUS", "SAKNAS", "Skrivsatt", "exakt", "i_ord"]

MINUS: Final = "\u2212"
SAKNAS: Final = "–"
MANADER: Final = (
    *("januari", "februari", "mars", "april", "maj", "juni"),
    *("juli", "augusti", "september", "oktober", "november", "december"),
)


@dataclass(frozen=True, slots=True)
class Skrivsatt:
    """Hur rapporten skriver sina belopp: kronor per enhet, enhetens ord, decimaler, och minustecknet."""

    per_enhet: Decimal = Decimal(1_000)
    enhet: str = "tkr"
    decimaler: int = 0
    minus: str = MINUS

    def tal(self, belopp: Decimal, decimaler: int) -> str:
        """Talet med hårda blanksteg mellan tusental, och sitt minustecken."""
        return svensk(belopp, decimaler).replace("-", self.minus)


def exakt(uppgift: Uppgiften | None) -> Decimal | None:
    """Uppgiftens tal, None när den saknas eller är text."""
    if uppgift is None or not isinstance(uppgift.varde, (int, float)):
        return None
    if uppgift.slag is Uppgiftsslag.BELOPP:
        return avrunda(Decimal(f"{uppgift.varde:.15g}"))
    return Decimal(f"{uppgift.varde:.12g}")


def i_ord(marke: Siffermarke, uppgifter: Uppgifter, satt: Skrivsatt) -> str:
    """Märkets text. En uppgift som saknas är märkets *annars*, eller ett tankstreck.

    Raises:
        Markesfel: valen passar inte uppgiften.

    """
    uppgift = _uppgiften(marke, uppgifter)
    if uppgift.saknas:
        return SAKNAS if marke.annars is None else marke.annars
    if uppgift.slag in {Uppgiftsslag.TEXT, Uppgiftsslag.DAG}:
        return _texten(marke, uppgift)
    _prova_valen(marke, uppgift, uppgifter)
    tal = _talet(marke, uppgift, uppgifter)
    if tal is None:
        return SAKNAS if marke.annars is None else marke.annars
    return _skrivet(tal, marke, uppgift.slag, satt)


def _uppgiften(marke: Siffermarke, uppgifter: Uppgifter) -> Uppgiften:
    uppgift = uppgifter.get(marke.namn)
    if uppgift is None:
        raise Markesfel(f"{marke.namn} finns inte")
    if not marke.jamforelse:
        return uppgift
    annan = uppgifter.get(uppgift.jamforelse)
    if annan is None:
        raise Markesfel(f"{uppgift.namn} har ingen jämförelseperiod")
    return annan


def _texten(marke: Siffermarke, uppgift: Uppgiften) -> str:
    if not isinstance(uppgift.varde, date):
        text = str(uppgift.varde)
        return text.upper() if marke.versaler else text
    if marke.ar:
        return str(uppgift.varde.year)
    if marke.lang_datum:
        return f"{uppgift.varde.day}{NBSP}{MANADER[uppgift.varde.month - 1]}{NBSP}{uppgift.varde.year}"
    return uppgift.varde.isoformat()


def _prova_valen(marke: Siffermarke, uppgift: Uppgiften, uppgifter: Uppgifter) -> None:
    """Ett val som inte passar det som uppgiften är gav annars ett tal som ingen har menat."""
    namn, belopp = uppgift.namn, uppgift.slag is Uppgiftsslag.BELOPP
    if marke.ar or marke.lang_datum:
        raise Markesfel(f"{namn} är ingen dag")
    if marke.enhet and (not belopp or marke.av or marke.i_procent):
        vad = "i procent" if belopp else "inget belopp"
        raise Markesfel(f"{namn} är {vad} och kan inte skrivas i {marke.enhet}")
    if belopp and marke.i_procent and not (marke.av or marke.forandring):
        raise Markesfel(f"{namn} är ett belopp; i procent skrivs dess «förändring i procent» eller «andel av»")
    annan = uppgifter.get(marke.mot or marke.av)
    if annan is not None and not annan.saknas and annan.slag is not uppgift.slag:
        raise Markesfel(f"{namn} ({uppgift.slag}) och {annan.namn} ({annan.slag}) går inte att jämföra")


def _talet(marke: Siffermarke, uppgift: Uppgiften, uppgifter: Uppgifter) -> Decimal | None:
    """Det exakta talet som märket ber om, före avrundning; None när något det räknas av saknas."""
    tecken = -1 if marke.omvant else 1
    tal = exakt(uppgift)
    if tal is None:
        return None
    if marke.av:
        hela = exakt(uppgifter.get(marke.av))
        return abs(tal / hela) if hela else None
    if marke.forandring:
        fore = exakt(uppgifter.get(uppgift.jamforelse))
        relativ = marke.i_procent and uppgift.slag is not Uppgiftsslag.ANDEL
        return _skillnaden(tal * tecken, None if fore is None else fore * tecken, relativ=relativ)
    if marke.mot:
        mot = exakt(uppgifter.get(marke.mot))
        return _skillnaden(tal * tecken, None if mot is None else mot * tecken, relativ=False)
    return tal * tecken


def _skillnaden(tal: Decimal, fore: Decimal | None, *, relativ: bool) -> Decimal | None:
    """Skillnaden, eller skillnaden i förhållande till det förra talet; None när det saknas eller är noll."""
    if fore is None or (relativ and not fore):
        return None
    return (tal - fore) / abs(fore) if relativ else tal - fore


def _skrivet(tal: Decimal, marke: Siffermarke, slag: Uppgiftsslag, satt: Skrivsatt) -> str:
    i_enhet, decimaler, enhet = _enheten(marke, slag, satt)
    avrundat = avrunda(tal / i_enhet, Decimal(1).scaleb(-decimaler))
    if marke.ord:
        ordet = _ordet(avrundat, marke.ord)
        if marke.bara_ordet or (not avrundat and len(marke.ord) > 2):  # noqa: PLR2004 - det tredje ordet är nollans
            return ordet
        return f"{ordet} {satt.tal(abs(avrundat), decimaler)}{enhet}".lstrip()
    if marke.utan_tecken:
        avrundat = abs(avrundat)
    plus = "+" if marke.med_plus and avrundat > 0 else ""
    return f"{plus}{satt.tal(avrundat, decimaler)}{enhet}"


def _ordet(tal: Decimal, ord_: tuple[str, ...]) -> str:
    if not tal:
        return ord_[-1] if len(ord_) > 2 else ord_[0]  # noqa: PLR2004 - som ovan
    return ord_[0] if tal > 0 else ord_[1]


def _enheten(marke: Siffermarke, slag: Uppgiftsslag, satt: Skrivsatt) -> tuple[Decimal, int, str]:
    """Vad talet delas med, dess decimaler, och det som skrivs efter det."""
    if marke.av or marke.i_procent or slag is Uppgiftsslag.ANDEL:
        skillnad = marke.forandring and slag is Uppgiftsslag.ANDEL
        ordet = f"{NBSP}procentenheter" if skillnad else f"{NBSP}%"
        return Decimal("0.01"), marke.decimaler or 0, "" if marke.utan_enhet else ordet
    if slag is Uppgiftsslag.BELOPP:
        enhet = marke.enhet or satt.enhet
        per_enhet = KR_PER_ENHET[marke.enhet] if marke.enhet else satt.per_enhet
        vanliga = satt.decimaler if per_enhet == satt.per_enhet else vanliga_decimaler(per_enhet)
        decimaler = vanliga if marke.decimaler is None else marke.decimaler
        return per_enhet, decimaler, "" if marke.utan_enhet else f"{NBSP}{enhet}"
    if slag is Uppgiftsslag.PROCENTENHETER:
        return Decimal(1), marke.decimaler or 0, "" if marke.utan_enhet else f"{NBSP}procentenheter"
    return Decimal(1), marke.decimaler or 0, ""
