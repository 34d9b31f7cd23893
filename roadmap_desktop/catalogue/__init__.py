"""Loads resources/catalogue/<language>/*.toml into the types of domain.content."""
