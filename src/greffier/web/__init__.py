"""The workbench: one process that serves the page and the API which the page itself uses."""
