"""What answers mean: three pure functions, the twins of `pwa/src/form_engine`.

`normalise` tidies, `journey` says which questions are asked, `check` says what is wrong. None of them raises, whatever
JSON value it is given: what a program sends wrongly is a finding, like what a person types wrongly.

The rules that keep the twins equal:

* Text is put in Unicode form NFC, and measured in code points.
* White space, letters and digits are listed by hand: what counts as one differs between languages.
* A decimal number is text (`"12.5"`), never a JSON number: only whole ones up to 2**53 - 1 are accepted as numbers.
* An answer to a question that is not asked counts as no answer, also for the conditions that come after it.
"""

from parvis.forms.engine.answered import Answered, list_answered
from parvis.forms.engine.check import Finding, blocking, check
from parvis.forms.engine.fees import find_fee
from parvis.forms.engine.journey import JourneyStep, journey
from parvis.forms.engine.normalise import normalise

__all__ = [
    "Answered",
    "Finding",
    "JourneyStep",
    "blocking",
    "check",
    "find_fee",
    "journey",
    "list_answered",
    "normalise",
]
