-- The day report and the seal are computed in one place, used by the commands that write them and by books:check.

-- Figures of one store's business day out of the ledgers. Only what later days cannot change: names are looked up when the
-- report is shown, and so is whether a missing number was explained since.
CREATE FUNCTION day_report_figures(p_store uuid, p_day date) RETURNS jsonb
  LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object(
    'tickets', (SELECT coalesce(jsonb_object_agg(x.kind, to_jsonb(x) - 'kind'), '{}') FROM (
      SELECT kind, count(*) AS count, sum(list_fen)::bigint AS "listFen", sum(discount_fen)::bigint AS "discountFen",
        sum(net_fen)::bigint AS "netFen", sum(tax_fen)::bigint AS "taxFen", sum(rounding_fen)::bigint AS "roundingFen"
      FROM ticket WHERE store_id = p_store AND business_day = p_day GROUP BY kind) x),
    'tenders', (SELECT coalesce(jsonb_agg(to_jsonb(x) ORDER BY x.kind), '[]') FROM (
      SELECT e.kind, count(*) AS count,
        (coalesce(sum(e.amount_fen) FILTER (WHERE e.amount_fen > 0), 0) - CASE WHEN e.kind = 'CASH' THEN (
          SELECT coalesce(sum(change_fen), 0) FROM ticket WHERE store_id = p_store AND business_day = p_day) ELSE 0 END)::bigint AS "takenFen",
        coalesce(-sum(e.amount_fen) FILTER (WHERE e.amount_fen < 0), 0)::bigint AS "refundedFen"
      FROM tender e WHERE e.store_id = p_store AND e.business_day = p_day GROUP BY e.kind) x),
    'discounts', (SELECT to_jsonb(x) FROM (
      SELECT count(*) FILTER (WHERE line_discount_fen > 0) AS "lineCount",
        coalesce(sum(line_discount_fen) FILTER (WHERE returns_line_id IS NULL), 0)::bigint AS "lineFen",
        count(DISTINCT ticket_id) FILTER (WHERE basket_discount_fen > 0) AS "basketCount",
        coalesce(sum(basket_discount_fen), 0)::bigint AS "basketFen",
        count(*) FILTER (WHERE unit_price_fen <> list_price_fen AND returns_line_id IS NULL) AS "overrideCount",
        coalesce(sum(round(quantity * (list_price_fen - unit_price_fen))) FILTER (WHERE returns_line_id IS NULL), 0)::bigint AS "overrideFen"
      FROM ticket_line WHERE store_id = p_store AND business_day = p_day) x),
    'sessions', (SELECT coalesce(jsonb_agg(to_jsonb(x) ORDER BY x."tillCode", x."zNumber"), '[]') FROM (
      SELECT s.id AS "sessionId", l.code AS "tillCode", s.z_number AS "zNumber", s.opened_by_id AS "openedById",
        s.closed_by_id AS "closedById", s.float_fen AS "floatFen", s.expected_fen AS "expectedFen",
        s.counted_fen AS "countedFen", s.difference_fen AS "differenceFen"
      FROM till_session s JOIN till l ON l.store_id = s.store_id AND l.id = s.till_id
      WHERE s.store_id = p_store AND s.business_day = p_day) x),
    'cash', (SELECT coalesce(jsonb_agg(to_jsonb(x) ORDER BY x.kind), '[]') FROM (
      SELECT kind, count(*) AS count, sum(amount_fen)::bigint AS "amountFen"
      FROM cash_movement WHERE store_id = p_store AND business_day = p_day GROUP BY kind) x),
    'approvals', (SELECT coalesce(jsonb_agg(to_jsonb(x) ORDER BY x."approvalId"), '[]') FROM (
      SELECT a.id AS "approvalId", a.kind, t.id AS "ticketId", t.number, l.product_name AS "productName", a.old_fen AS "oldFen",
        a.net_fen AS "netFen", a.reason, a.requested_by_id AS "requestedById", a.granted_by_id AS "grantedById"
      FROM approval_use u JOIN approval a ON a.store_id = u.store_id AND a.id = u.approval_id
      LEFT JOIN ticket_line l ON l.store_id = u.store_id AND l.id = u.line_id
      LEFT JOIN ticket t ON t.store_id = l.store_id AND t.id = l.ticket_id
      WHERE u.store_id = p_store AND u.business_day = p_day) x),
    'breaches', (SELECT coalesce(jsonb_agg(to_jsonb(x) ORDER BY x."breachId"), '[]') FROM (
      SELECT b.id AS "breachId", b.ticket_id AS "ticketId", t.number, l.product_name AS "productName", b.net_fen AS "netFen",
        b.floor_fen AS "floorFen"
      FROM breach b JOIN ticket_line l ON l.store_id = b.store_id AND l.id = b.line_id
      JOIN ticket t ON t.store_id = b.store_id AND t.id = b.ticket_id
      WHERE b.store_id = p_store AND b.business_day = p_day) x),
    'stock', (SELECT coalesce(jsonb_agg(to_jsonb(x) ORDER BY x.kind), '[]') FROM (
      SELECT kind, count(*) AS count,
        trim_scale(coalesce(sum(quantity) FILTER (WHERE quantity > 0), 0))::text AS "in",
        trim_scale(coalesce(-sum(quantity) FILTER (WHERE quantity < 0), 0))::text AS "out",
        sum(value_fen)::bigint AS "valueFen"
      FROM stock_entry WHERE store_id = p_store AND business_day = p_day GROUP BY kind) x),
    'belowZero', (SELECT count(*) FROM stock_entry WHERE store_id = p_store AND business_day = p_day AND below_zero),
    'numbers', (SELECT coalesce(jsonb_agg(to_jsonb(x) ORDER BY x.prefix), '[]') FROM (
      SELECT s.prefix, r.device_id AS "deviceId", r.first, r.last, r.count, coalesce((
        SELECT jsonb_agg(n.seq ORDER BY n.seq) FROM generate_series(r.first, r.last) n(seq)
        WHERE r.count < r.last - r.first + 1 AND NOT EXISTS (
          SELECT 1 FROM ticket t WHERE t.store_id = p_store AND t.device_id = r.device_id AND t.seq = n.seq
            AND t.business_day = p_day)), '[]') AS missing
      FROM (SELECT device_id, min(seq) AS first, max(seq) AS last, count(*) AS count FROM ticket
        WHERE store_id = p_store AND business_day = p_day GROUP BY device_id) r
      JOIN receipt_series s ON s.store_id = p_store AND s.device_id = r.device_id) x),
    'late', (SELECT coalesce(jsonb_agg(jsonb_build_object('ticketId', id, 'number', number, 'netFen', net_fen) ORDER BY number), '[]')
      FROM ticket WHERE store_id = p_store AND business_day = p_day AND 'LATE_DAY' = ANY(flags))
  )
