"""The names of States in the official languages: ``python -m tools.state_names TAXONOMY.csv`` writes
resolutions/text/state_names_by_language.csv anew.

The taxonomy of countries and territories of the Office for the Coordination of Humanitarian Affairs has, by code, the
names of the Statistics Division's list ("Standard country or area codes for statistical use", M49), which are those
that documents of the United Nations print. It comes with the package hdx-python-country (MIT licence):
hdx/location/Countries & Territories Taxonomy MVP - C&T Taxonomy.csv.
"""

import csv
import sys
from pathlib import Path

TEXT = Path(__file__).resolve().parent.parent / "resolutions" / "text"
TABLE = TEXT / "state_names_by_language.csv"
COLUMNS = {"fr": "M49 French", "es": "M49 Spanish", "ru": "M49 Russian", "zh": "M49 Chinese", "ar": "M49 Arabic"}
_CODE = "ISO 3166-1 Alpha 3-Codes"
_PRINTED = str.maketrans({"'": "’", "_": "-"})
"""As documents print it; the line stands for the name, which Arabic puts into the brackets."""


def main(taxonomy: Path) -> int:
    with taxonomy.open(encoding="utf-8", newline="") as lines:
        by_code = {row[_CODE]: row for row in csv.DictReader(lines)}
    with (TEXT / "states.csv").open(encoding="utf-8", newline="") as lines:
        codes = [row["code"] for row in csv.DictReader(lines) if row["code"]]
    with TABLE.open("w", encoding="utf-8", newline="") as lines:
        table = csv.writer(lines, lineterminator="\n")
        table.writerow(["code", *COLUMNS])
        for code in sorted(by_code.keys() & set(codes)):
            table.writerow([code, *(by_code[code][column].strip().translate(_PRINTED) for column in COLUMNS.values())])
    print(f"{TABLE.name}: not in the taxonomy: {', '.join(sorted(set(codes) - by_code.keys()))}")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
