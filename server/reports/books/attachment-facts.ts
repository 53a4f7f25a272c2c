import { type Fact, rowDigests } from './fact';

/** 12. What was photographed and handed in is what it was. */
export const attachmentFact: Fact = {
  number: 12,
  title:
    'every file that was added is there byte by byte as it was kept, or was freed when its time had come',
  counts: {
    attachments: 'SELECT count(*) FROM attachment',
    vouchers: 'SELECT count(*) FROM report_voucher',
    bytes: 'SELECT coalesce(sum(byte_count), 0) FROM attachment',
    freed: 'SELECT count(*) FROM attachment_freed',
  },
  differences: {
    'bytes of attachments': `
      SELECT 'attachment ' || coalesce(a.id, c.attachment_id) AS difference FROM attachment a
      FULL JOIN attachment_content c ON c.store_id = a.store_id AND c.attachment_id = a.id
      LEFT JOIN attachment_freed f ON f.store_id = a.store_id AND f.attachment_id = a.id
      WHERE a.id IS NULL OR (c.attachment_id IS NULL) <> (f.attachment_id IS NOT NULL) OR octet_length(c.content) <> a.byte_count OR encode(sha256(c.content), 'hex') <> a.sha256`,
    'freed files': `
      SELECT 'attachment ' || f.attachment_id AS difference FROM attachment_freed f
      JOIN attachment a ON a.store_id = f.store_id AND a.id = f.attachment_id
      WHERE f.freed_at < a.uploaded_at + interval '24 hours'
        OR (f.reason = 'UNBOUND' AND (EXISTS (SELECT 1 FROM voucher v WHERE v.store_id = a.store_id AND v.id = a.id)
          OR EXISTS (SELECT 1 FROM zone_photo p WHERE p.store_id = a.store_id AND p.id = a.id)))`,
    'pictures of zones': `
      SELECT 'zone photo ' || p.id AS difference FROM zone_photo p
      LEFT JOIN attachment a ON a.store_id = p.store_id AND a.id = p.id AND a.kind = 'zonePhoto' WHERE a.id IS NULL`,
    'vouchers of reports': `
      SELECT 'voucher ' || v.voucher_id || ' of ' || v.business_day || ' version ' || v.version AS difference FROM report_voucher v
      LEFT JOIN voucher w ON w.store_id = v.store_id AND w.id = v.voucher_id AND w.day = v.business_day
        AND w.line_kind = v.line_kind AND w.line_key = v.line_key
      LEFT JOIN attachment a ON a.store_id = v.store_id AND a.id = v.voucher_id AND a.kind = 'voucher' AND a.sha256 = v.sha256
      LEFT JOIN day_report r ON r.store_id = v.store_id AND r.day = v.business_day AND r.version = v.version
      WHERE w.id IS NULL OR a.id IS NULL OR r.day IS NULL`,
    'vouchers of reports in the audit trail': `
      SELECT 'report of ' || r.day || ' version ' || r.version AS difference FROM day_report r
      JOIN audit_entry a ON a.scope_id = r.store_id AND a.action = 'reports.submit' AND a.subject_id = r.day::text
        AND (a.after ->> 'version')::int = r.version
      WHERE coalesce((a.after ->> 'vouchers')::int, 0) <>
        (SELECT count(*) FROM report_voucher v WHERE v.store_id = r.store_id AND v.business_day = r.day AND v.version = r.version)`,
    ...rowDigests(['attachment', 'report_voucher']),
  },
};
