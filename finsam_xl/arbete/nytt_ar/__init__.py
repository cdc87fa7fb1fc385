"""Next year's workbook out of this year's."""
