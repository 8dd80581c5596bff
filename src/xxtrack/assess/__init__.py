"""Pure arithmetic and rules: the same plan, figures and date give the same answer, without a clock or a file."""
