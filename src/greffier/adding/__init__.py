"""Reports and records taken in: read, checked, and put into a store."""
