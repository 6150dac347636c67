-- Makes the current database an event store. Run it as a superuser, as often as you like, with the
-- roles' password in the setting ledger.password (psql: PGOPTIONS='-c ledger.password=…').
-- ledger_owner migrates; ledger_command, the service, gets from migrations what it may do.
DO $$
DECLARE
    role text;
BEGIN
    FOREACH role IN ARRAY ARRAY ['ledger_owner', 'ledger_command'] LOOP
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = role) THEN
            EXECUTE format('CREATE ROLE %I LOGIN PASSWORD %L', role, current_setting('ledger.password'));
        END IF;
    END LOOP;
    EXECUTE format('ALTER DATABASE %I OWNER TO ledger_owner', current_database());
    EXECUTE format('REVOKE ALL ON DATABASE %I FROM PUBLIC', current_database());
    EXECUTE format('GRANT CONNECT ON DATABASE %I TO ledger_command', current_database());
END
$$;
REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO ledger_command;
