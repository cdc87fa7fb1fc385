"""The command line's grammar, with help and complaints in Swedish."""

from __future__ import annotations

import argparse
import re
from datetime import date
from typing import TYPE_CHECKING, NoReturn

from finsam_xl import __version__

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

__all__ = ["BUDGETVERSIONER", "FEL_I_INDATA", "INGET_LAST", "RAPPORTER", "STANNADE_EFTERAT", "kommandoord", "tolk"]

FEL_I_INDATA, INGET_LAST, STANNADE_EFTERAT = 2, 3, 4
BUDGETVERSIONER = ("verksamhetsplan", "reviderad", "prognos")
"""The versions of Budget as one types them: the names of modell.Version, which help must not wait for."""
RAPPORTER: Mapping[str, str] = {
    "arsredovisning": "AR",
    "årsredovisning": "AR",
    "halvarsredovisning": "HR",
    "halvårsredovisning": "HR",
    "verksamhetsplan": "VP",
    "bilagor": "BI",
}
"""The reports as one types them, and the prefix by which rapporter.slag.RAPPORTSLAG knows them."""
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


def kommandoord(prefix: str) -> str:
    """The report with *prefix* as one types it, with its Swedish letters."""
    return [ordet for ordet, ett in RAPPORTER.items() if ett == prefix][-1]


class _Hjalp(argparse.HelpFormatter):
    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, "Skriv så här: " if prefix is None else prefix)


class _Tolk(argparse.ArgumentParser):
    """argparse that speaks Swedish to the person who typed something it does not take."""

    def __init__(self, **mer: object) -> None:
        super().__init__(add_help=False, allow_abbrev=False, formatter_class=_Hjalp, **mer)  # type: ignore[arg-type]
        self._positionals.title, self._optionals.title = "vad", "val"
        self.add_argument("-h", "--hjälp", "--hjalp", action="help", help="visa den här hjälpen")
        self.add_argument("--help", action="help", help=argparse.SUPPRESS)

    def granskad(self, argument: Sequence[str] | None) -> argparse.Namespace:
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
        return f"{vad} kan inte vara «{skrivet}». Välj bland {_en_av_varje(val.split(', '))}."
    for monster, svenska in _KLAGOMAL:
        traff = re.fullmatch(monster, klagomal)
        if traff:
            return traff.expand(svenska)
    return klagomal


def _en_av_varje(val: Sequence[str]) -> str:
    """The choices, one spelling of each: the first of those that differ only in å, ä and ö."""
    forsta: dict[str, str] = {}
    for ett in val:
        forsta.setdefault(ett.translate(_UTAN_PRICKAR), ett)
    return ", ".join(forsta.values())


def tolk() -> _Tolk:
    """The parser of the command `finsam`; `kommando` tells which command was given."""
    huvud = _Tolk(
        prog="finsam", description="Årsredovisning för samordningsförbund, från SIE-fil till spårbara tabeller."
    )
    huvud.add_argument("--version", action="version", version=f"finsam-xl {__version__}", help="visa versionen")
    under = huvud.add_subparsers(dest="kommando", metavar="KOMMANDO", required=True, parser_class=_Tolk)
    _skapa(under)
    _medlemmar(under)
    _sie(under)
    _importera(under)
    _bygg(under)
    _dokument(under)
    _kontrollera(under)
    _alla(under)
    _nytt_ar(under)
    _uppgradera(under)
    _skriv_ut(under)
    _granska(under)
    _harkomst(under)
    _revisor(under)
    _jamfor(under)
    _excel(under)
    demo = under.add_parser("demo", help="bygg exemplet från början till slut", description=_demo_text())
    demo.add_argument("mapp", metavar="MAPP", nargs="?", default="demo", help="mapp för filerna (annars demo)")
    return huvud


def _demo_text() -> str:
    return "Skapar exempelboken, läser in dess SIE-fil, bygger årsredovisningen, kontrollerar och säger vad du öppnar."


