// Long because: what was complained of in three weeks is a list.
import { addDays, dateToDay } from '@/lib/business-day';
import { openClaim } from '@/server/complaints/claims/open-claim';
import { closeComplaint, noteTry, reopenComplaint } from '@/server/complaints/close-complaint';
import type { ComplaintState, OutcomeKind } from '@/server/complaints/complaint-rules';
import { decideOutcome } from '@/server/complaints/decide-outcome';
import { linkTicket } from '@/server/complaints/give-outcome';
import { gradeComplaint, nameCause } from '@/server/complaints/grade-complaint';
import { logComplaint } from '@/server/complaints/log-complaint';
import { handOverRepair } from '@/server/complaints/repair-of-case';
import { moveComplaint, noteOnCase, tellCustomer } from '@/server/complaints/work-complaint';
import { db } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { usualSupplier } from '@/server/purchasing/suppliers/usual-supplier';
import { actingAs, at, type SeedCompany, type SeedPerson, type SeedStore } from './company';

type LogInput = Parameters<typeof logComplaint.execute>[1];
type Cause = Parameters<typeof nameCause.execute>[1]['cause'];

interface SeedComplaint {
  /** Days before today it was logged, and how many it then took. */
  ago: number;
  took: number;
  name: string;
  number: string;
  words: string;
  severity: number;
  wants: LogInput['wants'];
  channel?: LogInput['channel'];
  about?: 'DELIVERY' | 'PRICE' | 'PERSON' | 'LINE';
  cause?: Cause;
  state: ComplaintState;
  outcome?: OutcomeKind;
  said?: string;
  verdict?: 'SATISFIED' | 'NOT_SATISFIED' | 'NOT_REACHED';
  again?: true;
}

/** Three weeks of one shop: in every state, from the line of a receipt to what was said of a driver. */
const COMPLAINTS: readonly SeedComplaint[] = [
  {
    ago: 20,
    took: 2,
    name: '陈女士',
    number: '13851620031',
    words: '椅子坐上去会响，右后腿晃。',
    severity: 3,
    wants: 'REPAIR',
    about: 'LINE',
    cause: 'QUALITY',
    state: 'CLOSED',
    outcome: 'REPAIR',
    said: '师傅已上门紧固，试坐没有声音。',
    verdict: 'SATISFIED',
  },
  {
    ago: 18,
    took: 3,
    name: '刘先生',
    number: '13951620032',
    words: '说好上午送，等到下午四点才来，请了半天假。',
    severity: 3,
    wants: 'APOLOGY',
    channel: 'PHONE',
    about: 'DELIVERY',
    cause: 'LATE',
    state: 'CLOSED',
    outcome: 'EXPLANATION',
    said: '向您道歉，下次提前一天约好时间段。',
    verdict: 'SATISFIED',
  },
  {
    ago: 15,
    took: 4,
    name: '孙女士',
    number: '13751620033',
    words: '柜门颜色和样品不一样，偏黄。',
    severity: 3,
    wants: 'EXCHANGE',
    about: 'LINE',
    cause: 'QUALITY',
    state: 'CLOSED',
    outcome: 'EXPLANATION',
    said: '木皮天然有色差，已带样板上门对照。',
    verdict: 'NOT_SATISFIED',
    again: true,
  },
  {
    ago: 13,
    took: 2,
    name: '周先生',
    number: '13651620034',
    words: '同一款隔壁店便宜八十块。',
    severity: 4,
    wants: 'EXPLANATION',
    about: 'PRICE',
    cause: 'PRICE',
    state: 'CLOSED',
    outcome: 'UNFOUNDED',
    said: '型号不同，已发配置对比。',
    verdict: 'NOT_REACHED',
  },
  {
    ago: 9,
    took: 2,
    name: '吴女士',
    number: '13551620035',
    words: '收到发现桌面有一道划痕，包装是好的。',
    severity: 3,
    wants: 'REFUND',
    channel: 'WECHAT',
    about: 'LINE',
    cause: 'DAMAGED',
    state: 'SOLVED',
    outcome: 'EXPLANATION',
    said: '修补师傅已处理，请您看看效果。',
  },
  {
    ago: 5,
    took: 1,
    name: '郑先生',
    number: '13451620036',
    words: '插上电就跳闸，怕有危险。',
    severity: 1,
    wants: 'RETURN',
    channel: 'PHONE',
    about: 'LINE',
    cause: 'QUALITY',
    state: 'SOLVED',
    outcome: 'RETURN',
    said: '已请您先断电，商品可全额退回。',
  },
  {
    ago: 4,
    took: 1,
    name: '何女士',
    number: '13351620037',
    words: '安装师傅把墙面蹭黑了一块。',
    severity: 3,
    wants: 'COMPENSATION',
    about: 'DELIVERY',
    cause: 'INSTALLATION',
    state: 'IN_PROGRESS',
    outcome: 'CASH',
    said: '今天请师傅上门看过再答复您。',
  },
  {
    ago: 3,
    took: 0,
    name: '冯先生',
    number: '13251620038',
    words: '抽屉滑轨断了，要配件。',
    severity: 3,
    wants: 'REPAIR',
    about: 'LINE',
    cause: 'QUALITY',
    state: 'WAITING_SUPPLIER',
    said: '配件已向厂家订，到货通知您。',
  },
  {
    ago: 2,
    took: 0,
    name: '蒋女士',
    number: '13151620039',
    words: '床垫睡了两天腰疼，想换软一点的。',
    severity: 3,
    wants: 'EXCHANGE',
    about: 'LINE',
    state: 'WAITING_CUSTOMER',
    said: '请您周末到店试躺再定型号。',
  },
  {
    ago: 1,
    took: 0,
    name: '沈先生',
    number: '13051620040',
    words: '导购态度冷淡，问三句答一句。',
    severity: 3,
    wants: 'APOLOGY',
    channel: 'PLATFORM',
    about: 'PERSON',
    cause: 'SERVICE',
    state: 'ACKNOWLEDGED',
    said: '已经转给店长，今天内给您回电。',
  },
  {
    ago: 0,
    took: 0,
    name: '韩女士',
    number: '15951620041',
    words: '灯罩少了一个，盒子里只有三只。',
    severity: 3,
    wants: 'OTHER',
    about: 'LINE',
    state: 'NEW',
  },
];

