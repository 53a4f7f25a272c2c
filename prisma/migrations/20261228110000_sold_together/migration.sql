-- Days that were sealed with lines sold together counted them whole for the first who sold: each counts for who sold it, by share, to the
-- fen and the thousandth, the largest remainders first (server/sales/sold-by.ts).
DELETE FROM sales_day_hour k USING (
  SELECT DISTINCT l.store_id, l.business_day AS day FROM ticket_line_share h
  JOIN ticket_line l ON l.store_id = h.store_id AND (l.id = h.line_id OR l.returns_line_id = h.line_id)
) d WHERE k.store_id = d.store_id AND k.day = d.day;
INSERT INTO sales_day_hour (store_id, day, hour, person_id, unit, quantity, net_fen)
SELECT l.store_id, l.business_day, extract(hour FROM t.occurred_at AT TIME ZONE s.time_zone), l.person_id, l.unit, sum(l.quantity), sum(l.net_fen)
FROM business_day d JOIN (
  SELECT l.store_id, l.id AS line_id, l.business_day, l.ticket_id, l.unit, l.salesperson_id AS person_id, l.quantity, l.net_fen
  FROM ticket_line l
  WHERE NOT EXISTS (SELECT 1 FROM ticket_line_share h WHERE h.store_id = l.store_id AND h.line_id = coalesce(l.returns_line_id, l.id))
  UNION ALL
  SELECT p.store_id, p.line_id, p.business_day, p.ticket_id, p.unit, p.person_id,
    sign(p.quantity) * (p.milli_down + CASE WHEN row_number() OVER (PARTITION BY p.store_id, p.line_id, p.business_day
        ORDER BY p.milli_rest DESC, p.share_bp DESC, p.person_id)
      <= p.milli - sum(p.milli_down) OVER (PARTITION BY p.store_id, p.line_id, p.business_day) THEN 1 ELSE 0 END) / 1000,
    (sign(p.net_fen) * (p.fen_down + CASE WHEN row_number() OVER (PARTITION BY p.store_id, p.line_id, p.business_day
        ORDER BY p.fen_rest DESC, p.share_bp DESC, p.person_id)
      <= abs(p.net_fen) - sum(p.fen_down) OVER (PARTITION BY p.store_id, p.line_id, p.business_day) THEN 1 ELSE 0 END))::bigint
  FROM (
    SELECT l.store_id, l.id AS line_id, l.business_day, l.ticket_id, l.unit, l.quantity, l.net_fen, h.person_id, h.share_bp,
      abs(l.quantity) * 1000 AS milli, floor(abs(l.quantity) * h.share_bp / 10) AS milli_down, mod(abs(l.quantity) * 1000 * h.share_bp, 10000) AS milli_rest,
      floor(abs(l.net_fen)::numeric * h.share_bp / 10000) AS fen_down, mod(abs(l.net_fen)::numeric * h.share_bp, 10000) AS fen_rest
    FROM ticket_line l JOIN ticket_line_share h ON h.store_id = l.store_id AND h.line_id = coalesce(l.returns_line_id, l.id)
  ) p
) l ON l.store_id = d.store_id AND l.business_day = d.day
JOIN ticket t ON t.store_id = l.store_id AND t.id = l.ticket_id JOIN store s ON s.id = d.store_id
WHERE d.state = 'SEALED' AND NOT EXISTS (SELECT 1 FROM sales_day_hour k WHERE k.store_id = d.store_id AND k.day = d.day)
GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 2, 3, 4, 5;
