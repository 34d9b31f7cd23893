"""Documents: format-neutral content first, then drawn as PDF or Excel."""
