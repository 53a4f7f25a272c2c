import { DRAWER_KINDS, kindsAsSql } from '@/server/tills/payment-rules';
import { type Fact, rowDigests, writtenAs } from './fact';
import { reportsUnlikeLedgers } from './reports-unlike-ledgers';
import { sealsUnlikeTheirDays } from './seal-content';

/** 4. Expected cash = sum of the session's movements; a closed session has a count. */
export const cashFact: Fact = {
  number: 4,
  title: 'expected cash = sum of cash movements; a closed session has a count and its Z',
  counts: { sessions: 'SELECT count(*) FROM till_session', movements: 'SELECT count(*) FROM cash_movement' },
  differences: {
    'closed sessions': `
      SELECT 'session ' || s.id AS difference FROM till_session s
      LEFT JOIN (SELECT store_id, session_id, sum(amount_fen) AS amount FROM cash_movement WHERE NOT after_close GROUP BY 1, 2) m
        ON m.store_id = s.store_id AND m.session_id = s.id
      LEFT JOIN LATERAL (SELECT counted_fen, expected_fen, booked_rows FROM cash_up u WHERE u.store_id = s.store_id AND u.session_id = s.id
        ORDER BY attempt DESC LIMIT 1) u ON true
      WHERE s.closed_at IS NOT NULL AND (s.expected_fen <> coalesce(m.amount, 0) OR u.counted_fen IS NULL
        OR u.counted_fen <> s.counted_fen OR (u.booked_rows IS NOT NULL AND u.expected_fen <> s.expected_fen) OR s.difference_fen <> s.counted_fen - s.expected_fen OR s.z_number IS NULL
        OR s.closed_by_id IS NULL OR s.closed_at < s.opened_at)`,
    floats: `
      SELECT 'session ' || s.id AS difference FROM till_session s LEFT JOIN cash_movement m ON m.store_id = s.store_id
        AND m.session_id = s.id AND m.kind = 'FLOAT' WHERE m.amount_fen IS DISTINCT FROM s.float_fen`,
    'cash of tickets': `
      SELECT 'ticket ' || t.number AS difference FROM ticket t
      LEFT JOIN (SELECT store_id, ticket_id, sum(amount_fen) AS amount FROM tender WHERE kind IN ${kindsAsSql(DRAWER_KINDS)} GROUP BY 1, 2) e
        ON e.store_id = t.store_id AND e.ticket_id = t.id
      LEFT JOIN cash_movement m ON m.store_id = t.store_id AND m.ticket_id = t.id AND m.session_id = t.session_id
        AND m.business_day = t.business_day
      WHERE coalesce(e.amount, 0) - CASE WHEN e.amount IS NULL THEN 0 ELSE t.change_fen END <> coalesce(m.amount_fen, 0)
      UNION ALL SELECT 'cash movement ' || m.id || ' of no ticket' FROM cash_movement m LEFT JOIN ticket t ON t.store_id = m.store_id
        AND t.id = m.ticket_id WHERE m.ticket_id IS NOT NULL AND t.id IS NULL`,
    'movements by hand in the audit trail': `
      SELECT 'cash movements of session ' || coalesce(m.session_id::text, a.subject_id) AS difference
      FROM (SELECT store_id, session_id, count(*) AS n, sum(amount_fen) AS amount FROM cash_movement
          WHERE kind IN ('PAID_IN', 'PAID_OUT', 'DROP') GROUP BY 1, 2) m
      FULL JOIN (SELECT scope_id, subject_id, count(*) AS n, sum(CASE WHEN after->>'amountFen' ~ '^-?\\d{1,15}$' THEN (after->>'amountFen')::bigint END) AS amount FROM audit_entry
          WHERE action = 'tills.moveCash' GROUP BY 1, 2) a ON a.scope_id = m.store_id AND a.subject_id = m.session_id::text
      WHERE m.n IS DISTINCT FROM a.n OR m.amount IS DISTINCT FROM a.amount`,
    'counts by denomination': `
      SELECT 'count ' || u.id AS difference FROM cash_up u
      WHERE u.counted_fen <> (SELECT coalesce(sum(CASE WHEN d.key ~ '^\\d{1,9}$' AND d.value ~ '^\\d{1,9}$' THEN d.key::bigint * d.value::bigint END), 0) FROM jsonb_each_text(u.denominations) d)
        OR u.difference_fen <> u.counted_fen - u.expected_fen`,
    'Z numbers': `
      SELECT 'Z numbers of till ' || l.code AS difference FROM till l
      LEFT JOIN (SELECT store_id, till_id, count(z_number) AS n, max(z_number) AS last FROM till_session GROUP BY 1, 2) s
        ON s.store_id = l.store_id AND s.till_id = l.id
      WHERE l.last_z <> coalesce(s.last, 0) OR coalesce(s.n, 0) <> l.last_z`,
    'sessions in the audit trail': `
      SELECT 'session ' || s.id AS difference FROM till_session s LEFT JOIN audit_entry a ON a.scope_id = s.store_id
        AND a.action = 'tills.open' AND a.subject_id = s.id::text AND a.occurred_at = s.opened_at AND a.actor_id = s.opened_by_id
        WHERE a.id IS NULL
      UNION ALL SELECT 'session ' || a.subject_id FROM audit_entry a LEFT JOIN till_session s ON s.store_id = a.scope_id
        AND s.id::text = a.subject_id WHERE a.action = 'tills.open' AND s.id IS NULL
      UNION ALL SELECT 'closing of session ' || s.id FROM till_session s LEFT JOIN audit_entry a ON a.scope_id = s.store_id
        AND a.action = 'tills.close' AND a.subject_id = s.id::text AND a.occurred_at = s.closed_at AND a.actor_id = s.closed_by_id
        WHERE s.closed_at IS NOT NULL AND a.id IS NULL`,
    ...rowDigests(['cash_movement', 'cash_up']),
  },
};

