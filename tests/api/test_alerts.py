"""Letters to those who follow something, sent to a real mail server on this machine."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from dataclasses import replace
from datetime import date, timedelta
from email import message_from_bytes

import pytest
from aiosmtpd.controller import Controller
from django.core import mail
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone

from resolutions.alerts.following import confirm, erase, signed, wish
from resolutions.alerts.letters import bounced, news_for, send_due
from resolutions.models import Following, Letter, Series, Version
from resolutions.search.results import search
from tests.pages import rows

READER = "reader@example.org"


class Mailbox:
    """Takes letters; refuses addresses for good that begin with ``gone``, relays nothing to those that begin with
    ``away``, and takes no letter to those that begin with ``full``."""

    def __init__(self) -> None:
        self.letters = []

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.startswith("gone"):
            return "550 no such person"
        if address.startswith("away"):
            return "554 5.7.1 relay access denied"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        if envelope.rcpt_tos[0].startswith("full"):
            return "552 5.2.2 too much"
        self.letters.append(message_from_bytes(envelope.content))
        return "250 OK"


@pytest.fixture
def mailbox(settings):
    box = Mailbox()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = Controller(box, hostname="127.0.0.1", port=port)
    server.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
    settings.SITE = "https://archive.example.org"
    box.host, box.port = settings.EMAIL_HOST, settings.EMAIL_PORT
    yield box
    server.stop()


def followed(kind="series", target="care-of-the-oceans", address=READER, rhythm="daily") -> Following:
    return confirm(wish(address, kind, target, rhythm))


def a_text(number: int, **columns):
    version = rows.a_version(
        f"A/RES/{66 + number}/1", series=rows.a_series(), session=str(66 + number), stage="adopted", **columns
    )
    rows.a_paragraph(version, f"Requests report number {number};", anchor="op1", kind="operative", number="1")
    return version


@pytest.mark.django_db
def test_nothing_is_stored_until_the_link_is_used_and_nothing_after_it_is_stopped(client, settings):
    settings.EMAIL_HOST = "localhost"
    rows.a_series()
    asked = {"kind": "series", "target": "care-of-the-oceans", "address": READER, "rhythm": "weekly"}
    assert client.post("/following/", asked).status_code == 200
    assert not Following.objects.exists()
    (letter,) = mail.outbox
    link = re.search(r"http://localhost:8000(/following/confirm/\S+)", letter.body)[1]
    assert client.get(link).status_code == 200
    assert not Following.objects.exists()  # programs open links
    assert client.post(link).status_code == client.post(link).status_code == 200
    following = Following.objects.get()
    assert (following.address, following.rhythm) == (READER, "weekly")
    assert "Stop, and erase" in client.get(f"/following/stop/{following.token}/").content.decode()
    assert client.post(f"/following/stop/{following.token}/").status_code == 200
    assert not Following.objects.exists()
    assert client.get(f"/following/stop/{following.token}/").status_code == 404
    assert client.post("/following/confirm/forged/").status_code == 410


@pytest.mark.django_db
@pytest.mark.parametrize(
    "wrong",
    [
        {"address": "nobody"},
        {"address": "a@b.org\nBcc: x@y.org"},
        {"target": "nothing"},
        {"kind": "none"},
        {"kind": "text", "target": "A/RES/99/1"},
        {"kind": "search", "target": '"'},
        {"rhythm": "hourly"},
    ],
)
def test_what_cannot_be_followed_is_refused(client, settings, wrong):
    settings.EMAIL_HOST = "localhost"
    rows.a_series()
    asked = {"kind": "series", "target": "care-of-the-oceans", "address": READER, "rhythm": "daily", **wrong}
    assert client.post("/following/", asked).status_code == 400
    assert not mail.outbox


@pytest.mark.django_db
def test_an_archive_without_a_mail_server_says_so(client, settings):
    settings.EMAIL_HOST = ""
    assert "sends no letters" in client.get("/following/").content.decode()


@pytest.mark.django_db
def test_a_letter_tells_what_is_new_once(mailbox):
    a_text(0)
    followed()
    call_command("send_alerts")
    assert mailbox.letters == []  # nothing came since
    a_text(1)
    call_command("send_alerts")
    call_command("send_alerts")
    (letter,) = mailbox.letters
    body = letter.get_payload(decode=True).decode()
    assert "A/RES/67/1: Care of the oceans" in body
    assert "Since A/RES/66/1: " in body
    assert "https://archive.example.org/A/RES/67/1" in body
    assert letter["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert re.fullmatch(r"<https://archive\.example\.org/following/stop/\w+/>", letter["List-Unsubscribe"].strip())
    a_text(2)
    send_due()
    assert len(mailbox.letters) == 1  # not before a day is over
    send_due(timezone.now() + timedelta(days=1, minutes=1))
    assert len(mailbox.letters) == 2
    assert "A/RES/67/1: Care" not in mailbox.letters[1].get_payload(decode=True).decode()


@pytest.mark.django_db
def test_a_letter_is_in_the_language_in_which_it_was_asked_for(client, mailbox, settings):
    old, reader = a_text(0), "lectrice@example.org"
    rows.in_language(old, "fr", "Protection des océans")
    Series.objects.update(titles={"en": "Care of the oceans", "fr": "Protection des océans"})
    asked = {"kind": "series", "target": "care-of-the-oceans", "address": reader, "rhythm": "daily"}
    client.post("/fr/following/", asked)
    link = re.search(r"https://archive.example.org(/fr/following/confirm/\S+)", body_of(mailbox.letters.pop()))[1]
    client.post(link)
    assert Following.objects.get().label == "Protection des océans"
    new = a_text(1)
    rows.in_language(new, "fr", "Protection des océans")
    followed()
    send_due()
    (letter,) = mailbox.letters
    body = body_of(letter)
    blank = "\N{NO-BREAK SPACE}"
    assert f"Du nouveau dans Resarchive{blank}: sujet récurrent{blank}: Protection des océans" in body
    assert "A/RES/67/1: Protection des océans" in body and "Depuis A/RES/66/1" in body
    assert "https://archive.example.org/fr/A/RES/67/1" in body
    assert "Resarchive" in letter["Subject"] and "/fr/following/stop/" in letter["List-Unsubscribe"]


@pytest.mark.django_db
def test_the_page_shows_the_last_letter(client, mailbox):
    a_text(0)
    following, address = followed(), "/following/?kind=series&target=care-of-the-oceans"
    a_text(1)
    page = client.get(address).content.decode()
    assert "The last letter about Care of the oceans would have read" in page
    assert "A/RES/67/1: Care of the oceans" in page and "A/RES/66/1" not in page
    assert "would have read" not in client.get("/following/?kind=series&target=nothing").content.decode()
    assert "would have read" not in client.get("/following/").content.decode()
    stop = f"/following/stop/{following.token}/"
    assert "No letter was sent yet" in client.get(stop).content.decode()
    send_due()
    assert "A/RES/67/1: Care of the oceans" in client.get(stop).content.decode()


def body_of(letter) -> str:
    return letter.get_payload(decode=True).decode()


@pytest.mark.django_db
def test_subjects_states_texts_and_searches_are_followed(mailbox):
    old = a_text(0)
    rows.a_sponsor(old, "Cuba")
    for kind, target in (
        ("state", "cuba"),
        ("text", "A/RES/66/1"),
        ("search", "report"),
        ("series", "care-of-the-oceans"),
    ):
        followed(kind, target, address=f"{kind}@example.org")
    new = rows.a_version("A/C.3/66/L.5", resolution=old.resolution, stage="draft", title="Care")
    rows.a_sponsor(new, "Cuba")
    rows.a_paragraph(new, "Requests a report;", anchor="op1", kind="operative", number="1")
    send_due()
    assert {letter["To"] for letter in mailbox.letters} == {
        f"{kind}@example.org" for kind in ("state", "text", "search", "series")
    }


@pytest.mark.django_db
def test_a_text_of_long_ago_that_came_now_is_found_by_a_search_that_is_followed(monkeypatch):
    a_text(0, adopted_on=date(2011, 12, 19))
    following = followed("search", "report")
    old = a_text(-20, adopted_on=date(1991, 12, 19))
    asked = []

    def by_ones(request, with_facets):
        asked.append(request.page)
        return search(replace(request, per_page=1), with_facets)

    monkeypatch.setattr("resolutions.alerts.what_is_followed.search", by_ones)
    assert news_for(following) == [old.pk]
    assert asked == [1, 2]
    Version.objects.filter(pk=old.pk).delete()
    assert news_for(following) == []
    assert asked == [1, 2]  # where nothing came nothing is searched


@pytest.mark.django_db
def test_addresses_that_are_gone_are_erased(mailbox):
    a_text(0)
    followed(address="gone@example.org")
    followed()
    a_text(1)
    assert send_due().refused == 1
    assert send_due().erased == 1
    assert [one.address for one in Following.objects.all()] == [READER]
    returned = (
        b"Content-Type: multipart/report; report-type=delivery-status; boundary=x\n\n--x\nContent-Type:"
        b" message/delivery-status\n\nReporting-MTA: dns; mx\n\nFinal-Recipient: rfc822; Reader@Example.org\n"
        b"Action: failed\nStatus: 5.1.1\n\n--x--\n"
    )
    assert bounced(message_from_bytes(returned.replace(b"failed", b"delayed"))) == 0
    assert bounced(message_from_bytes(returned)) == 1
    assert not Following.objects.exists() and not Letter.objects.exists()
    assert erase("nobody@example.org") == 0


@pytest.mark.django_db
def test_a_letter_that_is_not_taken_holds_up_no_other(mailbox):
    a_text(0)
    for address in ("full@example.org", READER, "full.too@example.org", "other@example.org"):
        followed(address=address)
    a_text(1)
    for _ in range(3):
        outcome = send_due()
        assert (outcome.refused, outcome.erased) == (2, 0)
    assert sorted(letter["To"] for letter in mailbox.letters) == ["other@example.org", READER]
    assert Letter.objects.filter(sent_at=None).count() == 2  # they wait


@pytest.mark.django_db
def test_a_server_that_relays_nothing_erases_nobody(mailbox):
    a_text(0)
    followed(address="away@example.org")
    a_text(1)
    for _ in range(3):
        assert (send_due().refused, Following.objects.count()) == (1, 1)


@pytest.mark.django_db
def test_who_follows_a_subject_that_was_merged_into_another_hears_of_that(mailbox):
    a_text(0)
    rows.a_paragraph(rows.a_version("A/RES/66/7", series=rows.a_series("Fisheries", "fisheries"), stage="adopted"))
    followed(target="fisheries")
    kept = Series.objects.get(slug="care-of-the-oceans")
    fisheries = Series.objects.get(slug="fisheries")
    fisheries.resolutions.update(series=kept)
    Series.objects.filter(pk=fisheries.pk).update(merged_into=kept)
    a_text(1)
    assert send_due().sent == 1
    assert "A/RES/67/1" in body_of(mailbox.letters[0])


@pytest.mark.django_db
def test_a_server_that_is_away_costs_nothing(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    with pytest.raises(CommandError, match="next run"):
        call_command("send_alerts")


@pytest.mark.django_db
def test_a_link_of_another_archive_confirms_nothing(settings):
    rows.a_series()
    token = signed(wish(READER, "series", "care-of-the-oceans", "daily"))
    settings.SECRET_KEY = "another"
    from resolutions.alerts.following import unsigned

    assert unsigned(token) is None


@pytest.mark.django_db(transaction=True)
def test_nothing_is_lost_and_nobody_told_twice_though_runs_are_killed(mailbox, settings):
    """Killed at any moment, again and again, until nothing is due: every reader has one letter by its Message-ID."""
    a_text(0)
    readers = {f"reader{number}@example.org" for number in range(40)}
    for address in readers:
        followed(address=address)
    a_text(1)
    options = connection.settings_dict["OPTIONS"]
    environment = os.environ | {
        "RESARCHIVE_STATE": str(options.get("state", settings.STATE)),
        "EMAIL_HOST": mailbox.host,
        "EMAIL_PORT": str(mailbox.port),
    }
    code = (
        "import django; from django.conf import settings; "
        f"settings.DATABASES['default']['NAME'] = {connection.settings_dict['NAME']!r}; django.setup(); "
        "print('ready', flush=True); from resolutions.alerts.letters import send_due; send_due()"
    )
    environment["DJANGO_SETTINGS_MODULE"] = "resarchive.settings"
    for wait in (0.05, 0.2, 0.4):
        run = subprocess.Popen([sys.executable, "-c", code], env=environment, stdout=subprocess.PIPE)
        run.stdout.readline()
        time.sleep(wait)
        run.send_signal(signal.SIGKILL)
        run.wait()
    time.sleep(0.5)
    send_due()
    by_name = {letter["Message-ID"]: letter["To"] for letter in mailbox.letters}
    assert sorted(by_name.values()) == sorted(readers)
    assert len(mailbox.letters) <= len(readers) + 3  # one of each run that was killed may have been on its way
    assert not Letter.objects.filter(sent_at=None).exists()
