"""Roadmap Desktop: plan, pilot and run an AI use in a small firm, offline."""

__version__ = "0.2.0"