$$;

-- SHA-256 over every row of a store's business day, in a fixed order. Rows are taken as text with trailing nulls cut off,
-- so that a nullable column added later leaves old seals as they are.
CREATE FUNCTION seal_content(p_store uuid, p_day date) RETURNS text
  LANGUAGE sql STABLE AS $$
  SELECT encode(sha256(convert_to(coalesce(string_agg(line, E'\n' ORDER BY line COLLATE "C"), ''), 'UTF8')), 'hex') FROM (
    SELECT 'business_day' || rtrim(row(store_id, day, preparer_id, closed_at, closed_by_id)::text, ',)') AS line
      FROM business_day WHERE store_id = p_store AND day = p_day
    UNION ALL SELECT 'ticket' || rtrim(t::text, ',)') FROM ticket t WHERE store_id = p_store AND business_day = p_day
    UNION ALL SELECT 'ticket_line' || rtrim(t::text, ',)') FROM ticket_line t WHERE store_id = p_store AND business_day = p_day
    UNION ALL SELECT 'tender' || rtrim(t::text, ',)') FROM tender t WHERE store_id = p_store AND business_day = p_day
    UNION ALL SELECT 'breach' || rtrim(t::text, ',)') FROM breach t WHERE store_id = p_store AND business_day = p_day
    UNION ALL SELECT 'pickup' || rtrim(t::text, ',)') FROM pickup t WHERE store_id = p_store AND business_day = p_day
    UNION ALL SELECT 'number_explanation' || rtrim(t::text, ',)') FROM number_explanation t WHERE store_id = p_store AND business_day = p_day
    UNION ALL SELECT 'approval' || rtrim(a::text, ',)') FROM approval_use u JOIN approval a ON a.store_id = u.store_id
      AND a.id = u.approval_id WHERE u.store_id = p_store AND u.business_day = p_day
    UNION ALL SELECT 'approval_use' || rtrim(t::text, ',)') FROM approval_use t WHERE store_id = p_store AND business_day = p_day
    UNION ALL SELECT 'stock_entry' || rtrim(t::text, ',)') FROM stock_entry t WHERE store_id = p_store AND business_day = p_day
    UNION ALL SELECT 'receiving' || rtrim(t::text, ',)') FROM receiving t WHERE store_id = p_store AND business_day = p_day
    UNION ALL SELECT 'receiving_line' || rtrim(l::text, ',)') FROM receiving r JOIN receiving_line l ON l.store_id = r.store_id
      AND l.receiving_id = r.id WHERE r.store_id = p_store AND r.business_day = p_day
    UNION ALL SELECT 'adjustment' || rtrim(t::text, ',)') FROM adjustment t WHERE store_id = p_store AND business_day = p_day
    UNION ALL SELECT 'adjustment_line' || rtrim(l::text, ',)') FROM adjustment r JOIN adjustment_line l ON l.store_id = r.store_id
      AND l.adjustment_id = r.id WHERE r.store_id = p_store AND r.business_day = p_day
    UNION ALL SELECT 'opening_stock' || rtrim(t::text, ',)') FROM opening_stock t WHERE store_id = p_store AND business_day = p_day
    UNION ALL SELECT 'opening_stock_line' || rtrim(l::text, ',)') FROM opening_stock r JOIN opening_stock_line l ON l.store_id = r.store_id
      AND l.opening_stock_id = r.id WHERE r.store_id = p_store AND r.business_day = p_day
    UNION ALL SELECT 'till_session' || rtrim(t::text, ',)') FROM till_session t WHERE store_id = p_store AND business_day = p_day
    UNION ALL SELECT 'cash_movement' || rtrim(t::text, ',)') FROM cash_movement t WHERE store_id = p_store AND business_day = p_day
    UNION ALL SELECT 'cash_up' || rtrim(t::text, ',)') FROM cash_up t WHERE store_id = p_store AND business_day = p_day
    UNION ALL SELECT 'day_report' || rtrim(t::text, ',)') FROM day_report t WHERE store_id = p_store AND day = p_day
    UNION ALL SELECT 'day_report_decision' || rtrim(t::text, ',)') FROM day_report_decision t WHERE store_id = p_store AND day = p_day
    UNION ALL SELECT 'audit_entry' || rtrim(t::text, ',)') FROM audit_entry t WHERE scope_id = p_store AND business_day = p_day
  ) lines
$$;

-- A seal's own hash: its content chained to the store's previous seal.
CREATE FUNCTION seal_hash(p_previous text, p_content text, p_store uuid, p_day date, p_number int, p_at timestamptz, p_by uuid)
  RETURNS text LANGUAGE sql STABLE
  RETURN encode(sha256(convert_to(concat_ws('|', p_previous, p_content, p_store, p_day, p_number, p_at, p_by), 'UTF8')), 'hex');