/** Complaints that agree with the demo's tickets, each step at its time. */
export async function seedComplaints(company: SeedCompany, today: string): Promise<void> {
  const technician = company.people.find(({ role }) => role === 'TECHNICIAN');
  if (!technician) throw new Error('the demo company has no technician');
  for (const code of ['S01', 'S02']) {
    const store = company.stores.find((one) => one.code === code);
    if (!store) continue;
    const clerk = personOf(company, 'CLERK', code);
    const manager = personOf(company, 'STORE_MANAGER', code);
    // The second store had a quieter three weeks.
    const all = COMPLAINTS.filter((_, index) => code === 'S01' || index % 3 === 1);
    for (const [index, one] of all.entries())
      await liveThrough({ store, clerk, manager, technician, today, index }, one);
  }
}

function personOf(company: SeedCompany, role: string, storeCode: string): SeedPerson {
  const found = company.people.find((one) => one.role === role && one.storeCode === storeCode);
  if (!found) throw new Error(`the demo company has no ${role} in ${storeCode}`);
  return found;
}

interface Shop {
  store: SeedStore;
  clerk: SeedPerson;
  manager: SeedPerson;
  technician: SeedPerson;
  today: string;
  index: number;
}

async function liveThrough(shop: Shop, one: SeedComplaint): Promise<void> {
  const { store, clerk, manager, today, index } = shop;
  const first = addDays(today, -one.ago);
  // Today's are of the moment: the demo may be set up at any hour.
  const moment = (day: string, hour: number) =>
    one.ago === 0 ? new Date(Date.now() - 600_000) : at(day, hour, (index * 7) % 60);
  const ticket = one.about === 'LINE' ? await saleBefore(store.id, first, one) : null;
  const { complaintId } = await logComplaint.execute(await actingAs(clerk, moment(first, 11)), {
    storeId: store.id,
    requestId: newId(),
    callerName: one.name,
    callerNumber: one.number,
    channel: one.channel ?? 'STORE',
    about: ticket ? 'LINE' : (one.about ?? 'OTHER') === 'LINE' ? 'OTHER' : (one.about ?? 'OTHER'),
    ...(ticket ? { ticketId: ticket.id, ticketLineId: ticket.lineId } : {}),
    words: one.words,
    severity: one.severity,
    wants: one.wants,
  });
  const of = () => ({ storeId: store.id, requestId: newId(), complaintId });
  if (one.said)
    await tellCustomer.execute(await actingAs(clerk, moment(first, 12)), { ...of(), text: one.said });
  if (one.cause)
    await nameCause.execute(await actingAs(clerk, moment(first, 13)), { ...of(), cause: one.cause });
  if (one.state === 'NEW' || one.state === 'ACKNOWLEDGED') return;
  const working = await actingAs(clerk, moment(first, 14));
  await moveComplaint.execute(working, { ...of(), to: 'IN_PROGRESS' });
  if (one.state === 'WAITING_SUPPLIER') {
    await claimFromSupplier({ store, clerk, now: moment(first, 15) }, of(), ticket);
    return;
  }
  if (one.state === 'WAITING_CUSTOMER') {
    await moveComplaint.execute(working, { ...of(), to: one.state });
    return;
  }
  await noteOnCase.execute(await actingAs(manager, moment(first, 15)), {
    ...of(),
    text: '先看照片，再定办法。',
  });
  await decideAndEnd(shop, one, of);
}

