"""Measures the whole program beside others on the same inputs: `make bench`. Nothing in the package imports it."""
