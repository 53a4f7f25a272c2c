-- What Prisma does not model: named CHECKs, exclusion constraints, partial unique indexes,
-- append-only triggers and row digests. Written for PostgreSQL 15 and up.

-- ---------------------------------------------------------------- row digests and append-only rows
-- Every ledger, ticket, audit and seal row carries the SHA-256 of its own content, so that a change behind Daybook's back
-- shows on any day, sealed or not. The text of the row is taken with the digest left out and trailing nulls cut off: a
-- nullable column added later leaves old digests as they are (docs/adr/0003-row-digests.md). Sessions keep UTC and ISO
-- dates; the database's own setting sees to it.
DO $$ BEGIN
  EXECUTE format('ALTER DATABASE %I SET timezone = %L', current_database(), 'UTC');
  EXECUTE format('ALTER DATABASE %I SET datestyle = %L', current_database(), 'ISO, YMD');
END $$;

-- The digest a row should carry, from its text and the digest it does carry.
CREATE FUNCTION row_digest(row_text text, carried text) RETURNS text
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN encode(sha256(convert_to(rtrim(replace(row_text, carried, ''), ',)'), 'UTF8')), 'hex');

CREATE FUNCTION set_row_digest() RETURNS trigger
  LANGUAGE plpgsql AS $$
BEGIN
  NEW.digest := NULL;
  NEW.digest := encode(sha256(convert_to(rtrim(NEW::text, ',)'), 'UTF8')), 'hex');
  RETURN NEW;
END $$;

CREATE FUNCTION refuse_change() RETURNS trigger
  LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only: write a correcting row instead of %', TG_TABLE_NAME, TG_OP
    USING ERRCODE = 'restrict_violation';
END $$;

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY[
    'audit_entry', 'approval', 'approval_use', 'cash_movement', 'cash_up', 'tender', 'stock_entry', 'receiving',
    'receiving_line', 'adjustment', 'adjustment_line', 'opening_stock', 'opening_stock_line', 'ticket', 'ticket_line',
    'breach', 'breach_answer', 'pickup', 'number_explanation', 'day_report', 'day_report_decision', 'seal'
  ] LOOP
    EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', t);
    EXECUTE format('CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', t);
    EXECUTE format('CREATE TRIGGER row_digest BEFORE INSERT ON %I FOR EACH ROW EXECUTE FUNCTION set_row_digest()', t);
  END LOOP;
END $$;

-- ---------------------------------------------------------------- stores
CREATE UNIQUE INDEX company_is_one ON company ((true));
ALTER TABLE store
  ADD CONSTRAINT store_code_is_short_and_plain CHECK (code ~ '^[A-Z0-9]{1,8}$'),
  ADD CONSTRAINT store_day_start_is_in_the_day CHECK (day_start_minute BETWEEN 0 AND 720),
  ADD CONSTRAINT store_deadline_is_in_the_next_day CHECK (report_deadline_minute BETWEEN 1 AND 1439),
  ADD CONSTRAINT store_rounding_limit_is_below_one_yuan CHECK (rounding_limit_fen BETWEEN 0 AND 99),
  ADD CONSTRAINT store_cash_difference_limit_is_not_negative CHECK (cash_difference_limit_fen >= 0),
  ADD CONSTRAINT store_receipt_width_is_known CHECK (receipt_width_mm IN (58, 80));
ALTER TABLE business_day
  ADD CONSTRAINT business_day_closed_has_who_and_when CHECK ((state = 'OPEN') = (closed_at IS NULL) AND (closed_at IS NULL) = (closed_by_id IS NULL)),
  ADD CONSTRAINT business_day_sealed_has_who_and_when CHECK ((state = 'SEALED') = (sealed_at IS NOT NULL) AND (sealed_at IS NULL) = (sealed_by_id IS NULL));

CREATE FUNCTION refuse_unsealing() RETURNS trigger
  LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state = 'SEALED' THEN
    RAISE EXCEPTION 'business day % is sealed', OLD.day USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER sealed_day_stays_sealed BEFORE UPDATE OR DELETE ON business_day FOR EACH ROW EXECUTE FUNCTION refuse_unsealing();

