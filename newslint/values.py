"""Frozen values, declared as dataclasses are and made without any code being generated.

``dataclasses`` writes and compiles five methods for each class, every time that its module is
imported, and imports ``inspect`` for that: with a hundred classes on the way to linting one file
this took longer than to lint it. Here the methods are closures over the names of the fields.

Type checkers see a dataclass, and so does whoever asks: ``dataclasses.fields``, ``replace`` and
``is_dataclass`` work, since the fields are told in that form when they are first asked for.
"""

from collections.abc import Callable, Mapping
from operator import attrgetter
from typing import Any, ClassVar, TypeVar, dataclass_transform, overload

Made = TypeVar("Made")
_set = object.__setattr__


class _Nothing:
    """No default."""

    def __repr__(self) -> str:
        return "no default"


_NOTHING: Any = _Nothing()


class FieldOptions:
    """What a class body says of a field besides its type, by ``field``."""

    __slots__ = ("compare", "default", "default_factory", "init", "metadata", "repr")

    def __init__(
        self,
        default: Any,
        *,
        default_factory: Any,
        init: bool = True,
        repr: bool = True,
        compare: bool = True,
        metadata: Mapping[str, Any] | None = None,
    ) -> None:
        self.default = default
        self.default_factory = default_factory
        self.init = init
        self.repr = repr
        self.compare = compare
        self.metadata = metadata

    @property
    def has_default(self) -> bool:
        """Whether it may be left out."""
        return self.default is not _NOTHING or self.default_factory is not _NOTHING

    def left_out(self) -> Any:
        """What it is where it is left out. Raises TypeError if it may not be."""
        if self.default is not _NOTHING:
            return self.default
        if self.default_factory is not _NOTHING:
            return self.default_factory()
        raise TypeError("it has no default")


def field(
    *,
    default: Any = _NOTHING,
    default_factory: Any = _NOTHING,
    init: bool = True,
    repr: bool = True,
    compare: bool = True,
    metadata: Mapping[str, Any] | None = None,
) -> Any:
    """A field with more to say than a default, as ``dataclasses.field`` has it."""
    return FieldOptions(
        default,
        default_factory=default_factory,
        init=init,
        repr=repr,
        compare=compare,
        metadata=metadata,
    )


@overload
def frozen(cls: type[Made], /) -> type[Made]: ...
@overload
def frozen(*, slots: bool = False) -> Callable[[type[Made]], type[Made]]: ...
@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(cls: Any = None, /, *, slots: bool = False) -> Any:
    """Make a class that of frozen values; ``slots`` for those of which a story has thousands."""
    if cls is None:
        return lambda given: _made(given, slots=slots, frozen=True)
    return _made(cls, slots=slots, frozen=True)


@overload
def record(cls: type[Made], /) -> type[Made]: ...
@overload
def record(*, slots: bool = False, eq: bool = True) -> Callable[[type[Made]], type[Made]]: ...
@dataclass_transform(field_specifiers=(field,))
def record(cls: Any = None, /, *, slots: bool = False, eq: bool = True) -> Any:
    """The same for what changes, such as what is filled step by step; it has no hash."""
    if cls is None:
        return lambda given: _made(given, slots=slots, frozen=False, eq=eq)
    return _made(cls, slots=slots, frozen=False, eq=eq)


def replace(made: Made, /, **changes: Any) -> Made:
    """A value like ``made`` with other fields; what is no field of ``__init__`` starts afresh.

    Raises TypeError for a field that the class does not have.
    """
    kind: Any = type(made)
    given = {name: getattr(made, name) for name, one in fields(kind).items() if one.init}
    changed: Made = kind(**(given | changes))
    return changed


def fields(kind: Any) -> Mapping[str, FieldOptions]:
    """The fields of a class of values by name; of a dataclass, too, as plugins have them.

    None for any other class; a value has those of its class.
    """
    shape = _shape_of(kind if isinstance(kind, type) else type(kind))
    if shape is not None:
        return shape.fields
    if not hasattr(kind, "__dataclass_fields__"):
        return {}
    import dataclasses  # noqa: PLC0415 - whoever made a dataclass has it

    def unless_missing(given: Any) -> Any:
        return _NOTHING if given is dataclasses.MISSING else given

    return {
        one.name: FieldOptions(
            unless_missing(one.default),
            default_factory=unless_missing(one.default_factory),
            init=one.init,
            repr=one.repr,
            compare=one.compare,
            metadata=one.metadata,
        )
        for one in dataclasses.fields(kind)
    }


