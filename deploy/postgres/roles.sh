#!/bin/bash
# Run by the Postgres image when its database is new, and by hand where that was dropped and made again: makes the
# roles that local-stack makes too, and gives each the password in LEDGER_<ROLE>_PASSWORD.
set -euo pipefail
sql() { psql -q -v ON_ERROR_STOP=1 -U "$POSTGRES_USER" -d "$POSTGRES_DB" "$@"; }

PGOPTIONS="-c ledger.password=$POSTGRES_PASSWORD" sql -f /ledger/roles.sql
for variable in ${!LEDGER_*}; do
  role=${variable%_PASSWORD}
  sql <<SQL
\getenv password $variable
ALTER ROLE ${role,,} PASSWORD :'password';
SQL
done
