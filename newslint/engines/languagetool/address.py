"""The address of a server that the settings name, and whether copy may be sent there."""

import ipaddress
import socket
from urllib.parse import urlsplit

from newslint.engines.languagetool.settings import LanguageToolSettings
from newslint.foundation.errors import EngineError

_PUBLIC = ("languagetool.org", "languagetool.com", "languagetoolplus.com")
_AGREE = "stories-leave-the-house: true"


def named_server(settings: LanguageToolSettings) -> str:
    """The address of the server in the settings, such as "http://lt.example:8081".

    Raises EngineError if it is none, or if copy would leave the house with nobody having said that
    it may. Names are not looked up, but for localhost: a name of the newsroom's own counts as in
    the house.
    """
    given = (settings.server or "").strip()
    try:
        parts = urlsplit(given)
        host, port = parts.hostname, parts.port
    except ValueError:
        host = port = None
    if not host or parts.scheme not in ("http", "https") or parts.query or parts.fragment:
        said = f"`languagetool: {{server: {given}}}` is no address of a server"
        raise EngineError(f"{said}; write one such as http://127.0.0.1:8081")
    if parts.username is not None or parts.password is not None:
        said = "the address of LanguageTool's server in the settings has a user and password in it"
        raise EngineError(f"{said}, which it does not take; leave them out")
    if _leaves_the_house(host) and not settings.stories_leave_the_house:
        raise EngineError(
            f"{host} is on the public internet, and copy that is not published yet would be sent "
            f"there; use a server of your own, or set `languagetool: {{{_AGREE}}}` if it may"
        )
    if host == "localhost" and not _is_this_machine(host, port):
        said = "localhost is not this machine, by what the system looks up"
        raise EngineError(f"{said}; write 127.0.0.1, or mend its hosts file")
    shown = f"[{host}]" if ":" in host else host
    path = parts.path.rstrip("/").removesuffix("/v2")
    return f"{parts.scheme}://{shown}{f':{port}' if port is not None else ''}{path}"


def is_loopback(host: str) -> bool:
    """Whether a host is this machine itself, by its name or address."""
    address = _literal(host)
    return host.lower() == "localhost" if address is None else address.is_loopback


def _is_this_machine(host: str, port: int | None) -> bool:
    """Whether all that a name is looked up as is this machine; if nothing is, no copy goes out."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except OSError:
        return True
    return all(is_loopback(str(place[0])) for *_, place in found)


def _leaves_the_house(host: str) -> bool:
    name = host.lower().rstrip(".")
    if any(name == public or name.endswith(f".{public}") for public in _PUBLIC):
        return True
    address = _literal(name)
    return address is not None and address.is_global


def _literal(host: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    """The address that a host is written as; None for a name."""
    try:
        address = ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        try:
            # Resolvers take 134744072 and 0x8.8 for addresses as well.
            return ipaddress.IPv4Address(socket.inet_aton(host))
        except (OSError, ValueError):
            return None
    mapped = address.ipv4_mapped if isinstance(address, ipaddress.IPv6Address) else None
    return mapped or address
