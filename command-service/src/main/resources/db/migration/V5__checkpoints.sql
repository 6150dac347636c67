-- How far the log had got, again and again, as it was signed. Kept as the log is: nothing here is ever changed.
CREATE TABLE checkpoint (
    number   bigint PRIMARY KEY CHECK (number > 0),
    document bytea NOT NULL
);

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON checkpoint
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
ALTER TABLE checkpoint ENABLE ALWAYS TRIGGER append_only;

GRANT SELECT, INSERT ON checkpoint TO ${serviceRole};
