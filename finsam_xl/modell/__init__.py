"""Förbundets underlag som frusna värden: kontoplan, saldon, budget, medlemmar, insatser, mål och grunddata.

Belopp är Decimal i kronor. Saldon har SIE-tecken (debet positivt, kredit negativt); budget och beslutade
avgifter är positiva som de beslutas, och posten säger om de är intäkt eller kostnad.
"""

from finsam_xl.modell.bokforing import Dimension, Importrad, Justering, Kalla, Kontorad, Objektsaldorad, Saldorad
from finsam_xl.modell.bokslut import Bokslut
from finsam_xl.modell.budget import Budgetrad, Historikrad, Version
from finsam_xl.modell.insatser import Deltagarantal, Insats, Insatskort, Insatsslag, Radslag
from finsam_xl.modell.mal import Bedomning, Enkatsvar, Indikator, Matt, VetEj
from finsam_xl.modell.medlemmar import Medlem, Part
from finsam_xl.modell.problem import Niva, Problem
from finsam_xl.modell.rapportval import I_MILJONER, Arsordning, Beloppsenhet, Bladprefix, Budgetkolumn, Nollrader
from finsam_xl.modell.uppstallning import NEJ, Not, Notslag, Radens, Rapportrad, Sida, Tabellval, Visas
from finsam_xl.modell.verksamhet import Kommun, Styrelseplats, Talenhet, Verksamhetstal

__all__ = [
    "I_MILJONER",
    "NEJ",
    "Arsordning",
    "Bedomning",
    "Beloppsenhet",
    "Bladprefix",
    "Bokslut",
    "Budgetkolumn",
    "Budgetrad",
    "Deltagarantal",
    "Dimension",
    "Enkatsvar",
    "Historikrad",
    "Importrad",
    "Indikator",
    "Insats",
    "Insatskort",
    "Insatsslag",
    "Justering",
    "Kalla",
    "Kommun",
    "Kontorad",
    "Matt",
    "Medlem",
    "Niva",
    "Nollrader",
    "Not",
    "Notslag",
    "Objektsaldorad",
    "Part",
    "Problem",
    "Radens",
    "Radslag",
    "Rapportrad",
    "Saldorad",
    "Sida",
    "Styrelseplats",
    "Tabellval",
    "Talenhet",
    "Verksamhetstal",
    "Version",
    "VetEj",
    "Visas",
]
