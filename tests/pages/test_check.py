"""A reader's own texts: checked against the archive, compared with it, and kept nowhere."""

import html
import io
import json
import re
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from docx import Document as open_docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from resolutions.models import SourceFile, Version
from resolutions.pages.own_texts import MOST_BYTES
from resolutions.text import document as doc
from tests.builders import adopted, operative, preambular, store
from tests.pages.test_votes import words

pytestmark = pytest.mark.django_db

DRAFT = """Tides and lamps

The General Assembly,

Recalling its resolution {number} of {day},

Noting the tides of Kyrgyztan,

1. Encourages States to count the tides of the year;

2. Requests the Secretary-General to submit a report on the colours of the lamps of all harbours;

3. Decides to remain seized of the matter.
"""


@pytest.fixture
def held():
    """Last year's text, and one on something else."""
    own = "its resolution 65/9 of 3 December 2010"
    text = adopted(
        "A/RES/66/9",
        title="Tides and lamps",
        adopted_on=date(2011, 12, 19),
        paragraphs=(
            preambular(f"Recalling {own},"),
            preambular("Noting the tides of Kyrgyzstan,"),
            operative("1", "Urges States to count the tides of the year;"),
            operative("2", "Requests the keepers to light every lamp of every harbour at dusk;"),
            operative("3", "Decides to remain seized of the matter."),
        ),
        footnotes=(),
        citations=(doc.Citation("pp1", 10, 10 + len(own), own, "A/RES/65/9", date(2010, 12, 3), "Recalling"),),
    )
    store(text, name="last")
    store(adopted("A/RES/65/9", session="65", title="Tides and lamps", adopted_on=date(2010, 12, 3)), name="before")


def check(client, number="66/9", day="19 December 2011", **form):
    text = DRAFT.format(number=number, day=day)
    return client.post("/check/", {"draft_words": text, **form})


def findings(client, **draft) -> dict[str, dict]:
    said = json.loads(check(client, format="json", **draft).content)
    return {one["kind"]: one for one in said["findings"]} | {"": said}


def test_the_last_text_is_found_and_what_is_weaker_lost_and_misspelt_is_told(client, held):
    found = findings(client)
    assert found[""]["last_text"] == "A/RES/66/9"
    assert found["verb_weaker"]["right"] == "urges"
    assert found["lost"]["words"].startswith("Requests the keepers")
    assert (found["name"]["words"], found["name"]["right"]) == ("Kyrgyztan", "Kyrgyzstan")
    assert "reference_date" not in found
    assert "superseded" not in found


def test_a_wrong_date_and_an_old_reference(client, held):
    assert findings(client, day="19 December 2012")["reference_date"]["right"] == "19 December 2011"
    old = findings(client, number="65/9", day="3 December 2010")
    assert old["superseded"]["right"] == "66/9 of 19 December 2011"


def test_the_date_of_what_is_not_held_is_taken_from_the_texts_that_cite_it(client, held):
    """Mark-up links the number alone: its date stands behind it."""
    for number in range(3):
        words_of = f"Recalling resolution 60/1 of 16 September 2005, and lamp {number},"
        cited = (doc.Citation("pp1", 21, 25, "60/1", "A/RES/60/1", None, "Recalling"),)
        paragraphs = (preambular(words_of), operative("1", "Decides to sail."))
        text = adopted(
            f"A/RES/63/{number + 1}", session="63", title=f"Lamp {number}", paragraphs=paragraphs, citations=cited
        )
        store(text, name=f"lamp {number}")
    assert findings(client, number="60/1", day="16 September 2006")["reference_date"]["right"] == "16 September 2005"
    assert "reference_date" not in findings(client, number="60/1", day="16 September 2005")


