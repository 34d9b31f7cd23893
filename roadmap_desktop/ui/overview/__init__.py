"""Overview: where the plan stands, what is decided next, what is still missing."""
