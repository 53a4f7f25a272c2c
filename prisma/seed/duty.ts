import { DEFAULTS } from '@/server/duty/duty-rules';
import { addNote, keepHanded, settleNote } from '@/server/duty/keep-log';
import { keepSheet } from '@/server/duty/sign-sheet';
import { newId } from '@/server/platform/ids';
import { actingAs, at, type SeedPerson, type SeedStore } from './company';

interface DutyDay {
  store: SeedStore;
  clerks: readonly SeedPerson[];
  day: string;
  index: number;
}

const onDuty = ({ clerks }: DutyDay, place: number): SeedPerson => {
  const person = clerks[place % clerks.length];
  if (!person) throw new Error('the store has clerks');
  return person;
};

/** The store is opened by its list; what was left over is seen to the morning after next. */
export async function openedByList(of: DutyDay, left: string | null): Promise<void> {
  const { store, day, index } = of;
  const base = () => ({ storeId: store.id, requestId: newId() });
  const opener = onDuty(of, index);
  const ctx = await actingAs(opener, at(day, 8, 48));
  const isDark = index % 9 === 4;
  await keepSheet.execute(ctx, {
    ...base(),
    kind: 'OPENING',
    signerId: opener.id,
    points: DEFAULTS.opening.map((point) =>
      isDark && point === 'LIGHTS'
        ? { point, inOrder: false, text: '门头灯箱左边一段不亮，已报修' }
        : { point, inOrder: true },
    ),
  });
  if (left) await settleNote.execute(ctx, { ...base(), noteId: left, words: '已办' });
}

/** And closed by it, all but once: then the report says so. @returns what was handed over to the next shift, if anything */
export async function closedByList(of: DutyDay): Promise<string | null> {
  const { store, day, index } = of;
  const base = () => ({ storeId: store.id, requestId: newId() });
  const closer = onDuty(of, index + 1);
  const ctx = await actingAs(closer, at(day, 21, 20));
  const other = of.clerks.find(({ id }) => id !== closer.id);
  if (index % 7 === 5 && other)
    await keepHanded.execute(ctx, {
      ...base(),
      kind: 'KEYS',
      words: '卷帘门钥匙一把、仓库钥匙一把',
      giverId: closer.id,
      takerId: other.id,
    });
  if (index % 11 !== 7)
    await keepSheet.execute(ctx, {
      ...base(),
      kind: 'CLOSING',
      signerId: closer.id,
      points: DEFAULTS.closing.map((point) => ({ point, inOrder: true })),
    });
  if (index % 5 !== 3) return null;
  const { noteId } = await addNote.execute(ctx, {
    ...base(),
    kind: 'HANDOVER',
    words: '有位客户明早来看床垫，答应留一张样品不动',
  });
  return noteId;
}
