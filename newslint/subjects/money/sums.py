"""The sums of money that a story states."""

from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from newslint.model.document import Document
from newslint.model.position import Span
from newslint.patterns.lazy_pattern import lazy_pattern
from newslint.subjects.money.currencies import Currency, CurrencyForm, currency_forms
from newslint.subjects.money.exchange_bands import is_in_use
from newslint.subjects.numbers.numbers import SCALES, Hedge, Number, hedge_before, numbers
from newslint.subjects.numbers.words_after import words_after, words_of
from newslint.subjects.places.story_place import (
    countries_possible,
    story_country,
    story_place,
    written_place,
)
from newslint.text.capitals import capitalised_in, capitalised_words
from newslint.values import frozen, replace


@frozen(slots=True)
class Amount:
    """One number of a sum, in the unit that its currency form names (pence count as pence)."""

    span: Span
    value: Decimal
    granularity: Decimal
    """The step that it seems rounded to."""
    scale: Decimal = Decimal(1)
    """The worth of its scale word: 1,000,000 for "$3m"."""


@frozen(slots=True)
class Money:
    """A sum of money, or a range of two: "$5m", "Rs 300", "20 to 30 million yen", "50p".

    The span holds number, scale word and currency, but no hedge.
    """

    span: Span
    amounts: tuple[Amount, ...]
    """One, or the lower and the higher end of a range."""
    form: CurrencyForm
    form_span: Span
    hedge: Hedge = Hedge.NONE
    second_form: CurrencyForm | None = None
    """The currency named once more: yuan in "RMB 50,000 yuan"."""
    second_span: Span | None = None

    @property
    def value(self) -> Decimal:
        """The sum; of a range, the higher end."""
        return self.amounts[-1].value


_SIGNS = frozenset("$£€¥￥₩￦₹₽₫฿₺₴₦₱₪₡₲₵₸₮₭៛₼₾֏৳؋¢")
_GAPS = frozenset(" \u00a0\u202f\u2009")
_BEFORE = lazy_pattern(
    r"(?:(?<![\w$£€])(?P<prefix>U\.S\.|[A-Z][A-Za-z]{0,3}) ?)?(?P<sign>[^\w\s])\Z"
)
_CODE_BEFORE = lazy_pattern(r"(?<![\w$£€])[A-Z][A-Za-z]{0,4}\.?\Z")
_WORD = r"(?:U\.S\.|U\.A\.E\.|[^\W\d_]+(?:'m)?)"
_AFTER = lazy_pattern(
    rf"(?P<scale>[kmbKMB](?![^\W_]))?(?P<gap>[ \t\u00a0\u202f\u2009-]|-?\r?\n)?(?P<one>{_WORD})"
    rf"(?:[ \n-](?P<two>{_WORD}))?(?:[ \n-](?P<three>{_WORD}))?(?:[ \n](?P<four>{_WORD}))?"
)
_SIGN_AFTER = lazy_pattern(
    r"(?P<scale>[kmbKMB](?![^\W_]))?[ \u00a0\u202f]?"
    r"(?P<sign>[€£₽₴₸₺₫฿₪₹¥]|(?:zł|Kč)(?!\w))(?!\s?\d)"
)
_SCALE_LETTER = lazy_pattern(r"(?P<scale>[kmbKMB])(?!\w)| (?P<apart>m)(?![\w'’])")
_MINOR = lazy_pattern(r"(?P<sign>[pc¢])(?![\w'’])")
_RANGE_GAP = lazy_pattern(r"\s?[-–—]\s?|\s(?:to|and)\s|-to-")
_LEAST_WON = 100
_YEARS = range(1800, 2100)


def money(document: Document) -> tuple[Money, ...]:
    """All sums of money of the story, in the order of the text (a finder).

    The currency is a sign ("$", "HK$", "€"), a code ("USD", "Rs", "RMB") or a name ("Swiss
    francs", "yuan"), before the number or after it. Signs and names with several meanings keep
    them all: see ``readings``.
    """
    prose = document.prose
    words = document.find(words_after)
    found = [
        one
        for number, word in zip(document.find(numbers), words, strict=True)
        for one in _sums(prose, number, word)
    ]
    return tuple(_ranges(prose, found))


