"""What people correct in a record: kept apart from it, and applied to it when it is looked at."""
