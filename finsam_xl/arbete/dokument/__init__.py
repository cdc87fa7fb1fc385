"""The document made of a template and the workbook."""
