"""The latest value of each item and scope with polars; prints how many, and their sum."""

import sys

import polars as pl

latest = (
    pl.scan_csv(sys.argv[1], infer_schema=False)
    .group_by("id", "scope")
    .agg(pl.col("value").sort_by(pl.col("period") + " " + pl.col("reported")).last())
    .collect(engine="streaming")
)
values = latest["value"].cast(pl.Float64, strict=False).fill_null(0)
print(len(latest), f"{values.sum():.3f}")
