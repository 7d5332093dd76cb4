import pytest

from newslint.linting.templates import template_faults


@pytest.mark.parametrize(
    "template",
    ["", "Plain.", "“{match}” is {first}.", "Write {replacement}, not {match}.", "{{ and }}"],
)
def test_plain_names_that_are_known(template: str) -> None:
    assert list(template_faults(template, ("first",))) == []


@pytest.mark.parametrize(
    ("template", "said"),
    [
        ("{frist}", ["names {frist}, which its check does not tell; did you mean “first”?"]),
        ("{a} {b}", ["names {a}, which its check does not", "names {b}, which its check does not"]),
        ("{0}", ["names {0}; only a plain name may stand in braces, as in {match}"]),
        ("{first:{match}}", ["names {first:{match}}; only a plain name"]),
        ("{first!s:>9}", ["names {first!s:>9}; only a plain name"]),
        ("{ first }", ["names { first }; only a plain name"]),
        ("first}", ["has a brace without a partner; write {{ or }}"]),
        ("{first", ["has a brace without a partner"]),
        ("{first!}", ["has a brace without a partner"]),
    ],
)
def test_all_else_is_refused(template: str, said: list[str]) -> None:
    told = list(template_faults(template, ("first",)))
    assert len(told) == len(said)
    assert all(one.startswith(start) for one, start in zip(told, said, strict=True)), told
