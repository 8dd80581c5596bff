"""The only code that changes a user's files."""
