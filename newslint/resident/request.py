"""What a client and a resident process say to one another.

A client sends a request with its streams and its folder. It is told that a process has it, says
``GO``, and is told the exit status in the end. Until it has said ``GO`` nothing is done: it may as
well go away and make the run itself.
"""

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

RUN, STATUS, STOP = b"run", b"status", b"stop"
TAKEN, OTHER, ENDED = b"taken", b"other", b"ended"
GO = b"go\n"
DESCRIPTORS = 4
"""The current folder and the three standard streams."""
MOST = 64 << 20
"""No request is longer: a command line and its environment are much shorter everywhere."""
_INT = 4


class Request:
    """A run, as the process that was called to make it would find it."""

    def __init__(
        self,
        kind: bytes,
        of: bytes,
        arguments: "Sequence[bytes]" = (),
        environment: "Mapping[bytes, bytes] | None" = None,
        *,
        umask: int = 0,
        ignored: "Sequence[int]" = (),
    ) -> None:
        self.kind = kind
        self.of = of
        """The identity that the process has to have."""
        self.arguments = list(arguments)
        self.environment = dict(environment or {})
        self.umask = umask
        self.ignored = list(ignored)
        """Signals that the command was started to ignore."""

    def packed(self) -> bytes:
        """The request as bytes, its length first. Nothing in it holds a NUL."""
        ignored = b" ".join(b"%d" % number for number in self.ignored)
        head = b"%d %d" % (len(self.arguments), self.umask)
        pairs = (name + b"=" + value for name, value in self.environment.items())
        body = b"\0".join((self.kind, self.of, head, ignored, *self.arguments, *pairs))
        return len(body).to_bytes(_INT, "big") + body

    @classmethod
    def unpacked(cls, body: bytes) -> "Request":
        """The request that was packed so. Raises ValueError."""
        kind, of, head, ignored, *rest = body.split(b"\0")
        count, umask = map(int, head.split())
        pairs = (pair.partition(b"=") for pair in rest[count:])
        return cls(
            kind,
            of,
            rest[:count],
            {name: value for name, _, value in pairs},
            umask=umask,
            ignored=[int(number) for number in ignored.split()],
        )


def send(connection: "Any", request: Request, descriptors: "Sequence[int]" = ()) -> None:
    """Send a request with descriptors. Raises OSError."""
    data = request.packed()
    if descriptors:
        from _socket import SCM_RIGHTS, SOL_SOCKET  # noqa: PLC0415 - not everywhere

        given = b"".join(one.to_bytes(_INT, sys.byteorder) for one in descriptors)
        sent = connection.sendmsg([data], [(SOL_SOCKET, SCM_RIGHTS, given)])
        data = data[sent:]
    connection.sendall(data)


def receive(connection: "Any") -> tuple[Request, list[int]]:
    """A request and the descriptors that came with it. Raises OSError, EOFError, ValueError."""
    from _socket import CMSG_SPACE, SCM_RIGHTS, SOL_SOCKET  # noqa: PLC0415 - not everywhere

    data, aside, _, _ = connection.recvmsg(1 << 16, CMSG_SPACE(DESCRIPTORS * _INT))
    descriptors = [
        int.from_bytes(given[at : at + _INT], sys.byteorder)
        for level, kind, given in aside
        if (level, kind) == (SOL_SOCKET, SCM_RIGHTS)
        for at in range(0, len(given) - _INT + 1, _INT)
    ]
    try:
        while len(data) < _INT or len(data) < _INT + int.from_bytes(data[:_INT], "big"):
            if len(data) > MOST:
                raise ValueError("a request is too long")
            more = connection.recv(1 << 16)
            if not more:
                raise EOFError
            data += more
        return Request.unpacked(data[_INT:]), descriptors
    except BaseException:
        for one in descriptors:
            os.close(one)
        raise


def line(connection: "Any") -> list[bytes]:
    """The words of the next line; none where the other side has gone away. Raises OSError."""
    said = b""
    while not said.endswith(b"\n"):
        more = connection.recv(64)
        if not more:
            return []
        said += more
    return said.split()


def is_own(connection: "Any") -> bool:
    """Whether a process of the same user is at the other end, as far as the system tells."""
    import _socket  # noqa: PLC0415 - not everywhere

    kind = getattr(_socket, "SO_PEERCRED", None)
    if kind is None:
        return True  # the folder, which is the user's alone, has to do
    told = connection.getsockopt(_socket.SOL_SOCKET, kind, 3 * _INT)
    user = int.from_bytes(told[_INT : 2 * _INT], sys.byteorder)
    return user == os.geteuid()
