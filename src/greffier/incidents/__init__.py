"""Events of many records → incidents: candidates, comparison with reasons, clustering, figures by source.

Nothing here knows of a database: tellings come in, links and incidents go out. An incident is a view over claims and
judgements; merging discards nothing.
"""
