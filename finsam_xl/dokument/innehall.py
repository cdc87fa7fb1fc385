"""Det som ett dokument kan visa, funnet på sitt namn: rapportens tabeller och kort, uppgifterna, och diagrammen."""

from __future__ import annotations

from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import TYPE_CHECKING

from finsam_xl.dokument.marken.i_ord import Skrivsatt

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from finsam_xl.dokument.marken.uppgifter import Uppgifter
    from finsam_xl.dokument.tabeller import Dokumentkort, Dokumenttabell
    from finsam_xl.dokument.word.picture import Picture

__all__ = ["OVRIGA", "Dokumentinnehall", "Tryckvisning"]

OVRIGA = "övriga"


@dataclass(frozen=True, slots=True)
class Tryckvisning:
    """En tabell eller ett blad med kort: *ident* med rapportens prefix, titlarna den går under, och det som visas.

    Utan tabell och kort är den utelämnad, eller har inget att visa. En *ritad* tabell är ett diagrams tal: den trycks
    bara där den nämns.
    """

    ident: str
    titlar: tuple[str, ...]
    tabell: Dokumenttabell | None = None
    kort: tuple[Dokumentkort, ...] = ()
    ritad: bool = False

    @property
    def finns(self) -> bool:
        """Om det finns något att visa."""
        return self.tabell is not None or bool(self.kort)

    @property
    def titel(self) -> str:
        """Titeln som trycks."""
        return self.tabell.titel if self.tabell is not None else self.titlar[0]


@dataclass(frozen=True, slots=True)
class Dokumentinnehall:
    """Allt ett dokument kan visa. *visningar* i den ordning de läses, *blad* deras id per bladets titel."""

    rubrik: str
    uppgifter: Uppgifter
    visningar: tuple[Tryckvisning, ...]
    blad: Mapping[str, tuple[str, ...]]
    satt: Skrivsatt = field(default_factory=Skrivsatt)
    diagram: Mapping[str, Callable[[], Picture]] = field(default_factory=dict)

    def visning(self, titel: str) -> Tryckvisning | None:
        """Tabellen med den titeln eller det id:t, eller den enda vars titel börjar så («Not 1»), annars None."""
        sokt = _normal(titel)
        lika = [ett for ett in self.visningar if sokt in map(_normal, (*ett.titlar, ett.ident))]
        if lika:
            return next((ett for ett in lika if ett.finns), lika[0])
        borjar = [ett for ett in self.visningar if any(_normal(namn).startswith(f"{sokt} ") for namn in ett.titlar)]
        delar = [ett for ett in self.visningar if any(_normal(namn).endswith(f". {sokt}") for namn in ett.titlar)]
        enda = borjar or delar
        return enda[0] if len(enda) == 1 else None

    def pa_bladet(self, titel: str) -> tuple[Tryckvisning, ...] | None:
        """Tabellerna på bladet med den titeln; None när inget blad heter så."""
        iden = next((iden for namn, iden in self.blad.items() if _normal(namn) == _normal(titel)), None)
        if iden is None:
            ett = self.visning(titel)
            return None if ett is None else (ett,)
        return tuple(ett for ett in self.visningar if ett.ident in iden)

    def har_tabell(self, titel: str) -> bool:
        """Om en tabell, eller ett blad, med den titeln har något att visa."""
        return any(ett.finns for ett in self.pa_bladet(titel) or ())

    def diagrammet(self, namn: str) -> Callable[[], Picture] | None:
        """Diagrammet med det namnet."""
        return next((bild for titel, bild in self.diagram.items() if _normal(titel) == _normal(namn)), None)

    def narmaste_titel(self, titel: str) -> str:
        """Den titel som är mest lik."""
        return _narmast(titel, (*(namn for ett in self.visningar for namn in ett.titlar), *self.blad))

    def narmaste_diagram(self, namn: str) -> str:
        """Det diagram vars namn är mest likt."""
        return _narmast(namn, self.diagram)


def _narmast(sokt: str, alla: Iterable[str]) -> str:
    namnen = {_normal(ett): ett for ett in alla}
    lika = get_close_matches(_normal(sokt), namnen, n=1, cutoff=0.5)
    return namnen[lika[0]] if lika else ""


def _normal(text: str) -> str:
    return " ".join(text.casefold().split())
