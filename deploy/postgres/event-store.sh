#!/bin/bash
# Run once, by the Postgres image, when the event store's database is new.
set -euo pipefail
psql -v ON_ERROR_STOP=1 -U "$POSTGRES_USER" -d postgres \
  -v owner_password="$LEDGER_OWNER_PASSWORD" -v command_password="$LEDGER_COMMAND_PASSWORD" <<'SQL'
CREATE ROLE ledger_owner LOGIN PASSWORD :'owner_password';
CREATE ROLE ledger_command LOGIN PASSWORD :'command_password';
CREATE DATABASE event_store OWNER ledger_owner;
REVOKE ALL ON DATABASE event_store FROM PUBLIC;
GRANT CONNECT ON DATABASE event_store TO ledger_command;
\connect event_store
REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT ALL ON SCHEMA public TO ledger_owner;
GRANT USAGE ON SCHEMA public TO ledger_command;
SQL
