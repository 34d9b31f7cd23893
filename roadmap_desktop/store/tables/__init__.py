"""The tables, a module per subject; a table has the name of its entity.

Columns are the fields of the entity's record, and ``plan_id`` or ``client_id``. Keys are UUID
texts that the program gives. Dates, enumerations, flags and tuples are kept in STRICT tables by the
types of ``tables.types``.
"""
