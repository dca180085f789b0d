"""Next session's base draft: an adopted text with nothing but what moves by itself brought up to date.

Promises: no word is changed but numbers, dates and ordinals; each change is a slot with its reason and how sure it is;
what nobody can know yet is a marked blank and never a stale number. What moves is learnt from the subject's own older
texts, and from what else the archive holds (``known.Known``).
"""

from .draft import NoBase, base_draft
from .known import Known, Newest
from .slots import BLANK, Certainty, Slot, Why

__all__ = ["BLANK", "Certainty", "Known", "Newest", "NoBase", "Slot", "Why", "base_draft"]
