"""Django's PostgreSQL backend, with a quicker reader for instants."""
