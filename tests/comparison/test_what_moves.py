"""What moves on from session to session is learnt from a subject's older texts, and each slot says how sure it is."""

from datetime import date

import pytest

from resolutions.comparison.base_draft import BLANK, Known, Newest, base_draft
from resolutions.text.citations import cite
from resolutions.text.document import Document, Footnote, NoteMark
from tests.builders import adopted, operative, preambular


def text(session: int, *paragraphs: str, notes: tuple[str, ...] = ()) -> Document:
    """Resolution 7 of a session, adopted on 3 December: what begins with "Requests" or "Decides" is operative."""
    kinds = [
        operative(str(at), words) if words.startswith(("Requests", "Decides")) else preambular(words)
        for at, words in enumerate(paragraphs, 1)
    ]
    if notes:
        kinds[0] = preambular(paragraphs[0], *(NoteMark(str(at), 5) for at, _ in enumerate(notes, 1)))
    document = adopted(
        f"A/RES/{session}/7",
        session=str(session),
        adopted_on=date(1945 + session, 12, 3),
        title="Keeping of lighthouses",
        paragraphs=tuple(kinds),
        footnotes=tuple(Footnote(str(at), words) for at, words in enumerate(notes, 1)),
        citations=(),
    )
    return Document(**{name: getattr(document, name) for name in Document.__slots__} | {"citations": cite(document)})


def slots(*texts: Document, **known) -> list[tuple[str, str, str]]:
    """``(before, after, certainty)`` of the base draft made of the first text, with the others as older ones."""
    base, *older = texts
    predecessors = {each.symbol for each in older}
    _, found = base_draft(base, older, Known(predecessors, **known))
    return [(slot.before, slot.after, slot.certainty) for slot in found]


def recalling(session: int, more: str = "") -> str:
    return f"Recalling its resolution {session - 1}/7 of 3 December {1944 + session}{more},"


def test_the_predecessor_moves_on_wherever_it_stands_and_however_it_is_written():
    def of(session: int) -> Document:
        asked = f"Requests the Secretary-General, pursuant to resolution {session - 1}/7, to keep the lamps lit;"
        return text(session, recalling(session), asked)

    assert slots(of(77), of(76)) == [
        ("76/7 of 3 December 2021", "77/7 of 3 December 2022", "certain"),
        ("76/7", "77/7", "certain"),
    ]


def test_a_list_that_grew_grows_again():
    def of(session: int, listed: str) -> Document:
        return text(session, f"Recalling its resolutions {listed},")

    base, before = of(77, "60/1, 75/7 and 76/7"), of(76, "60/1 and 75/7")
    draft, found = base_draft(base, [before], Known({"A/RES/76/7"}))
    assert draft.paragraphs[0].text == "Recalling its resolutions 60/1, 75/7, 76/7 and 77/7,"
    assert [slot.certainty for slot in found] == ["certain"]


def test_a_reference_in_words_that_changed_last_time_is_likely_to_move():
    base = text(77, "Recalling its resolution 76/7 of 3 December 2021 on lamps and their keepers,")
    before = text(76, "Recalling its resolution 75/7 of 3 December 2020 on lamps,")
    assert slots(base, before) == [("76/7 of 3 December 2021", "77/7 of 3 December 2022", "likely")]


def test_a_list_of_which_no_older_text_is_held_may_be_one_of_several_subjects():
    base = text(77, "Recalling its resolutions 60/1, 75/7 and 76/7 of 3 December 2021,")
    assert [certainty for *_, certainty in slots(base)] == ["likely"]


def test_the_last_resolution_of_another_season_may_have_been_followed_by_one_that_is_not_held():
    """Adopted late, in June, it tells no rhythm."""

    def of(session: int, last: str) -> Document:
        return text(session, f"Recalling its resolution {last},")

    base, before = of(77, "76/7 of 23 June 2022"), of(76, "75/7 of 3 December 2020")
    assert slots(base, before) == [("76/7 of 23 June 2022", "77/7 of 3 December 2022", "likely")]


@pytest.mark.parametrize(
    "words",
    [
        "Recalling its resolutions 74/2 of 3 December 2019 and 75/8 of 15 April 2021,",
        "Recalling its resolution 76/9 of 5 December 2021 on birds at sea,",
    ],
)
def test_the_last_resolution_is_none_that_a_newer_follows_or_that_is_on_another_subject(words):
    assert slots(text(77, words)) == []


def test_an_appointment_that_did_not_move_stays():
    def of(session: int) -> Document:
        return text(session, recalling(session), "Decides to review the lamps at its eighty-second session.")

    assert [after for _, after, _ in slots(of(77), of(76))] == ["77/7 of 3 December 2022"]


def test_what_is_counted_in_the_same_words_moves_on():
    def of(session: int, day: str, years: int) -> Document:
        return text(
            session, f"Welcoming the {day} commemoration of the first lamp and the past {years} years of light,"
        )

    assert [each[:2] for each in slots(of(77, "sixth", 41), of(76, "fifth", 40))] == [
        ("sixth", "seventh"),
        ("41", "42"),
    ]


