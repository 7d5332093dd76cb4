"""What is imported when it is needed, told by where it stands."""

from importlib import import_module
from typing import Any

from newslint.values import frozen


@frozen
class Deferred:
    """Something that a module has. Only code says what is deferred, data never does."""

    module: str
    name: str

    def now(self) -> Any:
        """What it is; its module is imported."""
        return getattr(import_module(self.module), self.name)


def kind_of(offer: "type | Deferred") -> type:
    """The class that is offered."""
    if isinstance(offer, Deferred):
        kind: type = offer.now()
        return kind
    return offer


def home_of(offer: "type | Deferred") -> tuple[str, str]:
    """The module of a class and its name there, without importing it."""
    if isinstance(offer, Deferred):
        return offer.module, offer.name
    return offer.__module__, offer.__qualname__
