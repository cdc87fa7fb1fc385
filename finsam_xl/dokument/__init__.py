"""The document that the board signs: made of a template and the workbook, and made again without loss."""
