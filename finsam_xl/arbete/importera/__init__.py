"""Importing SIE files into a workbook."""
