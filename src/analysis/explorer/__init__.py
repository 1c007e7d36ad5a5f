"""The explorer: one offline page on which a reader asks the map (its TypeScript is in `web/explorer/`).

Everything that the page tells is computed here, before it is opened: the page looks answers up and adds nothing.
"""
