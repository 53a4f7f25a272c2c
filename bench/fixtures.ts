import { encode } from 'next-auth/jwt';
import { businessDayOf, dayToDate } from '@/lib/business-day';
import { receiptPrefix } from '@/lib/receipt-number';
import { writeProducts } from '@/server/catalog/write-products';
import { contextFor } from '@/server/context';
import { personByName } from '@/server/platform/actor';
import type { Db } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { newDeviceToken } from '@/server/staff/devices/device-of-token';
import { postOpeningStock } from '@/server/stock/opening/post-opening-stock';

export interface BenchTill {
  prefix: string;
  sessionId: string;
  cookie: string;
  seq: number;
}

export interface BenchShop {
  storeId: string;
  day: string;
  clerkId: string;
  tills: BenchTill[];
  products: { id: string; name: string; barcode: string; listPriceFen: number }[];
  officeCookie: string;
  adminCookie: string;
}

const WORDS = [
  '沙发',
  '餐桌',
  '书柜',
  '台灯',
  '冰箱',
  '空调',
  '床垫',
  '窗帘',
  '电视',
  '衣柜',
  '椅子',
  '地毯',
];
const STYLES = ['北欧', '实木', '简约', '轻奢', '儿童', '折叠', '智能', '加厚', '超薄', '复古'];

/** A store with eight tills in session and 20,000 products, arranged directly: only what is measured goes through commands. */
export async function makeBenchShop(db: Db, secret: string, productCount: number): Promise<BenchShop> {
  const now = new Date();
  const day = businessDayOf(now, 'Asia/Shanghai', 240);
  const storeId = newId();
  await db.company.create({ data: { id: newId(), name: '测速公司', createdAt: now } });
  await db.store.create({
    data: { id: storeId, code: 'B01', name: '测速店', firstDay: dayToDate('2026-01-01'), createdAt: now },
  });
  await db.zone.createMany({
    data: (['UNZONED', 'DAMAGED', 'AWAITING_PICKUP'] as const).map((kind, at) => ({
      storeId,
      id: newId(),
      code: `0${at}`,
      name: kind,
      kind,
    })),
  });
  await db.businessDay.create({ data: { storeId, day: dayToDate(day) } });
  const clerk = await person(db, 'CLERK', secret, null);
  const tills: BenchTill[] = [];
  for (let number = 1; number <= 8; number += 1)
    tills.push(await till(db, { storeId, number, clerkId: clerk.id, secret, day, now }));
  const products = Array.from({ length: productCount }, (_, at) => ({
    id: newId(),
    code: `B${String(at).padStart(6, '0')}`,
    name: `${STYLES[at % STYLES.length]}${WORDS[Math.floor(at / STYLES.length) % WORDS.length]} ${at}`,
    barcodes: [`69${String(10_000_000_000 + at).padStart(11, '0')}`],
    listPriceFen: 9_900,
  }));
  for (let at = 0; at < products.length; at += 2_000) {
    await db.$transaction((tx) => writeProducts(tx, products.slice(at, at + 2_000), now), {
      timeout: 60_000,
    });
  }
  await stockTheShop(db, storeId, clerk.id, products);
  const office = await person(db, 'STORE_MANAGER', secret, null);
  const admin = await person(db, 'ADMIN', secret, null);
  await db.$executeRawUnsafe('ANALYZE');
  return {
    storeId,
    day,
    clerkId: clerk.id,
    tills,
    officeCookie: office.cookie,
    adminCookie: admin.cookie,
    products: products.map((product) => ({
      id: product.id,
      name: product.name,
      barcode: product.barcodes[0] ?? '',
      listPriceFen: product.listPriceFen,
    })),
  };
}

/** Ten pieces of everything, through the ledger: a shop sells what it has. */
async function stockTheShop(db: Db, storeId: string, personId: string, products: readonly { id: string }[]) {
  const ctx = contextFor(personByName({ id: personId, name: '', locale: 'zh-CN' }));
  const lines = products.map(({ id }) => ({ productId: id, quantityMilli: 10_000, unitCost: '5000' }));
  for (let at = 0; at < lines.length; at += 2_000) {
    await db.$transaction((tx) => postOpeningStock(tx, ctx, storeId, lines.slice(at, at + 2_000), ''), {
      timeout: 60_000,
    });
  }
}

async function person(
  db: Db,
  role: 'CLERK' | 'STORE_MANAGER' | 'ADMIN',
  secret: string,
  deviceId: string | null,
) {
  const id = newId();
  await db.person.create({ data: { id, name: `测速${role}`, createdAt: new Date() } });
  await db.roleGrant.create({ data: { id: newId(), personId: id, role, grantedAt: new Date() } });
  return { id, cookie: await sessionCookie(db, id, deviceId, secret) };
}

async function till(
  db: Db,
  of: { storeId: string; number: number; clerkId: string; secret: string; day: string; now: Date },
): Promise<BenchTill> {
  const { storeId, now } = of;
  const code = String(of.number).padStart(2, '0');
  const tillId = newId();
  const deviceId = newId();
  const sessionId = newId();
  const { token, tokenHash } = newDeviceToken();
  await db.till.create({ data: { storeId, id: tillId, code, name: code } });
  await db.device.create({
    data: {
      storeId,
      id: deviceId,
      tillId,
      enrolment: 1,
      name: code,
      tokenHash,
      enrolledAt: now,
      enrolledById: of.clerkId,
    },
  });
  const opened = { storeId, businessDay: dayToDate(of.day) };
  await db.tillSession.create({
    data: {
      ...opened,
      id: sessionId,
      tillId,
      openedById: of.clerkId,
      openedAt: now,
      floatFen: 0n,
      drawerPolicy: 'SHARED',
    },
  });
  await db.cashMovement.create({
    data: {
      ...opened,
      id: newId(),
      sessionId,
      kind: 'FLOAT',
      amountFen: 0n,
      personId: of.clerkId,
      occurredAt: now,
    },
  });
  await db.auditEntry.create({
    data: {
      scopeId: storeId,
      id: newId(),
      actorId: of.clerkId,
      action: 'tills.open',
      subjectKind: 'tillSession',
      subjectId: sessionId,
      businessDay: opened.businessDay,
      occurredAt: now,
    },
  });
  const session = await sessionCookie(db, of.clerkId, deviceId, of.secret);
  return {
    prefix: receiptPrefix('B01', code, 1),
    sessionId,
    cookie: `${session}; daybook-device=${token}`,
    seq: 0,
  };
}

async function sessionCookie(
  db: Db,
  personId: string,
  deviceId: string | null,
  secret: string,
): Promise<string> {
  const id = newId();
  const startedAt = new Date();
  await db.authSession.create({
    data: { id, personId, deviceId, startedAt, expiresAt: new Date(startedAt.getTime() + 3_600_000) },
  });
  return `next-auth.session-token=${await encode({ token: { sid: id }, secret })}`;
}
