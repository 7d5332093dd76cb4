import datetime
import json
import os
import re
import warnings
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.linting.edits import applied
from newslint.linting.linter import Linter
from newslint.linting.selection import Selection
from newslint.model.acceptance import Acceptance, AcceptedFinding
from newslint.model.diagnostic import Level, RelatedPlace
from newslint.model.fix import Edit
from newslint.model.position import LineIndex, Span
from newslint.model.report import (
    STANDARD_INPUT,
    Artifact,
    FileReport,
    LeftOut,
    Presentation,
    Problem,
    Report,
)
from newslint.model.rule import Entry, EntryTexts, Example, Fix, Rule
from newslint.readers.decoding import decode
from newslint.reporters import sarif_report
from newslint.reporters.sarif_report import log as sarif_log
from newslint.reporters.sarif_report.artifacts import iana
from newslint.reporters.sarif_report.messages import (
    markdown,
    message_string,
    names_in,
    plain,
    shortened,
)
from newslint.reporters.sarif_report.taxonomies import its, mqm
from newslint.rulebook.reading import ITS_TYPES
from newslint.session.file_linter import FileRequest, Fixing, Outcome
from newslint.subjects.wording.pattern_check import PatternCheck
from tests.conftest import RunNewslint
from tests.making import diagnostic, document, file_report, place, rule
from tests.sarif_fixes import fixed_files
from tests.stories import desk, stories

TEXT = "Oh zounds, he said.\nAnd \U0001f600 zounds again, she said."
AT = TEXT.rindex("zounds")
ONE = diagnostic(TEXT, AT, AT + 6, fingerprint="abc:1")
SCHEMA = Path(__file__).parents[1] / "real" / "schemas" / "sarif-schema-2.1.0.json"


@cache
def validator() -> Any:
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    return jsonschema.validators.validator_for(schema)(schema)


def log_of(*files: FileReport, rules: tuple[Rule, ...] = (), **changes: Any) -> dict[str, Any]:
    """The log of a report; it is valid, and none of its strings is empty."""
    values: dict[str, Any] = {"version": "1.2.3", "files": files, "rules": rules}
    shown = sarif_report.report(Report(**(values | changes)), Presentation())
    assert shown.isascii()
    assert shown.endswith("}\n")
    made: dict[str, Any] = json.loads(shown)
    assert [error.message for error in validator().iter_errors(made)] == []
    assert not any(text == "" for text in strings(made))
    assert "security-severity" not in shown
    return made


def run_of(*files: FileReport, **changes: Any) -> dict[str, Any]:
    (run,) = log_of(*files, **changes)["runs"]
    assert isinstance(run, dict)
    return run


def result_of(text: str, found: Any, **changes: Any) -> dict[str, Any]:
    (result,) = run_of(file_report(text, found), **changes)["results"]
    assert isinstance(result, dict)
    return result


def linted(text: str, *rules: Rule, **changes: Any) -> dict[str, Any]:
    """The run of a text and rules that the linter runs."""
    report = Linter(rules, Selection(("all",))).lint(document(text))
    assert report.diagnostics
    return run_of(replace(report, **changes), rules=rules)


