// Long because: what happened in three weeks is a list.
import { addDays } from '@/lib/business-day';
import { decideIncident } from '@/server/incidents/decide-incident';
import { doMeasure, setMeasure } from '@/server/incidents/measures';
import { reportIncident } from '@/server/incidents/report-incident';
import { doSafetyRound } from '@/server/incidents/safety-round';
import { closeIncident, noteOnIncident } from '@/server/incidents/work-incident';
import { db } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { decideShare } from '@/server/shortages/decide-share';
import { zoneOwners } from '@/server/zones/list-zones';
import { actingAs, at, type SeedCompany, type SeedPerson, type SeedStore } from './company';
import type { SeedProduct } from './products';

type Goods = readonly (SeedProduct & { id: string })[];
type Report = Parameters<typeof reportIncident.execute>[1];

interface Shop {
  store: SeedStore;
  clerk: SeedPerson;
  manager: SeedPerson;
  today: string;
}

/** Three weeks of one shop: stolen, broken, hurt, quarrelled, smoking; and the month's look at what is safe. */
export async function seedIncidents(company: SeedCompany, goods: Goods, today: string): Promise<void> {
  const store = company.stores.find((one) => one.code === 'S01');
  const of = (role: string) =>
    company.people.find((one) => one.role === role && (one.storeCode === 'S01' || one.storeCode === null));
  const [clerk, manager] = [of('CLERK'), of('STORE_MANAGER')];
  if (!store || !clerk || !manager) throw new Error('the demo company has a store with people');
  const shop = { store, clerk, manager, today };
  await breakage(shop, goods);
  await injury(shop);
  await quarrel(shop);
  await hazard(shop);
  await theft(shop, goods);
  await round(shop);
}

async function report(
  { store, clerk, today }: Shop,
  ago: number,
  hour: number,
  said: Omit<Report, 'storeId' | 'requestId'>,
) {
  const { incidentId } = await reportIncident.execute(
    await actingAs(clerk, at(addDays(today, -ago), hour, 12)),
    {
      storeId: store.id,
      requestId: newId(),
      ...said,
    },
  );
  return () => ({ storeId: store.id, requestId: newId(), incidentId });
}

const asManager = ({ manager, today }: Shop, ago: number, hour: number) =>
  actingAs(manager, at(addDays(today, -ago), hour, 40));

/** A shelf whose goods the book has, and that somebody answers for. */
async function standing({ store, today }: Shop, goods: Goods) {
  const owners = await zoneOwners(db(), store.id, at(addDays(today, -1), 19, 0));
  const levels = await db().stockLevel.findMany({
    where: {
      storeId: store.id,
      zoneId: { in: [...owners.keys()] },
      productId: { in: goods.filter(({ decimals }) => decimals === 0).map(({ id }) => id) },
      onHand: { gte: 5 },
    },
    orderBy: [{ productId: 'asc' }, { zoneId: 'asc' }],
    take: 2,
  });
  const [first, second] = levels;
  if (!first || !second) throw new Error('the demo company has goods on shelves with owners');
  return { first, second };
}

async function breakage(shop: Shop, goods: Goods): Promise<void> {
  const { first } = await standing(shop, goods);
  const of = await report(shop, 16, 15, {
    kind: 'BREAKAGE',
    words: '补货时从货架上滑下来，摔碎一件。',
    zoneId: first.zoneId,
    goods: [{ productId: first.productId, zoneId: first.zoneId, quantity: '1' }],
    people: [{ personId: shop.clerk.id }],
  });
  const manager = await asManager(shop, 16, 17);
  await decideIncident.execute(manager, { ...of(), kind: 'WRITE_OFF', text: '确认破损，按报损处理。' });
  await closeIncident.execute(manager, { ...of(), text: '碎片已清理，重物改放下层。' });
}

