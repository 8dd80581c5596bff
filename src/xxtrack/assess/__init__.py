"""Pure arithmetic and rules: the same plan, actuals and date give the same answer, without a clock or a file."""
