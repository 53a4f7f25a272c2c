// Long because: one section that comes, goes and changes, and everything that must not mind.
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Prisma } from '@/generated/prisma/client';
import { db } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import type { ReportSection } from '@/server/platform/report-section';
import { closeTill } from '@/server/tills/close-till';
import { countTill } from '@/server/tills/count-till';
import { LIVED_DRAWER, livedDay } from '@/tests/factories/lived-day';
import { atTheOffice, contextOf, makePerson } from '@/tests/factories/staff';
import { makeStore } from '@/tests/factories/stores';
import { asOwner } from '@/tests/helpers/database';
import { tampered } from '@/tests/helpers/tampering';
import { pickupsSection, pickupsSectionLater, pickupsVersion } from '@/tests/report-section/pickups-section';
import { checkBooks } from './books/check-books';
import { acceptReport, returnReport } from './decide-report';
import { reportBoard } from './queries';
import { reportOfDay } from './report-of-day';
import { submitReport } from './submit-report';

/** Further lines of sections.ts; a test writes and takes them as releases would. */
const more = vi.hoisted(() => ({ sections: {} as Record<string, unknown> }));
vi.mock('./sections', async (original) => {
  const real = await original<typeof import('./sections')>();
  return {
    get SECTIONS() {
      return { ...real.SECTIONS, ...more.sections };
    },
  };
});

/** The section with another statement in its first version. */
const saying = (sql: string) => ({
  ...pickupsSection,
  versions: { 1: { ...pickupsVersion, statement: () => Prisma.raw(sql) } },
});
const lying = saying(`SELECT '{"handedOver": 7, "pieces": "7"}'::jsonb AS figures`);
const vague = saying(`SELECT '{"handedOver": "some"}'::jsonb AS figures`);
const broken = saying('SELECT nothing FROM nowhere');

const registered = (sections: Record<string, ReportSection<unknown, unknown>>) => {
  more.sections = sections;
};
const NAMES = [
  'approvals',
  'attendance',
  'cash',
  'complaints',
  'credit',
  'duty',
  'incidents',
  'numbers',
  'promotions',
  'sales',
  'stock',
];

/** A day with one of everything whose drawers are closed, and what is done with its report. */
async function closedDay() {
  const lived = await livedDay(false);
  const { store, ctx, sessionId } = lived;
  const base = () => ({ storeId: store.id, requestId: newId() });
  await countTill.execute(ctx, {
    ...base(),
    sessionId,
    denominations: LIVED_DRAWER,
    tenderCounts: {},
  });
  await closeTill.execute(ctx, { ...base(), sessionId });
  const session = await db().tillSession.findFirstOrThrow({ where: { id: sessionId } });
  return reportable(store.id, atTheOffice(ctx), session.businessDay.toISOString().slice(0, 10));
}

async function reportable(storeId: string, preparer: Awaited<ReturnType<typeof contextOf>>, day: string) {
  const finance = await contextOf(await makePerson(['ACCOUNTANT'], null));
  const base = () => ({ storeId, requestId: newId(), day });
  return {
    storeId,
    day,
    submit: (requestId = newId()) =>
      submitReport.execute(preparer, { ...base(), requestId, openReason: '店长出差' }),
    accept: (version = 1) => acceptReport.execute(finance, { ...base(), version, reason: '下周补' }),
    giveBack: (version = 1) => returnReport.execute(finance, { ...base(), version, reason: '重交' }),
    view: () => reportOfDay(finance, storeId, day),
    board: async () => (await reportBoard(finance, 3)).find(({ id }) => id === storeId)?.days,
    tookFen: async () => {
      const { _sum: sum } = await db().ticket.aggregate({
        where: { storeId },
        _sum: { netFen: true, roundingFen: true },
      });
      return Number(sum.netFen) - Number(sum.roundingFen);
    },
    kept: async () =>
      (await db().dayReport.findFirstOrThrow({ where: { storeId }, orderBy: { version: 'desc' } })).figures,
  };
}

const examples = async (of = '') =>
  (await checkBooks(db())).flatMap((fact) => fact.examples).filter((one) => one.includes(of));
const namesIn = (kept: unknown) => Object.keys((kept as { sections: object }).sections).sort();

beforeEach(() => registered({}));

