"""From a document to a plan, by rules: outline → clauses → quantities → items, each a pure step on frozen data."""