def _sums(prose: str, number: Number, word: str) -> Iterator[Money]:
    """The sum that a number is; two where what looks like a range is one sum and its equivalent.

    "$5m or 40 million baht", "$5m – 40 million baht". ``word`` is the one after the number.
    """
    one = _money(prose, number, word)
    if one is None:
        return
    if one.second_form and one.second_span and len(number.ends) == 2:
        codes = {naming.currency.code for naming in one.form.namings}
        if codes.isdisjoint(naming.currency.code for naming in one.second_form.namings):
            first, second = one.amounts
            span = Span(one.span.start, first.span.end)
            yield replace(one, span=span, amounts=(first,), second_form=None, second_span=None)
            span = Span(second.span.start, one.second_span.end)
            yield Money(span, (second,), one.second_form, one.second_span)
            return
    yield one


@cache
def _words_of_currencies() -> frozenset[str]:
    """All words with which a currency, or a scale letter before it, may begin."""
    forms = currency_forms()
    return words_of((*forms.openings, *forms.codes, *forms.signs, "k", "m", "b"))


def _money(prose: str, number: Number, word: str) -> Money | None:
    start, end = number.span
    before = _form_before(prose, start)
    # Most numbers end here.
    if (
        not before
        and word not in _words_of_currencies()
        and _SIGNS.isdisjoint(prose[end : end + 3])
    ):
        return None
    amounts = tuple(
        Amount(one.span, abs(one.value), one.granularity, one.scale) for one in number.ends
    )
    scaled = amounts[-1].scale > 1
    if before and not scaled and (letter := _SCALE_LETTER.match(prose, end)):
        scale = letter["scale"] or letter["apart"]
        amounts, end = _scaled(amounts, scale, letter.end()), letter.end()
        scaled = True
    after = _form_after(prose, end, scaled=scaled, number=number)
    if before:
        form, first = before
        second = None
        if after and not after[2] and not after[0].is_minor:
            second = after
        span = Span(first.start, second[1].end if second else end)
        hedge = number.hedge or hedge_before(prose, first.start)
        return Money(
            span,
            amounts,
            form,
            first,
            hedge,
            second[0] if second else None,
            second[1] if second else None,
        )
    if not after:
        return None
    form, named, scale = after
    if scale:
        amounts = _scaled(amounts, scale, end + 1)
    return Money(Span(start, named.end), amounts, form, named, number.hedge)


def _scaled(amounts: tuple[Amount, ...], letter: str, end: int) -> tuple[Amount, ...]:
    scale = SCALES[letter.lower()]
    found = tuple(
        replace(one, value=one.value * scale, granularity=one.granularity * scale, scale=scale)
        if one.scale == 1
        else one
        for one in amounts
    )
    return (*found[:-1], replace(found[-1], span=Span(found[-1].span.start, end)))


def _form_before(prose: str, start: int) -> tuple[CurrencyForm, Span] | None:
    if not start:
        return None
    end = start
    last = prose[end - 1]
    if last in "-−–" and end > 1:
        end -= 1
        last = prose[end - 1]
    if last in _GAPS and end > 1:
        end -= 1
        last = prose[end - 1]
    forms = currency_forms()
    if last in _SIGNS:
        found = _BEFORE.search(prose, max(0, end - 7), end)
        sign = last
        if found and found["prefix"]:
            prefix = "US" if found["prefix"] == "U.S." else found["prefix"]
            long = forms.signs.get(f"{prefix}{sign}")
            if long and (found.end("prefix") == end - 1 or len(prefix) > 1):
                return long, Span(found.start("prefix"), end)
        form = forms.signs.get(sign)
        return (form, Span(end - 1, end)) if form else None
    if (last.isalpha() or last == ".") and not prose[max(0, end - 6) : end].islower():
        code = _CODE_BEFORE.search(prose, max(0, end - 6), end)
        if code and (form := forms.codes.get(code.group())):
            if len(code.group()) == 1 and end != start:
                return None
            return form, Span(*code.span())
    return None


