"""What amendments and corrigenda in English tell to do with a text, read as data, and done.

``targets`` reads what is changed, ``grammar`` one sentence by its ``forms``, ``reading`` a document; ``applying`` does
what was told, and says what could not be done and why. Documents in other languages have no instructions.
"""

from .applying import Amended, amend
from .reading import instructions_of
from .reasons import Reason

__all__ = ["Amended", "Reason", "amend", "instructions_of"]
