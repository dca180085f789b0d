"""Measurements that need no server: each runs, and its figures are those of texts that are read and compared whole."""

from benchmarks.sources import SOURCES


def test_fidelity(measure):
    slow = tuple(f"{kind.name}_" for kind in SOURCES if kind.slow)
    measured = measure("fidelity", beyond=(*slow, "official_records_"))
    whole = (
        "block_f1",
        "documents_perfect",
        "number_accuracy",
        "footnote_f1",
        "plain_block_f1",
        "markdown_footnote_f1",
    )
    assert {name: measured.figures[name] for name in whole} == dict.fromkeys(whole, 1)
    assert measured.figures["ms_median"] > 0
    assert "| text of PDFs: other documents | 4 | 4 |" in measured.page


def test_citations(measure):
    figures = measure("citations").figures
    assert figures.keys() == {"precision", "recall", "citation_f1", "citation_f1_strict"}
    assert figures["recall"] == 1
    assert figures["precision"] > 0


def test_languages(measure):
    measured = measure("languages")
    assert measured.figures["ids_equal_fr"] == measured.figures["part_fr"] == 1.0
    assert "changes_agree_fr" in measured.figures and "half 1" in measured.page


def test_concordance(measure):
    figures = measure("concordance", beyond=("seeded_figure", "seeded_number_in_words")).figures
    assert figures["seeded_symbol"] == figures["seeded_note_mark"] == 1


def test_recurring(measure):
    figures = measure("recurring").figures
    assert (figures["texts"], figures["pairs_citing"], figures["pairs_of_one_title"]) == (8, 6, 5)
    assert figures["recall_a_little_renamed"] == 1


def test_compare(measure):
    measured = measure("compare")
    assert measured.figures["link_f1_200"] > measured.yardsticks["difflib_link_f1_200"] > 0
    assert measured.figures["half_words"] == measured.figures["unpaired_identical"] == 0
    assert measured.figures["page_400_cold_ms"] > 0 < measured.figures["subject_400_matrix_s"]


def test_counts(measure):
    figures = measure("counts").figures
    assert {name: value for name, value in figures.items() if name.startswith("wrong")} == {
        "wrong_totals": 0,
        "wrong_texts": 0,
        "wrong_values": 0,
        "wrong_pages": 0,
    }
    assert (figures["searches"], figures["values"] > 100) == (12, True)


def test_search_translated(measure):
    figures = measure("search_translated", beyond=("larger_", "whole_")).figures
    assert figures["large_language_versions"] > figures["large_texts"] == 45
    assert min(figures[f"large_{name}"] for name in ("p95_ms", "others_p95_ms", "disk_to_text")) > 0


def test_rollover(measure):
    figures = measure("rollover").figures
    assert figures["pairs"] == 5
    assert figures["left_alone"] == 1


def test_relevance(measure):
    measured = measure("relevance")
    assert measured.figures["success_at_3"] == measured.figures["symbols"] == 1
    assert measured.figures["ndcg_at_10"] > 0.9
    assert measured.yardsticks["bm25_tuned_success_at_3"] == 1


def test_claims(measure):
    figures = measure("claims").figures
    assert figures["contradicted"] == figures["contradicted_new_paragraphs"] == 0
    assert figures["subjects"] == 2


def test_search_languages(measure):
    measured = measure("search_languages")
    assert min(measured.figures["recall_en"], measured.figures["precision_en"]) > 0.8
