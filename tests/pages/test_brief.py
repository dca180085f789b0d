"""A subject on one page: the last text beside the one before it."""

import io
from dataclasses import replace
from datetime import date

import pytest
from django.core.management import CommandError, call_command
from docx import Document as open_docx

from resolutions.models import Series
from resolutions.pages.subjects.agenda_briefs import AgendaBriefs
from resolutions.pages.subjects.brief import Brief
from resolutions.pages.subjects.brief_parts import parts_of
from resolutions.pages.subjects.brief_room import MOST_LINES, ROOMS, excerpt, lines
from resolutions.text import document as doc
from tests.builders import adopted, operative, preambular, store
from tests.pages import rows
from tests.pages.test_votes import shown, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def subject():
    for session, verb, extra, sponsors, against in (
        (70, "Encourages", (), ("Cuba", "Fiji"), "abstaining"),
        (
            71,
            "Urges",
            (operative("2", "Requests the keepers to paint every lamp of every harbour."),),
            ("Cuba",),
            "against",
        ),
    ):
        store(
            adopted(
                f"A/RES/{session}/7",
                session=str(session),
                title="Tides",
                adopted_on=date(1945 + session, 12, 1),
                sponsors=tuple(doc.Sponsor(name) for name in sponsors),
                vote=doc.Vote(
                    1, int(against == "against"), int(against == "abstaining"), {"Fiji": against, "Cuba": "in_favour"}
                ),
                outcome="adopted_by_vote",
                paragraphs=(
                    preambular("Noting the tides of every harbour of the sea,"),
                    operative("1", f"{verb} States to count the tides of the year;"),
                    *extra,
                ),
                footnotes=(),
                citations=(),
            ),
            name=str(session),
        )


@pytest.mark.parametrize("address", ["/sessions/71/briefs.docx", "/sessions/71/items/69/b/briefs.docx"])
def test_the_briefs_of_an_agenda_are_one_word_file(client, subject, address):
    store(adopted("A/RES/71/8", source="8", session="71", title="Lamps"), name="8")
    store(adopted("A/RES/70/8", source="9", session="70", title="Lamps"), name="9")
    store(adopted("A/RES/71/9", source="10", session="71", title="Ropes"), name="10")
    answer = client.get(address)
    file = open_docx(io.BytesIO(answer.content))
    said = [paragraph.text for paragraph in file.paragraphs]
    headings = [paragraph.text for paragraph in file.paragraphs if paragraph.style.name == "Heading 1"]
    assert said[0].startswith("Seventy-first session") and headings == ["Lamps", "Tides"]
    assert "1 proposal is on no recurring subject and has no brief." in said
    assert answer.headers["Content-Disposition"].startswith('attachment; filename="briefs-seventy-first-session')
    page = address.removesuffix("briefs.docx")
    assert f'href="{address}"' in client.get(page).content.decode()


def test_a_folder_of_briefs_says_where_it_was_cut(client, subject, monkeypatch, tmp_path, capsys):
    store(adopted("A/RES/71/8", source="8", session="71", title="Lamps"), name="8")
    store(adopted("A/RES/70/8", source="9", session="70", title="Lamps"), name="9")
    monkeypatch.setattr(AgendaBriefs.__init__, "__defaults__", (1,))
    file = open_docx(io.BytesIO(client.get("/sessions/71/briefs.docx").content))
    cut = "The first 1 of 2 subjects. The briefs of one agenda item have the others."
    assert file.paragraphs[1].text == cut
    call_command("briefs", "71", str(tmp_path / "briefs.docx"))
    assert capsys.readouterr().out == f"{tmp_path / 'briefs.docx'}: 2 briefs\n"
    assert (tmp_path / "briefs.docx").read_bytes()[:2] == b"PK"


