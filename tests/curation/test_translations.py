"""A translation held without a symbol is joined to its text, and parted from it again."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from resolutions.curation import correcting
from resolutions.models import Correction, LanguageVersion, Note, Problem, Version
from resolutions.models.curation import OF_TEXT
from tests.builders import adopted, store_bytes, stored, text_of

pytestmark = pytest.mark.django_db
FRENCH = """\
Nations Unies

Assemblée générale

Soixante-sixième session
Point 69 b) de l’ordre du jour

Résolution adoptée par l’Assemblée générale

Droit à la mer

L’Assemblée générale,

Rappelant sa résolution 60/149 du 16 décembre 2005,

+ + +

1. Réaffirme que la coopération est nécessaire ;

2. Décide de poursuivre l’examen de la question.
"""


@pytest.fixture
def text():
    return stored(adopted("A/RES/66/152"), name="en.txt")


@pytest.fixture
def french(text):
    store_bytes(FRENCH.encode(), "fr.txt")
    return LanguageVersion.objects.get(language="fr")


@pytest.fixture
def joined(text, french, admin_user):
    correcting.correct(french, OF_TEXT, text, admin_user)
    return LanguageVersion.objects.get(language="fr")


def test_it_is_a_language_of_the_text_with_all_that_hangs_on_it(text, french, admin_user):
    former = french.version
    correcting.correct(french, "title", "Le droit à la mer", admin_user)
    correcting.correct(french, OF_TEXT, text, admin_user)
    text.refresh_from_db()
    assert Version.objects.get() == text
    assert text.titles == {"en": text.titles["en"], "fr": "Le droit à la mer"}
    assert [one.language for one in text.language_versions.leading()] == ["en"]
    assert Problem.objects.get(code="unread").version == text
    assert french.paragraphs.exists() and french.readings.get().source.name == "fr.txt"
    assert not Version.objects.filter(pk=former.pk).exists()


def test_a_reload_leaves_it_there(joined, text):
    store_bytes(FRENCH.replace("la question", "cette question").encode(), "fr.txt")
    assert LanguageVersion.objects.get(language="fr").version == text
    assert Version.objects.count() == 1


def test_its_former_address_leads_to_it(client, text, french, admin_user):
    former = french.version.get_absolute_url()
    correcting.correct(french, OF_TEXT, text, admin_user)
    assert client.get(former).url == "/A/RES/66/152?in=fr"


def test_taken_back_it_is_a_text_of_its_own_again_with_what_was_said_of_it(text, french, admin_user):
    former = french.version
    correcting.correct(former, "meeting", "1st plenary meeting", admin_user)
    Note.objects.create(version=former, words="Whose is it?", author=admin_user)
    join = correcting.correct(french, OF_TEXT, text, admin_user)
    correcting.take_back(join, admin_user)
    again = Version.objects.get(pk=former.pk)
    assert (again.meeting, again.titles, again.symbol) == ("1st plenary meeting", {"fr": "Droit à la mer"}, None)
    assert again.language_versions.leading().get().paragraphs.exists()
    assert again.notes.get().words == "Whose is it?"
    assert again.corrections.get().stands
    assert again.resolution.versions.exists()
    text.refresh_from_db()
    assert list(text.titles) == ["en"]
    correcting.correct(LanguageVersion.objects.get(language="fr"), OF_TEXT, text, admin_user)
    assert Version.objects.count() == 1


@pytest.mark.parametrize(
    ("other", "why"),
    [
        ({"symbol": "A/RES/67/1", "language": "fr"}, "has a symbol"),
        ({"symbol": None, "symbol_from": None, "title": "Another right"}, "is held in this language: English"),
    ],
)
def test_what_cannot_be_a_translation_of_it_is_not_joined(text, other, why, admin_user):
    version = stored(adopted(other.pop("symbol"), **other), name="other.txt")
    with pytest.raises(ValidationError, match=why):
        correcting.correct(text_of(version, other.get("language", "en")), OF_TEXT, text, admin_user)
    assert Version.objects.count() == 2


class TestALibrarian:
    def ask(self, admin_client, french, **sent):
        chosen = {"action": "join_translations", "_selected_action": [french.version_id]}
        return admin_client.post(reverse("admin:resolutions_version_changelist"), {**chosen, **sent})

    def test_sees_both_before_joining_them(self, admin_client, text, french):
        page = self.ask(admin_client, french, asked="1", symbol="66/152", why="the same").content.decode()
        for words in ("Droit à la mer", text.title, "A/RES/66/152 (en)", "paragraphs"):
            assert words in page
        seen = self.ask(admin_client, french, asked="1", symbol="66/152").context["seen"]
        assert Version.objects.count() == 2
        assert self.ask(admin_client, french, confirmed="1", symbol="66/152", seen=seen).status_code == 302
        assert Version.objects.get() == text

    def test_is_told_where_no_such_text_is_held(self, admin_client, french):
        page = self.ask(admin_client, french, asked="1", symbol="A/RES/1/1").content.decode()
        assert "No text with this symbol is held: A/RES/1/1." in page

    def test_takes_it_back_on_the_page_of_the_text(self, admin_client, joined, text):
        address = reverse("admin:resolutions_version_change", args=[text.pk])
        assert "Merged and split by editors" in admin_client.get(address).content.decode()
        admin_client.post(address, {"_take_back": Correction.objects.get().pk})
        assert Version.objects.count() == 2
        assert admin_client.get(reverse("admin:resolutions_removal_changelist")).context["cl"].result_count == 0
