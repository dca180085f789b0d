"""A Django database engine: PostgreSQL, on the embedded server, which is started when a connection is first asked for."""
