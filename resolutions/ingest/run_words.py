"""What a load says of its files and tables, in words that the pages of editors translate.

As with problems (``text.problem_words``), lines are kept in English, and their form is recognized when they are shown.
"""

from resolutions.text.wording import N_, NN_

VOTES_LOADED = N_(
    "%(file)s: %(n_votes)s in %(n_rows)s: %(n_new)s, %(n_changed)s, %(n_unchanged)s; "
    "%(n_completed)s, %(n_differing)s, %(n_without)s"
)
HEADINGS_LOADED = N_("%(file)s: %(n_headings)s: %(n_completed)s, %(n_unchanged)s, %(n_without)s")
MANIFEST = N_("%(file)s: a manifest of %(n_entries)s")
OTHERS = N_("%(n_files)s of other kinds left alone: %(words)s")
ROWS_CHANGED = N_("%(rows)s: %(n_added)s, %(n_changed)s, %(n_removed)s")

VOTES = NN_("%(count)s vote", "%(count)s votes")
ROWS = NN_("%(count)s row", "%(count)s rows")
LINES = NN_("%(count)s line", "%(count)s lines")
RECORDS = NN_("%(count)s record", "%(count)s records")
FILES = NN_("%(count)s file", "%(count)s files")
HEADINGS = NN_("%(count)s subject heading", "%(count)s subject headings")
NEW = NN_("%(count)s new", "%(count)s new")
ADDED = NN_("%(count)s added", "%(count)s added")
CHANGED = NN_("%(count)s changed", "%(count)s changed")
REMOVED = NN_("%(count)s removed", "%(count)s removed")
UNCHANGED = NN_("%(count)s unchanged", "%(count)s unchanged")
COMPLETED = NN_("%(count)s completed", "%(count)s completed")
VOTES_COMPLETED = NN_("%(count)s vote of texts completed", "%(count)s votes of texts completed")
DIFFERING = NN_("%(count)s differs", "%(count)s differ")
WITHOUT_TEXT = NN_("%(count)s record without text", "%(count)s records without text")
NOT_HELD = NN_("%(count)s of no text held", "%(count)s of no text held")
COUNTED: tuple[tuple[str, str], ...] = (
    *(VOTES, ROWS, LINES, RECORDS, FILES, HEADINGS),
    *(NEW, ADDED, CHANGED, REMOVED, UNCHANGED, COMPLETED, VOTES_COMPLETED, DIFFERING, WITHOUT_TEXT, NOT_HELD),
)
"""What the places of a line whose names begin with ``n_`` are filled in with."""

