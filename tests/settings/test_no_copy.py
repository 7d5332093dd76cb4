import pytest

from newslint.settings.no_copy import is_no_copy_by_name, reads_like_code

REQUIREMENTS = """\
# What the site runs on
flask==3.0.2
requests[socks]>=2.31
tzdata~=2024.1 ; sys_platform == "win32"
--hash=sha256:0123
-r base.txt
"""
CMAKE = """\
cmake_minimum_required(VERSION 3.20)
project(ferry)
# The boat itself
add_library(ferry
  src/hull.cpp
  src/engine.cpp
)
target_link_libraries(ferry PRIVATE sea)
"""
PYTHON = """\
import os

def sail(port):
    if port == "Varna":
        return None
    print(port)
    port.ships += 1
"""
JSON = """\
{
  "port": "Varna",
  "ships": [
    {"name": "Vega"},
    {"name": "Lyra"}
  ]
}
"""
SCRIPT = "#!/bin/sh\necho The ferry sailed.\n"
C = '#include <stdio.h>\n\nint main(void) {\n    printf("ferry\\n");\n    return (0);\n}\n'
ROBOTS = "User-agent: *\nDisallow: /drafts/\n"


@pytest.mark.parametrize("text", [REQUIREMENTS, CMAKE, PYTHON, JSON, SCRIPT, C, ROBOTS])
def test_code(text: str) -> None:
    assert reads_like_code(text.encode())
    assert reads_like_code(text.replace("\n", "\r\n").encode())


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The ferry stayed in port on Sunday, the harbor master said.\n",
        # Bullets, a list that ends with semicolons, results, a schedule, a note to the desk.
        "-the road was closed for a week\n-the bridge was not\n- nobody was hurt\n",
        "The council decided:\n1. to repair the road;\n2. to close the bridge;\n3. to wait;\n",
        "Results\n\nVarna - Burgas 2-1\nRuse - Plovdiv 0-0 (0-0)\nVidin - Sofia 3-2\n",
        "Ferry (updates throughout)\n\nThe ferry sailed.\n",
        "# The ferry\n\n## Sunday\n\nIt stayed in port.\n",
        "For the first time: a ferry\nWith no captain: a port\n\nThe ferry sailed at noon.\n",
        "PORT(Reuters)\n\nThe ferry sailed at noon, its owner said.\nIt was late.\n",
        "渡轮/港口\n渡轮/港口\n渡轮/港口\n",
        "<p>The ferry sailed.</p>\n<p>It was late.</p>\n",
        "Use `print(port)` to see it, the teacher said.\nprint(port)\nThe class laughed.\n",
        "score(s)\n",
    ],
)
def test_copy(text: str) -> None:
    assert not reads_like_code(text.encode())
    assert not reads_like_code(text.encode("utf-16"))


def test_a_long_beginning_ends_in_the_middle_of_a_line() -> None:
    assert reads_like_code(b"port = 1\n" * 1000)
    assert not reads_like_code(b"The ferry sailed at noon. " * 1000)


def test_a_line_of_any_length_is_looked_at_in_no_time() -> None:
    for part in (b"a=", b"-a ", b"a(", b"/", b"=;", b"{ ", b"a["):
        reads_like_code(part * 4096)


@pytest.mark.parametrize(
    "place",
    [
        *("requirements.txt", "src/CMakeLists.txt", "Robots.TXT", "README.txt", "LICENSE.txt"),
        *("node_modules/left/a.txt", "site/x.egg-info/SOURCES.txt"),
    ],
)
def test_names_of_what_is_no_copy(place: str) -> None:
    assert is_no_copy_by_name(place.split("/"))


@pytest.mark.parametrize(
    "place",
    ["visa-requirements.txt", "license.txt", "robots-at-work.txt", "readme/a.txt", "node_modules"],
)
def test_names_of_stories(place: str) -> None:
    assert not is_no_copy_by_name(place.split("/"))
