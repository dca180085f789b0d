"""Where a text is mended: its file beside what was read in it, problem after problem."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from resolutions.curation import correcting, mending
from resolutions.ingest.writing.reapply_corrections import NotThere
from resolutions.models import Correction, LanguageVersion, Problem, Reading
from resolutions.models.curation import MENDED, PROBLEM, SETTLED_BY_MENDING
from resolutions.pages.reading import reading_page
from resolutions.pages.reading.mended import mended_in_words
from resolutions.text.readers import Unreadable

from .base import chosen
from .mending_forms import BlockForm, FootnoteForm, ParagraphForm, same_words
from .sheet import Cell, Sheet
from .visits import say_who_is_here

QUEUE = ("code", "session")
"""What the queue may be narrowed to, by the names of the list's filters."""
FORM_ACTIONS = ("save", "save_on", "preview", "edit")


def text_page(request: HttpRequest, pk: int, context: dict[str, Any]) -> HttpResponse:
    """``context`` is what every page of the admin has. ``?line=`` is where to look, ``?block=`` what to mend;
    ``?reading=`` is a file that is kept beside the one that is shown."""
    text = get_object_or_404(LanguageVersion.objects.select_related("version", "shown__source"), pk=pk)
    if not request.user.has_perm("resolutions.change_version"):
        raise PermissionDenied
    reading = _reading(request, text)
    found = Problem.objects.filter(language_version=text).select_related("settled__editor").order_by("line", "pk")
    problems = list(found)
    try:
        sheet = Sheet(text, reading, [problem for problem in problems if problem.reading_id in (None, reading.pk)])
    except (NotThere, Unreadable) as error:
        messages.error(request, _("The text cannot be shown: %(why)s.") % {"why": error})
        return redirect("admin:resolutions_languageversion_change", pk)
    say_who_is_here(request, text.version_id)
    desk = Desk(request, text, sheet, problems)
    done = desk.do() if request.method == "POST" else None
    return done or render(request, "admin/resolutions/languageversion/text.html", {**context, **desk.context()})


def _reading(request: HttpRequest, text: LanguageVersion) -> Reading:
    """The reading to display: the one in ``?reading=``, else the one that readers are shown."""
    pk = request.GET.get("reading", "")
    if not pk.isdecimal() or int(pk) == text.shown_id:
        assert text.shown is not None  # without a file there is nothing to look at
        return text.shown
    return get_object_or_404(Reading.objects.select_related("source"), pk=pk, language_version=text)