-- ---------------------------------------------------------------- staff
ALTER TABLE person
  ADD CONSTRAINT person_name_is_given CHECK (btrim(name) <> ''),
  ADD CONSTRAINT person_login_is_lower_case CHECK (login = lower(login)),
  ADD CONSTRAINT person_deactivated_has_when_if_who CHECK (deactivated_by_id IS NULL OR deactivated_at IS NOT NULL);
CREATE UNIQUE INDEX role_grant_once_at_a_time ON role_grant (person_id, role, coalesce(store_id, '00000000-0000-0000-0000-000000000000')) WHERE revoked_at IS NULL;
ALTER TABLE device ADD CONSTRAINT device_enrolment_counts_from_one CHECK (enrolment >= 1);

-- ---------------------------------------------------------------- approvals
ALTER TABLE approval
  ADD CONSTRAINT approval_lasts_five_minutes CHECK (expires_at > granted_at AND expires_at <= granted_at + interval '5 minutes'),
  ADD CONSTRAINT approval_names_its_line CHECK (kind <> 'BELOW_FLOOR' OR (line_id IS NOT NULL AND product_id IS NOT NULL AND quantity > 0)),
  ADD CONSTRAINT approval_has_a_reason CHECK (btrim(reason) <> '');

-- ---------------------------------------------------------------- catalog
INSERT INTO catalogue_revision (id, last) VALUES (1, 0);
ALTER TABLE catalogue_revision ADD CONSTRAINT catalogue_revision_is_one CHECK (id = 1);
ALTER TABLE product
  ADD CONSTRAINT product_name_is_given CHECK (btrim(name) <> ''),
  ADD CONSTRAINT product_code_is_given CHECK (btrim(code) <> ''),
  ADD CONSTRAINT product_decimals_are_0_to_3 CHECK (decimals BETWEEN 0 AND 3),
  ADD CONSTRAINT product_list_price_is_sane CHECK (list_price_fen BETWEEN 0 AND 100000000000),
  ADD CONSTRAINT product_floor_is_sane CHECK (floor_price_fen BETWEEN 0 AND 100000000000),
  ADD CONSTRAINT product_cost_is_not_negative CHECK (cost >= 0),
  ADD CONSTRAINT product_tax_rate_is_sane CHECK (tax_rate_bp BETWEEN 0 AND 10000);
ALTER TABLE barcode ADD CONSTRAINT barcode_is_given CHECK (code = btrim(code) AND code <> '');

-- ---------------------------------------------------------------- zones
CREATE UNIQUE INDEX zone_kind_once_per_store ON zone (store_id, kind) WHERE kind IN ('DAMAGED', 'AWAITING_PICKUP', 'UNZONED');
ALTER TABLE zone_assignment
  ADD CONSTRAINT zone_assignment_ends_after_it_starts CHECK (ends_at > starts_at),
  ADD CONSTRAINT zone_has_one_owner_at_a_time EXCLUDE USING gist
    (store_id WITH =, zone_id WITH =, tstzrange(starts_at, ends_at, '[)') WITH &&);

-- ---------------------------------------------------------------- tills
ALTER TABLE till ADD CONSTRAINT till_code_is_two_digits CHECK (code ~ '^[0-9]{2}$');
-- Shared or own, a drawer is one box of money: one open session per till.
CREATE UNIQUE INDEX till_has_one_open_session ON till_session (store_id, till_id) WHERE closed_at IS NULL;
ALTER TABLE till_session
  ADD CONSTRAINT till_session_float_is_not_negative CHECK (float_fen BETWEEN 0 AND 100000000),
  ADD CONSTRAINT till_session_closed_has_its_figures CHECK (
    num_nulls(closed_at, closed_by_id, z_number, expected_fen, counted_fen, difference_fen) IN (0, 6)),
  ADD CONSTRAINT till_session_difference_is_counted_less_expected CHECK (difference_fen = counted_fen - expected_fen);

