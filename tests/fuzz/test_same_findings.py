import pytest

from newslint.model.rule import Rule
from tests.fuzz.linters import linter
from tests.fuzz.same_findings import TRAPS, differences


def bad_examples(rule: Rule) -> list[str]:
    groups = (rule.texts, *rule.texts.entries.values())
    return [example.text for group in groups for example in group.bad]


EXAMPLES = [text for rule in linter().rules for text in bad_examples(rule)]


@pytest.mark.parametrize("trap", TRAPS)
def test_what_is_skipped_would_have_found_nothing(trap: str) -> None:
    for at, text in enumerate(EXAMPLES):
        if at % len(TRAPS) == list(TRAPS).index(trap) and at % 15 == 0:
            assert differences(TRAPS[trap](text)) == [], text


@pytest.mark.slow
@pytest.mark.parametrize("trap", TRAPS)
def test_not_one_example_is_lost_in_any_trap(trap: str) -> None:
    told = {text: found for text in EXAMPLES if (found := differences(TRAPS[trap](text)))}
    assert told == {}
