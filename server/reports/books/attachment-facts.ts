import { type Fact, rowDigests } from './fact';

/** 12. What was photographed and handed in is what it was. */
export const attachmentFact: Fact = {
  number: 12,
  title: 'every file that was added is there, byte by byte as it was kept',
  counts: {
    attachments: 'SELECT count(*) FROM attachment',
    bytes: 'SELECT coalesce(sum(byte_count), 0) FROM attachment',
  },
  differences: {
    'bytes of attachments': `
      SELECT 'attachment ' || coalesce(a.id, c.attachment_id) AS difference FROM attachment a
      FULL JOIN attachment_content c ON c.store_id = a.store_id AND c.attachment_id = a.id
      WHERE a.id IS NULL OR c.attachment_id IS NULL OR octet_length(c.content) <> a.byte_count OR encode(sha256(c.content), 'hex') <> a.sha256`,
    'pictures of zones': `
      SELECT 'zone photo ' || p.id AS difference FROM zone_photo p
      LEFT JOIN attachment a ON a.store_id = p.store_id AND a.id = p.id AND a.kind = 'zonePhoto' WHERE a.id IS NULL`,
    ...rowDigests(['attachment']),
  },
};
