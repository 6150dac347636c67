-- A generation is being built, or shown to readers, or it was and is fed on until it is removed.
ALTER TABLE projector.generation
    ADD COLUMN loading boolean NOT NULL DEFAULT false, -- it lacks what only readers need, such as indexes
    ADD COLUMN remove_after timestamptz, -- of one that readers were switched away from
    ADD CONSTRAINT not_what_readers_see CHECK (NOT (current AND (loading OR remove_after IS NOT NULL)));

ALTER TABLE projector.checkpoint
    ADD COLUMN hold_at bigint CHECK (hold_at >= 0), -- no event after this position may be applied yet
    ADD COLUMN stopped text; -- why the partition does not go on, as who read it last found

CREATE TABLE projector.rebuild (
    rebuild_id uuid PRIMARY KEY,
    projection text NOT NULL,
    generation int NOT NULL, -- the one that is built
    reference int, -- the generation that readers see meanwhile, to compare with; null: there is nothing to compare with
    version int NOT NULL, -- of the projection
    expects_differences boolean NOT NULL, -- the reference was made by another version
    phase text NOT NULL,
    reason text,
    comparison jsonb,
    started_at timestamptz NOT NULL DEFAULT now(),
    phase_at timestamptz NOT NULL DEFAULT now(),
    ended_at timestamptz,
    UNIQUE (projection, generation)
);

CREATE UNIQUE INDEX one_rebuild_of_a_projection ON projector.rebuild (projection) WHERE ended_at IS NULL;

-- What tables a generation has and how far it is must be of one generation, though a switch may come between two
-- statements: a table is found as of now, a row as of the reader's snapshot. So this view is made again, with the
-- generations written out, in the transaction of every switch; and where `settled` is false the reader has met one, and
-- is to read again.
CREATE OR REPLACE VIEW views.position AS
SELECT c.projection, c.log_partition, c.position, c.recorded_at, c.ledger_id, c.generation, g.current AS settled
FROM projector.checkpoint c
JOIN projector.generation g USING (projection, generation)
WHERE g.current;
