"""Förteckningen över det som en saldolista kan ha för fel, och vad man gör åt det."""

from __future__ import annotations

from finsam_xl.modell import Niva
from finsam_xl.sie import Diagnos, Slag

__all__ = [
    "AR_SAKNAS",
    "BELOPP",
    "DUBBELT_KONTO",
    "FIL",
    "GAR_INTE_IHOP",
    "INGEN_LISTA",
    "KONTO",
    "OKLAR_RUBRIK",
    "RORELSE",
    "SLAG",
    "TID",
    "TKR",
    "TOLKNING",
    "fyndet",
]

_RATTA = "Rätta cellen i filen, eller exportera listan på nytt ur ekonomisystemet, och läs in den igen."

FIL = Slag(
    "saldon-fil",
    Niva.FEL,
    "Filen går inte att läsa som kalkylblad",
    "Bara Excel-arbetsböcker (.xlsx, .xlsm) och textfiler med ett skiljetecken (.csv, .txt) läses.",
    "Öppna filen i Excel, välj Arkiv, Spara som och filformatet Excel-arbetsbok (.xlsx), och läs in den nya filen.",
)
INGEN_LISTA = Slag(
    "saldon-ingen-lista",
    Niva.FEL,
    "Filen har ingen saldolista",
    "En rad med rubriker ska ha konto och minst ett belopp: utgående balans, saldo, eller debet och kredit.",
    "Ge kolumnerna rubriker, till exempel Konto, Benämning, Ingående balans, Debet, Kredit och Utgående balans.",
)
KONTO = Slag(
    "saldon-konto",
    Niva.FEL,
    "Ett belopp står på en rad utan kontonummer",
    "Kontot ska vara 3 till 10 siffror, ensamma eller först i cellen; raden är inte heller en summa eller en rubrik.",
    _RATTA,
)
BELOPP = Slag(
    "saldon-belopp",
    Niva.FEL,
    "Ett belopp går inte att läsa",
    "Cellen är varken tom eller ett belopp i kronor med högst två decimaler.",
    _RATTA,
)
DUBBELT_KONTO = Slag(
    "saldon-dubbelt-konto",
    Niva.FEL,
    "Ett konto har två rader",
    "Listan har ingen kolumn som skiljer raderna åt, så det går inte att veta om de ska läggas ihop.",
    "Ta bort den ena raden, eller ge listan en kolumn för objekt, period eller datum.",
)
RORELSE = Slag(
    "saldon-rorelse",
    Niva.FEL,
    "Ingående balans och rörelse ger inte utgående balans",
    "Radens egna belopp säger emot varandra. Något av dem är ändrat, eller hör till en annan period.",
    _RATTA,
)
GAR_INTE_IHOP = Slag(
    "saldon-gar-inte-ihop",
    Niva.FEL,
    "Listan går inte ihop",
    "Tillgångar, skulder, eget kapital och resultat ska tillsammans bli noll, med hela kronor och ören.",
    "Exportera alla konton i klass 1–8 med ören, i samma fil, och läs in den igen.",
)
TKR = Slag(
    "saldon-tkr",
    Niva.FEL,
    "Beloppen är avrundade",
    "Saldon läses i kronor och ören. Ur tusental går ingen rapport att räkna.",
    "Exportera listan i kronor.",
)
AR_SAKNAS = Slag(
    "saldon-ar-saknas",
    Niva.FEL,
    "Det framgår inte vilket år listan gäller",
    "Varken rubrikerna, raderna över dem, bladets namn eller filens namn säger ett år.",
    "Skriv perioden i en cell ovanför rubrikerna, som 2025-01-01–2025-12-31, eller ange dagen när filen läses in.",
)
OKLAR_RUBRIK = Slag(
    "saldon-oklar-rubrik",
    Niva.FEL,
    "En rubrik säger inte vad kolumnen är",
    "Beloppen i kolumnen kan vara årets rörelse eller utgående balans, eller en annan kolumn har samma rubrik.",
    "Exportera listan med både rörelse och utgående balans för hela året, eller ändra rubriken i filen till den av "
    "dem som kolumnen är, och läs in filen igen.",
)
TID = Slag(
    "saldon-tid",
    Niva.FEL,
    "En rad har en tid som inte går att läsa, eller som listan inte gäller",
    "Bokningens dag eller månad ska finnas i almanackan, och ligga i det år och före den dag som listan gäller.",
    "Rätta cellen i filen, eller exportera bara det år som listan gäller, och läs in den igen.",
)
TOLKNING = Slag(
    "saldon-tolkning",
    Niva.FRAGA,
    "Så har listan lästs",
    "En saldolista har ingen bestämd form. Kolumner, tecken och period är lästa ur rubrikerna och beloppen.",
    "Svara ja om det stämmer. Annars: ändra rubrikerna eller ta bort det som inte hör dit, och läs in filen igen.",
    ror_siffror=False,
)


SLAG = (
    FIL,
    INGEN_LISTA,
    KONTO,
    BELOPP,
    DUBBELT_KONTO,
    RORELSE,
    GAR_INTE_IHOP,
    TKR,
    AR_SAKNAS,
    OKLAR_RUBRIK,
    TID,
    TOLKNING,
)
"""Alla, i den ordning de upptäcks."""


def fyndet(slag: Slag, plats: str, text: str, rad: int | None = None) -> Diagnos:
    """Fyndet av *slag* i cellen *plats*."""
    return Diagnos(slag.kod, slag.niva, rad, text, slag.atgard, plats)