CREATE FUNCTION refuse_reopening() RETURNS trigger
  LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.closed_at IS NOT NULL OR TG_OP = 'DELETE' THEN
    RAISE EXCEPTION 'a till session changes once, when it closes' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER closed_session_stays_closed BEFORE UPDATE OR DELETE ON till_session FOR EACH ROW EXECUTE FUNCTION refuse_reopening();

ALTER TABLE cash_movement
  ADD CONSTRAINT cash_movement_sign_follows_its_kind CHECK (CASE kind
    WHEN 'FLOAT' THEN amount_fen >= 0 WHEN 'PAID_IN' THEN amount_fen > 0
    WHEN 'PAID_OUT' THEN amount_fen < 0 WHEN 'DROP' THEN amount_fen < 0 WHEN 'REFUND' THEN amount_fen < 0
    ELSE amount_fen >= 0 END),
  ADD CONSTRAINT cash_movement_names_its_ticket CHECK ((kind IN ('SALE', 'REFUND')) = (ticket_id IS NOT NULL)),
  ADD CONSTRAINT cash_movement_paid_by_hand_has_a_reason CHECK (kind NOT IN ('PAID_IN', 'PAID_OUT', 'DROP') OR btrim(reason) <> '');
CREATE UNIQUE INDEX cash_movement_float_once ON cash_movement (store_id, session_id) WHERE kind = 'FLOAT';
CREATE UNIQUE INDEX cash_movement_once_per_ticket ON cash_movement (store_id, ticket_id) WHERE ticket_id IS NOT NULL;
ALTER TABLE cash_up
  ADD CONSTRAINT cash_up_is_first_or_recount CHECK (attempt IN (1, 2)),
  ADD CONSTRAINT cash_up_count_is_not_negative CHECK (counted_fen >= 0),
  ADD CONSTRAINT cash_up_difference_is_counted_less_expected CHECK (difference_fen = counted_fen - expected_fen);
ALTER TABLE tender
  ADD CONSTRAINT tender_is_not_zero CHECK (amount_fen <> 0),
  ADD CONSTRAINT tender_refund_names_its_tender CHECK (refunds_tender_id IS NULL OR amount_fen < 0);
ALTER TABLE tender_balance
  ADD CONSTRAINT tender_refunded_is_at_most_taken CHECK (refunded_fen BETWEEN 0 AND taken_fen);

-- ---------------------------------------------------------------- inventory
ALTER TABLE stock_entry
  ADD CONSTRAINT stock_entry_sign_follows_its_kind CHECK (CASE kind
    WHEN 'RECEIVING' THEN quantity > 0 WHEN 'RETURN' THEN quantity > 0 WHEN 'ZONE_IN' THEN quantity > 0
    WHEN 'SALE' THEN quantity < 0 WHEN 'ZONE_OUT' THEN quantity < 0
    WHEN 'COST_CORRECTION' THEN quantity = 0 ELSE quantity <> 0 END);
ALTER TABLE stock_level
  ADD CONSTRAINT stock_level_reserved_is_not_negative CHECK (reserved >= 0);
CREATE INDEX stock_level_below_zero ON stock_level (store_id, product_id) WHERE on_hand < 0;
ALTER TABLE receiving ADD CONSTRAINT receiving_names_its_note CHECK (btrim(supplier_note) <> '');
-- The same delivery note is not received twice.
CREATE UNIQUE INDEX receiving_note_once_per_supplier ON receiving (store_id, supplier_id, supplier_note);
ALTER TABLE receiving_line
  ADD CONSTRAINT receiving_line_quantity_is_positive CHECK (quantity > 0),
  ADD CONSTRAINT receiving_line_amount_is_quantity_times_cost CHECK (amount_fen = round(quantity * unit_cost)),
  ADD CONSTRAINT receiving_line_cost_is_not_negative CHECK (unit_cost >= 0);
ALTER TABLE adjustment_line
  ADD CONSTRAINT adjustment_line_is_not_zero CHECK (quantity <> 0);
