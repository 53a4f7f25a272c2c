/**
 * Who sold what of each line, as rows (store_id, line_id, business_day, ticket_id, unit, person_id, quantity, net_fen): whole for one who sold
 * alone, else by the shares, to the fen and the thousandth, the largest remainders first. A line that comes back is theirs who sold it.
 * The windows name store, line and day, so that whoever asks for a day or a line reads no other.
 */
export const SOLD_BY = `(
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
)`;
