"""The macros behind the buttons: read the SIE file, control, build; in the open book, with one message at the end."""

from __future__ import annotations

import functools
import logging
from pathlib import Path
from typing import TYPE_CHECKING, Concatenate, ParamSpec

from finsam_xl.arbete.gemensamt.fel import Avbrott, Bokandrad, Indatafel
from finsam_xl.arbete.gemensamt.utskrift import bevarat
from finsam_xl.book.klocka import klockan
from finsam_xl.hosts.excel import besked
from finsam_xl.hosts.excel.fjarr import ar_fjarr
from finsam_xl.hosts.excel.lage import arbetsro
from finsam_xl.hosts.excel.logg import borja_logga
from finsam_xl.hosts.excel.version import annan_version, annan_xlwings

if TYPE_CHECKING:
    from collections.abc import Callable

    import xlwings

    from finsam_xl.arbetsbok.bok import Bok

__all__ = [
    "bygg_arsredovisning",
    "bygg_bilagor",
    "bygg_halvarsredovisning",
    "bygg_verksamhetsplan",
    "importera_sie",
    "kontrollera",
    "prova_version",
    "revisorspaket",
    "spara_cell",
]

P = ParamSpec("P")
_LOGG = logging.getLogger(__name__)


def _makro(arbete: Callable[Concatenate[xlwings.Book, P], None]) -> Callable[..., None]:
    """Let a button's work meet a person: the calling book, a log, and every fault as one message."""

    @functools.wraps(arbete)
    def makro(*args: P.args, bok: xlwings.Book | None = None, **kwargs: P.kwargs) -> None:  # type: ignore[valid-type]  # the book comes by name
        import xlwings  # noqa: PLC0415 - only Excel needs it

        boken, logg = bok or xlwings.Book.caller(), borja_logga()
        _LOGG.info("%s i %s", arbete.__name__, boken.name)
        try:
            arbete(boken, *args, **kwargs)
        except Indatafel as fel:
            for ett in fel.problem:
                _LOGG.warning("%s: %s %s", ett.plats, ett.text, ett.atgard)
            besked.stopp(boken, besked.problemtext(fel.problem, logg))
        except Bokandrad as fel:
            _LOGG.warning("%s", fel)
            besked.stopp(boken, f"{fel}\n\nProgrammet har inte skrivit något i den.")
        except Avbrott as fel:
            _LOGG.warning("%s", fel)
            besked.stopp(boken, f"{fel}\n\nInget har ändrats i boken.")
        except Exception as fel:  # noqa: BLE001 - whoever presses a button must never meet a stack trace
            _LOGG.exception("%s kunde inte slutföras", arbete.__name__)
            besked.stopp(boken, besked.ovantat(fel, logg))

    return makro


def prova_version(
    bokens: str,
    bokens_xlwings: str,
    forsta: bool = True,  # noqa: FBT001, FBT002 - so the workbook's VBA spells it
    bok: xlwings.Book | None = None,
) -> bool:
    """Whether the installed program can serve the book; another finsam-xl is told of at the *forsta* click."""
    import xlwings  # noqa: PLC0415 - only Excel needs it

    boken = bok or xlwings.Book.caller()
    if hinder := annan_xlwings(bokens, bokens_xlwings):
        besked.stopp(boken, hinder)
        return False
    if forsta and (att_veta := annan_version(bokens)):
        besked.saga(boken, att_veta)
    return True


def _ur_hex(text: str) -> str:
    """What the workbook's VBA wrote so that no command line could spoil it."""
    return bytes.fromhex(text).decode("utf-16-be")