describe('a section that comes later', () => {
  it('is in new reports alone; older ones are read, accepted, sealed and checked as they were submitted', async () => {
    const sealed = await closedDay();
    await sealed.submit();
    await sealed.accept();
    const waiting = await closedDay();
    await waiting.submit();
    const before = [await sealed.view(), await waiting.view()].map(({ sections }) => sections);

    registered({ pickups: pickupsSection });
    const fresh = await closedDay();
    await fresh.submit();
    expect(namesIn(await fresh.kept())).toEqual([...NAMES, 'pickups'].toSorted());
    const { sections } = await fresh.view();
    expect((sections as Record<string, unknown>).pickups).toMatchObject({
      version: 1,
      figures: { handedOver: 1, pieces: '1' },
      details: { note: fresh.day },
    });
    expect([await sealed.view(), await waiting.view()].map((one) => one.sections)).toEqual(before);
    for (const one of before) expect(Object.keys(one).toSorted()).toEqual(NAMES);

    expect(await examples()).toEqual([]);
    expect((await waiting.accept()).number).toBe(1);
    expect((await fresh.accept()).number).toBe(1);
    expect(await examples()).toEqual([]);
    for (const one of [sealed, waiting, fresh])
      expect((await one.board())?.[0]).toMatchObject({ state: 'ACCEPTED', takingsFen: await one.tookFen() });
  });

  it('is held against the ledgers when it is accepted, and by books:check', async () => {
    registered({ pickups: pickupsSection });
    const day = await closedDay();
    await day.submit();
    const more1 = `UPDATE pickup SET quantity = 2 WHERE store_id = '${day.storeId}'`;
    const found = await tampered([more1], async (tx) =>
      (await checkBooks(tx)).flatMap((fact) => fact.examples),
    );
    expect(found).toContainEqual(
      expect.stringMatching(`reports in force.*${day.day} of store ${day.storeId}`),
    );
    registered({ pickups: lying });
    await expect(day.accept()).rejects.toMatchObject({ code: 'FIGURES_CHANGED' });
    registered({ pickups: pickupsSection });
    await day.accept();
  });

  it('changes by a further version: what was submitted with the first is checked by the first', async () => {
    registered({ pickups: pickupsSection });
    const old = await closedDay();
    await old.submit();
    registered({ pickups: pickupsSectionLater });
    const fresh = await closedDay();
    await fresh.submit();
    const pickupsOf = async (one: typeof old) => (await one.view()).sections as Record<string, unknown>;
    expect((await pickupsOf(old)).pickups).toMatchObject({ version: 1, figures: { people: [] } });
    const { pickups } = (await pickupsOf(fresh)) as { pickups: { figures: { people: string[] } } };
    expect(pickups).toMatchObject({ version: 2, figures: { handedOver: 1 } });
    expect((await fresh.view()).people).toHaveProperty(pickups.figures.people[0] ?? '');
    await old.accept();
    await fresh.accept();
    expect(await examples()).toEqual([]);
  });

  it('cannot be taken out of a report that was submitted with it, not even with the right digest', async () => {
    registered({ pickups: pickupsSection });
    const day = await closedDay();
    await day.submit();
    const found = await tampered(
      [
        `UPDATE day_report SET figures = figures #- '{sections,pickups}' WHERE store_id = '${day.storeId}'`,
        `UPDATE day_report t SET digest = encode(sha256(convert_to(rtrim(replace(t::text, digest, ''), ',)'), 'UTF8')), 'hex')
          WHERE store_id = '${day.storeId}'`,
      ],
      async (tx) => (await checkBooks(tx)).flatMap((fact) => fact.examples),
    );
    expect(found).toContainEqual(expect.stringMatching(`sections of report.*${day.storeId}`));
  });
});

