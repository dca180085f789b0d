"""Every model has a list that is quick, can be searched, and shows only what there is."""

import pytest
from django.apps import apps
from django.contrib import admin
from django.contrib.auth import get_user_model
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.text import capfirst

from resolutions.admin.base import BoundedPaginator
from resolutions.admin.language_versions import with_problem_count
from resolutions.apps import ResolutionsConfig
from resolutions.curation import correcting, removing, series_editing
from resolutions.models import (
    Citation,
    Correction,
    ErrorReport,
    Footnote,
    IngestRun,
    Note,
    NoteAnchor,
    Paragraph,
    Problem,
    Resolution,
    RollCall,
    SavedList,
    Series,
    SpellingVariant,
    Table,
    Version,
    Visit,
)
from resolutions.text import document as doc
from tests.builders import adopted, draft, store, text_of

admin.autodiscover()
MODELS = [model for model in admin.site._registry if model._meta.app_label == ResolutionsConfig.name]
MOST_QUERIES = 15

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def held(held_once):
    return held_once(make)


def make() -> None:
    """Some rows of every model, each with its own session, sponsor and subject."""
    for number in range(60, 75):
        document = adopted(
            f"A/RES/{number}/1",
            session=str(number),
            sponsors=(doc.Sponsor(f"State {number}"), doc.Sponsor("Bolivia")),
            vote=doc.Vote(1, 0, 0, {f"State {number}": "in_favour"}),
            subjects=(f"HEADING {number}",),
            problems=(doc.Problem(1, "odd", "an odd thing"),),
            tables=(doc.Table((), (("a",),), after="op1"),),
        )
        store(document, name=f"{number}.txt", series=f"Subject {number}")
    store(draft(symbol="A/C.3/60/L.1", symbol_from="text", session="60"), name="draft.txt")
    version = Version.objects.get(symbol="A/RES/60/1")
    editor = get_user_model().objects.create_user("eda")
    for number in range(5):
        correcting.correct(text_of(version), "title", f"Title {number}", editor)
        correcting.correct(version, "meeting", f"{number}th plenary meeting", editor)
    text = text_of(version)
    text.former_anchors.create(anchor="op9")
    text.reading_changes.create(former="pdf", now="docx")
    for paragraph in Paragraph.objects.filter(kind="operative")[:5]:
        asked = {"start": 0, "end": 8, "kind": "report", "verb": "Requests"}
        paragraph.instructions.create(position=0, operation="delete", target="op1")
        paragraph.commitments.create(version=paragraph.language_version.version, **asked)
    removing.remove_version(Version.objects.get(symbol="A/RES/74/1"), "twice", editor)
    series_editing.merge(*Series.objects.order_by("pk")[:2], editor)
    IngestRun.objects.create()
    RollCall.objects.create(record="1", symbol="A/RES/60/1", symbol_key="A/RES/60/1", symbol_sort="")
    Visit.objects.create(editor=editor, version=version)
    ErrorReport.objects.create(language_version=version.language_versions.first(), anchor="pp1", said="wrong")
    Note.objects.create(version=version, words="Ask the library", author=editor)
    SpellingVariant.objects.get_or_create(spelling="realize", variant="realise")


@pytest.fixture
def archive(held, db, search_index, request):
    """Rows of every model, and what whoever looks at the lists has."""
    held.put(search_index)
    looking = request.getfixturevalue("admin_user")  # made after: no other rows are left
    Note.objects.update(assigned_to=looking)
    SavedList.objects.create(editor=looking, model="version", name="Adopted", query="stage=adopted")


def changelist(model) -> str:
    return reverse(f"admin:resolutions_{model._meta.model_name}_changelist")


def test_every_model_is_there():
    made_by_django = {"Resolution_agenda_items"}
    of_readers = {"Following", "Letter"}  # addresses of people, given for letters to them and nothing else
    of_votes = {"Announcement"}  # shown and edited within the form of the vote
    counted = {"ChangeTally"}  # follows from the texts; a load counts it again
    models = {model.__name__ for model in apps.get_app_config("resolutions").get_models(include_auto_created=True)}
    assert models - made_by_django - of_readers - of_votes - counted <= {model.__name__ for model in MODELS}


def test_every_list_shows_rows_in_few_queries(archive, admin_client, subtests, django_assert_max_num_queries):
    for model in MODELS:
        with subtests.test(model=model.__name__):
            assert model.objects.exists()
            with django_assert_max_num_queries(MOST_QUERIES):
                response = admin_client.get(changelist(model))
            assert response.status_code == 200
            changelist_page = response.context["cl"]
            assert len(changelist_page.result_list) == min(model.objects.count(), changelist_page.list_per_page)


