"""Gates: what is there, what is missing, and the decision, recorded by name."""