ALTER TABLE opening_stock_line
  ADD CONSTRAINT opening_stock_line_is_not_zero CHECK (quantity <> 0),
  ADD CONSTRAINT opening_stock_line_amount_is_quantity_times_cost CHECK (amount_fen = round(quantity * coalesce(unit_cost, 0)));

-- ---------------------------------------------------------------- sales
ALTER TABLE receipt_series
  ADD CONSTRAINT receipt_series_accounts_at_most_its_last CHECK (accounted BETWEEN 0 AND last);
ALTER TABLE ticket
  ADD CONSTRAINT ticket_sequence_counts_from_one CHECK (seq >= 1),
  ADD CONSTRAINT ticket_signs_follow_its_kind CHECK (CASE kind WHEN 'SALE' THEN net_fen >= 0 AND tax_fen >= 0 AND change_fen >= 0
    WHEN 'RETURN' THEN net_fen <= 0 AND tax_fen <= 0 AND change_fen = 0 AND original_ticket_id IS NOT NULL ELSE true END),
  ADD CONSTRAINT ticket_rounding_is_below_one_yuan CHECK (abs(rounding_fen) <= 99),
  ADD CONSTRAINT ticket_return_has_a_reason CHECK (kind <> 'RETURN' OR btrim(reason) <> '');
ALTER TABLE ticket_line
  ADD CONSTRAINT ticket_line_quantity_is_not_zero CHECK (quantity <> 0),
  ADD CONSTRAINT ticket_line_net_is_gross_less_discounts CHECK (returns_line_id IS NOT NULL
    OR net_fen = round(quantity * unit_price_fen) - line_discount_fen - basket_discount_fen),
  ADD CONSTRAINT ticket_line_tax_is_part_of_net CHECK (returns_line_id IS NOT NULL OR tax_fen = round(net_fen * tax_rate_bp::numeric / (10000 + tax_rate_bp))),
  ADD CONSTRAINT ticket_line_floor_or_approval_or_breach CHECK (
    floor_fen IS NULL OR net_fen >= floor_fen OR approval_id IS NOT NULL OR breach_id IS NOT NULL),
  ADD CONSTRAINT ticket_line_return_has_a_disposition CHECK ((returns_line_id IS NULL) = (disposition IS NULL)),
  ADD CONSTRAINT ticket_line_price_change_has_a_reason CHECK (returns_line_id IS NOT NULL
    OR unit_price_fen = list_price_fen OR btrim(override_reason) <> '');
CREATE UNIQUE INDEX ticket_line_approval_once ON ticket_line (store_id, approval_id) WHERE approval_id IS NOT NULL;
ALTER TABLE ticket_line_balance
  ADD CONSTRAINT returned_is_at_most_sold CHECK (returned_quantity BETWEEN 0 AND sold_quantity),
  ADD CONSTRAINT refunded_is_at_most_paid CHECK (refunded_fen BETWEEN 0 AND net_fen),
  ADD CONSTRAINT awaiting_is_at_most_not_returned CHECK (awaiting_quantity BETWEEN 0 AND sold_quantity - returned_quantity);
CREATE INDEX ticket_line_balance_awaiting ON ticket_line_balance (store_id) WHERE awaiting_quantity > 0;
ALTER TABLE pickup ADD CONSTRAINT pickup_quantity_is_positive CHECK (quantity > 0);
ALTER TABLE held_sale ADD CONSTRAINT held_sale_ends_once CHECK (resumed_at IS NULL OR discarded_at IS NULL);
CREATE INDEX held_sale_waiting ON held_sale (store_id, held_at) WHERE resumed_at IS NULL AND discarded_at IS NULL;

-- ---------------------------------------------------------------- reports
ALTER TABLE day_report_decision
  ADD CONSTRAINT day_report_returned_has_a_reason CHECK (verdict <> 'RETURNED' OR btrim(reason) <> '');
CREATE UNIQUE INDEX day_report_accepted_once ON day_report_decision (store_id, day) WHERE verdict = 'ACCEPTED';
