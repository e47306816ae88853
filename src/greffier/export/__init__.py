"""Incidents and claims in the formats that the field uses; nothing is added to what the voices say."""
