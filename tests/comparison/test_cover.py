"""What differs on the covers of two texts."""

from resolutions.comparison import compare
from resolutions.text.document import AgendaItem, Document, Sponsor, Vote


def facts(a: dict, b: dict) -> dict[str, tuple]:
    old, new = (Document("t", "text", **fields) for fields in (a, b))
    return {fact.field: (fact.gone, fact.come) for fact in compare(old, new).cover}


def test_sponsors_join_and_leave():
    found = facts({"sponsors": (Sponsor("Chad"), Sponsor("Cuba"))}, {"sponsors": (Sponsor("Cuba"), Sponsor("Chile"))})
    assert found == {"sponsors": (("Chad",), ("Chile",))}


def test_where_one_text_names_no_sponsors_nobody_has_left():
    assert facts({"sponsors": (Sponsor("Chad"),)}, {"outcome": "adopted"}) == {"outcome": ((), ("adopted",))}


def test_agenda_item_and_vote():
    old = {"agenda_items": (AgendaItem("69", "b", "Rights"),)}
    new = {"agenda_items": (AgendaItem("71", "b"),), "vote": Vote(120, 2, 30, {"Chad": "in_favour"})}
    assert facts(old, new) == {
        "agenda_items": (("69 (b)",), ("71 (b)",)),
        "vote": ((), ("120 in favour, 2 against, 30 abstaining",)),
        "votes": ((), ("Chad: in favour",)),
    }
