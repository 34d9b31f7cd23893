"""What the window and the documents draw alike: shapes in plain numbers, without Qt or a PDF."""