def test_a_number_out_of_its_place_in_the_session(client, held):
    for number, day in ((1, 1), (20, 5), (40, 20)):
        store(
            adopted(f"A/RES/64/{number}", session="64", title=f"Sails {number}", adopted_on=date(2009, 12, day)),
            name=f"sails {number}",
        )
    assert "reference_unknown" in findings(client, number="64/30", day="2 October 2009")
    assert "reference_unknown" not in findings(client, number="64/30", day="10 December 2009")


def test_what_it_asks_for_is_told_as_a_fact(client, held):
    found = findings(client)
    assert found["report_undated"]["where"] == "op2"
    assert found["budget"]["source"] == "Rules of procedure of the General Assembly, rule 153"
    assert "no_review" in found


@pytest.mark.parametrize("where", ["in his next report on lamps", "in the existing reporting on lamps"])
def test_a_line_in_a_report_that_is_given_anyway_is_no_new_activity(client, held, where):
    text = DRAFT.format(number="66/9", day="19 December 2011")
    draft = text.replace("submit a report on the colours", f"reflect {where} the colours")
    found = json.loads(client.post("/check/", {"draft_words": draft, "format": "json"}).content)["findings"]
    kinds = {one["kind"] for one in found}
    assert "report_undated" in kinds
    assert "budget" not in kinds


def test_the_page_says_that_nothing_is_stored_and_stores_nothing(client, held):
    before = SourceFile.objects.count(), Version.objects.count()
    answer = check(client)
    page = words(answer.content.decode())
    assert "Read against A/RES/66/9" in page
    assert "What you bring is not stored." in page
    assert "no-store" in answer.headers["Cache-Control"]
    assert (SourceFile.objects.count(), Version.objects.count()) == before


def test_a_word_file_with_comments(client, held):
    file = open_docx(io.BytesIO(check(client, format="docx").content))
    said = "\n".join(comment.text for comment in file.comments)
    assert "Kyrgyztan: The United Nations writes “Kyrgyzstan”" in said


def test_an_uploaded_file_is_read_from_memory(client, held):
    text = DRAFT.format(number="66/9", day="19 December 2011").encode()
    answer = client.post("/check/", {"draft_file": SimpleUploadedFile("d.txt", text), "format": "json"})
    assert json.loads(answer.content)["draft"] == "d.txt"


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ({}, "Choose a file, or paste the words of the draft."),
        ({"draft_file": SimpleUploadedFile("big.txt", b"a" * (MOST_BYTES + 9))}, "big.txt is larger than 2 MB"),
        ({"draft_file": SimpleUploadedFile("cat.png", b"\x89PNG\r\n\x1a\n\0\0")}, "cat.png cannot be read"),
    ],
)
def test_what_cannot_be_read_is_said_in_one_line(client, form, said):
    answer = client.post("/check/", form)
    assert answer.status_code == 400
    assert said in words(answer.content.decode())


def test_hostile_words_are_escaped(client, held):
    text = DRAFT.format(number="66/9", day="19 December 2011").replace("tides of the year", "<b>tides</b> & co")
    page = client.post("/check/", {"draft_words": text}).content.decode()
    assert "<b>tides" not in page


def test_the_page_folds_what_is_agreed_and_repeats_each_remark_beside_its_paragraph(client, held):
    page = " ".join(check(client).content.decode().split())
    folded = page.partition('<details class="run">')[2].partition("</details>")[0]
    assert "agreed word for word: " in folded and "<b aria-hidden" not in folded
    assert '<b aria-hidden="true">!</b> Weaker than in A/RES/66/9' in page.partition('id="paragraphs-title"')[2]
    assert "<dt>Opening verbs</dt>" in page


def test_of_several_ways_used_on_one_side_the_chosen_one_counts(client, held):
    given = {"a_held": "66/9", "a_words": "Urges nobody.", "b_words": "Urges everybody."}
    said = [
        json.loads(client.post("/compare/yours/", {**given, **way, "format": "json"}).content)["a"]
        for way in ({"a_from": "held"}, {"a_from": "words"}, {"a_from": "file"}, {})
    ]
    assert said[0] == "A/RES/66/9" and len(set(said[1:])) == 1 and said[1] != said[0]


