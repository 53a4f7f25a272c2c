import { addDays, dateToDay } from '@/lib/business-day';
import { db } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { cancelTask, doTask } from '@/server/tasks/do-task';
import { giveTask } from '@/server/tasks/give-task';
import { giveToStores } from '@/server/tasks/give-to-stores';
import { repeatTask } from '@/server/tasks/repeat-task';
import { actingAs, at, type SeedCompany, type SeedPerson, type SeedStore } from './company';

/** Of one shop: given so many days ago, due so many days after today; `done`: so many days ago. */
const TASKS = [
  {
    ago: 12,
    due: -11,
    done: 11,
    who: 1,
    title: '把残次区的灯具拍照发供应商',
    note: '三盏吊灯，外箱标签一起拍。',
  },
  { ago: 9, due: -8, done: 8, who: 0, title: '更换客厅家具区的价签', note: '' },
  { ago: 6, due: -4, who: 1, title: '核对样品洗衣机的三包卡', note: '缺的找厂家补。' },
  { ago: 4, due: -1, who: 0, title: '给预定沙发的客户回电', note: '说好周日前告知到货时间。' },
  {
    ago: 2,
    due: 0,
    who: 0,
    title: '橱窗换冬季陈列',
    note: '按总部发的样图，换好拍照。',
    needsPhoto: true,
    dueMinute: 18 * 60,
  },
  { ago: 1, due: 1, who: 1, title: '清点展厅钥匙', note: '' },
  { ago: 1, due: 3, who: 'manager', title: '约电梯广告的人来量尺寸', note: '' },
] as const;

/** Three weeks of tasks: what comes every day, what was given once, what head office gave to all stores. */
export async function seedTasks(company: SeedCompany, today: string): Promise<void> {
  for (const store of company.stores) {
    const of = (role: string) =>
      company.people.filter((person) => person.role === role && person.storeCode === store.code);
    const [manager] = of('STORE_MANAGER');
    const clerks = of('CLERK');
    const [first = manager, second = first] = clerks;
    if (!manager || !first || !second) continue;
    const team = { manager, clerks: [first, second] as const };
    await seedRepeated(store, team, today);
    await seedOnce(store, team, today);
  }
  const office = company.people.find(({ role }) => role === 'HEAD_OFFICE');
  if (office)
    await giveToStores.execute(await actingAs(office, at(addDays(today, -1), 10, 30)), {
      requestId: newId(),
      storeIds: company.stores.map(({ id }) => id),
      title: '检查灭火器有效期并拍照',
      note: '过期的当天报总部更换。',
      needsPhoto: true,
      dueDay: addDays(today, 1),
    });
}

interface Team {
  manager: SeedPerson;
  clerks: readonly [SeedPerson, SeedPerson];
}

/** Every morning and every Monday; what was due was done, but the last of each. */
async function seedRepeated(store: SeedStore, { manager, clerks }: Team, today: string): Promise<void> {
  const begun = addDays(today, -20);
  const rules = [
    { title: '开门前检查灯光和样品', owner: clerks[0], when: { rhythm: 'DAILY' as const }, dueMinute: 570 },
    {
      title: '展厅大扫除',
      owner: clerks[1],
      when: { rhythm: 'WEEKLY' as const, weekdays: [1] },
      dueMinute: 660,
    },
  ];
  for (const { title, owner, when, dueMinute } of rules) {
    // Made with today's clock: the days before are made up for at once.
    const { repeatId } = await repeatTask.execute(await actingAs(manager, new Date()), {
      requestId: newId(),
      storeId: store.id,
      title,
      ownerId: owner.id,
      from: begun,
      when,
      dueMinute,
    });
    const made = await db().task.findMany({
      where: { storeId: store.id, repeatId },
      orderBy: { dueDay: 'asc' },
      select: { id: true, dueDay: true },
    });
    for (const { id: taskId, dueDay } of made.slice(0, -1))
      await doTask.execute(await actingAs(owner, at(dateToDay(dueDay), 9, 12)), {
        requestId: newId(),
        storeId: store.id,
        taskId,
      });
  }
}

async function seedOnce(store: SeedStore, { manager, clerks }: Team, today: string): Promise<void> {
  for (const { ago, due, who, title, note, ...more } of TASKS) {
    const owner = who === 'manager' ? manager : clerks[who];
    const { taskId } = await giveTask.execute(await actingAs(manager, at(addDays(today, -ago), 9, 40)), {
      requestId: newId(),
      storeId: store.id,
      title,
      note,
      ownerId: owner.id,
      dueDay: addDays(today, due),
      ...('needsPhoto' in more ? { needsPhoto: more.needsPhoto, dueMinute: more.dueMinute } : {}),
    });
    if ('done' in more)
      await doTask.execute(await actingAs(owner, at(addDays(today, -more.done), 15, 20)), {
        requestId: newId(),
        storeId: store.id,
        taskId,
        note: '已办好。',
      });
  }
  const { taskId } = await giveTask.execute(await actingAs(manager, at(addDays(today, -5), 11, 0)), {
    requestId: newId(),
    storeId: store.id,
    title: '准备周末抽奖箱',
    ownerId: clerks[1].id,
    dueDay: addDays(today, -3),
  });
  await cancelTask.execute(await actingAs(manager, at(addDays(today, -4), 9, 0)), {
    requestId: newId(),
    storeId: store.id,
    taskId,
    reason: '总部改成线上抽奖',
  });
}