def strings(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [s for one in value.values() for s in strings(one)]
    if isinstance(value, list):
        return [s for one in value for s in strings(one)]
    return [value] if isinstance(value, str) else []


# The log


def test_nothing_found() -> None:
    run = run_of(file_report(TEXT))
    assert run["results"] == []
    assert run["columnKind"] == "unicodeCodePoints"
    assert run["newlineSequences"] == ["\r\n", "\n", "\r"]
    assert run["automationDetails"] == {"id": "newslint/"}
    assert run["language"] == "en-US"
    assert run["invocations"] == [
        {
            "executionSuccessful": True,
            "exitCode": 0,
            "exitCodeDescription": "Nothing at or above the level that fails a run.",
        }
    ]


def test_the_log_names_its_schema_and_the_tool() -> None:
    made = log_of()
    assert made["version"] == "2.1.0"
    assert made["$schema"] == json.loads(SCHEMA.read_text())["id"]
    driver = made["runs"][0]["tool"]["driver"]
    assert driver["name"] == "newslint"
    assert driver["version"] == driver["semanticVersion"] == "1.2.3"
    assert driver["fullName"] == "newslint 1.2.3"
    assert "informationUri" not in driver
    assert [n["id"] for n in driver["notifications"]] == [
        *("rule-failed", "file-not-linted", "settings-faulty", "results-left-out")
    ]


@pytest.mark.parametrize("version", ["1.2.3.dev4", "1.2", "01.2.3"])
def test_a_version_that_is_not_semantic_is_not_said_to_be(version: str) -> None:
    assert "semanticVersion" not in run_of(version=version)["tool"]["driver"]


def test_the_same_report_makes_the_same_log() -> None:
    report = Report("1", (file_report(TEXT, ONE),), (rule(),))
    one, two = (sarif_report.report(report, Presentation(color=c)) for c in (True, False))
    assert one == two


def test_a_result_a_line() -> None:
    found = tuple(diagnostic(TEXT, n, n + 1) for n in range(5))
    shown = sarif_report.report(Report("1", (file_report(TEXT, *found),), ()), Presentation())
    assert sum('"ruleId"' in line for line in shown.splitlines()) == 5


# Places


def test_a_place_in_code_points_with_its_line_around_it() -> None:
    (location,) = result_of(TEXT, ONE)["locations"]
    assert location["physicalLocation"] == {
        "artifactLocation": {"uri": "story.txt", "uriBaseId": "SRCROOT", "index": 0},
        "region": {
            "startLine": 2,
            "startColumn": 7,
            "endLine": 2,
            "endColumn": 13,
            "charOffset": AT,
            "charLength": 6,
            "snippet": {"text": "zounds"},
        },
        "contextRegion": {
            "startLine": 2,
            "startColumn": 1,
            "endLine": 2,
            "endColumn": 30,
            "charOffset": 20,
            "charLength": 29,
            "snippet": {"text": TEXT.splitlines()[1]},
        },
    }


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("One zounds here.", 4, 10),
        ("zounds", 0, 6),
        ("zounds and", 0, 6),
        ("One zounds", 4, 10),
        ("word " * 200 + "zounds" + " word" * 200, 1000, 1006),
        ("x" * 900 + "zounds" + "y" * 900, 900, 906),
        ("One\r\ntwo three\r\nfour.", 1, 18),
        ("One\rtwo\rfour", 1, 9),
        ("\U0001f600 \U0001f600\n\U0001f600 zounds \U0001f600", 6, 12),
        ("Empty here", 5, 5),
        ("", 0, 0),
    ],
)
def test_regions_hold_what_their_snippets_say(text: str, start: int, end: int) -> None:
    found = diagnostic(text, start, end)
    lines = tuple(enumerate(re.split("\r\n|\n|\r", text), 1))
    (result,) = run_of(file_report(text, found, lines=lines))["results"]
    physical = result["locations"][0]["physicalLocation"]
    regions = [physical[name] for name in ("region", "contextRegion") if name in physical]
    starts = [0, *(m.end() for m in re.finditer("\r\n|\n|\r", text))]
    for region in regions:
        low = starts[region["startLine"] - 1] + region["startColumn"] - 1
        high = starts[region["endLine"] - 1] + region["endColumn"] - 1
        assert (region["charOffset"], region["charLength"]) == (low, high - low)
        assert region.get("snippet", {"text": ""})["text"] == text[low:high]
    if len(regions) == 2:
        place, context = regions
        assert context["charOffset"] <= place["charOffset"]
        assert context["charLength"] > place["charLength"]
        assert context["charLength"] < place["charLength"] + 400
    else:
        assert text[start:end] == text


def test_related_places_have_ids_that_the_message_links_to() -> None:
    related = (RelatedPlace(place(TEXT, 3, 9), "said *before*"), RelatedPlace(ONE.place, ""))
    result = result_of(TEXT, replace(ONE, related=related, evidence="1 < 2 {sic}"))
    one, two = result["relatedLocations"]
    assert (one["id"], one["message"]) == (1, {"text": "said *before*"})
    assert one["physicalLocation"]["region"]["snippet"] == {"text": "zounds"}
    assert two["id"] == 2
    assert "message" not in two
    assert result["message"]["markdown"] == (
        "An oath.\n\n1 \\< 2 {{sic}}\n\n- [1:4](1) said \\*before\\*\n- [2:7](2)"
    )
    assert result["properties"]["evidence"] == "1 < 2 {sic}"


# Messages


def filled(message: dict[str, Any], rules: list[dict[str, Any]], index: int) -> str:
    """The message of an id with its arguments, as a consumer makes it."""
    text = rules[index]["messageStrings"][message["id"]]["text"]
    arguments = message.get("arguments", [])
    tokens = re.findall(r"\{\{|\}\}|\{\d+\}|[^{}]+", text)
    assert "".join(tokens) == text
    return "".join(
        arguments[int(token[1:-1])] if re.fullmatch(r"\{\d+\}", token) else unbraced(token)
        for token in tokens
    )