def test_years_and_sessions_move_on_as_they_did():
    def of(session: int) -> Document:
        year = 1945 + session
        asked = f"Requests a report in {year}, for the {'fifth' if session == 76 else 'sixth'} consecutive year;"
        return text(session, asked)

    assert slots(of(77), of(76)) == [("2022", "2023", "certain"), ("sixth", "seventh", "likely")]


def test_capitals_and_hyphens_stay_as_they_stood():
    def of(session: int, ordinal: str) -> Document:
        return text(session, f"Decides to meet again at the {ordinal} Session of the Keepers;")

    base, before = of(77, "Seventy\u2011eighth"), of(76, "Seventy\u2011seventh")
    assert [after for _, after, _ in slots(base, before)] == ["Seventy\u2011ninth"]


@pytest.mark.parametrize(("before", "now"), [("1,200,000", "1,350,500"), ("980,000", "1,350,500")])
def test_an_amount_is_a_blank_and_no_stale_number(before, now):
    def of(session: int, amount: str) -> Document:
        return text(session, f"Decides to appropriate {amount} dollars for lamps;")

    assert slots(of(77, now), of(76, before)) == [(now, BLANK, "blank")]


def test_a_financial_year_moves_on_without_any_older_text():
    base = text(77, "Decides to pay for oil for the period from 1 July 2023 to 30 June 2024;")
    assert slots(base) == [("1 July 2023", "1 July 2024", "certain"), ("30 June 2024", "30 June 2025", "certain")]


@pytest.mark.parametrize(
    ("words", "before", "after"),
    [
        (
            "Decides that the keepers shall hold their next meeting from 6 to 10 March 2023;",
            "6 to 10 March 2023",
            BLANK,
        ),
        ("Decides that the meeting shall be held from 27 May to 2 June 2023;", "27 May to 2 June 2023", BLANK),
        (
            "Decides to pay 300 dollars for the period from 16 November 2022 to 30 June 2023;",
            "16 November 2022",
            "16 November 2023",
        ),
    ],
)
def test_a_meeting_that_will_be_past_is_a_blank_and_a_period_that_is_paid_for_moves_on(words, before, after):
    assert slots(text(77, words))[0][:2] == (before, after)


@pytest.mark.parametrize(
    "words",
    [
        "Requests all keepers to send their views on the meeting by 31 March 2023;",
        "Recalling the meeting held on 10 March 2022,",
        "Decides that the meeting shall be held on 10 March 2026;",
    ],
)
def test_a_deadline_and_a_meeting_that_was_or_is_far_off_stay(words):
    assert slots(text(77, words)) == []


def test_a_year_moves_on_for_certain_only_at_the_pace_at_which_it_moved():
    def of(session: int) -> Document:
        return text(session, f"Decides to light all lamps in {1945 + session};")

    base, before = of(77), of(76)
    found = [base_draft(base, [before], Known({"A/RES/76/7"}), session)[1] for session in (78, 79)]
    assert [(slot.after, slot.certainty) for [slot] in found] == [("2023", "certain"), ("2024", "likely")]


def test_what_is_due_at_the_coming_session_is_certain_for_reports_and_the_agenda_alone():
    words = [
        "Decides to include in the provisional agenda of its seventy-eighth session the item on lamps;",
        "Decides to light a lamp at its seventy-eighth session;",
    ]
    assert [certainty for *_, certainty in slots(text(77, recalling(77), *words))] == ["certain", "certain", "likely"]


def test_a_number_that_changed_without_a_law_is_left_to_be_checked_where_other_words_changed_too():
    base = text(77, "Noting that 41 of all lamps are lit and that the keepers are content,")
    before = text(76, "Noting that 38 of all lamps are lit and that some keepers were never asked,")
    assert slots(base, before) == [("41", "41", "to_check")]


class TestAnotherSubject:
    BIRDS = "A/RES/76/40"

    def of(self, session: int, birds: str) -> Document:
        return text(session, f"Recalling its resolution {birds} on birds at sea,")

    def test_its_newest_text_is_cited_where_the_reference_went_along_before(self):
        base, before = self.of(77, "76/40 of 6 December 2021"), self.of(76, "75/41 of 7 December 2020")
        newest = {self.BIRDS: Newest("A/RES/77/39", date(2022, 12, 9), self.BIRDS)}
        assert slots(base, before, newest=newest) == [
            ("76/40 of 6 December 2021", "77/39 of 9 December 2022", "likely")
        ]

    def test_a_reference_in_reworded_lines_is_left_to_be_checked(self):
        base = text(77, "Recalling its resolution 76/40 of 6 December 2021 on birds at sea and their nests,")
        newest = {self.BIRDS: Newest("A/RES/77/39", date(2022, 12, 9), self.BIRDS)}
        before = self.of(76, "75/41 of 7 December 2020")
        assert [each[1:] for each in slots(base, before, newest=newest)] == [("76/40 of 6 December 2021", "to_check")]

    def test_a_reference_that_did_not_go_along_when_it_could_have_stays(self):
        base, before = self.of(77, "70/40 of 6 December 2015"), self.of(76, "70/40 of 6 December 2015")
        newest = {"A/RES/70/40": Newest("A/RES/77/39", date(2022, 12, 9), "A/RES/76/40")}
        assert slots(base, before, newest=newest) == []