def test_compared_with_a_text_that_is_held(client, held):
    text = DRAFT.format(number="66/9", day="19 December 2011")
    answer = client.post("/compare/yours/", {"a_held": "Tides and lamps", "b_words": text})
    page = words(answer.content.decode())
    assert "What you bring is not stored." in page
    assert "no-store" in answer.headers["Cache-Control"]
    said = json.loads(client.post("/compare/yours/", {"a_held": "66/9", "b_words": text, "format": "json"}).content)
    assert said["a"] == "A/RES/66/9"
    saved = client.post("/compare/yours/", {"a_held": "66/9", "b_words": text, "format": "docx"})
    assert open_docx(io.BytesIO(saved.content)).paragraphs


def test_two_texts_of_ones_own(client):
    first = DRAFT.format(number="66/9", day="19 December 2011")
    answer = client.post("/compare/yours/", {"a_words": first, "b_words": first.replace("Encourages", "Urges")})
    assert "What changed" in words(answer.content.decode())


def tracked(text: str, *, old: str, new: str) -> SimpleUploadedFile:
    """A Word file in which ``old`` is deleted and ``new`` inserted in its place."""
    document = open_docx()
    body = document.element.body
    for block in text.split("\n\n"):
        before, found, behind = block.partition(old)
        run = '<w:r><w:{0} xml:space="preserve">{1}</w:{0}></w:r>'
        revised = f'<w:del w:id="1">{run.format("delText", old)}</w:del><w:ins w:id="2">{run.format("t", new)}</w:ins>'
        runs = run.format("t", before) + (revised + run.format("t", behind) if found else "")
        body.insert(len(body) - 1, parse_xml(f"<w:p {nsdecls('w')}>{runs}</w:p>"))
    content = io.BytesIO()
    document.save(content)
    return SimpleUploadedFile("draft.docx", content.getvalue())


@pytest.mark.parametrize("side", ["a", "b"])
def test_a_word_file_with_tracked_changes_is_compared_with_what_it_was(client, side):
    text = DRAFT.format(number="66/9", day="19 December 2011")
    answer = client.post("/compare/yours/", {f"{side}_file": tracked(text, old="Encourages", new="Urges")})
    page = words(answer.content.decode())
    assert "From before the tracked changes To with the tracked changes" in page
    assert "Encourages" in page
    assert "Urges" in page


def test_a_file_without_tracked_changes_wants_another_beside_it(client):
    text = DRAFT.format(number="66/9", day="19 December 2011")
    answer = client.post("/compare/yours/", {"a_file": SimpleUploadedFile("draft.txt", text.encode())})
    assert answer.status_code == 400


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ({"a_held": "A/RES/1/1", "b_words": "x y z"}, "No text held here is called “A/RES/1/1”"),
        ({"b_words": DRAFT}, "Give both texts"),
    ],
)
def test_a_comparison_that_cannot_be_made(client, form, said):
    answer = client.post("/compare/yours/", form)
    assert (answer.status_code, said in words(answer.content.decode())) == (400, True)


def test_from_the_shell(held, tmp_path, capsys):
    path = tmp_path / "draft.txt"
    path.write_text(DRAFT.format(number="66/9", day="19 December 2012"))
    with pytest.raises(SystemExit) as status:
        call_command("check_draft", str(path), docx=str(tmp_path / "out.docx"))
    assert status.value.code == 1
    assert "Its date is known as 19 December 2011" in capsys.readouterr().out
    assert open_docx(tmp_path / "out.docx").comments
    with pytest.raises(CommandError, match="no such file"):
        call_command("check_draft", str(tmp_path / "none.txt"))


