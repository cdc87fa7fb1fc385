"""Building a report into a workbook."""
