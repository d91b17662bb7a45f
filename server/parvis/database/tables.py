"""What every table starts from.

A room's tables are named `<room>_<thing>` (`class WasteSector`); a constraint's name is unique in the whole database,
so it starts with its table's (`waste_sector_code = Unique([…])`).
"""

from typing import Any

from piccolo.columns import UUID
from piccolo.table import Table

from parvis.database.engine import ENGINE
from parvis.kernel.ids import new_id


class TownTable(Table):
    """Rows of one town. Row-level security hides them from every other town's units of work."""

    id = UUID(primary_key=True, default=new_id)
    town_id = UUID(null=False, default=None, index=True)

    def __init_subclass__(cls, **options: Any) -> None:  # noqa: ANN401 - Piccolo's options
        super().__init_subclass__(db=ENGINE, **options)


class InstallationTable(Table):
    """Rows of the whole installation, which every unit of work sees: the towns themselves, and little else."""

    id = UUID(primary_key=True, default=new_id)

    def __init_subclass__(cls, **options: Any) -> None:  # noqa: ANN401 - Piccolo's options
        super().__init_subclass__(db=ENGINE, **options)
