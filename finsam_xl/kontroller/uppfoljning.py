"""Insatserna som de lämnas till Uppföljning Finsam: en inriktning var, låst när den är registrerad, och flödet."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from finsam_xl.figurer.hamta import insatsuppgift
from finsam_xl.figurer.urval import bland
from finsam_xl.kontroller.provning import Belagg, Villkor, par, parvis
from finsam_xl.kontroller.register import Kontroll, Kontrollsvar, Utfall, svar
from finsam_xl.layout.expr import Binary, Text, call, number

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from finsam_xl.figurer.underlag import Underlag
    from finsam_xl.kontroller.provning import Provning
    from finsam_xl.layout.expr import Expr
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
    if any(map(_registrerad, insatser)):
        yield _LAST_INRIKTNING
    if any(map(_har_nagot, insatser)):
        yield _FLODET
    if any(map(_har_total, insatser)):
        yield _TOTALEN
    if any(ett.nya_kvinnor is not None or ett.avslutade_kvinnor is not None for ett in insatser):
        yield _KVINNORNA


def _registrerad(insats: Insats) -> bool:
    return bool(insats.system_id or insats.registrerad)


def _har_nagot(insats: Insats) -> bool:
    """Om något av flödet är ifyllt; förra årets pågående följer med in i ett nytt år som ingående."""
    return any(ett is not None for ett in (insats.ingaende, insats.nya, insats.avslutade, insats.pagaende))


def _har_flode(insats: Insats) -> bool:
    """Om båda ändarna av flödet är ifyllda, och något däremellan."""
    return None not in {insats.ingaende, insats.pagaende} and (insats.nya, insats.avslutade) != (None, None)


def _har_total(insats: Insats) -> bool:
    return None not in {insats.ingaende, insats.nya, insats.kvinnor, insats.man}


def _flodet(underlag: Underlag) -> Provning:
    provning = _hela_floden(underlag)
    halva = (ett for ett in underlag.bokslut.samverkansinsatser if _har_nagot(ett) and not _har_flode(ett))
    return replace(provning, belagg=(*provning.belagg, *map(_fattas, halva)))


def _fattas(insats: Insats) -> Belagg:
    """Det som en insats behöver för att dess flöde ska gå att pröva: båda ändarna, och något däremellan."""
    skrivet = {"Ingående deltagare": insats.ingaende, "Pågående deltagare": insats.pagaende}
    saknas = [kolumn for kolumn, antal in skrivet.items() if antal is None]
    galler = [Binary(">", _ifyllda(insats, kolumn), number(0)) for kolumn in saknas]
    if (insats.nya, insats.avslutade) == (None, None):
        saknas.append("Nya eller Avslutade deltagare")
        mellan = _ifyllda(insats, "Nya deltagare") + _ifyllda(insats, "Avslutade deltagare")
        galler.append(Binary(">", mellan, number(0)))
    mening = Text(f"Fyll i {', '.join(saknas)} för «{insats.namn}» i bladet Insatser. ")
    villkor = Villkor(call("AND", *galler), mening, "saknar antal")
    return Belagg(f"{insats.namn}: flödet i båda ändar", villkor=villkor)


def _ifyllda(insats: Insats, kolumn: str) -> Expr:
    return bland("Insatser", ("Id", Text(insats.id)), (kolumn, Text("<>")))


def _hela_floden(underlag: Underlag) -> Provning:
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
    registrerade = [ett for ett in underlag.bokslut.samverkansinsatser if _registrerad(ett)]
    andrad = _namnen(registrerade, lambda ett: bool(ett.registrerad) and ett.inriktningar != {ett.registrerad})
    return svar(
        Utfall.NOTIS,
        _LAST,
        ("Inriktningen är en annan än den registrerade: {}. Den är låst där; registrera en ny insats.", andrad),
        ("Fyll i Registrerad inriktning: {}.", _namnen(registrerade, lambda ett: ett.registrerad is None)),
        antal=len(underlag.bokslut.insatser),
        bland=bland("Insatser", ("Id", Text("<>"))),
        saknas="Insatser har inga rader.",
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