class Desk:
    """One visit of an editor to a language version. Its words are mended in the reading that is shown; other readings
    are only displayed."""

    def __init__(self, request: HttpRequest, text: LanguageVersion, sheet: Sheet, problems: list[Problem]) -> None:
        self.request, self.text, self.sheet, self.problems = request, text, sheet, problems
        line = request.GET.get("line", "")
        self.line = int(line) if line.isdecimal() and len(line) < 10 else 0
        self.cell = sheet.cell(request.GET.get("block", "")) or (sheet.at(self.line) if self.line else None)
        sent = request.POST if request.POST.get("do") in FORM_ACTIONS else None
        self.form = self._form(sent)
        if sent and self.form and self.form.is_stale:
            self.cell = self._moved(sent.get("initial-words", ""), self.cell) or self.cell
            self.form = self._form(sent)

    def do(self) -> HttpResponse | None:
        """What the editor asks for, and then the same place again. None where it cannot be done: the page says why."""
        try:
            return self.ACTIONS[self.request.POST.get("do", "")](self)
        except KeyError:
            return self._here()
        except ValidationError as error:
            if self.form and self.form.is_bound:
                self.form.add_error(None, error)
            else:
                messages.error(self.request, " ".join(error.messages))
        return None

    def _save_on(self) -> HttpResponse | None:
        """Save, and on to the next problem."""
        further = self.next_problem
        done = self._save()
        return redirect(further) if done and further else done

    def _save(self) -> HttpResponse | None:
        if not (self.form and self.form.is_valid()):
            return None
        with transaction.atomic():
            if not self._mend(self.form):
                messages.info(self.request, _("Nothing was changed."))
                return self._here()
        messages.success(self.request, _("Mended. What it was before stands below, where it can be taken back."))
        return self._here()

    def _preview(self) -> HttpResponse | None:
        """The page as readers would see it: everything is done, shown, and taken back."""
        if not (self.form and self.form.is_valid()):
            return None
        with transaction.atomic():
            self._mend(self.form)
            page = reading_page.page_in(reading_page.covers().get(pk=self.text.version_id), self.text.language)
            kept = [(name, value) for name, values in self.request.POST.lists() for value in values if name != "do"]
            said = {"page": page, "kept": kept, "key": self.form.cell.key, "here": self._address()}
            response = render(self.request, "admin/resolutions/languageversion/preview.html", said)
            transaction.set_rollback(True)
        return response

    def _edit(self) -> None:
        """Back from the preview, with what was entered."""

    def _mend(self, form: BlockForm) -> bool:
        mendings = form.mendings()
        if form.settles:
            for problem in self._of_cell(form.cell):
                mending.settle(problem, SETTLED_BY_MENDING, self.request.user)
        for one in mendings:
            mending.mend(self.text, one, self.request.user)
        return bool(mendings) or form.settles

    def _settle(self) -> HttpResponse:
        of_text = Problem.objects.open().filter(language_version=self.text)
        problem = get_object_or_404(of_text, pk=chosen(self.request, "problem"))
        mending.settle(problem, self._remark(), self.request.user)
        messages.success(self.request, _("Settled: %(problem)s.") % {"problem": problem.get_code_display()})
        return redirect(self.next_problem or self._address())

    def _settle_all(self) -> HttpResponse:
        """All that the editor saw: a load may have brought others meanwhile."""
        seen = set(self.request.POST.getlist("problem"))
        settled = [problem for problem in self.open_problems if str(problem.pk) in seen]
        with transaction.atomic():
            for problem in settled:
                mending.settle(problem, self._remark(), self.request.user)
        words = ngettext("%(count)s problem settled.", "%(count)s problems settled.", len(settled))
        messages.success(self.request, words % {"count": len(settled)})
        return redirect(self.next_problem or self._address())

    def _remark(self) -> str:
        return self.request.POST.get("remark", "").strip()[:500]

    def _take_back(self) -> HttpResponse:
        if not self.request.user.has_perm("resolutions.change_correction"):
            raise PermissionDenied
        correction = get_object_or_404(
            Correction.objects.standing(), pk=chosen(self.request, "correction"), language_version=self.text
        )
        correcting.take_back(correction, self.request.user)
        messages.success(self.request, _("Taken back."))
        return self._here()

    ACTIONS = {
        "save": _save,
        "save_on": _save_on,
        "preview": _preview,
        "edit": _edit,
        "settle": _settle,
        "settle_all": _settle_all,
        "take_back": _take_back,
    }

    def context(self) -> dict[str, Any]:
        asked = self.request.GET.get("page", "")
        page = int(asked) if asked.isdecimal() else self.sheet.page_of(self._line_of_cell())
        page = min(page, self.sheet.pages - 1)
        return {
            "title": _("The text of %(version)s") % {"version": f"{self.text.version}, {self.text.own_name}"},
            "text": self.text,
            "version": self.text.version,
            "reading": self.sheet.reading,
            "mends": self.sheet.is_shown,
            "sheet": self.sheet,
            "strips": self.sheet.strips(page),
            "page": page,
            "pages": range(self.sheet.pages),
            "cell": self.cell,
            "form": self.form,
            "line": self.line,
            "problems": self.problems,
            "open_problems": self.open_problems,
            "next_problem": self.next_problem,
            "problem_here": self.problem_here,
            "queue": queue_of(self.request),
            "history": self._history(),
        }

    @property
    def open_problems(self) -> list[Problem]:
        return [problem for problem in self.problems if not problem.settled_id]

    @property
    def next_problem(self) -> str:
        """Address of the next open problem of the queue: in this text below this line, else in the next text."""
        narrowed = {name: self.request.GET[name] for name in QUEUE if self.request.GET.get(name)}
        queue = Problem.objects.open().in_queue(**narrowed)
        here = self.problem_here
        found = queue.behind(here) if here else queue.worst_first().exclude(language_version=self.text).first()
        return problem_address(found, queue_of(self.request)) if found else ""

    @property
    def problem_here(self) -> Problem | None:
        """The one at the line looked at, or else the first of the file."""
        of_file = [problem for problem in self.sheet.all_problems if not problem.settled_id] or self.sheet.all_problems
        at_line = (problem for problem in of_file if problem.line >= self.line)
        return next(at_line, None) or next(iter(of_file), None)

    def _form(self, data: Any) -> BlockForm | None:
        if self.cell is None or not self.sheet.is_shown:
            return None
        kind = FootnoteForm if self.cell.part == "footnotes" else ParagraphForm
        return kind(data, self.cell, self.sheet, self._of_cell(self.cell))

    def _moved(self, words: str, cell: Cell | None) -> Cell | None:
        """Where the words that the editor opened stand now, if that is one place."""
        same = [one for one in self.sheet.cells if cell and one.part == cell.part and same_words(one.words, words)]
        return same[0] if len(same) == 1 else None

    def _of_cell(self, cell: Cell) -> list[Problem]:
        """Open problems at the line looked at or within the lines of the block."""
        first, last = cell.block.lines
        of_file = (problem for problem in self.sheet.all_problems if not problem.settled_id)
        return [problem for problem in of_file if first <= problem.line <= last or problem.line == self.line]

    def _history(self) -> list[tuple[Correction, list[str], list[str]]]:
        """What editors did here, each with its blocks before and after in words."""
        fields = (*MENDED, PROBLEM)
        said = Correction.objects.filter(language_version=self.text, field__in=fields)
        said = said.select_related("editor", "ended_by")
        return [(one, _blocks(one, one.before), _blocks(one, one.value)) for one in said]

    def _line_of_cell(self) -> int:
        return self.cell.block.lines[0] if self.cell and self.request.GET.get("block") else self.line

    def _address(self) -> str:
        return f"{self.request.get_full_path()}#here"

    def _here(self) -> HttpResponse:
        return redirect(self._address())


def _blocks(correction: Correction, value: Any) -> list[str]:
    """The blocks of a mending in words, each behind its name where it has one."""
    if correction.field == PROBLEM:
        return []
    named = ((block.get("id", ""), mended_in_words(block)) for block in value)
    return [f"{name}: {words}" if name else words for name, words in named if words]


def queue_of(request: HttpRequest) -> str:
    """What the queue is narrowed to, as part of an address."""
    return urlencode({name: request.GET[name] for name in QUEUE if request.GET.get(name)})


def problem_address(problem: Problem, queue: str = "") -> str:
    """The page that shows a problem in its file, beside what was read there."""
    text = problem.language_version
    if text is None:
        return reverse("admin:resolutions_version_change", args=[problem.version_id])
    address = reverse("admin:resolutions_languageversion_text", args=[text.pk])
    is_beside = problem.reading_id not in (None, text.shown_id)
    of_file = f"reading={problem.reading_id}" if is_beside else ""
    return f"{address}?{'&'.join(filter(None, (of_file, f'line={problem.line}', queue)))}#here"
