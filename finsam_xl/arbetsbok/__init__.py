"""The workbook as a file: its package opened, read, changed, grafted and written; nothing here knows what it means."""
