"""What the choice of LanguageTool's rules rests on, in words: for pages that explain a rule."""

from newslint.engines.languagetool.choice import CATEGORIES, RULES, rows_of

_CORPORA = (
    ("bbc2005", "in BBC news"),
    ("clean", "in other edited news"),
    ("machine", "in machine translations"),
    ("reference", "in human translations"),
)
_AS_CATEGORY = "as its category"


def figures() -> dict[str, tuple[str, str]]:
    """By LanguageTool's id of a rule, its figures and the reason for its level."""
    of_category = {row["id"]: row["reason"] for row in rows_of(CATEGORIES)}
    return {row["rule"]: (_measured(row), _reason(row, of_category)) for row in rows_of(RULES)}


def _measured(row: dict[str, str]) -> str:
    rates = [f"{row[f'{name}_rate']} {where}" for name, where in _CORPORA if row[f"{name}_rate"]]
    told = [f"per 10,000 words: {', '.join(rates)}"] if rates else []
    if row["sample"]:
        told.append(f"{row['right']} of {row['sample']} read were right")
    return "; ".join(told)


def _reason(row: dict[str, str], of_category: dict[str, str]) -> str:
    if row["reason"] == _AS_CATEGORY:
        return of_category.get(row["category"], "")
    return row["reason"]
