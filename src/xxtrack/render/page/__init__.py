"""The page: one self-contained HTML file for leaders and bureaus."""
