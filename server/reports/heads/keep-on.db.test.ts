import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { connect, type Db, db } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { makePerson } from '@/tests/factories/staff';
import { makeStore } from '@/tests/factories/stores';
import { withTestDatabase } from '@/tests/helpers/database';
import { checkHeads } from './check-heads';
import { readHeadFile } from './head-file';
import { HeadKeeper } from './write-heads';

const DAY_MS = 86_400_000;
const folder = mkdtempSync(path.join(tmpdir(), 'heads-'));
const file = path.join(folder, 'heads.jsonl');
let owner: Db;

beforeAll(() => {
  owner = connect(withTestDatabase().ownerUrl, 2);
});

afterAll(async () => {
  await owner.$disconnect();
  rmSync(folder, { recursive: true });
});

it('tells what the last minute wrote, however long the shop was closed since', async () => {
  const store = await makeStore();
  const person = await makePerson(['STORE_MANAGER'], store.id);
  const act = (occurredAt: Date) =>
    db().auditEntry.create({
      data: {
        scopeId: store.id,
        id: newId(),
        actorId: person.id,
        action: 'stores.edit',
        subjectKind: 'store',
        subjectId: store.id,
        occurredAt,
      },
    });
  const closed = new Date(Date.now() - 5 * DAY_MS);
  await act(closed);
  await new HeadKeeper(owner, file).keep(closed);
  await act(closed);
  const again = new HeadKeeper(owner, file);
  expect(await again.keep(new Date())).toBe(1);
  expect(await again.keep(new Date())).toBe(0);
  expect((await checkHeads(db(), readHeadFile(file))).differences).toEqual([]);
});
