"""People at an archive while things happen to it: readers who go on whatever they are answered, and an editor."""

from __future__ import annotations

import http.client
import random
import threading
import time
import urllib.request
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from http.cookiejar import CookieJar
from urllib.parse import urlencode, urljoin

from lxml import html

AS_READERS = {"Accept-Encoding": "gzip"}
"""Their pages are kept."""
PATIENCE = 30
PAUSE = 0.02
"""Seconds after a connection that was refused."""

NAME, PASSWORD = "editor", "of the sea and its birds"


@dataclass(frozen=True, slots=True)
class Visit:
    """``status`` is 0 where the connection broke."""

    address: str
    ms: float
    status: int

    @property
    def failed(self) -> bool:
        """An error of the server, or no answer at all."""
        return self.status >= 500 or not self.status


class Visitors:
    """So many readers, who ask pages of the list without a pause, from the beginning of a block to its end. Of several
    hosts any is asked, and the next where the connection breaks, as a front does."""

    def __init__(self, ports: Sequence[int], addresses: Sequence[str], number: int) -> None:
        self.ports, self.addresses = ports, addresses
        self.visits: list[Visit] = []
        self.ended = threading.Event()
        self.threads = [threading.Thread(target=self._read, args=(seed,)) for seed in range(number)]

    def __enter__(self) -> Visitors:
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.ended.set()
        for thread in self.threads:
            thread.join()

    def times(self) -> list[float]:
        """Milliseconds of every answer."""
        return [visit.ms for visit in self.visits if visit.status]

    def statuses(self) -> Counter[int]:
        return Counter(visit.status for visit in self.visits)

    def failures(self) -> list[Visit]:
        return [visit for visit in self.visits if visit.failed]

    def _read(self, seed: int) -> None:
        chance = random.Random(seed)
        hosts = [http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE) for port in self.ports]
        while not self.ended.is_set():
            begun, address = time.perf_counter(), chance.choice(self.addresses)
            asked = (_asked(host, address) for host in chance.sample(hosts, len(hosts)))
            status = next(filter(None, asked), 0)
            self.visits.append(Visit(address, (time.perf_counter() - begun) * 1000, status))


def _asked(host: http.client.HTTPConnection, address: str) -> int:
    """The status, 0 where the connection broke."""
    try:
        host.request("GET", address, headers=AS_READERS)
        answer = host.getresponse()
        answer.read()
        return answer.status
    except (OSError, http.client.HTTPException):
        host.close()
        time.sleep(PAUSE)
        return 0


class Editor:
    """Corrects the title of one text after the other in the admin, in a browser without JavaScript. What the archive
    said it had saved is ``saved``."""

    def __init__(self, port: int, texts: Sequence[int]) -> None:
        self.site, self.texts = f"http://127.0.0.1:{port}", texts
        self.saved: list[str] = []
        self.ended = threading.Event()
        self.thread = threading.Thread(target=self._work)

    def __enter__(self) -> Editor:
        self.thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.ended.set()
        self.thread.join()

    def _work(self) -> None:
        """Signs in again after anything that went wrong."""
        while not self.ended.is_set():
            with suppress(OSError, http.client.HTTPException, LookupError):
                self._sign_in()
                while not self.ended.is_set():
                    self._correct(f"Title {random.getrandbits(64):x} of the measurement")
            self.ended.wait(PAUSE)

    def _correct(self, title: str) -> None:
        address = f"/admin/resolutions/languageversion/{random.choice(self.texts)}/change/"
        if self._sent(address, "languageversion_form", title=title, _save="Save") != self.site + address:
            self.saved.append(title)

    def _sign_in(self) -> None:
        self.browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
        self._sent("/admin/login/?next=/admin/", "login-form", username=NAME, password=PASSWORD)

    def _sent(self, address: str, form_id: str, **fields: str) -> str:
        """The page one comes to when its form is sent. Raises LookupError where there is no such form."""
        with self.browser.open(self.site + address, timeout=PATIENCE) as page:
            form = html.fromstring(page.read()).get_element_by_id(form_id)
        data = urlencode(dict(form.form_values()) | fields).encode()
        with self.browser.open(urljoin(self.site + address, form.action or ""), data, timeout=PATIENCE) as page:
            return page.url


def make_editor() -> None:
    """The account with which an editor signs in."""
    from django.contrib.auth import get_user_model
    from django.contrib.auth.models import Group

    user = get_user_model().objects.create_user(NAME, password=PASSWORD, is_staff=True)
    user.groups.add(Group.objects.get(name="Editor"))
