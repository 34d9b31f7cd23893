"""A plan and its parts, a module per subject."""
