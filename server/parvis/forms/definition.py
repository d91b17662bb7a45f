"""What a form is made of: the shape of a definition, the same in `pwa/src/form_engine/definition.ts`.

A new kind of question is one struct here, one way to clean its answer (`engine/clean.py`) and one way to judge it
(`engine/judge.py`), and the same three on the phone.
"""

from typing import ClassVar, Literal, TypeAlias

from msgspec import Struct

FIRST_SEMANTICS = 1
SEMANTICS = 2
"""The newest meaning of definitions that this engine knows; it knows the older ones too, and reads them as ever.

A definition says the lowest that it needs, so that an app which knows less is not asked to show it (decision 0024).
"""

Words: TypeAlias = dict[str, str]
Need: TypeAlias = Literal["required", "recommended", "optional"]
Country: TypeAlias = Literal["BE", "CA", "CH", "FR", "LU", "US"]
Currency: TypeAlias = Literal["CAD", "CHF", "EUR", "USD"]
PersonPart: TypeAlias = Literal["name", "birth_date", "email", "phone", "address"]
SignIn: TypeAlias = Literal["none", "email", "account"]
FileType: TypeAlias = Literal[
    "application/pdf",
    "image/jpeg",
    "image/png",
    "image/webp",
    "text/plain",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "application/vnd.oasis.opendocument.text",
    "application/vnd.oasis.opendocument.spreadsheet",
]