def _skapa(under: argparse._SubParsersAction[_Tolk]) -> None:
    ny = under.add_parser("skapa", help="skapa en arbetsbok", description="Skapar en arbetsbok med alla indatablad.")
    ny.add_argument(
        "ut",
        metavar="UT",
        help="filen som skapas, .xlsx eller .xlsm (med knappar och funktioner); finns den redan skrivs den inte över",
    )
    innehall = ny.add_mutually_exclusive_group()
    innehall.add_argument("--exempel", metavar="NAMN", help="fyll boken med ett exempel, till exempel gavleborg-2025")
    innehall.add_argument(
        "--ur-sie",
        "--ur-saldon",
        metavar="FIL",
        nargs="+",
        default=[],
        help="fyll boken med vad en eller flera SIE-filer av olika år vet: förbund, perioder, kontoplan, medlemmar, "
        "insatser, budget; varje förslag har egen färg och sin källa",
    )
    innehall.add_argument(
        "--förbund",
        "--forbund",
        dest="forbund",
        metavar="NAMN",
        help="fyll boken med förbundets medlemmar, om de är kända (finsam medlemmar visar vilka)",
    )
    ny.add_argument(
        "--kontoplan", choices=("bas", "kommunbas"), help="kontoplan att börja med (annars SIE-filernas, eller bas)"
    )
    _teckenkod(ny)


def _medlemmar(under: argparse._SubParsersAction[_Tolk]) -> None:
    kanda = under.add_parser(
        "medlemmar",
        help="fyll Medlemmar med ett känt förbunds medlemmar, eller kommunernas nummer och invånare",
        description="Utan BOK: visar vilka förbund vars medlemmar är kända, med källa. Med BOK: fyller Medlemmar, om "
        "tabellen inte har några kommuner; har den det får de sina organisationsnummer, och invånarna om nyckeln läser "
        "dem eller ingen fast andel är ifylld. Det som står där skrivs aldrig över.",
    )
    kanda.add_argument("bok", metavar="BOK", nargs="?", help="arbetsboken")
    kanda.add_argument(
        "--förbund",
        "--forbund",
        dest="forbund",
        metavar="NAMN",
        help="vilket förbund (annars det som Grunddata nämner)",
    )


def _sie(under: argparse._SubParsersAction[_Tolk]) -> None:
    sie = under.add_parser(
        "sie",
        help="visa vad en SIE-fil innehåller",
        description="Visar program, år, summor, dimensioner och allt filen har att anmärka på, utan att läsa in något. "
        "Svarar med 2 om filen skulle avvisas.",
    )
    sie.add_argument("fil", metavar="FIL", help="SIE-filen")
    _teckenkod(sie)
    sie.add_argument("--json", action="store_true", help="skriv samma sak som JSON")


def _teckenkod(kommando: argparse.ArgumentParser) -> None:
    kommando.add_argument(
        "--teckenkod",
        metavar="KOD",
        help="läs filens text som cp437, utf-8, cp1252 ... i stället för som dess byte visar",
    )


def _importera(under: argparse._SubParsersAction[_Tolk]) -> None:
    sie = under.add_parser(
        "importera-sie", help="läs in SIE-filer", description="Läser in saldon ur SIE-filer i boken."
    )
    sie.add_argument("bok", metavar="BOK", help="arbetsboken")
    sie.add_argument("filer", metavar="FIL", nargs="+", help="en eller flera SIE-filer (typ 1–4)")
    sie.add_argument(
        "--budget",
        metavar="VERSION",
        choices=BUDGETVERSIONER,
        help=f"läs också in filernas budget, som {', '.join(BUDGETVERSIONER[:-1])} eller {BUDGETVERSIONER[-1]}",
    )
    sie.add_argument(
        "--med-verifikationer",
        action="store_true",
        help="lägg varje konteringsrad i bladet Verifikationer, så att saldona går att följa",
    )
    _teckenkod(sie)
    sie.add_argument("--ja", action="store_true", help="svara ja på alla frågor, och godkänn bokens förslag")
    saldon = under.add_parser(
        "importera-saldon",
        help="läs in en råbalans eller huvudbok som kalkylblad",
        description="Läser in saldon ur en råbalans eller huvudbok i en arbetsbok (.xlsx) eller en textfil (.csv). "
        "Kolumnerna känns igen på sina rubriker, och det som lästs visas innan något skrivs.",
    )
    saldon.add_argument("bok", metavar="BOK", help="arbetsboken")
    saldon.add_argument("filer", metavar="FIL", nargs="+", help="en eller flera filer, .xlsx eller .csv")
    saldon.add_argument(
        "--period", metavar="DAG", type=_dag, help="dagen som saldona gäller till, ÅÅÅÅ-MM-DD, om filen inte säger det"
    )
    _teckenkod(saldon)
    saldon.add_argument("--ja", action="store_true", help="svara ja på alla frågor, och godkänn bokens förslag")