async function injury(shop: Shop): Promise<void> {
  const of = await report(shop, 11, 10, {
    kind: 'INJURY',
    words: '同事上梯子取样品时梯子打滑，摔了一下。',
    place: '二楼库房门口',
    people: [{ personId: shop.clerk.id }],
    injuryNote: '右脚踝扭伤，已陪同到医院拍片，无骨折，休息三天。',
  });
  const manager = await asManager(shop, 11, 11);
  await noteOnIncident.execute(manager, { ...of(), text: '梯子防滑垫磨平了，已停用。' });
  const measure = {
    ...of(),
    words: '换一架带防滑垫的梯子',
    ownerId: shop.manager.id,
    dueDay: addDays(shop.today, -8),
  };
  await setMeasure.execute(manager, measure);
  await doMeasure.execute(await asManager(shop, 9, 16), {
    storeId: shop.store.id,
    requestId: newId(),
    measureId: measure.requestId,
    text: '新梯子已到店。',
  });
  await closeIncident.execute(await asManager(shop, 8, 16), { ...of(), text: '同事已返岗，梯子已更换。' });
}

async function quarrel(shop: Shop): Promise<void> {
  const of = await report(shop, 6, 16, {
    kind: 'QUARREL',
    words: '顾客要求当场退订金，双方声音都大了，围了几个人。',
    place: '收银台前',
    people: [{ personId: shop.clerk.id }, { name: '穿格子衬衫的先生' }],
  });
  await decideIncident.execute(await asManager(shop, 6, 18), {
    ...of(),
    kind: 'QUARREL',
    subjectId: shop.clerk.id,
    text: '当面向顾客致歉，订金已按规定处理。',
  });
}

async function hazard(shop: Shop): Promise<void> {
  const of = await report(shop, 2, 14, {
    kind: 'HAZARD',
    words: '展厅三号射灯轨道发烫，有焦味，已断电。',
    place: '展厅中间过道',
  });
  await setMeasure.execute(await asManager(shop, 2, 15), {
    ...of(),
    words: '请电工更换三号轨道，换好前不通电',
    ownerId: shop.manager.id,
    dueDay: addDays(shop.today, 2),
  });
}

/** Stolen, written off, and nobody of the shop pays for it. */
async function theft(shop: Shop, goods: Goods): Promise<void> {
  const { second } = await standing(shop, goods);
  const of = await report(shop, 1, 19, {
    kind: 'THEFT',
    words: '理货时少一件，监控里看到被人放进推车下层带走，已报警。',
    zoneId: second.zoneId,
    authority: true,
    goods: [{ productId: second.productId, zoneId: second.zoneId, quantity: '1' }],
    people: [{ name: '戴黑色鸭舌帽的男子' }],
  });
  const manager = await asManager(shop, 1, 20);
  await decideIncident.execute(manager, { ...of(), kind: 'WRITE_OFF', text: '监控确认，已报警。' });
  const { documentId } = await decideIncident.execute(manager, {
    ...of(),
    kind: 'SHORTAGE',
    subjectId: second.productId,
  });
  const shares = await db().shortageShare.findMany({
    where: { storeId: shop.store.id, caseId: documentId ?? '' },
  });
  for (const { id: shareId, personId } of shares)
    if (personId !== shop.manager.id)
      await decideShare.execute(manager, {
        storeId: shop.store.id,
        requestId: newId(),
        shareId,
        verdict: 'WRITE_OFF',
        reason: '外盗，已报警，不由责任人承担',
      });
}

async function round(shop: Shop): Promise<void> {
  await doSafetyRound.execute(await asManager(shop, 1, 9), {
    storeId: shop.store.id,
    requestId: newId(),
    findings: [
      {
        point: 'EXTINGUISHERS',
        inOrder: false,
        text: '库房二号灭火器下月到期',
        measure: { words: '联系消防公司换药', ownerId: shop.manager.id, dueDay: addDays(shop.today, 10) },
      },
      { point: 'EXITS', inOrder: true },
      { point: 'LIGHTS', inOrder: true },
      { point: 'CHILDREN', inOrder: true },
    ],
  });
}
