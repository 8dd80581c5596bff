"""What a change does to a plan, and whether it may pass."""
