"""What the Assembly asks for, read from operative paragraphs: of whom, what, by when."""

from __future__ import annotations

import time

import pytest

from resolutions.text.commitments import CommitmentKind, Rhythm, commitments_of
from resolutions.text.document import Document, Paragraph
from resolutions.text.kinds import OPERATIVE, PREAMBULAR

ASSEMBLY, PRESIDENT, SECRETARY = "General Assembly", "President of the General Assembly", "Secretary-General"


def text_of(*paragraphs: str, session: str | None = "78", language: str = "en") -> Document:
    rows = tuple(Paragraph(f"op{n}", OPERATIVE, words, str(n)) for n, words in enumerate(paragraphs, 1))
    return Document("made-up", "text", language=language, session=session, paragraphs=rows)


def only(words: str, **of: str):
    [found] = commitments_of(text_of(words, **of))
    return found


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ("Requests the Tide Office, as coordinator of the keepers, to report on tides;", "Tide Office"),
        ("Requests the Tide Office, in the context of its plan, to report on tides;", "Tide Office"),
        ("Requests the Tide Keeper, in her role as focal point, to report on tides;", "Tide Keeper"),
        ("Requests the Commission, with regard to the review, to report on tides;", "Commission"),
        (
            "Calls upon the United Nations High Commissioner for Human Rights, in conformity with the plan, to report;",
            "United Nations High Commissioner for Human Rights",
        ),
        (
            "Takes note of the log of the Secretary-General, and encourages efforts to count gulls in his next report;",
            SECRETARY,
        ),
    ],
)
def test_what_stands_behind_a_name_is_no_part_of_it(words, asked):
    assert only(words).addressees == (asked,)


def test_a_report_has_its_addressee_subject_and_session():
    found = only(
        "Requests the Secretary-General, in consultation with the keepers, to submit to the General Assembly at "
        "its eightieth session a report on the state of the lighthouses, under the item entitled “Lights at sea”;"
    )
    assert (found.kind, found.verb, found.addressees) == (CommitmentKind.REPORT, "requests", ("Secretary-General",))
    assert (found.due.sessions, found.due.is_inferred) == (("80",), False)
    assert (found.about, found.item) == ("the state of the lighthouses", "Lights at sea")


def test_each_clause_of_a_paragraph_is_read_by_itself():
    report, agenda = commitments_of(
        text_of(
            "Requests the Secretary-General to report thereon to the Assembly at its seventy-ninth session, and "
            "decides to include in the provisional agenda of its eightieth session, under the item entitled "
            "“Harbours”, the sub-item entitled “Lights at sea”."
        )
    )
    assert (report.kind, report.due.sessions) == (CommitmentKind.REPORT, ("79",))
    assert (agenda.kind, agenda.addressees, agenda.due.sessions) == (
        CommitmentKind.AGENDA,
        ("General Assembly",),
        ("80",),
    )
    assert (agenda.item, agenda.sub_item) == ("Harbours", "Lights at sea")
    assert report.end <= agenda.start


def test_the_words_of_each_begin_with_the_to_before_its_verb():
    text = (
        "Decides to include in the provisional agenda of its eightieth session the item entitled “Gulls” and to"
        " continue to examine the question of a convention on gulls."
    )
    first, second = commitments_of(text_of(text))
    assert text[first.start : first.end].endswith("“Gulls” and ")
    assert text[second.start : second.end] == "to continue to examine the question of a convention on gulls."


def test_the_words_lie_where_the_offsets_say():
    words = "Takes note of the log, and requests the Secretary-General to report on it at its eightieth session;"
    found = only(words)
    assert words[found.start : found.end].startswith("requests the Secretary-General")


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Requests the Secretary-General to brief the Fifth Committee on the tides;", CommitmentKind.BRIEFING),
        ("Decides to continue its consideration of the tides at its eightieth session;", CommitmentKind.CONSIDER),
        ("Requests its President to convene a meeting on the tides in 2025;", CommitmentKind.CONVENE),
        ("Decides to review the tide tables at its eightieth session;", CommitmentKind.REVIEW),
        ("Decides to extend the mandate of the Tide Panel until 31 December 2026;", CommitmentKind.CONTINUE),
        ("Decides to establish a working group on tides;", CommitmentKind.ESTABLISH),
        ("Requests the Secretary-General to appoint a keeper of the tides;", CommitmentKind.APPOINT),
        ("Requests the Secretary-General to submit revised estimates for the tide gauges;", CommitmentKind.BUDGET),
    ],
)
def test_kinds(words, kind):
    assert only(words).kind == kind


