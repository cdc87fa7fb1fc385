"""Workbooks of our own making: the scratch book that reports are calculated in."""
