"""Calendars that leave the app: a household's feed, and a sector's open data. Pure: values in, bytes out, no clock.

`wish` is what a link asks for, `reminders` when an alarm rings, `phrases` and `colours` say it in words and names that
calendars know, `writer` makes iCalendar of it, `open_data` makes CSV.
"""
