"""What a draft may have wrong that its own words show: form and names. Rules are data, each with its source.

Pure. What takes the archive to know (references, the last text on the subject) is ``resolutions.pages.checking``.
"""

from .finding import Finding, FindingKind, Weight
from .form import check_form
from .names import check_names

__all__ = ["Finding", "FindingKind", "Weight", "check_form", "check_names"]
