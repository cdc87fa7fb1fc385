"""What a workbook holds: sheets, names, tables, cells, formats, and what hangs on a row or reads it."""
