"""Whether copy is in English: by the tag that comes with it, the script, the function words."""

from newslint.model.document import Document
from newslint.patterns.lazy_pattern import lazy_pattern

# Enough to be sure; a book need not be read to its end.
_SAMPLE = 6_000
# With fewer there is no telling, and copy passes for English.
_FEWEST_LETTERS = 10
_FEWEST_WORDS = 8

# Letters of other scripts than the Latin one, which ends at U+024F and goes on at U+1E00 with the
# letters of Vietnamese.
_OTHER_SCRIPT = lazy_pattern(r"[^\W\d_\u0000-\u024f\u1e00-\u1eff]+")

# Words that carry an English sentence and no other.
_ENGLISH = frozenset(
    """
    the of and that with from this which have has had were are been they their would said
    will its it's but who she you about than more when what there after also could should
    into out other new first two says some many most while during before because between
    against only such through where how does did being any these those them our your my
    """.split()
)
# Those that other languages in the Latin script have too.
_SHARED = frozenset(
    """
    a an as at be by do for he her his in is it me no not on one over so then to under was
    we
    """.split()
)
# Words that carry the sentences of some thirty other languages in the Latin script, from German and
# French to Hausa and Vietnamese, and that English copy does not use but in names.
_FOREIGN = frozenset(
    """
    der das und ist nicht mit von den dem auf für sich ein eine einen einer auch werden wird
    wurde haben hat sind nach bei aus wie zum zur über im des dass daß noch nur le les et
    est une dans pour que qui sur pas plus au aux du avec ce cette sont été elle il la el
    los las del una por para se su como más pero fue esta este lo al y en di che e della
    delle dei nel nella non sono anche gli o os da dos em um uma não com na mais foi ao pelo
    het een niet zijn voor dat ook aan bij naar werd och att det som på är av för inte till
    har ett med om var og af til ikke er ja ei että oli hän mutta kun myös ovat je v že s z
    byl bylo byla jsou jako také podle nebo k před při už i w nie że się jest dla oraz przez
    po przy od az egy nem és hogy volt meg și în nu cu pe din sau mai bir ve bu için ile de
    olarak olan gibi dan yang dari ini untuk dengan tidak pada adalah itu ya wa kwa ni za
    katika í á að sem við hann hún ekki það því með ta wani wata cewa domin shi ba wannan
    kuma và của là có cho được trong không với các một những đã u koji kao ir kad yra dėl į
    un ka ar si tak když aby až ani jen jeho která který které byli kde nine amma
    """.split()
)


def is_english(document: Document) -> bool:
    """Whether the copy is English (a finder); copy too short to tell passes for English.

    ``metadata.language`` decides where it is set. Copy with foreign names or a quotation in
    another language is English.
    """
    language = document.metadata.language
    if language:
        return language.lower().replace("_", "-").split("-")[0] in {"en", "eng"}
    return looks_english(document.prose[:_SAMPLE])


def looks_english(prose: str) -> bool:
    """Whether a stretch of prose is English, by script and function words."""
    if not prose.isascii():
        letters = len(prose) - prose.count(" ")
        others = sum(map(len, _OTHER_SCRIPT.findall(prose)))
        if others >= _FEWEST_LETTERS and others * 3 > letters:
            return False
    # Names do not count: a table of results has no function words at all.
    running = [word for word in prose.split() if word.islower()]
    if len(running) < _FEWEST_WORDS:
        return True
    english = sum(word in _ENGLISH for word in running)
    shared = sum(word in _SHARED for word in running)
    if (english + shared) * 5 >= len(running) and english:
        return True
    foreign = sum(word in _FOREIGN for word in running)
    # A few may be chance: “per cent”, a name in lower case.
    return foreign < 2 or foreign <= 2 * english