@pytest.mark.parametrize("address", ["/check/", "/compare/yours/"])
def test_the_forms_ask_the_database_nothing(client, address, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert client.get(address).status_code == 200


def test_a_wrong_number_with_the_date_of_the_right_one(client, held):
    store(
        adopted("A/RES/66/40", title="Winds at sea", adopted_on=date(2011, 12, 19)),
        name="of the same day",
    )
    found = findings(client, number="66/40")["reference_number"]
    assert (found["words"], found["right"]) == ("its resolution 66/40 of 19 December 2011", "66/9")
    assert "reference_number" not in findings(client)


def test_the_title_behind_a_number_is_that_of_another_text_of_the_day(client, held):
    store(adopted("A/RES/66/40", title="Winds at sea", adopted_on=date(2011, 12, 19)), name="of the same day")
    store(adopted("A/RES/66/41", title="Protection of gulls", adopted_on=date(2011, 12, 19)), name="of that day too")
    recalled = "Recalling its resolution {} of 19 December 2011 on the protection of gulls,"
    draft = f"Boats\n\nThe General Assembly,\n\n{recalled}\n"
    for number, right in (("66/40", "66/41"), ("66/41", None)):
        answer = client.post("/check/", {"draft_words": draft.format(number), "format": "json"})
        found = {one["kind"]: one["right"] for one in json.loads(answer.content)["findings"]}
        assert found.get("reference_number") == right


@pytest.mark.parametrize("elsewhere", [False, True])
def test_that_the_last_text_asks_for_it_is_carrying_on_and_no_second_request(client, elsewhere):
    asked = "Requests the Secretary-General to submit a report on the colours of the lamps of all harbours."
    for symbol, title in (("A/RES/66/9", "Tides and lamps"), ("A/RES/66/30", "Harbours"))[: 1 + elsewhere]:
        text = adopted(symbol, title=title, adopted_on=date(2011, 12, 19), paragraphs=(operative("1", asked),))
        store(text, name=title)
    told = [one["message"] for kind, one in findings(client).items() if kind == "asked_elsewhere"]
    assert told == ["The same is asked for in A/RES/66/30, OP 1"] * elsewhere


def test_a_draft_on_the_next_agenda_is_come_back_to(client, held):
    again = "Decides to include in the provisional agenda of its sixty-eighth session the item entitled “Lamps”"
    text = DRAFT.format(number="66/9", day="19 December 2011").replace("Decides to remain seized of the matter", again)
    answer = client.post("/check/", {"draft_words": text, "format": "json"})
    assert "no_review" not in {one["kind"] for one in json.loads(answer.content)["findings"]}


def test_what_is_left_out_is_told_with_its_place(client, held):
    assert findings(client)["lost"]["message"] == "Stands in A/RES/66/9 as OP 2, and not here"
    assert "In the last text and not here: 1" in words(check(client).content.decode())


def test_an_annexed_declaration_is_checked_like_the_text_before_it(client, held):
    declaration = "We, the keepers of the lamps of Kyrgyztan, pledge to light every lamp of every harbour at dusk"
    text = (
        DRAFT.format(number="66/9", day="19 December 2011") + f"\nAnnex\n\nDeclaration of lamps\n\n1. {declaration}.\n"
    )
    said = json.loads(client.post("/check/", {"draft_words": text, "format": "json"}).content)
    assert "annex-1" in {one["id"] for one in said["paragraphs"]}


ON_PAPER = """A/66/L.{number}

General Assembly
Sixty-sixth session

{kind}

Tides and lamps

The General Assembly,

{words}
"""


def test_a_decision_carries_on_no_resolution(client, held):
    draft = ON_PAPER.format(number=4, kind="Draft decision", words="Decides to count the lamps.")
    said = json.loads(client.post("/check/", {"draft_words": draft, "format": "json"}).content)
    assert said["last_text"] is None


def test_an_amendment_is_read_against_no_text(client, held):
    draft = ON_PAPER.format(
        number=5, kind="Amendment to draft resolution A/66/L.4", words="In paragraph 1, delete lamps."
    )
    answer = client.post("/check/", {"draft_words": draft})
    assert "It says what to change in another text" in words(answer.content.decode())


def test_a_file_that_cannot_be_read_is_told_in_the_language_of_the_page_with_what_to_do(client):
    broken = {"draft_file": SimpleUploadedFile("broken.pdf", b"%PDF-1.7\nlamps")}
    said = words(client.post("/check/", broken).content.decode())
    assert "broken.pdf cannot be read: no PDF that can be opened" in said
    assert ". Save it anew as Word (.docx), or paste its words." in said and ".." not in said
    broken = {"draft_file": SimpleUploadedFile("broken.pdf", b"%PDF-1.7\nlamps")}
    assert "pas un PDF qui s’ouvre" in words(client.post("/fr/check/", broken).content.decode())


def test_a_title_names_a_held_text_wherever_one_is_named(client, held):
    page = words(client.get("/compare/", {"a": "A/RES/65/9", "b": "tides and lamps"}).content.decode())
    assert "What changed from A/RES/65/9 to A/RES/66/9" in page
    found = findings(client, beside="Tides and Lamps")
    assert found[""]["last_text"] == "A/RES/66/9"


def hidden(answer) -> dict[str, str]:
    """The fields that the form of a result sends on."""
    found = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', answer.content.decode())
    return {name: html.unescape(value) for name, value in found}


def test_a_result_sends_on_what_made_it_so_that_it_is_saved_from_there(client, held):
    text = DRAFT.format(number="66/9", day="19 December 2011").encode()
    for brought in ({"draft_file": SimpleUploadedFile("lamps.txt", text)}, {"draft_words": text.decode()}):
        result = client.post("/check/", {**brought, "beside": "65/9"})
        assert "operative, 3" in words(result.content.decode())
        said = json.loads(client.post("/check/", {**hidden(result), "format": "json"}).content)
        assert said["last_text"] == "A/RES/65/9"
        assert said["draft"] == ("lamps.txt" if "draft_file" in brought else "pasted words")


def test_a_comparison_is_shown_another_way_from_its_result(client, held):
    text = DRAFT.format(number="66/9", day="19 December 2011").encode()
    result = client.post("/compare/yours/", {"a_held": "66/9", "b_file": SimpleUploadedFile("lamps.txt", text)})
    assert "Changes only" in words(result.content.decode())
    again = client.post("/compare/yours/", {**hidden(result), "format": "json"})
    assert json.loads(again.content)["a"] == "A/RES/66/9"


def test_what_is_too_much_for_a_page_is_not_sent_on(client, held, monkeypatch):
    monkeypatch.setattr("resolutions.views.own_texts._MOST_CARRIED", 10)
    assert not hidden(check(client))


def test_what_is_sent_on_and_is_not_ours_is_no_file(client):
    assert client.post("/check/", {"draft_carried": "*", "draft_called": "lamps.txt"}).status_code == 400


@pytest.mark.parametrize("title", ["Tides and lamps", "Ropes"])
def test_a_report_to_a_session_is_dated_where_the_draft_has_no_cover(client, held, title):
    """A pasted draft does not say its session: it is seen from that of the last text, or the last one held."""
    text = DRAFT.format(number="66/9", day="19 December 2011").replace("Tides and lamps", title)
    text = text.replace("submit a report on", "submit to the General Assembly at its sixty-eighth session a report on")
    said = json.loads(client.post("/check/", {"draft_words": text, "format": "json"}).content)
    assert "report_undated" not in {one["kind"] for one in said["findings"]}


def test_a_length_is_told_once(client, held):
    longer = DRAFT.format(number="66/9", day="19 December 2011").replace("the tides of the year", "the tides " * 30)
    said = words(client.post("/check/", {"draft_words": longer}).content.decode())
    count = re.search(r"(\d+) words; A/RES/66/9 has", said)[1]
    assert f"“{count}”" not in said