def _bygg(under: argparse._SubParsersAction[_Tolk]) -> None:
    bygg = under.add_parser("bygg", help="bygg en rapport", description="Bygger rapportens blad i boken.")
    _rapport_och_bok(bygg)
    bygg.add_argument("-o", "--ut", metavar="UT", help="skriv till en ny fil i stället för i boken")


def _rapport_och_bok(kommando: argparse.ArgumentParser) -> None:
    kommando.add_argument(
        "rapport", metavar="RAPPORT", choices=tuple(RAPPORTER), help=f"en av {_en_av_varje(tuple(RAPPORTER))}"
    )
    kommando.add_argument("bok", metavar="BOK", help="arbetsboken")


def _skriv_ut(under: argparse._SubParsersAction[_Tolk]) -> None:
    tryck = under.add_parser(
        "skriv-ut",
        help="skriv ut en rapport",
        description="Skriver rapportens blad, och bara dem, med egna sidnummer: som PDF genom LibreOffice eller Excel, "
        "eller som en arbetsbok att skriva ut ur. Boken ändras inte. Svarar med 1 om någon kontroll är ett fel.",
    )
    _rapport_och_bok(tryck)
    tryck.add_argument("-o", "--ut", metavar="UT", required=True, help="den nya filen, .pdf eller .xlsx")
    tryck.add_argument(
        "--med-kontroller", action="store_true", help="ta med bladen Poster och Kontroller, som annars inte skrivs ut"
    )


def _dokument(under: argparse._SubParsersAction[_Tolk]) -> None:
    dokument = under.add_parser(
        "dokument",
        help="gör rapporten som Word-dokument",
        description="Gör rapporten som ett Word-dokument, med text ur en mall och varje tabell och siffra ur bokens "
        "indata. Inget skrivs om en kontroll är ett fel, eller om mallen har ett märke som inte finns. Ett dokument "
        "som redan är gjort uppdateras med --uppdatera: det som någon har skrivit eller ändrat i det står kvar.",
    )
    dokument.add_argument(
        "rapport",
        metavar="RAPPORT",
        nargs="?",
        choices=tuple(ord_ for ord_, prefix in RAPPORTER.items() if prefix != "BI"),
        help="arsredovisning, halvarsredovisning eller verksamhetsplan",
    )
    dokument.add_argument("bok", metavar="BOK", nargs="?", help="arbetsboken")
    dokument.add_argument("-o", "--ut", metavar="UT", help="dokumentets namn, .docx (annars bredvid boken)")
    dokument.add_argument(
        "--pdf", action="store_true", help="gör också en PDF, med LibreOffice; innehållet får då sina sidnummer"
    )
    dokument.add_argument("--mall", metavar="FIL", help="en egen mall, .docx, i stället för den som följer med")
    dokument.add_argument(
        "--skriv-mall", metavar="FIL", help="skriv mallen som följer med till en fil, att ändra i Word"
    )
    dokument.add_argument(
        "--uppdatera",
        metavar=("DOKUMENT", "BOK"),
        nargs="+",
        default=[],
        help="förnya siffrorna, meningarna och tabellerna i ett dokument som är gjort, och inget annat; utan BOK den "
        "bok bredvid som det gjordes av",
    )
    dokument.add_argument(
        "--läge",
        "--lage",
        dest="lage",
        metavar=("DOKUMENT", "BOK"),
        nargs="+",
        default=[],
        help="visa om boken har ändrats sedan dokumentet gjordes, och vad --uppdatera skulle göra; svarar med 1 om den "
        "har ändrats",
    )
    dokument.add_argument(
        "--namn", action="store_true", help="visa alla märken som en mall kan ha, med deras värden (med -o som .csv)"
    )


