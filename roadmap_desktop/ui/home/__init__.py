"""Home: all plans, and every way to begin one."""
