import { addDays } from '@/lib/business-day';
import { asItsPerson, replyToNote, seeNote } from '@/server/personnel/answer-note';
import type { NoteKind } from '@/server/personnel/personnel-rules';
import { setWage } from '@/server/personnel/set-wage';
import { withdrawNote, writeNote } from '@/server/personnel/write-note';
import { newId } from '@/server/platform/ids';
import { actingAs, at, type SeedCompany, type SeedPerson } from './company';

/** What a store's manager noted of its clerks: of the first, the second; days ago; and what they say. */
const NOTES: readonly {
  of: 0 | 1;
  ago: number;
  kind: NoteKind;
  words: string;
  reply?: string;
  seen?: true;
  withdrawn?: string;
}[] = [
  {
    of: 0,
    ago: 16,
    kind: 'REWARD',
    words: '客人落下的钱包主动追出去还，客人写了感谢信。晨会表扬。',
    seen: true,
  },
  {
    of: 0,
    ago: 9,
    kind: 'DRESS',
    words: '早班没有戴工号牌。',
    reply: '前一天送洗时掉了，已向仓管补领，当天下午就戴上了。',
  },
  {
    of: 1,
    ago: 12,
    kind: 'CONDUCT',
    words: '接待时一直看手机，顾客等了几分钟才有人应。',
    reply: '当时在查总仓库存给顾客看，没有说清楚，以后会先招呼一声。',
  },
  {
    of: 1,
    ago: 6,
    kind: 'REPRIMAND',
    words: '样品柜钥匙下班没有交接，第二天开门耽误十分钟。',
    seen: true,
    withdrawn: '查了值班日志，钥匙是交接过的，记错了人。',
  },
  { of: 0, ago: 1, kind: 'REWARD', words: '本月第一个把新品卖点背熟并通过测验。' },
];

const MONTHLY_YUAN: Partial<Record<SeedPerson['role'], number>> = {
  STORE_MANAGER: 7_800,
  CLERK: 4_200,
  STOCK_KEEPER: 4_600,
  ACCOUNTANT: 7_000,
  TECHNICIAN: 5_600,
};

/** Notes in people's files with what they say to them, and what people earn. */
export async function seedPersonnel(company: SeedCompany, today: string): Promise<void> {
  for (const store of company.stores) {
    const here = company.people.filter(({ storeCode }) => storeCode === store.code);
    const manager = here.find(({ role }) => role === 'STORE_MANAGER');
    const clerks = here.filter(({ role }) => role === 'CLERK');
    if (!manager) continue;
    for (const note of NOTES) {
      const person = clerks[note.of];
      if (person) await seedNote(store.id, manager, person, note, today);
    }
  }
  await seedWages(company, today);
}

async function seedNote(
  storeId: string,
  manager: SeedPerson,
  person: SeedPerson,
  note: (typeof NOTES)[number],
  today: string,
): Promise<void> {
  const day = addDays(today, -note.ago);
  const base = () => ({ storeId, requestId: newId() });
  const { noteId } = await writeNote.execute(await actingAs(manager, at(day, 18, 30)), {
    ...base(),
    personId: person.id,
    kind: note.kind,
    words: note.words,
    happenedOn: day,
  });
  const reader = asItsPerson(await actingAs(person, at(day, 20, 5)));
  if (note.seen) await seeNote.execute(reader, { ...base(), noteId });
  if (note.reply) await replyToNote.execute(reader, { ...base(), noteId, words: note.reply });
  if (note.withdrawn)
    await withdrawNote.execute(await actingAs(manager, at(addDays(day, 1), 10, 0)), {
      ...base(),
      noteId,
      reason: note.withdrawn,
    });
}

/** From the year's first day, and a rise three weeks ago for who sells; the technician by the hour. */
async function seedWages(company: SeedCompany, today: string): Promise<void> {
  const office = company.people.find(({ role }) => role === 'HEAD_OFFICE');
  const [store] = company.stores;
  if (!office || !store) return;
  const first = `${today.slice(0, 4)}-01-01`;
  const rise = `${addDays(today, -21).slice(0, 7)}-01`;
  for (const [index, { id: personId, role, storeCode }] of company.people.entries()) {
    const yuan = MONTHLY_YUAN[role];
    if (yuan === undefined) continue;
    const storeId = company.stores.find(({ code }) => code === storeCode)?.id ?? store.id;
    const set = async (fromDay: string, more: number) =>
      setWage.execute(await actingAs(office, at(addDays(today, -20), 15, index)), {
        requestId: newId(),
        storeId,
        personId,
        kind: role === 'TECHNICIAN' ? 'HOURLY' : 'MONTHLY',
        fen: role === 'TECHNICIAN' ? 3_800 : (yuan + more) * 100,
        fromDay,
      });
    await set(first, 100 * (index % 3));
    if (role === 'CLERK' && rise > first) await set(rise, 100 * (index % 3) + 300);
  }
}
