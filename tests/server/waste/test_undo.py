"""Undoing a file: what stood before stands again, in one transaction, and no pickup loses its identity."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest

from parvis.database.unit_of_work import unit_of_work
from parvis.kernel.clock import FakeClock
from parvis.towns.services import Town
from parvis.waste import services
from parvis.waste.change_schemas import NewChange
from parvis.waste.errors import ChangesSince, LaterImport, SectorsChangedSince, UnknownImport
from parvis.waste.imports.options import ImportOptions
from parvis.waste.imports.reader import read_schedule
from parvis.waste.schemas import CalendarPickup
from parvis.waste.services import ImportedFile, ImportTerms, import_schedule, list_imports, undo_import
from tests.server.notices.phones import an_editor
from tests.server.waste.factories import OPTIONS, a_town_with_streams
from tests.server.waste.feeds import calendar_of, feed

pytestmark = pytest.mark.usefixtures("database", "clock")

FILE = ImportedFile("calendrier.ics", "0" * 64, "Chloé")
MONDAYS = "secteur,règle\ntous,chaque lundi\n"
WEDNESDAYS = "secteur,règle\ntous,chaque mercredi\n"


async def take(town: Town, text: str, name: str = "a.csv", *, clock: FakeClock | None = None) -> UUID:
    """Take a file in, later than the last one, and return its import's id."""
    if clock:
        clock.advance(timedelta(minutes=5))
    import_id = uuid4()
    read = read_schedule(name, text.encode(), ImportOptions(zone=OPTIONS.zone, today=OPTIONS.today))
    await import_schedule(town, "recyclage", read, FILE, terms=ImportTerms(import_id=import_id))
    return import_id


async def pickups(town: Town) -> list[CalendarPickup]:
    return (await calendar_of(town)).pickups


async def test_the_first_file_undone_leaves_nobody_a_pickup() -> None:
    town = await a_town_with_streams()
    undone = await undo_import(town, await take(town, MONDAYS), author="Chloé")
    assert (undone.undone_by, undone.is_last) == ("Chloé", False)
    calendar = await calendar_of(town)
    assert (calendar.pickups, calendar.sectors) == ([], [])


async def test_the_second_file_undone_leaves_the_first(clock: FakeClock) -> None:
    town = await a_town_with_streams()
    await take(town, MONDAYS)
    before = await pickups(town)
    second = await take(town, WEDNESDAYS, clock=clock)
    assert await pickups(town) != before
    await undo_import(town, second, author="Chloé")
    assert await pickups(town) == before


async def test_undone_twice_is_undone_once(clock: FakeClock) -> None:
    town = await a_town_with_streams()
    import_id = await take(town, MONDAYS)
    once = await undo_import(town, import_id, author="Chloé")
    clock.advance(timedelta(hours=1))
    assert await undo_import(town, import_id, author="Bob") == once


async def test_a_moved_day_undone_is_as_planned_and_its_sequence_only_grows(clock: FakeClock) -> None:
    town = await a_town_with_streams()
    await take(town, feed((1, "20261201"), (2, "20261225")), "a.ics")
    moved = await take(town, feed((1, "20261201"), (2, "20261226")), "a.ics", clock=clock)
    uid, sequence = (await pickups(town))[1].uid, (await pickups(town))[1].sequence
    await undo_import(town, moved, author="Chloé")
    pickup = (await pickups(town))[1]
    assert (pickup.uid, str(pickup.on), pickup.state) == (uid, "2026-12-25", "planned")
    assert pickup.sequence > sequence
    await take(town, feed((1, "20261201"), (2, "20261226")), "a.ics", clock=clock)
    again = (await pickups(town))[1]
    assert (again.uid, str(again.on), again.state) == (uid, "2026-12-26", "moved")
    assert again.sequence > pickup.sequence


async def test_a_move_that_a_file_took_back_is_there_again_after_the_undo(clock: FakeClock) -> None:
    town = await a_town_with_streams()
    await take(town, feed((1, "20261201"), (2, "20261225")), "a.ics")
    await take(town, feed((1, "20261201"), (2, "20261226")), "a.ics", clock=clock)
    back = await take(town, feed((1, "20261201"), (2, "20261225")), "a.ics", clock=clock)
    sequence = (await pickups(town))[1].sequence
    await undo_import(town, back, author="Chloé")
    pickup = (await pickups(town))[1]
    assert (str(pickup.on), pickup.state) == ("2026-12-26", "moved")
    assert pickup.sequence > sequence