def _form_after(
    prose: str, end: int, *, scaled: bool, number: Number
) -> tuple[CurrencyForm, Span, str] | None:
    """The currency named right after ``end``, its span, and a scale letter before it."""
    following = prose[end : end + 1]
    if not following or following in ".,;:)(?!%/":
        return None
    forms = currency_forms()
    if sign := _SIGN_AFTER.match(prose, end):
        form = forms.signs.get(sign["sign"]) or forms.signs.get(sign["sign"][:1])
        return (form, Span(*sign.span("sign")), sign["scale"] or "") if form else None
    if following in "pc¢":
        minor = _MINOR.match(prose, end)
        if minor and not scaled and not number.ends[-1].in_words:
            return forms.signs[minor["sign"]], Span(*minor.span("sign")), ""
        return None
    found = _AFTER.match(prose, end)
    if not found or (found["gap"] is None and number.ends[-1].in_words):
        return None
    scale = found["scale"] or ""
    first = found["one"]
    if first.lower() not in forms.openings and first not in forms.codes:
        return None
    if scale and scaled:
        return None
    for group in ("four", "three", "two", "one"):
        if not found[group]:
            continue
        words = " ".join(prose[found.start("one") : found.end(group)].replace("-", " ").split())
        form = forms.names.get(words.lower())
        if form is None and group == "one":
            form = forms.codes.get(first)
            if form and len(first) < 3:
                form = None
        if form is None:
            continue
        stop = found.end(group)
        span = Span(found.start("one"), stop)
        if _is_other_word(form, words, number, scaled=scaled or bool(scale)):
            return None
        if form.generic == "won" and not _is_won(prose, number, stop, scaled=scaled or bool(scale)):
            return None
        return form, span, scale
    return None


_OTHER_WORDS = frozenset(("real", "sum", "mark", "sol", "lat", "colon", "crown", "leone", "som"))
_LEAST_OF_SHY = 1000


def _is_other_word(form: CurrencyForm, words: str, number: Number, *, scaled: bool) -> bool:
    """Whether a noun in the singular is no currency: "12 real experts", "the 50 mark"."""
    return (
        words.lower() in _OTHER_WORDS
        and form.singular != form.plural
        and not scaled
        and 1 < number.high < _LEAST_OF_SHY
    )


_WON_OBJECT = lazy_pattern(
    r"\s(?:the|an?|it|(?&third_possessives)|both|all|over|against|no|(?&counts)"
    r"|seats|gold|silver|bronze|back|out|and (?:lost|drawn)|only|just|\d)\b"
)


_WON_WHERE = lazy_pattern(r"\s(?:by|in|on|at)\b")


def _is_won(prose: str, number: Number, end: int, *, scaled: bool) -> bool:
    """Whether "won" after a number is the currency and not the verb."""
    if _WON_OBJECT.match(prose, end):
        return False
    if scaled:
        return True
    if _WON_WHERE.match(prose, end):
        return False
    if "," in prose[slice(*number.span)]:
        return True
    return number.high >= _LEAST_WON and number.high not in _YEARS


def _ranges(prose: str, found: list[Money]) -> Iterator[Money]:
    """Joins "$24-$26", "£3m to £5m"; the two ends are in one currency."""
    at = 0
    while at < len(found):
        first = found[at]
        at += 1
        if at < len(found) and 0 < found[at].span.start - first.span.end <= 5:
            second = found[at]
            if (
                len(first.amounts) == len(second.amounts) == 1
                and first.form is second.form
                and first.value < second.value
                and _RANGE_GAP.fullmatch(prose[first.span.end : second.span.start])
                and "and" not in prose[first.span.end : second.span.start]
            ):
                at += 1
                yield replace(
                    first,
                    span=Span(first.span.start, second.span.end),
                    amounts=(*first.amounts, *second.amounts),
                )
                continue
        yield _open_range(prose, first)


