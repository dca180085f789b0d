"""Rows back to a Document: what was stored, with the editors' corrections over it."""

from dataclasses import replace
from datetime import date

import pytest

from resolutions.ingest import gather, load
from resolutions.models import Committee, Correction, LanguageVersion
from resolutions.models.documents import as_document
from resolutions.text import document as doc
from resolutions.text.files import read_document
from tests.builders import adopted, draft, stored, text_of
from tests.pages import rows

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("short", ["2005", "2011-draft", "2011-adopted", "2025-draft"])
def test_a_real_text_comes_back_as_it_was_read(seeds, short):
    path = seeds[short]
    loaded = next(iter(load(gather([path]))))
    read = read_document(path, path.name)
    assert as_document(LanguageVersion.objects.get(version=loaded.version_id)) == replace(read, pieces=())


def test_everything_a_document_can_hold_comes_back():
    document = adopted(
        organ="General Assembly",
        distribution="General",
        original_language="English",
        meeting=doc.Meeting(89, date(2011, 12, 19), "89th plenary meeting"),
        sponsor_note="On behalf of others, see 55/2.",
        subjects=("HUMAN RIGHTS",),
        vote=doc.Vote(2, 1, 0, {"Chile": "in_favour", "Cuba": "in_favour", "Peru": "against"}),
        tables=(doc.Table(("Annex",), (("a", "1"),), after="op1", lines=(5, 6)),),
        citations=(
            doc.Citation("pp1", 14, 29, "resolution 55/2", "A/RES/55/2", date(2000, 9, 8), "Recalling"),
            doc.Citation("sponsor_note", 25, 29, "55/2", "A/RES/55/2"),
        ),
        inferred={"session": doc.Inference("66", "it cites 65/1")},
        problems=(doc.Problem(3, "mark_not_found", "no place for note 2"),),
        unread=(doc.Unread(12, "?? ??"),),
    )
    assert as_document(text_of(stored(document))) == document


def test_an_editors_value_stands_before_the_parsers():
    version = stored(adopted())
    text = text_of(version)
    text.title, text.version = "Mended title", version
    version.origin = "on another report"
    version.resolution.committee = Committee.objects.create(code="C.6", name="Sixth Committee")
    Correction.objects.create(resolution=version.resolution, field="committee", value=version.resolution.committee.pk)
    found = as_document(text)
    assert (found.title, found.committee) == ("Mended title", "Sixth Committee")
    assert found.origin == doc.Origin("on another report")


def test_another_language_has_the_sponsors_by_their_names_in_it():
    """The files of other languages list none. A name other than the list's stays as it is printed."""
    sponsors = (doc.Sponsor("Egypt"), doc.Sponsor("Swaziland"), doc.Sponsor("Keepers of Lamps", "group"))
    version = stored(adopted(sponsors=sponsors))
    rows.in_language(version, "fr", "Les phares")
    french = as_document(version.language_versions.get(language="fr"))
    assert [one.name for one in french.sponsors] == ["Égypte", "Swaziland", "Keepers of Lamps"]
    assert [one.name for one in as_document(text_of(version)).sponsors] == ["Egypt", "Swaziland", "Keepers of Lamps"]


def test_the_mark_up_of_another_language_lists_sponsors_in_english_and_is_not_followed():
    sponsors = (doc.Sponsor("Egypt"), doc.Sponsor("Chad"))
    version = stored(adopted(sponsors=sponsors))
    stored(adopted(language="fr", format="akn", title="Les phares", sponsors=sponsors), "fr.xml")
    french = as_document(text_of(version, "fr"))
    assert [one.name for one in french.sponsors] == ["Égypte", "Tchad"]


def test_the_queries_are_few_whatever_the_length(django_assert_max_num_queries):
    pk = stored(draft(paragraphs=draft().paragraphs * 50, citations=())).pk
    text = LanguageVersion.objects.select_related("version__resolution__session").get(version=pk)
    with django_assert_max_num_queries(14):
        as_document(text)
