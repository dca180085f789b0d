"""What the Assembly asked for: by session, of a text, of a subject, for other programs; and the agenda foretold."""

import csv
import io
import json
import sys
from datetime import date

import pytest
from docx import Document as open_docx
from icalendar import Calendar

from resolutions.ingest.matching import near_passages
from resolutions.ingest.matching.near_passages import Passages
from resolutions.models import Commitment, Series, Version
from resolutions.models.commitments import CommitmentKind
from resolutions.pages.due.expected import Expected, ExpectedAgenda, Pattern, patterns_of
from resolutions.pages.due.files import session_opens
from resolutions.pages.due.following import _Subjects, follow
from resolutions.pages.due.standing import Followed, Standing
from resolutions.search import outbox
from resolutions.templatetags.expected import expected_items
from resolutions.text import document as doc
from tests.builders import adopted, draft, operative, preambular, store
from tests.pages.test_votes import shown, words

pytestmark = pytest.mark.django_db

REPORT = "Requests the Secretary-General to submit to the General Assembly at its {} session a report on tides;"
ITEM = "Decides to include in the provisional agenda of its {} session the item entitled “Tides and lamps”."


def asked(session: int, report: str, item: str, *, of_report: str = "") -> str:
    """The text of a session that asks for a report and promises an item; ``of_report`` is what it takes note of."""
    note = (preambular("Taking note of the report of the Secretary-General on tides,", doc.NoteMark("1", 56)),)
    paragraphs = (
        *(note if of_report else ()),
        operative("1", REPORT.format(report)),
        operative("2", ITEM.format(item)),
    )
    symbol = f"A/RES/{session}/7"
    notes = (doc.Footnote("1", f"{of_report}."),) if of_report else ()
    cited = (doc.Citation("fn1", 0, len(of_report), of_report, of_report),) if of_report else ()
    text = adopted(
        symbol,
        session=str(session),
        title="Tides",
        adopted_on=date(1945 + session, 12, 1),
        paragraphs=paragraphs,
        footnotes=notes,
        citations=cited,
        agenda_items=(doc.AgendaItem("9", None, "Tides and lamps"),),
    )
    store(text, name=symbol)
    return symbol


@pytest.fixture
def two_years():
    asked(70, "seventy-first", "seventy-first")
    asked(71, "seventy-second", "seventy-second", of_report="A/71/300")


def test_a_report_is_answered_by_the_document_a_text_takes_note_of(client, two_years):
    page = words(shown(client, "/due/?session=71"))
    assert "2 requests and promises: report 1 · item of the agenda 1" in page
    assert "Answered : A/71/300 , of which takes note A/RES/71/7 ; asked again in A/RES/71/7" in page
    assert "item 9" in page


def test_another_session_s_document_answers_nothing(client):
    asked(70, "seventy-first", "seventy-first")
    asked(71, "seventy-second", "seventy-second", of_report="A/70/300")
    page = words(shown(client, "/due/?session=71&kind=report"))
    assert "Asked again : in A/RES/71/7" in page
    assert "A/70/300" not in page


def test_an_item_that_came_without_its_sub_item(client):
    item = (
        "Decides to include in the provisional agenda of its seventy-first session, under the item entitled “Tides”, "
        "the sub-item entitled “Gulls of the north”."
    )
    store(
        adopted(
            "A/RES/70/7", session="70", title="Gulls", adopted_on=date(2015, 12, 1), paragraphs=(operative("1", item),)
        ),
        name="gulls",
    )
    lamps = (doc.AgendaItem("9", "a", "Tides: lamps"),)
    store(
        adopted("A/RES/71/8", session="71", title="Lamps", adopted_on=date(2016, 12, 1), agenda_items=lamps),
        name="lamps",
    )
    page = words(shown(client, "/due/?session=71&kind=agenda"))
    assert "Answered : item 9 (a) the item; of its sub-item no text is held" in page


def test_what_has_not_come_yet_is_due(client, two_years):
    page = words(shown(client, "/due/"))
    assert "Seventy-second session" in page
    assert "Due" in page
    assert "Asked before once, in A/RES/70/7" in page
    assert "other words than the last time" not in page


def test_of_two_reports_none_is_guessed(client):
    asked(70, "seventy-first", "seventy-first")
    note = preambular(
        "Taking note of the reports of the Secretary-General on tides and on tides,",
        doc.NoteMark("1", 60),
        doc.NoteMark("2", 73),
    )
    both = ("A/71/1", "A/71/2")
    store(
        adopted(
            "A/RES/71/7",
            session="71",
            title="Tides",
            adopted_on=date(2016, 12, 1),
            paragraphs=(note, operative("1", "Decides that tides are wet;")),
            footnotes=tuple(doc.Footnote(str(n), f"{symbol}.") for n, symbol in enumerate(both, 1)),
            citations=tuple(doc.Citation(f"fn{n}", 0, 6, symbol, symbol) for n, symbol in enumerate(both, 1)),
        ),
        name="two",
    )
    page = words(shown(client, "/due/?session=71&kind=report"))
    assert "the texts do not say which of these answers it: A/71/1 , A/71/2" in page.replace("/1,", "/1 ,")


