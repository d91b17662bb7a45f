"""Files that towns have, read as sectors, rules and changes. Pure: bytes in, values out; `services` writes them.

A file that holds one line we cannot take is refused whole, with every such line and its reason. What is exact becomes a
rule; a sentence that is not is kept as the town's own words, and reported.

`calendar_file` reads iCalendar, `table_file` CSV, `sheet_file` workbooks, `map_file` GeoJSON; `sentences` and `phrases`
read words; `template` writes the table to start from.
"""
