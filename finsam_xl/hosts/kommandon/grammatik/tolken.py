"""The parser, with help and complaints in Swedish."""

from __future__ import annotations

import argparse
import re
from typing import TYPE_CHECKING, NoReturn

from finsam_xl.hosts.kommandon import FEL_I_INDATA

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["Tolk", "en_av_varje"]

_KLAGOMAL = (
    (r"the following arguments are required: (.*)", r"Det saknas något att arbeta med: \1."),
    (r"one of the arguments (.*) is required", r"En av dessa krävs: \1."),
    (r"argument (.*?): expected one argument", r"\1 ska följas av ett värde."),
    (r"argument (.*?): expected at least one argument", r"\1 ska följas av minst ett värde."),
    (r"unrecognized arguments: (.*)", r"Förstår inte «\1»."),
    (r"argument .*?: («.*)", r"\1."),
    (r"argument (.*?): not allowed with argument (.*)", r"\1 kan inte anges tillsammans med \2."),
    (r"ambiguous option: (.*?) could match (.*)", r"«\1» kan betyda flera saker: \2."),
)
_OVALBART = re.compile(r"argument (.*?): invalid choice: (.*?) \(choose from (.*)\)")
_UTAN_PRICKAR = str.maketrans("åäö", "aao")


class _Hjalp(argparse.HelpFormatter):
    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, "Skriv så här: " if prefix is None else prefix)


class Tolk(argparse.ArgumentParser):
    """argparse that speaks Swedish to the person who typed something it does not take."""

    def __init__(self, **mer: object) -> None:
        super().__init__(add_help=False, allow_abbrev=False, formatter_class=_Hjalp, **mer)  # type: ignore[arg-type]
        self._positionals.title, self._optionals.title = "vad", "val"
        self.add_argument("-h", "--hjälp", "--hjalp", action="help", help="visa den här hjälpen")
        self.add_argument("--help", action="help", help=argparse.SUPPRESS)

    def provad(self, argument: Sequence[str] | None) -> argparse.Namespace:
        """What was typed; a word that is empty, as where a script's variable was, is no file and no choice."""
        val = self.parse_args(argument)
        tomma = [ord_ for ord_, varde in vars(val).items() if varde == "" or (isinstance(varde, list) and "" in varde)]
        if tomma:
            self.error(f"{' och '.join(tomma).upper()} är tomt. Ange vad som menas, eller ta bort valet.")
        return val

    def error(self, message: str) -> NoReturn:
        self.exit(FEL_I_INDATA, f"{_pa_svenska(message)}\nSkriv {self.prog} --hjälp för att se vad som finns.\n")


def _pa_svenska(klagomal: str) -> str:
    ovalbart = _OVALBART.fullmatch(klagomal)
    if ovalbart:
        vad, skrivet, val = (ett.replace("'", "") for ett in ovalbart.groups())
        return f"{vad} kan inte vara «{skrivet}». Välj bland {en_av_varje(val.split(', '))}."
    for monster, svenska in _KLAGOMAL:
        traff = re.fullmatch(monster, klagomal)
        if traff:
            return traff.expand(svenska)
    return klagomal


def en_av_varje(val: Sequence[str]) -> str:
    """The choices, one spelling of each: the first of those that differ only in å, ä and ö."""
    forsta: dict[str, str] = {}
    for ett in val:
        forsta.setdefault(ett.translate(_UTAN_PRICKAR), ett)
    return ", ".join(forsta.values())