def unbraced(text: str) -> str:
    return text.replace("{{", "{").replace("}}", "}")


OATH = replace(
    rule(
        messages={"loud": "{match}! {replacement}, {{please}}, {match}."},
        evidence="It is {match}.",
        formerly=("house/oath",),
        measured="clean 0.0",
        source_languages=frozenset({"ru", "uk"}),
        bad=(Example("Oh <b>zounds</b>.", ("zounds",), "Oh {well}."),),
        good=(Example("*Zoundsville* [sic](http://a.b)."),),
    )
)


def test_a_message_is_its_template_filled() -> None:
    run = linted(TEXT, OATH)
    rules = run["tool"]["driver"]["rules"]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["message"]["id"] == "default"
        assert result["message"]["arguments"] == ["zounds"]
        assert filled(result["message"], rules, result["ruleIndex"]) == "“zounds” is an oath."
        assert result["message"]["text"] == "“zounds” is an oath."
        assert result["message"]["markdown"] == "“zounds” is an oath.\n\nIt is zounds."


def test_a_message_by_diagnosis_with_braces() -> None:
    values = {"match": "{0}", "replacement": "well"}
    found = diagnostic(
        TEXT, 3, 9, diagnosis="loud", values=values, message="{0}! well, {please}, {0}."
    )
    run = run_of(file_report(TEXT, found), rules=(OATH,))
    (result,) = run["results"]
    assert result["message"]["id"] == "loud"
    assert result["message"]["text"] == "{{0}}! well, {{please}}, {{0}}."
    assert filled(result["message"], run["tool"]["driver"]["rules"], 0) == found.message


@pytest.mark.parametrize(
    "changes",
    [
        {"values": {"match": ""}, "message": "“” is an oath."},
        {"values": {"match": "zounds"}, "message": "Something else."},
        {"values": {}, "message": "“zounds” is an oath."},
        {"rule": "other/rule"},
    ],
)
def test_a_message_that_is_no_template_filled_has_no_id(changes: dict[str, Any]) -> None:
    message = result_of(TEXT, diagnostic(TEXT, 3, 9, **changes), rules=(OATH,))["message"]
    assert set(message) == {"text"}


def test_copy_that_looks_like_a_link_is_none() -> None:
    message = result_of(TEXT, replace(ONE, message="See [more](1)."))["message"]
    assert message["text"] == "See [more] (1)."


def test_half_characters_are_replaced() -> None:
    found = replace(ONE, message="\udcff", evidence="\ud800")
    result = result_of(TEXT, found)
    assert result["message"]["text"] == "\ufffd"
    assert result["properties"]["evidence"] == "\ufffd"


@given(st.text())
def test_plain_text_comes_back(text: str) -> None:
    made = plain(text)
    assert not re.search(r"\]\(", made)
    assert unbraced(made).replace("] (", "](") == text.replace("] (", "](")


@given(st.text(alphabet="ab{}[]()*_<>&`#-+1. \n\\~|$"))
def test_markdown_has_no_bare_markup(text: str) -> None:
    bare = re.sub(r"\\[\\`*_\[\]<>&|~#$+=.)-]", "", markdown(text))
    assert not re.search(r"[`*_\[\]<>&|~#$]", bare)


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("- no list\n1. none\n+ this", "\\- no list\n1\\. none\n\\+ this"),
        ("a - b 1. c", "a - b 1. c"),
        ("2024 was long", "2024 was long"),
        ("1.33bn, -5 or 1)", "1.33bn, -5 or 1)"),
        ("<b>&nbsp;</b>", "\\<b\\>\\&nbsp;\\</b\\>"),
    ],
)
def test_markdown_of_copy(text: str, made: str) -> None:
    assert markdown(text) == made


def test_templates() -> None:
    template = "{a} and {{b}} and {c}, {a}."
    assert message_string(template) == "{0} and {{b}} and {1}, {0}."
    assert list(names_in(template)) == ["a", "c"]


def test_shortened_between_words() -> None:
    assert shortened("one\ntwo  three", 50) == "one two three"
    assert shortened("one two three", 10) == "one two…"


# Rules


