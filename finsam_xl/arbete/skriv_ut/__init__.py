"""Printing a report: its sheets alone, with pages of their own, as PDF or as a workbook to print."""
