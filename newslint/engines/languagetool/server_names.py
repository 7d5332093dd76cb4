"""What the address of a server says by itself, with nothing looked up."""

import ipaddress
from urllib.parse import urlsplit


def is_plain_loopback(address: str) -> bool:
    """Whether an address is this machine itself, written so that nobody can take it otherwise.

    That is localhost, 127.0.0.0/8 in four decimal numbers, or ::1, and no path but that of the
    service: neither names that are looked up, nor other ways to write numbers, nor an address in
    another one. Where copy goes must not hang on who reads it.
    """
    try:
        parts = urlsplit(address)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        return False
    if parts.scheme not in ("http", "https") or parts.path not in ("", "/", "/v2", "/v2/"):
        return False
    if "@" in parts.netloc or "%" in parts.netloc or "\\" in address or parts.query:
        return False
    try:
        literal = ipaddress.ip_address(host)
    except ValueError:
        return host == "localhost"
    if isinstance(literal, ipaddress.IPv6Address):
        return literal == ipaddress.IPv6Address("::1")
    return literal.is_loopback


def same_server(one: str, other: str) -> bool:
    """Whether two addresses are of one server, at one port and path."""
    return _told_apart(one) == _told_apart(other)


def _told_apart(address: str) -> tuple[str, str, int | None, str]:
    try:
        parts = urlsplit(address.strip())
        port = parts.port or {"http": 80, "https": 443}.get(parts.scheme)
    except ValueError:
        return address, "", None, ""
    path = parts.path.rstrip("/").removesuffix("/v2")
    # With all that stands before the host, if it is more than that.
    host = parts.netloc.lower() if "@" in parts.netloc else parts.hostname or ""
    return parts.scheme, host, port, path
