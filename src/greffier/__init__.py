"""Greffier: reads news reports of armed conflict and keeps the record of who says what."""
