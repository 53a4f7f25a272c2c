import { type Fact, rowDigests } from './fact';

/** 10. A case's shares add up to it, each names its zone's owner of the moment, and each balance is what its events say. */
export const shortageFact: Fact = {
  number: 10,
  title: 'shares add up to their case and name the owner of the moment; owed = settled + reversed + left',
  counts: {
    cases: 'SELECT count(*) FROM shortage_case',
    shares: 'SELECT count(*) FROM shortage_share',
    owing: 'SELECT count(*) FROM shortage_balance WHERE settled_fen + reversed_fen < owed_fen',
  },
  differences: {
    'shares against cases': `
      SELECT 'shortage case ' || coalesce(c.id, s.case_id) AS difference FROM shortage_case c FULL JOIN (
        SELECT store_id, case_id, sum(quantity) AS quantity, sum(amount_fen) AS amount, count(*) AS n, max(line_no) AS last
        FROM shortage_share GROUP BY 1, 2) s ON s.store_id = c.store_id AND s.case_id = c.id
      WHERE c.id IS NULL OR s.case_id IS NULL OR s.quantity <> c.quantity OR s.amount <> c.amount_fen OR s.n <> s.last`,
    'owners of the moment': `
      SELECT 'shortage share ' || s.id AS difference FROM shortage_share s
      JOIN shortage_case c ON c.store_id = s.store_id AND c.id = s.case_id
      WHERE NOT EXISTS (SELECT 1 FROM zone_assignment a WHERE a.store_id = s.store_id AND a.zone_id = s.zone_id
        AND a.person_id = s.person_id AND a.starts_at <= c.missed_at AND (a.ends_at IS NULL OR a.ends_at > c.missed_at))`,
    'balances against events': `
      SELECT 'shortage share ' || coalesce(s.id, b.share_id) AS difference
      FROM shortage_share s FULL JOIN shortage_balance b ON b.store_id = s.store_id AND b.share_id = s.id
      LEFT JOIN LATERAL (SELECT d.id, d.owed_fen, d.version FROM shortage_decision d WHERE d.store_id = s.store_id AND d.share_id = s.id
        ORDER BY d.version DESC LIMIT 1) d ON true
      LEFT JOIN shortage_objection o ON o.store_id = s.store_id AND o.decision_id = d.id
      LEFT JOIN LATERAL (SELECT sum(amount_fen) AS amount FROM shortage_settlement e
        WHERE e.store_id = s.store_id AND e.share_id = s.id) e ON true
      LEFT JOIN LATERAL (SELECT sum(amount_fen) AS amount, sum(quantity) AS quantity FROM shortage_reversal r
        WHERE r.store_id = s.store_id AND r.share_id = s.id) r ON true
      WHERE s.id IS NULL OR b.share_id IS NULL OR b.decision_id IS DISTINCT FROM d.id OR b.objected <> (o.decision_id IS NOT NULL)
        OR b.owed_fen <> coalesce(d.owed_fen, 0) OR b.settled_fen <> coalesce(e.amount, 0) OR b.reversed_fen <> coalesce(r.amount, 0)
        OR b.found_quantity <> coalesce(r.quantity, 0) OR b.found_quantity > s.quantity OR b.owed_fen > s.amount_fen`,
    'decisions one after the other, by nobody concerned': `
      SELECT 'decisions of shortage share ' || share_id AS difference FROM shortage_decision GROUP BY store_id, share_id
      HAVING count(*) <> max(version) OR count(*) > 2
      UNION ALL SELECT 'shortage decision ' || d.id FROM shortage_decision d JOIN shortage_share s ON s.store_id = d.store_id AND s.id = d.share_id
      JOIN shortage_share o ON o.store_id = s.store_id AND o.case_id = s.case_id AND o.person_id = d.decided_by_id`,
    'what its person alone may say': `
      SELECT 'shortage explanation ' || x.id AS difference FROM shortage_explanation x JOIN shortage_share s
        ON s.store_id = x.store_id AND s.id = x.share_id AND s.person_id <> x.person_id
      UNION ALL SELECT 'objection to ' || x.decision_id FROM shortage_objection x JOIN shortage_decision d ON d.store_id = x.store_id AND d.id = x.decision_id
        JOIN shortage_share s ON s.store_id = d.store_id AND s.id = d.share_id WHERE s.person_id <> x.person_id OR s.id <> x.share_id
      UNION ALL SELECT 'acknowledgement of ' || x.decision_id FROM shortage_acknowledgement x JOIN shortage_decision d
        ON d.store_id = x.store_id AND d.id = x.decision_id
        JOIN shortage_share s ON s.store_id = d.store_id AND s.id = d.share_id WHERE s.person_id <> x.person_id
      UNION ALL SELECT 'shortage settlement ' || e.id FROM shortage_settlement e JOIN shortage_share s
        ON s.store_id = e.store_id AND s.id = e.share_id AND s.person_id <> e.person_id`,
    'wages held back without the person agreeing': `
      SELECT 'shortage settlement ' || e.id AS difference FROM shortage_settlement e WHERE e.kind = 'PAYROLL' AND e.amount_fen > 0
      AND NOT EXISTS (SELECT 1 FROM shortage_decision d JOIN shortage_acknowledgement a ON a.store_id = d.store_id AND a.decision_id = d.id
        WHERE d.store_id = e.store_id AND d.share_id = e.share_id AND a.person_id = e.person_id)`,
    'cash in the drawer': `
      SELECT 'shortage settlement ' || e.id AS difference FROM shortage_settlement e
      JOIN shortage_share s ON s.store_id = e.store_id AND s.id = e.share_id
      JOIN shortage_case c ON c.store_id = s.store_id AND c.id = s.case_id
      WHERE e.kind = 'CASH' AND NOT EXISTS (SELECT 1 FROM cash_movement m WHERE m.store_id = e.store_id AND m.session_id = e.session_id
        AND m.amount_fen = e.amount_fen AND m.occurred_at = e.settled_at AND m.person_id = e.settled_by_id
        AND m.kind IN ('PAID_IN', 'PAID_OUT') AND m.reason = 'SC-' || lpad(c.number::text, greatest(6, length(c.number::text)), '0'))`,
    'documents of cases': `
      SELECT 'shortage case ' || c.id AS difference FROM shortage_case c WHERE CASE c.source
        WHEN 'STOCKTAKE' THEN NOT EXISTS (SELECT 1 FROM stocktake_line l WHERE l.store_id = c.store_id AND l.product_id = c.product_id
          AND l.stocktake_id = c.source_id AND l.variance < 0)
        WHEN 'RECONCILIATION' THEN NOT EXISTS (SELECT 1 FROM discrepancy d WHERE d.store_id = c.store_id AND d.id = c.source_id
          AND d.product_id = c.product_id)
        WHEN 'TRANSFER' THEN NOT EXISTS (SELECT 1 FROM transfer t JOIN transfer_dispatch_line l ON l.store_id = t.store_id AND l.transfer_id = t.id
          WHERE t.id = c.source_id AND c.store_id IN (t.store_id, t.to_store_id) AND l.product_id = c.product_id)
        ELSE false END`,
    'money given back by reversals': `
      SELECT 'shortage settlement ' || e.id AS difference FROM shortage_settlement e LEFT JOIN shortage_reversal r
        ON r.store_id = e.store_id AND r.id = e.reversal_id AND r.share_id = e.share_id AND r.amount_fen >= -e.amount_fen
      WHERE e.reversal_id IS NOT NULL AND r.id IS NULL`,
    'cases in the audit trail': `
      SELECT 'shortage case ' || coalesce(c.id::text, a.subject_id) AS difference FROM shortage_case c
      FULL JOIN (SELECT * FROM audit_entry WHERE action = 'shortages.open') a ON a.scope_id = c.store_id AND a.subject_id = c.id::text
        AND a.actor_id = c.opened_by_id WHERE c.id IS NULL OR a.id IS NULL`,
    ...rowDigests([
      'shortage_case',
      'shortage_share',
      'shortage_explanation',
      'shortage_decision',
      'shortage_objection',
      'shortage_acknowledgement',
      'shortage_settlement',
      'shortage_reversal',
    ]),
  },
};
