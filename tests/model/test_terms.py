import pickle

from newslint.model.terms import Status, Term, Terms

TERM = Term("Kyiv", ("KYV",), ("Kiev",), {"uk": ("Київ",)})


def test_the_forms_of_a_term() -> None:
    assert list(TERM.forms()) == [
        ("Kyiv", Status.RIGHT, ""),
        ("KYV", Status.ALLOWED, ""),
        ("Kiev", Status.FORBIDDEN, ""),
        ("Київ", Status.SOURCE, "uk"),
    ]


def test_what_is_made_of_terms_is_made_once_and_stays_in_its_process() -> None:
    terms, made = Terms((TERM,)), []

    def count(given: Terms) -> object:
        made.append(given)
        return lambda: len(given.terms)  # nothing that could be sent anywhere

    assert terms.find(count) is terms.find(count)
    assert made == [terms]
    sent = pickle.loads(pickle.dumps(terms))
    assert sent == terms
    sent.find(count)
    assert len(made) == 2
