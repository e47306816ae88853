"""What is derived from the store's one secret: the key that opens the workbench, cookies, tokens of writes.

Invariant: each use has a key of its own, so that nothing signed for one serves for another.
"""

from __future__ import annotations

import hmac
import secrets
from base64 import urlsafe_b64encode
from hashlib import sha256

from itsdangerous import BadSignature, URLSafeTimedSerializer

WEEK = 7 * 24 * 3600
"""The longest that a session lasts, in seconds."""


def make_secret() -> bytes:
    """A new secret of a store."""
    return secrets.token_bytes(32)


def is_same(one: str, other: str) -> bool:
    """Compared in constant time.

    >>> is_same("clé", "clé"), is_same("clé", "cle")
    (True, False)
    """
    return hmac.compare_digest(one.encode(), other.encode())


class Keys:
    """The keys of one store."""

    def __init__(self, secret: bytes) -> None:
        self._secret = secret
        self._cookies = URLSafeTimedSerializer(self._derive("cookie"), salt="greffier.session")
        self.opening = self._name("opening")
        """What the address holds that opens a workbench of one person."""
        self.cookie = f"greffier-{self._derive('cookie name').hex()[:8]}"
        """Cookies are shared by all ports of a host; so each store has one of its own name."""
        self.cipher = self._derive("aliases")

    def _derive(self, use: str) -> bytes:
        return hmac.new(self._secret, use.encode(), sha256).digest()

    def _name(self, use: str) -> str:
        return urlsafe_b64encode(self._derive(use)).decode().rstrip("=")

    def make_session(self) -> str:
        """The id of a new session: 256 bits that nobody guesses."""
        return secrets.token_urlsafe(32)

    def sign(self, session: str) -> str:
        """The cookie of a session."""
        return str(self._cookies.dumps(session))

    def read(self, cookie: str | None) -> str | None:
        """The session of a cookie; None where we did not sign it, or too long ago."""
        try:
            session = self._cookies.loads(cookie or "", max_age=WEEK)
        except BadSignature:
            return None
        return session if isinstance(session, str) else None

    def make_token(self, session: str) -> str:
        """What a request of this session that writes must hold."""
        return self._name(f"token {session}")
