"""Tables, a module per subject; columns carry the names of the domain records."""