def test_the_descriptor_of_a_rule() -> None:
    run = run_of(file_report(TEXT), rules=(replace(OATH, default_on=False),))
    (made,) = run["tool"]["driver"]["rules"]
    assert made["id"] == "house/zounds"
    assert made["name"] == "HouseZounds"
    assert made["deprecatedIds"] == ["house/oath"]
    assert made["shortDescription"] == {"text": "Says zounds."}
    assert made["fullDescription"] == {"text": "Says zounds. An oath."}
    assert made["messageStrings"] == {
        "default": {"text": "“{0}” is an oath."},
        "loud": {"text": "{0}! {1}, {{please}}, {0}."},
    }
    assert made["defaultConfiguration"] == {"level": "warning", "enabled": False}
    assert made["properties"] == {
        "tags": ["news-copy", "translation", "house", "from-ru", "from-uk"],
        "precision": "high",
        "problem.severity": "warning",
        "severity": "minor",
        "fix": "never",
        "measured": "clean 0.0",
    }
    assert run["invocations"][0]["ruleConfigurationOverrides"] == [
        {
            "descriptor": {"id": "house/zounds", "index": 0},
            "configuration": {"enabled": True},
        }
    ]
    text, marked = made["help"]["text"], made["help"]["markdown"]
    assert text.startswith("house/zounds\n\nSays zounds.\n")
    assert marked.startswith("# house/zounds\n")
    assert "- Oh <b>zounds</b>.\n" in text
    assert "- Oh \\<b\\>zounds\\</b\\>.\n" in marked
    assert "fixed: Oh {{well}}." in text
    assert "- \\*Zoundsville\\* \\[sic\\](http://a.b)." in marked
    assert "- message: “[match]” is an oath." in text
    assert OATH.origin not in text + marked


@pytest.mark.parametrize(
    ("level", "precision", "severity"),
    [
        (Level.ERROR, "very-high", "error"),
        (Level.WARNING, "high", "warning"),
        (Level.NOTE, "medium", "recommendation"),
    ],
)
def test_precision_goes_by_the_level(level: Level, precision: str, severity: str) -> None:
    (made,) = run_of(rules=(rule(level=level),))["tool"]["driver"]["rules"]
    assert made["properties"]["precision"] == precision
    assert made["properties"]["problem.severity"] == severity


def test_descriptions_keep_to_the_limit_of_github() -> None:
    long = rule(summary="word " * 400, explanation="more " * 400)
    (made,) = run_of(rules=(long,))["tool"]["driver"]["rules"]
    for name in ("shortDescription", "fullDescription"):
        assert 900 < len(made[name]["text"]) <= 1024


LEXICON = rule(
    "terms/archaisms",
    check=PatternCheck(regex="methinks"),
    formerly=("terms/old",),
    entries={
        "methinks": Entry(
            "methinks",
            level=Level.ERROR,
            message="Not “{match}”.",
        ),
        "prithee": Entry("prithee"),
    },
    entry_texts={"methinks": EntryTexts(bad=(Example("It is late, methinks.", ("methinks",)),))},
)


def test_an_entry_that_found_something_has_a_descriptor_beside_its_lexicon() -> None:
    found = diagnostic(
        TEXT,
        3,
        9,
        rule="terms/archaisms:methinks",
        values={"match": "zounds"},
        message="Not “zounds”.",
        diagnosis="loud",
    )
    run = run_of(file_report(TEXT, found), rules=(OATH, LEXICON))
    rules = run["tool"]["driver"]["rules"]
    assert [made["id"] for made in rules] == [
        *("house/zounds", "terms/archaisms", "terms/archaisms:methinks")
    ]
    (result,) = run["results"]
    assert result["ruleIndex"] == 2
    assert result["message"] == {
        "text": "Not “zounds”.",
        "id": "default",
        "arguments": ["zounds"],
    }
    entry = rules[2]
    assert entry["name"] == "TermsArchaismsMethinks"
    assert entry["defaultConfiguration"] == {"level": "error"}
    assert entry["deprecatedIds"] == ["terms/old:methinks"]
    assert entry["shortDescription"]["text"] == "“methinks”: Says archaisms."
    assert entry["relationships"][0]["target"] == {"id": "terms/archaisms", "index": 1}
    assert "# terms/archaisms:methinks" in entry["help"]["markdown"]


def test_a_rule_that_the_report_does_not_hold_is_described_all_the_same() -> None:
    run = run_of(file_report(TEXT, replace(ONE, rule="languagetool/X_1", mqm="", its="")))
    (made,) = run["tool"]["driver"]["rules"]
    assert (made["id"], made["name"]) == ("languagetool/X_1", "LanguagetoolX1")
    assert "relationships" not in made
    assert run["taxonomies"] == []


