"""What the town does next on a request, in words. Pure."""

from collections.abc import Sequence

from parvis.kernel.language import Words
from parvis.requests.rules.moves import CLOSED, State


def next_step(state: State, stage: int, *, by_staff: Words, by_stage: Sequence[Words]) -> Words:
    """What staff wrote on this request, else what is set for its stage (from 1); nothing once it is over.

    While a request waits for the person, the next step is theirs.
    """
    if state in CLOSED or state == "waiting_for_you":
        return {}
    if any(by_staff.values()):
        return by_staff
    return by_stage[stage - 1] if stage <= len(by_stage) else {}
