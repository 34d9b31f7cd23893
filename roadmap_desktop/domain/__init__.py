"""The nouns of the program: frozen values without I/O, clock or third-party import."""