async def test_a_sector_that_comes_back_after_its_undo_goes_on_where_it_was(clock: FakeClock) -> None:
    town = await a_town_with_streams()
    first = await take(town, feed((1, "20261201"), (2, "20261225")), "a.ics")
    uid = (await pickups(town))[0].uid
    await undo_import(town, first, author="Chloé")
    await take(town, feed((1, "20261201"), (2, "20261225")), "a.ics", clock=clock)
    assert (await pickups(town))[0].uid == uid
    assert (await list_imports(town.id))[0].report.sectors_added == 1


async def test_imports_are_undone_the_last_first(clock: FakeClock) -> None:
    town = await a_town_with_streams()
    first = await take(town, MONDAYS)
    second = await take(town, WEDNESDAYS, clock=clock)
    with pytest.raises(LaterImport):
        await undo_import(town, first, author="Chloé")
    assert [past.is_last for past in await list_imports(town.id)] == [True, False]
    await undo_import(town, second, author="Chloé")
    await undo_import(town, first, author="Chloé")
    assert await pickups(town) == []


async def test_another_stream_s_import_does_not_stand_in_the_way(clock: FakeClock) -> None:
    town = await a_town_with_streams("recyclage", "ordures")
    first = await take(town, MONDAYS)
    clock.advance(timedelta(minutes=1))
    await import_schedule(town, "ordures", read_schedule("b.csv", MONDAYS.encode(), OPTIONS), FILE)
    await undo_import(town, first, author="Chloé")
    assert {pickup.stream for pickup in await pickups(town)} == {"ordures"}


async def test_a_sector_changed_since_is_not_undone(clock: FakeClock) -> None:
    town = await a_town_with_streams()
    import_id = await take(town, MONDAYS)
    clock.advance(timedelta(minutes=5))
    stream_id = await services.get_stream_id(town.id, "recyclage")
    renamed = services.NewSector(code="toute-la-ville", name="La ville", is_everywhere=True)
    await services.set_sector(town.id, stream_id, renamed)
    with pytest.raises(SectorsChangedSince):
        await undo_import(town, import_id, author="Chloé")


async def test_a_day_that_staff_moved_since_is_not_taken_away_under_them(clock: FakeClock) -> None:
    town = await a_town_with_streams()
    await take(town, MONDAYS)
    import_id = await take(town, WEDNESDAYS, clock=clock)
    clock.advance(timedelta(minutes=5))
    change_id = uuid4()
    new = {"kind": "moved", "stream": "recyclage", "reason": {"fr": "Tempête"}}
    storm = NewChange(**new, planned_on=OPTIONS.today + timedelta(days=2), new_on=OPTIONS.today + timedelta(days=3))  # type: ignore[arg-type]
    served, chloe = town.as_served(), an_editor(town.as_served())
    await services.decide_change(served, chloe, change_id, storm)
    before = await pickups(town)
    with pytest.raises(ChangesSince):
        await undo_import(town, import_id, author="Chloé")
    assert await pickups(town) == before
    await services.withdraw_change(served, chloe, change_id)
    await undo_import(town, import_id, author="Chloé")
    assert {pickup.on.isoweekday() for pickup in await pickups(town)} == {1}


async def test_an_import_that_is_not_there_cannot_be_undone() -> None:
    town = await a_town_with_streams()
    with pytest.raises(UnknownImport):
        await undo_import(town, uuid4(), author="Chloé")


async def test_another_town_cannot_undo_it() -> None:
    chloe_s = await a_town_with_streams(slug="val-des-sources")
    didier_s = await a_town_with_streams(slug="autre-ville")
    import_id = await take(chloe_s, MONDAYS)
    with pytest.raises(UnknownImport):
        await undo_import(didier_s, import_id, author="Didier")
    assert await list_imports(didier_s.id) == []


async def test_a_file_that_changes_nothing_is_not_kept(clock: FakeClock) -> None:
    town = await a_town_with_streams()
    first = await take(town, MONDAYS)
    await take(town, MONDAYS, clock=clock)
    assert [past.id for past in await list_imports(town.id)] == [first]


async def test_nothing_of_a_change_is_ever_deleted(clock: FakeClock) -> None:
    town = await a_town_with_streams()
    await take(town, feed((1, "20261201"), (2, "20261225")), "a.ics")
    await take(town, feed((1, "20261201"), (2, "20261226")), "a.ics", clock=clock)
    moved = await take(town, feed((1, "20261201"), (2, "20261227")), "a.ics", clock=clock)
    clock.advance(timedelta(minutes=5))
    await undo_import(town, moved, author="Chloé")
    async with unit_of_work(town.id) as uow:
        rows = await uow.connection.fetch("select new_on, withdrawn_at from waste_change order by made_at, id")
    assert [(row["new_on"].day, row["withdrawn_at"] is None) for row in rows] == [(26, False), (27, False), (26, True)]
