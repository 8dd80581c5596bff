"""Commas and brackets by the words they stand between, where no language is at hand."""

from collections.abc import Iterable


def is_chinese(text: str) -> bool:
    """Whether there is a Chinese character or a full-width sign in it."""
    return not text.isascii() and any(
        "\u3000" <= sign <= "\u303f" or "\u4e00" <= sign <= "\u9fff" or "\uff00" <= sign <= "\uffef" for sign in text
    )


def names_listed(parts: Iterable[str]) -> str:
    """Names one after the other: 空港新城、沣东新城, or Housing, Planning."""
    whole = tuple(parts)
    return ("、" if any(map(is_chinese, whole)) else ", ").join(whole)


def bracketed(text: str, before: str = "") -> str:
    """Words in brackets behind others: 企业（空港新城）, Homes (North Ward)."""
    return f"（{text}）" if is_chinese(text) or is_chinese(before) else f" ({text})"
