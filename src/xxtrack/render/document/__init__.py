"""Papers of headings, paragraphs and tables, as Markdown and Word from one source."""
