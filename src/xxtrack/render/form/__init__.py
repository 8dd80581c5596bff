"""Forms for those who report."""
