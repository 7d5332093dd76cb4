import time

import pytest

from newslint.model.document import Metadata
from newslint.readers import plain_text
from newslint.text.language import is_english
from newslint.text.quotation_marks import quote_marks, quoted_speech
from newslint.text.sentences import sentences
from newslint.text.words import word_count, words

FINDERS = (sentences, words, word_count, quote_marks, quoted_speech, is_english)


@pytest.mark.parametrize(
    "text",
    [
        "." * 20_000,
        ". " * 10_000,
        '. "' * 7_000,
        "a." * 10_000 + "abc",
        "“" * 20_000,
        "‘s’ " * 5_000,
        '"' * 20_000,
        " " * 20_000 + "a",
        "\n" * 20_000,
        "1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 2024x\n"
        * 20,
        "10  10  10  10  10  10  10  10  10  10  10  10  10  10  10  10  10  10  10  2024 !\n" * 20,
        "Updated 1111111111111111111111111111111111111111111111111111111111 2024 !\n" * 20,
        "By A B, C D, E F, G H, I J, K L, M N, O P, Q R, S T, U V, W X, Y Z, A B, C D, e\n" * 20,
        "Reporting by A B in C, D E in F, G H in I, J K in L, M N in O, P Q in R, S T in U, v\n"
        * 20,
        "share share share share share share share share share share share share share it now\n"
        * 20,
        "AA BB CC DD, Ee Ff Gg Hh, Jan 1 2024 (Ii Jj) Kk Ll Mm Nn Oo Pp Qq — " * 20,
    ],
    ids=range(16),
)
def test_no_text_takes_long(text: str) -> None:
    began = time.process_time()
    document = plain_text.read_text(text, "story.txt", Metadata())
    for finder in FINDERS:
        document.find(finder)
    assert time.process_time() - began < 2.0
