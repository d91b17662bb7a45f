"""What a collection calendar is, without any table: arguments in, values out, no clock.

`recurrence` says on which days a rule falls, `pickups` turns rules and changes into a calendar, `rrule` reads
iCalendar's recurrences, `holidays_off` proposes what a holiday changes, `areas` finds who lives in which sector.
"""
