"""How the window looks: colours, type, space, icons, style sheet."""
