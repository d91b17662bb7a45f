"""The town's memory: PostgreSQL, the pool, the unit of work, and the wall between towns."""
