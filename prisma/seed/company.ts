import { addDays, atMinute, dayToDate } from '@/lib/business-day';
import { pinyinOf } from '@/lib/pinyin';
import { receiptPrefix } from '@/lib/receipt-number';
import { contextFor } from '@/server/context';
import { type DeviceIdentity, personAt } from '@/server/platform/actor';
import type { Context } from '@/server/platform/context';
import { db } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { hashSecret } from '@/server/staff/auth/hash-secret';
import { newDeviceToken } from '@/server/staff/devices/device-of-token';
import type { RoleName } from '@/server/staff/permissions';

export const TIME_ZONE = 'Asia/Shanghai';
/** Sign-ins of the demo company only. */
const PASSWORD = 'daybook-demo';

const STORES = [
  {
    code: 'S01',
    name: '人民路店',
    kind: 'STORE',
    address: '人民路 188 号',
    phone: '021-5550 0101',
    tills: 2,
  },
  { code: 'S02', name: '大学城店', kind: 'STORE', address: '学府街 66 号', phone: '021-5550 0202', tills: 1 },
  {
    code: 'X01',
    name: '江湾展厅',
    kind: 'SHOWROOM',
    address: '江湾大道 9 号',
    phone: '021-5550 0303',
    tills: 1,
  },
] as const;

const ZONES = [
  ['00', '未分区', 'UNZONED'],
  ['A1', '客厅家具区', 'FLOOR'],
  ['A2', '卧室家具区', 'FLOOR'],
  ['B1', '大家电区', 'FLOOR'],
  ['B2', '小家电区', 'FLOOR'],
  ['C1', '灯饰家纺区', 'FLOOR'],
  ['98', '残次区', 'DAMAGED'],
  ['99', '待提货', 'AWAITING_PICKUP'],
] as const;

/** Name, login, role, store code (null: all stores), PIN. */
const PEOPLE: readonly [string, string, RoleName, string | null, string][] = [
  ['钱管理', 'admin', 'ADMIN', null, '720513'],
  ['郑总监', 'hq', 'HEAD_OFFICE', null, '481926'],
  ['孙会计', 'finance', 'ACCOUNTANT', null, '936140'],
  ['冯师傅', 'tech', 'TECHNICIAN', null, '615208'],
  ['李店长', 'manager1', 'STORE_MANAGER', 'S01', '258036'],
  ['王小雨', 'clerk1', 'CLERK', 'S01', '135790'],
  ['陈晓东', 'clerk2', 'CLERK', 'S01', '246802'],
  ['周仓管', 'stock1', 'STOCK_KEEPER', 'S01', '970421'],
  ['赵店长', 'manager2', 'STORE_MANAGER', 'S02', '369147'],
  ['林悦', 'clerk3', 'CLERK', 'S02', '804613'],
  ['何文', 'clerk4', 'CLERK', 'S02', '517290'],
  ['吴店长', 'manager3', 'STORE_MANAGER', 'X01', '682954'],
  ['许晴', 'clerk5', 'CLERK', 'X01', '159263'],
];

export interface SeedStore {
  id: string;
  code: string;
  zones: Map<string, string>;
  devices: DeviceIdentity[];
}

export interface SeedPerson {
  id: string;
  name: string;
  role: RoleName;
  storeCode: string | null;
  pin: string;
}

export interface SeedCompany {
  stores: SeedStore[];
  people: SeedPerson[];
  suppliers: string[];
  firstDay: string;
}

export interface DemoSignIn {
  name: string;
  role: string;
  login: string;
  password: string;
  pin: string;
}

/** Company, stores, zones with owners, tills, devices, people and suppliers, as of the opening morning. */
export async function seedCompany(
  firstDay: string,
): Promise<{ company: SeedCompany; signIns: DemoSignIn[] }> {
  const createdAt = atMinute(firstDay, TIME_ZONE, 6 * 60);
  await db().company.create({ data: { id: newId(), name: '禾木家居电器', demo: true, createdAt } });
  const stores: SeedStore[] = [];
  for (const store of STORES) stores.push(await seedStore(store, firstDay, createdAt));
  const { people, signIns } = await seedPeople(stores, createdAt);
  await seedOwners(stores, people, createdAt);
  for (const store of stores) {
    const manager = people.find(
      (person) => person.storeCode === store.code && person.role === 'STORE_MANAGER',
    );
    await db().store.update({ where: { id: store.id }, data: { reportPreparerId: manager?.id ?? null } });
  }
  const suppliers = ['华南家具批发', '长江电器供应链', '光年照明', '云朵纺织'].map((name) => ({
    id: newId(),
    name,
  }));
  await db().supplier.createMany({
    data: suppliers.map((supplier, index) => ({
      ...supplier,
      code: `G${String(index + 1).padStart(3, '0')}`,
    })),
  });
  return {
    company: { stores, people, suppliers: suppliers.map((supplier) => supplier.id), firstDay },
    signIns,
  };
}

