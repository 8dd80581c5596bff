"""Several plans side by side, in every format."""
