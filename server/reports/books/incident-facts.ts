import { type Fact, rowDigests } from './fact';

/** 13. An incident is what its lines and steps say, and each decision has its step and its document. */
export const incidentFact: Fact = {
  number: 13,
  title: 'an incident has its lines and steps; each decision has its step and the document it made',
  counts: {
    incidents: 'SELECT count(*) FROM incident',
    decisions: 'SELECT count(*) FROM incident_decision',
    rounds: 'SELECT count(*) FROM safety_round',
  },
  differences: {
    'lines against incidents': `
      SELECT 'incident ' || i.id AS difference FROM incident i
      LEFT JOIN (SELECT store_id, incident_id, count(*) AS n, max(line_no) AS last FROM incident_goods GROUP BY 1, 2) g
        ON g.store_id = i.store_id AND g.incident_id = i.id
      LEFT JOIN (SELECT store_id, incident_id, count(*) AS n, max(line_no) AS last FROM incident_person GROUP BY 1, 2) p
        ON p.store_id = i.store_id AND p.incident_id = i.id
      WHERE coalesce(g.n, 0) <> i.goods_lines OR coalesce(g.last, 0) <> i.goods_lines
        OR coalesce(p.n, 0) <> i.people_lines OR coalesce(p.last, 0) <> i.people_lines`,
    'standing against steps': `
      SELECT 'incident ' || coalesce(i.id, s.incident_id) AS difference FROM incident i
      FULL JOIN incident_standing s ON s.store_id = i.store_id AND s.incident_id = i.id
      LEFT JOIN (SELECT store_id, incident_id, count(*) AS n, max(step_no) AS last FROM incident_step GROUP BY 1, 2) t
        ON t.store_id = i.store_id AND t.incident_id = i.id
      LEFT JOIN LATERAL (SELECT new_state, occurred_at FROM incident_step l WHERE l.store_id = i.store_id AND l.incident_id = i.id
        AND l.new_state IS NOT NULL ORDER BY step_no DESC LIMIT 1) l ON true
      WHERE i.id IS NULL OR s.incident_id IS NULL OR t.n IS DISTINCT FROM s.version OR t.last <> s.version OR l.new_state <> s.state
        OR (s.state = 'CLOSED' AND s.closed_at <> l.occurred_at)`,
    'decisions against steps': `
      SELECT 'decision ' || coalesce(d.id, s.subject_id) AS difference FROM incident_decision d
      FULL JOIN (SELECT * FROM incident_step WHERE kind = 'DECIDED') s ON s.store_id = d.store_id AND s.incident_id = d.incident_id
        AND s.subject_id = d.id AND s.person_id = d.person_id AND s.business_day = d.business_day
      WHERE d.id IS NULL OR s.id IS NULL`,
    'documents of decisions': `
      SELECT 'decision ' || d.id AS difference FROM incident_decision d JOIN incident i ON i.store_id = d.store_id AND i.id = d.incident_id
      WHERE CASE d.document_kind
        WHEN 'ADJUSTMENT' THEN d.cost_fen IS DISTINCT FROM (SELECT -sum(e.value_fen) FROM stock_entry e
            WHERE e.store_id = d.store_id AND e.document_kind = 'ADJUSTMENT' AND e.document_id = d.document_id)
          OR NOT EXISTS (SELECT 1 FROM adjustment a WHERE a.store_id = d.store_id AND a.id = d.document_id
            AND d.document_number = 'AD-' || lpad(a.number::text, greatest(6, length(a.number::text)), '0'))
        WHEN 'SHORTAGE_CASE' THEN NOT EXISTS (SELECT 1 FROM shortage_case c WHERE c.store_id = d.store_id AND c.id = d.document_id
            AND c.source = 'INCIDENT' AND c.source_id = d.incident_id AND c.product_id = d.subject_id)
        WHEN 'STOCKTAKE' THEN NOT EXISTS (SELECT 1 FROM stocktake_sheet h WHERE h.store_id = d.store_id AND h.stocktake_id = d.document_id
            AND h.zone_id = d.subject_id)
        ELSE false END`,
    'shortage cases of incidents': `
      SELECT 'shortage case ' || c.id AS difference FROM shortage_case c WHERE c.source = 'INCIDENT' AND NOT EXISTS (
        SELECT 1 FROM incident_goods g WHERE g.store_id = c.store_id AND g.incident_id = c.source_id AND g.product_id = c.product_id)`,
    'findings of rounds': `
      SELECT 'safety round ' || r.id AS difference FROM safety_round r
      LEFT JOIN (SELECT store_id, round_id, count(*) AS n, max(line_no) AS last, count(*) FILTER (WHERE NOT in_order) AS wrong
        FROM safety_finding GROUP BY 1, 2) f ON f.store_id = r.store_id AND f.round_id = r.id
      WHERE f.n IS DISTINCT FROM r.points OR f.last <> r.points OR f.wrong <> r.wrong`,
    'incidents and rounds in the audit trail': `
      SELECT 'incident ' || coalesce(i.id::text, a.subject_id) AS difference FROM incident i
      FULL JOIN (SELECT * FROM audit_entry WHERE action = 'incidents.report') a ON a.scope_id = i.store_id AND a.subject_id = i.id::text
        AND a.actor_id = i.person_id WHERE i.id IS NULL OR a.id IS NULL
      UNION ALL SELECT 'safety round ' || coalesce(r.id::text, a.subject_id) FROM safety_round r
      FULL JOIN (SELECT * FROM audit_entry WHERE action = 'incidents.doRound') a ON a.scope_id = r.store_id AND a.subject_id = r.id::text
        AND a.actor_id = r.person_id WHERE r.id IS NULL OR a.id IS NULL`,
    ...rowDigests([
      'incident',
      'incident_goods',
      'incident_person',
      'incident_step',
      'incident_decision',
      'safety_round',
      'safety_finding',
    ]),
  },
};
