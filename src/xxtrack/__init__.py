"""Keeps a government's annual work plan as a file and says at any moment how it stands."""

__version__ = "0.1.0"
