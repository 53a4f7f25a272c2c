import type { z } from 'zod';
import type { RejectedTicket } from '@/generated/prisma/client';
import { mulQuantity, sumFen, taxIncluded } from '@/lib/money';
import { milliFromText } from '@/lib/quantity';
import { TEMPORARY_ITEM_ID } from '@/lib/temporary-item';
import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { productsById } from '@/server/catalog/products-by-id';
import { limitsOfStore } from '@/server/limits/limits-of-store';
import type { DeviceIdentity } from '@/server/platform/actor';
import { command } from '@/server/platform/command';
import type { ActorContext } from '@/server/platform/context';
import type { RunSql, Tx } from '@/server/platform/db';
import { fenOf } from '@/server/platform/numbers';
import { bookInTransaction } from '@/server/sales/book-sales';
import { checkSale } from '@/server/sales/check-sale';
import { ProductUnknown, SessionUnknown } from '@/server/sales/errors';
import { type SalesPeople, salespersonFlags } from '@/server/sales/people-of-sales';
import { lockRejected } from '@/server/sales/rejected-tickets';
import { changeFor } from '@/server/sales/rules';
import { MOST_ROUNDING_FEN, type Sale } from '@/server/sales/schema';
import { deviceIdentity } from '@/server/staff/devices/device-of-token';
import { personNames } from '@/server/staff/person-names';
import { readStaffRights } from '@/server/staff/read-staff-rights';
import { lockPostingDay } from '@/server/stores/business-days';
import { type StoreSettings, storeSettings } from '@/server/stores/store-settings';
import { zonesByKind } from '@/server/zones/zones-by-kind';
import { type RejectedSale, readRejected, recordSettlement } from './rejected-internal';
import { bookRejectedInput } from './schema';

type Input = z.output<typeof bookRejectedInput>;

/**
 * Who settles it answers for what it says: no cashier is asked, and no approval it named counts. Who sold the goods is as the tablet
 * said it, flagged as on any sale where nobody knows them here.
 */
async function peopleOfCorrection(tx: Tx, sale: Sale, storeId: string): Promise<SalesPeople> {
  const named = sale.lines.flatMap((line) => line.salespersonId ?? []);
  const rights = await readStaffRights(tx, 'sales.complete', storeId, named);
  return {
    isKnown: () => true,
    rungUp: () => 'SETTLED',
    rolesOf: () => [],
    flagsOf: () => ['CORRECTED'],
    salespersonFlags: (personId) => salespersonFlags(rights.get(personId)),
    mayHaveApproved: () => false,
  };
}

/**
 * Books a rejected ticket under its number after correction: goods, what each line was charged and how it was paid, as they
 * really were. Prices, floors, tax, stock and cash go as with any late sale.
 * @throws NotFound, RejectedSettled, ProductUnknown, SessionUnknown, TendersUnbalanced and what else completeSale refuses with
 */
export const bookRejected = command({
  name: 'openItems.bookRejected',
  permission: 'openItems.settleRejected',
  scope: 'store',
  input: bookRejectedInput,
  async run(tx, input, ctx) {
    const { storeId, rejectedId, reason } = input;
    const store = await storeSettings(tx, storeId);
    const businessDay = await lockPostingDay(tx, store, ctx);
    const rejected = await lockRejected(tx, storeId, rejectedId);
    const device = await deviceOf(tx, store, rejected.deviceId);
    const sale = await corrected(tx, ctx, input, rejected, device);
    // The customer paid that already: what the store allows today says nothing about it.
    const wrong = checkSale(sale, device.prefix, MOST_ROUNDING_FEN);
    if (wrong) throw wrong;
    const run: RunSql = (statement) => tx.$queryRaw(statement);
    const shop = { store, zones: await zonesByKind(tx, storeId), limits: await limitsOfStore(tx, storeId) };
    const people = await peopleOfCorrection(tx, sale, storeId);
    const batch = { ctx, device, people, sales: [sale], settles: sale.seq };
    const [[outcome] = []] = await bookInTransaction({ run, finish: run, tx }, shop, [batch]);
    if (!outcome) throw new Error('one sale has one outcome');
    if (!outcome.ok) throw outcome.error;
    await recordSettlement(tx, ctx, businessDay, {
      rejectedId,
      verdict: 'BOOKED',
      ticketId: sale.id,
      cashFen: 0n,
      reason,
    });
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'openItems.bookRejected',
      subjectKind: 'rejectedTicket',
      subjectId: rejectedId,
      after: { number: rejected.number, ticketId: sale.id, totalFen: sale.totalFen, reason },
      businessDay,
      requestId: input.requestId,
    });
    return { rejectedId, ticketId: sale.id, number: rejected.number };
  },
});

async function deviceOf(tx: Tx, store: StoreSettings, deviceId: string): Promise<DeviceIdentity> {
  const device = await tx.device.findUniqueOrThrow({
    where: { storeId_id: { storeId: store.id, id: deviceId } },
  });
  const identity = await deviceIdentity(tx, device);
  if (!identity) throw new Error(`device ${deviceId} has no till`);
  return identity;
}

