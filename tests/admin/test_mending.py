"""An editor works through the queue: finds a problem, mends the text beside its file, looks at it, takes it back."""

from html import unescape

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse
from django.utils.translation import override

from resolutions.curation import mending
from resolutions.models import Correction, LanguageVersion, Paragraph, Problem, Reading, SourceFile
from resolutions.models.documents import as_document
from resolutions.pages.problems import said as said_in_words
from resolutions.text.mending import Mending, said
from resolutions.text.problems import PROBLEMS
from tests.admin.test_curating import confirm, submit
from tests.builders import store_volume
from tests.curation.test_mending import BROKEN, loaded, loaded_odd, split

pytestmark = pytest.mark.django_db

ODD = BROKEN.replace("3. Calls", "+ + +\n\n3. Calls")
QUEUE = "admin:resolutions_problem_changelist"


@pytest.fixture
def text(db) -> LanguageVersion:
    return loaded_odd(ODD)


def desk(text: LanguageVersion, **query) -> str:
    address = reverse("admin:resolutions_languageversion_text", args=[text.pk])
    return f"{address}?{'&'.join(f'{name}={value}' for name, value in query.items())}"


def fill(client, address: str, do: str, **changes):
    """What a browser sends when the open form is changed and a button pressed."""
    return client.post(address, opened_block(client, address) | {"do": do} | changes)


def opened_block(client, address: str) -> dict:
    """What a browser would send of the open form as it stands, with the hidden copies of what was seen."""
    form = client.get(address).context["form"]
    data = {field.html_name: field.value() for field in form}
    data |= {field.html_initial_name: field.value() for field in form if field.field.show_hidden_initial}
    return {name: value for name, value in data.items() if value is not None and value is not False}


def anchors(text: LanguageVersion) -> list[str]:
    return list(Paragraph.objects.filter(language_version=text).values_list("anchor", flat=True))


