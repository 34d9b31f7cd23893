"""The timeline as a drawing: described once, painted as PDF, SVG and PNG."""
