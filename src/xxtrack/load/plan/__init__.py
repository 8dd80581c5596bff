"""The plan file to a `Plan`, with the place of every value."""