ONE_REPORT = "Having considered the report of the Secretary-General on tides,"
TWO_REPORTS = "Having considered the report of the Secretary-General on tides, and the report on the work of the Panel,"


@pytest.mark.parametrize(
    ("asks", "said", "answered"),
    [
        ("Requests the Secretary-General to report on the work done", TWO_REPORTS, ["A/71/1"]),
        ("Requests the Panel to report on its work", TWO_REPORTS, ["A/71/2"]),
        ("Requests the Secretary-General to report", ONE_REPORT, ["A/71/1"]),
        ("Requests the Secretary-General to include more in his report on gulls", ONE_REPORT, []),
    ],
)
def test_a_report_answers_whom_it_is_of_and_what_it_is_on(asks, said, answered):
    request = operative("1", f"{asks}, to be submitted to the General Assembly at its seventy-first session;")
    store(adopted("A/RES/70/7", session="70", title="Tides", adopted_on=date(2015, 12, 1), paragraphs=(request,)))
    marks = [place for place, letter in enumerate(said) if letter == ","]
    cited = {str(n): f"A/71/{n}" for n, _place in enumerate(marks, 1)}
    store(
        adopted(
            "A/RES/71/7",
            session="71",
            title="Tides",
            adopted_on=date(2016, 12, 1),
            paragraphs=(
                preambular(said, *map(doc.NoteMark, cited, marks)),
                operative("1", "Decides that tides are wet;"),
            ),
            footnotes=tuple(doc.Footnote(mark, f"{symbol}.") for mark, symbol in cited.items()),
            citations=tuple(doc.Citation(f"fn{mark}", 0, 6, symbol, symbol) for mark, symbol in cited.items()),
        ),
        name="tides",
    )
    [followed] = follow(list(Commitment.objects.of_adopted().with_listing()))
    assert [document.symbol for document in followed.documents] == answered


@pytest.mark.parametrize(
    ("kind", "inferred", "standing"),
    [
        (CommitmentKind.REPORT, [], Standing.PAST_DUE),
        (CommitmentKind.REPORT, ["due"], Standing.NOT_KNOWN),
        (CommitmentKind.BRIEFING, [], Standing.NOT_KNOWN),
        (CommitmentKind.AGENDA, [], Standing.PAST_DUE),
    ],
)
def test_past_due_is_what_texts_would_tell_of(kind, inferred, standing):
    subjects = _Subjects({71: 30, 72: 30})
    asked = Commitment(kind=kind, due_sessions=[71], inferred=inferred)
    assert subjects._standing(Followed(asked)) == standing


def test_a_text_says_what_it_and_the_one_before_ask_for(client, two_years):
    page = words(shown(client, "/due/text/?text=A/RES/71/7"))
    assert "What A/RES/70/7 asked for before, and what became of it" in page
    assert "What it asks for" in words(shown(client, "/A/RES/71/7"))
    assert client.get("/due/text/?text=A/RES/1/1").status_code == 404


def test_a_subject_says_what_was_asked_since_when(client, two_years):
    asked(72, "seventy-third", "seventy-third", of_report="A/72/4")
    page = words(shown(client, "/series/tides/asked/"))
    assert page.count("Asked before 2 times, since A/RES/70/7, in every text held") == 2
    assert "other words than the last time" not in page


def test_other_words_are_more_than_another_session(client, two_years, monkeypatch):
    monkeypatch.setattr(sys.modules[__name__], "REPORT", REPORT.replace("on tides", "on tides and gulls"))
    asked(72, "seventy-third", "seventy-third")
    assert words(shown(client, "/series/tides/asked/")).count("other words than the last time") == 1


def test_each_committee_says_how_much_is_asked_in_its_texts(client, two_years):
    assert "Third Committee (2)" in words(shown(client, "/due/?session=71"))


def test_a_draft_asks_for_nothing(client):
    store(draft(symbol="A/66/L.3"), name="draft")
    assert Commitment.objects.count() == 0
    assert "Nothing that is held falls due here." in shown(client, "/due/")


def test_a_text_read_again_asks_once():
    for _time in range(2):
        store(adopted("A/RES/66/9"), name="again")
    assert Commitment.objects.filter(version__symbol="A/RES/66/9").count() == 1


