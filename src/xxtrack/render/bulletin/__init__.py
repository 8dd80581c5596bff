"""The bulletin (通报), as Markdown and Word."""
