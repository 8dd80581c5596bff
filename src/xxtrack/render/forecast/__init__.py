"""Forecasts, in every format."""