_RANGE_END = lazy_pattern(
    r"[-–](?P<number>\d[\d,]*(?:\.\d+)?)(?P<scale>bn|mn|tn|[kmb])?(?![\w.,-]*\d)(?!\w)"
)


def _open_range(prose: str, first: Money) -> Money:
    """Adds the bare second end of "$779m-798m"."""
    if len(first.amounts) > 1 or first.form_span.start > first.amounts[0].span.start:
        return first
    match = _RANGE_END.match(prose, first.span.end)
    if not match:
        return first
    scale = SCALES[match["scale"]] if match["scale"] else Decimal(1)
    value = Decimal(match["number"].replace(",", "")) * scale
    if not first.value < value <= first.value * 100:
        return first
    end = Amount(Span(match.start("number"), match.end()), value, scale, scale)
    return replace(first, span=Span(first.span.start, match.end()), amounts=(*first.amounts, end))


# --- which currency is meant ------------------------------------------------------------------


def places_named(document: Document) -> frozenset[str]:
    """The codes of the currencies of which the story names a place, or is from one (a finder).

    A code of ISO 4217 begins with the country's of ISO 3166: Giza is in EG, where EGP is paid.
    """
    forms, countries = currency_forms(), document.find(countries_possible)
    # A dateline is in capitals.
    place = document.find(written_place).title()
    capitalised = document.find(capitalised_words).union(capitalised_in(place))
    found = {code for word in capitalised & forms.words.keys() for code in forms.words[word]}
    for opening in capitalised & forms.phrase_openings.keys():
        for phrase in forms.phrase_openings[opening]:
            if phrase in document.prose or phrase.title() in place:
                found.update(forms.phrases[phrase])
    found.update(code for code in forms.currencies if code[:2] in countries)
    return frozenset(found)


def readings(document: Document, sum_of_money: Money) -> tuple[Currency, ...]:
    """The currencies that a sum may be in, in this story, the likeliest first.

    "$" is the US dollar, and the Canadian one only in a story that names Canada or one of its
    cities; "pesos" are any if the story names none of their countries. In a story from Manila they
    are Philippine, unless it names the country of another peso.
    """
    form = sum_of_money.form
    namings = form.namings
    if len(namings) == 1:
        return (namings[0].currency,)
    named = document.find(places_named)
    of_these = [naming.currency for naming in namings if naming.currency.code in named]
    # Signs and dollars are left open: the US dollar and the sign of the pound are met everywhere.
    if len(of_these) == 1 and form.generic not in ("", "dollar", "buck") and not form.is_minor:
        (here,) = of_these
        if here.code in document.find(_money_here) and is_in_use(here.code):
            return (here,)
    return tuple(
        naming.currency
        for naming in namings
        if naming.alone == "always"
        or naming.currency.code in named
        or (naming.alone == "open" and not of_these)
    )


def money_of_the_place(document: Document) -> frozenset[str]:
    """The codes of the currencies of the place that the story is from (a finder).

    Of a name that several places share the best known counts: what is wrong is told by it, while
    any of them may make a sum right.
    """
    here = document.find(story_place)
    country = here.countries[0] if here else ""
    return frozenset(code for code in currency_forms().currencies if code[:2] == country)


def _money_here(document: Document) -> frozenset[str]:
    """The codes of the currencies of the country that the story is from (a finder)."""
    country = document.find(story_country)
    if not country:
        return frozenset()
    forms = currency_forms()
    spoken_for = capitalised_in(document.find(written_place).title()) & forms.words.keys()
    return frozenset(code for code in forms.currencies if code[:2] == country).union(
        *(forms.words[word] for word in spoken_for)
    )