@pytest.mark.parametrize(
    "words",
    [
        "Encourages States to establish national mechanisms for counting gulls;",
        "Takes note of the report of the Secretary-General on gulls;",
        "Decides that gulls may perch on the roof;",
        "Requests the Secretary-General to ensure the full implementation of the recommendations;",
        "Recalls the request of the Gull Council to its Chair to report on gulls;",
    ],
)
def test_what_is_no_commitment(words):
    assert commitments_of(text_of(words)) == ()


def test_preambles_and_annexes_ask_for_nothing():
    asks = "Requests the Secretary-General to report on gulls at its eightieth session"
    rows = (Paragraph("pp1", PREAMBULAR, asks), Paragraph("annex-1", OPERATIVE, asks, "1", annex=True))
    assert commitments_of(Document("made-up", "text", session="78", paragraphs=rows)) == ()


def test_the_items_of_a_list_are_asked_of_those_above_it():
    rows = (
        Paragraph("op1", OPERATIVE, "Requests the Secretary-General:", "1"),
        Paragraph("op1-a", OPERATIVE, "To repair the pier;", "(a)", depth=1),
        Paragraph("op1-b", OPERATIVE, "To report thereon to the Assembly at its eightieth session;", "(b)", depth=1),
    )
    [found] = commitments_of(Document("made-up", "text", session="78", paragraphs=rows))
    assert (found.where, found.addressees, found.addressee_inferred) == ("op1-b", ("Secretary-General",), True)


def test_what_is_asked_for_as_a_noun_names_nobody():
    found = only("Notes the log of the Secretary-General, and calls for the convening of a tide conference in 2025;")
    assert (found.kind, found.addressees, found.due.year) == (CommitmentKind.CONVENE, (), 2025)


def test_a_request_that_is_repeated_may_name_nobody():
    found = only("Reiterates its request to present annual reports to the keepers;")
    assert (found.kind, found.addressees, found.due.sessions) == (CommitmentKind.REPORT, (), ("79",))


def test_two_things_decided_by_one_verb():
    meeting, report = commitments_of(
        text_of("Decides to convene a forum, and that the Tide Office will provide a summary at its eightieth session;")
    )
    assert (meeting.kind, meeting.addressees, meeting.due.sessions) == (CommitmentKind.CONVENE, (ASSEMBLY,), ())
    assert (report.kind, report.addressees, report.due.sessions) == (CommitmentKind.REPORT, ("Tide Office",), ("80",))


def test_what_is_considered_goes_with_the_item_of_the_agenda():
    item, question = commitments_of(
        text_of("Decides to include in the provisional agenda of its 80th session the item on tides and to examine it;")
    )
    assert (question.kind, question.due.sessions) == (CommitmentKind.CONSIDER, item.due.sessions)


def test_what_the_assembly_decides_to_ask_stands_in_a_list():
    rows = (
        Paragraph("op1", OPERATIVE, "Decides:", "1"),
        Paragraph("op1-a", OPERATIVE, "To request the Secretary-General to report on tides;", "(a)", depth=1),
        Paragraph("op1-b", OPERATIVE, "To invite the Keeper to brief the Assembly;", "(b)", depth=1),
        Paragraph("op1-c", OPERATIVE, "To consider the question at its eightieth session;", "(c)", depth=1),
    )
    found = commitments_of(Document("made-up", "text", language="en", session="78", paragraphs=rows))
    assert [one.addressees for one in found] == [("Secretary-General",), ("Keeper",), (ASSEMBLY,)]


@pytest.mark.parametrize(
    ("above", "item", "asked"),
    [
        ("Decides that:", "The Keeper of Tides shall report on tides;", "Keeper of Tides"),
        ("Decides the following:", "The Secretary-General of the Tide Forum will select gulls and will prepare concept "
         "papers;", "Secretary-General of the Tide Forum"),
        ("Requests:", "The Secretary-General to report on tides;", SECRETARY),
    ],
)  # fmt: skip
def test_an_item_of_a_list_may_name_who_is_asked(above, item, asked):
    rows = (
        Paragraph("op1", OPERATIVE, above, "1"),
        Paragraph("op1-a", OPERATIVE, item, "(a)", depth=1),
    )
    [found] = commitments_of(Document("made-up", "text", language="en", session="78", paragraphs=rows))
    assert (found.kind, found.addressees) == (CommitmentKind.REPORT, (asked,))
    assert not found.addressee_inferred


def test_a_second_meeting_is_one_of_its_own():
    first, second = commitments_of(
        text_of(
            "Requests the Secretary-General to convene the tenth Tide Forum in 2025, and to convene the eleventh Tide "
            "Forum in 2026;"
        )
    )
    assert (first.kind, first.due.year) == (CommitmentKind.CONVENE, 2025)
    assert (second.kind, second.due.year) == (CommitmentKind.CONVENE, 2026)


