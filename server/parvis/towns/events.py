"""What other rooms may hear of a town."""

from parvis.kernel.work import Event


class AddressesChanged(Event, frozen=True, kw_only=True):
    """The town's addresses are others than before: what was derived from them must be derived again."""
