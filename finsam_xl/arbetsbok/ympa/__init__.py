"""Sheets set into a person's workbook, with their formats, names and drawings."""
