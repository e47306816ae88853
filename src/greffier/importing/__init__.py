"""Data that people coded, as CSV of ACLED's or UCDP's columns → records of the format, one for each row.

A row becomes a document of its own: a line for each column, so that every value points at words. Who coded it is a
source of kind « organisation »; whom the row cites stand behind it.
"""
