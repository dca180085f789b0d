"""What Python cuts and what the index cuts are the same words."""

from hypothesis import example, given
from hypothesis import strategies as st

from resolutions.search.analyzers import fold, literal_form, plain_shapes, stem, stems_of, words


@given(st.text(alphabet=st.characters(exclude_categories=["C", "M", "So"]), max_size=60))
@example("Côte d’Ivoire, (A/66/462/Add.2) naïve_x ½ non-governmental")
def test_words_are_cut_as_the_index_cuts_them(text):
    assert [stem(word) for *_, word in words(text) if stem(word)] == stems_of(text)


@given(st.text(max_size=60))
def test_shapes_keep_their_places(text):
    assert len(plain_shapes(text)) == len(text)


def test_inflections_share_a_stem_and_accents_fold():
    assert stem("cooperating") == stem("Cooperation") == stem("cooperates")
    assert fold("Côte d’Ivoire") == "cote d’ivoire"


def test_a_fixed_blank_of_any_width_parts_words_in_the_index_as_it_does_in_a_phrase():
    assert literal_form("États\u3000Membres\u2009réunis").split(" ") == ["États", "Membres", "réunis"]