def is_kind_of_values(kind: Any) -> bool:
    """Whether it is a class of values, or a dataclass."""
    return isinstance(kind, type) and (
        _shape_of(kind) is not None or hasattr(kind, "__dataclass_fields__")
    )


def made_again(kind: type[Made], values: Mapping[str, Any]) -> Made:
    """A value of what made one before, when ``__post_init__`` refused nothing: it is not asked.

    Of a dataclass, as plugins have them, it is.
    """
    shape = _shape_of(kind)
    if shape is None:
        return kind(**values)
    made = kind.__new__(kind)
    shape.fill(made, (), values)
    return made


def _shape_of(kind: type) -> "_Shape | None":
    """What a class of values keeps of itself; None of any other, kinds of such a class included."""
    shape: _Shape | None = getattr(kind, "__shape__", None)
    return shape if shape is not None and shape.of is kind else None


class _AsDataclass:
    """What ``dataclasses`` keeps of a class of its own, told when it is asked for."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __get__(self, made: object, kind: Any) -> Any:
        import dataclasses  # noqa: PLC0415 - no run that lints asks

        shape: _Shape = kind.__shape__
        told = {}
        for name, options in shape.fields.items():
            given = {
                key: value
                for key, value in (
                    ("default", options.default),
                    ("default_factory", options.default_factory),
                )
                if value is not _NOTHING
            }
            told[name] = dataclasses.field(
                **given,
                init=options.init,
                repr=options.repr,
                compare=options.compare,
                metadata=options.metadata,
            )
        body = {"__annotations__": {n: shape.of.__annotations__[n] for n in told}, **told}
        twin: Any = dataclasses.dataclass(frozen=shape.frozen)(type(kind.__name__, (), body))
        for name in _OF_DATACLASSES:
            setattr(shape.of, name, getattr(twin, name))
        return getattr(twin, self._name)


_OF_DATACLASSES = ("__dataclass_fields__", "__dataclass_params__")


def _fields_of(cls: Any) -> dict[str, FieldOptions]:
    fields = {}
    for name, kind in cls.__annotations__.items():
        if getattr(kind, "__origin__", kind) is ClassVar:
            continue
        said = cls.__dict__.get(name, _NOTHING)
        if not isinstance(said, FieldOptions):
            said = FieldOptions(said, default_factory=_NOTHING)
        fields[name] = said
    return fields


def _made(cls: Any, *, slots: bool, frozen: bool, eq: bool = True) -> Any:
    fields = _fields_of(cls)
    if slots:
        cls = _slotted(cls, tuple(fields))
    else:
        for name, one in fields.items():
            if isinstance(cls.__dict__.get(name), FieldOptions):
                if one.default is _NOTHING:
                    delattr(cls, name)
                else:
                    setattr(cls, name, one.default)
    cls.__shape__ = shape = _Shape(cls, fields, frozen=frozen)
    for name in _OF_DATACLASSES:
        setattr(cls, name, _AsDataclass(name))
    cls.__match_args__ = shape.names  # type: ignore[misc]
    cls.__init__ = _init(cls, shape, slots=slots)
    if "__repr__" not in cls.__dict__:
        cls.__repr__ = _repr(tuple(name for name, one in fields.items() if one.repr))
    if eq and "__eq__" not in cls.__dict__:
        _compare(cls, tuple(name for name, one in fields.items() if one.compare), frozen)
    if frozen:
        cls.__setattr__ = _refuse_to_set
        cls.__delattr__ = _refuse_to_delete
    return cls


def _slotted(cls: Any, names: tuple[str, ...]) -> Any:
    body = {
        name: value
        for name, value in cls.__dict__.items()
        if name not in names and name not in ("__dict__", "__weakref__")
    }
    body["__slots__"] = names
    body["__getstate__"] = lambda self: tuple(getattr(self, name) for name in names)
    body["__setstate__"] = lambda self, state: _fill(self, names, state)
    made = type(cls)(cls.__name__, cls.__bases__, body)
    made.__qualname__ = cls.__qualname__
    return made


def _fill(made: object, names: tuple[str, ...], values: Any) -> None:
    for name, one in zip(names, values, strict=True):
        _set(made, name, one)


class _Shape:
    """What the fields of a class are, in their order."""

    fill: Callable[[Any, tuple[Any, ...], Mapping[str, Any]], None]
    """Sets the fields of a value that is being made."""

    def __init__(self, cls: Any, fields: Mapping[str, FieldOptions], *, frozen: bool) -> None:
        self.of = cls
        self.frozen = frozen
        self.shown = cls.__qualname__
        self.fields = fields
        self.names = tuple(name for name, one in fields.items() if one.init)

    def misfit(self, given: tuple[Any, ...], named: Mapping[str, Any]) -> TypeError:
        """What is wrong with values that fit no field, or leave one open."""
        if len(given) > len(self.names):
            told = f"takes {len(self.names)} values, and {len(given)} were given"
            return TypeError(f"{self.shown}() {told}")
        for name in named:
            if name not in self.names:
                return TypeError(f"{self.shown}() has no field `{name}`")
            if name in self.names[: len(given)]:
                return TypeError(f"{self.shown}() was given two values for `{name}`")
        open_ones = (
            name
            for name in self.names[len(given) :]
            if name not in named and not self.fields[name].has_default
        )
        return TypeError(f"{self.shown}() needs a value for `{next(open_ones)}`")


def _init(cls: Any, shape: _Shape, *, slots: bool) -> Callable[..., None]:
    names, count, fields = shape.names, len(shape.names), shape.fields
    after = cls.__dict__.get("__post_init__")
    # What is left out is found on the class, but for what is made anew, what would be taken for a
    # method there, and where there are slots.
    made = {
        name: one
        for name, one in fields.items()
        if slots or one.default_factory is not _NOTHING or hasattr(one.default, "__get__")
    }
    needed = {n for n in names if not fields[n].has_default}
    hidden = tuple(n for n in fields if n not in names and n in made)
    # By the number of values that are given by place, the names of the others.
    others = tuple(names[at:] for at in range(count + 1))
    firsts = tuple(frozenset(names[:at]) for at in range(count + 1))
    known = frozenset(names)

    def fill(self: Any, given: tuple[Any, ...], named: Mapping[str, Any]) -> None:
        at = len(given)
        if at > count or (named and not (known.issuperset(named) and firsts[at].isdisjoint(named))):
            raise shape.misfit(given, named)
        for name, one in zip(names, given):  # noqa: B905 - the others follow
            _set(self, name, one)
        for name in others[at]:
            if name in named:
                _set(self, name, named[name])
            elif name in needed:
                raise shape.misfit(given, named)
            elif name in made:
                _set(self, name, made[name].left_out())
        for name in hidden:
            _set(self, name, made[name].left_out())

    shape.fill = fill
    if after is None:

        def init(self: Any, *given: Any, **named: Any) -> None:
            fill(self, given, named)

    else:

        def init(self: Any, *given: Any, **named: Any) -> None:
            fill(self, given, named)
            after(self)

    return init


def _repr(names: tuple[str, ...]) -> Callable[[Any], str]:
    def shown(self: Any) -> str:
        told = ", ".join(f"{name}={getattr(self, name)!r}" for name in names)
        return f"{type(self).__qualname__}({told})"

    return shown


def _compare(cls: Any, names: tuple[str, ...], frozen: bool) -> None:
    key: Callable[[Any], Any] = attrgetter(*names) if names else (lambda made: ())

    def equals(self: Any, other: object) -> Any:
        if other.__class__ is not self.__class__:
            return NotImplemented
        return key(self) == key(other)

    cls.__eq__ = equals
    if not frozen:
        cls.__hash__ = None
    elif cls.__dict__.get("__hash__") is None:
        cls.__hash__ = lambda self: hash((cls.__qualname__, key(self)))


def _refuse_to_set(self: object, name: str, value: object) -> None:
    raise AttributeError(f"cannot assign to field {name!r} of a frozen {type(self).__qualname__}")


def _refuse_to_delete(self: object, name: str) -> None:
    raise AttributeError(f"cannot delete field {name!r} of a frozen {type(self).__qualname__}")
