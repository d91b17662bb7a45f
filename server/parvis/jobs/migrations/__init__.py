"""The queue's tables, which are PgQueuer's."""
