"""Section builders: plan and assessment in, blocks out."""
