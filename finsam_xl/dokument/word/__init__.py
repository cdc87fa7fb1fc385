"""The Word document as a file: paragraphs, tables, pictures and sections; nothing here knows the report."""
