"""What the commands do, for the command line, for tests and for Python: no streams, no clock, no environment."""
