"""SIE-filer: läsa saldon ur ett ekonomisystems bokföring (typ 1–4, revision 4B/4C) och skriva dem.

Bara standardbiblioteket. ``las_fil`` och ``las`` ger en ``SieFil`` med diagnoser; ``arssaldon``, ``objektsaldon`` och
``budget`` ger det som rapporterna bygger på.
"""

from finsam_xl.sie.diagnos import Diagnos, Slag
from finsam_xl.sie.fil import las_fil
from finsam_xl.sie.lasare import las
from finsam_xl.sie.manader import med_manader
from finsam_xl.sie.objekt import Objektpost, objektdelarssaldon, objektsaldon
from finsam_xl.sie.omskrivning import poster_ur
from finsam_xl.sie.provning.bokslutslage import Bokslutslage, Lage, bokslutslage
from finsam_xl.sie.saldon import (
    Arssaldo,
    Kontobelopp,
    Objektbudget,
    Summor,
    arssaldon,
    budget,
    delarssaldon,
    objektbudget,
    periodsaldon,
    summor,
)
from finsam_xl.sie.siefil import Kontosaldo, Radbelopp, Rakenskapsar, SieFil
from finsam_xl.sie.skriv import skriv
from finsam_xl.sie.slag import SLAG
from finsam_xl.sie.teckenkod import TECKENKODER

__all__ = [
    "SLAG",
    "TECKENKODER",
    "Arssaldo",
    "Bokslutslage",
    "Diagnos",
    "Kontobelopp",
    "Kontosaldo",
    "Lage",
    "Objektbudget",
    "Objektpost",
    "Radbelopp",
    "Rakenskapsar",
    "SieFil",
    "Slag",
    "Summor",
    "arssaldon",
    "bokslutslage",
    "budget",
    "delarssaldon",
    "las",
    "las_fil",
    "med_manader",
    "objektbudget",
    "objektdelarssaldon",
    "objektsaldon",
    "periodsaldon",
    "poster_ur",
    "skriv",
    "summor",
]
