-- Makes the current database one for views. Run it as a superuser, as often as you like, with the
-- roles' password in the setting ledger.password (psql: PGOPTIONS='-c ledger.password=…').
-- ledger_projector makes and fills schemas and tables; ledger_query gets from migrations what it may read.
DO $$
DECLARE
    role text;
BEGIN
    FOREACH role IN ARRAY ARRAY ['ledger_projector', 'ledger_query'] LOOP
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = role) THEN
            EXECUTE format('CREATE ROLE %I LOGIN PASSWORD %L', role, current_setting('ledger.password'));
        END IF;
    END LOOP;
    EXECUTE format('ALTER DATABASE %I OWNER TO ledger_projector', current_database());
    EXECUTE format('REVOKE ALL ON DATABASE %I FROM PUBLIC', current_database());
    EXECUTE format('GRANT CONNECT ON DATABASE %I TO ledger_query', current_database());
END
$$;
REVOKE ALL ON SCHEMA public FROM PUBLIC;
