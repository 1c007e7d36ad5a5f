"""How the kernel of a report is started.

Forked from a warm parent where that works, else in the ordinary way.
"""
