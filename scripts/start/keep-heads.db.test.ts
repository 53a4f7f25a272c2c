import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import { db } from '@/server/platform/db';
import { COMPANY_SCOPE, newId } from '@/server/platform/ids';
import { checkHeads } from '@/server/reports/heads/check-heads';
import { readHeadFile } from '@/server/reports/heads/head-file';
import { makePerson } from '@/tests/factories/staff';
import { withTestDatabase } from '@/tests/helpers/database';
import { headFileOf, keepHeads } from './keep-heads';

const folder = mkdtempSync(path.join(tmpdir(), 'daybook-heads-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('what the last minute before a stop wrote is in the head file', async () => {
  const person = await makePerson(['ADMIN'], null);
  const company = await db().company.create({ data: { id: newId(), name: '一本账', createdAt: new Date() } });
  const act = () =>
    db().auditEntry.create({
      data: {
        scopeId: COMPANY_SCOPE,
        id: newId(),
        actorId: person.id,
        action: 'company.edit',
        subjectKind: 'company',
        subjectId: company.id,
        occurredAt: new Date(),
      },
    });
  const file = headFileOf(folder, company.id);
  await act();
  const said: string[] = [];
  const stop = keepHeads({
    ownerUrl: withTestDatabase().ownerUrl,
    dataFolder: folder,
    say: (line) => said.push(line),
  });
  await vi.waitUntil(() => existsSync(file) && readHeadFile(file).length > 0, 30_000);
  await act();
  await stop();
  const { newer, differences } = await checkHeads(db(), readHeadFile(file));
  expect({ said, newer, differences }).toEqual({ said: [], newer: 0, differences: [] });
}, 60_000);
