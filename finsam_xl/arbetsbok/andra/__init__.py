"""A workbook changed where it is asked for: cells, rows of a table, formulas; all else as it was."""
