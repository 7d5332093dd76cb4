"""Which rules speak, and how loudly."""

from collections.abc import Collection, Iterable, Iterator, Mapping

from newslint.foundation.errors import UsageError, did_you_mean
from newslint.model.diagnostic import Level
from newslint.model.rule import Rule
from newslint.values import field, frozen

ALL = "all"
DEFAULT = "default"


@frozen
class Selection:
    """Addresses that are on and off, and levels in the place of the rules' own.

    An address is "all", "default" (the rules that are on by default), a category, a rule's id, or
    an entry of a lexicon as "id:entry". The most specific address that fits decides; where
    ``select`` and ``ignore`` are equally specific, ``ignore`` does. Naming a category selects all
    of its rules, also those that are off by default.
    """

    select: tuple[str, ...] = (DEFAULT,)
    ignore: tuple[str, ...] = ()
    levels: Mapping[str, Level] = field(default_factory=dict)

    def level_of(self, rule: Rule, entry: str = "") -> Level | None:
        """The level at which the rule (or an entry of it) reports; None if it is off."""
        on = _strongest(self.select, rule, entry)
        off = _strongest(self.ignore, rule, entry)
        if on <= off:
            return None
        chosen = max(
            (address for address in self.levels if weight(address, rule, entry) >= 0),
            key=lambda address: weight(address, rule, entry),
            default=None,
        )
        if chosen is not None:
            return self.levels[chosen]
        own = rule.entries.get(entry)
        return own.level if own and own.level else rule.level

    def may_speak(self, rule: Rule) -> bool:
        """Whether the rule, or any entry of it, is on."""
        return self.level_of(rule) is not None or any(
            self.level_of(rule, entry) is not None for entry in rule.entries
        )

    def may_have_of(self, category: str) -> bool:
        """Whether a rule of a category, which nobody need know yet, may be on."""
        inside = {address for address in self.select if address.startswith(f"{category}/")}
        if inside - set(self.ignore):
            return True
        if category in self.select:
            return category not in self.ignore
        return bool({ALL, DEFAULT} & set(self.select)) and not {ALL, category} & set(self.ignore)


def weight(address: str, rule: Rule, entry: str = "") -> int:
    """How specifically ``address`` names the rule: -1 where it does not name it at all."""
    if entry and address == rule.address(entry):
        return 1000
    if address == rule.id:
        return 999
    if address == DEFAULT:
        return 0 if rule.default_on else -1
    if address == ALL:
        return 0
    if rule.category == address or rule.category.startswith(address + "/"):
        return 1 + address.count("/")
    return -1


def _strongest(addresses: Iterable[str], rule: Rule, entry: str) -> int:
    return max((weight(address, rule, entry) for address in addresses), default=-1)


def resolved(
    addresses: Iterable[str],
    rules: Iterable[Rule],
    where: str,
    left_out: Collection[str] = (),
    outside: Collection[str] = (),
) -> tuple[str, ...]:
    """The addresses brought up to date: those of former rules, and of replaced ones.

    ``left_out`` are ids of rules that are known and not to be had; their addresses stay as they
    are, and so do those in ``outside``, the categories of outside engines, whose rules only these
    know. Raises UsageError for an address that names nothing; ``where`` says who asked.
    """
    known = known_addresses(tuple(rules))
    for rule_id in left_out:
        known |= {category: category for category in _categories(rule_id)}
    result = []
    for address in addresses:
        if address.partition("/")[0] in outside:
            result.append(address)
            continue
        if address not in known and address.partition(":")[0] not in left_out:
            hint = did_you_mean(address, known, "`newslint rules` lists them")
            raise UsageError(f"{where}: there is no rule or category “{address}”; {hint}")
        result.append(known.get(address, address))
    return tuple(result)


def known_addresses(rules: tuple[Rule, ...]) -> dict[str, str]:
    """All addresses that name something, with what they name now.

    Those of former rules, and of replaced ones, name what has come in their place.
    """
    now = {address: address for rule in rules for address in _addresses(rule, rule.id)}
    before = {
        old: new
        for rule in rules
        for other in (*rule.formerly, *filter(None, [rule.replaces]))
        for old, new in zip(_addresses(rule, other), _addresses(rule, rule.id), strict=True)
    }
    categories = {category: category for rule in rules for category in _categories(rule.id)}
    return {ALL: ALL, DEFAULT: DEFAULT} | before | categories | now


def _addresses(rule: Rule, rule_id: str) -> list[str]:
    """The addresses of the rule and of its entries under one of its ids."""
    return [rule_id, *(f"{rule_id}:{entry}" for entry in rule.entries)]


def _categories(rule_id: str) -> Iterator[str]:
    """The folder of a rule and those above it."""
    parts = rule_id.split("/")[:-1]
    yield from ("/".join(parts[: n + 1]) for n in range(len(parts)))
