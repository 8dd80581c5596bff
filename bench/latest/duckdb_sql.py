"""The latest value of each item and scope with DuckDB; prints how many, and their sum."""

import sys

import duckdb

QUERY = """
with latest as (
    select id, scope, arg_max(value, period || ' ' || reported) as value
    from read_csv(?, header = true, all_varchar = true)
    group by id, scope
)
select count(*), sum(coalesce(try_cast(value as decimal(38, 6)), 0)) from latest
"""
found = duckdb.execute(QUERY, [sys.argv[1]]).fetchone()
assert found
print(found[0], f"{found[1]:.3f}")
