"""Who we are to a SPARQL service: a token, or a user with a password, sent as Basic or, where it asks for that, Digest.

They come from the environment only and never stand in a message. Digest keeps the service's nonce for later requests.
Not handled: Digest with auth-int, sessions (-sess) or user hashes.

Sources: RFC 7617 (Basic), RFC 6750 (Bearer), RFC 7616 (Digest)
"""

from __future__ import annotations

import base64
import hashlib
import secrets
import urllib.request
from collections.abc import Mapping
from urllib.parse import urlsplit

from kg.errors import StoreError

_HASHES = {"MD5": hashlib.md5, "SHA-256": hashlib.sha256}


class Credentials:
    """What the environment holds for a service, and the header that each request is sent with."""

    def __init__(self, environ: Mapping[str, str]) -> None:
        self._fixed = authorization(environ)
        self._user = environ.get("KG_STORE_USER", "") if not environ.get("KG_STORE_TOKEN") else ""
        self._password = environ.get("KG_STORE_PASSWORD", "")
        self._token = environ.get("KG_STORE_TOKEN", "")
        self._challenge: dict[str, str] = {}
        self._uses = 0
        self._asks = False

    def header(self, method: str, url: str) -> dict[str, str]:
        """The Authorization of one request, or nothing."""
        if not self._challenge:
            return {} if self._asks else self._fixed
        self._uses += 1
        return {"Authorization": _digest(self._challenge, self._user, self._password, method, url, self._uses)}

    def take(self, challenge: str) -> bool:
        """Take up a service's WWW-Authenticate; False where another try with it would come to nothing.

        Without one, as Virtuoso answers to Basic, the next try asks for it by sending no credentials.
        """
        if not challenge and self._user and not self._asks:
            self._asks = True
            return True
        scheme, _, rest = challenge.partition(" ")
        if scheme.lower() != "digest" or not self._user:
            return False
        found = urllib.request.parse_keqv_list(urllib.request.parse_http_list(rest))
        refused = bool(self._challenge) and found.get("stale", "").lower() != "true"
        knows_how = found.get("algorithm", "MD5").upper() in _HASHES and "auth" in found.get("qop", "auth").split(",")
        if refused or not knows_how or not found.keys() >= {"realm", "nonce"}:
            return False
        self._challenge, self._uses = found, 0
        return True

    def hidden(self, said: str) -> str:
        """What a service said, without secrets; some repeat the headers that they got."""
        sent = [value.partition(" ")[2] for value in self._fixed.values()]
        for secret in filter(None, [*sent, self._password, self._token]):
            said = said.replace(secret, "[hidden]")
        return said.strip()


def authorization(environ: Mapping[str, str]) -> dict[str, str]:
    """The header that the environment asks for: a token, or a user with a password, or none."""
    token = environ.get("KG_STORE_TOKEN")
    if token:
        if not token.isascii() or not token.isprintable() or " " in token:
            raise StoreError("KG_STORE_TOKEN holds characters that no token has, perhaps a line end; set it anew")
        return {"Authorization": f"Bearer {token}"}
    user, password = environ.get("KG_STORE_USER"), environ.get("KG_STORE_PASSWORD")
    if user is None and password is None:
        return {}
    if not user or password is None:
        raise StoreError("KG_STORE_USER and KG_STORE_PASSWORD go together; one of them is missing")
    if ":" in user:
        raise StoreError("KG_STORE_USER has a colon in it, which Basic authentication cannot send")
    secret = base64.b64encode(f"{user}:{password}".encode()).decode("ascii")
    return {"Authorization": f"Basic {secret}"}


def _digest(challenge: Mapping[str, str], user: str, password: str, method: str, url: str, uses: int) -> str:
    """The answer to a challenge for one request (RFC 7616, section 3.4.1)."""
    algorithm = challenge.get("algorithm", "MD5")

    def hashed(*parts: str) -> str:
        return _HASHES[algorithm.upper()](":".join(parts).encode()).hexdigest()

    address = urlsplit(url)
    target = f"{address.path or '/'}{'?' if address.query else ''}{address.query}"
    count, ours = f"{uses:08x}", secrets.token_hex(8)
    who, what = hashed(user, challenge["realm"], password), hashed(method, target)
    told = {"username": user, "realm": challenge["realm"], "nonce": challenge["nonce"], "uri": target}
    bare: dict[str, str] = {}
    if "qop" in challenge:
        told |= {"cnonce": ours, "response": hashed(who, challenge["nonce"], count, ours, "auth", what)}
        bare |= {"qop": "auth", "nc": count}
    else:
        told["response"] = hashed(who, challenge["nonce"], what)
    told |= {name: challenge[name] for name in ("opaque", "algorithm") if name in challenge}
    quoted = [f'{name}="{_escaped(value)}"' for name, value in told.items()]
    return "Digest " + ", ".join([*quoted, *(f"{name}={value}" for name, value in bare.items())])


def _escaped(value: str) -> str:
    return value.replace("\\", "\\\\").replace('"', '\\"')
