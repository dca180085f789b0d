"""The measurement of verified quotations runs, and no altered quotation passes for a true one."""


def test_quotations(measure):
    figures = measure("quotations").figures
    assert figures["false_verbatim"] == 0
    assert figures["true_found"] >= 0.98
