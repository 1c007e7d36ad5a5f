"""What a report says in words: sentences computed from frames, in both languages, one module a question.

A sentence never states a number that was not computed just before; what is missing is said as plainly as what
is known.
"""
