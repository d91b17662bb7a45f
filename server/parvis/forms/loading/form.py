"""The form as a whole: its numbers, and what it asks beside its questions."""

from collections.abc import Iterator

from parvis.forms import definition as d
from parvis.forms.engine import formats
from parvis.forms.loading.conditions import find_condition_flaws
from parvis.forms.loading.flaw import Flaw
from parvis.forms.loading.limits import CENTS
from parvis.forms.loading.semantics import find_needed_semantics
from parvis.forms.loading.steps import CODE

LONGEST_RETENTION_DAYS = 36_500
LONGEST_DELAY_DAYS = 365


def find_form_flaws(definition: d.Definition, town_languages: tuple[str, ...]) -> Iterator[Flaw]:
    """What is wrong with the form itself, before its steps are looked at."""
    yield from _semantics(definition)
    yield from _numbers(definition)
    once = {question.id: question for step in definition.steps if not step.repeat for question in step.questions}
    if definition.subject is not None and not isinstance(once.get(definition.subject), d.Choice):
        yield Flaw("subject", "names a choice", "subject-not-choice")
    if definition.fee:
        yield from _fee(definition.fee, once)
    yield from _sign_in(definition)
    yield from _languages(definition, town_languages)


def _semantics(definition: d.Definition) -> Iterator[Flaw]:
    needed = find_needed_semantics(definition)
    if not 1 <= definition.semantics <= d.SEMANTICS:
        yield Flaw("semantics", f"this engine knows 1 to {d.SEMANTICS}", "semantics")
    elif definition.semantics < needed:
        yield Flaw("semantics", f"{needed} is needed for what this form asks", "semantics")


def _numbers(definition: d.Definition) -> Iterator[Flaw]:
    if not CODE.fullmatch(definition.code):
        yield Flaw("code", f"must match {CODE.pattern}", "bad-code")
    if not CODE.fullmatch(definition.category):
        yield Flaw("category", f"must match {CODE.pattern}", "bad-category")
    if definition.version < 1:
        yield Flaw("version", "starts at 1", "out-of-range")
    if not definition.stages:
        yield Flaw("stages", "there is at least one", "no-stage")
    if not 0 <= definition.confirmation.delay_days <= LONGEST_DELAY_DAYS:
        yield Flaw("confirmation.delay_days", f"from 0 to {LONGEST_DELAY_DAYS}", "out-of-range")
    if not 1 <= definition.retention_days <= LONGEST_RETENTION_DAYS:
        yield Flaw("retention_days", f"from 1 to {LONGEST_RETENTION_DAYS}", "out-of-range")


def _fee(fee: d.Fee, questions: dict[str, d.Question]) -> Iterator[Flaw]:
    is_tidy = formats.tidy_number(fee.amount) == fee.amount and formats.count_decimals(fee.amount) <= CENTS
    if not is_tidy or formats.compare_numbers(fee.amount, "0") < 0:
        yield Flaw("fee.amount", 'is decimal text of at most 2 decimals, like "12.5"', "bad-amount")
    if fee.when:
        yield from find_condition_flaws("fee.when", fee.when, questions)


def _sign_in(definition: d.Definition) -> Iterator[Flaw]:
    if definition.sign_in == "account":
        yield Flaw("sign_in", "this town has no accounts to ask for", "no-accounts")
    if definition.sign_in == "email" and not any(
        isinstance(question, d.Email) and question.need == "required" and not question.when
        for step in definition.steps
        if not (step.when or step.repeat)
        for question in step.questions
    ):
        yield Flaw("sign_in", "needs an e-mail address that everybody must give", "no-email")


def _languages(definition: d.Definition, town_languages: tuple[str, ...]) -> Iterator[Flaw]:
    languages = definition.languages
    if languages is None:
        return
    if not set(languages) <= set(town_languages) or not 0 < len(languages) == len(set(languages)):
        yield Flaw("languages", f"are among {', '.join(town_languages)}, each once", "bad-languages")
