CREATE TABLE {schema}.account (
    account_id uuid PRIMARY KEY,
    owner_id text NOT NULL,
    account_number text,
    currency text NOT NULL,
    decimals smallint NOT NULL,
    status text NOT NULL CHECK (status IN ('open', 'frozen', 'closed')),
    balance bigint NOT NULL,
    overdraft_limit bigint NOT NULL,
    held bigint NOT NULL, -- by all holds that no event has ended, overdue ones too
    open_holds int NOT NULL, -- how many those are
    expiring_holds int NOT NULL, -- how many of them have an expiry
    version bigint NOT NULL,
    log_partition int NOT NULL,
    log_position bigint NOT NULL,
    hash bytea NOT NULL, -- of the event there: whoever has it can prove all that came before
    opened_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    CHECK (CASE WHEN open_holds = 0 THEN held = 0 ELSE held > 0 END),
    CHECK (expiring_holds BETWEEN 0 AND open_holds)
) WITH (fillfactor = 45); -- room for a second version of every row of a page

CREATE TABLE {schema}.hold (
    account_id uuid NOT NULL,
    hold_id bigint NOT NULL,
    status text NOT NULL CHECK (status IN ('open', 'captured', 'released', 'expired')),
    amount bigint NOT NULL,
    captured bigint,
    expires_at timestamptz,
    placed_at timestamptz NOT NULL,
    ended_at timestamptz,
    ended_by bigint, -- the account's version
    category text,
    description text,
    counterparty text,
    reference text,
    reason text,
    event_id uuid NOT NULL,
    log_partition int NOT NULL,
    log_position bigint NOT NULL,
    PRIMARY KEY (account_id, hold_id),
    CHECK (num_nulls(ended_at, ended_by) = CASE status WHEN 'open' THEN 2 ELSE 0 END),
    CHECK ((captured IS NOT NULL) = (status = 'captured'))
) WITH (fillfactor = 80);

CREATE TABLE {schema}.statement_line (
    account_id uuid NOT NULL,
    version bigint NOT NULL,
    type text NOT NULL
        CHECK (type IN ('deposit', 'withdrawal', 'transfer-in', 'transfer-out', 'capture', 'reversal')),
    amount bigint NOT NULL,
    balance_after bigint NOT NULL,
    value_date date NOT NULL,
    booking_date date NOT NULL,
    recorded_at timestamptz NOT NULL,
    channel text,
    transfer_id uuid,
    other_account_id uuid,
    hold_id bigint,
    reverses bigint,
    reversed_by bigint,
    category text,
    description text,
    counterparty text,
    reference text,
    reason text,
    event_id uuid NOT NULL,
    log_partition int NOT NULL,
    log_position bigint NOT NULL,
    PRIMARY KEY (account_id, version)
);

-- What an account is besides its balance, after every event that was more, or other, than an entry: so the account after any
-- event is what its last standing and its last statement line up to there say.
CREATE TABLE {schema}.standing (
    account_id uuid NOT NULL,
    version bigint NOT NULL,
    event text NOT NULL, -- its name
    status text NOT NULL CHECK (status IN ('open', 'frozen', 'closed')),
    overdraft_limit bigint NOT NULL,
    held bigint NOT NULL, -- by all holds that no event has ended
    open_holds int NOT NULL, -- how many those are
    recorded_at timestamptz NOT NULL,
    event_id uuid NOT NULL,
    log_partition int NOT NULL,
    log_position bigint NOT NULL,
    PRIMARY KEY (account_id, version)
);

-- When an account had 256, 512, 768 … events, and where the last of them is in its log partition.
CREATE TABLE {schema}.milestone (
    account_id uuid NOT NULL,
    version bigint NOT NULL,
    recorded_at timestamptz NOT NULL,
    log_position bigint NOT NULL,
    PRIMARY KEY (account_id, recorded_at, version)
);

-- Block b of a level is what an account's versions b * size + 1 to (b + 1) * size did, the size being 256 * 16 ^ level.
CREATE TABLE {schema}.block_total (
    account_id uuid NOT NULL,
    level int NOT NULL,
    block bigint NOT NULL,
    value_date date NOT NULL, -- one that a line of the block has
    total numeric NOT NULL, -- of the block's lines that are dated up to then
    PRIMARY KEY (account_id, level, block, value_date)
);
