"""The page of a text: everything the text says, where it says it, and what it does not say."""

import re
from datetime import date

import pytest

from resolutions.models import NoteAnchor, Problem, Subject, Table
from tests.pages import rows

pytestmark = pytest.mark.django_db


def shown(client, version, query: str = "") -> str:
    return client.get(version.get_absolute_url() + query).content.decode()


def words(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def element(html: str, anchor: str) -> str:
    """From the element with this id on, a few hundred characters."""
    return html.partition(f'id="{anchor}"')[2][:900]


def test_numbers_openings_and_anchors(client):
    version = rows.a_version()
    rows.a_paragraph(version, "The General Assembly,", kind="formula", anchor="formula")
    rows.a_paragraph(version, "Recalling its words,", opening="Recalling", anchor="pp1")
    rows.a_paragraph(version, "Requests a report;", opening="Requests", kind="operative", number="12", anchor="op12")
    rows.a_paragraph(version, "On the sea;", kind="operative", number="(a)", depth=1, anchor="op12-a")
    page = shown(client, version)
    assert "<em>Recalling</em> its words," in element(page, "pp1")
    assert 'href="#pp1" aria-label="Link to PP 1">PP 1</a>' in element(page, "pp1")
    assert ">12.</a>" in element(page, "op12")
    assert 'aria-label="Link to OP 12 (a)">(a)</a>' in element(page, "op12-a")
    assert "The General Assembly," in element(page, "formula")


@pytest.mark.parametrize(
    ("language", "preambular", "operative"),
    [("fr", "Al. 1", "Par. 12 (a)"), ("ar", "الديباجة 1", "المنطوق 12 (a)"), ("zh", "序言段 1", "执行段 12 (a)")],
)
def test_paragraphs_are_called_in_the_language_of_the_page(client, language, preambular, operative):
    version = rows.a_version()
    rows.a_paragraph(version, "Recalling its words,", anchor="pp1")
    rows.a_paragraph(version, "On the sea;", kind="operative", number="(a)", depth=1, anchor="op12-a")
    page = client.get(f"/{language}{version.get_absolute_url()}").content.decode()
    assert f">{preambular}</a>" in element(page, "pp1")
    assert operative in element(page, "op12-a")


def test_footnotes_are_linked_both_ways_and_stand_with_their_first_mark(client):
    version = rows.a_version()
    first, second = (rows.a_paragraph(version, "Recalling its words,") for _ in range(2))
    note = rows.a_note(first, "See the sea.", offset=9)
    NoteAnchor.objects.create(paragraph=second, footnote=note, mark="1", offset=0)
    page = shown(client, version)
    assert f'<sup class="note-mark" id="pp1-mark1"><a href="#{note.anchor}"' in page
    assert f'<sup class="note-mark" id="pp2-mark1"><a href="#{note.anchor}"' in page
    standing = element(page, note.anchor)
    assert "See the sea." in standing
    assert 'href="#pp1-mark1"' in standing
    assert 'href="#pp2-mark1"' in standing
    assert page.index(note.anchor) < page.index('id="pp2"')


def test_a_mark_without_a_note_and_a_note_without_a_mark_are_kept_and_said(client):
    version = rows.a_version()
    paragraph = rows.a_paragraph(version, "Recalling its words,")
    NoteAnchor.objects.create(paragraph=paragraph, footnote=None, mark="7", offset=9)
    rows.words_of(version).footnotes.create(position=0, mark="8", text="Lost in the sea.")
    page = shown(client, version)
    assert "The source has no such note" in element(page, "pp1")
    assert "Lost in the sea." in page.partition("whose place in the text is not known")[2]


def test_citations_lead_to_the_document_held_or_not(client):
    held, version = rows.a_version("A/RES/60/1"), rows.a_version("A/RES/66/1")
    paragraph = rows.a_paragraph(version, "Recalling resolution 60/1 and resolution 60/2,")
    rows.a_citation(paragraph, "resolution 60/1", "A/RES/60/1", target=held)
    rows.a_citation(paragraph, "resolution 60/2", "A/RES/60/2")
    page = shown(client, version)
    assert '<a class="cite" href="/A/RES/60/1">resolution 60/1</a>' in page
    assert '<a class="cite not-held" href="/A/RES/60/2">resolution 60/2</a>' in page
    assert "A/RES/60/2 in PP 1 · not held" in words(page)
    assert 'href="/A/RES/66/1#pp1"' in shown(client, held).partition("What cites it")[2]


def test_what_is_not_known_is_said_and_what_is_inferred_is_marked(client):
    inferred = {"session": {"value": "60", "why": "it defers to session 61"}}
    version = rows.a_version(None, session=None, inferred=inferred, issued_on=None)
    page = words(shown(client, version))
    assert "Symbol not known" in page
    assert "Session Sixtieth session inferred it defers to session 61" in page
    assert "Issued not known" in page
    assert "Sponsors not known" in page


def test_the_two_dates_of_an_adopted_text_and_its_problems(client):
    version = rows.a_version(
        stage="adopted", adopted_on=date(2011, 12, 19), issued_on=date(2012, 3, 13), meeting="89th plenary meeting"
    )
    Problem.objects.create(version=version, line=17, code="odd", message="something is odd")
    page = words(shown(client, version))
    assert "Adopted 19 December 2011" in page
    assert "Issued 13 March 2012" in page
    assert "Meeting 89th plenary meeting" in page
    assert "line 17 something is odd" in page


def test_tables_stand_after_their_paragraph(client):
    version = rows.a_version()
    first = rows.a_paragraph(version, "As follows:")
    rows.a_paragraph(version, "And so on.")
    Table.objects.create(
        language_version=rows.words_of(version), position=1, after=first, rows=[["Sea", "Depth"], ["Red", "3040"]]
    )
    Table.objects.create(language_version=rows.words_of(version), position=2, after=None, rows=[["before"]])
    page = shown(client, version)
    assert page.index("<td>before</td>") < page.index('id="pp1"') < page.index("<td>3040</td>") < page.index('id="pp2"')


def test_the_text_before_is_offered_for_comparison(client):
    series = rows.a_series()
    old = rows.a_version(None, session=None, series=series, inferred={"session": {"value": "60", "why": ""}})
    rows.a_version("A/RES/66/1", series=series, adopted_on=date(2011, 12, 19))
    new = rows.a_version("A/RES/70/1", session="70", series=series, adopted_on=date(2015, 9, 25))
    assert "/compare/?a=A/RES/66/1&amp;b=A/RES/70/1" in shown(client, new)
    assert f"/compare/?a={old.pk}&amp;b=A/RES/66/1" in client.get("/A/RES/66/1").content.decode()
    timeline = client.get(series.get_absolute_url()).content.decode()
    places = [
        timeline.index(f'href="{address}"') for address in ("/A/RES/70/1", "/A/RES/66/1", f"/documents/{old.pk}/")
    ]
    assert places == sorted(places)


def test_what_stands_around_the_words_is_in_the_language_of_the_page(client):
    version = rows.a_version("A/RES/66/1")
    rows.a_paragraph(version, anchor="op1", kind="operative", number="1")
    beside = re.compile(r'<a class="place"[^>]*href="#op1"[^>]*lang="fr"')
    assert not beside.search(shown(client, version))
    assert beside.search(client.get("/fr/A/RES/66/1").content.decode())


def test_the_words_of_a_search_are_marked_and_a_broken_search_is_no_fault(client):
    version = rows.a_version()
    rows.a_paragraph(version, "Recalling the deep sea,", opening="Recalling")
    assert "the <mark>deep sea</mark>," in shown(client, version, "?q=%22deep+sea%22")
    assert "<em><mark>Recalling</mark></em>" in shown(client, version, "?q=recalling")
    assert "the <mark>deep sea</mark>," in shown(client, version, "?q=the+sea+deep")
    assert "<mark>" not in shown(client, version, "?q=%22deep")
    assert "<mark>" not in shown(client, version, "?q=")


def test_a_file_with_no_text_is_said_so(client):
    assert "found no text in this file" in shown(client, rows.a_version())


def test_a_long_list_of_sponsors_is_folded_and_whole(client):
    version = rows.a_version()
    for number in range(13):
        rows.a_sponsor(version, f"State {number}", role="additional" if number else "sponsor")
    page = shown(client, version)
    assert "<summary>13 in all</summary>" in page
    assert page.count('href="/sponsors/state-') == 13
    assert words(page).count("additional") == 12


def test_how_a_text_was_adopted(client):
    version = rows.a_version(stage="adopted", adopted_on=date(2022, 3, 2))
    version.votes.create(in_favour=141, against=5, abstaining=0, from_file=True)
    version.votes.create(in_favour=99, body="committee")
    version.votes.create(in_favour=142, against=5, abstaining=0)
    type(version.resolution).objects.update(outcome="adopted_by_vote")
    page = shown(client, version)
    assert "Adopted 2 March 2022 adopted by vote" in words(page)
    assert "Vote 142 in favour, 5 against, 0 abstaining 99 in favour in committee" in words(page)
    facts, _, bar = page.partition('class="bar"')
    assert (facts.count('href="/votes/A/RES/66/1/"'), bar.count('href="/votes/A/RES/66/1/"')) == (2, 1)
    assert "Votes 142–5–0" in words(bar)


def test_a_line_of_facts_stands_above_the_text_and_the_others_unfold(client):
    version = rows.a_version(
        stage="adopted", adopted_on=date(2022, 3, 2), issued_on=date(2022, 4, 1), distribution="General"
    )
    version.resolution.agenda_items.add(rows.an_item(title="Tides"))
    above, _, unfolds = words(shown(client, version)).partition("Further facts of this document")
    assert "Adopted 2 March 2022 outcome not known Agenda item 69" in above
    assert "Tides" not in above and "Issued" not in above
    assert "Agenda item 69 Tides" in unfolds and "Issued 1 April 2022" in unfolds and "Distribution General" in unfolds


def test_what_is_inferred_does_not_unfold(client):
    version = rows.a_version(session=None, inferred={"session": {"value": "60", "why": "from the symbol"}})
    above = words(shown(client, version)).partition("Further facts of this document")[0]
    assert "Sixtieth session inferred from the symbol" in above


def test_sponsors_as_printed_lead_to_whom_they_mean(client):
    version = rows.a_version()
    state = rows.a_sponsor(version, "Benin")
    version.sponsorships.update(as_written="Dahomey")
    version.sponsorships.create(sponsor=state, as_written="Group of Tides", role="behalf", position=2)
    version.headings.create(subject=Subject.objects.create(name="TIDES", slug="tides"), position=0)
    page = shown(client, version)
    assert f'<a href="{state.get_absolute_url()}">Dahomey</a>' in page
    assert "Group of Tides on its behalf" in words(page)
    assert '<a href="/subjects/tides/">TIDES</a>' in page


def contents(client, version) -> str:
    return words(shown(client, version).partition('<nav class="contents"')[2].partition("</nav>")[0])


def test_contents_have_headings_below_their_chapters(client):
    version = rows.a_version()
    for number, (section, text) in enumerate(
        [
            ([], "The pact"),
            (["I"], "Seas"),
            (["I"], "Clean <b>water</b>"),
            (["I", "A"], "Rivers"),
            (["I", "A"], "Lakes"),
            (["II"], "Skies"),
            (["Annex I"], "Annex I"),
            (["Annex I"], "The compact"),
        ],
        1,
    ):
        printed = section[-1] if len(section) == 1 and text != "Annex I" and number in (2, 6) else ""
        rows.a_paragraph(version, text, kind="heading", section=section, number=printed, anchor=f"h{number}")
    said = contents(client, version)
    assert said.endswith(
        "I. Seas 3 headings Clean &lt;b&gt;water&lt;/b&gt; Rivers Lakes II. Skies Annex I 1 heading The compact"
    )
    assert re.findall(r'data-indent="(\d)"', shown(client, version)) == ["0", "0", "1", "0"]


def test_contents_of_a_short_text_are_its_opening_words(client):
    version = rows.a_version()
    for number in range(1, 4):
        rows.a_paragraph(
            version, "Recalling also the seas,", kind="preambular", opening="Recalling also", anchor=f"pp{number}"
        )
        rows.a_paragraph(
            version, "Urges all;", kind="operative", number=str(number), opening="Urges", anchor=f"op{number}"
        )
    said = contents(client, version)
    assert said.endswith("PP 1 Recalling also PP 2 Recalling also PP 3 Recalling also 1. Urges 2. Urges 3. Urges")
    assert '<a href="#op3">' in shown(client, version)


def test_two_headings_are_no_contents(client):
    version = rows.a_version()
    for anchor in ("h1", "h2"):
        rows.a_paragraph(version, "Seas", kind="heading", anchor=anchor)
    assert not contents(client, version)
