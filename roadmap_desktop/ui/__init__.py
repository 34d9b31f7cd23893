"""The window: Qt only, no store."""
