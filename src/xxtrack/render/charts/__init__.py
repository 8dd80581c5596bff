"""Charts, in braille and as SVG."""