/** 6. A day report says what the ledgers say; a sealed day's seal matches, and each seal names the one before it. */
export const reportFact: Fact = {
  number: 6,
  title: 'day report = ledgers; seals match their days and are chained',
  counts: { reports: 'SELECT count(*) FROM day_report', seals: 'SELECT count(*) FROM seal' },
  differences: {
    'sections of reports in the audit trail': `
      SELECT 'sections of report of ' || r.day || ' of store ' || r.store_id AS difference FROM day_report r
      LEFT JOIN audit_entry a ON a.scope_id = r.store_id AND a.action = 'reports.submit' AND a.subject_id = r.day::text
        AND a.after->>'version' = r.version::text
      WHERE a.after->'sections' IS DISTINCT FROM CASE WHEN jsonb_typeof(r.figures->'sections') = 'object' THEN (
        SELECT jsonb_object_agg(s.key, s.value->'version') FROM jsonb_each(r.figures->'sections') s) END`,
    'closed days have a report': `
      SELECT 'day ' || b.day || ' of store ' || b.store_id AS difference FROM business_day b
      LEFT JOIN day_report r ON r.store_id = b.store_id AND r.day = b.day
      LEFT JOIN day_report_decision d ON d.store_id = b.store_id AND d.day = b.day AND d.verdict = 'ACCEPTED'
      LEFT JOIN seal s ON s.store_id = b.store_id AND s.day = b.day AND s.sealed_at = b.sealed_at AND s.sealed_by_id = b.sealed_by_id
      GROUP BY b.store_id, b.day, b.state
      HAVING (b.state <> 'OPEN' AND count(r.version) = 0) OR (b.state = 'SEALED') <> (count(d.version) > 0)
        OR (b.state = 'SEALED') <> (count(s.number) > 0)`,
    'report versions': `
      SELECT 'versions of ' || day || ' of store ' || store_id AS difference FROM day_report GROUP BY store_id, day
      HAVING count(*) <> max(version)
      UNION ALL SELECT 'report ' || a.subject_id || ' in the audit trail' FROM audit_entry a LEFT JOIN day_report r ON r.store_id = a.scope_id
        AND r.day::text = a.subject_id AND r.version::text = a.after->>'version' WHERE a.action = 'reports.submit' AND r.day IS NULL
      UNION ALL SELECT 'seal of ' || a.subject_id || ' in the audit trail' FROM audit_entry a LEFT JOIN seal s ON s.store_id = a.scope_id
        AND s.day::text = a.subject_id AND s.hash = a.after->>'seal' WHERE a.action = 'reports.accept' AND s.day IS NULL`,
    'rows on days that are not there': 'SELECT r AS difference FROM rows_of_no_day() AS r',
    'seals and reports on days that are not there': `
      SELECT s.what || s.day || ' of store ' || s.store_id AS difference FROM (SELECT 'seal of ' AS what, store_id, day FROM seal
        UNION ALL SELECT 'report of ', store_id, day FROM day_report
        UNION ALL SELECT 'decision on ', store_id, day FROM day_report_decision) s
      LEFT JOIN business_day b ON b.store_id = s.store_id AND b.day = s.day WHERE b.day IS NULL`,
    'rows without their document': 'SELECT r AS difference FROM rows_without_parent() AS r',
    'chain of seals': `
      SELECT 'seal ' || s.number || ' of store ' || s.store_id AS difference FROM seal s
      LEFT JOIN seal p ON p.store_id = s.store_id AND p.number = s.number - 1
      WHERE s.previous_hash <> coalesce(p.hash, repeat('0', 64)) OR (s.number > 1 AND p.number IS NULL)`,
    'rows written and rows there': 'SELECT m AS difference FROM miscounted_rows() AS m',
    ...rowDigests(['day_report', 'day_report_decision', 'seal', 'number_explanation']),
  },
  worked: {
    'reports in force against ledgers': reportsUnlikeLedgers,
    'seals against their days': sealsUnlikeTheirDays,
  },
};

