import pickle
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resolutions.comparison.words import Kept, redline, tokenise, words_of, written_after, written_before
from tests.comparison.redlines import after, before, mirrored, plain

_WORDS = st.sampled_from(
    "the of and , ; human rights for all resolution 64/171 A/C.3/80/L.35 high-level States’ peace Requests also".split()
)
_FORMS = {
    "well-known": "well\u2011known",
    "2021-2030": "2021\u20132030",
    "efficient": "e\ufb03cient",
    "cooperation": "co\u00adoperation",
    "Côte": "Co\u0302te",
    "States’": "States'",
    "“all”": '"all"',
}
"""Words, and how another source writes them."""
_WRITTEN = st.lists(st.sampled_from([*_FORMS, *_FORMS.values(), "the", "of", ",", "rights"]), max_size=30).map(" ".join)
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


_ODD = st.text(st.sampled_from("ab ,-\n\u2011’'\u00ad\u200b\u200f\u0301\u00a0—“\ufb01"), max_size=12)


@given(_ODD, _ODD)
def test_marks_without_a_width_do_not_break_a_redline(a, b):
    ops = redline(a, b)
    assert (before(ops), after(ops)) == (a, b)
    assert all(tokenise(a).text(at, at + 1).strip() for at in range(len(tokenise(a).words)))


@given(_WRITTEN, _WRITTEN)
def test_words_written_otherwise_are_kept_and_both_texts_come_back_to_the_letter(a, b):
    ops = redline(a, b)
    assert (before(ops), after(ops)) == (a, b)
    assert plain(redline(b, a)) == plain(mirrored(ops))


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


@pytest.mark.parametrize(("old", "new"), [pair for each in _FORMS.items() for pair in (each, each[::-1])])
def test_a_word_written_otherwise_is_no_change(old, new):
    assert plain(redline(f"of {old}, and", f"of {new}, and")) == [("=", f"of {old}, and", f"of {new}, and")]
    changed = redline(f"Recalling {old} and its rights", f"Recalling {new} and all rights")
    assert [(op, text) for op, text in changed if op != "="] == [("-", "its"), ("+", "all")]
    assert (before(changed), after(changed)) == (f"Recalling {old} and its rights", f"Recalling {new} and all rights")


def test_an_offset_of_the_first_text_is_found_in_the_words_of_the_second():
    """A footnote mark stays behind its word, though the word is shorter or longer there."""
    for (old, new), tail in product(_FORMS.items(), ("and its rights", "and all rights")):
        words = redline(f"Recalling {old} and its rights", f"Recalling {new} {tail}")
        assert written_after(words, 0) == 0
        assert written_after(words, len(f"Recalling {old}")) == len(f"Recalling {new}")
        assert written_after(words, len(f"Recalling {old} and")) == len(f"Recalling {new} and")


def test_what_is_kept_remembers_how_it_was_written_in_another_process():
    kept = pickle.loads(pickle.dumps(redline("well-known", "well\u2011known")))[0][1]
    assert (kept, written_before(kept)) == ("well\u2011known", "well-known")
    assert isinstance(kept, Kept)
