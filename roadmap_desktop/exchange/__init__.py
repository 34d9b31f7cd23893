"""Foreign files in and out; what comes in is a proposal that a command applies."""
