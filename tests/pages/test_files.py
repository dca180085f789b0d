"""The files of a text: which is shown, what another would change, and where links of before lead."""

from datetime import UTC, datetime

import pytest

from resolutions.models import LanguageVersion
from tests.pages import rows
from tests.pages.test_reading import element, shown, words

pytestmark = pytest.mark.django_db

BEFORE = datetime(2026, 3, 3, tzinfo=UTC)


@pytest.fixture
def text() -> LanguageVersion:
    """A text that was read in two files."""
    version = rows.a_version(source=rows.a_file(b"<akomaNtoso/>", "dir/66 152.xml", "akn"))
    text = rows.words_of(version)
    rows.a_reading(text, rows.a_file(b"%PDF <script>", "N1146897.pdf", "pdf"), reissued="Reissued <b>again</b>.")
    return text


class TestFiles:
    def test_are_listed_with_what_is_known_of_them(self, client, text):
        page = words(shown(client, text.version))
        listed = page[page.index("Files") :]
        assert listed.index("dir/66 152.xml shown Akoma Ntoso, 13 bytes, received") < listed.index(
            "N1146897.pdf PDF, 13 bytes, received"
        )
        assert "Reissued &lt;b&gt;again&lt;/b&gt;." in listed
        assert all(reading.source.sha256 in listed for reading in text.readings.all())

    def test_are_downloads_and_never_pages_of_ours(self, client, text):
        kept = text.readings.get(source__format="pdf")
        address = f"/documents/{text.version_id}/files/{kept.pk}/N1146897.pdf"
        assert f'href="{address}"' in shown(client, text.version)
        response = client.get(address)
        assert response.content == b"%PDF <script>"
        assert response.headers["Content-Type"] == "application/octet-stream"
        assert response.headers["Content-Disposition"] == 'attachment; filename="N1146897.pdf"'
        assert response.headers["X-Content-Type-Options"] == "nosniff"

    def test_of_another_text_are_not_found(self, client, text):
        other = rows.a_version("A/RES/66/2")
        reading = text.readings.first()
        assert client.get(f"/documents/{other.pk}/files/{reading.pk}/x").status_code == 404
        assert client.get(f"/documents/{text.version_id}/files/999999/x").status_code == 404
        text.version.delete()
        assert client.get(f"/documents/{text.version_id}/files/{reading.pk}/x").status_code == 404

    @pytest.mark.parametrize("name", ["dir/", "..", "a\nb\\c.txt", "/", "é <b>.txt", "a?b#c%2f.txt"])
    def test_have_an_address_whatever_their_name(self, client, name):
        version = rows.a_version(source=rows.a_file(b"x", name))
        page = shown(client, version)
        address = page.partition('class="plain lines files"')[2].partition('href="')[2].partition('"')[0]
        assert client.get(address).content == b"x"

    def test_of_another_language_are_listed_with_it(self, client, text):
        rows.in_language(text.version, "fr", "Mers", rows.a_file(b"x", "mers.docx", "docx"))
        assert "mers.docx" not in shown(client, text.version)
        page = client.get("/A/RES/66/1?in=fr").content.decode()
        assert "mers.docx" in page and "N1146897.pdf" not in page


def test_the_log_says_when_another_file_was_read_and_what_changed(client, text):
    assert "Read anew" not in shown(client, text.version)
    text.reading_changes.create(
        made_at=BEFORE, former="pdf", now="akn", changed=3, words=[["op1", "Request<s>", "Requests"], ["", "", "the"]]
    )
    page = shown(client, text.version)
    log = page.partition('<details class="changes">')[2].partition("</details>")[0]
    assert "Read from Akoma Ntoso since 3 March 2026, from PDF before. Words changed at 3 places." in words(log)
    assert '<span class="aside">op1</span> <del>Request&lt;s&gt;</del> <ins>Requests</ins>' in log


class TestFormerAnchors:
    @pytest.fixture
    def paragraphs(self, text):
        return [
            rows.a_paragraph(text, f"Requests {number};", anchor=f"op{number}", kind="operative", number=number)
            for number in ("1", "2")
        ]

    def former(self, text, anchor: str, paragraph=None, opening: str = "Requests <b>") -> None:
        text.former_anchors.create(anchor=anchor, paragraph=paragraph, opening=opening, until=BEFORE)

    def test_lead_to_the_paragraph_that_has_their_words(self, client, text, paragraphs):
        self.former(text, "op7", paragraphs[1])
        page = shown(client, text.version)
        assert '<p><a class="former" id="op7"></a>Requests 2;' in element(page, "op2")
        assert "Links made before" not in page

    def test_that_a_paragraph_of_today_has_say_what_they_meant(self, client, text, paragraphs):
        self.former(text, "op1", paragraphs[1])
        place = " ".join(shown(client, text.version).partition('id="op1"')[2].partition('id="op2"')[0].split())
        assert 'meant words that are now at <a href="#op2">OP 2</a>: <q>Requests &lt;b&gt;</q>' in place
        assert "Links made before 3 March 2026 to #op1" in place

    def test_that_a_paragraph_of_today_has_say_that_their_words_are_gone(self, client, text, paragraphs):
        self.former(text, "op2")
        place = words(shown(client, text.version).partition('id="op2"')[2])
        assert "Links made before 3 March 2026 to #op2 meant words that are no longer read here:" in place

    def test_of_words_that_are_gone_lead_to_where_that_is_said(self, client, text, paragraphs):
        self.former(text, "op9", opening="Decides to remain seized")
        page = shown(client, text.version)
        assert page.index('id="op2"') < page.index('<li id="op9">')
        said = "#op9 led to words that are no longer read here: Decides to remain seized"
        assert said in words(page)

    def test_that_lead_where_they_did_say_nothing(self, client, text, paragraphs):
        self.former(text, "op1", paragraphs[0])
        page = shown(client, text.version)
        assert "Links made before" not in page and page.count('id="op1"') == 1

    def test_that_changed_are_shown_on_a_kept_page(self, client, text, paragraphs):
        shown(client, text.version)
        self.former(text, "op7", paragraphs[1])
        assert 'id="op7"' in shown(client, text.version)