FORMS: tuple[str, ...] = (
    # What became of a file
    N_("the same bytes as %(file)s, which is %(symbol)s in the archive"),
    N_("the same bytes as %(file)s"),
    N_("read from this now, until now from %(file)s"),
    N_("kept beside %(file)s, which is shown"),
    N_("held already"),
    N_("taken out by %(name)s on %(day)s: %(words)s"),
    N_("taken out by %(name)s on %(day)s"),
    N_("text %(number)s of %(count)s: %(why)s"),
    N_("%(field)s: an editor's value stays"),
    ROWS_CHANGED,
    # Why a file was refused
    N_("nothing in it reads as a resolution or a draft of one; a manifest may say its symbol"),
    N_("says it is %(symbol)s, which is held; it was loaded as %(other)s, and editors worked on that"),
    N_("two of its paragraphs have the same anchor"),
    N_("the mark of a note stands outside its paragraph (%(words)s)"),
    N_("no text of a document was found in it"),
    N_("the file is empty"),
    N_("the file holds NUL bytes: it is binary, not text"),
    N_("the file holds NUL characters: it is binary, not text"),
    N_("the PDF has no text layer: it is a scan, and its text has to be recognized first"),
    N_("no PDF that can be opened: %(words)s"),
    N_("page %(number)s of the PDF cannot be opened"),
    N_("no text in the Word file"),
    N_("no text in the HTML"),
    N_("not well-formed XML: %(words)s"),
    N_("XML, but not Akoma Ntoso: its root is %(words)s"),
    N_("XML with a document type declaration is refused: it may carry entities"),
    N_("%(number)s bytes is more than the %(most)s a document may have"),
    N_("larger than the %(most)s MB a document may have"),
    N_("larger than the %(most)s MB a manifest may have"),
    N_("took too long to read: more than %(number)s s"),
    N_("the folder holds no files"),
    N_("the zip archive holds no files"),
    N_("this is a folder, not a file"),
    N_("this is %(words)s"),
    N_("%(words)s is not an official language of the United Nations (%(names)s)"),
    N_("%(why)s; say which with --language if it is one of them"),
    N_("%(why)s: write the text's own in FRBRlanguage and load the file again"),
    N_("Akoma Ntoso without a cover page: there is no symbol to read"),
    N_("Akoma Ntoso without a statement: there is no text to read"),
    N_("no Word file that can be opened: %(words)s"),
    N_("%(words)s declares a document type: it may carry entities"),
    N_("an archive of %(count)s parts that unpacks to %(number)s bytes is no document"),
    N_("no HTML document: %(words)s"),
    N_("HTML beyond what is read: %(words)s"),
    N_("not valid %(name)s: %(words)s at byte %(number)s"),
    N_("%(count)s of %(number)s characters are control characters: it is binary, not text"),
    N_("a line of %(number)s characters; no document has one over %(most)s"),
    N_("%(number)s pages is more than the %(most)s a document may have"),
    N_("more than the %(most)s characters a PDF may have"),
    N_("needs more than %(most)s MB of memory to be read"),
    N_("%(count)s files in one archive; %(most)s may be"),
    N_("unpacks to more than %(most)s GB"),
    N_("a name that leads out of its archive"),
    N_("the archive holds several files of this name"),
    N_("an archive within an archive is not opened: unpack it first"),
    N_("%(name)s is not in the archive: it was removed afterwards, and is to be put back first"),
    N_("no such file"),
    N_("cannot be opened: %(words)s"),
    N_("cannot be unpacked: %(words)s"),
    N_("no zip archive that can be read: %(words)s"),
    N_("named in the manifest, but not in the folder"),
    N_("named in the manifest, but not in the zip archive"),
    N_("named in %(file)s, but not among the files loaded"),
    N_("%(why)s, and %(symbol)s is not held"),
    N_("not a session: %(words)s (66, S-10, ES-10)"),
    N_("not an agenda item: %(words)s (69 (b))"),
    N_("not a document symbol: too long"),
    N_("not a document symbol: %(words)s"),
    N_("%(why)s. Nothing of the folder is loaded before that is mended"),
    N_("%(why)s. Nothing of the zip archive is loaded before that is mended"),
    # Tables
    N_("not in UTF-8: save the table as “CSV UTF-8”"),
    N_("not a table that can be read: %(words)s"),
    N_("not XML that can be read: %(words)s, line %(line)s"),
    N_("not MARCXML that can be read, after record %(number)s: %(words)s"),
    N_(
        "line 1: there is no column “%(name)s”; the first line must name the columns file or symbol, and any of "
        "%(names)s"
    ),
    N_("line 1: the first line must name the columns file or symbol, and any of %(names)s"),
    N_("line 1: a column is named twice"),
    N_("line %(line)s: %(name)s is named twice"),
    N_("line %(line)s: at most %(most)s values are expected"),
    N_("line %(line)s: neither a file nor a symbol is named"),
    N_("line %(line)s: %(count)s values where the first line names %(number)s columns"),
    N_("line %(line)s, ms_vote: “%(words)s” is none of Y, N, A, X"),
    N_("line %(line)s, %(name)s: “%(words)s” is none of the thesaurus (1002975)"),
    N_("line %(line)s, %(name)s: empty"),
    N_("line %(line)s, %(column)s: %(why)s"),
    N_("more than %(most)s rows"),
    N_("record %(record)s, 967 $d: “%(words)s” is none of Y, N, A"),
    N_("record %(record)s: %(why)s"),
    N_("%(symbol)s is not held: named in %(file)s; what that says of it is not kept"),
    OTHERS,
    N_("%(file)s: refused: %(why)s"),
    MANIFEST,
    VOTES_LOADED,
    HEADINGS_LOADED,
    N_("%(file)s: fields that are not read: %(words)s"),
    N_("%(file)s: left aside, since they name no document by its symbol: %(words)s"),
    N_("%(file)s: %(record)s has no symbol (191 $a): it names no document and is left aside"),
    N_("%(file)s: %(record)s: “%(words)s” is not one day; left out"),
    N_("%(file)s: record %(record)s: %(why)s; left out"),
    N_("%(file)s: %(symbol)s: %(why)s"),
    N_("%(file)s: %(why)s"),
    # How a load ended
    N_("It was stopped from the keyboard."),
    N_("It was stopped by %(name)s."),
)
"""Of two that a line may have, the first is its form. ``why`` is filled in with another line, ``column`` with what the
first line of a table says."""

WORDS = frozenset(
    (
        *(N_("paragraphs"), N_("footnotes"), N_("marks"), N_("tables"), N_("citations"), N_("title")),
        *(N_("a PNG image"), N_("a JPEG image"), N_("a GIF image"), N_("a TIFF image"), N_("a program")),
        *(N_("a zip archive"), N_("an empty zip archive"), N_("a gzip archive"), N_("a bzip2 archive")),
        *(N_("an xz archive"), N_("a 7z archive"), N_("a database")),
        N_("an old Word file (.doc); save it as .docx"),
        N_("an RTF file; save it as .docx"),
        N_("a PDF that could not be opened as one"),
        N_("an OpenDocument file (.odt); save it as .docx"),
        N_("an electronic book (.epub); save its text as HTML or .docx"),
    )
)
"""Words of ours that are filled in."""
