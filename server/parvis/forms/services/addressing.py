"""What a form says beside its answers: the request that it is about, and where its sender hears of it."""

from parvis.forms.correspondence import Correspondence
from parvis.forms.engine.formats import tidy_email
from parvis.forms.engine.text import clean_line
from parvis.forms.errors import BadFollowUp, NotYours
from parvis.forms.schemas import FollowUp, NewSubmission
from parvis.forms.system import CODES
from parvis.web.identity import Device


async def check_about(device: Device, sent: NewSubmission, correspondence: Correspondence | None) -> None:
    """A form of a request's page is about one that this device has a part in; no other form is about any.

    Raises:
        NotYours: It is not so.
    """
    if sent.form not in CODES and sent.about is None:
        return
    if sent.form not in CODES or sent.about is None or correspondence is None:
        raise NotYours
    if not await correspondence.may_write(device, sent.form, sent.about):
        raise NotYours


def tidy_follow_up(follow_up: FollowUp | None) -> FollowUp | None:
    """How to follow up, with an address only where it is for something.

    Raises:
        BadFollowUp: It is an address to which no mail can go.
    """
    if follow_up is None or follow_up.channel != "email":
        return follow_up and FollowUp(channel=follow_up.channel)
    email = tidy_email(clean_line(follow_up.email or ""))
    if email is None:
        raise BadFollowUp
    return FollowUp(channel="email", email=email)
