"""Spreadsheets as offices make them: which cell is which item's actual for which period."""