class TestTheQueue:
    def test_leads_to_the_place_of_the_problem(self, admin_client, text):
        html = unescape(admin_client.get(reverse(QUEUE)).content.decode())
        problem = Problem.objects.get()
        address = f"{desk(text, line=problem.line)}#here"
        assert f'href="{address}"' in html
        page = admin_client.get(address)
        assert page.context["cell"].key == "op1"
        assert problem.message in page.content.decode()

    def test_holds_what_is_open_and_shows_the_rest_when_asked(self, admin_client, admin_user, text):
        mending.settle(Problem.objects.get(), "", admin_user)
        Problem.objects.create(file_name="bad.doc", code="refused", message="cannot be read")

        def shown(**query):
            return [one.code for one in admin_client.get(reverse(QUEUE), query).context["cl"].result_list]

        assert (shown(), shown(state="settled"), shown(state="refused")) == ([], ["unread"], ["refused"])
        assert len(shown(state="all")) == 2

    def test_is_narrowed_by_kind_and_session_and_goes_on_so(self, admin_client, text):
        other = loaded_odd(ODD.replace("66/152", "67/152"), "A_RES_67_152.txt")
        assert len(admin_client.get(reverse(QUEUE)).context["cl"].result_list) == 2
        found = admin_client.get(reverse(QUEUE), {"session": "67", "code": "unread"}).context["cl"].result_list
        assert [one.language_version for one in found] == [other]
        line = Problem.objects.first().line
        assert f"/{other.pk}/" in admin_client.get(desk(text, line=line)).context["next_problem"]
        assert admin_client.get(desk(text, line=line, session=66)).context["next_problem"] == ""

    def test_of_problems_as_bad_the_text_that_has_most_comes_first(self, admin_client, admin_user, text):
        worse = loaded_odd(
            ODD.replace("66/152", "67/152").replace("+ + +", "+ + +\n\n~ ~ ~\n\n: : :"), "A_RES_67_152.txt"
        )
        Problem.objects.create(
            version=text.version, language_version=text, line=1, code="fragment", message="without its beginning"
        )

        def queue() -> list[tuple[LanguageVersion, int]]:
            found = admin_client.get(reverse(QUEUE)).context["cl"]
            assert found.get_ordering_field_columns().keys() == {found.list_display.index("how_bad")}
            return [(one.language_version, one.gravity) for one in found.result_list]

        assert queue() == [(text, 1), (worse, 4), (worse, 4), (worse, 4), (text, 4)]
        mending.settle(Problem.objects.filter(language_version=worse).first(), "", admin_user)
        mending.settle(Problem.objects.filter(language_version=worse).last(), "", admin_user)
        assert queue() == [(text, 1), (worse, 4), (text, 4)], "it keeps its place while an editor works on it"

    def test_goes_on_from_text_to_text_as_it_is_listed(self, admin_client, text):
        worse = loaded_odd(ODD.replace("66/152", "67/152").replace("+ + +", "+ + +\n\n~ ~ ~"), "A_RES_67_152.txt")
        lines = list(Problem.objects.filter(language_version=worse).order_by("line").values_list("line", flat=True))
        here = Problem.objects.get(language_version=text).line

        def follows(text: LanguageVersion, line: int) -> str:
            return admin_client.get(desk(text, line=line)).context["next_problem"].partition("#")[0]

        assert [follows(worse, line) for line in lines] == [desk(worse, line=lines[1]), desk(text, line=here)]
        assert follows(text, here) == ""

    def test_all_of_a_text_are_settled_at_once(self, admin_client, text):
        worse = loaded_odd(ODD.replace("66/152", "67/152").replace("+ + +", "+ + +\n\n~ ~ ~"), "A_RES_67_152.txt")
        page = admin_client.get(desk(worse)).content.decode()
        assert "All looked at, fine" in page
        assert "All looked at, fine" not in admin_client.get(desk(text)).content.decode(), "there is only one"
        [first, second] = Problem.objects.filter(language_version=worse).order_by("line")
        assert all(f'type="hidden" name="problem" value="{one.pk}"' in page for one in (first, second))
        admin_client.post(desk(worse), {"do": "settle_all", "remark": "ornaments", "problem": first.pk})
        assert Problem.objects.open().filter(language_version=worse).get() == second, "which was not on the page"
        seen = {"problem": [first.pk, second.pk]}
        response = admin_client.post(desk(worse), {"do": "settle_all", "remark": "ornaments", **seen})
        assert f"/{text.pk}/" in response["Location"]
        assert {one.settled.value for one in Problem.objects.filter(language_version=worse)} == {"ornaments"}
        assert Problem.objects.open().get().language_version == text

    def test_several_are_settled_after_a_look_at_them(self, admin_client, text):
        chosen = {"action": "settle", "_selected_action": [Problem.objects.get().pk]}
        asked = admin_client.post(reverse(QUEUE), {**chosen, "asked": "1"})
        assert "a line without a letter" in asked.content.decode()
        assert Problem.objects.open().exists()
        confirm(admin_client, reverse(QUEUE), chosen | {"remark": "ornament"})
        assert Problem.objects.get().settled.value == "ornament"

    def test_nothing_is_settled_where_another_was_quicker(self, admin_client, text, monkeypatch):
        worse = loaded_odd(ODD.replace("66/152", "67/152"), "A_RES_67_152.txt")
        settle = mending.settle

        def settle_late(problem, remark, editor):
            if problem.language_version == worse:
                settle(Problem.objects.get(language_version=worse), "so do I", editor)
            return settle(problem, remark, editor)

        monkeypatch.setattr(mending, "settle", settle_late)
        chosen = {"action": "settle", "_selected_action": list(Problem.objects.values_list("pk", flat=True))}
        done = confirm(admin_client, reverse(QUEUE), chosen | {"remark": "ornament"})
        assert "has changed meanwhile" in done.content.decode()
        assert not Correction.objects.exists()


