"""What a form's clean answers look like, as JSON Schema 2020-12, for programs that read them or fill them in. Pure.

It says what `engine.normalise` gives and `engine.check` accepts: kinds, lengths, options, what must be there and, by
its conditions, when. What JSON Schema has no word for stays with the engine: bounds of decimal text and of days, which
a `$comment` tells, and conditions that compare sizes or look out of a repeated item.

Source: https://json-schema.org/draft/2020-12
"""

from parvis.forms.json_schema.answers import answers_schema

__all__ = ["answers_schema"]
