// Long because: one incident after another through everything that can become of it.
import { beforeAll, describe, expect, it } from 'vitest';
import { contextFor } from '@/server/context';
import { CONSUMER_JOBS } from '@/server/jobs';
import { db } from '@/server/platform/db';
import { Forbidden } from '@/server/platform/errors';
import { newId } from '@/server/platform/ids';
import { checkBooks } from '@/server/reports/books/check-books';
import { decideShare } from '@/server/shortages/decide-share';
import { adjustStock } from '@/server/stock/adjustments/adjust-stock';
import { doTask } from '@/server/tasks/do-task';
import { assignOwner } from '@/server/zones/assign-owner';
import { makeAttachment } from '@/tests/factories/attachments';
import { makeProduct } from '@/tests/factories/catalog';
import { makeCustomer } from '@/tests/factories/customers';
import { contextOf, makePerson } from '@/tests/factories/staff';
import { makeStore, NOON_ZONE } from '@/tests/factories/stores';
import { decideIncident } from './decide-incident';
import { incidentFigures } from './figures';
import { incidentDetail, incidentsOfDocuments, lookedAtInjury } from './incident-detail';
import { incidentTotals, listIncidents } from './list-incidents';
import { doMeasure, setMeasure } from './measures';
import { safetyRounds } from './read-rounds';
import { reportIncident } from './report-incident';
import { doSafetyRound, setIncidentSettings } from './safety-round';
import { tellLateRounds } from './tell-incidents';
import {
  addIncidentPhoto,
  closeIncident,
  lookAtInjury,
  noteInjury,
  noteOnIncident,
  reopenIncident,
} from './work-incident';

type Context = Awaited<ReturnType<typeof contextOf>>;
type Report = Parameters<typeof reportIncident.execute>[1];
let store: Awaited<ReturnType<typeof makeStore>>;
let clerk: Context;
let otherClerk: Context;
let manager: Context;
let office: Context;
let accountant: Context;
let product: Awaited<ReturnType<typeof makeProduct>>;
const base = () => ({ storeId: store.id, requestId: newId() });
const job = (now = new Date()) => contextFor({ kind: 'JOB' as const, job: 'incidents' }, { now });

beforeAll(async () => {
  store = await makeStore({ timeZone: NOON_ZONE });
  clerk = await contextOf(await makePerson(['CLERK'], store.id));
  otherClerk = await contextOf(await makePerson(['CLERK'], store.id));
  manager = await contextOf(await makePerson(['STORE_MANAGER'], store.id));
  office = await contextOf(await makePerson(['HEAD_OFFICE'], null));
  accountant = await contextOf(await makePerson(['ACCOUNTANT'], null));
  product = await makeProduct({ listPriceFen: 60_000 });
  const early = { ...manager, now: new Date(Date.now() - 3_600_000) };
  const zoneId = store.zones.floor.id;
  await assignOwner.execute(early, { ...base(), zoneId, personId: clerk.actor.personId, endsAt: null });
  await adjustStock.execute(manager, {
    ...base(),
    reason: 'FOUND',
    lines: [{ productId: product.id, zoneId, quantity: '100' }],
  });
});

const stolen = (quantity = '2') => ({
  goods: [{ productId: product.id, zoneId: store.zones.floor.id, quantity }],
});
const reported = async (over: Partial<Report> = {}, who: Context = clerk) =>
  (await reportIncident.execute(who, { ...base(), kind: 'THEFT', words: '有人拿走了', ...over })).incidentId;
const of = (incidentId: string) => ({ ...base(), incidentId });
const detail = (incidentId: string, who: Context = manager) => incidentDetail(who, store.id, incidentId);
const trail = (incidentId: string) => db().auditEntry.findMany({ where: { subjectId: incidentId } });
const hear = async (
  incidentId: string,
  name: string,
  consumer: 'incidents.tellSevere' | 'incidents.tellQuarrels' | 'incidents.settleNotices',
) => {
  const events = await db().domainEvent.findMany({ where: { subjectId: incidentId, name } });
  for (const event of events) await CONSUMER_JOBS[consumer](job(), event);
  return events.length;
};
const noticesOf = (cause: string) => db().notice.findMany({ where: { cause } });
const wrongFacts = async () =>
  (await checkBooks(db())).filter(({ differences }) => differences > 0).map(({ examples }) => examples);

