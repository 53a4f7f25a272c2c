import { type Fact, rowDigests } from './fact';

/** 16. A list has its points and is in the trail; what was settled had been handed over. */
export const dutyFact: Fact = {
  number: 16,
  title: 'a signed checklist has its points; what was settled had been handed over before',
  counts: {
    sheets: 'SELECT count(*) FROM duty_sheet',
    notes: 'SELECT count(*) FROM duty_note',
  },
  differences: {
    'points of checklists': `
      SELECT 'checklist ' || s.id AS difference FROM duty_sheet s
      LEFT JOIN (SELECT store_id, sheet_id, count(*) AS n, max(line_no) AS last, count(*) FILTER (WHERE NOT in_order) AS wrong
        FROM duty_point GROUP BY 1, 2) p ON p.store_id = s.store_id AND p.sheet_id = s.id
      WHERE p.n IS DISTINCT FROM s.points OR p.last <> s.points OR p.wrong <> s.wrong`,
    'what was settled': `
      SELECT 'settlement ' || t.id AS difference FROM duty_settlement t
      JOIN duty_note n ON n.store_id = t.store_id AND n.id = t.note_id
      WHERE n.kind <> 'HANDOVER' OR t.occurred_at < n.occurred_at`,
    'checklists and notes in the audit trail': `
      SELECT 'checklist ' || coalesce(s.id::text, a.subject_id) AS difference FROM duty_sheet s
      FULL JOIN (SELECT * FROM audit_entry WHERE action = 'duty.sign') a ON a.scope_id = s.store_id AND a.subject_id = s.id::text
        AND a.actor_id = s.held_by_id WHERE s.id IS NULL OR a.id IS NULL
      UNION ALL SELECT 'duty note ' || coalesce(n.id::text, a.subject_id) FROM duty_note n
      FULL JOIN (SELECT * FROM audit_entry WHERE action IN ('duty.note', 'duty.handOver')) a ON a.scope_id = n.store_id
        AND a.subject_id = n.id::text WHERE n.id IS NULL OR a.id IS NULL`,
    ...rowDigests(['duty_sheet', 'duty_point', 'duty_note', 'duty_settlement']),
  },
};
