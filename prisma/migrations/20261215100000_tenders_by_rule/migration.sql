-- What a tender is, its rule says (server/tills/tender-rules.ts): a further kind is a record there, no change of a type. A row's text, and so its
-- digest and its seal, stay what they are.
ALTER TABLE tender ALTER COLUMN kind TYPE text USING kind::text;
ALTER TABLE tender ADD CONSTRAINT tender_names_its_kind CHECK (kind ~ '^[A-Z][A-Z_]{1,39}$');
DROP TYPE "TenderKind";

-- A submitted report is compared with its formula's answer as it stands: the kinds of before keep the order of their type, which was not
-- that of the alphabet; further kinds follow.
CREATE OR REPLACE FUNCTION day_report_figures(p_store uuid, p_day date) RETURNS jsonb
  LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object(
    'tickets', (SELECT coalesce(jsonb_object_agg(x.kind, to_jsonb(x) - 'kind'), '{}') FROM (
      SELECT kind, count(*) AS count, sum(list_fen)::bigint AS "listFen", sum(discount_fen)::bigint AS "discountFen",
        sum(net_fen)::bigint AS "netFen", sum(tax_fen)::bigint AS "taxFen", sum(rounding_fen)::bigint AS "roundingFen"
      FROM ticket WHERE store_id = p_store AND business_day = p_day GROUP BY kind) x),
    'tenders', (SELECT coalesce(jsonb_agg(to_jsonb(x) ORDER BY
      array_position(ARRAY['CASH', 'CARD', 'WECHAT', 'ALIPAY', 'TRANSFER'], x.kind), x.kind COLLATE "C"), '[]') FROM (
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

-- Which tenders a store takes, in its order; none named: all of them.
ALTER TABLE store ADD COLUMN tenders text[] NOT NULL DEFAULT '{}';