def test_every_list_says_in_words_what_it_lists_and_what_it_is_narrowed_to(archive, admin_client, subtests):
    for model in MODELS:
        with subtests.test(model=model.__name__):
            html = admin_client.get(changelist(model)).content.decode()
            assert f"<h1>{capfirst(model._meta.verbose_name_plural)}" in html or "worst first" in html
            assert "Not empty" not in html


def test_every_list_can_be_searched_with_anything(archive, admin_client, subtests):
    for model in MODELS:
        for words in ("60", "nothing like it", "O'Brien <b>"):
            with subtests.test(model=model.__name__, words=words):
                assert admin_client.get(changelist(model), {"q": words}).status_code == 200


def test_every_row_opens(archive, admin_client, subtests):
    for model in MODELS:
        with subtests.test(model=model.__name__):
            row = model.objects.first()
            address = reverse(f"admin:resolutions_{model._meta.model_name}_change", args=[row.pk])
            assert admin_client.get(address).status_code == 200


def test_filters_of_versions(archive, admin_client):
    address = reverse("admin:resolutions_version_changelist")
    store(draft(title="Nameless"), name="nameless.txt")
    found = {
        (name, value): len(admin_client.get(address, {name: value}).context["cl"].result_list)
        for name, value in [("has_symbol", "no"), ("has_symbol", "yes"), ("problems", "yes"), ("problems", "corrected")]
    }
    assert list(found.values()) == [1, 15, 14, 1]


def test_rows_of_texts_are_found_by_any_spelling_of_the_symbol(archive, admin_client, subtests):
    for model in (Paragraph, Footnote, NoteAnchor, Table, Citation, Problem, Correction):
        with subtests.test(model=model.__name__):
            found = admin_client.get(changelist(model), {"q": "a/res/60/1"}).context["cl"].result_list
            assert found
            texts = {str(version_of(row)) for row in found}
            cites = {row.symbol for row in found} if model is Citation else set()
            assert "A/RES/60/1" in texts | cites
            assert model is Citation or texts == {"A/RES/60/1"}


def version_of(row) -> Version:
    text = row.paragraph.language_version if isinstance(row, NoteAnchor) else row.language_version
    return text.version if text else row.version


def test_a_list_is_counted_and_listed_to_a_bound(archive, admin_client, monkeypatch):
    monkeypatch.setattr(BoundedPaginator, "MOST", 20)
    response = admin_client.get(changelist(Paragraph))
    assert response.context["cl"].result_count == 20
    page = response.content.decode()
    assert "The first 20 are listed" in page and "20 results or more" in page and "Show all" not in page


def test_the_pages_of_a_list_are_its_rows_in_order(archive):
    listed = Problem.objects.worst_first().select_related("version")
    paginator = BoundedPaginator(listed, 4)
    pages = [[row.pk for row in paginator.page(number).object_list] for number in paginator.page_range]
    assert [pk for page in pages for pk in page] == [row.pk for row in listed]


def test_a_problem_knows_how_many_as_grave_its_text_has_whatever_changed_it(archive, admin_user):
    """Texts loaded, mended, put together and read again: what is kept is what would be counted."""
    text = text_of(Version.objects.get(symbol="A/RES/61/1"))
    again = adopted("A/RES/61/1", session="61", problems=tuple(doc.Problem(n, "odd", f"odd {n}") for n in range(1, 4)))
    store(again, name="61.txt", series="Subject 61")
    assert set(text.problems.values_list("code", "alike")) == {("odd", 3)}
    correcting.correct(text, "language", "fr", admin_user)
    for problem in Problem.objects.open():
        assert problem.alike == Problem.objects.filter(version=problem.version, gravity=problem.gravity).count()


def test_the_kinds_to_choose_from_are_those_there_are(archive):
    kinds = Problem.objects.order_by("code").values_list("code", flat=True).distinct()
    assert Problem.objects.kinds() == list(kinds)
    assert Problem.objects.none().kinds() == list(kinds)


def test_what_stands_in_columns_is_counted_for_the_rows_of_a_page(archive):
    listed = with_problem_count(Version.objects.order_by("pk"), "version")
    page = BoundedPaginator(listed, 4).page(2).object_list
    with CaptureQueriesContext(connection) as asked:
        assert [row.problem_count for row in page] == [2, 2, 2, 2]
    [query] = asked
    assert "OFFSET" not in query["sql"]


@pytest.mark.parametrize("words", ["a/res/60/1", "60/1", "A_RES_60_1"])
def test_texts_and_proposals_are_found_by_any_spelling_of_the_symbol(archive, admin_client, words):
    version = Version.objects.get(symbol="A/RES/60/1")
    assert list(admin_client.get(changelist(Version), {"q": words}).context["cl"].result_list) == [version]
    found = admin_client.get(changelist(Resolution), {"q": words}).context["cl"].result_list
    assert list(found) == [version.resolution]
    for row in (text_of(version), text_of(version).shown):
        assert list(admin_client.get(changelist(type(row)), {"q": words}).context["cl"].result_list) == [row]
