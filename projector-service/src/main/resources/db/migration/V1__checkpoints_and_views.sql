-- Schema projector: how far each projection has come. Schema views: all that readers may see.

CREATE TABLE projector.generation (
    projection text NOT NULL,
    generation int NOT NULL,
    version int NOT NULL,
    current boolean NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (projection, generation)
);

CREATE UNIQUE INDEX one_current_generation ON projector.generation (projection) WHERE current;

CREATE TABLE projector.checkpoint (
    projection text NOT NULL,
    generation int NOT NULL,
    log_partition int NOT NULL,
    position bigint NOT NULL CHECK (position >= 0),
    next_offset bigint NOT NULL CHECK (next_offset >= 0),
    ledger_id uuid,
    topic_id text,
    hash bytea CHECK (length(hash) = 32),
    recorded_at timestamptz,
    PRIMARY KEY (projection, generation, log_partition),
    FOREIGN KEY (projection, generation) REFERENCES projector.generation,
    CONSTRAINT known_from_the_first_event_on
        CHECK (CASE WHEN position = 0 THEN num_nonnulls(ledger_id, topic_id, hash, recorded_at) = 0
                    ELSE num_nulls(ledger_id, topic_id, hash, recorded_at) = 0 END)
) WITH (fillfactor = 50); -- every batch updates these few rows: room for HOT updates

CREATE SCHEMA views;
GRANT USAGE ON SCHEMA views TO ledger_query;
ALTER DEFAULT PRIVILEGES IN SCHEMA views GRANT SELECT ON TABLES TO ledger_query;

CREATE VIEW views.position AS
SELECT projection, log_partition, position, recorded_at, ledger_id
FROM projector.checkpoint
JOIN projector.generation USING (projection, generation)
WHERE current;
