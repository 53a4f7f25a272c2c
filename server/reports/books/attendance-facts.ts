import { TAKEN_BACK_MS } from '@/server/attendance/attendance-rules';
import { JOINED_MS } from '@/server/attendance/joined-shifts';
import { monthDigest } from '@/server/attendance/month-digest';
import type { Fact } from './fact';

/** Is the month of a verdict not locked yet? */
const open = (
  verdict: string,
) => `NOT EXISTS (SELECT 1 FROM attendance_month m WHERE m.store_id = ${verdict}.store_id
  AND m.month = date_trunc('month', ${verdict}.day)::date)`;

/** 15. One shift at a time, one current verdict a shift, made of punches that are there; locked months say what they said. */
export const attendanceFact: Fact = {
  number: 15,
  title: 'one shift at a time; one current verdict a shift, of its punches; locked months say what they said',
  counts: {
    shifts: 'SELECT count(*) FROM published_shift',
    punches: 'SELECT count(*) FROM punch',
    verdicts: 'SELECT count(*) FROM attendance_verdict WHERE superseded_by IS NULL',
    months: 'SELECT count(*) FROM attendance_month',
  },
  differences: {
    'shifts at once': `
      SELECT 'shift ' || id AS difference FROM (SELECT id, starts_at, max(ends_at) OVER (PARTITION BY person_id ORDER BY starts_at, id
        ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS before FROM published_shift) s WHERE starts_at < before
      UNION ALL SELECT 'planned shift ' || id FROM (SELECT id, starts_at, max(ends_at) OVER (PARTITION BY person_id ORDER BY starts_at, id
        ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS before FROM shift) s WHERE starts_at < before`,
    'verdicts in turn': `
      SELECT 'verdict of ' || subject_id AS difference FROM attendance_verdict GROUP BY store_id, subject_id
      HAVING count(*) FILTER (WHERE superseded_by IS NULL) <> 1 OR max(number) <> count(*)
        OR max(number) FILTER (WHERE superseded_by IS NULL) <> max(number)
        OR count(*) FILTER (WHERE superseded_by <> number + 1) > 0`,
    'verdicts against punches': `
      SELECT 'verdict of ' || v.subject_id AS difference FROM (
        SELECT store_id, subject_id, person_id, worked_store_id, in_punch_id AS punch_id, in_at AS at FROM attendance_verdict
          WHERE superseded_by IS NULL AND in_punch_id IS NOT NULL
        UNION ALL SELECT store_id, subject_id, person_id, worked_store_id, out_punch_id, out_at FROM attendance_verdict
          WHERE superseded_by IS NULL AND out_punch_id IS NOT NULL) v
      LEFT JOIN punch p ON p.id = v.punch_id AND p.person_id = v.person_id AND p.occurred_at = v.at AND p.kind = 'CLOCK'
      LEFT JOIN punch_word w ON w.store_id = p.store_id AND w.punch_id = p.id AND NOT w.accepted
      WHERE p.id IS NULL OR w.punch_id IS NOT NULL`,
    'a punch in two places': `
      SELECT 'punch ' || punch_id AS difference FROM (
        SELECT in_punch_id AS punch_id FROM attendance_verdict WHERE superseded_by IS NULL AND in_punch_id IS NOT NULL
        UNION ALL SELECT out_punch_id FROM attendance_verdict WHERE superseded_by IS NULL AND out_punch_id IS NOT NULL) u
      GROUP BY punch_id HAVING count(*) > 1`,
    // A month that is locked says what was so then.
    'shifts that go on as each other': `
      SELECT 'verdict of ' || a.subject_id AS difference FROM attendance_verdict a
      LEFT JOIN attendance_verdict b ON b.store_id = a.store_id AND b.subject_id = a.went_on_to_id AND b.superseded_by IS NULL
      WHERE a.superseded_by IS NULL AND a.went_on_to_id IS NOT NULL AND a.worked_minutes IS NOT NULL AND ${open('a')} AND (b.subject_id IS NULL
        OR ${open('b')} AND (b.came_from_id IS DISTINCT FROM a.subject_id OR b.person_id <> a.person_id OR b.worked_minutes IS NULL
          OR b.planned_from < a.planned_to OR b.planned_from > a.planned_to + interval '${JOINED_MS / 60_000} minutes'))
      UNION ALL SELECT 'verdict of ' || b.subject_id FROM attendance_verdict b
      LEFT JOIN attendance_verdict a ON a.store_id = b.store_id AND a.subject_id = b.came_from_id AND a.superseded_by IS NULL
      WHERE b.superseded_by IS NULL AND b.came_from_id IS NOT NULL AND b.worked_minutes IS NOT NULL AND ${open('b')} AND (a.subject_id IS NULL
        OR ${open('a')} AND (a.went_on_to_id IS DISTINCT FROM b.subject_id OR a.worked_minutes IS NULL))`,
    'punches in the audit trail': `
      SELECT 'punch ' || p.id AS difference FROM punch p LEFT JOIN audit_entry a ON a.scope_id = p.store_id AND a.request_id = p.id
        AND a.action = 'attendance.punch' AND a.subject_id = p.person_id::text
      WHERE p.proof <> 'MANAGER' AND (a.id IS NULL OR a.after->>'kind' <> p.kind OR (a.after->>'at')::timestamptz <> p.occurred_at)
      UNION ALL SELECT 'punch ' || a.request_id FROM audit_entry a LEFT JOIN punch p ON p.store_id = a.scope_id AND p.id = a.request_id
      WHERE a.action = 'attendance.punch' AND p.id IS NULL`,
    'punches taken back': `
      SELECT 'punch ' || w.punch_id AS difference FROM punch_word w JOIN punch p ON p.store_id = w.store_id AND p.id = w.punch_id
      LEFT JOIN audit_entry a ON a.scope_id = w.store_id AND a.action = 'attendance.withdraw' AND a.subject_id = p.person_id::text
        AND (a.after->>'at')::timestamptz = p.occurred_at AND (a.after->>'withdrawnAt')::timestamptz = w.withdrawn_at
      WHERE w.withdrawn_at IS NOT NULL AND (a.id IS NULL OR w.by_id <> p.person_id OR w.withdrawn_at < p.occurred_at
        OR w.withdrawn_at > p.occurred_at + interval '${TAKEN_BACK_MS / 1_000} seconds')`,
    'punches of proposals': `
      SELECT 'proposal ' || o.id AS difference FROM punch_proposal o CROSS JOIN LATERAL unnest(ARRAY[o.occurred_at, o.went_at]) AS said(at)
      LEFT JOIN punch p ON p.store_id = o.store_id AND p.person_id = o.person_id AND p.occurred_at = said.at AND p.proof = 'MANAGER'
      WHERE o.state = 'CONFIRMED' AND said.at IS NOT NULL AND p.id IS NULL
      UNION ALL SELECT 'punch ' || p.id FROM punch p LEFT JOIN punch_proposal o ON o.store_id = p.store_id AND o.person_id = p.person_id
        AND p.occurred_at IN (o.occurred_at, o.went_at) AND o.state = 'CONFIRMED' WHERE p.proof = 'MANAGER' AND o.id IS NULL`,
    // Corrections are few, and of them nearly all are of whoever holds a role there: the rest alone is looked up.
    'hours of strangers': `
      SELECT 'correction of ' || c.person_id || ' on ' || c.day AS difference FROM (SELECT store_id, person_id, day FROM attendance_correction
        GROUP BY store_id, person_id, day HAVING sum(minutes) <> 0) c
      WHERE NOT EXISTS (SELECT 1 FROM role_grant g WHERE g.person_id = c.person_id AND (g.store_id = c.store_id OR g.store_id IS NULL))
        AND NOT EXISTS (SELECT 1 FROM published_shift s WHERE s.person_id = c.person_id AND s.store_id = c.store_id)
        AND NOT EXISTS (SELECT 1 FROM punch p WHERE p.person_id = c.person_id AND p.store_id = c.store_id)
        AND NOT EXISTS (SELECT 1 FROM attendance_verdict v WHERE v.person_id = c.person_id AND c.store_id IN (v.store_id, v.worked_store_id))`,
    'locked months against their digest': `
      SELECT 'attendance of ' || month AS difference FROM attendance_month a WHERE digest <> ${monthDigest('a.store_id', 'a.month')}
      UNION ALL SELECT 'a line of ' || l.month FROM attendance_month_line l LEFT JOIN attendance_month m
        ON m.store_id = l.store_id AND m.month = l.month WHERE m.month IS NULL`,
  },
};
