"""The Word document as a file: its package, paragraphs, tables, pictures and sections; nothing here knows the report."""
