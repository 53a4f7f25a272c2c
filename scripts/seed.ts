import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { addDays, businessDayOf } from '@/lib/business-day';
import { setting } from '@/lib/environment';
import { seedAttendance } from '@/prisma/seed/attendance';
import { actingAs, at, type SeedCompany, seedCompany, TIME_ZONE } from '@/prisma/seed/company';
import { seedComplaints } from '@/prisma/seed/complaints';
import { seedReminder } from '@/prisma/seed/credit';
import { seedCustomers } from '@/prisma/seed/customers';
import { seedDays } from '@/prisma/seed/days';
import { seedDeliveryFees } from '@/prisma/seed/delivery-fees';
import { seedDisputes } from '@/prisma/seed/disputes';
import { seedFollowUps } from '@/prisma/seed/follow-ups';
import { seedIncidents } from '@/prisma/seed/incidents';
import { seedInvoices } from '@/prisma/seed/invoices';
import { seedKnowledge } from '@/prisma/seed/knowledge';
import { seedMeetings } from '@/prisma/seed/meetings';
import { seedMemberRules, seedMembers } from '@/prisma/seed/members';
import { seedModels } from '@/prisma/seed/models';
import { seedPersonnel } from '@/prisma/seed/personnel';
import { seedPictures } from '@/prisma/seed/pictures/seed-pictures';
import { type SeedProduct, seedProducts } from '@/prisma/seed/products';
import { seedPromotions } from '@/prisma/seed/promotions';
import { seedPurchaseOrders } from '@/prisma/seed/purchase-orders';
import { SeededRandom } from '@/prisma/seed/random';
import { seedReconciliations } from '@/prisma/seed/reconciliations';
import { seedReplenishment } from '@/prisma/seed/replenishment';
import { seedRoster } from '@/prisma/seed/roster';
import { seedSerialGoods } from '@/prisma/seed/serial-goods';
import { seedShortages } from '@/prisma/seed/shortages';
import { seedStocktakes } from '@/prisma/seed/stocktakes';
import { seedSwaps } from '@/prisma/seed/swaps';
import { seedTargets } from '@/prisma/seed/targets';
import { seedTasks } from '@/prisma/seed/tasks';
import { seedTraining } from '@/prisma/seed/training';
import { seedTransfers } from '@/prisma/seed/transfers';
import { seedZones } from '@/prisma/seed/zones';
import { writeProducts } from '@/server/catalog/write-products';
import { requireActor } from '@/server/platform/command';
import { db, endHotPool } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { postOpeningStock } from '@/server/stock/opening/post-opening-stock';
import { placeProducts } from '@/server/stock/place-products';

/** Three lived-in weeks before today. */
const DAYS = 21;

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

async function seedGoods(random: SeededRandom, company: SeedCompany, products: readonly SeedProduct[]) {
  const morning = at(company.firstDay, 7, 0);
  const { ids } = await db().$transaction((tx) => writeProducts(tx, products, morning), { timeout: 60_000 });
  const goods = products.map((product) => ({ ...product, id: ids.get(product.code) ?? '' }));
  const admin = company.people.find((person) => person.role === 'ADMIN');
  if (!admin) throw new Error('the demo company has no administrator');
  for (const store of company.stores) {
    const ctx = await actingAs(admin, morning);
    const places = goods.map((product) => ({
      productId: product.id,
      zoneId: store.zones.get(product.zoneCode) ?? '',
    }));
    await placeProducts.execute(ctx, { storeId: store.id, requestId: newId(), places });
    const actor = requireActor(ctx, 'imports.run', null);
    const lines = goods.map((product) => ({
      productId: product.id,
      quantityMilli:
        (product.decimals > 0 ? random.between(60, 180) : random.between(2, product.weight * 8 + 6)) * 1000,
      unitCost: String(product.costFen),
    }));
    await db().$transaction((tx) => postOpeningStock(tx, actor, store.id, lines, '开业库存'), {
      timeout: 60_000,
    });
  }
  return goods;
}

const started = performance.now();
const today = businessDayOf(new Date(), TIME_ZONE, 240);
const random = new SeededRandom(20_261_124);
say('Demo company: stores and people');
const { company, signIns } = await seedCompany(addDays(today, -DAYS));
say('Demo company: products and opening stock');
const goods = await seedGoods(random, company, seedProducts(random));
await seedDeliveryFees(company);
await seedSerialGoods(company);
await seedModels(company);
await seedPictures(company, goods);
say('Demo company: customers');
const levels = await seedMemberRules(company);
const customers = await seedCustomers(company);
await seedMembers(company, customers, levels);
say(`Demo company: ${DAYS} days of ${company.stores.length} stores`);
await seedDays(random, company, goods, customers, today);
await seedReminder(company, today);
await seedPurchaseOrders(company, goods, today);
await seedTransfers(random, company, goods, today);
await seedStocktakes(random, company, goods, today);
await seedReconciliations(random, company, today);
await seedShortages(random, company, goods, today);
await seedReplenishment(company, goods, today);
await seedTargets(company, today);
await seedComplaints(company, today);
await seedFollowUps(company, today);
await seedDisputes(company, today);
await seedInvoices(company, addDays(today, -1));
await seedIncidents(company, goods, today);
await seedRoster(company, today);
await seedSwaps(company, today);
await seedAttendance(new SeededRandom(49), company, today);
await seedTasks(company, today);
await seedMeetings(company, today);
await seedPersonnel(company, today);
await seedKnowledge(company, goods);
await seedPromotions(company, goods, today);
await seedTraining(company, goods, today);
await seedZones(random, company, goods, today);
await db().company.updateMany({ data: { demoFinishedAt: new Date() } });
const folder = setting('DAYBOOK_DATA') ?? '.data';
mkdirSync(folder, { recursive: true });
writeFileSync(path.join(folder, 'demo-sign-ins.json'), `${JSON.stringify(signIns, null, 2)}\n`, {
  mode: 0o600,
});
say(`Demo company: done in ${Math.round((performance.now() - started) / 1000)} s`);
await Promise.all([db().$disconnect(), endHotPool()]);
