"""Measurements of what readers and editors wait for."""


def test_search(measure):
    figures = measure("search").figures
    assert (figures["documents"], figures["loaded_meanwhile"]) == (60, 3)
    assert figures["phrase_precision"] == figures["agreed_recall_0"] == 1
    assert figures["success_at_10"] > 0.5
    assert min(figures[name] for name in ("p95_ms", "rps_8", "kept_rps_8", "fresh_ms", "disk_to_text")) > 0


def test_pages(measure):
    measured = measure("pages")
    assert min(measured.figures[name] for name in ("read_p95_ms", "list_p95_ms", "read_rps", "lcp_ms", "first_kb")) > 0
    assert 0 < measured.figures["max_queries"] < 40
    assert measured.page.startswith("# Pages, measured\n")


def test_side_by_side(measure):
    figures = measure("side_by_side").figures
    assert figures["pages"] == 20
    assert figures["three_languages_p50_ms"] >= figures["three_languages_processor_p50_ms"] > 0


def test_operate(measure):
    figures = measure("operate").figures
    nothing = ("kill_lost", "kill_twice", "soak_500s", "hostile_500s", "away_others", "damaged")
    assert {name: figures[name] for name in nothing} == dict.fromkeys(nothing, 0)
    assert min(figures[name] for name in ("soak_answers", "kill_answers", "kill_saved", "away_kept", "backup_mb")) > 0
    assert (figures["kills"], figures["documents"]) == (1, 9)


def test_several(measure):
    figures = measure("several").figures
    nothing = (
        "kill_lost",
        "kill_twice",
        "cut_500s",
        "behind",
        "removed_words_shown",
        "promoted_lost",
        "promoted_twice",
    )
    assert {name: figures[name] for name in nothing} == dict.fromkeys(nothing, 0)
    assert min(figures[name] for name in ("one_host_pages_s", "two_hosts_pages_s", "cut_answers", "kill_saved")) > 0
