"""What the API takes and gives, as its OpenAPI document says it. Shapes only: no behaviour, nothing of the store.

Invariant: offsets count Unicode code points of the document's text, days are written 2021-01-25, times are RFC 3339.
"""
