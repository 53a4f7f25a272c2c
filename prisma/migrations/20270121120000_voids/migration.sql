-- The last sale of a till is taken back as a whole, within its session: a ticket of its own under its own number.
ALTER TYPE "ApprovalKind" ADD VALUE 'VOID_LAST';
ALTER TABLE ticket
  ADD CONSTRAINT ticket_void_takes_a_sale_back CHECK (kind::text <> 'VOID'
    OR (original_ticket_id IS NOT NULL AND net_fen <= 0 AND tax_fen <= 0 AND change_fen = 0 AND exchange_id IS NULL AND btrim(reason) <> ''));
CREATE UNIQUE INDEX ticket_voided_once ON ticket (store_id, original_ticket_id) WHERE kind = 'VOID';
