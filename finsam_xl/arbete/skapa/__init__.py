"""Making a new workbook."""
