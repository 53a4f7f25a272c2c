import { addDays } from '@/lib/business-day';
import { db } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { addCourse, changeCourse } from '@/server/training/courses/keep-course';
import { answerQuiz, asItsLearner, readTraining, startQuiz } from '@/server/training/quiz/learn';
import type { Asked } from '@/server/training/quiz/quiz-rules';
import { actingAs, at, type SeedCompany, type SeedPerson } from './company';

const DELIVERY = {
  title: '大件送货与退换规定',
  text: '一、送货前一天必须电话确认时间、楼层和有没有电梯，记下谁打的、客户怎么说。\n二、顾客签收前请当面开箱看外观；有磕碰当场拍照，不让师傅自行处理。\n三、商品售出七日内凭小票退换；按米裁剪的、洗过的家纺不退。\n四、退货金额超过自退额度要店长签字。',
  questions: [
    {
      text: '送货前什么时候必须打电话确认？',
      kind: 'SINGLE' as const,
      choices: ['送货当天早上', '送货前一天', '下单时说过就行'],
      right: [1],
    },
    {
      text: '电话里要确认哪些？',
      kind: 'MULTIPLE' as const,
      choices: ['时间', '楼层', '有没有电梯', '付款方式'],
      right: [0, 1, 2],
    },
    {
      text: '凭小票几天内可以退换？',
      kind: 'SINGLE' as const,
      choices: ['三天', '七天', '十五天'],
      right: [1],
    },
    {
      text: '哪些不退？',
      kind: 'MULTIPLE' as const,
      choices: ['按米裁剪的布料', '洗过的家纺', '没拆封的小家电'],
      right: [0, 1],
    },
  ],
};

const FIRE = {
  title: '消防与用电安全',
  text: '每天开门看一遍：消防通道不堆货，灭火器压力在绿区，展示样品的插线板不过载。\n闻到焦味先断电，再报店长；起火先疏散顾客，再用最近的灭火器，控制不住马上撤离并打 119。',
  questions: [
    {
      text: '展示样品闻到焦味，先做什么？',
      kind: 'SINGLE' as const,
      choices: ['找灭火器', '断电', '打 119'],
      right: [1],
    },
    {
      text: '消防通道可以临时放货吗？',
      kind: 'SINGLE' as const,
      choices: ['可以放半天', '不可以', '营业前清走就行'],
      right: [1],
    },
  ],
};

/**
 * Four courses with records in every state: one everybody passed but who is late, one that was changed after some passed it, one on prices, and
 * one without questions that is new.
 */
export async function seedTraining(
  company: SeedCompany,
  goods: readonly { id: string; name: string }[],
  today: string,
): Promise<void> {
  const office = company.people.find(({ role }) => role === 'HEAD_OFFICE');
  if (!office) return;
  const sellers = company.people.filter(({ role }) => role === 'CLERK' || role === 'STORE_MANAGER');
  const add = async (ago: number, course: Omit<Parameters<typeof addCourse.execute>[1], 'requestId'>) =>
    (
      await addCourse.execute(await actingAs(office, at(addDays(today, -ago), 9, 40)), {
        requestId: newId(),
        ...course,
      })
    ).courseId;

  const fire = await add(18, { ...FIRE, passPercent: 100, dueDays: 10, repeatMonths: 12 });
  for (const [index, person] of company.people.filter(({ storeCode }) => storeCode).entries())
    if (index % 5 !== 3)
      await learn(person, fire, addDays(today, -15 + (index % 4)), { wrongFirst: index % 3 === 1 });

  const delivery = await add(14, { ...DELIVERY, roles: ['CLERK', 'STORE_MANAGER'], dueDays: 20 });
  for (const [index, person] of sellers.entries())
    if (index % 2 === 0) await learn(person, delivery, addDays(today, -10), { wrongFirst: false });
  await changeCourse.execute(await actingAs(office, at(addDays(today, -6), 16, 20)), {
    requestId: newId(),
    courseId: delivery,
    version: 1,
    ...DELIVERY,
    text: `${DELIVERY.text}\n五、大件送货新规：没有电话确认的，仓库不发车。`,
    roles: ['CLERK', 'STORE_MANAGER'],
    dueDays: 20,
  });

  const prices = await add(5, {
    title: '主推商品价格',
    text: '看一遍样品价签和知识卡，再做十道价格题。只考标价，题目每次不同。',
    productIds: ['三人位布艺沙发', '乳胶独袋床垫', '扫地机器人'].flatMap(
      (item) => goods.find(({ name }) => name.endsWith(item))?.id ?? [],
    ),
    priceQuestions: 10,
    passPercent: 70,
    roles: ['CLERK'],
    dueDays: 7,
    repeatMonths: 3,
  });
  for (const [index, person] of company.people.filter(({ role }) => role === 'CLERK').entries())
    if (index > 1) await learn(person, prices, addDays(today, -3), { wrongFirst: index === 3 });

  await add(1, {
    title: '冬季床品陈列',
    text: '进门第一排换成冬季床品：深色在下、浅色在上，价签朝主通道。样品床每天开门整理一次。',
    storeIds: company.stores.map(({ id }) => id),
    dueDays: 5,
  });
}

/** Reads it and answers its quiz, at first with every answer wrong where it is to be so. */
async function learn(
  person: SeedPerson,
  courseId: string,
  day: string,
  { wrongFirst }: { wrongFirst: boolean },
): Promise<void> {
  const own = await db().trainingAssignment.findFirst({
    where: { courseId, personId: person.id, passedAt: null },
    select: { id: true },
  });
  const course = await db().trainingCourse.findUniqueOrThrow({
    where: { id: courseId },
    select: { version: true },
  });
  if (!own) return;
  const when = async (minute: number) => asItsLearner(await actingAs(person, at(day, 13, minute)));
  await readTraining.execute(await when(5), {
    requestId: newId(),
    assignmentId: own.id,
    version: course.version,
  });
  for (const isWrong of wrongFirst ? [true, false] : [false]) {
    const minute = isWrong ? 12 : 25;
    const { attemptId } = await startQuiz.execute(await when(minute), {
      requestId: newId(),
      assignmentId: own.id,
    });
    const { sheet } = await db().trainingAttempt.findUniqueOrThrow({
      where: { id: attemptId },
      select: { sheet: true },
    });
    await answerQuiz.execute(await when(minute + 6), {
      requestId: newId(),
      attemptId,
      answers: (sheet as unknown as Asked[]).map(({ right, choices }) =>
        isWrong ? [(Math.max(...right) + 1) % choices.length] : right,
      ),
    });
  }
}