describe('an incident is reported', () => {
  it('once a request, numbered, with place, goods, people, photos and what they are worth', async () => {
    const photoId = await makeAttachment(clerk, store.id, 'incidentPhoto');
    const input: Report = {
      ...base(),
      kind: 'THEFT',
      words: '试衣间里拆了防盗扣',
      place: '东门',
      zoneId: store.zones.floor.id,
      ...stolen(),
      people: [{ personId: clerk.actor.personId }, { name: '穿灰外套的男子' }],
      photoIds: [photoId],
    };
    const first = await reportIncident.execute(clerk, input);
    expect(await reportIncident.execute(clerk, input)).toEqual(first);
    expect(first.severe).toBe(true);
    const found = await detail(first.incidentId);
    expect(found).toMatchObject({
      state: 'OPEN',
      version: 1,
      worthFen: 120_000,
      place: '东门',
      zone: { name: '区A1' },
      goods: [{ name: product.name, quantity: '2', zone: '区A1' }],
      staff: [{ id: clerk.actor.personId }],
      others: ['穿灰外套的男子'],
      photoIds: [photoId],
      offered: ['WRITE_OFF', 'SHORTAGE', 'COUNT', 'CASH'],
    });
    const entries = await trail(first.incidentId);
    expect(entries.map(({ action }) => action)).toEqual(['incidents.report']);
    expect(JSON.stringify(entries)).not.toContain('灰外套');
    expect(JSON.stringify(entries)).not.toContain('防盗扣');
  });

  it('refuses the future, another store’s zone, a stranger, and a note of an injury where nobody is hurt', async () => {
    const refused = (over: Partial<Report>) => expect(reported(over)).rejects;
    await refused({ happenedAt: new Date(Date.now() + 3_600_000) }).toMatchObject({ code: 'INVALID_INPUT' });
    await refused({ zoneId: newId() }).toMatchObject({ code: 'NOT_FOUND' });
    await refused({ people: [{ personId: newId() }] }).toMatchObject({ code: 'NOT_FOUND' });
    await refused({ injuryNote: '脚踝扭伤' }).toMatchObject({ code: 'INVALID_INPUT' });
    await refused({ customerId: newId() }).toMatchObject({ code: 'INVALID_INPUT' });
    await refused({ words: '' }).toMatchObject({ code: 'INVALID_INPUT' });
    await expect(reported({}, accountant)).rejects.toBeInstanceOf(Forbidden);
  });

  it('tells manager and head office of what is severe, once, and of nothing else; closed, it waits no more', async () => {
    const severe = await reported({ kind: 'HAZARD', words: '配电箱冒烟' });
    const small = await reported({ kind: 'BREAKAGE', words: '花瓶碎了' });
    for (const id of [severe, small])
      for (let twice = 0; twice < 2; twice += 1) await hear(id, 'incidents.report', 'incidents.tellSevere');
    const told = await noticesOf(`incident:${severe}`);
    expect(told.map(({ personId }) => personId)).toEqual(
      expect.arrayContaining([manager.actor.personId, office.actor.personId]),
    );
    expect(told.map(({ personId }) => personId)).not.toContain(clerk.actor.personId);
    expect(await noticesOf(`incident:${small}`)).toEqual([]);
    await closeIncident.execute(manager, { ...of(severe), text: '电工已处理' });
    await hear(severe, 'incidents.close', 'incidents.settleNotices');
    const settled = await noticesOf(`incident:${severe}`);
    expect(settled.every(({ doneAt }) => doneAt !== null)).toBe(true);
  });

  it('goes by what the store says a severe theft is', async () => {
    const set = (who: Context, theftSevereFen: number) =>
      setIncidentSettings.execute(who, {
        ...base(),
        theftSevereFen,
        roundDueDay: 10,
        points: ['EXTINGUISHERS', 'EXITS', '试衣间'],
      });
    await expect(set(clerk, 1)).rejects.toBeInstanceOf(Forbidden);
    await set(manager, 60_000);
    expect((await detail(await reported(stolen('1')))).severe).toBe(true);
    await set(manager, 100_000);
    expect((await detail(await reported(stolen('1')))).severe).toBe(false);
  });

  it('is read by leaders, and by whoever reported it or does something about it', async () => {
    const incidentId = await reported();
    expect((await detail(incidentId, clerk)).id).toBe(incidentId);
    expect((await detail(incidentId, accountant)).id).toBe(incidentId);
    await expect(detail(incidentId, otherClerk)).rejects.toMatchObject({ code: 'INCIDENT_UNKNOWN' });
    await expect(
      noteOnIncident.execute(otherClerk, { ...of(incidentId), text: '我也看到了' }),
    ).rejects.toMatchObject({ code: 'INCIDENT_UNKNOWN' });
    await setMeasure.execute(manager, {
      ...of(incidentId),
      words: '换锁',
      ownerId: otherClerk.actor.personId,
      dueDay: '2026-12-31',
    });
    expect((await detail(incidentId, otherClerk)).id).toBe(incidentId);
  });
});

