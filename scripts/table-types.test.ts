import { expect, test } from 'vitest';
import { tableTypes } from './table-types';

test('every column by the database’s own name, with what it takes in JSON', () => {
  const content = `
enum Verdict {
  GOOD
  /// Not so.
  BAD
}

/// A complaint.
model Complaint {
  storeId  String   @map("store_id") @db.Uuid
  verdict  Verdict?
  netFen   BigInt   @default(0) @map("net_fen")
  flags    String[]
  made     Json
  parts    Part[]
  note     Note?    @relation(fields: [storeId], references: [storeId])

  @@id([storeId])
  @@map("complaint")
}
`;
  expect(
    tableTypes({ files: [{ path: 'a.prisma', content }] } as never),
  ).toBe(`// Made by scripts/table-types.ts from prisma/schema.
export interface Tables {
  complaint: {
    store_id: string;
    verdict: 'GOOD' | 'BAD' | null;
    net_fen: number | string;
    flags: (string)[];
    made: unknown;
  };
}
`);
});

test('a column the table does not have does not compile', async () => {
  const { insertRows } = await import('@/server/platform/sql');
  // @ts-expect-error: no such column.
  insertRows('breach', ['net_fne'], []);
  // @ts-expect-error: no such table.
  insertRows('breaches', ['net_fen'], []);
  // @ts-expect-error: a kind of ticket nobody knows.
  const piece = insertRows('ticket', ['kind'], [{ kind: 'GIFT' }]);
  expect(piece).not.toBeNull();
});