class TestTheText:
    def test_every_line_of_the_file_is_there_with_what_it_was_read_as(self, admin_client, text):
        strips = admin_client.get(desk(text)).context["strips"]
        rows = [(row.number, row.words) for strip in strips for row in strip.rows]
        assert rows == list(enumerate(ODD.split("\n"), 1))
        read = {row.words: (strip.role, [cell.key for cell in strip.cells]) for strip in strips for row in strip.rows}
        assert read["A/RES/66/152"] == ("cover: symbol", [])
        assert read["+ + +"] == ("left out", [])
        assert read["3. Calls upon all States to act."] == ("", ["op3"])

    def test_of_several_texts_in_a_file_shows_its_own_lines(self, admin_client):
        both = ODD + "38th plenary meeting\n5 December 1974\n\n" + ODD.replace("66/152", "66/153")[14:]
        list(store_volume(both.encode(), "pages.txt"))
        text = LanguageVersion.objects.get(readings__part=1)
        rows = [row.words for strip in admin_client.get(desk(text)).context["strips"] for row in strip.rows]
        assert rows[0] == "66/153. Right to the sea" and rows[-1] == "3. Calls upon all States to act."

    def test_a_block_without_a_number_goes_by_its_kind_and_not_by_its_anchor(self, admin_client):
        text = loaded_odd(BROKEN.replace("3. Calls", "*Care of the tides*\n\n3. Calls"))
        [heading] = Paragraph.objects.filter(language_version=text, kind="heading")
        html = admin_client.get(desk(text)).content.decode()
        assert heading.anchor == "h1" and "<strong>heading 1</strong>" in html and "<strong>h1</strong>" not in html

    def test_hostile_words_are_shown_as_letters(self, admin_client):
        text = loaded_odd(ODD.replace("to act", "<script>alert(1)</script>"))
        html = admin_client.get(desk(text, block="op3")).content.decode()
        assert "<script>alert(1)" not in html and "&lt;script&gt;alert(1)" in html

    def test_whose_file_cannot_be_read_leads_to_its_fields(self, admin_client, text):
        SourceFile.objects.update(content=b"")
        response = admin_client.get(desk(text), follow=True)
        assert response.redirect_chain[-1][0] == reverse("admin:resolutions_languageversion_change", args=[text.pk])
        assert "The text cannot be shown" in response.content.decode()

    def test_costs_few_queries(self, admin_client, text, django_assert_max_num_queries):
        admin_client.get(desk(text))
        with django_assert_max_num_queries(15):
            admin_client.get(desk(text, block="op1"))


class TestMending:
    def test_a_blank_line_splits_and_the_number_is_taken_off(self, admin_client, admin_user, text):
        words = "Requests the Secretary-General to report;\r\n\r\n2. Decides to go on;"
        assert fill(admin_client, desk(text, block="op1"), "save", words=words).status_code == 302
        assert anchors(text) == ["formula", "pp1", "op1", "op2", "op3"]
        correction = Correction.objects.get(field="paragraphs")
        assert (correction.editor, correction.value[1]["number"]) == (admin_user, "2")

    def test_joins_with_the_next(self, admin_client, text):
        fill(admin_client, desk(text, block="op1"), "save", join="on")
        joined = Paragraph.objects.get(language_version=text, anchor="op1")
        assert joined.text.endswith("Decides to go on; Calls upon all States to act.")

    def test_sets_kind_number_depth_and_part(self, admin_client, text):
        changes = {"number": "(a)", "depth": "1", "section": "Annex I / A", "kind": "text"}
        fill(admin_client, desk(text, block="op3"), "save", **changes)
        row = Paragraph.objects.get(language_version=text, text__startswith="Calls")
        assert (row.number, row.depth, row.section, row.kind, row.annex) == ("(a)", 1, ["Annex I", "A"], "text", True)

    def test_sets_a_mark(self, admin_client, text):
        words = "Calls upon all States[note 1] to act."
        fill(admin_client, desk(text, block="op3"), "save", words=words)
        assert (
            "Calls upon all States[note 1] to act.</textarea>"
            in admin_client.get(desk(text, block="op3")).content.decode()
        )
        anchor = Paragraph.objects.get(language_version=text, anchor="op3").note_anchors.get()
        assert (anchor.mark, anchor.offset) == ("1", 21)

    def test_sets_the_mark_of_a_note_that_has_none(self, admin_client):
        noted = BROKEN.replace("States to act.", "States1 to act.") + "__________\n1 See resolution 60/1.\n"
        text = loaded(noted.replace("States1", "Statesl"))
        words = "Calls upon all Statesl to act."
        fill(admin_client, desk(text, block="op3"), "save", words=words.replace("Statesl", "States1"))
        response = fill(admin_client, desk(text, block="note-1"), "save", behind="to")
        assert "These words stand in the text" in response.content.decode()
        fill(admin_client, desk(text, block="note-1"), "save", behind="all States")
        row = Paragraph.objects.get(language_version=text, anchor="op3")
        assert (row.text, row.note_anchors.get().footnote.mark) == ("Calls upon all States to act.", "1")

    def test_settles_the_problem_it_was_made_for(self, admin_client, text):
        line = Problem.objects.get().line
        fill(admin_client, desk(text, line=line, block="op3"), "save", number="2")
        assert Problem.objects.get(code="unread").settled.value == "mended"

    def test_goes_on_to_the_next_problem(self, admin_client, text):
        other = loaded_odd(ODD.replace("66/152", "67/152"), "A_RES_67_152.txt")
        response = fill(admin_client, desk(text, line=Problem.objects.first().line), "save_on", number="2")
        assert f"/{other.pk}/text/" in response["Location"]

    def test_that_makes_no_text_says_why(self, admin_client, text):
        response = fill(admin_client, desk(text, block="op1"), "save", opening="Decides")
        assert "The paragraph does not begin with “Decides”" in response.content.decode()
        assert not Correction.objects.exists()

    def test_that_changes_nothing_is_not_recorded(self, admin_client, text):
        assert fill(admin_client, desk(text, block="op1"), "save").status_code == 302
        assert not Correction.objects.exists()

    def test_is_taken_back_on_the_spot(self, admin_client, admin_user, text):
        correction = mending.mend(text, split(text), admin_user)
        admin_client.post(desk(text), {"do": "take_back", "correction": correction.pk})
        assert anchors(text) == ["formula", "pp1", "op1", "op3"]
        assert "taken back by admin" in admin_client.get(desk(text)).content.decode()


