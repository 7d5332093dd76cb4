"""Whether copy is in English: by the tag that comes with it, the script, the function words."""

import re

from newslint.model.document import Document

# Enough to be sure; a book need not be read to its end.
_SAMPLE = 6_000
# With fewer there is no telling, and copy passes for English.
_FEWEST_LETTERS = 10
_FEWEST_WORDS = 8

# Letters of other scripts than the Latin one, which ends at U+024F and goes on at U+1E00 with the
# letters of Vietnamese.
_OTHER_SCRIPT = re.compile(r"[^\W\d_\u0000-\u024f\u1e00-\u1eff]+")

# Words that carry an English sentence.
_ENGLISH = frozenset(
    """
    the of and that for with from this which have has had was were is a in on as are been not
    by they their would said will it its it's but who he she we you his at be about than more
    when what there after also could should into out one other new first two says some many
    most while during under before because between against over only such through where how
    does did being any then these those them our your my an to
    """.split()
)

# Words that carry the sentences of other languages in the Latin script, and that English copy
# does not use but in names.
_FOREIGN = (
    frozenset(
        """
    der das und ist nicht mit von den dem auf für sich ein eine einen einer auch werden wird
    wurde haben hat sind nach bei aus wie zum zur über im des dass daß noch nur le les des et
    est une dans pour que qui sur par pas plus au aux du avec ce cette sont été elle il la el
    los las del una por para con se su como más pero fue esta este lo al y en di che e il
    della delle dei nel nella non sono anche gli una per con o os do da dos das em um uma não
    com na no mais foi ao pelo het een van niet zijn voor met dat ook aan bij naar werd och
    att det som på är av för inte den till har ett med om var og af til ikke er med for det
    som på ja on ei että oli se hän mutta kun myös ovat je se na v že s z do byl bylo byla
    jsou jako také podle nebo ale k o pro před při už i w nie że się jest dla oraz przez po
    przy od a az egy nem és hogy is volt meg și în nu cu pe este din sau mai care bir ve bu
    için ile da de olarak olan gibi dan yang di dari ini untuk dengan tidak pada adalah itu ya
    da wa na kwa ni za katika í á og að sem er við um til hann hún ekki var það því með en da
    na ta ya wani wata cewa domin su shi ba mai wannan sun kuma và của là có cho được trong
    không với các một những đã i u je da se na su za od koji kao ir kad yra su dėl į un ir ka
    ar par
    """.split()
    )
    - _ENGLISH
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
    if english * 5 >= len(running):
        return True
    foreign = sum(word in _FOREIGN for word in running)
    # A few may be chance: “per cent”, a name in lower case.
    return foreign < 2 or foreign <= 2 * english
