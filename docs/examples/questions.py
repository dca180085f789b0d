"""The five questions that people ask, with the standard library alone: ``questions.py https://archive.example.org``."""

import json
import sys
from collections.abc import Iterator
from urllib.parse import urlencode
from urllib.request import urlopen

HOST = sys.argv[1] if len(sys.argv) > 1 else "http://127.0.0.1:8000"


def ask(path: str, **parameters: str) -> dict:
    with urlopen(f"{HOST}/api/v1/{path}?{urlencode(parameters)}") as answer:
        return json.load(answer)


def every_row(path: str, **parameters: str) -> Iterator[dict]:
    page = ask(path, **parameters)
    while True:
        yield from page["results"]
        if page["next"] is None:
            return
        with urlopen(page["next"]) as answer:
            page = json.load(answer)


SUBJECT = "enhancement-of-international-cooperation-in-the-field-of-human-rights"

print("On a subject:", [text["symbol"] for text in every_row("texts", series=SUBJECT, fields="symbol")])
votes = [(ballot["text"]["symbol"], ballot["position"]) for ballot in every_row("sponsors/cuba/ballots")]
print("How Cuba voted:", votes)
citing = [(one["text"]["symbol"], one["where"]) for one in every_row("citations", symbol="A/RES/55/2")]
print("What cites 55/2:", citing)
passages = ask("agreed", text="international cooperation in the field of human rights")["passages"]
print("Agreed:", [passage["standing"] for passage in passages])
print("What changed:", ask("compare", a="A/RES/66/152", b="A/C.3/80/L.35")["sentence"])