@_makro
def importera_sie(bok: xlwings.Book, filer: str) -> None:
    """Fill Saldo, Objektsaldo and Importlogg of the open book from the chosen files.

    *filer* are their paths, one to a line, each character as four hexadecimal digits.
    """
    from finsam_xl.arbete.importera.sieinlasning import Sieval, fyll_ur_sie  # noqa: PLC0415 - as above
    from finsam_xl.hosts.excel.kopia import bokens_data  # noqa: PLC0415 - each button loads what it needs
    from finsam_xl.hosts.excel.placera import placera  # noqa: PLC0415 - as above
    from finsam_xl.hosts.excel.plan import fyllnadsplan  # noqa: PLC0415 - as above

    valda = [Path(rad) for rad in _ur_hex(filer).splitlines() if rad]
    data = bokens_data(bok)
    fyllnad = fyll_ur_sie(data, valda, functools.partial(besked.fraga_om, bok), klockan(), Sieval())
    with arbetsro(bok, "finsam-xl: fyller Saldo och Objektsaldo ..."):
        placera(bok, fyllnadsplan(data, fyllnad.bok, fyllnad.tabeller), data)
    summor = [f"{period}  {fil}: {antal} konton, summa UB {ub}" for period, fil, antal, _, ub, _ in fyllnad.summor]
    varningar = [f"{ett.plats}: {ett.text}" for ett in fyllnad.varningar]
    besked.saga(
        bok, "\n".join([*summor, "", *fyllnad.resultat, *varningar, "", f"{', '.join(fyllnad.tabeller)} är fyllda."])
    )


@_makro
def kontrollera(bok: xlwings.Book) -> None:
    """Make every control on the open book's input, and look at its formulas.

    Nothing is changed, unless the person says yes to mending what can be read in one way only.
    """
    from finsam_xl.arbete.kontrollera.formelhalsa import halsa_ur  # noqa: PLC0415 - as above
    from finsam_xl.arbete.kontrollera.kontrollering import att_veta_ur, kontroller_ur  # noqa: PLC0415 - as above
    from finsam_xl.hosts.excel.kopia import bokens_data  # noqa: PLC0415 - each button loads what it needs

    data = bokens_data(bok)  # as the person has it: meanwhile calculation is manual
    if _ratta(bok, data):
        data = bokens_data(bok)
    with arbetsro(bok, "finsam-xl: kontrollerar ..."):
        resultat, fynd, varningar = kontroller_ur(data, klockan()), halsa_ur(data), att_veta_ur(data)
    for ett in resultat:
        _LOGG.info("%s %s %s %s", ett.utfall, ett.id, ett.titel, "" if ett.utfall == "OK" else ett.besked)
    for funnet in fynd:
        _LOGG.info("NOTIS %s %s %s %s", funnet.fraga.id, funnet.fraga.titel, ", ".join(funnet.celler), funnet.text)
    for varning in varningar:
        _LOGG.info("%s: %s %s", varning.plats, varning.text, varning.atgard)
    logg = borja_logga()
    rader = [*besked.forst(resultat), besked.kontrolltext(resultat, logg), "", *besked.att_veta(varningar)]
    rader.append(besked.halsotext(fynd, logg))
    besked.saga(bok, "\n".join(rader))


def _ratta(bok: xlwings.Book, last: Bok) -> bool:
    """Ask whether to mend what can be read with certainty, and do it; whether anything was mended.

    At a distance the book comes without its formulas, so that none of its cells may be written over.
    """
    from finsam_xl.arbete.kontrollera.rattning import att_ratta, rattad  # noqa: PLC0415 - as above
    from finsam_xl.hosts.excel.placera import placera  # noqa: PLC0415 - each button loads what it needs
    from finsam_xl.hosts.excel.plan import rattningsplan  # noqa: PLC0415 - as above

    fynd = ((), ()) if ar_fjarr(bok) else att_ratta(last)
    if not fynd[0] or not besked.fraga(bok, besked.rattningsfraga(*fynd)):
        return False
    with arbetsro(bok, "finsam-xl: rättar ..."):
        placera(bok, rattningsplan(last, rattad(last, fynd, klockan())), last)
    for ett in fynd[0]:
        _LOGG.info("%s %s: %s blev %s", ett.plats, ett.rubrik, ett.sagt_fore, ett.sagt_efter)
    return True


@_makro
def bygg_arsredovisning(bok: xlwings.Book) -> None:
    """Build the årsredovisning's sheets into the open book."""
    _bygg(bok, "AR")


@_makro
def bygg_halvarsredovisning(bok: xlwings.Book) -> None:
    """Build the halvårsredovisning's sheets into the open book."""
    _bygg(bok, "HR")


@_makro
def bygg_verksamhetsplan(bok: xlwings.Book) -> None:
    """Build the verksamhetsplan's sheets into the open book."""
    _bygg(bok, "VP")