def test_an_item_of_a_list_begins_with_a_capital():
    rows = (
        Paragraph("op1", OPERATIVE, "Requests the Secretary-General to:", "1"),
        Paragraph("op1-a", OPERATIVE, "Review and update the tide tables;", "a", depth=1),
    )
    [found] = commitments_of(Document("made-up", "text", language="en", session="78", paragraphs=rows))
    assert (found.where, found.kind, found.addressees) == ("op1-a", CommitmentKind.REVIEW, ("Secretary-General",))


def test_a_session_of_a_group_of_the_assembly():
    found = only("Invites the Chairs to brief the Tide Group during the eightieth session on their methods;")
    assert found.due.sessions == ("80",)


def test_sessions_of_other_bodies_are_not_the_assemblys():
    found = only(
        "Requests the Special Rapporteur to report to the Human Rights Council at its eighty-first session and to the "
        "General Assembly at its seventy-ninth session;"
    )
    assert found.due.sessions == ("79",)
    assert (
        only("Requests the Secretary-General to report to the Gull Committee at its eighty-first session;").due.words
        == ""
    )


def test_when_no_session_is_named():
    assert only("Requests the Secretary-General to report on gulls at its next session;").due.sessions == ("79",)
    assert only("Requests the Secretary-General to report on gulls at its next session;").due.is_inferred
    yearly = only("Requests the Secretary-General to report annually on gulls;").due
    assert (yearly.rhythm, yearly.sessions, yearly.is_inferred) == (Rhythm.ANNUAL, ("79",), True)
    assert only("Requests the Secretary-General to report on gulls no later than June 2026;").due.year == 2026
    assert only("Requests the Secretary-General to report on gulls;").due.words == ""


def test_several_sessions_and_an_end():
    due = only("Decides to consider gulls at its seventy-ninth, eightieth and eighty-first sessions;").due
    assert due.sessions == ("79", "80", "81")
    extended = only("Decides to extend the mandate of the Tide Panel for a period of three years;").due
    assert extended.ends == "for a period of three years"


def test_years_of_the_last_century_and_reports_in_the_plural():
    meeting = only("Decides that the first session of the Board shall be held in the first half of 1978;", session="32")
    assert (meeting.kind, meeting.due.year) == (CommitmentKind.CONVENE, 1978)
    papers = only("Requests the Board to submit reports on its activities to coming sessions;", session="32")
    assert (papers.kind, papers.addressees) == (CommitmentKind.REPORT, ("Board",))


def test_a_text_whose_session_is_not_known_infers_none():
    assert (
        only("Requests the Secretary-General to report on gulls at its next session;", session=None).due.sessions == ()
    )


def test_other_languages_are_not_read():
    assert commitments_of(text_of("Requests the Secretary-General to report on gulls;", language="fr")) == ()


def test_long_paragraphs_are_read_in_time():
    words = "Requests the Secretary-General " + "to report on gulls, and to submit “ and requests them, " * 2000
    assert commitments_of(text_of(words))


def test_many_pronouns_are_read_in_time():
    words = "Thanks the Gull Council of the Tides, and requests it to report, "
    begun = time.process_time()
    assert len(commitments_of(text_of(words * 1500))) == 1500
    assert time.process_time() - begun < 4


def test_a_title_in_quotation_marks_asks_for_nothing():
    found = only(
        "Decides to include in the provisional agenda of its eightieth session, under the item entitled “Tides, and "
        "complete review at its ninetieth session”, the sub-item entitled “Gulls”;"
    )
    assert (found.kind, found.due.sessions, found.sub_item) == (CommitmentKind.AGENDA, ("80",), "Gulls")


def test_that_session_is_the_one_named_before():
    _agenda, report = commitments_of(
        text_of(
            "Decides to include in the provisional agenda of its eightieth session the item entitled “Gulls”, and "
            "requests the Secretary-General to submit a report on gulls at that session;"
        )
    )
    assert (report.due.sessions, report.due.is_inferred) == (("80",), True)


