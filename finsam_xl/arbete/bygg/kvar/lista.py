"""What is left before the reports are done: each empty cell or table once, and what waits for it.

It is taken from the leaves of the controls that could not be tried, and from printed cells that are empty. What needs
an answer rather than a figure stands in the same list: a control that is not OK, a question of an import.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from finsam_xl.anmarkningar import besvarade
from finsam_xl.arbete.bygg.kontrollresultat import kontrollresultat
from finsam_xl.arbete.bygg.kvar.lov import kontrollens, tomma_korttexter, tomma_tryckta
from finsam_xl.arbete.bygg.kvar.lovrader import Bladindata
from finsam_xl.arbete.bygg.kvar.mening import kvarmening
from finsam_xl.arbete.bygg.kvar.platser import Kvarplatser
from finsam_xl.arbete.bygg.kvar.post import Kvar, Kvarpost, Kvarslag
from finsam_xl.arbete.bygg.kvar.uppgifter import anvands, rapporten, tomma_uppgifter, tvivelaktiga_beslut
from finsam_xl.arbete.gemensamt.forslagen import oppna_forslag
from finsam_xl.arbete.gemensamt.utskrift import antal
from finsam_xl.book.forslagsblad import FORSLAGSBLAD
from finsam_xl.inputs.rapportperioder import dagar
from finsam_xl.inputs.schema import FRAN_FIL, tabell
from finsam_xl.inputs.uppgifter import GRUNDDATA
from finsam_xl.kontroller.blad import GRANSKAT
from finsam_xl.kontroller.register import Utfall
from finsam_xl.kontroller.saknat import saknade_rader
from finsam_xl.layout.expr import Period, Setting, walk
from finsam_xl.layout.grid import compact
from finsam_xl.layout.leaves import Given
from finsam_xl.modell import Niva
from finsam_xl.rapporter.slag import RAPPORTSLAG

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import date

    from finsam_xl.arbete.bygg.kontrollresultat import Kontrollresultat
    from finsam_xl.arbete.bygg.skiss import Skiss
    from finsam_xl.arbete.gemensamt.forslagen import OppetForslag
    from finsam_xl.arbetsbok.bok import Bok
    from finsam_xl.kontroller.blad import Kontrollrad
    from finsam_xl.layout.leaves import Source
    from finsam_xl.modell import Bokslut, Problem

__all__ = ["kvar"]

_ALLA = "Alla rapporter"
_BESVARADE = "F51"


def kvar(
    bok: Bok,
    bokslut: Bokslut | None,
    skisser: Sequence[Skiss],
    problem: Sequence[Problem] = (),
    byggda: Collection[str] = (),
) -> tuple[Kvar, ...]:
    """What is left in the workbook *bok*, by report.

    Without *bokslut* the input cannot be read, and *problem* is why; *skisser* are the reports that it is used for, and
    *byggda* the generated sheets that it will have.
    """
    lista = _Lista(bok, bokslut, frozenset(byggda))
    lista.uppgifterna()
    for ett in problem:
        lista.problem(ett)
    lista.forslag(oppna_forslag(bok))
    for skiss in skisser:
        lista.rapport(skiss)
    lista.besluten()
    return lista.klar()


class _Lista:
    """The list under way."""

    def __init__(self, bok: Bok, bokslut: Bokslut | None, byggda: frozenset[str]) -> None:
        self._bokslut, self._byggda = bokslut, byggda
        self._platser = Kvarplatser(bok)
        self._namn = _namnen(bokslut) if bokslut is not None else {}
        self._poster: dict[tuple[object, ...], Kvarpost] = {}
        self._meningar: list[tuple[str, str, str]] = []
        self._rapporter: list[str] = []

    def uppgifterna(self) -> None:
        """The cells of Grunddata that are empty."""
        for uppgift in tomma_uppgifter(self._platser.grunddata):
            if not uppgift.vantad:
                post = self._uppgift(uppgift.namn)
                if rapporten(uppgift) and not anvands(uppgift, self._platser.grunddata):
                    post.slag = Kvarslag.SVARA

    def besluten(self) -> None:
        """The decisions that the reports wait for, last of all, and the decision days that cannot be right."""
        for uppgift in tomma_uppgifter(self._platser.grunddata):
            if uppgift.vantad:
                self._uppgift(uppgift.namn)
        for uppgift, sagt in tvivelaktiga_beslut(self._platser.grunddata):
            cell = self._platser.grunddata.platser[uppgift.namn]
            post = Kvarpost(_titel(uppgift.rapport), text=sagt, slag=Kvarslag.RATTA, cell=cell)
            self._poster["beslut", uppgift.namn] = post

    def forslag(self, oppna: Sequence[OppetForslag]) -> None:
        """The proposals that nobody has changed or accepted, by the sheet that they stand on."""
        per_blad: dict[str, list[OppetForslag]] = {}
        for ett in oppna:
            per_blad.setdefault(ett.cell.blad, []).append(ett)
        for blad, dess in per_blad.items():
            vad = antal(len(dess), "cell på bladet", "celler på bladet")
            text = (
                f"{vad} {blad} är förslag ur filerna. Ändra det som inte stämmer; för det som stämmer, skriv ja i "
                f"kolumnen Godkänt på bladet {FORSLAGSBLAD}."
            )
            post = Kvarpost(_ALLA, text=text, slag=Kvarslag.PROVA, cell=str(dess[0].cell))
            self._poster["förslag", blad] = post

    def problem(self, ett: Problem) -> None:
        """What hinders the input from being read; an empty cell already stands here."""
        if ett.plats not in {post.cell for post in self._poster.values()}:
            slag = Kvarslag.RATTA if ett.niva is Niva.FEL else Kvarslag.SVARA
            post = Kvarpost(_ALLA, cell=ett.plats, text=f"{ett.text} {ett.atgard}", slag=slag)
            self._poster["problem", ett.plats, ett.text] = post

    def rapport(self, skiss: Skiss) -> None:
        """What the report's controls and printed cells wait for."""
        if self._bokslut is None:
            raise TypeError("a report is reckoned of input that could be read")
        self._rapporter.append(skiss.rapport.slag.titel)
        data = Bladindata(self._bokslut, skiss.rapport.slag.prefix)
        for rad, resultat in zip(skiss.rapport.kontroller, kontrollresultat(skiss), strict=True):
            if resultat.utfall is Utfall.EJ_PROVAD and not resultat.vantar_pa_excel:
                self._oprovad(skiss, data, rad, resultat)
            elif resultat.utfall in {Utfall.NOTIS, Utfall.FEL}:
                self._att_svara_pa(skiss, rad, resultat)
        for lov, celler in tomma_tryckta(skiss, data):
            for post in self._lov(data, lov, skiss.rapport.slag.titel):
                post.tryckt |= dict.fromkeys(celler)
        for kortets, cell in tomma_korttexter(skiss):
            for post in self._lov(data, kortets, skiss.rapport.slag.titel):
                post.tryckt[cell] = None

    def klar(self) -> tuple[Kvar, ...]:
        """The rows, those of a report together: first the reports that the workbook is used for."""
        for rapport, ident, mening in self._meningar:
            self._mening(rapport, ident, mening)
        rader = [self._rad(post) for post in self._poster.values()]
        rapporter = [*dict.fromkeys((_ALLA, *self._rapporter, *(ett.rapport for ett in rader)))]
        return tuple(sorted(rader, key=lambda ett: rapporter.index(ett.rapport)))

    def _rad(self, post: Kvarpost) -> Kvar:
        cell, text = post.cell, post.text
        if post.lov:
            text = saknade_rader(tuple(post.lov), str(post.dag or ""), self._namn)
            cell = self._platser.att_fylla(tabell(post.tabell), post.kolumn, tuple(post.lov), post.dag)
        return Kvar(
            post.rapport,
            cell,
            text,
            post.slag,
            tuple(post.vantar),
            tuple(compact(post.tryckt)),
            tuple(post.lov),
            post.dag,
        )

    def _oprovad(self, skiss: Skiss, data: Bladindata, rad: Kontrollrad, resultat: Kontrollresultat) -> None:
        vantar = (resultat.rapport, resultat.id)
        for saknade, mening in kontrollens(skiss, data, rad):
            for lov in saknade:
                for post in self._lov(data, lov, resultat.rapport):
                    post.vantar[vantar] = None
            if not saknade or mening:
                self._meningar.append((*vantar, mening or resultat.saknas))

    def _lov(self, data: Bladindata, lov: Source, rapport: str) -> list[Kvarpost]:
        """The rows of a leaf: its cell in Grunddata, or the columns that it reads of a table, by day and version."""
        if isinstance(lov, Given):
            return [self._uppgift(data.namnet(lov))]
        dag = data.dag(lov)
        if lov.period is not None and dag is None:
            celler = (nod for nod in walk(lov.period) if isinstance(nod, (Period, Setting)))
            return [self._uppgift(data.namnet(Given(next(celler))))]
        if lov.table in FRAN_FIL and dag is not None and not data.har_rader("Saldo", dag):
            return [self._utan_saldo(dag, rapport)]
        poster = []
        for ett in data.per_kolumn(lov):
            villkor = dict(ett.criteria)
            nyckel = (ett.table, ett.column, dag, villkor.get("Version"), villkor.get("Dimension"))
            post = self._poster.setdefault(nyckel, Kvarpost(rapport, ett.table, ett.column, dag))
            post.lov[ett] = None
            poster.append(post)
        return poster

    def _utan_saldo(self, dag: date, rapport: str) -> Kvarpost:
        nyckel = ("Saldo", "", dag)
        if nyckel not in self._poster:
            text = f"Saldo har inga rader för {dag}. Läs in SIE-filen."
            cell = self._platser.forsta(tabell("Saldo"), "Period")
            self._poster[nyckel] = Kvarpost(rapport, "Saldo", dag=dag, text=text, cell=cell)
        return self._poster[nyckel]

    def _uppgift(self, namn: str) -> Kvarpost:
        nyckel = ("Grunddata", namn)
        if nyckel not in self._poster:
            uppgift = next(ett for ett in GRUNDDATA if ett.namn == namn)
            rapport = rapporten(uppgift)
            text = f"{uppgift.etikett}. {uppgift.hjalp}".strip()
            cell = self._platser.grunddata.platser.get(namn, "")
            self._poster[nyckel] = Kvarpost(_titel(rapport), "Grunddata", namn, text=text, cell=cell)
        return self._poster[nyckel]

    def _mening(self, rapport: str, ident: str, text: str) -> None:
        """What a control says in its own words; that a table lacks rows is said once, with what they are."""
        mening = kvarmening(text)
        tab = mening.tabell
        samma = [
            post
            for post in self._poster.values()
            if tab is not None and post.tabell == tab.namn and (not mening.dag or mening.dag == str(post.dag))
        ]
        if not (samma and mening.bara_utan_rader):
            cell = self._platser.forsta(tab, mening.kolumn) if tab else ""
            ny = Kvarpost(rapport, tab.namn if tab else "", text=text, cell=cell)
            samma = [self._poster.setdefault(("mening", text), ny)]
        for post in samma:
            post.vantar[rapport, ident] = None

    def _att_svara_pa(self, skiss: Skiss, rad: Kontrollrad, resultat: Kontrollresultat) -> None:
        """A control that says something: what it says, or each question of an import that was answered with yes."""
        if self._bokslut is None:
            return
        vantar = (resultat.rapport, resultat.id)
        fragor = besvarade(self._bokslut, dagar(self._bokslut.grunddata)) if resultat.id == _BESVARADE else ()
        for fraga in fragor:
            cell = self._platser.importrad(fraga.fil, fraga.period)
            text = f"Besvarat med ja när {fraga.fil} lästes in för {fraga.period}: {fraga.text}"
            post = Kvarpost(resultat.rapport, text=text, slag=Kvarslag.SVARA, cell=cell)
            self._poster.setdefault(("fråga", fraga), post).vantar[vantar] = None
        if not fragor:
            slag = Kvarslag.RATTA if resultat.utfall is Utfall.FEL else Kvarslag.SVARA
            blad = skiss.rapport.kontrollblad
            cell = f"{blad}!A{rad.rad}" if blad in self._byggda else ""
            text = f"{resultat.titel}. {resultat.text.partition(GRANSKAT)[0]}"
            post = Kvarpost(resultat.rapport, text=text, slag=slag, cell=cell)
            self._poster.setdefault(("svar", text), post).vantar[vantar] = None


def _namnen(bokslut: Bokslut) -> dict[str, str]:
    """What insatser and members are called, by id; one that shares its name with another is told by its owner too."""
    antal_med = Counter(ett.namn for ett in bokslut.insatser)
    medlemmar = {ett.id: ett.namn or ett.id for ett in bokslut.medlemmar}
    return medlemmar | {
        ett.id: f"{ett.namn} ({ett.kort_agare or ett.id})" if antal_med[ett.namn] > 1 else ett.namn or ett.id
        for ett in bokslut.insatser
    }


def _titel(rapport: str) -> str:
    return RAPPORTSLAG[rapport].titel if rapport else _ALLA
