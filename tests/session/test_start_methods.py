"""Workers that have nothing of their parent: on Windows and macOS, and from Python 3.14 on."""

import json
import multiprocessing
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

# In a process of its own: the method is chosen once.
RUN = """
import multiprocessing, sys
from newslint.cli import main
from newslint.session import runner
if __name__ == "__main__":
    runner.WORTH_A_PROCESS = 1
    multiprocessing.set_start_method(sys.argv[1])
    sys.exit(main(sys.argv[2:]))
"""


@pytest.mark.slow
@pytest.mark.parametrize("method", multiprocessing.get_all_start_methods())
def test_a_run_is_the_same_however_its_processes_start(tmp_path: Path, method: str) -> None:
    script = tmp_path / "script.py"
    script.write_text(RUN)
    (tmp_path / "rules" / "house").mkdir(parents=True)
    (tmp_path / "rules" / "house" / "zounds.yaml").write_text(
        "summary: No oaths.\nlevel: error\nseverity: minor\nmqm: style/register\nits: register\n"
        "message: Leave “{match}” out.\nexplanation: It is no oath of ours.\n"
        "check: pattern\nwith: {regex: '[Zz]ounds'}\n"
        "bad:\n  - {text: 'Zounds, it rains.', flags: Zounds}\n"
        "  - {text: 'He said zounds twice.', flags: zounds}\n"
        "  - {text: 'Oh, zounds.', flags: zounds}\n"
        "good: [He sounds tired., The zone is closed., It abounds.]\n"
    )
    (tmp_path / ".newslint.yaml").write_text("rules: [rules]\n")
    stories = tmp_path / "stories"
    stories.mkdir()
    for at in range(32):
        words = "Zounds, it is late." if at % 3 else "They met at the the port."
        (stories / f"{at:02}.txt").write_text(f"The ferry stays in port\n\n{words}\n")

    def diagnostics(*jobs: str) -> Any:
        command = [sys.executable, script, method, *jobs, "--no-cache", "--format", "json"]
        ran = subprocess.run(
            [*command, "stories"], cwd=tmp_path, capture_output=True, text=True, check=False
        )
        assert (ran.returncode, ran.stderr) == (1, "")
        return json.loads(ran.stdout)["diagnostics"]

    found = diagnostics("--jobs", "2")
    assert len(found) >= 32
    assert {"house/zounds", "repetition/doubled-function-word"} <= {one["rule"] for one in found}
    assert found == diagnostics("--jobs", "1")
