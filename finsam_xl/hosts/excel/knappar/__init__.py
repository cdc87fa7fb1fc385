"""What the buttons of finsam.xlsm do, each in the open book: one module per button, or per family of buttons."""