/** Of whoever delivers it as a rule: parts, and what the fitter costs. */
async function claimFromSupplier(
  { store, clerk, now }: { store: SeedStore; clerk: SeedPerson; now: Date },
  of: { storeId: string; requestId: string; complaintId: string },
  ticket: { productId: string } | null,
): Promise<void> {
  const productId = ticket?.productId ?? (await db().product.findFirst({ orderBy: { code: 'asc' } }))?.id;
  const supplierId =
    (productId ? await usualSupplier(db(), store.id, productId) : null) ??
    (await db().supplier.findFirst({ where: { closedAt: null }, orderBy: { code: 'asc' } }))?.id;
  if (!productId || !supplierId) throw new Error('the demo has goods and suppliers');
  await openClaim.execute(await actingAs(clerk, now), {
    ...of,
    supplierId,
    lines: [{ productId, quantity: '1' }],
    wantedFen: 8_000,
    words: '抽屉滑轨断裂，请补发滑轨一副，并承担上门费。',
  });
}

async function decideAndEnd(
  { store, clerk, manager, technician, today }: Shop,
  one: SeedComplaint,
  of: () => { storeId: string; requestId: string; complaintId: string },
): Promise<void> {
  const last = addDays(today, one.took - one.ago);
  const { outcome } = one;
  if (!outcome) return;
  const { outcomeId } = await decideOutcome.execute(await actingAs(clerk, at(last, 16, 5)), {
    ...of(),
    kind: outcome,
    ...(outcome === 'CASH' ? { amountFen: 20_000, text: '墙面补漆费用' } : {}),
    ...(outcome === 'REPAIR'
      ? { technicianId: technician.id, dueDay: addDays(last, 2), text: '加固右后腿，拧紧所有连接件' }
      : {}),
  });
  if (outcome === 'REPAIR') await lendForRepair({ store, clerk, technician, last }, { ...of(), outcomeId });
  if (one.state === 'IN_PROGRESS') return;
  if (outcome === 'RETURN') await linkReturn(store, clerk, at(last, 17, 0), { ...of(), outcomeId });
  await moveComplaint.execute(await actingAs(clerk, at(last, 17, 10)), { ...of(), to: 'SOLVED' });
  if (!one.verdict) return;
  if (one.verdict === 'NOT_REACHED')
    for (const hour of [17, 18, 19]) await noteTry.execute(await actingAs(clerk, at(last, hour, 30)), of());
  await closeComplaint.execute(await actingAs(clerk, at(last, 19, 40)), {
    ...of(),
    verdict: one.verdict,
    text: one.said ?? '',
  });
  if (!one.again) return;
  const again = await actingAs(manager, at(addDays(last, 6), 10, 20));
  await reopenComplaint.execute(again, { ...of(), text: '客户不接受色差的说法，要求换货。' });
  await gradeComplaint.execute(again, { ...of(), severity: 2, text: '第二次，同一问题' });
}

/** To the technician at noon and back in the evening, both signed. */
async function lendForRepair(
  {
    store,
    clerk,
    technician,
    last,
  }: { store: SeedStore; clerk: SeedPerson; technician: SeedPerson; last: string },
  { complaintId, outcomeId }: { complaintId: string; outcomeId: string },
): Promise<void> {
  const of = () => ({ storeId: store.id, requestId: newId(), complaintId, outcomeId });
  await handOverRepair(await actingAs(clerk, at(last, 16, 20)), {
    ...of(),
    ...{ giverId: clerk.id, giver: clerk.pin, takerId: technician.id, taker: technician.pin },
    handovers: 0,
    words: '餐椅一把，右后腿松动',
  });
  await handOverRepair(await actingAs(clerk, at(last, 17, 0)), {
    ...of(),
    ...{ giverId: technician.id, giver: technician.pin, takerId: clerk.id, taker: clerk.pin },
    handovers: 1,
    words: '已加固，试坐不响',
  });
}

/** A sale of the weeks before, and its first line: whose numbers go up with the complaint, so that no two are of one. */
async function saleBefore(storeId: string, day: string, { ago }: SeedComplaint) {
  const found = await db().ticket.findMany({
    where: { storeId, kind: 'SALE', businessDay: { lt: new Date(`${day}T00:00:00Z`) } },
    orderBy: [{ businessDay: 'desc' }, { seq: 'desc' }],
    skip: ago,
    take: 1,
    select: {
      id: true,
      lines: { orderBy: { lineNo: 'asc' }, take: 1, select: { id: true, productId: true } },
    },
  });
  const [ticket] = found;
  const [line] = ticket?.lines ?? [];
  return ticket && line ? { id: ticket.id, lineId: line.id, productId: line.productId } : null;
}

/** The return of that sale, where the demo's days have one. */
async function linkReturn(
  store: SeedStore,
  clerk: SeedPerson,
  now: Date,
  of: { storeId: string; requestId: string; complaintId: string; outcomeId: string },
): Promise<void> {
  const complaint = await db().complaint.findFirst({ where: { storeId: store.id, id: of.complaintId } });
  const returned = await db().ticket.findFirst({
    where: { storeId: store.id, kind: 'RETURN', originalTicketId: complaint?.ticketId ?? null },
    select: { number: true, businessDay: true },
  });
  if (returned && complaint?.ticketId && dateToDay(returned.businessDay) <= now.toISOString().slice(0, 10))
    await linkTicket.execute(await actingAs(clerk, now), { ...of, number: returned.number });
}
