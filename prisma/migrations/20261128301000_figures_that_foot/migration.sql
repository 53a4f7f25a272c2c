-- Figures of a later formula, beside the first one: a report that was submitted stays what its own formula says, and names it.
-- 2: the cash of the day drawer by drawer, with every movement whose day is not its drawer's day or that came after the count;
--    discounts by the book's price where the tablet showed another one.
CREATE FUNCTION day_report_figures(p_store uuid, p_day date, p_formula int) RETURNS jsonb
  LANGUAGE sql STABLE AS $$
  SELECT day_report_figures(p_store, p_day) || CASE WHEN p_formula < 2 THEN '{}' ELSE jsonb_build_object(
    'formula', 2,
    'discounts', (SELECT to_jsonb(x) FROM (
      SELECT count(*) FILTER (WHERE line_discount_fen > 0) AS "lineCount",
        coalesce(sum(line_discount_fen) FILTER (WHERE returns_line_id IS NULL), 0)::bigint AS "lineFen",
        count(DISTINCT ticket_id) FILTER (WHERE basket_discount_fen > 0) AS "basketCount",
        coalesce(sum(basket_discount_fen), 0)::bigint AS "basketFen",
        count(*) FILTER (WHERE unit_price_fen <> list_fen AND returns_line_id IS NULL) AS "overrideCount",
        coalesce(sum(round(quantity * list_fen) - round(quantity * unit_price_fen)) FILTER (WHERE returns_line_id IS NULL), 0)::bigint AS "overrideFen"
      FROM (SELECT l.*, CASE WHEN 'LIST_DIFFERS' = ANY(t.flags) THEN l.book_price_fen ELSE l.list_price_fen END AS list_fen
        FROM ticket_line l JOIN ticket t ON t.store_id = l.store_id AND t.id = l.ticket_id
        WHERE l.store_id = p_store AND l.business_day = p_day) l) x),
    'drawers', (SELECT coalesce(jsonb_agg(to_jsonb(x) ORDER BY x."sessionDay", x."tillCode", x."sessionId"), '[]') FROM (
      SELECT s.id AS "sessionId", l.code AS "tillCode", s.business_day AS "sessionDay",
        (SELECT coalesce(jsonb_agg(to_jsonb(k) ORDER BY k.kind), '[]') FROM (
          SELECT kind, count(*) AS count, sum(amount_fen)::bigint AS "amountFen" FROM cash_movement m
          WHERE m.store_id = p_store AND m.session_id = s.id AND m.business_day = p_day AND NOT m.after_close GROUP BY kind) k) AS kinds,
        (SELECT coalesce(jsonb_agg(to_jsonb(a) ORDER BY a.day, a.number, a."movementId"), '[]') FROM (
          SELECT m.id AS "movementId", CASE WHEN m.business_day <> p_day THEN 'OTHER_DAY' WHEN m.after_close THEN 'AFTER_CLOSE' ELSE 'OTHER_DRAWER' END AS why,
            m.kind, m.business_day AS day, t.id AS "ticketId", t.number, coalesce(m.reason, '') AS reason, m.amount_fen AS "amountFen"
          FROM cash_movement m LEFT JOIN ticket t ON t.store_id = m.store_id AND t.id = m.ticket_id
          WHERE m.store_id = p_store AND m.session_id = s.id AND CASE WHEN m.business_day = p_day
            THEN m.after_close OR s.business_day <> p_day ELSE s.business_day = p_day AND NOT m.after_close END) a) AS apart
      FROM till_session s JOIN till l ON l.store_id = s.store_id AND l.id = s.till_id
      WHERE s.store_id = p_store AND (s.business_day = p_day OR s.id IN (
        SELECT session_id FROM cash_movement WHERE store_id = p_store AND business_day = p_day))) x)
  ) END
$$;
