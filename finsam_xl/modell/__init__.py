"""Förbundets underlag som frusna värden: kontoplan, saldon, budget, medlemmar, insatser, mål och grunddata.

Belopp är Decimal i kronor. Saldon har SIE-tecken (debet positivt, kredit negativt); budget och beslutade
avgifter är positiva som de beslutas, och posten säger om de är intäkt eller kostnad.
"""

from finsam_xl.modell.bokforing import Dimension, Importrad, Justering, Kalla, Kontorad, Objektsaldorad, Saldorad
from finsam_xl.modell.bokslut import Bokslut
from finsam_xl.modell.budget import Budgetrad, Historikrad, Version
from finsam_xl.modell.insatser import Deltagarantal, Inriktning, Insats, Insatskort, Insatsslag, Radslag
from finsam_xl.modell.lag import (
    Balanskrav,
    Delarsfraga,
    Forandring,
    Forandringspost,
    Forandringsslag,
    Investeringsobjekt,
    Sammanstallda,
    Upplysning,
    Upplysningsamne,
    Upplysningsslag,
    Upplysningsuppgift,
)
from finsam_xl.modell.mal import Bedomning, Enkatsvar, Indikator, Matt, VetEj
from finsam_xl.modell.medlemmar import Medlem, Part
from finsam_xl.modell.problem import Niva, Problem
from finsam_xl.modell.rapportval import (
    I_MILJONER,
    RESULTAT_TVARTOM,
    Arsordning,
    Beloppsenhet,
    Bladprefix,
    Budgetkolumn,
    Nollrader,
)
from finsam_xl.modell.uppstallning import LAGENS_NOTSLAG, NEJ, Not, Notslag, Radens, Rapportrad, Sida, Tabellval, Visas
from finsam_xl.modell.utskrift import JaNej, Minustecken, Rapportnamn, Sidnummer
from finsam_xl.modell.verksamhet import Kommun, Styrelseplats, Talenhet, Verksamhetstal

__all__ = [
    "I_MILJONER",
    "LAGENS_NOTSLAG",
    "NEJ",
    "RESULTAT_TVARTOM",
    "Arsordning",
    "Balanskrav",
    "Bedomning",
    "Beloppsenhet",
    "Bladprefix",
    "Bokslut",
    "Budgetkolumn",
    "Budgetrad",
    "Delarsfraga",
    "Deltagarantal",
    "Dimension",
    "Enkatsvar",
    "Forandring",
    "Forandringspost",
    "Forandringsslag",
    "Historikrad",
    "Importrad",
    "Indikator",
    "Inriktning",
    "Insats",
    "Insatskort",
    "Insatsslag",
    "Investeringsobjekt",
    "JaNej",
    "Justering",
    "Kalla",
    "Kommun",
    "Kontorad",
    "Matt",
    "Medlem",
    "Minustecken",
    "Niva",
    "Nollrader",
    "Not",
    "Notslag",
    "Objektsaldorad",
    "Part",
    "Problem",
    "Radens",
    "Radslag",
    "Rapportnamn",
    "Rapportrad",
    "Saldorad",
    "Sammanstallda",
    "Sida",
    "Sidnummer",
    "Styrelseplats",
    "Tabellval",
    "Talenhet",
    "Upplysning",
    "Upplysningsamne",
    "Upplysningsslag",
    "Upplysningsuppgift",
    "Verksamhetstal",
    "Version",
    "VetEj",
    "Visas",
]