def _kontrollera(under: argparse._SubParsersAction[_Tolk]) -> None:
    prova = under.add_parser(
        "kontrollera",
        help="kontrollera boken",
        description="Räknar alla kontroller på bokens indata. Svarar med 1 om någon kontroll är ett fel, och med 4 om "
        "--rätta skrev i boken men något annat i den är fel, så att kontrollerna inte gick att räkna.",
    )
    prova.add_argument("bok", metavar="BOK", help="arbetsboken")
    prova.add_argument("--json", action="store_true", help="skriv resultatet som JSON")
    prova.add_argument(
        "--rätta",
        "--ratta",
        dest="ratta",
        action="store_true",
        help="rätta först det som går att läsa säkert (2 600 000 som text, kantblanksteg ...), med en logg i boken",
    )


def _alla(under: argparse._SubParsersAction[_Tolk]) -> None:
    manga = under.add_parser(
        "alla",
        help="gå igenom en mapp med många förbunds böcker",
        description="Bygger eller kontrollerar varje bok i mappen, eller gör dess Word-dokument, i en process, och "
        "skriver en översikt över dem. En bok som inte går att läsa stoppar ingen annan. Svarar som den sämsta boken: "
        "0, 1 eller 2.",
    )
    manga.add_argument("mapp", metavar="MAPP", help="mappen med böckerna")
    manga.add_argument(
        "gor", metavar="GÖR", choices=("bygg", "kontrollera", "dokument"), help="bygg, kontrollera eller dokument"
    )
    manga.add_argument(
        "rapport",
        metavar="RAPPORT",
        nargs="?",
        choices=tuple(RAPPORTER),
        help="vilken rapport (annars bygger bygg bokens alla, och dokument gör årsredovisningen)",
    )
    manga.add_argument("-o", "--ut", metavar="FIL", help="översikten (annars Översikt.xlsx i mappen)")
    manga.add_argument("--undermappar", action="store_true", help="gå också igenom mapparna i mappen")


def _nytt_ar(under: argparse._SubParsersAction[_Tolk]) -> None:
    ny = under.add_parser(
        "nytt-ar",
        aliases=["nytt-år"],
        help="gör nästa års bok",
        description="Gör nästa års bok av årets: perioderna flyttas ett år, årets saldon blir förra årets, insatser "
        "som fortfarande pågår och alla texter står kvar. Den gamla boken rörs inte.",
    )
    ny.add_argument("bok", metavar="BOK", help="årets bok")
    ny.add_argument("-o", "--ut", metavar="NY", required=True, help="den nya boken; en fil som finns skrivs inte över")


def _uppgradera(under: argparse._SubParsersAction[_Tolk]) -> None:
    gammal = under.add_parser(
        "uppgradera",
        help="ge en äldre bok det som nya böcker har",
        description="Lägger till de blad, tabeller, kolumner och celler som en ny bok har och boken saknar, med de "
        "rader som de har från början. Allt annat i boken är som det var. Svarar med 1 om något inte gick att lägga "
        "till för att något annat står i vägen.",
    )
    gammal.add_argument("bok", metavar="BOK", help="arbetsboken")
    gammal.add_argument("-o", "--ut", metavar="NY", help="skriv till en ny fil i stället för i boken")


def _excel(under: argparse._SubParsersAction[_Tolk]) -> None:
    plats = under.add_parser(
        "installera",
        help="ställ i ordning en bok med knappar för den här datorn",
        description="Skapar en arbetsbok med knappar, eller lagar en som finns, så att knapparna startar den Python "
        "som finsam-xl ligger i. Kräver ingen administratör.",
    )
    plats.add_argument("bok", metavar="BOK", nargs="?", help="boken, .xlsm (annars finsam.xlsm i Dokument/Finsam)")
    doktor = under.add_parser(
        "doktor",
        help="undersök vad som fungerar på den här datorn",
        description="Undersöker Python, paketen, Excel och, om en bok nämns, dess knappar. Svarar med 1 om något är "
        "fel.",
    )
    doktor.add_argument("bok", metavar="BOK", nargs="?", help="en arbetsbok vars knappar ska undersökas")


