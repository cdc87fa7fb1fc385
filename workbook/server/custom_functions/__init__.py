"""The worksheet functions: xlwings Server looks for them here."""

from finsam_xl.hosts import excelfunktioner

globals().update({namn: getattr(excelfunktioner, namn) for namn in excelfunktioner.funktioner()})
