"""Which checks can have anything to say, by the strings that they cannot do without."""

from collections.abc import Iterable, Iterator

from newslint.model.rule import Rule


def with_something_to_say(rules: Iterable[Rule], prose: str) -> Iterator[Rule]:
    """The rules whose check names no triggers, or of whose triggers one occurs in the prose.

    Every string is looked for once, whatever number of rules share it.
    """
    lowered = prose.lower()
    seen: dict[str, bool] = {}
    for rule in rules:
        triggers: tuple[str, ...] = getattr(rule.check, "triggers", ())
        if not triggers:
            yield rule
            continue
        for trigger in triggers:
            occurs = seen.get(trigger)
            if occurs is None:
                occurs = seen[trigger] = trigger in lowered
            if occurs:
                yield rule
                break
