/** Whose a line was when it was booked: as it was sold, or, of one that came back, as its sale had been moved by then. */
const MOVED_BEFORE = `SELECT max(n.entry_no) FROM line_attribution n
    WHERE n.store_id = l.store_id AND n.line_id = l.returns_line_id AND n.recorded_at < l.recorded_at`;

/**
 * Parts of lines before they are cut: whose, how much of it (basis points), on which day it counts, given or taken away. What a move
 * changes counts on the day it was decided, for the line and for what had come back of it, so that no sealed day is touched; what comes
 * back later is theirs whose the line is by then (docs/adr/0048).
 */
const PARTS = `
    SELECT l.store_id, l.id AS line_id, l.business_day, l.ticket_id, l.unit, l.quantity, l.net_fen, h.person_id, h.share_bp, 0 AS part, 1 AS way
    FROM ticket_line l JOIN ticket_line_share h ON h.store_id = l.store_id AND h.line_id = coalesce(l.returns_line_id, l.id)
    WHERE (${MOVED_BEFORE}) IS NULL
    UNION ALL
    SELECT l.store_id, l.id, l.business_day, l.ticket_id, l.unit, l.quantity, l.net_fen, a.person_id, a.share_bp, 0, 1
    FROM ticket_line l JOIN line_attribution a ON a.store_id = l.store_id AND a.line_id = l.returns_line_id
    WHERE a.share_bp > 0 AND a.entry_no = (${MOVED_BEFORE})
    UNION ALL
    SELECT l.store_id, l.id, a.business_day, l.ticket_id, l.unit, l.quantity, l.net_fen, a.person_id, v.bp, a.entry_no * v.way, v.way
    FROM line_attribution a CROSS JOIN LATERAL (VALUES (a.was_bp, -1), (a.share_bp, 1)) v(bp, way)
    JOIN ticket_line l ON l.store_id = a.store_id AND (l.id = a.line_id OR l.returns_line_id = a.line_id)
    WHERE v.bp > 0 AND (l.returns_line_id IS NULL OR coalesce(l.recorded_at, '-infinity') <= a.recorded_at)`;

/**
 * Who sold what of each line, as rows (store_id, line_id, business_day, ticket_id, unit, person_id, quantity, net_fen): whole for one who sold
 * alone, else by the shares, to the fen and the thousandth, the largest remainders first. A line that comes back is theirs who sold it. A
 * line that was moved has rows of the day of each move too: away from whoever it was, to whoever it is; all rows of a line come to the line.
 * The windows name store, line and day, so that whoever asks for a day or a line reads no other.
 */
export const SOLD_BY = `(
  SELECT l.store_id, l.id AS line_id, l.business_day, l.ticket_id, l.unit, l.salesperson_id AS person_id, l.quantity, l.net_fen
  FROM ticket_line l
  WHERE NOT EXISTS (SELECT 1 FROM ticket_line_share h WHERE h.store_id = l.store_id AND h.line_id = coalesce(l.returns_line_id, l.id))
    AND (l.returns_line_id IS NULL OR (${MOVED_BEFORE}) IS NULL)
  UNION ALL
  SELECT p.store_id, p.line_id, p.business_day, p.ticket_id, p.unit, p.person_id,
    p.way * sign(p.quantity) * (p.milli_down + CASE WHEN row_number() OVER (PARTITION BY p.store_id, p.line_id, p.business_day, p.part
        ORDER BY p.milli_rest DESC, p.share_bp DESC, p.person_id)
      <= p.milli - sum(p.milli_down) OVER (PARTITION BY p.store_id, p.line_id, p.business_day, p.part) THEN 1 ELSE 0 END) / 1000,
    (p.way * sign(p.net_fen) * (p.fen_down + CASE WHEN row_number() OVER (PARTITION BY p.store_id, p.line_id, p.business_day, p.part
        ORDER BY p.fen_rest DESC, p.share_bp DESC, p.person_id)
      <= abs(p.net_fen) - sum(p.fen_down) OVER (PARTITION BY p.store_id, p.line_id, p.business_day, p.part) THEN 1 ELSE 0 END))::bigint
  FROM (
    SELECT x.*, abs(x.quantity) * 1000 AS milli, floor(abs(x.quantity) * x.share_bp / 10) AS milli_down,
      mod(abs(x.quantity) * 1000 * x.share_bp, 10000) AS milli_rest,
      floor(abs(x.net_fen)::numeric * x.share_bp / 10000) AS fen_down, mod(abs(x.net_fen)::numeric * x.share_bp, 10000) AS fen_rest
    FROM (${PARTS}) x
  ) p
)`;
