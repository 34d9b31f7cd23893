"""Composition root: the only package that sees all others."""