@pytest.mark.parametrize(
    ("words", "kind", "asked"),
    [
        ("Proclaims 2 May, the day of the first lighthouse, World Lighthouse Day;", "establish", "General Assembly"),
        ("Establishes, within its means, the Panel on Tides;", "establish", "General Assembly"),
        ("Invites the President of the General Assembly to convene a dialogue on tides;", "convene", PRESIDENT),
        ("Requests the President of the General Assembly to consider convening a forum;", "convene", PRESIDENT),
        ("Approves the convening by the Secretary-General of the third session in 2025;", "convene", SECRETARY),
        ("Decides that the consultations will be held in November;", "convene", "General Assembly"),
        ("Requests the Secretary-General to resume the Tide Conference in 2025;", "convene", SECRETARY),
        ("Decides that, at its 90th session, the Third Committee should review it;", "review", "Main Committee"),
        ("Requests each of the Main Committees to review its log;", "review", "Main Committee"),
        ("Decides to defer the review of the log until its eightieth session;", "consider", "General Assembly"),
        ("Requests a briefing by the Keeper of Tides on the log;", "briefing", "Keeper of Tides"),
        ("Requests that the Tide Keeper regularly consult with, and report to, States;", "report", "Tide Keeper"),
        ("Decides that a summary shall be prepared by the Keeper of Tides;", "report", "Keeper of Tides"),
        ("Requests the Secretary-General to provide updated detailed information on tides;", "report", SECRETARY),
        ("Requests the Secretariat to provide to the Commission data on tides;", "report", "Secretariat"),
        ("Requests, in this regard, the Secretary-General to report on tides;", "report", SECRETARY),
        ("Requests the Secretary-General to make provisions in the proposed programme budget;", "budget", SECRETARY),
        ("Decides that its Chair shall prepare a factual summary, to be sent to it;", "report", "Chair"),
        ("Requests the convening of a one-day forum on tides by the Tide Commission;", "convene", "Tide Commission"),
        ("Recommends that the Tide Council continue its consideration of the log;", "consider", "Tide Council"),
        ("Requests the Tide Council to consider the log at its tenth session;", "consider", "Tide Council"),
        ("Agrees that the Board, at its tenth session, in 2025, should consider it;", "consider", "Board"),
        ("Recommends that the debate on the log at its 80th session commence on 25 October;", "consider", ASSEMBLY),
        ("Decides to devote two meetings at its 80th session to the consideration of tides;", "consider", ASSEMBLY),
        ("Requests the Tide Institute to undertake an analysis of the log for presentation at the Tide Conference;",
         "report", "Tide Institute"),
        ("Requests the Secretary-General to present an analysis of tides;", "report", SECRETARY),
        ("Requests the Secretary-General to issue a compendium of tide tables;", "report", SECRETARY),
        ("Urges the Secretary-General to review, update and translate the tide tables;", "review", SECRETARY),
        ("Invites the Tide Council to establish a working group on tides;", "establish", "Tide Council"),
        ("Requests the Secretary-General to keep the tide tables under review;", "review", SECRETARY),
        ("Requests the Secretary-General to designate a focal point for tides;", "appoint", SECRETARY),
        ("Recommends that the Secretary-General extend the mandate of the Keeper;", "continue", SECRETARY),
        ("Reaffirms its request, made in its resolution 77/3, that the Secretary-General report on tides;", "report",
         SECRETARY),
        ("Recalls its request that the Secretary-General report on tides;", "report", SECRETARY),
        ("Decides that the agenda of its eightieth session shall include the item on tides;", "agenda", ASSEMBLY),
        ("Authorizes the Tide Committee to meet for ten days in 2025;", "convene", "Tide Committee"),
        ("Invites the Chair of the Panel to consider convening consultations;", "convene", "Chair of the Panel"),
        ("Requests the Secretary-General to address the need for resources in the budget;", "budget", SECRETARY),
        ("Requests the Secretary-General to provide data to the Economic and Social Council;", "report", SECRETARY),
        ("Requests the Secretary-General to present recommendations for the tide tables;", "report", SECRETARY),
        ("Notes the log of the Secretary-General, and requests that information be provided;", "report", SECRETARY),
        ("Requests the Secretary-General to revisit the tide tables accordingly;", "review", SECRETARY),
        ("Decides to reschedule the Tide Conference and to hold it in 2025;", "convene", ASSEMBLY),
        ("Encourages the holding of a further forum, to be convened in 2025 by the Keeper of Tides in May;", "convene",
         "Keeper of Tides"),
        ("Requests the Keeper of Tides to transmit to the Secretary-General such information on tides;", "report",
         "Keeper of Tides"),
        ("Requests the Keeper of Tides to provide the Special Committee on the Log with regard to Tides with updates;",
         "report", "Keeper of Tides"),
        ("Reiterates its request to the Secretary-General to provide continuous updates on tides;", "report",
         SECRETARY),
        ("Requests the Secretary-General to explore and present the feasibility of a log;", "report", SECRETARY),
        ("Recalls its request that the Secretary-General provide information on the log;", "report", SECRETARY),
        ("Requests the Representative to report on tides;", "report", "Representative"),
        ("Decides to further assess during its eightieth session how tides are logged;", "consider", ASSEMBLY),
        ("Decides that the Secretary-General shall conclude the review of the log in 2025;", "review", SECRETARY),
        ("Invites the Bureau to convene further meetings;", "convene", "Bureau"),
        ("Decides to recommend that the Sixth Committee, at the 80th session, establish a working group;", "establish",
         "Main Committee"),
        ("Decides to request the Tide Panel to submit its log to the Assembly;", "report", "Tide Panel"),
        ("For this purpose decides to establish a working group on tides;", "establish", ASSEMBLY),
        ("Decides to establish, at its 80th session, as agreed in resolution 77/3, a working group;", "establish",
         ASSEMBLY),
        ("Decides to establish a keeper-led, open-ended tide committee;", "establish", ASSEMBLY),
        ("Decides that 2 May should be designated World Tide Day;", "establish", ASSEMBLY),
        ("Decides to include the topic “Tides” under the item entitled “Seas” at its 80th session;", "agenda",
         ASSEMBLY),
        ("Decides to include the item entitled “Tides” in the annual agenda of the General Assembly;", "agenda",
         ASSEMBLY),
        ("Decides to take a decision, at its 80th session, on the place of the forum;", "consider", ASSEMBLY),
        ("Decides to elaborate on the modalities of the forum at its 80th session;", "consider", ASSEMBLY),
        ("Decides that four keepers shall be elected in 2025;", "appoint", ASSEMBLY),
        ("Decides to hold a half-day meeting on the margins of the tenth session of the Tide Board;", "convene",
         ASSEMBLY),
        ("Decides to continue the practice of the convening of an annual dialogue on tides;", "convene", ASSEMBLY),
        ("Decides that its President will produce a concise summary of the forum;", "report", PRESIDENT),
        ("Decides that, upon completion of its log, the Tide Panel shall also report to the forum;", "report",
         "Tide Panel"),
        ("Requests the Secretary-General to submit a proposal in this regard;", "report", SECRETARY),
        ("Reiterates its request to the Secretary-General to make proposals, as appropriate;", "report", SECRETARY),
        ("Requests the Secretary-General to update the technical report on tides;", "report", SECRETARY),
        ("Requests the Secretariat to resume the practice of circulating a report on tides;", "report", "Secretariat"),
        ("Requests the Secretary-General to follow up on tides within existing reporting;", "report", SECRETARY),
        ("Requests the Bureau to inform the Ad Hoc Working Group of the tides;", "report", "Bureau"),
        ("Requests the Secretary-General to include the costs in future proposed programme budgets;", "budget",
         SECRETARY),
        ("Requests a review thereof;", "review", ""),
        ("Requests the Secretary General to report on tides;", "report", SECRETARY),
        ("Calls for a further review of the tides in 2025;", "review", ""),
        ("Invites the Tide Commission to reconsider its decisions on the log;", "review", "Tide Commission"),
        ("Recommends that the Tide Committee provide recommendations on all programmes;", "report", "Tide Committee"),
        ("Decides to consider further the log under the agenda item relating to tides;", "consider", ASSEMBLY),
        ("Decides to undertake a thematic debate on tides;", "convene", ASSEMBLY),
        ("Requests the Secretary-General to take the administrative measures necessary for the establishment of the "
         "group of keepers;", "establish", SECRETARY),
        ("Requests the keepers concerned to transmit or continue to transmit regularly to the Secretary-General for "
         "information the tables of tides;", "report", "keepers"),
        ("Encourages the scheduling of the next meeting for June 2025;", "convene", ""),
        ("Requests the Division to honour the keepers, including by organizing a high-level event in 2025;", "convene",
         "Division"),
        ("Requests the Secretary-General to entrust the Division with counting gulls as well as with reporting "
         "thereon;", "report", SECRETARY),
        ("Authorizes the Tide Panel to continue its work with a view to reporting to the Tide Commission;", "report",
         "Tide Panel"),
        ("Reaffirms the request to the Tide Keeper to reflect the log in his next report;", "report", "Tide Keeper"),
        ("Requests the Secretary-General to conduct regular monitoring, reporting and follow-up;", "report", SECRETARY),
        ("Recalls its request, in paragraph 3 of resolution 77/3, for the Secretary-General to report on tides;",
         "report", SECRETARY),
        ("Requests the Secretary-General to submit a report, outlining resource requirements, on tides;", "report",
         SECRETARY),
        ("Requests the Board, respecting the rules and mandates of each keeper, to report on tides;", "report",
         "Board"),
        ("Requests the President of the General Assembly to organize and preside over a hearing, before the end of "
         "June 2025, on tides;", "convene", PRESIDENT),
        ("Invites the United Nations Secretary-General to convene a conference on tides;", "convene", SECRETARY),
        ("Calls for the convening, as soon as possible, of a conference on tides;", "convene", ""),
        ("Calls for the convening in 2025 of a fourth conference on tides;", "convene", ""),
        ("Decides that the Tide Committee shall conduct its concluding session in Vienna;", "convene",
         "Tide Committee"),
        ("Decides that the Tide Committee will complete its tasks by holding a session in 2025;", "convene",
         "Tide Committee"),
        ("Decides that the Tide Group shall work by consensus, and meet in Geneva in both 2025 and 2026;", "convene",
         "Tide Group"),
        ("Decides that the Sixth Committee, at the eightieth session, in the light of the comments of Governments, as "
         "well as the views expressed in discussions at the seventy-eighth session and the summary, will further "
         "examine the tide tables;", "consider", "Main Committee"),
        ("Decides that the Tide Commission, during its debate at its tenth session, will give due consideration to "
         "the log;", "consider", "Tide Commission"),
        ("Encourages the Special Rapporteur to study tides, and to submit reports in this regard to the Tide Council "
         "and the General Assembly;", "report", "Special Rapporteur"),
        ("Invites the Tide Commission to continue to comment, in its annual reports, on gulls;", "report",
         "Tide Commission"),
        ("Encourages the Tide Tribunal to bring its findings to the attention of the General Assembly;", "report",
         "Tide Tribunal"),
        ("Requests the Secretary-General to focus his future reports on tides;", "report", SECRETARY),
        ("Requests the Secretary-General to recommend to the Tide Committee, within six months, detailed options for "
         "the wall;", "report", SECRETARY),
        ("Requests the Bureau of the Tide Committee to provide options for its debates;", "report",
         "Bureau of the Tide Committee"),
        ("Requests her to consider including in her annual reports the number of gulls;", "report", ""),
        ("Requests that the Tide Keeper participate by way of an interactive dialogue in the eightieth session;",
         "briefing", "Tide Keeper"),
        ("Decides that an evaluation of its methods shall be carried out by the Tide Council;", "review",
         "Tide Council"),
        ("Decides also to include the item on tides in the provisional agenda of its eightieth session;", "agenda",
         ASSEMBLY),
        ("Requests further the Tide Office to report on tides;", "report", "Tide Office"),
        ("In this vein, requests the Secretary-General to report on tides;", "report", SECRETARY),
        ("Calls once again upon the Secretary-General to report on tides;", "report", SECRETARY),
        ("Reiterates the invitation to the Tide Council to report on tides;", "report", "Tide Council"),
        ("Decides to authorize the Secretary-General to extend the measures on tides until 1 July 2026;", "continue",
         SECRETARY),
        ("Proposes that the Secretary-General hold regular dialogues on tides;", "convene", SECRETARY),
        ("Emphasizes that the Assembly, at its eightieth session, should continue its consideration of tides;",
         "consider", ASSEMBLY),
        ("Reiterates its request in paragraph 3 of its resolution 77/3 that the Secretary-General provide information "
         "on tides;", "report", SECRETARY),
        ("Decides that the President of the General Assembly will circulate a compilation of the statements;",
         "report", PRESIDENT),
        ("Decides that, in addition to the records of the high-level forum on tides and on their tables, the Tide "
         "Office will publish a summary of the statements;", "report", "Tide Office"),
        ("Decides that the Fifth Committee will consider the log at the earliest opportunity;", "consider",
         "Main Committee"),
        ("Decides to continue its consideration of the question under the item entitled “Tides”.", "consider",
         ASSEMBLY),
        ("Encourages the Tide Council to consider, at its annual forum on tides, a dedicated discussion;", "consider",
         "Tide Council"),
        ("Requests the Secretary-General to provide consolidated information regarding tides;", "report", SECRETARY),
        ("Requests the Secretary-General to continue regular follow-up, monitoring and reporting on tides;", "report",
         SECRETARY),
        ("Requests the Secretariat to prepare written responses to the questions of the keepers;", "report",
         "Secretariat"),
        ("Requests the Tide Office to report the actual height of the wall;", "report", "Tide Office"),
        ("Requests the Secretariat to prepare and circulate proposals for the topics of the forum;", "report",
         "Secretariat"),
        ("Requests that the Assembly be kept informed of the tides;", "report", ASSEMBLY),
        ("Requests that a survey of tides be carried out by the Tide Office;", "report", "Tide Office"),
        ("Requests that briefings on tides be held by the Keeper of Tides;", "briefing", "Keeper of Tides"),
        ("Requests the timely presentation of a report on tides;", "report", ""),
        ("Requests that a conference on tides be convened in 2025;", "convene", ""),
        ("Authorizes a ceremony on tides to be held in 2025;", "convene", ""),
        ("Requests the Secretary-General to undertake the preparations necessary to convene the Tide Conference;",
         "convene", SECRETARY),
        ("Decides that the Tide Committee shall hold the first, second and third negotiating sessions in Vienna;",
         "convene", "Tide Committee"),
        ("Invites the Tide Commission, in the future, to organize a special session on tides;", "convene",
         "Tide Commission"),
        ("Requests that an audit of the tide tables be conducted;", "review", ""),
        ("Requests the Secretary-General to entrust the Tide Office of the Division for Lighthouses, Harbours and "
         "Piers of the Secretariat with the conduct of a review of the tide tables;", "review", SECRETARY),
        ("Requests the Secretary-General to keep the implementation of resolution 41/3 and of all the later "
         "resolutions on the zone of tides, gulls and lighthouses of the southern sea under review;", "review",
         SECRETARY),
        ("Requests the Secretary-General to extend the appointment of the Keeper;", "continue", SECRETARY),
        ("Decides that a working group on tides shall be established;", "establish", ASSEMBLY),
        ("Decides to proclaim the period 2025–2029 as Five Years of Tides;", "establish", ASSEMBLY),
        ("Encourages the meeting of Keepers in 2025 to consider arrangements for the Tide Forum;", "consider",
         "meeting of Keepers in 2025"),
        ("Encourages States parties to provide, twice a year, information on their implementation of the tables;",
         "report", "States parties"),
        ("Decides that the working group shall work by consensus, hold its first session in Geneva for two days, and "
         "meet there in 2025, inviting keepers to participate;", "convene", "working group"),
        ("Decides that the events on tides will be held during the second part of the Tide Conference;", "convene",
         ASSEMBLY),
        ("Decides to further reschedule the third Tide Conference;", "convene", ASSEMBLY),
        ("Requests the Secretary-General to continue his efforts to report on tides;", "report", SECRETARY),
        ("Thanks the Tide Commission of the Agency, and requests it to keep the Assembly informed;", "report",
         "Tide Commission of the Agency"),
        ("Invites Keepers to submit to the Secretariat, if they wish, information on tides;", "report", "Keepers"),
        ("Requests the Secretary-General to identify measures on tides, for the consideration of the Assembly;",
         "report", SECRETARY),
        ("Encourages the Tide Office to meet keepers and to endeavour to keep the membership of the Assembly "
         "informed;", "report", "Tide Office"),
        ("Decides that, for the year 2025, a special session shall be convened on tides;", "convene", ASSEMBLY),
        ("Invites the Secretary-General to consider designating a Division as focal point for tides;", "appoint",
         SECRETARY),
    ],
)  # fmt: skip
def test_forms_of_asking(words, kind, asked):
    found = only(words)
    assert (found.kind, found.addressees) == (kind, (asked,) if asked else ())


