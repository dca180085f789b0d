"""A Django database engine: PostgreSQL on the embedded server, which is started by the first connection."""
