"""Anläggningstillgångarna per slag: vilka konton som är vilket slag, och vilka konton som skriver av dem.

Kontots namn går före dess nummer: kontogrupperna 10–13 är desamma i BAS och Kommun-Bas, men ett eget konto kan stå var
som helst.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from finsam_xl.figurer.upplyst import har_forandring
from finsam_xl.modell import Forandringspost, Forandringsslag

if TYPE_CHECKING:
    from collections.abc import Mapping

    from finsam_xl.figurer.underlag import Underlag

__all__ = [
    "MINSKAR",
    "TILLGANGSPOSTER",
    "Tillgangsslag",
    "forandringar",
    "kodens_konton",
    "tillgangens_id",
    "tillgangsslag",
]

_P, _S = Forandringspost, Forandringsslag
TILLGANGSPOSTER = (_P.IMMATERIELLA, _P.MARK, _P.INVENTARIER, _P.FINANSIELLA, _P.OVRIGA_TILLGANGAR)
MINSKAR = (_S.AVSKRIVNING, _S.NEDSKRIVNING, _S.UTRANGERING)
"""Förändringarna som resultatkonton visar."""
_ALLTID = (_S.INKOP, _S.FORSALJNING, _S.AVSKRIVNING, _S.NEDSKRIVNING)
_IBLAND = (_S.UTRANGERING, _S.OMKLASSIFICERING)
_EFTER_NAMN: Mapping[Forandringspost, re.Pattern[str]] = {
    _P.IMMATERIELLA: re.compile(r"immateri|licens|programvar|utvecklingsutgift|balanserade utg"),
    _P.INVENTARIER: re.compile(r"inventar|maskin|dator|server|möbl|möbel|fordon|\bbil(ar)?\b|konst\b|utrustning"),
    _P.MARK: re.compile(r"byggnad|fastighet|\bmark\b|markanl|ombyggnad"),
    _P.FINANSIELLA: re.compile(r"aktie|\bandel|värdepapper|långfristiga? ford|finansiell|deposition"),
}
_EFTER_NUMMER = {"10": _P.IMMATERIELLA, "11": _P.MARK, "12": _P.INVENTARIER, "13": _P.FINANSIELLA}
_AVSKRIVS = {"1": _P.IMMATERIELLA, "2": _P.MARK, "3": _P.INVENTARIER}
"""Tredje siffran i BAS konton 77x och 78x."""
_NEDSKRIVNING = re.compile(r"nedskriv")
_ACKUMULERAT = re.compile(r"\back(um|\b|\.)|värdeminsk")
_OM_AVSKRIVNING = re.compile(r"skriv|ackum|värdeminsk|anläggning|tillgång|övrig")
_UTRANGERING = re.compile(r"utranger|förlust")


@dataclass(frozen=True, slots=True)
class Tillgangsslag:
    """Ett slag av tillgångar: dess balanskonton, och resultatkontona som minskar dess värde, per förändring.

    *ackumulerat* är dess konton för ackumulerade avskrivningar, när inget resultatkonto säger vad som är dess.
    """

    post: Forandringspost
    konton: tuple[str, ...]
    minskar: Mapping[Forandringsslag, tuple[str, ...]]
    ackumulerat: tuple[str, ...] = ()


def kodens_konton(underlag: Underlag, *koder: str) -> dict[str, str]:
    """Kontona på lagens rader i rapportens perioder, i nummerordning, med namn; egna rader under dem är med."""
    alla = {kod for ett in koder for kod in underlag.form.klass(ett)}
    rader = (rad for rad in underlag.bokslut.saldon if rad.rad in alla and rad.period in underlag.dagar)
    return dict(sorted({rad.konto: rad.benamning for rad in rader if rad.ib or rad.belopp}.items()))


def tillgangsslag(underlag: Underlag) -> tuple[Tillgangsslag, ...]:
    """Slagen som har konton eller skrivna förändringar, i balansräkningens ordning."""
    per_post: defaultdict[Forandringspost, list[str]] = defaultdict(list)
    namnen = kodens_konton(underlag, "BR_anlaggning")
    for konto, namn in namnen.items():
        post = _efter_namn(namn) or _EFTER_NUMMER.get(konto[:2], _P.OVRIGA_TILLGANGAR)
        per_post[post].append(konto)
    poster = [post for post in TILLGANGSPOSTER if post in per_post or har_forandring(underlag, post)]
    minskar = _minskningar(underlag, poster, _egna_ord(per_post, namnen))
    utan_post = minskar.pop(None, {})
    alla = []
    for post in poster:
        har_egna = _S.AVSKRIVNING in minskar[post] or _S.AVSKRIVNING not in utan_post
        ack = () if har_egna else tuple(ett for ett in per_post[post] if _ACKUMULERAT.search(namnen[ett].casefold()))
        alla.append(Tillgangsslag(post, tuple(per_post[post]), minskar[post], ack))
    return tuple(alla)


def _egna_ord(konton: Mapping[Forandringspost, list[str]], namnen: Mapping[str, str]) -> dict[str, Forandringspost]:
    """Orden som bara ett slags tillgångar har i sina kontons namn: «plattform» säger vilket slag som skrivs av."""
    slagen: defaultdict[str, set[Forandringspost]] = defaultdict(set)
    for post, alla in konton.items():
        for ett in alla:
            for ord_ in _orden(namnen[ett]):
                slagen[ord_].add(post)
    return {ord_: poster.pop() for ord_, poster in slagen.items() if len(poster) == 1}


def _orden(namn: str) -> list[str]:
    return [ord_ for ord_ in re.findall(r"[^\W\d_]{4,}", namn.casefold()) if not _OM_AVSKRIVNING.search(ord_)]


def _minskningar(
    underlag: Underlag, poster: list[Forandringspost], egna_ord: Mapping[str, Forandringspost]
) -> dict[Forandringspost | None, dict[Forandringsslag, tuple[str, ...]]]:
    """Resultatkontona efter det slag de skriver av, eller None; finns bara ett slag att skriva av är det det."""
    skrivs_av = [post for post in poster if post is not _P.FINANSIELLA] or poster
    svar: dict[Forandringspost | None, dict[Forandringsslag, tuple[str, ...]]] = {post: {} for post in (*poster, None)}
    for konto, namn in kodens_konton(underlag, "RR_avskrivningar").items():
        post = _efter_namn(namn) or next((egna_ord[ett] for ett in _orden(namn) if ett in egna_ord), None)
        post = post or (_AVSKRIVS.get(konto[2:3]) if konto[:2] in {"77", "78"} else None)
        if post not in svar or post is None:
            post = skrivs_av[0] if len(skrivs_av) == 1 else None
        slag = _slag(namn)
        svar[post][slag] = (*svar[post].get(slag, ()), konto)
    return svar


def _efter_namn(namn: str) -> Forandringspost | None:
    text = namn.casefold()
    return next((post for post, ord_ in _EFTER_NAMN.items() if ord_.search(text)), None)


def _slag(namn: str) -> Forandringsslag:
    text = namn.casefold()
    if _NEDSKRIVNING.search(text):
        return _S.AVSKRIVNING if "avskriv" in text else _S.NEDSKRIVNING
    return _S.UTRANGERING if _UTRANGERING.search(text) else _S.AVSKRIVNING


def forandringar(underlag: Underlag, slag: Tillgangsslag) -> tuple[Forandringsslag, ...]:
    """Förändringarna som noten visar av slaget: inköp, försäljning, av- och nedskrivning, och de andra när de finns."""
    fler = (ett for ett in _IBLAND if slag.minskar.get(ett) or har_forandring(underlag, slag.post, ett))
    return (*_ALLTID, *fler)


def tillgangens_id(slag: Tillgangsslag, del_: str) -> str:
    """Id för en siffra i noten om anläggningstillgångar."""
    return f"AN_{slag.post.name.casefold()}_{del_}"
