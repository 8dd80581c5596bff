"""What `status --by` says."""

TEXTS = {
    "ranking.title-scope": ("责任范围排名", "Scopes ranked"),
}
