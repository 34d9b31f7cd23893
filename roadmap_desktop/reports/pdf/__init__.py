"""Draws a document as PDF."""
