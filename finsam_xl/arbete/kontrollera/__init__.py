"""Controls of a workbook, formula health, and cells mended where they can be read safely."""
