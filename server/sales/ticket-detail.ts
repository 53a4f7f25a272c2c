import type {
  Prisma,
  Tender,
  TenderBalance,
  Ticket,
  TicketLine,
  TicketLineBalance,
} from '@/generated/prisma/client';
import { dateToDay } from '@/lib/business-day';
import { grouped } from '@/lib/grouped';
import { productsById } from '@/server/catalog/products-by-id';
import { dueDayOf } from '@/server/customers/credit/due-day-of';
import { storedLeftAfter } from '@/server/customers/credit/stored-of-sale';
import { customersNamed } from '@/server/customers/customers-named';
import { pointsOfTicket } from '@/server/customers/points/points-of-ticket';
import type { Reader } from '@/server/platform/db';
import { fenOf, fenOrNull, milliOf } from '@/server/platform/numbers';
import { personNames } from '@/server/staff/person-names';
import { TicketUnknown } from './errors';
import { exchangeOfTicket } from './exchange-of-ticket';
import { type NamedPromotion, promotionsOfLines } from './promotions-of-ticket';
import { takenOf } from './read-return-facts';
import { comesInParts } from './rules';
import { type LineSerial, serialsOfLines } from './serials';
import { type LineShare, sharesOfLines } from './shares-of-lines';
import { type LineMove, movesOfLines } from './whose-line';

/** Specification and decimals of the lines' products, as they are now. */
async function goodsOf(reader: Reader, lines: readonly { productId: string }[]) {
  return productsById(
    reader,
    lines.map(({ productId }) => productId),
  );
}

/** Uses stand under the ticket's own day, where they are found by index. */
async function approvalsOf(reader: Reader, ticket: { storeId: string; id: string; businessDay: Date }) {
  const uses = await reader.approvalUse.findMany({
    where: { storeId: ticket.storeId, businessDay: ticket.businessDay, subjectId: ticket.id },
    orderBy: { approvalId: 'asc' },
    select: { approval: true },
  });
  return uses.map(({ approval }) => approval);
}

export interface TicketDetail extends Awaited<ReturnType<typeof ticketDetail>> {}

/**
 * One ticket whole: for the receipt, a return and the office.
 * @param sees.floor whether floors may be shown
 * @throws TicketUnknown
 */
export async function ticketDetail(
  reader: Reader,
  storeId: string,
  ticketId: string,
  sees: { floor: boolean },
) {
  const ticket = await reader.ticket.findUnique({
    where: { storeId_id: { storeId, id: ticketId } },
    include: {
      lines: { orderBy: { lineNo: 'asc' } },
      tenders: { orderBy: { lineNo: 'asc' } },
      session: { include: { till: true } },
    },
  });
  if (!ticket) throw new TicketUnknown({ number: ticketId });
  const approvals = await approvalsOf(reader, ticket);
  const [lineBalances, tenderBalances, related, names] = await aroundTicket(reader, ticket, approvals);
  const goods = await goodsOf(reader, ticket.lines);
  const lineParts = await aroundLines(reader, storeId, ticket.lines);
  const customers = await customersNamed(reader, ticket.customerId ? [ticket.customerId] : []);
  const [points, storedLeftFen, dueDay] = await ofItsCustomer(reader, ticket);
  const exchange = await exchangeOfTicket(reader, ticket);
  const taken = new Map(
    ticket.kind === 'SALE' ? takenOf(ticket).map(({ tenderId, takenFen }) => [tenderId, takenFen]) : [],
  );
  return {
    id: ticket.id,
    storeId,
    kind: ticket.kind,
    number: ticket.number,
    businessDay: dateToDay(ticket.businessDay),
    occurredAt: ticket.occurredAt,
    recordedAt: ticket.recordedAt,
    /** Whom it was sold to, as everybody sees them. */
    customer: (ticket.customerId && customers.get(ticket.customerId)) || null,
    /** What its customer earned and spent by it, or what a return undid of that; null: nothing. */
    points,
    /** What they had of stored value right after it, fen; null: it took none and gave none back. */
    storedLeftFen,
    /** By when what it put on account was to be paid; null: nothing. */
    dueDay,
    /** Of the sale of an exchange: what came back for it; null: nothing. */
    exchange,
    cashier: names.get(ticket.personId) ?? '',
    tillCode: ticket.session.till.code,
    sessionId: ticket.sessionId,
    listFen: fenOf(ticket.listFen),
    discountFen: fenOf(ticket.discountFen),
    netFen: fenOf(ticket.netFen),
    taxFen: fenOf(ticket.taxFen),
    roundingFen: fenOf(ticket.roundingFen),
    changeFen: fenOf(ticket.changeFen),
    totalFen: fenOf(ticket.netFen - ticket.roundingFen),
    reason: ticket.reason,
    note: ticket.note,
    flags: ticket.flags,
    lines: ticket.lines.map((line) =>
      lineDetail(line, {
        balances: lineBalances,
        goods,
        names,
        ...lineParts,
        seesFloor: sees.floor,
      }),
    ),
    tenders: ticket.tenders.map((tender) => tenderDetail(tender, tenderBalances, taken)),
    /** Who allowed what of it, and why, as far as it was used. */
    approvals: approvals.map((approval) => ({
      id: approval.id,
      kind: approval.kind,
      lineId: approval.lineId,
      requestedBy: names.get(approval.requestedById) ?? '',
      grantedBy: names.get(approval.grantedById) ?? '',
      reason: approval.reason,
      oldFen: fenOf(approval.oldFen),
      netFen: fenOf(approval.netFen),
      grantedAt: approval.grantedAt,
    })),
    related: related.map((other) => ({
      id: other.id,
      kind: other.kind,
      number: other.number,
      totalFen: fenOf(other.netFen - other.roundingFen),
      occurredAt: other.occurredAt,
    })),
  };
}

