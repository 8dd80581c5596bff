"""What is due, in every format."""
