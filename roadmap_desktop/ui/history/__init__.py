"""History: what was done, by whom and when; back to any point, or two points compared."""