def test_rules_relate_to_taxa_that_are_there() -> None:
    run = run_of(
        rules=(OATH, replace(LEXICON, mqm="accuracy/mistranslation/number", its="numbers"))
    )
    taxa = {
        (taxonomy["guid"], taxon["guid"]): taxon["id"]
        for taxonomy in run["taxonomies"]
        for taxon in taxonomy["taxa"]
    }
    assert sorted(taxa.values()) == [
        *("accuracy", "accuracy/mistranslation", "accuracy/mistranslation/number"),
        *("numbers", "register", "style", "style/register"),
    ]
    descriptors = [*run["tool"]["driver"]["rules"]]
    descriptors += [taxon for taxonomy in run["taxonomies"] for taxon in taxonomy["taxa"]]
    for made in descriptors:
        for relationship in made.get("relationships", ()):
            target = relationship["target"]
            assert relationship["kinds"] == ["superset"]
            assert taxa[target["toolComponent"]["guid"], target["guid"]] == target["id"]
    supported = run["tool"]["driver"]["supportedTaxonomies"]
    assert supported == [{"name": t["name"], "guid": t["guid"]} for t in run["taxonomies"]]


def test_every_kind_of_fault_of_the_rulebook_is_told() -> None:
    rules = desk().rules
    for taxonomy in (mqm(r.mqm for r in rules), its(ITS_TYPES)):
        assert set(taxonomy.taxa) <= set(taxonomy.names)
    assert set(its(()).names) == set(ITS_TYPES)
    unknown = mqm(["style/house-rules"]).component()["taxa"][1]
    assert (unknown["id"], unknown["name"]) == ("style/house-rules", "House rules")


# Fixes, fingerprints, what was accepted


def test_a_fix_is_its_edits() -> None:
    start = TEXT.index("zounds, he")
    found = diagnostic(
        TEXT,
        start,
        AT + 6,
        replacement="well",
        fix="safe",
        edits=(
            Edit(Span(start, start + 6), "well"),
            Edit(Span(AT, AT + 1), ""),
            Edit(Span(AT + 6, AT + 6), "\n"),
        ),
    )
    (fix,) = result_of(TEXT, found)["fixes"]
    (change,) = fix["artifactChanges"]
    assert fix["properties"] == {"safety": "safe"}
    assert change["artifactLocation"]["index"] == 0
    first, second, third = change["replacements"]
    assert first == {
        "deletedRegion": {
            "startLine": 1,
            "startColumn": 4,
            "endLine": 1,
            "endColumn": 10,
            "charOffset": 3,
            "charLength": 6,
        },
        "insertedContent": {"text": "well"},
    }
    assert "insertedContent" not in second
    assert (second["deletedRegion"]["startLine"], second["deletedRegion"]["startColumn"]) == (2, 7)
    assert third["deletedRegion"]["charLength"] == 0
    assert third["insertedContent"] == {"text": "\n"}


def test_a_fix_of_several_places_is_one() -> None:
    mend = rule(
        check=PatternCheck(regex="zounds", replace="well"), fix=Fix.UNSAFE, once=True, message="Oh."
    )
    (result,) = linted(f"{TEXT}\n\nzounds.", mend)["results"]
    (fix,) = result["fixes"]
    assert fix["description"]["text"] == "Write “well” for “zounds”, and the like in 2 more places."
    assert fix["properties"] == {"safety": "unsafe"}
    regions = [r["deletedRegion"] for r in fix["artifactChanges"][0]["replacements"]]
    assert [(r["startLine"], r["startColumn"]) for r in regions] == [(1, 4), (2, 7), (4, 1)]


def test_a_replacement_that_may_not_be_written_is_told_and_no_fix() -> None:
    result = result_of(TEXT, replace(ONE, replacement="well"))
    assert "fixes" not in result
    assert result["properties"]["replacement"] == "well"
    assert result["properties"]["fix"] == "never"


def test_fingerprints() -> None:
    file = file_report(TEXT, ONE, line_hashes=((2, "123:1"),))
    (result,) = run_of(file)["results"]
    assert result["partialFingerprints"] == {
        "newslint/contextHash/v1": "abc:1",
        "primaryLocationLineHash": "123:1",
    }
    assert "partialFingerprints" not in result_of(TEXT, replace(ONE, fingerprint=""))