@pytest.mark.parametrize(
    "words",
    [
        "Authorizes the Secretary-General to carry out the activities specified in his report;",
        "Requests the Secretary-General to provide Member States with the help needed, as indicated in the report;",
        "Requests the Secretary-General to prepare for the meeting to be held in 2025;",
        "Encourages the Secretary-General to provide more information on tides;",
        "Declares that the tide has turned;",
        "Decides that the overall review by the Assembly shall take stock of tides;",
        "Requests the Secretary-General to include the matter in the agenda of the Board;",
        "Requests the Secretary-General to circulate the report of the Board to all keepers;",
        "Requests that the Board revise its database to provide information on tides;",
        "Decides to assess an additional amount of 700 dollars for 2025;",
        "Calls upon the Kingdom of Gulls to address the concerns highlighted in the reports of the Keeper;",
        "Requests the Secretary-General to strengthen the follow-up and review of the tide tables;",
        "Requests the Secretary-General to ensure that the notices say that they will be subject to approval;",
        "Requests the Secretary-General to circulate to all keepers the reports received by him;",
        "Invites the keepers named above to participate in the interactive dialogues;",
        "Encourages keepers to talk before the session of the Assembly, with the information that will be provided;",
        "Decides that the forum should be held so that the Division has sufficient time to produce the report;",
        "Decides that the objectives of the forum are to observe the tides, review the tables and count gulls;",
        "Requests the Secretary-General to bring the present resolution to the attention of the General Assembly;",
        "Decides that the forum shall consist of an opening segment, two panels and a brief closing segment;",
        "Requests the Secretary-General to ensure that the annual reports of the Office continue to include it;",
        "Decides to strengthen reporting and requests for review of the tide tables by keepers;",
        "Reaffirms that all keepers should submit their tables in time;",
        "Decides that the Bureau shall inform the Committee that every effort has been made;",
        "Decides that the item on tides should remain on the agenda;",
        "Requests the Secretary-General to hold open and transparent consultations with keepers;",
        "Recalls its request in resolution 77/3 for Governments to provide specific details on tides;",
        "Requests the Division, as part of Tide Day, on 29 November, to organize an exhibit with panels on tides;",
    ],
)
def test_words_alike_that_ask_for_nothing(words):
    assert commitments_of(text_of(words)) == ()


