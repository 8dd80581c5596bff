"""Rules: what is wrong with a plan, with its actuals, or with how it stands."""
