-- What a service that keeps balances does to withdraw from one busy account: one statement, both writes.
WITH moved AS (UPDATE pgbench_accounts SET abalance = abalance - 1 WHERE aid = 1 RETURNING aid)
INSERT INTO pgbench_history (tid, bid, aid, delta, mtime) SELECT 1, 1, aid, -1, now() FROM moved;