/** What the kits among these lines were made of when they were sold. */
async function partsOfLines(reader: Reader, storeId: string, lineIds: string[]) {
  const rows = await reader.ticketLinePart.findMany({
    where: { storeId, lineId: { in: lineIds } },
    orderBy: { productId: 'asc' },
  });
  const goods = await goodsOf(reader, rows);
  const named = rows.map(({ lineId, productId, quantity, netFen }) => {
    const { name = '', spec = '', code = '', unit = '' } = goods.get(productId) ?? {};
    return { lineId, productId, name, spec, code, unit, quantity: plain(quantity), netFen: fenOf(netFen) };
  });
  return grouped(named, ({ lineId }) => lineId);
}

/** The pieces of lines, who sold them together, and to whom they were moved. */
async function aroundLines(reader: Reader, storeId: string, lines: TicketLine[]) {
  const ids = lines.map(({ id }) => id);
  const [parts, serials, shares, moves, promotions] = await Promise.all([
    partsOfLines(reader, storeId, ids),
    serialsOfLines(reader, storeId, ids),
    sharesOfLines(reader, storeId, lines),
    movesOfLines(reader, storeId, lines),
    promotionsOfLines(reader, storeId, ids),
  ]);
  return { parts, serials, shares, moves, promotions };
}

/** What it did to its customer's points, stored value and debt; nothing where nobody is named. */
function ofItsCustomer(reader: Reader, { storeId, id, customerId }: Ticket) {
  if (!customerId) return [null, null, null] as const;
  return Promise.all([
    pointsOfTicket(reader, storeId, id),
    storedLeftAfter(reader, storeId, id),
    dueDayOf(reader, storeId, id),
  ]);
}

/** What became of a ticket, and who is named on it. */
function aroundTicket(
  reader: Reader,
  ticket: Ticket & { lines: TicketLine[]; tenders: Tender[] },
  approvals: readonly { requestedById: string; grantedById: string }[],
) {
  const { storeId } = ticket;
  const lineIds = ticket.lines.map((line) => line.id);
  return Promise.all([
    reader.ticketLineBalance.findMany({ where: { storeId, lineId: { in: lineIds } } }),
    reader.tenderBalance.findMany({
      where: { storeId, tenderId: { in: ticket.tenders.map((tender) => tender.id) } },
    }),
    reader.ticket.findMany({
      where: {
        storeId,
        OR: [
          { originalTicketId: ticket.id },
          { id: ticket.originalTicketId ?? ticket.id, NOT: { id: ticket.id } },
          ...(ticket.exchangeId ? [{ exchangeId: ticket.exchangeId, NOT: { id: ticket.id } }] : []),
        ],
      },
      select: { id: true, kind: true, number: true, netFen: true, roundingFen: true, occurredAt: true },
      orderBy: { id: 'asc' },
    }),
    personNames(reader, [
      ticket.personId,
      ...ticket.lines.map((line) => line.salespersonId),
      ...approvals.flatMap((approval) => [approval.requestedById, approval.grantedById]),
    ]),
  ]);
}

