"""From an executed notebook to a page that can be sent.

One HTML file, offline, with everything from data escaped.
"""