def test_all_results_know_whether_they_are_suppressed_or_none_does() -> None:
    until = datetime.date(2026, 1, 31)
    accepted = (
        replace(diagnostic(TEXT, 3, 9), acceptance=Acceptance(0, "It is his way.", until)),
        replace(diagnostic(TEXT, 11, 13), acceptance=Acceptance(1)),
    )
    results = run_of(file_report(TEXT, ONE, accepted=accepted))["results"]
    assert [result["suppressions"] for result in results] == [
        [
            {
                "kind": "external",
                "status": "accepted",
                "justification": "It is his way.",
                "properties": {"until": "2026-01-31"},
            }
        ],
        [{"kind": "external", "status": "accepted"}],
        [],
    ]
    assert "suppressions" not in result_of(TEXT, ONE)


# Files


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("story.txt", "story.txt"),
        ("desk/a b.txt", "desk/a%20b.txt"),
        ("50%#1?.txt", "50%25%231%3F.txt"),
        ("a:b.txt", "a%3Ab.txt"),
        ("Привет é.txt", "%D0%9F%D1%80%D0%B8%D0%B2%D0%B5%D1%82%20%C3%A9.txt"),
        ("\udcff.txt", "%FF.txt"),
        ("[x]{y}|z^.txt", "%5Bx%5D%7By%7D%7Cz%5E.txt"),
        ("-x+y~!$&'()*,;=@.txt", "-x+y~!$&'()*,;=@.txt"),
        ("../else where/a.txt", None),
    ],
)
def test_uris(tmp_path: Path, path: str, uri: str | None) -> None:
    root = tmp_path / "the root"
    whole = f"{root}/{path}"
    run = run_of(FileReport(whole), root=root)
    base = run["originalUriBaseIds"]["SRCROOT"]
    assert base["uri"].startswith("file:///")
    assert base["uri"].endswith("/the%20root/")
    (artifact,) = run["artifacts"]
    location = artifact["location"]
    if uri is None:
        assert location["uri"].startswith("file:///")
        assert location["uri"].endswith("/else%20where/a.txt")
        assert "uriBaseId" not in location
    else:
        assert location == {"uri": uri, "uriBaseId": "SRCROOT", "index": 0}
    split = urlsplit(urljoin(base["uri"], location["uri"]))
    assert not split.query
    assert not split.fragment
    assert unquote(split.path, errors="surrogateescape") == os.path.abspath(whole)  # noqa: PTH100


def test_standard_input_is_a_stream_and_no_file() -> None:
    run = run_of(file_report(TEXT, ONE, path=STANDARD_INPUT))
    (artifact,) = run["artifacts"]
    assert artifact["location"] == {"uri": "%3Cstdin%3E", "index": 0}
    assert artifact["roles"] == ["analysisTarget", "standardStream", "resultFile"]
    assert run["invocations"][0]["stdin"] == artifact["location"]


def test_what_is_known_of_a_file() -> None:
    read = Artifact("utf-8", 42, "ab" * 32)
    run = run_of(
        file_report(TEXT, ONE, artifact=read, penalty_points=2.5, words=1000),
        FileReport("lost.txt", problems=(Problem("is lost", path="lost.txt"),)),
    )
    one, two = run["artifacts"]
    assert one == {
        "location": {"uri": "story.txt", "uriBaseId": "SRCROOT", "index": 0},
        "roles": ["analysisTarget", "resultFile"],
        "length": 42,
        "mimeType": "text/plain",
        "encoding": "UTF-8",
        "hashes": {"sha-256": "ab" * 32},
        "properties": {"words": 1000, "penaltyPoints": 2.5, "penaltyPointsPer1000Words": 2.7182},
    }
    assert set(two) == {"location", "roles"}
    assert run["properties"] == one["properties"]


@pytest.mark.parametrize(
    ("python", "name"),
    [
        ("utf-8", "UTF-8"),
        ("utf-16", "UTF-16"),
        ("cp1252", "windows-1252"),
        ("iso8859-2", "ISO-8859-2"),
        ("koi8-r", "KOI8-R"),
        ("mac-roman", "macintosh"),
    ],
)
def test_encodings_are_named_as_iana_names_them(python: str, name: str) -> None:
    assert iana(python) == name


# How the run went


