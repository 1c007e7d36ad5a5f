"""Saved pages -> drafted claims for a person to confirm.

`sandbox` and `child` turn files into pages without trusting them; `drafting` reads each page sentence by sentence;
`standing` says what the atlas holds already; `writing`, `review` and `acceptance` are the way to a person and back.
Nothing here changes the raw claims.
"""