async function seedStore(
  store: (typeof STORES)[number],
  firstDay: string,
  createdAt: Date,
): Promise<SeedStore> {
  const id = newId();
  await db().store.create({
    data: {
      id,
      code: store.code,
      name: store.name,
      kind: store.kind,
      timeZone: TIME_ZONE,
      firstDay: dayToDate(firstDay),
      address: store.address,
      phone: store.phone,
      receiptFooter: '商品售出七日内凭小票退换',
      receiptWidthMm: store.code === 'S02' ? 58 : 80,
      createdAt,
    },
  });
  const zones = ZONES.map(([code, name, kind], position) => ({
    storeId: id,
    id: newId(),
    code,
    name,
    kind,
    position,
  }));
  await db().zone.createMany({ data: zones });
  const devices: DeviceIdentity[] = [];
  for (let number = 1; number <= store.tills; number += 1) {
    const code = `0${number}`;
    const till = await db().till.create({
      data: { storeId: id, id: newId(), code, name: `${number} 号收银台` },
    });
    const device = { id: newId(), storeId: id, tillId: till.id, prefix: receiptPrefix(store.code, code, 1) };
    await db().device.create({
      data: {
        storeId: id,
        id: device.id,
        tillId: till.id,
        enrolment: 1,
        name: `${number} 号平板`,
        tokenHash: newDeviceToken().tokenHash,
        enrolledAt: createdAt,
        enrolledById: id,
      },
    });
    devices.push(device);
  }
  return { id, code: store.code, zones: new Map(zones.map((zone) => [zone.code, zone.id])), devices };
}

async function seedPeople(stores: readonly SeedStore[], createdAt: Date) {
  const passwordHash = await hashSecret(PASSWORD);
  const people: SeedPerson[] = [];
  const signIns: DemoSignIn[] = [];
  for (const [name, login, role, storeCode, pin] of PEOPLE) {
    const id = newId();
    const storeId =
      storeCode === null ? null : (stores.find((store) => store.code === storeCode)?.id ?? null);
    await db().person.create({
      data: {
        id,
        name,
        initials: pinyinOf(name).initials,
        login,
        passwordHash,
        pinHash: await hashSecret(pin),
        createdAt,
      },
    });
    await db().roleGrant.create({ data: { id: newId(), personId: id, role, storeId, grantedAt: createdAt } });
    people.push({ id, name, role, storeCode, pin });
    signIns.push({
      name,
      role: storeCode === null ? role : `${role} ${storeCode}`,
      login,
      password: PASSWORD,
      pin,
    });
  }
  return { people, signIns };
}

/** Every shelf zone has its person; the fixed ones belong to the manager. */
async function seedOwners(
  stores: readonly SeedStore[],
  people: readonly SeedPerson[],
  startsAt: Date,
): Promise<void> {
  for (const store of stores) {
    const staff = people.filter(
      (person) => person.storeCode === store.code && person.role !== 'STOCK_KEEPER',
    );
    const manager = staff.find((person) => person.role === 'STORE_MANAGER');
    const clerks = staff.filter((person) => person.role === 'CLERK');
    let next = 0;
    for (const [code, , kind] of ZONES) {
      const zoneId = store.zones.get(code);
      const owner = kind === 'FLOOR' ? clerks[next++ % clerks.length] : manager;
      if (!zoneId || !owner) continue;
      await db().zoneAssignment.create({
        data: { storeId: store.id, id: newId(), zoneId, personId: owner.id, startsAt },
      });
    }
  }
}

/** The context of somebody acting at a moment of the past. */
export async function actingAs(
  person: SeedPerson,
  now: Date,
  device: DeviceIdentity | null = null,
): Promise<Context> {
  const grants = await db().roleGrant.findMany({ where: { personId: person.id, revokedAt: null } });
  return contextFor(
    personAt(
      {
        personId: person.id,
        name: person.name,
        sessionId: null,
        locale: 'zh-CN',
        provedAt: new Date(),
        grants,
      },
      device,
    ),
    { now, device },
  );
}

/** A moment of a business day, store time. */
export function at(day: string, hour: number, minute: number): Date {
  return hour < 4
    ? atMinute(addDays(day, 1), TIME_ZONE, hour * 60 + minute)
    : atMinute(day, TIME_ZONE, hour * 60 + minute);
}
