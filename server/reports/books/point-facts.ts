import { type Fact, rowDigests } from './fact';

/** 14. What points a customer has = their entries; what is earned, spent and undone is what its tickets say; each has its document. */
export const pointFact: Fact = {
  number: 14,
  title: "a customer's points = their entries; earned, spent and undone as their tickets and tenders say",
  counts: { entries: 'SELECT count(*) FROM point_entry' },
  differences: {
    'points against entries': `
      SELECT 'points of customer ' || coalesce(a.customer_id, e.customer_id) AS difference FROM credit_account a
      FULL JOIN (SELECT coalesce(g.merged_into_id, g.id) AS customer_id, sum(e.points) AS points FROM point_entry e
        JOIN customer g ON g.id = e.customer_id GROUP BY 1) e ON e.customer_id = a.customer_id
      WHERE coalesce(a.points, 0) <> coalesce(e.points, 0)`,
    'entries against tickets': `
      SELECT 'points of ticket ' || coalesce(t.number, e.document_id::text) AS difference FROM point_entry e
      LEFT JOIN ticket t ON t.store_id = e.store_id AND t.id = e.document_id
        AND t.kind::text = CASE WHEN e.kind IN ('EARNED', 'SPENT') THEN 'SALE' ELSE 'RETURN' END
      WHERE e.document_kind = 'TICKET' AND (t.id IS NULL OR e.business_day <> t.business_day OR e.person_id <> t.person_id
        OR e.occurred_at <> t.occurred_at
        OR e.kind = 'EARNED' AND (e.customer_id IS DISTINCT FROM t.customer_id OR e.points <> e.base_fen * e.rate_milli / 100000
          OR e.base_fen > t.net_fen - t.rounding_fen)
        OR e.kind IN ('SPENT', 'GIVEN_BACK') AND e.customer_id IS DISTINCT FROM t.customer_id)`,
    // What was missing became debt, which fact 5 counts with it.
    'spent against tenders': `
      SELECT 'points of ticket ' || coalesce(t.number, e.document_id::text) AS difference
      FROM (SELECT t.store_id, t.id, t.number, abs(sum(n.amount_fen)) AS fen, CASE t.kind WHEN 'SALE' THEN t.flags ELSE o.flags END AS flags
        FROM ticket t JOIN tender n ON n.store_id = t.store_id AND n.ticket_id = t.id AND n.kind = 'POINTS'
        LEFT JOIN ticket o ON o.store_id = t.store_id AND o.id = t.original_ticket_id GROUP BY t.store_id, t.id, t.number, t.kind, t.flags, o.flags) t
      FULL JOIN (SELECT * FROM point_entry WHERE kind IN ('SPENT', 'GIVEN_BACK')) e ON e.store_id = t.store_id AND e.document_id = t.id
      WHERE t.id IS NULL OR CASE WHEN 'POINTS_SHORT' = ANY(t.flags) THEN e.base_fen > t.fen ELSE e.base_fen IS DISTINCT FROM t.fen END`,
    'spent by a rule': `
      SELECT 'points of ticket ' || e.document_id AS difference FROM point_entry e
      WHERE e.kind = 'SPENT' AND NOT EXISTS (SELECT 1 FROM point_rule r WHERE r.points_per_yuan * 1000 = e.rate_milli)`,
    'given back of what was spent': `
      SELECT 'points of ticket ' || t.number AS difference FROM ticket t
      LEFT JOIN point_entry e ON e.store_id = t.store_id AND e.document_id = t.id AND e.kind = 'SPENT'
      JOIN (SELECT r.store_id, r.original_ticket_id, sum(b.points) AS points, sum(b.base_fen) AS fen
        FROM ticket r JOIN point_entry b ON b.store_id = r.store_id AND b.document_id = r.id AND b.kind = 'GIVEN_BACK'
        GROUP BY 1, 2) r ON r.store_id = t.store_id AND r.original_ticket_id = t.id
      WHERE e.id IS NULL OR r.fen > e.base_fen OR r.points <> div(r.fen * -e.points, e.base_fen)`,
    'earned on what was paid': `
      SELECT 'points of ticket ' || t.number AS difference FROM point_entry e
      JOIN ticket t ON t.store_id = e.store_id AND t.id = e.document_id
      LEFT JOIN point_entry s ON s.store_id = e.store_id AND s.document_id = e.document_id AND s.kind = 'SPENT'
      WHERE e.kind = 'EARNED' AND e.base_fen <> t.net_fen - t.rounding_fen - coalesce(s.base_fen, 0) - coalesce((SELECT -sum(c.amount_fen)
        FROM credit_entry c WHERE c.store_id = e.store_id AND c.document_id = e.document_id AND c.account = 'STORED_BONUS'), 0)`,
    'what stays of a sale that came back': `
      SELECT 'points of ticket ' || t.number AS difference FROM ticket t
      LEFT JOIN point_entry e ON e.store_id = t.store_id AND e.document_id = t.id AND e.kind = 'EARNED'
      JOIN (SELECT r.store_id, r.original_ticket_id, sum(r.rounding_fen - r.net_fen) AS returned, coalesce(sum(b.points), 0) AS back,
          bool_or(b.points IS NOT NULL) AS taken
        FROM ticket r LEFT JOIN point_entry b ON b.store_id = r.store_id AND b.document_id = r.id AND b.kind = 'TAKEN_BACK'
        WHERE r.kind IN ('RETURN', 'VOID') GROUP BY 1, 2) r ON r.store_id = t.store_id AND r.original_ticket_id = t.id
      WHERE CASE WHEN e.id IS NULL THEN r.taken ELSE e.points + r.back <> CASE WHEN t.net_fen - t.rounding_fen <= 0 THEN 0
        ELSE floor(round(e.base_fen::numeric * (t.net_fen - t.rounding_fen - r.returned) / (t.net_fen - t.rounding_fen)) * e.rate_milli / 100000) END END`,
    'entries in the audit trail': `
      SELECT 'point entry ' || e.id AS difference FROM point_entry e LEFT JOIN audit_entry a ON a.scope_id = e.store_id
        AND a.subject_kind = 'pointEntry' AND a.subject_id = e.id::text AND a.actor_id = e.person_id AND a.occurred_at = e.occurred_at
        AND a.after->>'points' = e.points::text WHERE e.document_kind = 'ACT' AND a.id IS NULL
      UNION ALL SELECT 'point entry ' || a.subject_id FROM audit_entry a LEFT JOIN point_entry e ON e.store_id = a.scope_id
        AND e.id::text = a.subject_id WHERE a.subject_kind = 'pointEntry' AND e.id IS NULL`,
    ...rowDigests(['point_entry']),
  },
};