describe('a server that was put back to an older release', () => {
  it('shows what it can read of a later report, returns it, and neither accepts it nor vouches for it', async () => {
    registered({ pickups: pickupsSection });
    const day = await closedDay();
    await day.submit();
    registered({});
    const view = await day.view();
    expect(view.unread).toEqual(['pickups']);
    expect(Object.keys(view.sections).toSorted()).toEqual(NAMES);
    expect((await day.board())?.[0]?.takingsFen).toBe(await day.tookFen());
    await expect(day.accept()).rejects.toMatchObject({ code: 'FIGURES_OF_LATER_VERSION' });
    expect(await examples(day.storeId)).toEqual([
      `reports in force against ledgers: report of ${day.day} of store ${day.storeId}: by a version that is not known here`,
    ]);
    await day.giveBack();
    await day.submit();
    expect(namesIn(await day.kept())).toEqual(NAMES);
    await day.accept(2);
    expect(await examples(day.storeId)).toEqual([]);
  });

  it('of a layout it does not know it shows no figures, and the board no takings', async () => {
    const day = await closedDay();
    await day.submit();
    const putBack = `UPDATE day_report SET figures = '${JSON.stringify(await day.kept())}' WHERE store_id = '${day.storeId}'`;
    const statement = `UPDATE day_report SET figures = '{"formula": 4, "parts": []}' WHERE store_id = '${day.storeId}'`;
    await expect(
      tampered(
        [statement],
        async (tx) => (await checkBooks(tx)).find(({ number }) => number === 6)?.examples,
      ),
    ).resolves.toContainEqual(expect.stringMatching('by a version that is not known here'));
    await asOwner(`SET session_replication_role = replica; ${statement}`);
    expect(await day.view()).toMatchObject({ unread: null, sections: {}, takingsNowFen: null });
    expect((await day.board())?.[0]).toMatchObject({ state: 'SUBMITTED', version: 1, takingsFen: null });
    await expect(day.accept()).rejects.toMatchObject({ code: 'FIGURES_OF_LATER_VERSION' });
    await asOwner(`SET session_replication_role = replica; ${putBack}`);
    await day.accept();
    expect(await examples(day.storeId)).toEqual([]);
  });
});

describe('a section whose statement fails', () => {
  it('lets nothing of the report be written; mended, the same request goes through', async () => {
    const day = await closedDay();
    registered({ pickups: broken });
    const requestId = newId();
    await expect(day.submit(requestId)).rejects.toThrow();
    expect(await db().dayReport.count({ where: { storeId: day.storeId } })).toBe(0);
    const row = await db().businessDay.findFirstOrThrow({ where: { storeId: day.storeId } });
    expect(row.state).toBe('OPEN');
    registered({ pickups: pickupsSection });
    expect(await day.submit(requestId)).toEqual({ version: 1, late: false });
    await day.accept();
  });

  it('is not kept when it answers what its own schema cannot read', async () => {
    const day = await closedDay();
    registered({ pickups: vague });
    await expect(day.submit()).rejects.toThrow();
    expect(await db().dayReport.count({ where: { storeId: day.storeId } })).toBe(0);
  });
});

it('two submits at one moment make one report', async () => {
  registered({ pickups: pickupsSection });
  const day = await closedDay();
  const results = await Promise.allSettled([day.submit(), day.submit()]);
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect(results.find(({ status }) => status === 'rejected')).toMatchObject({
    reason: { code: 'REPORT_ALREADY_SUBMITTED' },
  });
  expect(await db().dayReport.count({ where: { storeId: day.storeId } })).toBe(1);
  await day.accept();
});

it('a store without a till, on a day on which nothing happened, has every section', async () => {
  registered({ pickups: pickupsSection });
  const store = await makeStore();
  const manager = await contextOf(await makePerson(['STORE_MANAGER'], store.id));
  const quiet = await reportable(store.id, manager, '2026-03-02');
  await quiet.submit();
  const { sections } = await quiet.view();
  expect(Object.fromEntries(Object.entries(sections).map(([name, { figures }]) => [name, figures]))).toEqual({
    sales: {
      tickets: {},
      tenders: [],
      discounts: { lineCount: 0, lineFen: 0, basketCount: 0, basketFen: 0, overrideCount: 0, overrideFen: 0 },
    },
    cash: { sessions: [], cash: [], drawers: [] },
    numbers: { numbers: [], late: [] },
    approvals: { approvals: [], breaches: [] },
    promotions: { promotions: [] },
    stock: { stock: [], belowZero: 0 },
    credit: { kinds: [], tenders: [] },
    complaints: {},
    incidents: { kinds: [], decisions: [], closed: 0, rounds: 0 },
    duty: { sheets: [], notes: [] },
    attendance: {},
    pickups: { handedOver: 0, pieces: '0', people: [] },
  });
  await quiet.accept();
  expect(await examples(store.id)).toEqual([]);
});
