-- What a sale costs PostgreSQL. An index whose condition reads on_hand makes every change of a level write all indexes of the
-- table anew; the levels below zero of a store are found in its own rows, as many as it has products and zones.
DROP INDEX stock_level_below_zero;

-- Room on each page, so that a changed level or cost stays on it and no index is written.
ALTER TABLE stock_level SET (fillfactor = 70);
ALTER TABLE stock_cost SET (fillfactor = 70);

-- Only returns have an original ticket.
DROP INDEX ticket_store_id_original_ticket_id_idx;
CREATE INDEX ticket_returns_of ON ticket (store_id, original_ticket_id) WHERE original_ticket_id IS NOT NULL;