def test_for_other_programs(client, two_years):
    rows = list(csv.DictReader(io.StringIO(client.get("/due/csv/?session=71").content.decode())))
    assert [(row["kind"], row["standing"]) for row in rows] == [("report", "answered"), ("agenda", "answered")]
    said = json.loads(client.get("/due/json/?session=72&kind=report").content)
    assert (said["due"][0]["due_sessions"], said["due"][0]["since"]) == ([72], "A/RES/70/7")
    calendar = Calendar.from_ical(client.get("/due/calendar/?session=72").content)
    assert {event["dtstart"].dt for event in calendar.walk("VEVENT")} == {session_opens(72)}
    assert b"A/RES/71/7" in client.get("/due/feed/").content
    for wrong in ("?sesion=71", "?session=9", "?kind=nothing"):
        for form in ("csv", "json", "feed", "calendar"):
            assert client.get(f"/due/{form}/{wrong}").status_code == 400, (form, wrong)


@pytest.mark.parametrize(
    ("session", "day"),
    [(78, date(2023, 9, 5)), (79, date(2024, 9, 10)), (80, date(2025, 9, 9)), (81, date(2026, 9, 8))],
)
def test_the_day_a_session_opens(session, day):
    assert session_opens(session) == day


def test_a_line_may_end_between_two_documents():
    page = expected_items([Expected(Series(slug="tides", title="Tides"), documents=["A/71/1", "A/71/2"])])
    assert '<span class="symbol">A/71/1</span>, <span class="symbol">A/71/2</span>' in page


def test_the_agenda_foretold(client, two_years):
    page = words(shown(client, "/sessions/72/expected/"))
    assert "1 item promised in words" in page
    assert "Last texts: A/RES/71/7" in page
    assert "Documents that the last of them cites: A/71/300" in page
    word = open_docx(io.BytesIO(client.get("/sessions/72/expected/?format=docx").content))
    said = [line.text for line in word.paragraphs]
    assert "1. Tides and lamps" in said
    assert f"A/RES/71/7, OP 2: {ITEM.format('seventy-second')}".rstrip(";") in said
    [row] = csv.DictReader(io.StringIO(client.get("/sessions/72/expected/?format=csv").content.decode()))
    assert (row["certain"], row["title"], row["promised_in"]) == ("certain", "Tides and lamps", "A/RES/71/7, OP 2")
    assert (
        client.get("/sessions/0/expected/").status_code == client.get("/sessions/999999/expected/").status_code == 404
    )


def test_the_words_of_a_clause_end_before_the_next(client):
    promising(
        "A/RES/70/9",
        "Requests the Secretary-General to report on tides at its seventy-first session, and decides to include in the "
        "provisional agenda of its seventy-first session the item entitled “Tides”.",
    )
    [report, _item] = csv.DictReader(io.StringIO(client.get("/due/csv/?session=71").content.decode()))
    assert report["words"] == "Requests the Secretary-General to report on tides at its seventy-first session"


def promising(symbol: str, *operatives: str) -> None:
    paragraphs = tuple(operative(str(number), words) for number, words in enumerate(operatives, 1))
    text = adopted(symbol, session="70", title=f"On {symbol}", adopted_on=date(2015, 12, 1), paragraphs=paragraphs)
    store(text, name=symbol)


def test_an_item_and_what_is_to_be_considered_under_it_are_one(client):
    promising(
        "A/RES/70/7",
        "Decides to include in the provisional agenda of its seventy-second session the item entitled “Birds” and to"
        " continue to examine the question of a convention on birds.",
    )
    [one] = ExpectedAgenda(72).items
    assert (one.title, len(one.promises), len(one.promised_in)) == ("Birds", 2, 1)


def test_an_item_that_several_texts_promise_is_one(client):
    for symbol in ("A/RES/70/7", "A/RES/70/8"):
        promising(symbol, ITEM.format("seventy-second"))
    [one] = ExpectedAgenda(72).items
    assert [promise.version.symbol for promise in one.promises] == ["A/RES/70/7", "A/RES/70/8"]


def test_two_items_of_one_text_are_two(client):
    item = ITEM.format("seventy-second")
    promising("A/RES/70/7", item, item.replace("Tides", "Dykes"))
    assert [one.title for one in ExpectedAgenda(72).items] == ["Dykes and lamps", "Tides and lamps"]


def test_patterns():
    held = set(range(72, 79))
    had = {1: {77, 78}, 2: {75, 77}, 3: {73, 76}, 4: {78}, 5: {74, 78}, 6: {72, 73, 74}}
    assert patterns_of(had, held, 79) == {1: Pattern.EVERY, 2: Pattern.SECOND, 3: Pattern.THIRD}


