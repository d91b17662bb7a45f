"""What the town must say now: written once, shown to whom it concerns, and the town knows whom it did not reach.

A notice is written in the console, published in one act, and becomes a page, a card at home and a notification on every
phone that asked for that topic in that district. Each sending is a row of the ledger, `notices_delivery`, which ends as
sent, gone or failed with a reason; phones report what they showed and what was opened. Updates and the end of a notice
go to exactly those who got the first message.
"""