/** The sale as it should have come: figures worked out from the book's prices and what was charged. */
async function corrected(
  tx: Tx,
  ctx: ActorContext,
  input: Input,
  rejected: RejectedTicket,
  device: DeviceIdentity,
): Promise<Sale> {
  const was = readRejected(rejected.payload);
  const products = await productsById(
    tx,
    input.lines.map((line) => line.productId),
  );
  const lines = input.lines.map((line) => {
    const product = products.get(line.productId);
    if (!product) throw new ProductUnknown({ productId: line.productId });
    const kept = was.lines.find(({ id }) => id === line.id);
    const named = line.productId === TEMPORARY_ITEM_ID && kept ? kept : null;
    const listFen = named?.listPriceFen ?? fenOf(product.listPriceFen);
    return {
      ...lineOf(line, listFen, named?.taxRateBp ?? product.taxRateBp, input.reason),
      ...(named?.temporaryName ? { temporaryName: named.temporaryName } : {}),
      ...keptOfLine(kept),
    };
  });
  const netFen = sumFen(lines.map((line) => line.netFen));
  const totalFen = netFen - input.roundingFen;
  return {
    id: was.id ?? rejected.id,
    number: rejected.number,
    seq: rejected.seq,
    sessionId: await drawerOf(tx, input, was, device),
    personId: await cashierOf(tx, ctx, was),
    occurredAt: was.occurredAt ?? rejected.rejectedAt,
    lines,
    tenders: input.tenders.map((tender) => ({ ...keptOfTender(tender, was), ...tender })),
    basketDiscountFen: 0,
    roundingFen: input.roundingFen,
    changeFen: changeFor(totalFen, input.tenders) ?? 0,
    netFen,
    taxFen: sumFen(lines.map((line) => line.taxFen)),
    totalFen,
    ...(was.customerId ? { customerId: was.customerId } : {}),
    note: input.reason,
  };
}

/** Charged less than the list price is a discount; more is a price of its own, with the correction's reason. */
function lineOf(
  line: Input['lines'][number],
  listPriceFen: number,
  taxRateBp: number,
  reason: string,
): Omit<Sale['lines'][number], 'handover'> {
  const milli = milliFromText(line.quantity) ?? 0;
  const atListFen = mulQuantity(listPriceFen, milli);
  const dearer = line.netFen > atListFen && milli > 0;
  const unitPriceFen = dearer ? Math.ceil((line.netFen * 1000) / milli) : listPriceFen;
  return {
    id: line.id,
    productId: line.productId,
    quantity: line.quantity,
    listPriceFen,
    unitPriceFen,
    ...(dearer ? { overrideReason: reason } : {}),
    lineDiscountFen: mulQuantity(unitPriceFen, milli) - line.netFen,
    basketDiscountFen: 0,
    netFen: line.netFen,
    taxRateBp,
    taxFen: taxIncluded(line.netFen, taxRateBp),
  };
}

/** What nobody corrects is as it was told: when the goods are handed over, and who sold them. */
function keptOfLine(
  kept: RejectedSale['lines'][number] | undefined,
): Pick<Sale['lines'][number], 'handover' | 'salespersonId' | 'sharedBy' | 'serials'> {
  return {
    handover: kept?.handover ?? 'NOW',
    ...(kept && kept.serials.length > 0 ? { serials: kept.serials } : {}),
    ...(kept?.salespersonId ? { salespersonId: kept.salespersonId } : {}),
    ...(kept?.sharedBy ? { sharedBy: kept.sharedBy } : {}),
  };
}

/** The number of the payment that was told with a tender, and the points it took, unless it is told anew. */
function keptOfTender(
  { id, kind, amountFen }: Input['tenders'][number],
  was: RejectedSale,
): Pick<Sale['tenders'][number], 'reference' | 'points'> {
  const kept = was.tenders.find((one) => one.id === id && one.kind === kind);
  return {
    ...(kept?.reference ? { reference: kept.reference } : {}),
    ...(kept?.points && kept.amountFen === amountFen ? { points: kept.points } : {}),
  };
}

/** The drawer that was named, the ticket's own, or the last one of its till. @throws SessionUnknown */
async function drawerOf(
  tx: Tx,
  input: Input,
  was: RejectedSale,
  { storeId, tillId }: DeviceIdentity,
): Promise<string> {
  const named = input.sessionId ?? was.sessionId;
  const found =
    (named && (await tx.tillSession.findFirst({ where: { storeId, tillId, id: named } }))) ||
    (await tx.tillSession.findFirst({ where: { storeId, tillId }, orderBy: { openedAt: 'desc' } }));
  if (!found || (input.sessionId !== undefined && found.id !== input.sessionId)) throw new SessionUnknown();
  return found.id;
}

async function cashierOf(tx: Tx, ctx: ActorContext, was: RejectedSale): Promise<string> {
  const { personId } = was;
  const known = await personNames(tx, [personId]);
  return personId && known.has(personId) ? personId : ctx.actor.personId;
}
