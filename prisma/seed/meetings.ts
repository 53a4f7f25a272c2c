import { addDays } from '@/lib/business-day';
import { keepMinutes } from '@/server/meetings/keep-minutes';
import { announce } from '@/server/notices/announcements/announce';
import { asItsReader, confirmRead } from '@/server/notices/announcements/confirm-read';
import { newId } from '@/server/platform/ids';
import { actingAs, at, type SeedCompany } from './company';

/** Two meetings of each shop, and a must-read of head office that about half have read. */
export async function seedMeetings(company: SeedCompany, today: string): Promise<void> {
  for (const store of company.stores) {
    const here = company.people.filter(({ storeCode }) => storeCode === store.code);
    const manager = here.find(({ role }) => role === 'STORE_MANAGER');
    const clerk = here.find(({ role }) => role === 'CLERK');
    if (!manager || !clerk) continue;
    const keep = async (
      ago: number,
      minutes: Pick<Parameters<typeof keepMinutes.execute>[1], 'kind' | 'text' | 'decisions'>,
    ) =>
      keepMinutes.execute(await actingAs(manager, at(addDays(today, -ago), 9, 25)), {
        requestId: newId(),
        storeId: store.id,
        day: addDays(today, -ago),
        personIds: here.map(({ id }) => id),
        ...minutes,
      });
    await keep(7, {
      kind: 'WEEKLY',
      text: '一、上周营业额完成目标九成，周末客流好于平日。\n二、大家电区样品价签有三处缺失。\n三、客诉两起，都在时限内答复。',
      decisions: [],
    });
    await keep(1, {
      kind: 'DAILY',
      text: '今天主推冬季床品，进门先介绍以旧换新。雨天注意门口防滑。',
      decisions: [{ title: '门口放防滑垫和雨伞架', ownerId: clerk.id, dueDay: addDays(today, 2) }],
    });
  }
  await seedMustRead(company, today);
}

async function seedMustRead(company: SeedCompany, today: string): Promise<void> {
  const office = company.people.find(({ role }) => role === 'HEAD_OFFICE');
  if (!office) return;
  const { announcementId } = await announce.execute(await actingAs(office, at(addDays(today, -2), 10, 0)), {
    requestId: newId(),
    title: '大件送货新规：送货前一天必须电话确认',
    text: '从下周起，凡大件商品送货，前一天必须给客户打电话确认时间和楼层，并在备注里写明谁打的、客户怎么说。\n没有确认的，仓库不发车。',
    mustRead: true,
    storeIds: company.stores.map(({ id }) => id),
  });
  const readers = company.people
    .filter(({ storeCode }) => storeCode !== null)
    .filter((_, index) => index % 2 === 1);
  for (const person of readers)
    await confirmRead.execute(asItsReader(await actingAs(person, at(addDays(today, -1), 9, 5))), {
      requestId: newId(),
      announcementId,
    });
}
