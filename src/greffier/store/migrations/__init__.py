"""The store's tables as they grew: one step each, run in order on a store that has not had it."""
