"""The edge: arguments in, streams out. The only code with the clock, the environment and exits."""
