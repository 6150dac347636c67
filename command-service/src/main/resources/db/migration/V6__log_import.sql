-- A ledger that was made of an exported log, and whether all of it has arrived. Nothing is served before that.
CREATE TABLE log_import (
    step text PRIMARY KEY CHECK (step IN ('begun', 'finished')),
    at   timestamptz NOT NULL DEFAULT now()
);

GRANT SELECT, INSERT ON log_import TO ${serviceRole};