/** What came under an explained number after all and takes the explanation's place. */
const TICKET_OF_EXPLAINED =
  'SELECT 1 FROM ticket t WHERE t.store_id = e.store_id AND t.device_id = e.device_id AND t.seq = e.seq';
const REJECTED_OF_EXPLAINED =
  'SELECT 1 FROM rejected_ticket p WHERE p.store_id = e.store_id AND p.device_id = e.device_id AND p.seq = e.seq';

/** 7. Every number of a series up to its highest is a ticket, rejected, or explained, once. */
export const numberFact: Fact = {
  number: 7,
  title: 'every receipt number up to the highest is a ticket, rejected or explained, once',
  counts: {
    series: 'SELECT count(*) FROM receipt_series',
    numbers: 'SELECT coalesce(sum(last), 0) FROM receipt_series',
  },
  differences: {
    'numbers accounted for': `
      SELECT 'series ' || coalesce(s.prefix, n.device_id::text) || ': ' || coalesce(s.accounted, 0) || ' of ' || coalesce(s.last, 0) || ', found '
        || coalesce(n.count, 0) || ' up to ' || coalesce(n.last, 0) AS difference
      FROM receipt_series s FULL JOIN (
        SELECT store_id, device_id, count(*) AS count, count(DISTINCT seq) AS different, max(seq) AS last FROM (
          SELECT store_id, device_id, seq FROM ticket UNION ALL SELECT store_id, device_id, seq FROM rejected_ticket r WHERE NOT EXISTS (
            SELECT 1 FROM rejected_settlement v WHERE v.store_id = r.store_id AND v.rejected_id = r.id AND v.verdict = 'BOOKED')
          UNION ALL SELECT store_id, device_id, seq FROM number_explanation e WHERE NOT EXISTS (${TICKET_OF_EXPLAINED})
            AND NOT EXISTS (${REJECTED_OF_EXPLAINED})) x GROUP BY 1, 2) n
        ON n.store_id = s.store_id AND n.device_id = s.device_id
      WHERE coalesce(s.accounted, 0) <> coalesce(n.count, 0) OR coalesce(s.last, 0) <> coalesce(n.last, 0) OR n.count <> n.different`,
    'explained numbers that turned up': `
      SELECT 'ticket ' || coalesce(t.number, e.device_id || '-' || e.seq) AS difference
      FROM (SELECT * FROM ticket WHERE 'NUMBER_EXPLAINED' = ANY(flags)) t
      FULL JOIN (SELECT * FROM number_explanation e WHERE EXISTS (${TICKET_OF_EXPLAINED})) e
        ON e.store_id = t.store_id AND e.device_id = t.device_id AND e.seq = t.seq
      WHERE t.id IS NULL OR e.seq IS NULL
      UNION ALL SELECT 'audit of explained number ' || s.prefix || '-' || e.seq FROM number_explanation e
      JOIN receipt_series s ON s.store_id = e.store_id AND s.device_id = e.device_id
      LEFT JOIN audit_entry a ON a.scope_id = e.store_id AND a.subject_kind = 'receiptSeries'
        AND a.subject_id = s.prefix || '-' || e.seq AND a.action = 'sales.supersedeExplanation'
      WHERE a.id IS NULL AND (EXISTS (${TICKET_OF_EXPLAINED}) OR EXISTS (${REJECTED_OF_EXPLAINED}))`,
    'rejected tickets and how they ended': `
      SELECT 'rejected ticket ' || coalesce(p.number, s.rejected_id::text) AS difference
      FROM rejected_ticket p FULL JOIN rejected_settlement s ON s.store_id = p.store_id AND s.rejected_id = p.id
      LEFT JOIN ticket t ON t.store_id = p.store_id AND t.device_id = p.device_id AND t.seq = p.seq
      LEFT JOIN audit_entry a ON a.scope_id = p.store_id AND a.subject_kind IN ('rejectedTicket', 'parkedTicket') AND a.subject_id = p.id::text
        AND CASE s.verdict WHEN 'BOOKED' THEN a.action ${writtenAs('openItems.bookRejected')} ELSE a.action ${writtenAs('openItems.voidRejected')} END
        AND a.actor_id = s.person_id AND a.occurred_at = s.settled_at AND a.after->>'reason' = s.reason
      WHERE p.id IS NULL OR (p.settled_at IS NULL) <> (s.rejected_id IS NULL) OR p.settled_at <> s.settled_at
        OR p.settled_by_id <> s.person_id OR t.id IS DISTINCT FROM s.ticket_id OR (s.rejected_id IS NOT NULL AND a.id IS NULL)
      UNION ALL SELECT 'rejected ticket ' || (a.after->>'number') FROM audit_entry a
      LEFT JOIN rejected_settlement s ON s.store_id = a.scope_id AND s.rejected_id::text = a.subject_id
      WHERE a.action ${writtenAs('openItems.bookRejected', 'openItems.voidRejected')} AND s.rejected_id IS NULL
      UNION ALL SELECT 'rejected ticket ' || (a.after->>'number') FROM audit_entry a
      LEFT JOIN rejected_ticket p ON p.store_id = a.scope_id AND p.id::text = a.subject_id
      WHERE a.action ${writtenAs('sales.keepRejected')} AND (p.id IS NULL OR p.number IS DISTINCT FROM a.after->>'number')
      UNION ALL SELECT 'rejected ticket ' || p.number FROM rejected_ticket p
      LEFT JOIN audit_entry a ON a.scope_id = p.store_id AND a.action ${writtenAs('sales.keepRejected')} AND a.subject_id = p.id::text WHERE a.id IS NULL`,
    ...rowDigests(['rejected_settlement']),
    'devices without their till': `
      SELECT 'device ' || d.id || ' of store ' || d.store_id AS difference FROM device d
      LEFT JOIN till l ON l.store_id = d.store_id AND l.id = d.till_id WHERE l.id IS NULL`,
    'numbers as their series says': `
      SELECT 'ticket ' || t.number AS difference FROM ticket t JOIN receipt_series s ON s.store_id = t.store_id AND s.device_id = t.device_id
      WHERE t.number <> s.prefix || '-' || CASE WHEN t.seq > 999999 THEN t.seq::text ELSE lpad(t.seq::text, 6, '0') END`,
    'gaps older than an hour': `
      SELECT 'number ' || s.prefix || '-' || lpad(n.seq::text, 6, '0') AS difference
      FROM receipt_series s CROSS JOIN LATERAL generate_series(1, s.last) n(seq)
      WHERE s.accounted < s.last AND s.last_at < now() - interval '1 hour' AND NOT EXISTS (SELECT 1 FROM ticket t
          WHERE t.store_id = s.store_id AND t.device_id = s.device_id AND t.seq = n.seq)
        AND NOT EXISTS (SELECT 1 FROM rejected_ticket p WHERE p.store_id = s.store_id AND p.device_id = s.device_id AND p.seq = n.seq)
        AND NOT EXISTS (SELECT 1 FROM number_explanation e WHERE e.store_id = s.store_id AND e.device_id = s.device_id AND e.seq = n.seq)`,
  },
  notes: {
    'gaps younger than an hour': `
      SELECT 'series ' || prefix || ': ' || (last - accounted) || ' on their way' AS difference FROM receipt_series
      WHERE accounted < last AND last_at >= now() - interval '1 hour'`,
  },
};
