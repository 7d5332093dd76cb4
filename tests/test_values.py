import copy
import dataclasses
import pickle
from collections.abc import Callable, Mapping
from typing import Any, ClassVar

import pytest

from newslint.values import field, fields, frozen, is_kind_of_values, made_again, record, replace


def shouted(text: str) -> str:
    return text.upper()


@frozen
class Port:
    """A place with a harbour."""

    name: str
    depth: float = 2.5
    ships: Mapping[str, int] = field(default_factory=dict)
    known: str = field(default="yes", compare=False, repr=False)
    kind: ClassVar[str] = "harbour"
    _seen: list[str] = field(default_factory=list, init=False, repr=False, compare=False)


@frozen(slots=True)
class Berth:
    number: int
    length: float = 10.0


@frozen
class Draught:
    metres: float

    def __post_init__(self) -> None:
        if self.metres < 0:
            raise ValueError("a draught is above 0")


@frozen
class Signal:
    told: Callable[[str], str] = shouted


@record
class Log:
    lines: list[str] = field(default_factory=list)
    count: int = 0


@dataclasses.dataclass(frozen=True)
class Plain:
    name: str
    depth: float = 2.5
    ships: Mapping[str, int] = dataclasses.field(default_factory=dict)


def test_fields_are_given_by_place_or_by_name() -> None:
    port = Port("Holm", ships={"Ada": 2})
    assert (port.name, port.depth, port.ships, port.known) == ("Holm", 2.5, {"Ada": 2}, "yes")
    assert Port(name="Holm", depth=2.5, ships={"Ada": 2}) == port
    assert Port("Holm", 2.5, {"Ada": 2}, "yes") == port
    assert Berth(3) == Berth(3, 10.0) == Berth(length=10.0, number=3)


@pytest.mark.parametrize(
    ("given", "named", "message"),
    [
        ((), {}, "Port() needs a value for `name`"),
        ((), {"depth": 3}, "Port() needs a value for `name`"),
        (("Holm", 1.0, {}, "no", 5), {}, "Port() takes 4 values, and 5 were given"),
        (("Holm",), {"name": "Lund"}, "Port() was given two values for `name`"),
        (("Holm",), {"tide": 2}, "Port() has no field `tide`"),
        (("Holm",), {"_seen": []}, "Port() has no field `_seen`"),
        (("Holm",), {"kind": "x"}, "Port() has no field `kind`"),
    ],
)
def test_what_fits_no_field_is_refused(
    given: tuple[Any, ...], named: dict[str, Any], message: str
) -> None:
    with pytest.raises(TypeError) as refused:
        Port(*given, **named)
    assert str(refused.value) == message


def test_each_has_a_default_of_its_own() -> None:
    one, other = Port("Holm"), Port("Lund")
    assert one.ships is not other.ships
    one._seen.append("Ada")
    assert other._seen == []


def test_a_function_that_is_a_value_is_no_method() -> None:
    assert Signal().told("fog") == "FOG"
    assert Signal(str.lower).told("Fog") == "fog"


@pytest.mark.parametrize("made", [Port("Holm"), Berth(3)])
def test_nothing_in_it_can_be_changed(made: Any) -> None:
    name = fields(type(made)).__iter__().__next__()
    with pytest.raises(AttributeError, match=f"cannot assign to field '{name}' of a frozen"):
        setattr(made, name, "Lund")
    with pytest.raises(AttributeError, match=f"cannot delete field '{name}' of a frozen"):
        delattr(made, name)


def test_they_are_equal_by_what_is_compared() -> None:
    assert Port("Holm", known="no") == Port("Holm")
    assert Port("Holm") != Port("Lund")
    assert Port("Holm") != "Holm"
    assert Berth(3) != Draught(3)
    assert len({Berth(3), Berth(3, 10.0), Berth(4)}) == 2


def test_they_say_what_they_are() -> None:
    assert repr(Port("Holm")) == "Port(name='Holm', depth=2.5, ships={})"
    assert repr(Berth(3)) == "Berth(number=3, length=10.0)"


@pytest.mark.parametrize("made", [Port("Holm", 3.0, {"Ada": 1}), Berth(3), Draught(2.0)])
def test_they_go_to_other_processes(made: Any) -> None:
    assert pickle.loads(pickle.dumps(made)) == made
    assert copy.deepcopy(made) == made


def test_some_have_no_room_for_more() -> None:
    assert not hasattr(Berth(3), "__dict__")


def test_a_value_like_another() -> None:
    port = Port("Holm", 3.0)
    port._seen.append("Ada")
    other = replace(port, name="Lund")
    assert (other.name, other.depth, other._seen) == ("Lund", 3.0, [])
    with pytest.raises(TypeError, match="has no field `tide`"):
        replace(port, tide=2)


def test_what_comes_after_may_refuse() -> None:
    assert Draught(2.0).metres == 2.0
    with pytest.raises(ValueError, match="above 0"):
        replace(Draught(2.0), metres=-1.0)


def test_a_record_changes_and_has_no_hash() -> None:
    log = Log()
    log.count += 1
    assert log == Log([], 1)
    with pytest.raises(TypeError, match="unhashable"):
        hash(log)


def test_dataclasses_take_them_for_their_own() -> None:
    assert dataclasses.is_dataclass(Port)
    assert [one.name for one in dataclasses.fields(Port)] == [*fields(Port)]
    assert dataclasses.replace(Berth(3), number=4) == Berth(4)
    assert dataclasses.asdict(Berth(3)) == {"number": 3, "length": 10.0}
    (depth,) = (one for one in dataclasses.fields(Port) if one.name == "depth")
    assert (depth.default, depth.init, depth.type) == (2.5, True, float)


def test_a_dataclass_may_be_a_kind_of_them() -> None:
    @dataclasses.dataclass(frozen=True)
    class Marina(Draught):
        name: str = ""

    marina = Marina(2.0, "Lund")
    assert (marina.metres, marina.name) == (2.0, "Lund")
    assert [one.name for one in dataclasses.fields(Marina)] == ["metres", "name"]
    assert marina == dataclasses.replace(Marina(3.0, "Lund"), metres=2.0)
    assert marina == replace(Marina(3.0, "Lund"), metres=2.0)
    assert [*fields(Marina)] == ["metres", "name"]
    assert made_again(Marina, {"metres": 2.0, "name": "Lund"}) == marina


def test_fields_of_dataclasses_are_told_the_same() -> None:
    told = fields(Plain)
    assert [*told] == ["name", "depth", "ships"]
    assert [one.has_default for one in told.values()] == [False, True, True]
    assert (told["depth"].left_out(), told["ships"].left_out()) == (2.5, {})
    assert is_kind_of_values(Plain)
    assert is_kind_of_values(Port)
    assert not is_kind_of_values(str)
    assert not is_kind_of_values(Port("Holm"))
    assert fields(str) == {}


def test_they_can_be_matched() -> None:
    match Berth(3, 8.0):
        case Berth(number, length):
            assert (number, length) == (3, 8.0)


def test_a_value_that_was_made_before_is_not_asked_again() -> None:
    assert made_again(Port, {"name": "Holm"}) == Port("Holm")
    assert made_again(Draught, {"metres": -1.0}).metres == -1.0
    assert made_again(Plain, {"name": "Holm"}) == Plain("Holm")