class TestThePreview:
    words = "Requests the Secretary-General to report;\n\n2. Decides to go on;"

    def test_is_the_page_as_readers_would_see_it_and_saves_nothing(self, admin_client, client, text):
        response = fill(admin_client, desk(text, block="op1"), "preview", words=self.words)
        preview = response.content.decode()
        assert 'id="op2"' in preview and "nothing is saved yet" in preview
        assert anchors(text) == ["formula", "pp1", "op1", "op3"]
        assert not Correction.objects.exists()
        fill(admin_client, desk(text, block="op1"), "save", words=self.words)
        page = client.get(text.get_absolute_url()).content.decode()
        article = page[page.index('<section class="prose"') : page.index("</section>")]
        assert article in preview

    def test_can_be_left_to_go_on_editing(self, admin_client, text):
        response = fill(admin_client, desk(text, block="op1"), "edit", words=self.words)
        assert response.context["form"]["words"].value() == self.words


class TestReaders:
    def test_are_told_what_was_mended_with_the_words_before(self, client, admin_user, text):
        mending.mend(text, split(text), admin_user)
        html = client.get(text.get_absolute_url()).content.decode()
        assert "What editors mended in it" in html
        assert "Requests the Secretary-General to report; Decides to go on;" in html

    def test_are_told_so_in_words_of_people(self, client, admin_user, text):
        paragraph = next(one for one in as_document(text).paragraphs if one.id == "op3")
        after = {"words": f"{paragraph.text}[^1]", "depth": 1}
        mending.mend(text, Mending("paragraphs", (said(paragraph),), (after,)), admin_user)
        html = client.get(text.get_absolute_url()).content.decode()
        assert f"depth: 1; {paragraph.text}[note 1]" in html and "[^1]" not in html

    def test_are_told_of_a_problem_in_their_language(self, client, text):
        problem = Problem.objects.get()
        with override("ru"):
            kind = problem.get_code_display()
            page = client.get(text.get_absolute_url()).content.decode()
        assert kind != PROBLEMS[problem.code].words
        assert problem.message == "a line without a letter or a digit, left out of the text"
        assert f"{kind[:1].upper()}{kind[1:]}: строка без букв и цифр, в текст не включена" in page

    def test_are_not_told_of_a_problem_that_is_settled(self, client, admin_user, text):
        problem = Problem.objects.get()
        assert problem.message in client.get(text.get_absolute_url()).content.decode()
        mending.settle(problem, "", admin_user)
        assert problem.message not in client.get(text.get_absolute_url()).content.decode()


