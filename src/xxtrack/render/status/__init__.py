"""How the plan stands, in every format."""
