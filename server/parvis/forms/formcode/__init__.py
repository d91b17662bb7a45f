"""Formcode, the text in which OneGov towns write forms, read and turned into a definition of ours. Pure.

A draft comes out of it: staff look at it, translate it and publish it. Nothing that the text asks is left out; what our
engine means otherwise is noted, line by line.

Source: https://github.com/OneGov/onegov-cloud, `onegov.form.parser`.
"""

from parvis.forms.formcode.converting import Converted, FormcodeLanguage, Note, convert_formcode
from parvis.forms.formcode.fields import NOTE_WORDS
from parvis.forms.formcode.reading import FormcodeRefused

__all__ = ["NOTE_WORDS", "Converted", "FormcodeLanguage", "FormcodeRefused", "Note", "convert_formcode"]
