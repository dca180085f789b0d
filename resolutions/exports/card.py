"""The card of a dump: what it has, how it was read and how well, and how to use it."""

from __future__ import annotations

from collections.abc import Mapping

from django.db.models import Count, Max, Min

from resolutions.models import LanguageVersion, Problem, Reading, Version

from .datasets import DAY, LIST, NUMBER, TABLES, TEXT, YES_NO

KINDS = {TEXT: "string", NUMBER: "integer", DAY: "date", YES_NO: "boolean", LIST: "list of strings"}
"""What a column is, in words; a date is a day of ISO 8601 in JSON Lines."""

ABOUT = """Texts of the United Nations General Assembly as they were issued: drafts, revised drafts and adopted
resolutions, with what is known of each. A row of `texts` is an issued text, once whatever the number of
its languages; what it says in each language stands in `paragraphs` and `footnotes`.

## Licence

The texts are documents of the United Nations; which of them may be used freely is said in its
administrative instruction ST/AI/189/Add.9/Rev.2. Their arrangement as tables is under the MIT license of
the program. The texts here are not the official ones: those are in the Official Document System.

## How it was read, and how well

Texts are read by rules from files as received (Word, PDF, XML, HTML, plain text); the archive's page on
fidelity publishes how often each field is right, on documents that were not looked at while the rules
were written. What a reader of a file was not sure of stands in `problems`; what is only inferred in
`texts.inferred`. An empty field means not known, never "none".

`country_code` is empty: no licensed list of alpha-2 codes comes with the archive, and none is guessed.

Cells may begin with any character, `=` among them: open Parquet or JSON Lines with a program for data
rather than as a sheet.
"""

EXAMPLES = """## Examples

```python
import pandas as pd
paragraphs = pd.read_parquet("paragraphs.parquet", filters=[("language", "==", "en")])
votes = pd.read_parquet("votes_by_state.parquet")
print(votes[votes.iso3 == "CUB"].groupby(["session", "vote"]).size())
```

```r
votes <- jsonlite::stream_in(file("unvotes.jsonl"))  # or, with arrow: arrow::read_parquet("unvotes.parquet")
with(subset(votes, country == "Cuba"), table(session, vote))
```

Every table is there in both forms; JSON Lines need no more than a program that reads JSON:

```python
import json
with open("texts.jsonl", encoding="utf-8") as lines:
    adopted = [text for text in map(json.loads, lines) if text["stage"] == "adopted"]
```
"""


NO_ROLL_CALLS = """`rcid` is empty: no licensed list of the roll-call numbers of the United Nations General Assembly
Voting Data comes with the archive. To join your own copy of that data use the symbol (`unres`) with the
State's code."""

ROLL_CALLS = """`rcid` is the roll-call number by `unres` in: {source}. It is empty where that data has none, or more
than one, for a vote in the plenary on a text as a whole."""


def card(version: str, rows: Mapping[str, int], roll_calls_from: str = "") -> str:
    """In Markdown."""
    crosswalk = ROLL_CALLS.format(source=" ".join(roll_calls_from.split())) if roll_calls_from else NO_ROLL_CALLS
    tables = "\n\n".join(_table(table.name, table.says, rows[table.name], table.columns) for table in TABLES)
    cite = f"Resarchive, texts of the United Nations General Assembly, data version {version}."
    return "\n\n".join(
        [
            f"# Resarchive data, version {version}",
            f"Cite as: {cite}",
            ABOUT,
            crosswalk,
            _coverage(),
            "## Tables",
            tables,
            EXAMPLES,
        ]
    )


def _table(name: str, says: str, count: int, columns: tuple) -> str:
    head = f"### {name}\n\n{says}. {count} rows.\n\n| field | type | what |\n|---|---|---|"
    return "\n".join([head, *(f"| {column.name} | {KINDS[column.kind]} | {column.says} |" for column in columns)])


def _coverage() -> str:
    """Four queries."""
    texts = Version.objects.aggregate(count=Count("pk"), first=Min("adopted_on"), last=Max("adopted_on"))
    languages = LanguageVersion.objects.order_by("language").values_list("language").annotate(Count("pk"))
    read_by = (
        Reading.objects.filter(shown_in__isnull=False).order_by("read_by").values_list("read_by").annotate(Count("pk"))
    )
    held = ", ".join(f"{language} {count}" for language, count in languages)
    doubtful = Problem.objects.open().values("version").distinct().count()
    editions = ", ".join(f"{name or 'not recorded'} {count}" for name, count in read_by)
    return (
        f"## Coverage\n\n{texts['count']} texts, adopted between {texts['first'] or 'not known'} and"
        f" {texts['last'] or 'not known'}. Language versions: {held or 'none'}. Readings shown, by edition of the"
        f" program: {editions or 'none'}. Texts with an open problem: {doubtful}."
    )