@_makro
def bygg_bilagor(bok: xlwings.Book) -> None:
    """Build the bilagor's sheets into the open book."""
    _bygg(bok, "BI")


@_makro
def spara_cell(bok: xlwings.Book, cell: str) -> None:
    """Follow the cell that the person pointed at to the ledger, on a sheet `Spår ...` that is then shown.

    *cell* is its address (`ÅR Noter!C7`), each character as four hexadecimal digits.
    """
    from finsam_xl.arbete.harkomst.harkomstvisning import spaning_i  # noqa: PLC0415 - as above
    from finsam_xl.arbetsbok.skriva.openpyxl_writer import PageText  # noqa: PLC0415 - as above
    from finsam_xl.harkomst.harkomstblad import sparblad  # noqa: PLC0415 - as above
    from finsam_xl.hosts.excel.kopia import bokens_data  # noqa: PLC0415 - each button loads what it needs
    from finsam_xl.hosts.excel.placera import placera  # noqa: PLC0415 - as above
    from finsam_xl.hosts.excel.plan import bladplan  # noqa: PLC0415 - as above

    plats = _ur_hex(cell)
    with arbetsro(bok, f"finsam-xl: spårar {plats} ..."):
        data = bokens_data(bok)
        svar = spaning_i(data, bok.name, plats)
        grid = sparblad(svar.gren).grid
        placera(bok, bladplan(data, grid, PageText(Path(bok.name).stem, f"Spår: {plats}")), data)
    bok.sheets[grid.name].activate()
    besked.saga(bok, svar.raknat)


@_makro
def revisorspaket(bok: xlwings.Book) -> None:
    """Write the revisor's package of the open book in a new folder beside it."""
    from finsam_xl.arbete.revision.revisor import paket_av  # noqa: PLC0415 - as above
    from finsam_xl.hosts.excel.kopia import bokens_data  # noqa: PLC0415 - each button loads what it needs

    fil = Path(bok.fullname)
    if not fil.parent.is_dir():
        raise Avbrott(
            f"{bok.name} ligger inte i en mapp på datorn, så paketet kan inte läggas bredvid den. Spara boken där "
            "och tryck igen."
        )
    mapp = fil.with_name(f"{fil.stem}-revisor-{klockan():%Y-%m-%d}")
    data = bokens_data(bok)  # as the person has it: meanwhile calculation is manual
    with arbetsro(bok, "finsam-xl: gör revisorspaketet ...") as visa:
        paket = paket_av(data, fil, mapp, tid=klockan(), meddela=visa)
    besked.saga(bok, "\n".join([f"Paketet ligger i {paket.mapp}: {len(paket.filer)} filer.", *paket.att_veta]))


def _bygg(bok: xlwings.Book, prefix: str) -> None:
    from finsam_xl.arbete.bygg.kontrollresultat import kontrollresultat  # noqa: PLC0415 - as above
    from finsam_xl.arbete.bygg.rapportbygge import byggd  # noqa: PLC0415 - as above
    from finsam_xl.hosts.excel.kopia import bokens_data  # noqa: PLC0415 - each button loads what it needs
    from finsam_xl.hosts.excel.placera import placera  # noqa: PLC0415 - as above
    from finsam_xl.hosts.excel.plan import planera  # noqa: PLC0415 - as above
    from finsam_xl.rapporter.slag import RAPPORTSLAG  # noqa: PLC0415 - as above

    slag = RAPPORTSLAG[prefix]
    with arbetsro(bok, "finsam-xl: bygger ...") as visa:
        data = bokens_data(bok)
        byggt = byggd(data, slag, klockan(), visa)
        placera(bok, planera(data, byggt), data)
    bevarade = [bevarat(gammalt, nytt) for gammalt, nytt in byggt.ympning.bevarade.items()]
    kontroller = kontrollresultat(byggt.skiss)
    varningar = [f"{ett.plats}: {ett.text}" for ett in byggt.varningar]
    byggda = f"{slag.titel}: {len(byggt.skiss.rapport.blad)} blad byggda."
    utfall = besked.kontrolltext(kontroller, borja_logga())
    besked.saga(bok, "\n".join([*besked.forst(kontroller), byggda, *bevarade, *varningar, "", utfall]))
