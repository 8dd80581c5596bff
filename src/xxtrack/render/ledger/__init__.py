"""The ledger (台账), as an Excel workbook."""
