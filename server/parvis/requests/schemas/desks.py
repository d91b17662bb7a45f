"""Desks, and what each form says of them."""

from typing import Annotated

import msgspec

from parvis.kernel.language import Words

DeskCode = Annotated[str, msgspec.Meta(pattern="^[a-z][a-z0-9-]{0,62}$")]
_Name = dict[Annotated[str, msgspec.Meta(max_length=20)], Annotated[str, msgspec.Meta(min_length=1, max_length=120)]]
_NextStep = dict[Annotated[str, msgspec.Meta(max_length=20)], Annotated[str, msgspec.Meta(max_length=300)]]


class NewDesk(msgspec.Struct, frozen=True, kw_only=True):
    """A team that answers requests, as people call it and reach it. `email` is for the town alone."""

    name: _Name
    phone: Annotated[str, msgspec.Meta(max_length=40)] = ""
    email: Annotated[str, msgspec.Meta(max_length=320)] = ""


class Desk(NewDesk, frozen=True, kw_only=True):
    """A team with its code, which forms and rules name."""

    code: DeskCode


class DeskCard(msgspec.Struct, frozen=True, kw_only=True):
    """Who looks after a request, for whoever made it."""

    code: str
    name: Words
    phone: str


class NewFormSetting(msgspec.Struct, frozen=True, kw_only=True):
    """Which desk answers a form (none: empty), and what comes next at each of its stages, in words."""

    desk: Annotated[str, msgspec.Meta(max_length=63)] = ""
    next_steps: Annotated[list[_NextStep], msgspec.Meta(max_length=20)] = []


class FormSetting(NewFormSetting, frozen=True, kw_only=True):
    """What is set of a form, beside its own words."""

    form: str
    title: Words
    stages: list[Words]


class DeskBook(msgspec.Struct, frozen=True, kw_only=True):
    """The town's desks, and every open form with the one that answers it."""

    desks: list[Desk]
    forms: list[FormSetting]
