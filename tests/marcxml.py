"""MARCXML as the Digital Library exports it, made by hand."""

from collections.abc import Iterable

Row = tuple[str, dict[str, str]]


def record(number: str, *rows: Row) -> str:
    fields = "".join(
        f'<datafield tag="{tag}" ind1=" " ind2=" ">'
        + "".join(f'<subfield code="{code}">{text}</subfield>' for code, text in subfields.items())
        + "</datafield>"
        for tag, subfields in rows
    )
    return f'<record><controlfield tag="001">{number}</controlfield>{fields}</record>'


def collection(records: Iterable[str]) -> str:
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<!-- Search-Engine-Total-Number-Of-Results: 2 -->\n'
        f'<collection xmlns="http://www.loc.gov/MARC21/slim">{"".join(records)}</collection>'
    )


DRAFT = record(
    "4001",
    ("191", {"a": "A/C.3/66/L.35", "b": "A/C.3/", "c": "66"}),
    ("245", {"a": "Right to the sea :", "b": "draft resolution /", "c": "Cuba [on behalf of the Group of 77]"}),
    ("500", {"a": "Additional sponsors: Chile and Peru."}),
    ("650", {"a": "LAW OF THE SEA"}),
    ("651", {"a": "CUBA"}),
    ("710", {"a": "UN. General Assembly (66th sess. : 2011-2012). 3rd Committee"}),
    ("710", {"a": "Ecuador"}),
    ("856", {"u": "https://library.example/record/4001/files/A_C-3_66_L-35-EN.pdf", "y": "English"}),
    ("991", {"a": "A/66/251", "b": "69b", "c": "Human rights questions."}),
    ("993", {"a": "A/66/462/Add.2"}),
)
