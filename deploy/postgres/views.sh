#!/bin/bash
# Run once, by the Postgres image, when the views' database is new.
set -euo pipefail
psql -v ON_ERROR_STOP=1 -U "$POSTGRES_USER" -d postgres \
  -v projector_password="$LEDGER_PROJECTOR_PASSWORD" -v query_password="$LEDGER_QUERY_PASSWORD" <<'SQL'
CREATE ROLE ledger_projector LOGIN PASSWORD :'projector_password';
CREATE ROLE ledger_query LOGIN PASSWORD :'query_password';
CREATE DATABASE views OWNER ledger_projector;
REVOKE ALL ON DATABASE views FROM PUBLIC;
GRANT CONNECT ON DATABASE views TO ledger_query;
\connect views
REVOKE ALL ON SCHEMA public FROM PUBLIC;
SQL
