ALTER TABLE projector.rebuild
    ADD COLUMN compared double precision CHECK (compared BETWEEN 0 AND 1), -- how much of it, by the comparison under way
    ADD COLUMN compared_by timestamptz; -- when that is expected to be all
