"""The phrases, each file named like the prefix of its keys: ``reason.behind`` stands in ``reason.py``.

A file's ``TEXTS`` maps a key to a pair (Chinese, English) with the same blanks.
"""
