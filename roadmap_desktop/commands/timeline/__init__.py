"""What is edited on the timeline: dates, lengths, links, order, progress and baselines."""
