import { addDays } from '@/lib/business-day';
import { addCustomer } from '@/server/customers/add-customer';
import { CUSTOMER_SOURCES } from '@/server/customers/schema';
import { serveCustomer } from '@/server/customers/serve-customer';
import { askForCustomer } from '@/server/customers/take-over-customer';
import { newId } from '@/server/platform/ids';
import { actingAs, at, type SeedCompany } from './company';
import { SeededRandom } from './random';

const CUSTOMERS = 400;
const SURNAMES = '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧';
const GIVEN = '伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华建文斌玲国';
const ESTATES = ['锦绣花园', '江湾国际', '学府名邸', '人民新村', '翠湖天地', '滨江一号', '和平里'];
const FIRMS = ['恒泰装饰工程有限公司', '宜家民宿管理有限公司', '蓝海教育咨询有限公司'];
const TAGS = ['新房装修', '老客户', '企业采购', '要送货', '设计师带单', '以旧换新'];
const GIVEN_BY = ['门店签字', '微信确认', '口头同意'];
/** One in so many days of the demo, customers are met in the shops one after another. */
const DAYS = 20;

export interface SeedCustomer {
  id: string;
  name: string;
  storeCode: string;
}

/** Customers whom the shops' people met in the demo's days, most of them served by whoever met them. */
export async function seedCustomers(company: SeedCompany): Promise<SeedCustomer[]> {
  // Numbers of its own: what else the demo has stays as it was.
  const random = new SeededRandom(20_261_226);
  const made: (SeedCustomer & { servedById: string | null })[] = [];
  for (let number = 0; number < CUSTOMERS; number += 1) {
    const store = random.pick(company.stores);
    const sellers = company.people.filter(
      ({ role, storeCode }) => storeCode === store.code && (role === 'CLERK' || role === 'STORE_MANAGER'),
    );
    const person = random.pick(sellers);
    const met = at(
      addDays(company.firstDay, Math.floor((number * DAYS) / CUSTOMERS)),
      random.between(10, 20),
      random.between(0, 59),
    );
    const ctx = await actingAs(person, met);
    const facts = factsOf(random, number);
    const { customerId } = await addCustomer.execute(ctx, {
      requestId: newId(),
      storeId: store.id,
      ...facts,
    });
    const isServed = random.chance(0.8);
    if (isServed) await serveCustomer.execute(ctx, { requestId: newId(), storeId: store.id, customerId });
    made.push({
      id: customerId,
      name: facts.name,
      storeCode: store.code,
      servedById: isServed ? person.id : null,
    });
  }
  await askForSome(company, made);
  return made.map(({ id, name, storeCode }) => ({ id, name, storeCode }));
}

function factsOf(random: SeededRandom, number: number) {
  const name = `${random.pick([...SURNAMES])}${random.pick([...GIVEN])}${random.chance(0.7) ? random.pick([...GIVEN]) : ''}`;
  const head = random.pick(['138', '139', '136', '158', '177', '186']);
  const mobile = `${head}${String(random.between(1_000, 9_999))}${String(1_000 + number).slice(-4)}`;
  const isFirm = random.chance(0.06);
  const firm = random.pick(FIRMS);
  return {
    name: isFirm ? `${name}（${firm.slice(0, 4)}）` : name,
    numbers: [
      { number: mobile },
      ...(random.chance(0.1)
        ? [{ number: `021-5${random.between(1_000_000, 9_999_999)}`, label: '家里' }]
        : []),
    ],
    addresses: random.chance(0.5)
      ? [
          {
            address: `${random.pick(ESTATES)} ${random.between(1, 30)} 幢 ${random.between(1, 28)}0${random.between(1, 4)} 室`,
          },
        ]
      : [],
    tags: random.chance(0.6) ? [random.pick(TAGS)] : [],
    source: random.pick(CUSTOMER_SOURCES.filter((source) => source !== 'IMPORT')),
    ...(random.chance(0.4)
      ? {
          birthday: `${random.between(1962, 2003)}-${String(random.between(1, 12)).padStart(2, '0')}-${String(random.between(1, 28)).padStart(2, '0')}`,
        }
      : {}),
    ...(isFirm
      ? {
          invoiceTitle: firm,
          taxNumber: `9131${String(random.between(10_000_000, 99_999_999))}MA1${String(random.between(100, 999))}`,
        }
      : {}),
    consents: random.chance(0.55)
      ? [
          { purpose: 'FOLLOW_UP' as const, given: random.pick(GIVEN_BY) },
          ...(random.chance(0.5) ? [{ purpose: 'MARKETING' as const, given: random.pick(GIVEN_BY) }] : []),
        ]
      : [],
  };
}

/** Two that a colleague would like to take over, not decided yet. */
async function askForSome(
  company: SeedCompany,
  customers: readonly (SeedCustomer & { servedById: string | null })[],
): Promise<void> {
  for (const code of ['S01', 'S02']) {
    const store = company.stores.find((one) => one.code === code);
    const asker = company.people.find(({ role, storeCode }) => role === 'CLERK' && storeCode === code);
    const wanted = customers.find(
      ({ storeCode, servedById }) => storeCode === code && servedById && servedById !== asker?.id,
    );
    if (!store || !asker || !wanted) throw new Error('the demo has customers of each store');
    const ctx = await actingAs(asker, at(addDays(company.firstDay, DAYS), 11, 0));
    await askForCustomer.execute(ctx, { requestId: newId(), storeId: store.id, customerId: wanted.id });
  }
}
