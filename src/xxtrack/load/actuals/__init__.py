"""CSV files of actuals to `Actuals`, with the place of every row."""
