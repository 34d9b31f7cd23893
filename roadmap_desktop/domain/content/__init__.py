"""Types of the catalogue: everything the program knows about AI roadmaps, as data.

Every record has an ``id`` that is never reused and the ids of the requirement rows it serves.
"""
