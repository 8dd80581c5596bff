"""Results to text or bytes, one file per format. Nothing here reads, prints or looks at the clock."""
