"""A form to fill in by hand: the definition turned into what a sheet places. Pure."""

from parvis.forms.blank.document import BlankForm, BlankTown, make_blank
from parvis.forms.blank.words import BLANK_WORDS, BlankLanguage

__all__ = ["BLANK_WORDS", "BlankForm", "BlankLanguage", "BlankTown", "make_blank"]
