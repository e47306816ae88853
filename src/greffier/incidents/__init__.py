"""Events of many records → incidents."""
