"""Paper: a template and data become a tagged PDF that a screen reader can read, and the same bytes each time.

It knows no town and no room: whoever prints brings the template. Data is data: nothing in it is ever run.
"""

from parvis.typesetting.press import Press, PressBusy
from parvis.typesetting.sheet import CannotTypeset, Sheet

__all__ = ["CannotTypeset", "Press", "PressBusy", "Sheet"]
