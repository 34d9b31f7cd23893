"""The dated plan as a Gantt chart: a table beside bars, painted from ``timeline.geometry``."""