def test_a_session_not_held_breaks_no_pattern():
    assert patterns_of({1: {76, 77}, 2: {75, 77}}, {75, 76, 77}, 79) == {1: Pattern.EVERY, 2: Pattern.SECOND}


def test_hostile_words_are_escaped(client):
    text = "Requests the <b>Tide</b> Office to report to the General Assembly at its sixty-seventh session;"
    store(adopted("A/RES/66/9", paragraphs=(operative("1", text),)), name="hostile")
    page = shown(client, "/due/?session=67")
    assert "<b>Tide" not in page
    assert "&lt;b&gt;Tide" in page


def test_the_same_request_in_several_resolutions_and_boilerplate(client):
    words_of = "Requests the {} to report to the General Assembly at its sixty-seventh session on the keeping of {};"
    asks = [("Secretary-General", "all lamps")] * 2 + [("President of the Board of Tides", "every single harbour")] * 5
    for number, (who, what) in enumerate(asks, 1):
        paragraphs = (operative("1", words_of.format(who, what)),)
        store(adopted(f"A/RES/66/{number}", title=f"Text {number}", paragraphs=paragraphs), name=str(number))
    page = words(shown(client, "/due/twins/66/"))
    assert "1 passage stands nearly word for word in two to four texts. 1 more is boilerplate" in page
    assert "A/RES/66/1 , OP 1 Text 1" in page
    assert "Requests the President" not in page
    boilerplate = words(shown(client, "/due/twins/66/?boilerplate"))
    assert "5 passages : Requests the President" in boilerplate.replace("passages:", "passages :")
    assert "A/RES/66/7 , OP 1" in boilerplate


@pytest.mark.django_db(transaction=True)
def test_what_several_resolutions_have_is_kept_until_one_of_them_changes(monkeypatch):
    same = (
        "Requests the keeper of the lamps of the northern coast to report at its sixty-seventh session on every tide;"
    )
    for number in (1, 2):
        store(adopted(f"A/RES/66/{number}", paragraphs=(operative("1", same),)), name=str(number))
    (group,) = near_passages.near_passages(66, Passages.PARAGRAPHS)
    compared = []
    monkeypatch.setattr(near_passages, "near_groups", lambda texts: compared.append(len(texts)) or [])
    assert near_passages.near_passages(66, Passages.PARAGRAPHS) == [group]
    store(adopted("A/RES/66/3", paragraphs=(operative("1", same),)), name="3")
    near_passages.keep_all()
    assert near_passages.near_passages(66, Passages.PARAGRAPHS) == []
    assert compared == [3, 3]


@pytest.mark.django_db(transaction=True)
def test_what_several_resolutions_have_is_not_looked_for_again_while_their_words_stay(monkeypatch):
    same = "Requests the keeper of the lamps to report at its sixty-seventh session on every tide of the year;"
    for number in (1, 2):
        store(adopted(f"A/RES/66/{number}", paragraphs=(operative("1", same),)), name=str(number))
    (group,) = near_passages.near_passages(66, Passages.PARAGRAPHS)
    monkeypatch.setattr(near_passages, "near_groups", lambda texts: [])
    outbox.record(Version.objects.values_list("pk", flat=True))
    assert near_passages.near_passages(66, Passages.PARAGRAPHS) == [group]


def test_the_same_paragraph_in_several_resolutions(client):
    alike = "Welcoming the renewal of the lamps on the northern coast, and the care that keepers of {} give to them,"
    other = "Noting with concern that the gulls of the southern islands have left the cliffs for the harbours,"
    for number, (place, last) in enumerate([("Sylt", other), ("Amrum", "Noting the tides,")], 1):
        paragraphs = (preambular(alike.format(place)), preambular(last), operative("1", "Decides that it is so;"))
        store(adopted(f"A/RES/66/{number}", title=f"Text {number}", paragraphs=paragraphs), name=str(number))
    page = words(shown(client, "/due/twins/66/?of=paragraphs"))
    assert "1 passage stands nearly word for word in two to four texts. 0 more are boilerplate" in page
    assert "A/RES/66/2 , PP 1 Text 2" in page
    assert "gulls" not in page
    assert client.get("/due/twins/66/?of=footnotes").status_code == 404


@pytest.mark.parametrize(
    ("address", "queries"),
    [
        ("/due/?session=71", 14),
        ("/due/text/?text=A/RES/71/7", 10),
        ("/series/tides/asked/", 10),
        ("/due/twins/71/?of=paragraphs", 3),
    ],
)
def test_queries_are_few(client, two_years, address, queries, django_assert_max_num_queries):
    asked(72, "seventy-third", "seventy-third", of_report="A/72/4")
    with django_assert_max_num_queries(queries):
        client.get(address)
