"""Editing in the admin: what an editor enters is checked, recorded, shown beside the file's word, and can be undone."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from resolutions.admin.curating import shown
from resolutions.curation import correcting
from resolutions.models import AgendaItem, Correction, LanguageVersion, Reading, Resolution, Series, Subject, Version
from resolutions.text import document as doc
from tests.builders import adopted, draft, store, store_bytes, stored, text_of
from tests.curation.test_mending import BROKEN, loaded

pytestmark = pytest.mark.django_db


def page(row: Version | LanguageVersion) -> str:
    return reverse(f"admin:resolutions_{row._meta.model_name}_change", args=[row.pk])


def submit(client, address: str, **changes):
    """What a browser sends when the form is opened, some fields are changed, and Save is pressed."""
    return client.post(address, opened(client, address) | changes)


def opened(client, address: str) -> dict:
    """What a browser would send of the open form as it stands, with the hidden copies of what was seen."""
    response = client.get(address)
    forms = [response.context["adminform"].form] + [one.formset for one in response.context["inline_admin_formsets"]]
    data = {}
    for form in forms:
        for field in form.management_form if hasattr(form, "management_form") else form:
            data[field.html_name] = sent(field.value())
            if field.field.show_hidden_initial and field.value() not in (None, []):
                data[field.html_initial_name] = sent(field.value())
    return {name: "" if value is None else value for name, value in data.items()}


def confirm(client, address: str, chosen: dict):
    """An action of a list, looked at and confirmed."""
    asked = {name: value for name, value in chosen.items() if name != "confirmed"} | {"asked": "1"}
    response = client.post(address, asked)
    if response.context is None:
        return client.get(response["Location"])
    return client.post(address, chosen | {"confirmed": "1", "seen": response.context["seen"]}, follow=True)


def sent(value):
    return [getattr(one, "pk", one) for one in value] if isinstance(value, list) else value


class TestAVersion:
    def test_is_given_a_symbol(self, admin_client, admin_user):
        version = stored(draft(kind=None))
        assert submit(admin_client, page(version), symbol="a/res/60/156").status_code == 302
        version.refresh_from_db()
        assert (version.symbol, version.symbol_from, version.stage) == ("A/RES/60/156", "editor", "adopted")
        correction = Correction.objects.get()
        assert (correction.field, correction.before, correction.editor) == ("symbol", None, admin_user)

    def test_is_not_given_the_symbol_of_another(self, admin_client):
        stored(adopted())
        version = stored(draft(), name="other.txt")
        response = submit(admin_client, page(version), symbol="A/RES/66/152")
        assert response.status_code == 200
        assert "A/RES/66/152 is already in the archive" in response.content.decode()
        assert not Correction.objects.exists()

    def test_is_not_given_nonsense_for_a_symbol(self, admin_client):
        response = submit(admin_client, page(stored(draft())), symbol="resolution nine")
        assert response.context["adminform"].form.errors["symbol"] == ["This is not a document symbol: resolution nine"]

    def test_saved_as_it_is_records_nothing(self, admin_client):
        version = stored(adopted(title="A title with a blank at its end "))
        for row in (version, text_of(version)):
            assert submit(admin_client, page(row)).status_code == 302
        assert not Correction.objects.exists()

    def test_several_fields_are_several_corrections(self, admin_client):
        version = stored(adopted())
        submit(admin_client, page(version), issued_on="2012-04-01", distribution="Limited")
        version.refresh_from_db()
        assert (version.issued_on, version.distribution) == (date(2012, 4, 1), "Limited")
        assert set(Correction.objects.values_list("field", flat=True)) == {"issued_on", "distribution"}

    def test_shows_the_files_word_beside_the_editors(self, admin_client):
        version = stored(adopted())
        submit(admin_client, page(version), issued_on="2012-04-01")
        html = admin_client.get(page(version)).content.decode()
        assert "The file says: 13 March 2012. Corrected by admin," in html
        assert 'value="2012-04-01"' in html

    def test_its_history_is_in_one_place_with_the_values(self, admin_client, admin_user):
        version, other = stored(adopted()), stored(adopted("A/RES/67/1"), name="other.txt")
        correcting.correct(text_of(version), "title", "Right to the ocean", admin_user)
        for one in (version, other):
            correcting.correct(one, "distribution", "Limited", admin_user)
        response = admin_client.get(reverse("admin:resolutions_version_history", args=[version.pk]), follow=True)
        listed = response.context["cl"].result_list
        assert {(one.field, one.target) for one in listed} == {("title", text_of(version)), ("distribution", version)}
        assert "Right to the ocean" in response.content.decode()
        for nothing in ("version-x", "user-1", "version-99999"):
            address = reverse("admin:resolutions_correction_changelist")
            assert admin_client.get(address, {"history": nothing}).status_code in (200, 302)

    def test_says_what_the_file_says_in_the_words_of_the_page(self, admin_client):
        html = admin_client.get(f"/fr{page(stored(adopted()))}").content.decode()
        assert "Le fichier dit\u00a0: résolution." in html and "Le fichier dit\u00a0: adopté." in html

    def test_days_are_written_as_the_language_of_the_page_does(self, admin_client, admin_user):
        version = stored(adopted())
        correcting.correct(version, "issued_on", date(2012, 4, 1), admin_user)
        for address in (page(version), reverse("admin:resolutions_correction_changelist")):
            html = admin_client.get(f"/fr{address}").content.decode()
            assert "13 mars 2012" in html and "1er avril 2012" in html
        stale = {"issued_on": "2012-05-05", "initial-issued_on": "2012-03-13"}
        html = submit(admin_client, page(version), **stale).content.decode()
        assert "from “13 March 2012” to “1 April 2012”" in html

    def test_is_left_without_a_change_by_a_link_beside_its_buttons(self, admin_client):
        addresses = [page(stored(adopted())), reverse("admin:resolutions_series_add")]
        for address in addresses:
            html = admin_client.get(address).content.decode()
            assert 'class="closelink">Cancel</a>' in html

    def test_languages_are_named_in_that_of_the_page(self, admin_client):
        html = admin_client.get(f"/fr{page(stored(adopted()))}").content.decode()
        assert ">anglais</a>" in html

    def test_a_reload_keeps_it(self, admin_client):
        version = stored(adopted())
        submit(admin_client, page(version), issued_on="2012-04-01")
        store(adopted(issued_on=date(2012, 3, 20)))
        version.refresh_from_db()
        assert version.issued_on == date(2012, 4, 1)

    def test_hostile_text_is_shown_as_letters(self, admin_client):
        hostile = "<script>alert(1)</script>"
        version = stored(draft(title=hostile, sponsor_note=hostile, paragraphs=draft().paragraphs))
        for row in (version, text_of(version)):
            html = admin_client.get(page(row)).content.decode()
            assert hostile not in html and "&lt;script&gt;alert(1)&lt;/script&gt;" in html

    def test_a_long_text_opens_in_a_number_of_queries_that_does_not_grow(self, admin_client, django_assert_num_queries):
        short = stored(draft())
        long = stored(draft(paragraphs=draft().paragraphs * 40, citations=draft().citations * 20), name="long.txt")
        for one, other in ((short, long), (text_of(short), text_of(long))):
            admin_client.get(page(one))
            with CaptureQueriesContext(connection) as queries:
                admin_client.get(page(one))
            with django_assert_num_queries(len(queries)):
                admin_client.get(page(other))

    def test_page_counts_what_the_text_is_made_of_and_leads_there(self, admin_client):
        stored(draft(), name="other.txt")
        text = text_of(stored(adopted(paragraphs=draft().paragraphs * 2)))
        html = admin_client.get(page(text)).content.decode()
        assert draft().paragraphs[0].text not in html, "the rows would stand between the fields and Save"
        address = reverse("admin:resolutions_paragraph_changelist") + f"?language_version__id__exact={text.pk}"
        assert f'<a href="{address}">{text.paragraphs.count()} paragraphs</a>' in html
        listed = admin_client.get(address).context["cl"].result_list
        assert list(listed) == list(text.paragraphs.order_by("position"))

    def test_is_listed_once_with_its_languages(self, admin_client):
        stored(adopted())
        stored(adopted(language="fr"), name="fr.txt")
        html = admin_client.get(reverse("admin:resolutions_version_changelist")).content.decode()
        assert html.count(">A/RES/66/152</a>") == 1 and ">en, fr</td>" in html
        listed = {
            language: len(
                admin_client.get(reverse("admin:resolutions_version_changelist"), {"language": language})
                .context["cl"]
                .result_list
            )
            for language in ("fr", "es")
        }
        assert listed == {"fr": 1, "es": 0}

    def test_leads_to_a_page_for_each_of_its_languages(self, admin_client):
        version = stored(adopted())
        store(adopted(language="fr", title="Droit à la mer"), name="fr.txt")
        html = admin_client.get(page(version)).content.decode()
        for language, name in (("en", "English"), ("fr", "French")):
            text = text_of(version, language)
            assert f'<a href="{page(text)}">{name}</a>' in html
            assert reverse("admin:resolutions_languageversion_text", args=[text.pk]) in html
        assert "Droit à la mer" in html and "fr.txt, text" in html

    def test_opens_in_as_many_queries_however_many_its_languages(self, admin_client, django_assert_num_queries):
        version = stored(adopted())
        admin_client.get(page(version))
        with CaptureQueriesContext(connection) as queries:
            admin_client.get(page(version))
        for language in ("fr", "es", "ru"):
            store(adopted(language=language), name=f"{language}.txt")
        with django_assert_num_queries(len(queries)):
            admin_client.get(page(version))

    def test_can_be_saved_at_the_head_of_its_page(self, admin_client):
        html = admin_client.get(page(stored(draft()))).content.decode()
        assert html.index('name="_save"') < html.index('name="symbol"')

    def test_taken_out_of_the_archive_takes_its_lone_proposal_with_it(self, admin_client):
        version = stored(draft())
        admin_client.post(reverse("admin:resolutions_version_delete", args=[version.pk]), {"post": "yes"})
        assert not Version.objects.exists() and not Resolution.objects.exists()


class TestATextInOneLanguage:
    def test_is_given_another_title(self, admin_client, admin_user):
        version = stored(adopted(language="fr", title="Droit à la mer"))
        text = text_of(version)
        submit(admin_client, page(text), title="Le droit à la mer")
        version.refresh_from_db()
        assert version.titles == {"fr": "Le droit à la mer"}
        correction = Correction.objects.get()
        assert (correction.language_version, correction.editor) == (text, admin_user)
        html = admin_client.get(page(text)).content.decode()
        assert "The file says: Droit à la mer. Corrected by admin," in html

    @pytest.fixture
    def text(self) -> LanguageVersion:
        """In two files that say different words."""
        loaded(BROKEN, "a.txt")
        return loaded(BROKEN.replace("report;", "report soon;"), "b.txt")

    def test_is_shown_from_the_file_that_is_chosen(self, admin_client, text):
        html = admin_client.get(page(text)).content.decode()
        assert "a.txt, text" in html and "b.txt, text" in html
        other = Reading.objects.get(source__name="b.txt")
        submit(admin_client, page(text), shown_file=other.pk)
        text.refresh_from_db()
        assert text.shown == other
        html = admin_client.get(page(text)).content.decode()
        assert "Corrected by admin" in html and "A/RES/66/152 (en) in b.txt" in html, "the history names the file"
        admin_client.post(page(text), {"_take_back": Correction.objects.get().pk})
        text.refresh_from_db()
        assert text.shown.source.name == "a.txt"

    def test_lists_its_files_with_what_they_say_otherwise(self, admin_client, text):
        html = admin_client.get(page(text)).content.decode()
        assert "OP 1: “report soon;” here, “report;” in a.txt, which is shown" in html
        other = Reading.objects.get(source__name="b.txt")
        desk = reverse("admin:resolutions_languageversion_text", args=[text.pk])
        assert f'href="{desk}?reading={other.pk}"' in html

    def test_costs_no_more_with_many_files(self, admin_client, text, django_assert_num_queries):
        admin_client.get(page(text))
        with CaptureQueriesContext(connection) as queries:
            admin_client.get(page(text))
        for number in range(4):
            store_bytes(BROKEN.replace("report;", f"report {number};").encode(), f"c{number}.txt")
        with django_assert_num_queries(len(queries)):
            admin_client.get(page(text))

    def test_goes_to_the_text_that_is_held_when_its_language_was_wrong(self, admin_client):
        version = stored(adopted(), name="e.txt")
        store(adopted(language="fr"), name="f.txt")
        misread, held = text_of(version, "fr"), text_of(version, "en")
        response = submit(admin_client, page(misread), language="en")
        assert response["Location"] == page(held)
        html = admin_client.get(page(held)).content.decode()
        assert "Its files stand beside those of A/RES/66/152 (en) now." in html
        assert "f.txt" in html and "French" in html and "English" in html, "the history names the languages"


class TestAProposal:
    def test_is_put_in_a_series(self, admin_client):
        version = stored(draft())
        series = Series.objects.create(title="Seas", title_key="seas", slug="seas")
        address = reverse("admin:resolutions_resolution_change", args=[version.resolution_id])
        assert submit(admin_client, address, series=series.pk).status_code == 302
        correction = Correction.objects.get()
        assert (correction.resolution, correction.field, correction.value) == (version.resolution, "series", series.pk)
        store(draft(sponsor_note="Changed."), series="Other")
        assert Resolution.objects.get().series == series

    def test_loses_an_agenda_item(self, admin_client):
        version = stored(draft())
        address = reverse("admin:resolutions_resolution_change", args=[version.resolution_id])
        submit(admin_client, address, agenda_items=[])
        assert not version.resolution.agenda_items.exists()
        assert Correction.objects.get().field == "agenda_items"


class TestTheListOfCorrections:
    ALIKE = "Enhancement of international cooperation in the field of human rights and of the sea, " * 3

    def sides(self, client, before: str, after: str) -> tuple[str, str]:
        text = text_of(stored(adopted(title=before)))
        submit(client, page(text), title=after)
        response = client.get(reverse("admin:resolutions_correction_changelist"))
        [correction] = response.context["cl"].result_list
        listed = response.context["cl"].model_admin
        return listed.cut_before(correction), listed.cut_after(correction)

    def test_shows_a_difference_far_into_the_words(self, admin_client):
        before, after = self.sides(admin_client, f"{self.ALIKE}as printed", f"{self.ALIKE}as it should be")
        assert (before, after) == ("…rights and of the sea, as printed", "…rights and of the sea, as it should be")

    def test_shows_as_much_of_what_was_cut_away(self, admin_client):
        before, after = self.sides(admin_client, f"{self.ALIKE}as printed" + " at length" * 20, self.ALIKE.strip())
        assert before.startswith("…") and before.endswith("…") and len(before) <= 122
        assert after == "…human rights and of the sea,"

    def test_shows_short_ones_whole(self, admin_client):
        assert self.sides(admin_client, "Right to the sea", "Rights of the sea") == (
            "Right to the sea",
            "Rights of the sea",
        )


class TestTakingBack:
    def test_from_the_list_of_corrections(self, admin_client, admin_user):
        version = stored(adopted())
        submit(admin_client, page(text_of(version)), title="Mended")
        correction = Correction.objects.get()
        chosen = {"action": "take_back", "_selected_action": [correction.pk]}
        admin_client.post(reverse("admin:resolutions_correction_changelist"), chosen)
        version.refresh_from_db()
        correction.refresh_from_db()
        assert (version.title, correction.stands, correction.ended_by) == ("Right to the sea", False, admin_user)

    def test_a_chain_at_once_goes_back_to_the_file(self, admin_client):
        version = stored(adopted())
        for title in ("First", "Second", "Third"):
            submit(admin_client, page(text_of(version)), title=title)
        chosen = {"action": "take_back", "_selected_action": list(Correction.objects.values_list("pk", flat=True))}
        admin_client.post(reverse("admin:resolutions_correction_changelist"), chosen)
        version.refresh_from_db()
        assert version.title == "Right to the sea"
        assert not Correction.objects.standing().exists()


class TestASeries:
    def test_collects_the_proposals_of_its_title(self, admin_client):
        version = stored(draft())
        data = {"title": "Right to the SEA", "slug": "sea"}
        assert admin_client.post(reverse("admin:resolutions_series_add"), data).status_code == 302
        version.resolution.refresh_from_db()
        assert version.resolution.series.slug == "sea"

    def test_of_a_title_there_is_already_is_refused(self, admin_client):
        Series.objects.create(title="Seas", title_key="seas", slug="seas")
        response = admin_client.post(reverse("admin:resolutions_series_add"), {"title": "SEAS.", "slug": "seas-2"})
        assert response.context["adminform"].form.errors["title"] == [
            "There is a recurring subject of this title: Seas"
        ]


class TestSponsors:
    def test_are_corrected_line_by_line(self, admin_client):
        version = stored(draft())
        submit(admin_client, page(version), tabled_by="Cuba\r\nChile", joined_by="Belarus")
        assert [(one.as_written, one.role) for one in version.sponsorships.all()] == [
            ("Cuba", "sponsor"),
            ("Chile", "sponsor"),
            ("Belarus", "additional"),
        ]
        assert "The file says: Cuba, Group of 77." in admin_client.get(page(version)).content.decode()

    def test_of_an_unknown_name_are_refused(self, admin_client):
        version = stored(draft())
        response = submit(admin_client, page(version), tabled_by="Cuba\r\nChille and friends")
        [error] = response.context["adminform"].form.errors["tabled_by"]
        assert error.startswith("Not on the list of States, groups and bodies: Chille and friends.")
        assert not Correction.objects.exists()


class TestBothSayings:
    def test_what_was_said_beside_the_file_stands_beside_it(self, admin_client):
        text = text_of(stored(draft(title=None), title="Seas"))
        assert "Beside the file it says: Seas." in admin_client.get(page(text)).content.decode()

    def test_a_proposal_says_what_its_texts_say(self, admin_client):
        version = stored(adopted())
        address = reverse("admin:resolutions_resolution_change", args=[version.resolution_id])
        html = admin_client.get(address).content.decode()
        assert "The texts say: A/RES/66/152: adopted." in html
        assert "The texts say: A/RES/66/152: 69 (b)." in html

    def test_the_history_names_rows_and_takes_back_on_the_spot(self, admin_client):
        version = stored(draft())
        series = Series.objects.create(title="Seas", title_key="seas", slug="seas")
        address = reverse("admin:resolutions_resolution_change", args=[version.resolution_id])
        submit(admin_client, address, series=series.pk)
        assert "Seas" in admin_client.get(address).content.decode()
        admin_client.post(address, {"_take_back": Correction.objects.get().pk})
        assert not Correction.objects.standing().exists()
        assert "ended by admin" in admin_client.get(address).content.decode()

    def test_what_belongs_to_another_page_is_not_taken_back_here(self, admin_client):
        version, other = stored(draft()), stored(adopted(title="Other", session="67"), name="other.txt")
        submit(admin_client, page(text_of(version)), title="Mended")
        for row in (other, text_of(other), version):
            response = admin_client.post(page(row), {"_take_back": Correction.objects.get().pk})
            assert response.status_code == 404
        assert Correction.objects.standing().exists()


class TestSeveralAtOnce:
    def choose(self, client, action: str, *rows, **data):
        model = type(rows[0])._meta.model_name
        chosen = {"action": action, "_selected_action": [row.pk for row in rows], **data}
        address = reverse(f"admin:resolutions_{model}_changelist")
        return confirm(client, address, chosen) if "confirmed" in data else client.post(address, chosen)

    def test_fields_of_proposals_are_set_after_a_look(self, admin_client):
        series = Series.objects.create(title="Seas", title_key="seas", slug="seas")
        rows = [stored(draft()).resolution, stored(adopted(title="Another", session="67"), name="b.txt").resolution]
        assert "Show what will change" in self.choose(admin_client, "set_fields", *rows).content.decode()
        asked = self.choose(admin_client, "set_fields", *rows, asked="1", series="seas", outcome="adopted")
        changed = [(change.before, change.after) for change in asked.context["changes"]]
        assert sorted(changed) == [("", "Seas"), ("", "Seas"), ("outcome not known", "adopted")]
        assert not Correction.objects.exists()
        self.choose(admin_client, "set_fields", *rows, confirmed="1", series="seas", outcome="adopted")
        assert {row.series for row in Resolution.objects.all()} == {series}
        assert Correction.objects.count() == 3

    def test_kind_and_stage_of_texts_are_set(self, admin_client):
        version = stored(draft())
        self.choose(admin_client, "set_fields", version, confirmed="1", stage="revised", kind="")
        version.refresh_from_db()
        assert version.stage == "revised"

    def test_nothing_said_is_asked_again(self, admin_client):
        response = self.choose(admin_client, "set_fields", stored(draft()), asked="1")
        assert "Say what is to be changed." in response.content.decode()

    def test_proposals_are_merged(self, admin_client):
        first, second = stored(draft()), stored(draft(title="Another"), name="other.txt")
        rows = (first.resolution, second.resolution)
        asked = self.choose(admin_client, "merge", *rows, asked="1", into=rows[0].pk)
        assert [change.after.endswith("Right to the sea") for change in asked.context["changes"]] == [True]
        self.choose(admin_client, "merge", *rows, confirmed="1", into=rows[0].pk)
        assert set(rows[0].versions.all()) == {first, second}

    @pytest.mark.parametrize("action", ["merge", "split_off"])
    def test_what_was_merged_or_split_leads_to_where_it_is_taken_back(self, admin_client, action):
        first, second = stored(draft()), stored(draft(title="Another"), name="other.txt")
        rows = (first.resolution, second.resolution)
        told = self.choose(admin_client, "merge", *rows, confirmed="1", into=rows[0].pk)
        if action == "split_off":
            told = self.choose(admin_client, "split_off", second, confirmed="1")
        html = told.content.decode()
        made = Correction.objects.latest("pk")
        assert made.batch and f"/admin/resolutions/correction/?batch={made.batch}" in html

    def test_a_text_is_taken_out(self, admin_client):
        first, second = stored(draft()), stored(adopted())
        assert "a proposal of its own" in self.choose(admin_client, "split_off", second).content.decode()
        self.choose(admin_client, "split_off", second, confirmed="1")
        second.refresh_from_db()
        assert second.resolution != first.resolution


class TestNothingIsDoneBlind:
    choose = TestSeveralAtOnce.choose

    def test_a_merge_shows_what_the_proposals_are_and_warns_of_two_sessions(self, admin_client):
        first = stored(draft(symbol="A/C.3/66/L.35", symbol_from="text"))
        second = stored(draft(symbol="A/C.3/67/L.2", symbol_from="text", session="67"), name="b.txt")
        rows = (first.resolution, second.resolution)
        html = self.choose(admin_client, "merge", *rows).content.decode()
        assert "They are of several sessions: 66, 67." in html and "Cancel" in html
        assert "session 66; " in html and "A/C.3/66/L.35 (draft): Right to the sea" in html

    def test_a_merge_is_taken_back_on_the_page_of_the_proposal(self, admin_client):
        first, second = stored(draft()), stored(draft(title="Another"), name="other.txt")
        into, former = first.resolution, second.resolution
        self.choose(admin_client, "merge", into, former, confirmed="1", into=into.pk)
        html = admin_client.get(page(into)).content.decode()
        assert "Merged and split by editors" in html and str(second) in html
        assert "a proposal of its own" in html, "no number of a row that has no title any more"
        submit(admin_client, page(into), _take_back=Correction.objects.get().pk)
        second.refresh_from_db()
        assert second.resolution == former

    def test_the_history_tells_two_proposals_of_one_title_apart(self, admin_client):
        rows = [stored(draft(session=str(n), issued_on=None), name=f"{n}.txt").resolution for n in (66, 67)]
        self.choose(admin_client, "merge", *rows, confirmed="1", into=rows[0].pk)
        row = Correction.objects.get(field="resolution")
        assert shown(row, row.value) == "Right to the sea (session 66)"

    def test_a_look_at_changes_tells_two_proposals_of_one_title_apart(self, admin_client):
        rows = [stored(draft(session=str(n), issued_on=None), name=f"{n}.txt").resolution for n in (66, 67)]
        html = self.choose(admin_client, "set_fields", *rows, asked="1", outcome="withdrawn").content.decode()
        assert all(f"Right to the sea (session {n}): Outcome" in html for n in (66, 67))

    def test_a_merge_is_taken_back_on_the_page_of_the_series_too(self, admin_client):
        titles = ("Tides", "Another")
        rows = [stored(draft(title=title), name=f"{title}.txt", series="Tides").resolution for title in titles]
        into, former = rows
        self.choose(admin_client, "merge", *rows, confirmed="1", into=into.pk)
        series = Series.objects.get()
        assert "Merged and split by editors" in admin_client.get(page(series)).content.decode()
        submit(admin_client, page(series), _take_back=Correction.objects.get(field="resolution").pk)
        assert former.versions.count() == 1

    def test_a_series_is_named_by_its_title_and_a_slip_is_told_the_nearest(self, admin_client):
        series = Series.objects.create(title="Care of the seas", title_key="care of the seas", slug="seas")
        row = stored(draft()).resolution
        response = self.choose(admin_client, "set_fields", row, asked="1", series="Care of seas")
        assert "no recurring subject of this title. The nearest: Care of the seas." in response.content.decode()
        self.choose(admin_client, "set_fields", row, confirmed="1", series="Care of the Seas", why="so says the agenda")
        row.refresh_from_db()
        assert (row.series, Correction.objects.get().reason) == (series, "so says the agenda")

    def test_agenda_items_are_set_by_number_in_each_session(self, admin_client):
        row = stored(draft()).resolution
        item = AgendaItem.objects.create(session=row.session, number=71, letter="c")
        response = self.choose(admin_client, "set_fields", row, asked="1", agenda_items="99")
        assert "has no agenda item 99" in response.content.decode()
        self.choose(admin_client, "set_fields", row, confirmed="1", agenda_items="71 (c)")
        assert list(row.agenda_items.all()) == [item]

    def test_names_are_added_and_dropped_and_the_others_stay(self, admin_client):
        version = stored(draft(sponsors=(doc.Sponsor("Cuba"), doc.Sponsor("Fiji")), subjects=("SEA",)))
        Subject.objects.create(name="TIDES", slug="tides")
        changes = {
            "add_sponsors": "Peru\nFiji",
            "drop_sponsors": "Cuba",
            "add_subjects": "tides",
            "issued_on": "2011-12-01",
        }
        self.choose(admin_client, "set_fields", version, confirmed="1", **changes)
        version.refresh_from_db()
        assert [one.as_written for one in version.sponsorships.order_by("position")] == ["Fiji", "Peru"]
        assert [one.subject.name for one in version.headings.order_by("position")] == ["SEA", "TIDES"]
        assert version.issued_on == date(2011, 12, 1)
        response = self.choose(admin_client, "set_fields", version, asked="1", add_sponsors="Nambia")
        assert "Nambia. Add it there first" in html_of(response) and "Nambia (nearest: " in html_of(response)
        assert "Namibia" in html_of(response)


def html_of(response) -> str:
    return response.content.decode()
