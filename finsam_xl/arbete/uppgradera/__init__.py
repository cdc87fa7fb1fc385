"""Bringing a workbook of an older version up to today's sheets, tables and columns."""
