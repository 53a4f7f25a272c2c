import { type Fact, rowDigests, writtenAs } from './fact';

/** 8. Who answers for a zone, how it was handed over, and what has its place in it. */
export const zoneFact: Fact = {
  number: 8,
  title:
    'every zone has at most one responsible person at any moment; handovers say who and what was counted',
  counts: {
    zones: 'SELECT count(*) FROM zone',
    assignments: 'SELECT count(*) FROM zone_assignment',
    handovers: 'SELECT count(*) FROM handover',
    checks: 'SELECT count(*) FROM zone_check',
  },
  differences: {
    'two owners at one moment': `
      SELECT 'zone ' || a.zone_id || ': assignments ' || a.id || ' and ' || b.id AS difference FROM zone_assignment a
      JOIN zone_assignment b ON b.store_id = a.store_id AND b.zone_id = a.zone_id AND b.id > a.id
        AND tstzrange(a.starts_at, a.ends_at, '[)') && tstzrange(b.starts_at, b.ends_at, '[)')`,
    'owners who are somebody': `
      SELECT 'assignment ' || a.id AS difference FROM zone_assignment a LEFT JOIN person p ON p.id = a.person_id
      LEFT JOIN zone z ON z.store_id = a.store_id AND z.id = a.zone_id WHERE p.id IS NULL OR z.id IS NULL OR a.ends_at <= a.starts_at`,
    'stock in a closed zone': `
      SELECT 'zone ' || l.zone_id || ' product ' || l.product_id AS difference FROM stock_level l
      JOIN zone z ON z.store_id = l.store_id AND z.id = l.zone_id WHERE z.closed_at IS NOT NULL AND l.on_hand <> 0`,
    'places on shelves of open zones': `
      SELECT 'place of ' || p.product_id || ' on shelf ' || p.shelf_id AS difference FROM shelf_place p
      LEFT JOIN shelf s ON s.store_id = p.store_id AND s.id = p.shelf_id LEFT JOIN zone z ON z.store_id = s.store_id AND z.id = s.zone_id
      LEFT JOIN product g ON g.id = p.product_id
      WHERE p.removed_at IS NULL AND (z.id IS NULL OR g.id IS NULL OR s.closed_at IS NOT NULL OR z.closed_at IS NOT NULL)`,
    'shelves of a closed zone': `
      SELECT 'shelf ' || s.id AS difference FROM shelf s LEFT JOIN zone z ON z.store_id = s.store_id AND z.id = s.zone_id
      WHERE z.id IS NULL OR (z.closed_at IS NOT NULL AND s.closed_at IS NULL)`,
    'handovers against assignments': `
      SELECT 'handover ' || h.id AS difference FROM handover h
      LEFT JOIN zone_assignment b ON b.store_id = h.store_id AND b.id = h.begun_assignment_id AND b.zone_id = h.zone_id
        AND b.person_id = h.to_person_id AND b.starts_at = h.occurred_at
      LEFT JOIN zone_assignment e ON e.store_id = h.store_id AND e.id = h.ended_assignment_id AND e.zone_id = h.zone_id
        AND e.person_id = h.from_person_id AND e.ends_at = h.occurred_at
      WHERE b.id IS NULL OR (h.ended_assignment_id IS NOT NULL AND e.id IS NULL)
        OR (h.ended_assignment_id IS NULL) <> (h.from_person_id IS NULL) OR h.given_by_id = h.to_person_id`,
    'counts of handovers': `
      SELECT 'handover ' || coalesce(h.id, c.handover_id) || ' count ' || coalesce(c.id::text, '') AS difference
      FROM handover_count c LEFT JOIN handover h ON h.store_id = c.store_id AND h.id = c.handover_id
      WHERE h.id IS NULL OR c.difference <> c.counted - c.book OR c.business_day <> h.business_day OR c.counted_at > h.occurred_at
        OR (c.value_fen <> 0 AND sign(c.value_fen) <> sign(c.difference))`,
    'handovers in the audit trail': `
      SELECT 'handover of zone ' || coalesce(h.zone_id::text, a.subject_id) AS difference FROM (
        SELECT h.*, (SELECT count(*) FROM handover_count c WHERE c.store_id = h.store_id AND c.handover_id = h.id) AS counted,
          (SELECT count(*) FROM handover_count c WHERE c.store_id = h.store_id AND c.handover_id = h.id AND c.difference <> 0) AS differs
        FROM handover h) h
      FULL JOIN (SELECT * FROM audit_entry WHERE action ${writtenAs('handovers.handOver')}) a ON a.scope_id = h.store_id AND a.request_id = h.id
        AND a.subject_id = h.zone_id::text AND a.actor_id = h.person_id AND (a.after ->> 'counted')::int = h.counted
        AND (a.after ->> 'differences')::int = h.differs
      WHERE h.id IS NULL OR a.id IS NULL`,
    'ends of differences': `
      SELECT 'answer to handover count ' || x.count_id AS difference FROM handover_answer x
      LEFT JOIN handover_count c ON c.store_id = x.store_id AND c.id = x.count_id
      LEFT JOIN handover h ON h.store_id = c.store_id AND h.id = c.handover_id
      WHERE h.id IS NULL OR c.difference = 0 OR x.person_id IN (h.given_by_id, h.to_person_id)`,
    'ends of differences in the audit trail': `
      SELECT 'answer to handover count ' || coalesce(x.count_id::text, a.subject_id) AS difference FROM handover_answer x
      FULL JOIN (SELECT * FROM audit_entry WHERE action ${writtenAs('handovers.answerDifference')}) a ON a.scope_id = x.store_id
        AND a.subject_id = x.count_id::text AND a.actor_id = x.person_id WHERE x.count_id IS NULL OR a.id IS NULL`,
    'checks in the audit trail': `
      SELECT 'check ' || coalesce(c.id, a.request_id) AS difference FROM zone_check c
      FULL JOIN (SELECT * FROM audit_entry WHERE action = 'zones.recordCheck') a ON a.scope_id = c.store_id AND a.request_id = c.id
        AND a.subject_id = c.zone_id::text AND a.actor_id = c.person_id WHERE c.id IS NULL OR a.id IS NULL`,
    'checks of their day, items and pictures': `
      SELECT 'check ' || c.id AS difference FROM zone_check c LEFT JOIN check_item i ON i.store_id = c.store_id AND i.id = c.item_id
      LEFT JOIN zone z ON z.store_id = c.store_id AND z.id = c.zone_id
      LEFT JOIN zone_photo p ON p.store_id = c.store_id AND p.id = c.photo_id AND p.zone_id = c.zone_id
      WHERE i.id IS NULL OR z.id IS NULL OR (c.photo_id IS NOT NULL AND p.id IS NULL)
        OR (i.rhythm = 'WEEKLY' AND extract(isodow FROM c.period) <> 1)`,
    ...rowDigests(['handover', 'handover_count', 'handover_answer', 'zone_check']),
  },
};