class _Data(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """Data that staff write: unknown fields are mistakes, and absent ones stay absent."""


class Is(_Data, tag_field="op", tag="is", frozen=True, kw_only=True):
    """The earlier answer is this one (or, for several choices, holds it)."""

    question: str
    value: str | bool


class In(_Data, tag_field="op", tag="in", frozen=True, kw_only=True):
    """The earlier answer is one of these."""

    question: str
    values: tuple[str | bool, ...]


class Answered(_Data, tag_field="op", tag="answered", frozen=True, kw_only=True):
    """The earlier question has an answer."""

    question: str


class Above(_Data, tag_field="op", tag="above", frozen=True, kw_only=True):
    """The earlier number or amount is larger than this one (`"12.5"`), the earlier day later (`2027-03-27`)."""

    question: str
    value: str


class Below(_Data, tag_field="op", tag="below", frozen=True, kw_only=True):
    """The earlier number or amount is smaller than this one, the earlier day earlier."""

    question: str
    value: str


class Not(_Data, tag_field="op", tag="not", frozen=True, kw_only=True):
    """True when the other is not."""

    of: "Condition"


class All(_Data, tag_field="op", tag="all", frozen=True, kw_only=True):
    """True when each is."""

    of: "tuple[Condition, ...]"


class Any(_Data, tag_field="op", tag="any", frozen=True, kw_only=True):
    """True when at least one is."""

    of: "tuple[Condition, ...]"


Condition: TypeAlias = Is | In | Answered | Above | Below | Not | All | Any


class _Question(_Data, tag_field="type", frozen=True, kw_only=True):
    """What every question has.

    `need`: required blocks the sending, recommended is said and blocks nothing.
    """

    id: str
    label: Words
    need: Need
    help: Words | None = None
    when: Condition | None = None


class Text(_Question, tag="text", frozen=True, kw_only=True):
    """One line. Lengths are counted in code points."""

    max_length: int
    min_length: int = 0
    autocomplete: str | None = None


class LongText(_Question, tag="long_text", frozen=True, kw_only=True):
    """Several lines."""

    max_length: int


class Option(_Data, frozen=True, kw_only=True):
    """One possible answer. `stop` is said when it is chosen, and nothing after it is asked."""

    value: str
    label: Words
    help: Words | None = None
    stop: Words | None = None


class Choice(_Question, tag="choice", frozen=True, kw_only=True):
    """One of the options."""

    options: tuple[Option, ...]


class Choices(_Question, tag="choices", frozen=True, kw_only=True):
    """Some of the options: at least `min` once anything is chosen, at most `max`."""

    options: tuple[Option, ...]
    min: int = 0
    max: int | None = None


class YesNo(_Question, tag="yes_no", frozen=True, kw_only=True):
    """Yes is `true`, no is `false`."""


class Number(_Question, tag="number", frozen=True, kw_only=True):
    """A decimal number. `min` and `max` are decimal text (`"0.5"`), `decimals` how many may follow the point."""

    decimals: int = 0
    min: str | None = None
    max: str | None = None
    unit: Words | None = None


class Amount(_Question, tag="amount", frozen=True, kw_only=True):
    """Money: decimal text with at most two decimals, like its bounds."""

    currency: Currency
    min: str | None = None
    max: str | None = None


class Date(_Question, tag="date", frozen=True, kw_only=True):
    """A day. `min` and `max` are `2027-03-27`, `today`, or `today` with days added or taken (`today+30`)."""

    min: str | None = None
    max: str | None = None


class Email(_Question, tag="email", frozen=True, kw_only=True):
    """An e-mail address."""


class Phone(_Question, tag="phone", frozen=True, kw_only=True):
    """`country` is where a number without prefix is from."""

    country: Country = "CA"


class Address(_Question, tag="address", frozen=True, kw_only=True):
    """A postal address. `country` is meant when the answer names none.

    With `countries` it is in one of them, and a province or a state is one that exists.
    """

    country: Country = "CA"
    countries: tuple[Country, ...] | None = None


class Person(_Question, tag="person", frozen=True, kw_only=True):
    """Somebody: a name always, and what else is in `parts`; those in `optional_parts` may be left out.

    `country` is where a telephone without prefix is from, and an address that names no country.
    """

    parts: tuple[PersonPart, ...] = ("name",)
    optional_parts: tuple[PersonPart, ...] = ()
    country: Country = "CA"


class Photo(_Question, tag="photo", frozen=True, kw_only=True):
    """Photos, each at most `max_bytes` as sent."""

    max_files: int
    max_bytes: int


class File(_Question, tag="file", frozen=True, kw_only=True):
    """Files of these types, each at most `max_bytes`."""

    types: tuple[FileType, ...]
    max_files: int
    max_bytes: int


class Signature(_Question, tag="signature", frozen=True, kw_only=True):
    """A name, typed or beside its drawing: both sign, so that nobody needs a pointer."""


class Place(_Question, tag="place", frozen=True, kw_only=True):
    """Where it is: an address, a crossing, a landmark or a point, all equal."""


class Statement(_Question, tag="statement", frozen=True, kw_only=True):
    """Words to read. Asks nothing."""


class Consent(_Question, tag="consent", frozen=True, kw_only=True):
    """A box to tick; a required one blocks until it is ticked."""


Question: TypeAlias = (
    Text
    | LongText
    | Choice
    | Choices
    | YesNo
    | Number
    | Amount
    | Date
    | Email
    | Phone
    | Address
    | Person
    | Photo
    | File
    | Signature
    | Place
    | Statement
    | Consent
)


class Repeat(_Data, frozen=True, kw_only=True):
    """A step's questions are asked for each of several: each child, each dog.

    `item` names one of them (« Enfant »), `add` the button for another (« Ajouter un enfant »).
    """

    max: int
    item: Words
    add: Words
    min: int = 1


class Step(_Data, frozen=True, kw_only=True):
    """One page: one thought. A repeated one is answered under its own id, by a list of objects."""

    id: str
    title: Words
    questions: tuple[Question, ...]
    help: Words | None = None
    when: Condition | None = None
    repeat: Repeat | None = None


class Fee(_Data, frozen=True, kw_only=True):
    """What it costs, said before sending and kept on the request. Paying is another room's affair."""

    amount: str
    currency: Currency
    words: Words
    when: Condition | None = None


class Confirmation(_Data, frozen=True, kw_only=True):
    """What is said once it is sent. `delay_days` are business days until the promised answer."""

    next: Words
    delay_days: int


class Definition(_Data, frozen=True, kw_only=True):
    """One version of one form. Immutable once published: a correction is a new version.

    `subject` names the choice whose answer is the request's title (« Nid-de-poule »); without it the form's title is.
    `sign_in` is how sure the town must be of who sends it. `languages` are those of the form; without them the town's.
    """

    code: str
    version: int
    semantics: int
    title: Words
    summary: Words
    category: str
    steps: tuple[Step, ...]
    confirmation: Confirmation
    stages: tuple[Words, ...]
    retention_days: int
    declaration: Words | None = None
    subject: str | None = None
    fee: Fee | None = None
    sign_in: SignIn = "none"
    languages: tuple[str, ...] | None = None

    MAX_QUESTIONS: ClassVar[int] = 200

    def questions(self) -> dict[str, Question]:
        """All questions by id, in the order of asking; those of repeated steps too."""
        return {question.id: question for step in self.steps for question in step.questions}

    def repeated(self) -> dict[str, Step]:
        """The steps whose questions are asked several times, by id."""
        return {step.id: step for step in self.steps if step.repeat}