describe('what comes of an incident is decided', () => {
  it('as stock written off, a shortage case that is written off, a count and cash, each once, linked both ways', async () => {
    const incidentId = await reported({ ...stolen('2'), zoneId: store.zones.floor.id });
    const level = async () =>
      Number(
        (await db().stockLevel.findFirstOrThrow({ where: { storeId: store.id, productId: product.id } }))
          .onHand,
      );
    const before = await level();
    const decide = (over: Partial<Parameters<typeof decideIncident.execute>[1]>, who: Context = manager) =>
      decideIncident.execute(who, { ...of(incidentId), kind: 'WRITE_OFF', ...over });
    await expect(decide({}, clerk)).rejects.toBeInstanceOf(Forbidden);
    const written = await decide({ text: '监控确认' });
    expect(await level()).toBe(before - 2);
    await expect(decide({})).rejects.toMatchObject({
      code: 'DECIDED_ALREADY',
      params: { number: written.documentNumber },
    });
    const opened = await decide({ kind: 'SHORTAGE', subjectId: product.id });
    await decide({ kind: 'COUNT', subjectId: store.zones.floor.id });
    await decide({ kind: 'CASH', cashFen: 5_000 });
    await expect(decide({ kind: 'CASH' })).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    await expect(decide({ kind: 'QUARREL', subjectId: clerk.actor.personId })).rejects.toMatchObject({
      code: 'DECISION_NOT_FOR_IT',
    });
    await expect(decide({ kind: 'SHORTAGE', subjectId: newId() })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    const share = await db().shortageShare.findFirstOrThrow({ where: { caseId: opened.documentId ?? '' } });
    expect([share.personId, share.quantity.toString()]).toEqual([clerk.actor.personId, '2']);
    await decideShare.execute(manager, {
      ...base(),
      shareId: share.id,
      verdict: 'WRITE_OFF',
      reason: '外盗',
    });
    const found = await detail(incidentId);
    expect(found.state).toBe('DECIDED');
    expect(found.decisions.map(({ kind, costFen }) => [kind, costFen])).toEqual([
      ['WRITE_OFF', 0],
      ['SHORTAGE', 0],
      ['COUNT', 0],
      ['CASH', 5_000],
    ]);
    for (const [kind, id] of [
      ['ADJUSTMENT', written.documentId],
      ['SHORTAGE_CASE', opened.documentId],
    ] as const)
      expect(await incidentsOfDocuments(db(), [store.id], kind, [id ?? ''])).toMatchObject([{ incidentId }]);
    expect(
      (await db().shortageCase.findFirstOrThrow({ where: { id: opened.documentId ?? '' } })).sourceId,
    ).toBe(incidentId);
    expect(await wrongFacts()).toEqual([]);
  });

  it('once when it is decided several times at the same moment', async () => {
    const incidentId = await reported(stolen('1'));
    const all = await Promise.allSettled(
      [0, 1, 2, 3].map(() => decideIncident.execute(manager, { ...of(incidentId), kind: 'WRITE_OFF' })),
    );
    expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await db().incidentDecision.count({ where: { incidentId } })).toBe(1);
    const cases = await Promise.allSettled(
      [0, 1, 2, 3].map(() =>
        decideIncident.execute(manager, { ...of(incidentId), kind: 'SHORTAGE', subjectId: product.id }),
      ),
    );
    expect(cases.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await db().shortageCase.count({ where: { sourceId: incidentId } })).toBe(1);
  });

  it('with the rights of what is booked: head office writes off no breakage, and nobody writes off theft by hand', async () => {
    const incidentId = await reported({ kind: 'BREAKAGE', words: '柜门碎了', ...stolen('1') });
    const decide = decideIncident.execute(office, { ...of(incidentId), kind: 'WRITE_OFF' });
    await expect(decide).rejects.toMatchObject({ code: 'ADJUSTMENT_REASON_NOT_ALLOWED' });
    expect(await db().incidentDecision.count({ where: { incidentId } })).toBe(0);
    await expect(
      adjustStock.execute(manager, {
        ...base(),
        reason: 'THEFT',
        lines: [{ productId: product.id, quantity: '-1' }],
      }),
    ).rejects.toMatchObject({ code: 'THEFT_NEEDS_INCIDENT' });
  });

  it('and nothing more once it is closed, until it is opened again', async () => {
    const incidentId = await reported(stolen('1'));
    const { version } = await noteOnIncident.execute(clerk, { ...of(incidentId), text: '车牌记下了' });
    await expect(
      closeIncident.execute(manager, { ...of(incidentId), version: 1, text: '完' }),
    ).rejects.toMatchObject({
      code: 'INCIDENT_CHANGED',
    });
    await expect(closeIncident.execute(clerk, { ...of(incidentId), text: '完' })).rejects.toBeInstanceOf(
      Forbidden,
    );
    const close = { ...of(incidentId), version, text: '货追回了' };
    expect(await closeIncident.execute(manager, close)).toEqual(await closeIncident.execute(manager, close));
    for (const deed of [
      () => decideIncident.execute(manager, { ...of(incidentId), kind: 'WRITE_OFF' }),
      () => noteOnIncident.execute(manager, { ...of(incidentId), text: '又' }),
    ])
      await expect(deed()).rejects.toMatchObject({ code: 'INCIDENT_STATE_WRONG' });
    for (const over of [{}, { version }])
      await expect(
        closeIncident.execute(manager, { ...of(incidentId), ...over, text: '又' }),
      ).rejects.toMatchObject({ code: 'INCIDENT_CLOSED_ALREADY', params: { name: manager.actor.name } });
    await reopenIncident.execute(manager, { ...of(incidentId), text: '没有追回' });
    await decideIncident.execute(manager, { ...of(incidentId), kind: 'WRITE_OFF' });
    expect((await trail(incidentId)).map(({ action }) => action).toSorted()).toEqual([
      'incidents.close',
      'incidents.decide',
      'incidents.note',
      'incidents.reopen',
      'incidents.report',
    ]);
    expect((await detail(incidentId)).steps.map(({ kind }) => kind)).toEqual([
      'REPORTED',
      'NOTED',
      'CLOSED',
      'REOPENED',
      'DECIDED',
    ]);
  });
});