def test_an_item_kept_on_the_agenda_is_of_the_session_named_before():
    considered, kept = commitments_of(
        text_of(
            "Decides to continue its consideration of the question at its eightieth session, under the item entitled "
            "“Tides”, and to maintain in the provisional agenda the sub-item entitled “Log of tides”."
        )
    )
    assert (kept.kind, kept.due.sessions, kept.due.is_inferred) == (CommitmentKind.AGENDA, ("80",), True)
    assert not considered.due.is_inferred


@pytest.mark.parametrize(
    "words",
    [
        "Requests the Keeper to present a proposal to the Assembly through the Tide Committee no later than at the "
        "main part of its eightieth session;",
        "Requests the Chair to report through the Tide Committee to the General Assembly at its eightieth session;",
    ],
)
def test_a_body_that_passes_a_report_on_is_not_whose_session_it_is(words):
    assert only(words).due.sessions == ("80",)


def test_a_second_report_is_one_of_its_own():
    first, second = commitments_of(
        text_of(
            "Requests the Secretary-General to report to the General Assembly at its eightieth session on tides, and "
            "to submit an interim report to the Human Rights Council at its fifty-ninth session;"
        )
    )
    assert (first.due.sessions, second.due.sessions) == (("80",), ())


def test_a_body_that_is_established_is_asked_for_its_report():
    made, report = commitments_of(
        text_of(
            "Decides to establish, within its means, a new open-ended working group on tides, to study them and to "
            "submit a report to the General Assembly at its eightieth session;"
        )
    )
    assert (made.addressees, made.addressee_inferred) == ((ASSEMBLY,), False)
    assert (report.addressees, report.addressee_inferred) == (("open-ended working group",), True)


