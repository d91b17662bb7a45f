"""What other rooms may hear of subscriptions."""

from uuid import UUID

from parvis.kernel.work import Event


class SubscriptionsEnded(Event, frozen=True, kw_only=True):
    """Phones stopped their alerts, or their push service ended them: what was kept for these ids has nowhere to go.

    A phone may have come back under the same id meanwhile: ask before forgetting.
    """

    subscription_ids: list[UUID]