interface AroundLine {
  balances: readonly TicketLineBalance[];
  goods: Awaited<ReturnType<typeof goodsOf>>;
  names: ReadonlyMap<string, string>;
  parts: Awaited<ReturnType<typeof partsOfLines>>;
  serials: ReadonlyMap<string, LineSerial[]>;
  shares: ReadonlyMap<string, LineShare[]>;
  moves: ReadonlyMap<string, LineMove>;
  promotions: ReadonlyMap<string, NamedPromotion[]>;
  seesFloor: boolean;
}

function lineDetail(line: TicketLine, around: AroundLine) {
  const balance = around.balances.find((candidate) => candidate.lineId === line.id);
  return {
    id: line.id,
    productId: line.productId,
    productCode: line.productCode,
    productName: line.productName,
    spec: around.goods.get(line.productId)?.spec ?? '',
    unit: line.unit,
    quantity: plain(line.quantity),
    listPriceFen: fenOf(line.listPriceFen),
    unitPriceFen: fenOf(line.unitPriceFen),
    overrideReason: line.overrideReason,
    lineDiscountFen: fenOf(line.lineDiscountFen),
    basketDiscountFen: fenOf(line.basketDiscountFen),
    netFen: fenOf(line.netFen),
    taxRateBp: line.taxRateBp,
    taxFen: fenOf(line.taxFen),
    floorFen: around.seesFloor ? fenOrNull(line.floorFen) : null,
    approvalId: line.approvalId,
    breach: line.breachId !== null,
    /** Whoever planned its promotion allowed it below the floor. */
    allowedByPromotion: line.floorPromotionId !== null,
    /** What promotions gave on it, in their order: its discount. */
    promotions: around.promotions.get(line.id) ?? [],
    handover: line.handover,
    disposition: line.disposition,
    salespersonId: line.salespersonId,
    salesperson: around.names.get(line.salespersonId) ?? '',
    /** Who sold it together, the most first; none: the salesperson alone. */
    sharedBy: around.shares.get(line.id) ?? [],
    /** Whose it is since it was moved, and by whom; null: theirs who sold it. */
    moved: around.moves.get(line.id) ?? null,
    note: line.note,
    /** Of a kit: what it was made of when it was sold. */
    parts: around.parts.get(line.id) ?? [],
    /** Its pieces by their numbers, and whether each came back. */
    serials: around.serials.get(line.id) ?? [],
    flags: line.flags,
    /** Comes back in any part: it is measured, or was sold by the measure. */
    inParts: comesInParts(milliOf(line.quantity), around.goods.get(line.productId)?.decimals ?? 0),
    returned: balance ? plain(balance.returnedQuantity) : '0',
    awaiting: balance ? plain(balance.awaitingQuantity) : '0',
    refundedFen: balance ? fenOf(balance.refundedFen) : 0,
  };
}

function tenderDetail(
  tender: Tender,
  tenderBalances: readonly TenderBalance[],
  taken: ReadonlyMap<string, number>,
) {
  const balance = tenderBalances.find((candidate) => candidate.tenderId === tender.id);
  return {
    id: tender.id,
    kind: tender.kind,
    amountFen: fenOf(tender.amountFen),
    reference: tender.reference,
    takenFen: taken.get(tender.id) ?? 0,
    refundedFen: balance ? fenOf(balance.refundedFen) : 0,
  };
}

/** '2' for 2.000. */
function plain(quantity: Prisma.Decimal): string {
  return quantity.toFixed(3).replace(/\.?0+$/, '');
}
