"""Registret över kontroller: en kontroll jämför två oberoende vägar till samma siffra och säger vad som skiljer.

En kontroll skrivs som en funktion som ger sin prövning. Funktionens docstring är regeln som ska hålla, ordagrant i
bokens kontrollförteckning. En skillnad i en period är FEL (eller NOTIS) också när den andra perioden inte gick att
pröva; annars är en kontroll OK bara när varje period som rapporten jämför har prövats.

Ett id är en bokstav och ett nummer: C är rekommendationernas kontroller, F våra egna om konton, budget och former,
I bilagornas, J justeringarnas, L lagens krav på årsredovisningen, S det som lämnas till SCB och Uppföljning Finsam, och
U funktionernas; U räknas fram vid varje bygge, J när boken har justeringar, och L för de noter som den har. En liten
bokstav efter numret (C38b) är samma sak i en annan rapport eller en annan sida av den. En ny kontroll får bokstavens
högsta nummer plus ett. Ett nummer som står i UTAN_KONTROLL har aldrig använts eller är indraget, och får inte användas:
det kan stå i någons revisorspaket.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from inspect import getdoc
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from finsam_xl.figurer.underlag import Underlag
    from finsam_xl.kontroller.namngivet import Skillnadsdel
    from finsam_xl.kontroller.provning import Provning
    from finsam_xl.layout.expr import Expr

__all__ = [
    "ARET",
    "BOKSLUTEN",
    "HALVARET",
    "REGISTER",
    "UTAN_KONTROLL",
    "EjAktuell",
    "Kontroll",
    "Kontrollsvar",
    "Utfall",
    "genomgang",
    "kontroll",
    "samtliga",
    "svar",
    "tillhorande",
]


class Utfall(StrEnum):
    """OK är prövat och håller, NOTIS är värd en blick, FEL ska rättas innan rapporten lämnas.

    EJ PRÖVAD hade ingenting att jämföra: indata saknas, eller våra funktioners svar. EJ AKTUELL gäller något som
    förbundet inte har.
    """

    OK = "OK"
    NOTIS = "NOTIS"
    FEL = "FEL"
    EJ_PROVAD = "EJ PRÖVAD"
    EJ_AKTUELL = "EJ AKTUELL"


ARET = frozenset({"AR"})
"""En kontroll som bara årsredovisningen har."""

HALVARET = frozenset({"HR"})
"""En kontroll som bara halvårsredovisningen har."""

BOKSLUTEN = ARET | HALVARET
"""En kontroll som varje rapport ur huvudboken har."""

UTAN_KONTROLL = frozenset({"C18", "C19", "C26", "C29", "C34", *(f"F{nummer}" for nummer in range(13, 41))})


@dataclass(frozen=True, slots=True)
class Kontrollsvar:
    """Vad en kontroll som bara kan göras av programmet kom fram till.

    *antal* är hur många rader programmet gick igenom, *bland* samma antal räknat i boken: skiljer de sig har
    underlaget ändrats sedan dess, och svaret gäller inte längre.
    """

    utfall: Utfall
    text: str
    antal: int
    bland: Expr


@dataclass(frozen=True, slots=True)
class EjAktuell:
    """När en kontroll gäller något som förbundet inte har: villkoret, i boken, och skälet i ord."""

    villkor: Expr
    skal: str


@dataclass(frozen=True, slots=True)
class Kontroll:
    """En kontroll: id, vad som ska hålla, källan, vad en skillnad betyder och vad man gör åt den, och regeln.

    *prova* ger prövningen för formelns period; *jamforelse* ersätter den för jämförelseperioden, och None där eller
    som dess svar betyder att bara perioden prövas. *ga_igenom* står i stället för formeln när ingen formel kan pröva
    saken. *namnger* säger vilka som skiljer. *utfall* är vad en skillnad ger, *tolerans* den största som godtas.
    *rapporter* är prefixen för de rapporter som kontrollen hör till.
    """

    id: str
    titel: str
    kalla: str
    text: str
    regel: str
    utfall: Utfall = Utfall.FEL
    tolerans: Decimal = Decimal(0)
    prova: Callable[[Underlag], Provning] | None = None
    jamforelse: Callable[[Underlag], Provning | None] | None = None
    ga_igenom: Callable[[Underlag, tuple[str, ...]], Kontrollsvar] | None = None
    ej_aktuell: Callable[[Underlag], EjAktuell] | None = None
    namnger: Callable[[Underlag], tuple[Skillnadsdel, ...]] | None = None
    rapporter: frozenset[str] = ARET


REGISTER: dict[str, Kontroll] = {}


def kontroll(  # noqa: PLR0913 - all that a control says of itself, each by its name
    ident: str,
    titel: str,
    *,
    kalla: str,
    text: str,
    utfall: Utfall = Utfall.FEL,
    tolerans: int = 0,
    rapporter: frozenset[str] = ARET,
    jamforelse: Callable[[Underlag, Provning], Provning | None] | None = None,
    ej_aktuell: Callable[[Underlag], EjAktuell] | None = None,
    namnger: Callable[[Underlag], tuple[Skillnadsdel, ...]] | None = None,
) -> Callable[[Callable[[Underlag], Provning]], Kontroll]:
    """Ta in funktionen i registret som kontrollen *ident*; dess docstring är regeln.

    *jamforelse* gör periodens prövning till jämförelseperiodens; utan den, eller ger den None, prövas bara perioden.
    """

    def ta_in(prova: Callable[[Underlag], Provning]) -> Kontroll:
        def jamfor(underlag: Underlag) -> Provning | None:
            return jamforelse(underlag, prova(underlag)) if jamforelse is not None else None

        return _ta_in(
            Kontroll(
                ident,
                titel,
                kalla,
                text,
                getdoc(prova) or "",
                utfall,
                Decimal(tolerans),
                prova,
                jamfor,
                ej_aktuell=ej_aktuell,
                namnger=namnger,
                rapporter=rapporter,
            )
        )

    return ta_in


def genomgang(
    ident: str,
    titel: str,
    *,
    kalla: str,
    text: str,
    utfall: Utfall = Utfall.FEL,
    rapporter: frozenset[str] = ARET,
) -> Callable[[Callable[[Underlag, tuple[str, ...]], Kontrollsvar]], Kontroll]:
    """Ta in en kontroll som programmet gör själv; den får underlaget och rapportens blad."""

    def ta_in(ga_igenom: Callable[[Underlag, tuple[str, ...]], Kontrollsvar]) -> Kontroll:
        regel = getdoc(ga_igenom) or ""
        return _ta_in(Kontroll(ident, titel, kalla, text, regel, utfall, ga_igenom=ga_igenom, rapporter=rapporter))

    return ta_in


def _ta_in(ny: Kontroll) -> Kontroll:
    if ny.id in REGISTER:
        raise ValueError(f"kontrollen {ny.id} finns redan")
    if ny.id.rstrip("abcdefghijklmnopqrstuvwxyz") in UTAN_KONTROLL:
        raise ValueError(f"{ny.id} är indraget; ta bokstavens högsta nummer plus ett")
    if not ny.regel:
        raise ValueError(f"kontrollen {ny.id} säger inte sin regel: skriv den som funktionens docstring")
    REGISTER[ny.id] = ny
    return ny


def svar(
    utfall: Utfall,
    annars: str,
    *brister: tuple[str, Iterable[str]],
    antal: int,
    bland: Expr,
    saknas: str,
    ej_aktuell: bool = False,
) -> Kontrollsvar:
    """Bristerna i ord, var och en med dem den gäller i stället för {}; *annars* när det inte finns någon.

    Fanns inget att gå igenom är kontrollen inte prövad, eller med *ej_aktuell* inte aktuell, och *saknas* säger det.
    """
    texter = [text.format(", ".join(namn)) for text, vilka in brister if (namn := tuple(dict.fromkeys(vilka)))]
    if texter:
        return Kontrollsvar(utfall, " ".join(texter), antal, bland)
    if not antal:
        return Kontrollsvar(Utfall.EJ_AKTUELL if ej_aktuell else Utfall.EJ_PROVAD, saknas, antal, bland)
    return Kontrollsvar(Utfall.OK, annars, antal, bland)


def samtliga() -> Iterable[Kontroll]:
    """Alla kontroller, i id-ordning: rekommendationernas C-nummer först, sedan våra egna."""
    return tuple(REGISTER[ident] for ident in sorted(REGISTER))


def tillhorande(rapport: str) -> tuple[Kontroll, ...]:
    """Kontrollerna för rapporten med det prefixet, i id-ordning."""
    return tuple(ett for ett in samtliga() if rapport in ett.rapporter)