def _granska(under: argparse._SubParsersAction[_Tolk]) -> None:
    tryckt = under.add_parser(
        "granska",
        help="granska en tryckt rapports tal",
        description="Räknar om talen i en rapports tryckta tabeller: en mapp med tabeller (CSV) och insatskort (JSON), "
        "en arbetsbok där tabellerna är inklistrade, ett Word-dokument eller en PDF. Svarar med 0 när något är prövat "
        "och inget är fel, 1 om något är ett fel och 3 om inget gick att läsa eller pröva.",
    )
    tryckt.add_argument("tryck", metavar="TRYCK", help="mappen, arbetsboken eller dokumentet med tabellerna")
    tryckt.add_argument(
        "--jämför",
        "--jamfor",
        dest="jamfor",
        metavar="TRYCK",
        nargs="+",
        default=[],
        help="andra års rapporter att jämföra med",
    )
    tryckt.add_argument("--blad", metavar="BOK", help="skriv fynden i arbetsboken, som bladet Granskning")
    tryckt.add_argument("--rapport", metavar="UT", help="skriv granskningen som ett dokument, .docx eller .json")
    tryckt.add_argument("--mot", metavar="BOK", help="jämför varje tryckt tal med det som bokens byggda rapport har")
    tryckt.add_argument("--json", action="store_true", help="skriv fynden som JSON")


def _harkomst(under: argparse._SubParsersAction[_Tolk]) -> None:
    led = under.add_parser(
        "spåra",
        aliases=["spara"],
        help="följ en siffra till huvudboken",
        description="Visar var en siffra kommer ifrån: varje cell och formel på vägen, ned till indata och huvudbokens "
        "rader, med konto och rad i SIE-filen. Svarar med 1 om cellen visar något annat än det som räknas fram.",
    )
    led.add_argument("bok", metavar="BOK", help="arbetsboken")
    led.add_argument(
        "cell", metavar="CELL", help='cellen, som "ÅR Resultaträkning!C7", eller ett namn, som AR_RR_intakter'
    )
    led.add_argument("--djup", metavar="N", type=_antal, help="visa högst så många led nedåt")
    led.add_argument("--bredd", metavar="N", type=_antal, help="visa högst så många celler eller rader under varje led")
    led.add_argument("--json", action="store_true", help="skriv samma sak som JSON")
    led.add_argument(
        "--blad", action="store_true", help="skriv spåret i ett eget blad i boken, med länkar till cellerna"
    )
    led.add_argument("-o", "--ut", metavar="UT", help="skriv bladet till en ny fil i stället för i boken")


def _revisor(under: argparse._SubParsersAction[_Tolk]) -> None:
    paket = under.add_parser(
        "revisor",
        help="gör ett paket till revisorn",
        description="Skriver en mapp med en kopia av boken utan makron och Python, bokföringens SIE-filer, "
        "kontrollerna som PDF och ett manifest med varje fils kontrollsumma.",
    )
    paket.add_argument("bok", metavar="BOK", help="arbetsboken, med rapporten byggd")
    paket.add_argument("-o", "--ut", metavar="MAPP", required=True, help="den nya mappen")
    prova = under.add_parser(
        "verifiera",
        help="pröva ett revisorspaket",
        description="Prövar kontrollsummor, att varje formel räknas till sitt värde och att kontrollerna håller, och "
        "säger vilken fil eller cell som ändrats sedan paketet gjordes. Svarar med 1 om något skiljer.",
    )
    prova.add_argument("mapp", metavar="MAPP", help="mappen med paketet")


def _jamfor(under: argparse._SubParsersAction[_Tolk]) -> None:
    tva = under.add_parser(
        "jamfor",
        aliases=["jämför"],
        help="jämför två revisorspaket eller två böcker",
        description="Visar varje tryckt siffra, kontroll, formel och indatarad som skiljer mellan två revisorspaket "
        "eller två böcker, det värsta först. Raderna känns igen på sin nyckel och cellerna på sina ord, inte på sin "
        "plats. Svarar med 1 om något skiljer.",
    )
    tva.add_argument("fore", metavar="PAKET1", help="det äldre paketet (mappen) eller boken")
    tva.add_argument("efter", metavar="PAKET2", help="det nyare paketet (mappen) eller boken")
    tva.add_argument("-o", "--ut", metavar="UT", help="skriv allt som skiljer till en ny fil, .xlsx eller .md")


def _dag(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"«{text}» är ingen dag; skriv den som 2025-12-31") from None


def _antal(text: str) -> int:
    if not text.isdecimal() or not int(text):
        raise argparse.ArgumentTypeError(f"«{text}» är inget antal; skriv ett heltal från 1 och uppåt")
    return int(text)