@pytest.mark.parametrize(("do", "name"), [("settle", "problem"), ("take_back", "correction")])
@pytest.mark.parametrize("value", ["0", "x", ""])
def test_a_button_that_names_nothing_leads_nowhere(admin_client, text, do, name, value):
    assert admin_client.post(desk(text), {"do": do, name: value}).status_code == 404


def test_without_the_right_to_change_texts_there_is_no_desk(client, text):
    client.force_login(get_user_model().objects.create_user("guest", is_staff=True))
    assert client.get(desk(text)).status_code == 403


def test_a_version_and_its_language_lead_to_the_text(admin_client, text):
    for row in (text.version, text):
        address = reverse(f"admin:resolutions_{row._meta.model_name}_change", args=[row.pk])
        assert desk(text).rstrip("?") in admin_client.get(address).content.decode()
        assert submit(admin_client, address).status_code == 302


def test_the_text_of_a_version_is_that_of_the_language_that_leads(admin_client, text):
    address = reverse("admin:resolutions_version_text", args=[text.version_id])
    assert admin_client.get(address, {"block": "op1"})["Location"] == desk(text, block="op1")
    assert admin_client.get(reverse("admin:resolutions_version_text", args=[0])).status_code == 404


class TestAFileThatIsKeptBeside:
    @pytest.fixture
    def other(self, text) -> Reading:
        loaded(BROKEN.replace("report;", "report soon;"), "b.txt")
        return text.readings.get(source__name="b.txt")

    def test_is_shown_with_what_was_read_in_it_and_is_not_mended(self, admin_client, text, other):
        page = admin_client.get(desk(text, reading=other.pk, block="op1"))
        html = page.content.decode()
        assert "This file is kept beside A_RES_66_152.txt, which is shown." in html
        assert (page.context["form"], page.context["cell"].key) == (None, "op1")
        assert "Requests the Secretary-General to report soon; Decides to go on;" in html
        assert 'href="?block=op1#here"' in html, "its block leads to the one that is shown"

    def test_is_where_the_queue_leads_for_what_it_says_otherwise(self, admin_client, text, other):
        problem = Problem.objects.get(reading=other)
        html = unescape(admin_client.get(reverse(QUEUE)).content.decode())
        address = desk(text, reading=other.pk, line=problem.line)
        assert f'href="{address}#here"' in html
        page = admin_client.get(address)
        assert said_in_words(problem.message) in page.content.decode()
        admin_client.post(address, {"do": "settle", "problem": problem.pk, "remark": "a slip"})
        problem.refresh_from_db()
        assert problem.settled.value == "a slip"

    def test_of_another_text_is_not_there(self, admin_client, text):
        other = loaded_odd(ODD.replace("66/152", "67/152"), "A_RES_67_152.txt")
        assert admin_client.get(desk(text, reading=other.shown_id)).status_code == 404


def test_a_problem_is_named_in_the_language_of_the_desk(admin_client, text):
    """What it rests on too, where its form is known; otherwise as recorded, marked as English."""
    problem = Problem.objects.get()
    with override("fr"):
        kind = problem.get_code_display()
        for words in ("une ligne sans lettre ni chiffre, laissée hors du texte", '<span lang="en">lamps & oil</span>'):
            said = f"{kind[:1].upper()}{kind[1:]}\N{NO-BREAK SPACE}: {words.replace('&', '&amp;')}"
            for address in (reverse(QUEUE), desk(text)):
                assert said in admin_client.get(address).content.decode()
            Problem.objects.update(message="lamps & oil")
        form = admin_client.get(desk(text, line=problem.line)).context["form"]
        assert kind in form.fields["settles"].label


def test_its_history_has_words_of_people_and_not_of_the_machine(admin_client, text):
    fill(admin_client, desk(text, block="op3"), "save", words="Calls upon all States[note 1] to act.", depth="1")
    html = admin_client.get(desk(text)).content.decode()
    history = html[html.index('id="history-title"') :]
    assert "depth: 1; Calls upon all States[note 1] to act." in history and "[^1]" not in history
