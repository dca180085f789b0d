"""One address of every kind of page, for the tests that ask the same of each."""

SERIES = "/series/enhancement-of-international-cooperation-in-the-field-of-human-rights/"
KINDS = [
    "/",
    "/about/",
    "/agreed/",
    "/over-time/",
    "/over-time/?q=rights",
    "/sessions/",
    "/sessions/66/",
    "/sessions/66/items/69/b/",
    "/series/",
    SERIES,
    f"{SERIES}matrix/",
    f"{SERIES}genealogy/",
    "/sponsors/",
    "/sponsors/cuba/",
    "/A/RES/66/152",
    "/A/C.3/80/L.35",
    "/A/RES/64/171",
    "/nothing",
    "/compare/?a=A/RES/66/152&b=A/C.3/80/L.35",
    "/compare/",
    "/compare/steps/?text=A/RES/66/152",
    "/search/",
    "/search/?q=dialogue",
    "/search/?q=%22unbalanced",
]
