"""finsam-xl: årsredovisning och budget för samordningsförbund, från SIE-fil till spårbara Excel-tabeller.

Se README.md för hur programmet används och ORDLISTA.md för orden.
"""

__version__ = "2026.11.0"
