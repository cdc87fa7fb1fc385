"""Excel at a distance (xlwings Server and xlwings Lite): the book comes as values, and orders go back."""
