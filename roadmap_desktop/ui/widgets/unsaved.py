"""A mark on text controls that the window's undo looks at."""

UNSAVED = "unsaved"
"""Property of a control: True while it holds typing that is no answer yet, and undo is its own."""
