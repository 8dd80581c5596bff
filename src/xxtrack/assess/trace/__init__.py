"""The source document against the plan: every clause and every number accounted for."""
