import tomllib
from pathlib import Path

import pytest

from newslint.foundation.toml_text import TomlError, line_of_toml, read_toml

TEXT = """\
[project]
select = "no"
[tool.newslint]
select = [
  "default",
]
"fail-on" = "note"
levels.units = "note"

[tool.newslint.engines.languagetool]
timeout = 3

[[tool.newslint.paths]]
match = "a"
[[tool.newslint.paths]]  # the second
match = "b"
levels = {units = "note"}
[tool.newslint.paths.more]
deep = 1
"""


@pytest.mark.parametrize(
    ("where", "line"),
    [
        (("select",), 4),
        (("select", 0), 4),
        (("fail-on",), 7),
        (("levels", "units"), 8),
        (("engines", "languagetool"), 10),
        (("engines", "languagetool", "timeout"), 11),
        (("paths", 0, "match"), 14),
        (("paths", 1, "match"), 16),
        (("paths", 1, "levels", "units"), 17),
        (("paths", 1, "more", "deep"), 19),
        (("gone",), 3),
    ],
)
def test_the_line_of_a_key(where: tuple[str | int, ...], line: int) -> None:
    assert tomllib.loads(TEXT)
    assert line_of_toml(TEXT, ("tool", "newslint", *where)) == line


def test_what_cannot_be_read_is_told(tmp_path: Path) -> None:
    with pytest.raises(TomlError, match="cannot be read as TOML"):
        read_toml(tmp_path / "gone.toml")
