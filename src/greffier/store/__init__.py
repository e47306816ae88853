"""The store: claims and judgements kept, and given back as they came.

One SQLite file, or a PostgreSQL database, through the same code. Machine readings and human judgements stand in
tables of their own; nothing that was written is ever changed, and a hash-chained log says what was written when.
"""