def test_the_text_to_cite_is_a_blank_where_its_session_is_not_held():
    def of(session: int) -> Document:
        return text(session, recalling(session))

    _, found = base_draft(of(77), [of(76)], Known({"A/RES/76/7"}, sessions={76, 77}), session=79)
    assert [(slot.after, slot.why) for slot in found] == [(f"78/{BLANK} of {BLANK}", "not_held")]


def test_a_report_of_the_new_session_is_not_issued_yet():
    base = text(77, "Taking note of the report of the keepers,", notes=("A/77/211.",))
    assert slots(base) == [("A/77/211", f"A/78/{BLANK}", "blank")]


def test_a_slot_names_what_stood_there_before():
    def of(session: int) -> Document:
        return text(session, recalling(session))

    _, [slot] = base_draft(of(77), [of(76)], Known({"A/RES/76/7"}))
    assert (slot.was, slot.was_in) == ("75/7 of 3 December 2020", "A/RES/76/7")


@pytest.mark.parametrize(
    ("words", "before", "after"),
    [
        ("Taking note of the World Lighthouse Report 2022,", "2022", "2023"),
        ("Taking note of the 2022 report of the Keepers,", "2022", "2023"),
        ("Noting the twenty-third anniversary of the first lamp, lit in 1999,", "twenty-third", "twenty-fourth"),
        ("Regretting that for the past 76 years no lamp was lit,", "76", "77"),
        (
            "Urging the Conference of Keepers, which has yet to agree on rules of its own procedure, to begin in 2023,",
            "2023",
            "2024",
        ),
        ("Welcoming the Yearbook for 2020 and 2021,", "2020", "2021"),
        (
            "Welcoming reports submitted to the General Assembly at its seventy-sixth and seventy-seventh sessions,",
            "seventy-sixth",
            "seventy-seventh",
        ),
        ("Noting with concern that only 87 Member States have paid their contributions,", "87", BLANK),
        ("Noting the accession by 63 States to the Convention on Lamps,", "63", BLANK),
    ],
)
def test_what_is_counted_each_year_moves_on_and_numbers_of_the_day_are_blanks(words, before, after):
    assert slots(text(77, words))[0][:2] == (before, after)


@pytest.mark.parametrize(
    "words",
    [
        "Recalling the twentieth anniversary of the first lamp, lit in 2002,",
        "Recalling the plan of work for the period from 1 July 2017 to 30 June 2022,",
        "Noting the decision of the Committee, at its seventy-eighth session, to light lamps,",
        "Urging all States to light their lamps by 2023,",
    ],
)
def test_an_event_and_a_plan_of_several_years_stay(words):
    assert slots(text(77, words)) == []


def test_a_long_list_of_references_grows_without_any_older_text():
    base = text(77, "Recalling its resolutions 60/1, 72/7, 74/7 and 76/7 of 3 December 2021,", recalling(77))
    draft, _ = base_draft(base, (), Known())
    assert draft.paragraphs[0].text.endswith("74/7, 76/7 of 3 December 2021 and 77/7 of 3 December 2022,")


@pytest.mark.parametrize(
    ("did", "after"), [("requested", ["77/7 of 3 December 2022"] * 2), ("proclaimed", ["77/7 of 3 December 2022"])]
)
def test_what_a_text_did_once_keeps_its_reference(did, after):
    words = f"Recalling also its resolution 76/7 of 3 December 2021, in which it {did} the Day of Lamps,"
    assert [each[1] for each in slots(text(77, recalling(77), words)) if each[2] != "to_check"] == after


def test_the_last_resolution_is_known_by_the_report_it_asked_for():
    base = text(77, "Taking note of the report of the keepers on the implementation of resolution 76/9,")
    assert [each[:2] for each in slots(base)] == [("76/9", "77/7")]


def test_a_reference_that_could_not_go_along_before_goes_now():
    """The scale of assessments: both texts cite the one there was."""
    of = TestAnotherSubject().of
    base, before = of(77, "76/40 of 6 December 2021"), of(76, "76/40 of 6 December 2021")
    newest = {"A/RES/76/40": Newest("A/RES/78/41", date(2023, 12, 9), "A/RES/76/40")}
    assert slots(base, before, newest=newest) == [("76/40 of 6 December 2021", "78/41 of 9 December 2023", "likely")]
