import pytest

from resolutions.comparison import compare
from resolutions.comparison.base_draft import Known, NoBase, base_draft
from resolutions.text.parse import parse


@pytest.fixture
def adopted(seeds):
    return parse(seeds["2011-adopted"].read_bytes(), name=seeds["2011-adopted"].name)


def test_only_the_technical_slots_change_and_each_is_explained(adopted):
    draft, slots = base_draft(adopted)
    assert [(slot.where, slot.before, slot.after) for slot in slots] == [
        ("pp2", "64/171 of 18 December 2009", "66/152 of 19 December 2011"),
        ("op12", "sixty-seventh", "sixty-eighth"),
        (
            "fn3",
            "Official Records of the General Assembly, Sixty-sixth Session, Supplement No. 53 (A/66/53)",
            "Official Records of the General Assembly, Sixty-seventh Session, Supplement No. 53 (A/67/53)",
        ),
    ]
    assert all(slot.why for slot in slots)
    changed = [row for row in compare(adopted, draft).rows if row.op != "same"]
    assert [row.b for row in changed] == [("pp2",), ("op12",)]
    assert (draft.session, draft.symbol, draft.kind, draft.adopted_on) == ("67", None, "draft_resolution", None)


def test_note_marks_stay_beside_their_words(adopted):
    draft, _ = base_draft(adopted)
    for old, new in zip(adopted.paragraphs, draft.paragraphs, strict=True):
        for before, after in zip(old.notes, new.notes, strict=True):
            assert old.text[before.offset :][:12] == new.text[after.offset :][:12]


def test_a_known_predecessor_goes_before_the_latest_resolution_named(adopted):
    _, slots = base_draft(adopted, known=Known(predecessors={"A/RES/64/171"}))
    assert slots[0].before.startswith("64/171")


def test_a_draft_is_no_base(seeds):
    with pytest.raises(NoBase):
        base_draft(parse(seeds["2011-draft"].read_bytes(), name=seeds["2011-draft"].name))
