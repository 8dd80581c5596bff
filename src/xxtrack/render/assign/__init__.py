"""Who leads what: what a table changes in the plan."""
