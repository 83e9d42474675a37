-- Run once by the postgres image, on an empty volume, as spout_owner: the role that migrates and owns the tables.
-- Spout itself signs in as `spout`, which reads and writes rows and can change no table.
\getenv password SPOUT_PASSWORD
CREATE ROLE spout LOGIN PASSWORD :'password' NOSUPERUSER NOCREATEDB NOCREATEROLE;

REVOKE ALL ON DATABASE spout FROM PUBLIC;
GRANT CONNECT ON DATABASE spout TO spout;

REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO spout;

-- For what migrations will make.
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO spout;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO spout;
