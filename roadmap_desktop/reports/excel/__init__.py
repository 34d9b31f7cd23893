"""Draws a document as an Excel workbook."""