def test_no_briefs_where_there_is_no_subject(client, tmp_path):
    store(adopted("A/RES/71/9", session="71", title="Ropes"))
    assert client.get("/sessions/71/briefs.docx").status_code == 404
    assert client.get("/sessions/72/briefs.docx").status_code == 404
    assert "briefs.docx" not in client.get("/sessions/71/").content.decode()
    with pytest.raises(CommandError, match="no proposal on a recurring subject"):
        call_command("briefs", "71", str(tmp_path / "briefs.docx"), "--committee", "C.9")


def test_the_brief_of_a_subject(client, subject):
    page = words(shown(client, "/series/tides/brief/"))
    assert "A/RES/71/7 , adopted 1 December 2016" in page
    assert "Abstaining → , then Against 1 Fiji" in page
    assert "Sponsors : 1, after 2 Left: Fiji" in page.replace("Sponsors:", "Sponsors :")
    assert "Requests the keepers to paint every lamp of every harbour." in page
    assert "Brief, one page" in words(shown(client, "/series/tides/"))


def test_as_a_word_file(client, subject):
    file = open_docx(io.BytesIO(client.get("/series/tides/brief/?format=docx").content))
    said = "\n".join(line.text for line in file.paragraphs)
    assert "Left (1): Fiji" in said
    assert "Abstaining → Against (1): Fiji" in said


@pytest.fixture
def later(subject):
    """A text two sessions later."""
    words = {"title": "Tides", "adopted_on": date(2018, 12, 1), "paragraphs": (operative("1", "Urges the tides;"),)}
    store(adopted("A/RES/73/7", session="73", **words), name="73")


def test_says_what_is_not_held_between_the_last_two_texts(client, later):
    said = "Of session 72 nothing adopted is held."
    assert said in words(shown(client, "/series/tides/brief/")).partition("What changed last time")[2]
    file = open_docx(io.BytesIO(client.get("/series/tides/brief/?format=docx").content))
    lines = [line.text for line in file.paragraphs]
    assert said in lines
    assert any(line.startswith("A/RES/73/7, adopted 1 December 2018") for line in lines)


def test_a_subject_of_which_nothing_is_adopted(client):
    rows.a_series()
    assert "No adopted text on it is held." in shown(client, "/series/care-of-the-oceans/brief/")


def test_queries_are_few(client, subject, django_assert_max_num_queries):
    with django_assert_max_num_queries(45):
        client.get("/series/tides/brief/")


NAMES = [f"Isle {chr(65 + at % 26)}{at}" for at in range(90)]


@pytest.fixture
def crowded(subject):
    """A later text with many sponsors, long new paragraphs and a long agenda."""
    texts = [
        operative(str(at), f"Encourages the keepers of harbour {at} {'to count the tides and ' * 40}lamps;")
        for at in range(2, 9)
    ]
    store(
        adopted(
            "A/RES/72/7",
            session="72",
            title="Tides",
            adopted_on=date(2017, 12, 1),
            sponsors=tuple(doc.Sponsor(name) for name in NAMES),
            paragraphs=tuple(texts),
        ),
        name="72",
    )


def test_what_is_long_is_shortened_until_it_fits_a_page(client, crowded):
    brief = Brief(Series.objects.get(slug="tides"))
    assert lines("Tides", parts_of(brief, ROOMS[0])) > MOST_LINES >= lines("Tides", brief.parts)
    page = words(shown(client, "/series/tides/brief/"))
    assert page.count("to count the tides and") < 3 * 40
    assert "…" in page


def test_what_is_short_is_told_whole(subject):
    assert Brief(Series.objects.get(slug="tides")).room == ROOMS[0]


def test_of_a_long_paragraph_the_words_around_a_change_are_kept():
    long = "the lamps of every harbour of the sea " * 20
    room = replace(ROOMS[0], around=20, letters=200)
    said = excerpt([("=", long), ("-", "glow "), ("+", "shine "), ("=", long)], room)
    assert [op for op, _ in said] == ["=", "-", "+", "="]
    assert said[0] == ("=", "… harbour of the sea ")
    assert said[3] == ("=", "the lamps of every …")
    assert excerpt([("+", long)], replace(room, letters=30)) == [("+", "the lamps of every harbour of…")]
