"""Whatever stands in a document is text: real payloads in every field that is shown, on every page that shows it."""

import json
from html.parser import HTMLParser

import pytest

from resolutions.models import Problem, Table
from tests.pages import rows

pytestmark = pytest.mark.django_db

PAYLOADS = [
    "<script>alert(1)</script>",
    "\"'><img src=x onerror=alert(1)>",
    "</p></style></title><svg/onload=alert(1)>",
    "javascript:alert(1)",
    "{{ 7|add:7 }}{% now 'Y' %}",
    "&lt;b&gt; \u202e\ufdd0 &#60;i&#62;",
]
OURS = {"script": {"src"}, "img": set(), "svg": {"aria-hidden"}, "style": set(), "iframe": set()}
"""What ours have of the elements a document could smuggle in."""

PAGES = [
    "/",
    "/sessions/66/",
    "/sessions/66/?committee={0}&item={0}&stage={0}&sponsor={0}&page={0}",
    "/sessions/66/items/69/b/",
    "/series/",
    "/series/care-of-the-oceans/",
    "/sponsors/",
    "/sponsors/cuba/",
    "/A/RES/66/1",
    "/fr/A/RES/66/1?lines=1",
    "/A/RES/65/1",
    "/sessions/{0}/",
    "/A/{0}/1",
]


class Elements(HTMLParser):
    """Complains of any element or attribute that our templates do not write."""

    def __init__(self):
        super().__init__()
        self.strange: list[str] = []

    def handle_starttag(self, tag, attrs):
        names = {name for name, _ in attrs}
        if ("type", "application/ld+json") in attrs:
            return
        if tag in OURS and not OURS[tag] & names:
            self.strange.append(self.get_starttag_text())
        if any(name.startswith("on") or name == "style" for name in names):
            self.strange.append(self.get_starttag_text())
        if any((value or "").strip().lower().startswith("javascript:") for name, value in attrs if name == "href"):
            self.strange.append(self.get_starttag_text())


def poison(text: str):
    series = rows.a_series(text)
    item = rows.an_item(letter="b", title=text)
    shown = ("title", "organ", "distribution", "original_language", "meeting", "origin", "sponsor_note")
    version = rows.a_version(
        "A/RES/66/1",
        series=series,
        source=rows.a_file(name=text),
        stage="adopted",
        inferred={"session": {"value": "60", "why": text}, "issued_on": {"value": text, "why": text}},
        **dict.fromkeys(shown, text[:40]),
    )
    version.resolution.agenda_items.add(item)
    sponsor = rows.a_sponsor(version, text)
    type(sponsor).objects.update(slug="cuba")
    row = rows.a_paragraph(version, text, opening=text[:9], number=text[:40], section=[text])
    rows.a_paragraph(version, text, kind="heading", anchor=f"h{text[:20]}")
    note = rows.a_note(row, text, mark=text[:40], offset=3)
    citation = rows.a_citation(row, text[2:8], "A/RES/66/1", target=version)
    type(citation).objects.update(carrier=text, as_written=text)
    rows.a_citation(note, text[2:8], "A/RES/65/1")
    Table.objects.create(language_version=row.language_version, position=1, after=row, rows=[[text]])
    Problem.objects.create(version=version, line=1, code="odd", message=text)


@pytest.mark.parametrize("payload", PAYLOADS)
@pytest.mark.parametrize("address", PAGES)
def test_hostile_text_stays_text(client, address, payload):
    poison(payload)
    response = client.get(address.format(payload), follow=True)
    assert response.status_code in (200, 404)
    reader = Elements()
    reader.feed(response.content.decode())
    assert reader.strange == []


def test_the_text_of_a_document_is_shown_whole(client):
    poison(PAYLOADS[0])
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in client.get("/A/RES/66/1").content.decode().replace(
        "<em>", ""
    ).replace("</em>", "")


@pytest.mark.parametrize("payload", PAYLOADS)
def test_hostile_text_stays_in_the_data_for_programs(client, payload):
    poison(payload)
    page = client.get("/A/RES/66/1").content.decode()
    data = page.partition('<script type="application/ld+json">')[2].partition("</script>")[0]
    assert json.loads(data)["name"] == payload[:40]
    assert "<" not in data


def test_no_page_allows_inline_script_or_style(client):
    policy = client.get("/").headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe-inline" not in policy
