"""Places: names in, candidates out. See docs/gazetteer.md."""