def test_what_one_shall_do_beside_reporting():
    report, estimates = commitments_of(
        text_of("Resolves that the Secretary-General shall report to the Assembly, and shall submit revised estimates;")
    )
    assert (report.kind, estimates.kind) == (CommitmentKind.REPORT, CommitmentKind.BUDGET)
    assert report.addressees == estimates.addressees == (SECRETARY,)


@pytest.mark.parametrize("verb", ["Decides to establish", "Establishes"])
def test_a_list_below_a_body_that_is_established_is_asked_of_it(verb):
    rows = (
        Paragraph("op1", OPERATIVE, f"{verb} an ad hoc working group on tides:", "1"),
        Paragraph("op1-a", OPERATIVE, "To submit a report to the Assembly;", "(a)", depth=1),
    )
    _made, report = commitments_of(Document("made-up", "text", language="en", session="78", paragraphs=rows))
    assert (report.addressees, report.addressee_inferred) == (("ad hoc working group",), True)


def test_the_purpose_of_a_meeting_is_not_asked_for():
    found = only("Decides to hold a conference in 2025, inviting all keepers, to review the tables;")
    assert (found.kind, found.due.year) == (CommitmentKind.CONVENE, 2025)


def test_a_debate_on_a_review_is_no_review():
    found = commitments_of(
        text_of(
            "Requests its President to convene a meeting, and to hold a debate on the midterm review of the tables;"
        )
    )
    assert [one.kind for one in found] == [CommitmentKind.CONVENE, CommitmentKind.CONVENE]


