from hypothesis import given
from hypothesis import strategies as st

from resolutions.comparison.words import redline, tokenise, words_of
from tests.comparison.redlines import after, before, mirrored

_WORDS = st.sampled_from(
    "the of and , ; human rights for all resolution 64/171 A/C.3/80/L.35 high-level States’ peace Requests also".split()
)
_PROSE = st.lists(_WORDS, max_size=40).map(" ".join)


def marked(a: str, b: str) -> str:
    marks = {"=": "{}", "-": "[-{}-]", "+": "{{+{}+}}"}
    return "".join(marks[op].format(text) for op, text in redline(a, b))


@given(st.text(max_size=80), st.text(max_size=80))
def test_a_redline_gives_both_texts_to_the_letter(a, b):
    ops = redline(a, b)
    assert (before(ops), after(ops)) == (a, b)


@given(_PROSE, _PROSE)
def test_a_redline_of_prose_gives_both_texts_and_mirrors_itself(a, b):
    ops = redline(a, b)
    assert (before(ops), after(ops)) == (a, b)
    assert redline(b, a) == mirrored(ops)


@given(_PROSE, _PROSE)
def test_no_mark_splits_a_word(a, b):
    assert [word for op, text in redline(a, b) if op != "+" for word in words_of(text)] == words_of(a)
    assert [word for op, text in redline(a, b) if op != "-" for word in words_of(text)] == words_of(b)


@given(_PROSE)
def test_an_unchanged_text_has_no_mark(text):
    assert all(op == "=" for op, _ in redline(text, text))


def test_symbols_hyphens_and_apostrophes_stay_in_one_word():
    text = "See A/CONF.157/24 (Part I), 64/171, E/CN.4/2001/2-E/CN.4/Sub.2/2000/46 and "
    text += "the States’ high-level 2,500.5 co\u2011ops"
    assert tokenise(text).words == (
        *("See", "A/CONF.157/24", "(", "Part", "I", ")", ",", "64/171", ",", "E/CN.4/2001/2-E/CN.4/Sub.2/2000/46"),
        *("and", "the", "States", "’", "high-level", "2,500.5", "co\u2011ops"),
    )


def test_a_combining_accent_stays_with_its_letter():
    assert words_of("Cote\u0301 d’Ivoire") == ["Cote\u0301", "d’Ivoire"]


def test_the_space_of_an_inserted_word_goes_with_it():
    assert marked("upon the request and in", "upon the request of and in") == "upon the request {+of +}and in"
    assert marked("all rights, and calls", "all rights for all, and calls") == "all rights{+ for all+}, and calls"


def test_an_inserted_clause_is_marked_with_its_comma():
    assert (
        marked("held in 2001, and its role", "held in 2001, the review of 2009, and their role")
        == "held in 2001, {+the review of 2009, +}and [-its-]{+their+} role"
    )


def test_a_stop_word_does_not_cut_a_rewritten_stretch_in_two():
    old = "Requests one body to send us its first annual list of all old open cases by hand without any further delay;"
    new = "Requests one body to draft clear rules of most other future reports by hand without any further delay;"
    assert marked(old, new).count("[-") == 1


def test_a_text_rewritten_beyond_use_is_shown_whole():
    old = "Requests the Secretary-General to submit a report on the matter;"
    new = "Welcomes the adoption of a declaration by States parties;"
    assert redline(old, new) == (("-", old), ("+", new))


def test_two_endless_texts_are_answered_at_once():
    old = " ".join(f"a{number}" for number in range(40_000))
    new = " ".join(f"b{number}" for number in range(40_000))
    assert redline(old, new) == (("-", old), ("+", new))
