-- What an account's events came to at some of its versions, so that not all of them need be read again. Only for speed:
-- with none of them every answer is the same.
CREATE TABLE snapshot (
    account_id    uuid NOT NULL,
    version       bigint NOT NULL CHECK (version > 0),
    state_version integer NOT NULL,
    state         bytea NOT NULL,
    chain_hash    bytea NOT NULL,
    checksum      bytea NOT NULL,
    PRIMARY KEY (account_id, version)
);

-- Those that can be believed: not changed since they were written, and of the very event that the log holds there.
CREATE VIEW valid_snapshot AS
SELECT s.account_id, s.version, s.state_version, s.state, e.partition, e.position, e.recorded_at
  FROM snapshot s
  JOIN event e ON e.account_id = s.account_id AND e.version = s.version AND e.hash = s.chain_hash
 WHERE s.checksum = sha256(uuid_send(s.account_id) || int8send(s.version) || int4send(s.state_version)
                           || s.chain_hash || s.state);

GRANT SELECT, INSERT, UPDATE, DELETE ON snapshot TO ${serviceRole};
GRANT SELECT ON valid_snapshot TO ${serviceRole};
