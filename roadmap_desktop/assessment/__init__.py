"""The rules: what a plan's own words and figures say about it."""