def test_a_degraded_run() -> None:
    lost = FileReport("lost file.txt", problems=(Problem("is \udcff lost", path="lost file.txt"),))
    crashed = file_report(
        TEXT, ONE, problems=(Problem("crashed", path="story.txt", rule="house/zounds"),)
    )
    problems = (Problem("a plugin is ill"), Problem("is no file", path="no.txt"))
    run = run_of(lost, crashed, problems=problems, exit_status=2, rules=(rule(),))
    (made,) = run["invocations"]
    assert made["executionSuccessful"] is False
    assert made["exitCode"] == 2
    assert made["exitCodeDescription"] == "The run failed or was not whole."
    (settings,) = made["toolConfigurationNotifications"]
    assert settings == {
        "descriptor": {"id": "settings-faulty", "index": 2},
        "level": "error",
        "message": {"text": "a plugin is ill"},
    }
    missing, unread, failed = made["toolExecutionNotifications"]
    (location,) = missing["locations"]
    assert location["physicalLocation"]["artifactLocation"] == {
        "uri": "no.txt",
        "uriBaseId": "SRCROOT",
    }
    assert unread["message"] == {"text": "is \ufffd lost"}
    (location,) = unread["locations"]
    assert location["physicalLocation"]["artifactLocation"]["index"] == 0
    assert failed["descriptor"]["id"] == "rule-failed"
    assert failed["associatedRule"] == {"id": "house/zounds", "index": 0}
    assert len(run["results"]) == 1


def test_findings_are_no_failure_of_the_run() -> None:
    (made,) = run_of(file_report(TEXT, ONE), exit_status=1)["invocations"]
    assert made["executionSuccessful"] is True
    assert made["exitCode"] == 1


@pytest.mark.slow
def test_more_than_code_scanning_takes() -> None:
    text = "ab " * 10
    notes = tuple(diagnostic(text, 0, 2, level=Level.NOTE) for _ in range(12_500))
    accepted = (replace(diagnostic(text, 3, 5, level=Level.ERROR), acceptance=Acceptance(0)),)
    files = [
        file_report(text, *notes),
        file_report(text, *notes[:-1], diagnostic(text, 6, 8, level=Level.ERROR), path="b.txt"),
        file_report(text, accepted=accepted, path="c.txt"),
    ]
    with pytest.warns(LeftOut, match="25,001 findings are more than code scanning takes"):
        shown = sarif_report.report(Report("1", tuple(files), ()), Presentation())
    (run,) = json.loads(shown)["runs"]
    assert len(run["results"]) == 25_000
    assert run["results"][-1]["level"] == "error"
    assert run["results"][-1]["locations"][0]["physicalLocation"]["artifactLocation"]["index"] == 1
    assert "suppressions" not in run["results"][0]
    (note,) = run["invocations"][0]["toolExecutionNotifications"]
    assert note["descriptor"] == {"id": "results-left-out", "index": 3}
    assert note["level"] == "warning"
    assert "the 25,000 most severe ones" in note["message"]["text"]
    assert run["invocations"][0]["executionSuccessful"] is True


def test_the_most_severe_stay_in_their_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sarif_log, "MOST_RESULTS", 3)
    levels = [Level.NOTE, Level.ERROR, Level.WARNING, Level.NOTE, Level.ERROR]
    found = [diagnostic(TEXT, n, n + 1, level=level) for n, level in enumerate(levels)]
    with pytest.warns(LeftOut):
        run = run_of(file_report(TEXT, *found))
    assert [result["level"] for result in run["results"]] == ["error", "warning", "error"]


@pytest.mark.slow
def test_more_related_places_than_code_scanning_takes() -> None:
    related = tuple(RelatedPlace(ONE.place, "again") for _ in range(1001))
    with pytest.warns(LeftOut, match=r"story\.txt:2 has 1,001 related places"):
        result = result_of(TEXT, replace(ONE, related=related))
    assert len(result["relatedLocations"]) == 1000


def test_a_run_that_fits_warns_of_nothing() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        run_of(file_report(TEXT, ONE))


# Through the command


def test_the_command_writes_it(newslint: RunNewslint, desk: Path) -> None:
    (desk / "a b.txt").write_bytes("\ufeffIt was 62 % then.\r\nHe said zounds.\r\n".encode())
    (desk / "lost.txt").write_bytes(b"\xff\xfe\x00")
    ran = newslint("--format", "sarif", ".")
    (run,) = json.loads(ran.out)["runs"]
    assert ran.status == 2
    assert run["invocations"][0]["exitCode"] == 2
    assert [result["ruleId"] for result in run["results"]] == [
        *("spacing/percent-space", "house/zounds")
    ]
    region = run["results"][0]["locations"][0]["physicalLocation"]["region"]
    assert (region["startColumn"], region["charOffset"]) == (8, 7)
    assert fixed_files({"runs": [run]}) == {
        str(desk / "a b.txt"): "\ufeffIt was 62% then.\r\nHe said zounds.\r\n".encode()
    }