@pytest.mark.parametrize(
    "words",
    [
        "Requests the Secretary-General to report to the General Assembly and the Tide Council at their eightieth and "
        "tenth sessions, respectively, on tides;",
        "Requests the Tide Board to provide an update at the main part of the eightieth session;",
    ],
)
def test_the_assemblys_session_beside_that_of_another(words):
    assert only(words).due.sessions == ("80",)


def test_years_of_a_period_and_of_accounts_are_not_when_it_falls_due():
    meeting = only("Decides, pursuant to its plan for the period from 2024 to 2030, to convene a forum in 2026;")
    assert meeting.due.year == 2026
    trade = only("Approves an extension of one year for the trade, not executed as at 30 September 2024;")
    assert trade.due.year is None


def test_a_year_that_is_proclaimed():
    due = only("Decides to proclaim 2026 the International Year of Tides;").due
    assert (due.words, due.year) == ("2026", 2026)
    assert only("Decides to proclaim 2025–2034 the Decade of Tides;").due.year is None


def test_the_first_of_two_years():
    assert only("Decides that the Tide Group shall meet in Geneva in both 2025 and 2026;").due.year == 2025


def test_times_without_a_year_or_a_session_keep_their_words():
    assert only("Requests the Secretary-General to report on gulls every six months;").due.words == "every six months"
    week = only("Requests its President to convene a meeting during the week of 16 to 20 June 2025;")
    assert week.due.year == 2025
