import json

from newslint.foundation.clock import FINDER, PHASE, RULE, Clock
from newslint.model.report import FileReport, Run, RunEnd
from newslint.reporters.timings_report import TimingsJson, TimingsReport


def clock() -> Clock:
    made = Clock(lambda: 0.0)
    made.spent.seconds |= {(PHASE, "reading"): 1.0, (FINDER, "text.words:words"): 4.0}
    for number in range(20):
        made.spent.seconds[RULE, f"house/{number:02}"] = (number + 1) / 42
        made.spent.times[RULE, f"house/{number:02}"] = 2
    return made


def told(report: TimingsReport) -> str:
    begin = report.begin(Run("1.2.3"))
    return begin + report.file(FileReport("a.txt")) + report.end(RunEnd())


def test_the_dearest_rules_and_how_many_more() -> None:
    lines = told(TimingsReport(clock())).splitlines()
    assert lines[0].startswith("10.00 seconds of processor time for 1 file, in ")
    assert "    1.000 s  10.0%  phases" in lines
    at = lines.index("    5.000 s  50.0%  rules")
    assert lines[at + 1] == "    0.476 s   4.8%    house/19"
    assert lines[at + 16] == "    0.357 s   3.6%    5 more"
    assert lines[-1] == "    4.000 s  40.0%    text.words:words"


def test_all_rules_for_programs() -> None:
    made = json.loads(told(TimingsJson(clock())))
    assert (made["version"], made["files"], made["cpu_seconds"]) == ("1.2.3", 1, 10)
    assert len(made["rules"]) == 20
    assert made["rules"][0] == {"name": "house/19", "seconds": 0.47619, "times": 2}
    assert made["finders"] == [{"name": "text.words:words", "seconds": 4, "times": 0}]