def test_the_cut_is_told_on_standard_error(
    newslint: RunNewslint, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sarif_log, "MOST_RESULTS", 1)
    (desk / "a.txt").write_text("He said zounds. And zounds.\n")
    ran = newslint("--report=sarif=a.sarif", "--quiet", "a.txt")
    assert ran.status == 1
    assert "newslint: 2 findings are more than code scanning takes" in ran.err
    assert len(json.loads((desk / "a.sarif").read_text())["runs"][0]["results"]) == 1


def test_the_log_of_the_whole_rulebook_fits_github() -> None:
    run = run_of(rules=desk().active)
    for made in run["tool"]["driver"]["rules"]:
        assert made["help"]["text"]
        assert made["help"]["markdown"]
        assert len(made["fullDescription"]["text"]) <= 1024
        assert len(made["properties"]["tags"]) <= 10
        assert str(Path(__file__).parents[2]) not in json.dumps(made)
    names = [made["name"] for made in run["tool"]["driver"]["rules"]]
    assert len(set(names)) == len(names)


# Through everything, on stories of the rules' own examples

TOP = "The sea was calm on the next day."


def log_of_story(
    data: bytes, path: Path, order: FileRequest | None = None, rules: tuple[Rule, ...] = ()
) -> dict[str, Any]:
    file = desk().lint_bytes(data, path, order)
    assert file.problems == ()
    report = Report("1.2.3", (file,), rules, root=path.parent)
    made: dict[str, Any] = json.loads(sarif_report.report(report, Presentation()))
    return made


@pytest.mark.slow
def test_fingerprints_hold_when_a_paragraph_is_put_before_all_others() -> None:
    held = 0
    for story in stories(100):
        before, after = (
            {
                result["partialFingerprints"]["newslint/contextHash/v1"]
                for result in log_of_story(data, Path("story.txt"))["runs"][0]["results"]
            }
            for data in (story.data, story.with_new_top(TOP))
        )
        assert before <= after, story.number
        held += len(before)
    assert held > 250


ALL_FIXES = FileRequest(fixing=Fixing(Outcome.WRITTEN, unsafe=True))


def after_first_round(data: bytes, file: FileReport) -> bytes:
    """What the first round of ``--fix --unsafe-fixes`` has written, by what the report tells."""
    decoded = decode(data)
    lines = LineIndex.of(decoded.text)
    edits = []
    for fix in file.fixed:
        if fix.round == 1:
            start = lines.line_span(fix.line).start + fix.column - 1
            assert decoded.text[start : start + len(fix.before)] == fix.before
            edits.append(Edit(Span(start, start + len(fix.before)), fix.after))
    text = applied(decoded.text, sorted(edits, key=lambda edit: edit.span))
    return decoded.mark + text.encode(decoded.encoding)


@pytest.mark.slow
def test_the_fixes_of_the_log_are_the_first_round_of_fix(tmp_path: Path) -> None:
    changed = at_once = 0
    for story in stories(120, seed=8):
        path = tmp_path / f"{story.number} é.txt"
        path.write_bytes(story.data)
        rebuilt = fixed_files(log_of_story(story.data, path)).get(str(path), story.data)
        file = desk().lint_file(path, ALL_FIXES)
        assert file.problems == ()
        assert rebuilt == after_first_round(story.data, file), story.number
        if all(fix.round == 1 for fix in file.fixed):
            assert rebuilt == path.read_bytes(), story.number
            at_once += 1
        changed += rebuilt != story.data
    assert changed > 40
    assert at_once > 100


@pytest.mark.slow
def test_messages_of_stories_are_their_templates_filled() -> None:
    with_id = without = 0
    for story in stories(30, seed=12):
        (run,) = log_of_story(story.data, Path("story.txt"), rules=desk().active)["runs"]
        rules = run["tool"]["driver"]["rules"]
        for result in run["results"]:
            message = result["message"]
            if "id" not in message:
                without += 1
                continue
            with_id += 1
            made = filled(message, rules, result["ruleIndex"])
            assert unbraced(message["text"]) == made
    assert with_id > 60
    assert without < with_id / 20


def test_accepted_findings_of_a_story_are_suppressed() -> None:
    story = next(s for s in stories(20) if s.encoding == "utf-8" and not s.mark)
    path = Path("story.txt")
    first = desk().lint_bytes(story.data, path).diagnostics[0]
    entry = AcceptedFinding(first.rule, first.place.text, first.around, "As he said it.")
    (run,) = log_of_story(story.data, path, FileRequest(accepted=(entry,)))["runs"]
    suppressed = [r for r in run["results"] if r["suppressions"]]
    assert suppressed[0]["suppressions"][0]["justification"] == "As he said it."
