"""A stand-in for Excel: an xlwings engine whose workbooks are openpyxl's, as Excel behaves.

What the macros may use is what is here; anything else raises NotImplementedError, as xlwings' base classes do. Every
method that would be a call into Excel passes the counter, which can also let one of them fail.
"""

from tests.exceldubbel.app import Dubbelapp, oppna
from tests.exceldubbel.raknare import Excelfel, Raknare

__all__ = ["Dubbelapp", "Excelfel", "Raknare", "oppna"]
