"""What other rooms hear from this one."""

from uuid import UUID

from parvis.kernel.work import Event


class RequestMoved(Event, frozen=True, kw_only=True):
    """A request came to another state or stage, or the town wrote; `entry_id` names the line of its story, for ever."""

    request_id: UUID
    entry_id: UUID
