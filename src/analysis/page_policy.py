"""What a page may run and load: exactly the style and the script that stand in it, and nothing from outside."""

from __future__ import annotations

import base64
import hashlib


def policy(style: str, script: str) -> str:
    """Content security policy that lets exactly this style and this script in."""

    def allowed(text: str) -> str:
        return "'sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() + "'"

    return (
        f"default-src 'none'; img-src data: blob:; style-src {allowed(style)}; script-src {allowed(script)}; "
        "base-uri 'none'; form-action 'none'"
    )
