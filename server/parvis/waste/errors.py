"""What this room refuses. A file that is refused has its own: `imports.findings.BadFile`."""

from parvis.kernel.errors import Conflict, Invalid, NotFound, TooLarge


class UnknownStream(NotFound):
    """The town has no stream of that code."""

    code = "waste.unknown-stream"


class UnknownSector(NotFound):
    """The stream has no sector of that code."""

    code = "waste.unknown-sector"


class UnknownZone(NotFound):
    """No address lies in such a zone any more: ask for the addresses again."""

    code = "waste.unknown-zone"


class UnknownLanguage(Invalid):
    """The town does not speak that language."""

    code = "waste.unknown-language"


class UnknownChange(NotFound):
    """There is no such change."""

    code = "waste.unknown-change"


class NothingPlanned(Invalid):
    """No pickup is planned on that day there: nothing to move or cancel."""

    code = "waste.nothing-planned"


class AlreadyPlanned(Conflict):
    """A pickup is planned on that day already: withdraw its change instead of adding one."""

    code = "waste.already-planned"


class NewDayPast(Invalid):
    """The new day is over."""

    code = "waste.new-day-past"


class TouchesNobody(Invalid):
    """No pickup would be other than it is: a nearer change stands, or nobody lives in those streets."""

    code = "waste.touches-nobody"


class ChangedMeanwhile(Conflict):
    """Somebody decided about that day after it was looked at; `author` says who."""

    code = "waste.changed-meanwhile"


class UnknownHoliday(Invalid):
    """The region has no such holiday, or it stands twice."""

    code = "waste.unknown-holiday"


class StretchTooLong(Invalid):
    """More days than one answer holds, or none."""

    code = "waste.stretch-too-long"


class DayTooFar(Invalid):
    """No calendar shows that day: so far back, or so far ahead."""

    code = "waste.day-too-far"


class DifferentChange(Conflict):
    """This id already stands for another change."""

    code = "waste.different-change"


class BadChange(Invalid):
    """The change contradicts itself."""

    code = "waste.bad-change"


class UnknownPassage(NotFound):
    """There is no such mark."""

    code = "waste.unknown-passage"


class DifferentPassage(Conflict):
    """This id already stands for another mark."""

    code = "waste.different-passage"


class UnknownStreet(Invalid):
    """The town has no street of that name."""

    code = "waste.unknown-street"


class BadPassage(Invalid):
    """The mark contradicts itself."""

    code = "waste.bad-passage"


class UnknownImport(NotFound):
    """There is no such import."""

    code = "waste.unknown-import"


class DifferentImport(Conflict):
    """This id already stands for another import."""

    code = "waste.different-import"


class NothingNew(Conflict):
    """All that the file says is known already: there is nothing to take in."""

    code = "waste.nothing-new"


class OutdatedPreview(Conflict):
    """The file or the schedule is not what the preview showed; `preview` is the new one. Nothing changed."""

    code = "waste.outdated-preview"


class LaterImport(Conflict):
    """A later import of the stream stands on this one: undo that one first."""

    code = "waste.later-import"


class SectorsChangedSince(Conflict):
    """A sector was changed since: undoing would lose that."""

    code = "waste.sectors-changed-since"


class ChangesSince(Conflict):
    """A day that this import brought was moved or cancelled since: withdraw that change first."""

    code = "waste.changes-since"


class FileTooLarge(TooLarge):
    """The file is larger than any schedule; it was not read."""

    code = "waste.file-too-large"


class UnknownPlace(NotFound):
    """The town has no place of that code."""

    code = "waste.unknown-place"


class UnknownEntry(NotFound):
    """The guide has no such object."""

    code = "waste.unknown-entry"


class DifferentEntry(Conflict):
    """This id already stands for an entry that is not this town's."""

    code = "waste.different-entry"


class UnknownSearch(NotFound):
    """Nobody looked for that, or it was answered."""

    code = "waste.unknown-search"


class SameObject(Conflict):
    """Another entry of the guide is about this object."""

    code = "waste.same-object"


class OpenStreamName(Invalid):
    """Several streams of the town are called so."""

    code = "waste.open-stream-name"


class OtherStreamBooked(Conflict):
    """The form books another stream already: one stream at a time is collected on booking."""

    code = "waste.other-stream-booked"


class UnknownBooking(NotFound):
    """There is no such booking, or it is not confirmed any more."""

    code = "waste.unknown-booking"
