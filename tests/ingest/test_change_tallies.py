"""What changed since the text before, counted by a load, kept until a text changes, and told in feeds."""

import re
from datetime import date

import feedparser
import pytest
from django.db.models import F
from django.utils import timezone

from resolutions.ingest.runs import run_record
from resolutions.ingest.writing import change_tallies
from resolutions.models import ChangeTally, IngestRun, OutboxEntry, RunFile, Version
from resolutions.models.choices import FileChange
from resolutions.text import document as doc
from tests.builders import adopted, operative, store

pytestmark = pytest.mark.django_db

LAMP = "Requests all coastal States to see to it that every lamp is lit before the sun has gone down;"
MORE = "Invites the keepers of lighthouses to a conference on oil, wicks and mirrors."


def keep(session: int, *more: str, first: str = LAMP, **fields) -> Version:
    paragraphs = [operative(str(number), words) for number, words in enumerate((first, *more), 1)]
    values = {
        "session": str(session),
        "title": "Lighthouses",
        "adopted_on": date(1945 + session, 12, 1),
        "agenda_items": (),
        "paragraphs": tuple(paragraphs),
        "footnotes": (),
    }
    symbol = f"A/RES/{session}/1"
    store(adopted(symbol, **{**values, **fields}), name=f"{session}.txt", series="Lighthouses")
    version = Version.objects.get(symbol=symbol)
    change_tallies.renew({version.pk})
    return version


def told(client, address: str = "/series/lighthouses/feed/") -> dict[str, str]:
    entries = feedparser.parse(client.get(address).content).entries
    return {entry.title.partition(":")[0]: entry.summary for entry in entries}


def test_an_entry_says_what_changed_since_the_text_before(client):
    keep(74)
    keep(75, MORE)
    for address in ("/series/lighthouses/feed/", "/feed/", "/sessions/75/feed/"):
        assert told(client, address)["A/RES/75/1"].endswith("Since A/RES/74/1: One paragraph added.")
    assert "Since" not in told(client)["A/RES/74/1"]


def test_a_text_that_comes_in_between_is_the_text_before_from_then_on(client):
    keep(74)
    keep(76, MORE)
    keep(75, MORE)
    assert "Since A/RES/75/1: The two texts are the same" in told(client)["A/RES/76/1"]
    assert "Since A/RES/74/1: One paragraph added." in told(client)["A/RES/75/1"]


@pytest.mark.parametrize("symbol", ["A/RES/74/1", "A/RES/75/1"])
def test_what_was_counted_of_words_that_changed_is_not_told_until_it_is_counted_again(client, symbol):
    keep(74)
    later = keep(75, MORE)
    OutboxEntry.objects.filter(version_id=Version.objects.get(symbol=symbol).pk).update(txid=F("txid") + 1)
    assert "Since" not in told(client)["A/RES/75/1"]
    change_tallies.renew({later.pk})
    assert "Since A/RES/74/1" in told(client)["A/RES/75/1"]


class TestInTheMarginOfTheText:
    def margin(self, client, symbol: str = "A/RES/75/1", language: str = "") -> str:
        page = client.get(f"{language}/{symbol}").content.decode()
        found = re.findall(r'<p class="was"[^>]*>(.*?)</p>', page)
        return " | ".join(" ".join(re.sub(r"<[^>]+>", "", one).split()) for one in found)

    def test_stands_what_became_of_each_paragraph_with_the_few_words_that_stood_there(self, client):
        keep(74)
        keep(75, MORE, first=LAMP.replace("sun", "moon"))
        assert self.margin(client, "A/RES/74/1") == ""
        margin = self.margin(client)
        assert margin.startswith("reworded was: sun compare")
        assert "added compare" in margin
        page = client.get("/A/RES/75/1").content.decode()
        assert 'href="/compare/?a=A/RES/74/1&amp;b=A/RES/75/1#op2"' in page
        assert 'Changes <span class="aside">2</span>' in page and 'Subject <span class="aside">2</span>' in page

    def test_nothing_stands_that_is_no_longer_right_or_of_another_language(self, client):
        keep(74)
        keep(75, MORE)
        store(
            adopted("A/RES/74/1", session="74", title="Phares", language="fr", paragraphs=(operative("1", LAMP),)),
            name="74-fr.txt",
        )
        later = Version.objects.get(symbol="A/RES/75/1")
        store(
            adopted("A/RES/75/1", session="75", title="Phares", language="fr", paragraphs=(operative("1", LAMP),)),
            name="75-fr.txt",
        )
        change_tallies.renew({later.pk})
        assert "added" in self.margin(client)
        assert self.margin(client, language="/fr") == ""
        OutboxEntry.objects.filter(version_id=later.pk).update(txid=F("txid") + 1)
        assert self.margin(client) == ""

    def test_tallies_of_before_are_counted_again_once(self, django_assert_num_queries):
        keep(74)
        later = keep(75, MORE)
        ChangeTally.objects.update(counts={"paragraphs": {"inserted": 1}})
        change_tallies.renew({later.pk})
        assert ChangeTally.objects.get().counts["marks"] == {"op2": ["inserted", ""]}


def test_what_is_right_is_not_counted_again(django_assert_num_queries):
    keep(74)
    later = keep(75, MORE)
    with django_assert_num_queries(3):
        change_tallies.renew({later.pk})
    assert ChangeTally.objects.count() == 1


def test_a_text_without_another_in_its_language_has_none(client):
    keep(74, language="fr")
    keep(75, MORE)
    assert not ChangeTally.objects.exists()


def test_entries_cost_the_same_however_many(client, django_assert_num_queries):
    for session in range(70, 76):
        keep(session)
    with django_assert_num_queries(3):
        client.get("/series/lighthouses/feed/")


def test_a_vote_has_it_beside_its_counts(client):
    keep(74)
    keep(75, MORE, outcome="adopted_by_vote", vote=doc.Vote(120, 3, 50))
    assert told(client, "/feed/votes/")["A/RES/75/1"].endswith("Since A/RES/74/1: One paragraph added.")


def test_a_load_that_goes_on_from_an_interrupted_one_counts_what_that_had_stored():
    versions = [keep(session) for session in (74, 75, 76)]
    runs: list[IngestRun | None] = [None]
    for version in versions:
        runs.append(IngestRun.objects.create(follows=runs[-1]))
        RunFile.objects.create(run=runs[-1], name="lamps.txt", change=FileChange.CREATED, version=version)
    assert run_record.changed_texts(runs[-1]) == {version.pk for version in versions}
    IngestRun.objects.filter(pk=runs[1].pk).update(finished_at=timezone.now())
    assert run_record.changed_texts(IngestRun.objects.get(pk=runs[-1].pk)) == {one.pk for one in versions[1:]}
