"""Quick plan: a new plan in a handful of pages."""
