"""Insatserna som de lämnas till Uppföljning Finsam: en inriktning var, låst när den är registrerad, och flödet."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from finsam_xl.figurer.hamta import insatsuppgift
from finsam_xl.figurer.urval import bland
from finsam_xl.kontroller.provning import par, parvis
from finsam_xl.kontroller.register import Kontroll, Kontrollsvar, Utfall, svar
from finsam_xl.layout.expr import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from finsam_xl.figurer.underlag import Underlag
    from finsam_xl.kontroller.provning import Provning
    from finsam_xl.modell import Insats

__all__ = ["uppfoljningskontroller"]

_KALLA = "uppfoljning-finsam"
_LAST = "Inriktning, uppföljningsmetod och ESF kan inte ändras i Uppföljning Finsam när insatsen är registrerad."


def uppfoljningskontroller(underlag: Underlag) -> tuple[Kontroll, ...]:
    """Kontrollerna av det som är ifyllt i Insatser; inga i en bok som inte har något av det."""
    if underlag.prefix != "AR":
        return ()
    return tuple(_aktuella(underlag.bokslut.samverkansinsatser))


def _aktuella(insatser: Sequence[Insats]) -> Iterator[Kontroll]:
    if any(ett.system_id or ett.registrerad for ett in insatser) or any(_flera_inriktningar(insatser)):
        yield _EN_INRIKTNING
    if any(ett.system_id for ett in insatser):
        yield _LAST_INRIKTNING
    if any(map(_har_flode, insatser)):
        yield _FLODET
    if any(map(_har_total, insatser)):
        yield _TOTALEN
    if any(ett.nya_kvinnor is not None or ett.avslutade_kvinnor is not None for ett in insatser):
        yield _KVINNORNA


def _har_flode(insats: Insats) -> bool:
    """Om båda ändarna av flödet är ifyllda, och något däremellan."""
    return None not in {insats.ingaende, insats.pagaende} and (insats.nya, insats.avslutade) != (None, None)


def _har_total(insats: Insats) -> bool:
    return None not in {insats.ingaende, insats.nya, insats.kvinnor, insats.man}


def _flodet(underlag: Underlag) -> Provning:
    return parvis(
        *(
            par(
                f"{ett.namn}: ingående och nya mot avslutade och pågående",
                insatsuppgift(ett.id, "Ingående deltagare") + insatsuppgift(ett.id, "Nya deltagare"),
                insatsuppgift(ett.id, "Avslutade deltagare") + insatsuppgift(ett.id, "Pågående deltagare"),
                valfritt=True,
            )
            for ett in underlag.bokslut.samverkansinsatser
            if _har_flode(ett)
        )
    )


def _totalen(underlag: Underlag) -> Provning:
    return parvis(
        *(
            par(
                f"{ett.namn}: ingående och nya mot kvinnor och män",
                insatsuppgift(ett.id, "Ingående deltagare") + insatsuppgift(ett.id, "Nya deltagare"),
                insatsuppgift(ett.id, "Kvinnor") + insatsuppgift(ett.id, "Män"),
                valfritt=True,
            )
            for ett in underlag.bokslut.samverkansinsatser
            if _har_total(ett)
        )
    )


def _flera_inriktningar(insatser: Sequence[Insats]) -> Iterator[str]:
    """Insatser vars text nämner båda inriktningarna, eller vars namn står med en var."""
    yield from (f"«{ett.namn}»" for ett in insatser if len(ett.inriktningar) > 1)
    per_namn: dict[str, set[object]] = {}
    for ett in insatser:
        per_namn.setdefault(ett.namn.casefold().strip(), set()).update(ett.inriktningar)
    yield from (f"«{ett.namn}»" for ett in insatser if len(per_namn[ett.namn.casefold().strip()]) > 1)


def _en_inriktning(underlag: Underlag, _: tuple[str, ...]) -> Kontrollsvar:
    insatser = underlag.bokslut.samverkansinsatser
    antal = Counter(ett.system_id for ett in insatser if ett.system_id)
    registrerade = [ett for ett in insatser if ett.system_id]
    return svar(
        Utfall.FEL,
        "Varje insats har en inriktning, och varje id i Uppföljning Finsam en insats.",
        ("Båda inriktningarna: {}. Registrera dem som två insatser med skilda namn.", _flera_inriktningar(insatser)),
        ("Samma id på flera insatser: {}.", (ident for ident, ganger in antal.items() if ganger > 1)),
        ("Registrerad utan att Inriktning säger vilken: {}.", _namnen(registrerade, lambda ett: not ett.inriktningar)),
        antal=len(underlag.bokslut.insatser),
        bland=bland("Insatser", ("Id", Text("<>"))),
        saknas="Insatser har inga rader.",
    )


def _last(underlag: Underlag, _: tuple[str, ...]) -> Kontrollsvar:
    registrerade = [ett for ett in underlag.bokslut.samverkansinsatser if ett.system_id]
    andrad = _namnen(registrerade, lambda ett: bool(ett.registrerad) and ett.inriktningar != {ett.registrerad})
    return svar(
        Utfall.NOTIS,
        _LAST,
        ("Inriktningen är en annan än den registrerade: {}. Den är låst där; registrera en ny insats.", andrad),
        ("Fyll i Registrerad inriktning: {}.", _namnen(registrerade, lambda ett: ett.registrerad is None)),
        antal=sum(1 for ett in underlag.bokslut.insatser if ett.system_id),
        bland=bland("Insatser", ("Id i Uppföljning Finsam", Text("<>"))),
        saknas="Ingen insats har ett id i Uppföljning Finsam.",
    )


def _kvinnorna(underlag: Underlag, _: tuple[str, ...]) -> Kontrollsvar:
    insatser = underlag.bokslut.samverkansinsatser
    nya = _namnen(insatser, lambda ett: (ett.nya_kvinnor or 0) > (ett.nya or 0))
    avslutade = _namnen(insatser, lambda ett: (ett.avslutade_kvinnor or 0) > (ett.avslutade or 0))
    return svar(
        Utfall.FEL,
        "Kvinnorna bland de nya och de avslutade är högst så många som de nya och de avslutade.",
        ("Fler nya kvinnor än nya: {}.", nya),
        ("Fler avslutade kvinnor än avslutade: {}.", avslutade),
        antal=len(underlag.bokslut.insatser),
        bland=bland("Insatser", ("Id", Text("<>"))),
        saknas="Insatser har inga rader.",
    )


def _namnen(insatser: Iterable[Insats], villkor: Callable[[Insats], bool]) -> Iterator[str]:
    return (f"«{ett.namn}»" for ett in insatser if villkor(ett))


_EN_INRIKTNING = Kontroll(
    "S04",
    "En insats har en inriktning",
    _KALLA,
    "En insats som är både individinriktad och strukturövergripande registreras som två, med skilda namn.",
    "Kolumnen Inriktning nämner en av de två inriktningarna, och inget id i Uppföljning Finsam står på två insatser.",
    ga_igenom=_en_inriktning,
)
_LAST_INRIKTNING = Kontroll(
    "S05",
    "En registrerad insats har kvar sin inriktning",
    _KALLA,
    f"{_LAST} Rätta Inriktning, eller registrera en ny insats.",
    "När insatsen har ett id är Inriktning den som står i Registrerad inriktning.",
    Utfall.NOTIS,
    ga_igenom=_last,
)
_FLODET = Kontroll(
    "S06",
    "Ingående och nya deltagare minus avslutade är de pågående",
    _KALLA,
    "Deltagarnas antal i Insatser går inte ihop. Se Ingående, Nya, Avslutade och Pågående deltagare.",
    "Insats för insats är ingående och nya deltagare lika många som avslutade och pågående.",
    prova=_flodet,
)
_TOTALEN = Kontroll(
    "S07",
    "Ingående och nya deltagare är årets deltagare",
    _KALLA,
    "Kvinnor och Män räknar något annat än de som var med under året. Skriv vad antalet avser.",
    "Insats för insats är ingående och nya deltagare lika många som kvinnor och män.",
    Utfall.NOTIS,
    prova=_totalen,
)
_KVINNORNA = Kontroll(
    "S08",
    "Kvinnorna är högst så många som deltagarna",
    _KALLA,
    "Ett antal kvinnor bland nya eller avslutade är större än antalet. Rätta det i Insatser.",
    "Nya kvinnor är högst nya deltagare, och avslutade kvinnor högst avslutade.",
    ga_igenom=_kvinnorna,
)