describe('an injury', () => {
  it('keeps its note apart: few read it, every look is kept', async () => {
    const incidentId = await reported({
      kind: 'INJURY',
      words: '梯子滑了',
      injuryNote: '左手腕骨折，送市一医院',
    });
    expect(JSON.stringify(await detail(incidentId))).not.toContain('骨折');
    await expect(lookAtInjury.execute(accountant, of(incidentId))).rejects.toBeInstanceOf(Forbidden);
    await expect(lookAtInjury.execute(clerk, of(incidentId))).rejects.toBeInstanceOf(Forbidden);
    await noteInjury.execute(manager, { ...of(incidentId), text: '家属已通知' });
    const { lookId } = await lookAtInjury.execute(manager, of(incidentId));
    const shown = await lookedAtInjury(manager, store.id, lookId);
    expect(shown.notes.map(({ text }) => text)).toEqual(['左手腕骨折，送市一医院', '家属已通知']);
    expect(shown.looks).toHaveLength(1);
    await expect(lookedAtInjury(office, store.id, lookId)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const late = { ...manager, now: new Date(Date.now() + 3_600_000) };
    await expect(lookedAtInjury(late, store.id, lookId)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const entries = await trail(incidentId);
    expect(entries.map(({ action }) => action)).toContain('incidents.lookAtInjury');
    expect(JSON.stringify(entries)).not.toContain('骨折');
    const theft = await reported();
    await expect(lookAtInjury.execute(manager, of(theft))).rejects.toMatchObject({ code: 'NO_INJURY' });
  });
});

describe('quarrels', () => {
  it('are counted per person once confirmed; the third is told to head office, and nothing else happens', async () => {
    const customer = await makeCustomer(clerk, store.id, { name: '欧阳娜' });
    const quarrel = () =>
      reported({
        kind: 'QUARREL',
        words: '为退货吵起来',
        customerId: customer.id,
        people: [{ personId: otherClerk.actor.personId }],
      });
    const told: number[] = [];
    for (let nth = 1; nth <= 3; nth += 1) {
      const incidentId = await quarrel();
      const confirm = { ...of(incidentId), kind: 'QUARREL' as const, subjectId: otherClerk.actor.personId };
      await expect(
        decideIncident.execute(manager, { ...confirm, requestId: newId(), subjectId: clerk.actor.personId }),
      ).rejects.toMatchObject({ code: 'NOT_FOUND' });
      await decideIncident.execute(manager, confirm);
      await hear(incidentId, 'incidents.decide', 'incidents.tellQuarrels');
      const notices = await noticesOf(`quarrels:${otherClerk.actor.personId}:${incidentId}`);
      expect(notices.every(({ personId }) => personId !== manager.actor.personId)).toBe(true);
      told.push(notices.length);
    }
    await quarrel();
    expect(told).toEqual([0, 0, expect.any(Number)]);
    expect(told[2]).toBeGreaterThan(0);
    const figures = await incidentFigures(db(), {
      storeIds: [store.id],
      from: '2026-01-01',
      to: '2030-01-01',
      by: 'person',
      seesCosts: true,
    });
    expect(figures.find(({ key }) => key === otherClerk.actor.personId)).toMatchObject({
      count: 4,
      quarrels: 3,
    });
  });
});

describe('a measure', () => {
  it('is done by its owner or the manager, once', async () => {
    const incidentId = await reported();
    const measure = { words: '装第二个摄像头', ownerId: clerk.actor.personId, dueDay: '2026-12-31' };
    await expect(setMeasure.execute(clerk, { ...of(incidentId), ...measure })).rejects.toBeInstanceOf(
      Forbidden,
    );
    await expect(
      setMeasure.execute(manager, { ...of(incidentId), ...measure, ownerId: newId() }),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const set = { ...of(incidentId), ...measure };
    await setMeasure.execute(manager, set);
    const done = { ...base(), measureId: set.requestId, text: '装好了' };
    await expect(doMeasure.execute(otherClerk, done)).rejects.toMatchObject({ code: 'MEASURE_OF_ANOTHER' });
    const race = await Promise.allSettled([
      doMeasure.execute(clerk, done),
      doMeasure.execute(manager, { ...done, requestId: newId() }),
    ]);
    expect(race.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect((await detail(incidentId)).measures).toMatchObject([
      { words: '装第二个摄像头', doneWords: '装好了' },
    ]);
    const task = await db().task.findFirstOrThrow({ where: { sourceId: incidentId } });
    expect([task.title, task.ownerId, task.doneAt !== null]).toEqual([
      '装第二个摄像头',
      clerk.actor.personId,
      true,
    ]);
    const photo = await makeAttachment(clerk, store.id, 'incidentPhoto');
    await addIncidentPhoto.execute(clerk, { ...of(incidentId), attachmentId: photo });
    await expect(
      db().$executeRaw`UPDATE incident_measure SET words = 'x' WHERE id = ${set.requestId}::uuid`,
    ).rejects.toThrow();
  });
});

describe('a measure’s task', () => {
  it('done by its owner among their tasks is the measure done', async () => {
    const incidentId = await reported();
    const set = { ...of(incidentId), words: '换锁', ownerId: clerk.actor.personId, dueDay: '2026-12-31' };
    await setMeasure.execute(manager, set);
    const { id: taskId } = await db().task.findFirstOrThrow({ where: { sourceId: incidentId } });
    await doTask.execute(clerk, { ...base(), taskId });
    const [event] = await db().domainEvent.findMany({ where: { subjectId: taskId, name: 'tasks.do' } });
    if (!event) throw new Error('a done task is an event');
    for (let twice = 0; twice < 2; twice += 1) await CONSUMER_JOBS['incidents.followTask'](job(), event);
    expect((await detail(incidentId)).measures).toMatchObject([{ doneBy: clerk.actor.name }]);
    await expect(doMeasure.execute(manager, { ...base(), measureId: set.requestId })).rejects.toMatchObject({
      code: 'MEASURE_DONE_ALREADY',
    });
  });
});

describe('the safety round', () => {
  it('is done once a month over the whole list, its findings with measures, and is late after its day', async () => {
    const findings = [
      {
        point: 'EXTINGUISHERS',
        inOrder: false,
        text: '二号灭火器过期',
        measure: { words: '换新', ownerId: clerk.actor.personId, dueDay: '2026-12-31' },
      },
      { point: 'EXITS', inOrder: true },
      { point: '试衣间', inOrder: true },
    ];
    const round = (who: Context, over = {}) => doSafetyRound.execute(who, { ...base(), findings, ...over });
    await expect(round(clerk)).rejects.toBeInstanceOf(Forbidden);
    await expect(round(manager, { findings: findings.slice(1) })).rejects.toMatchObject({
      code: 'ROUND_POINTS_CHANGED',
    });
    await expect(
      round(manager, { findings: findings.map((one) => ({ ...one, text: '' })) }),
    ).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    const next = new Date(Date.now() + 33 * 86_400_000);
    next.setUTCDate(25);
    await tellLateRounds(job(next));
    const cause = `safetyRound:${store.id}:${next.toISOString().slice(0, 7)}`;
    expect((await noticesOf(cause)).map(({ personId }) => personId)).toContain(manager.actor.personId);
    expect((await noticesOf(cause)).map(({ personId }) => personId)).not.toContain(office.actor.personId);
    const race = await Promise.allSettled([round(manager), round(manager)]);
    expect(race.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const shown = await safetyRounds(db(), store.id, new Date());
    expect(shown).toMatchObject({
      isDone: true,
      isLate: false,
      points: ['EXTINGUISHERS', 'EXITS', '试衣间'],
      rounds: [
        {
          points: 3,
          wrong: 1,
          findings: [
            { point: 'EXTINGUISHERS', measure: { words: '换新', doneAt: null } },
            { inOrder: true },
            { inOrder: true },
          ],
        },
      ],
    });
    const measureId = shown.rounds[0]?.findings[0]?.measure?.id ?? '';
    await doMeasure.execute(clerk, { ...base(), measureId });
    const { roundId } = { roundId: shown.rounds[0]?.id ?? '' };
    const [event] = await db().domainEvent.findMany({
      where: { subjectId: roundId, name: 'incidents.doRound' },
    });
    if (!event) throw new Error('a round is an event');
    await CONSUMER_JOBS['incidents.settleNotices'](job(), event);
    expect((await noticesOf(cause)).every(({ doneAt }) => doneAt !== null)).toBe(true);
    expect(await wrongFacts()).toEqual([]);
  });
});

describe('the list', () => {
  it('is narrowed by state, kind, zone, person and day, and adds up', async () => {
    const all = { storeIds: [store.id] };
    const totals = await incidentTotals(db(), all);
    expect(totals.open + totals.decided + totals.closed).toBe(totals.count);
    const { rows } = await listIncidents(db(), all);
    expect(rows).toHaveLength(totals.count);
    for (const filter of [
      { kind: 'THEFT' as const },
      { state: 'CLOSED' as const },
      { state: 'open' as const },
      { severe: true },
      { personId: otherClerk.actor.personId },
      { zoneId: store.zones.floor.id },
      { from: '2026-01-01', to: '2030-01-01' },
    ]) {
      const found = await listIncidents(db(), { ...all, ...filter });
      expect(found.rows.length).toBe((await incidentTotals(db(), { ...all, ...filter })).count);
      expect(found.rows.length).toBeGreaterThan(0);
    }
    expect((await listIncidents(db(), { ...all, to: '2020-01-01' })).rows).toEqual([]);
    for (const by of ['kind', 'zone', 'month'] as const) {
      const figures = await incidentFigures(db(), {
        ...all,
        from: '2026-01-01',
        to: '2030-01-01',
        by,
        seesCosts: by !== 'zone',
      });
      expect(figures.reduce((sum, { count }) => sum + count, 0)).toBe(totals.count);
      expect(figures.every(({ costFen }) => (costFen === null) === (by === 'zone'))).toBe(true);
    }
  });
});
