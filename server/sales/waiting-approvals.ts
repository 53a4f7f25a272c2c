import { mulQuantity } from '@/lib/money';
import { milliFromText } from '@/lib/quantity';
import { type OpenRequest, openRequests } from '@/server/approvals/asked-approvals';
import { type AskedAct, wantsProof } from '@/server/approvals/schema';
import { bookCosts, productsById } from '@/server/catalog/products-by-id';
import { customersNamed } from '@/server/customers/customers-named';
import type { ActorContext } from '@/server/platform/context';
import { openStores } from '@/server/stores/queries';
import { storeSettings } from '@/server/stores/store-settings';
import { linesNamed } from './lines-named';

/** Goods of a request, by what the book knows of them: nothing of it is the tablet's word but quantity and price. */
interface AskedLine {
  name: string;
  spec: string;
  unit: string;
  quantity: string;
  /** At the book's list price, fen; null: goods that come back. */
  listFen: number | null;
  netFen: number;
  /** What is left above the book's cost, basis points of the price; null: not for these eyes, or no cost is known. */
  marginBp: number | null;
}

export type WaitingRequest = Awaited<ReturnType<typeof waitingApprovals>>[number];

/** What waits for this person's word in the stores where they may give it, with what they need to say it. */
export async function waitingApprovals(ctx: ActorContext) {
  const stores = await openStores(ctx.db);
  const storeIds = stores.map(({ id }) => id).filter((id) => ctx.may('approvals.grant', id));
  if (storeIds.length === 0) return [];
  const open = await openRequests(ctx.db, { storeIds, now: ctx.now });
  const theirs: OpenRequest[] = [];
  for (const request of open) {
    const own = request.requestedById === ctx.actor.personId;
    if (!own || (await storeSettings(ctx.db, request.storeId)).selfApproval) theirs.push(request);
  }
  const [goods, sold, customers] = await Promise.all([
    productsOf(ctx, theirs),
    linesNamed(ctx.db, theirs.flatMap(soldLinesOf)),
    customersNamed(
      ctx.db,
      theirs.flatMap(({ acts }) => acts.flatMap((act) => (act.kind === 'ON_ACCOUNT' ? act.customerId : []))),
    ),
  ]);
  return Promise.all(
    theirs.map(async ({ acts, ...request }) => ({
      ...request,
      kind: acts[0]?.kind ?? 'OVER_LIMIT',
      storeName: (await storeSettings(ctx.db, request.storeId)).name,
      wantsProof: wantsProof(acts),
      lines: acts.flatMap((act): AskedLine[] => {
        if ('originalTicketId' in act)
          return act.lines.map((line) => ({
            name: sold.get(line.returnsLineId)?.productName ?? '',
            spec: sold.get(line.returnsLineId)?.spec ?? '',
            unit: sold.get(line.returnsLineId)?.unit ?? '',
            quantity: line.quantity,
            listFen: null,
            netFen: line.refundFen,
            marginBp: null,
          }));
        return 'lineId' in act ? lineOf(act, goods, ctx.may('costs.see', request.storeId)) : [];
      }),
      /** Another way than it was paid, and how much of it goes that way; missing: none does. */
      elsewhere: acts.flatMap((act) =>
        act.kind === 'REFUND_OTHER_TENDER' ? { kind: act.refundAs, fen: act.elsewhereFen } : [],
      )[0],
      customer: acts.flatMap((act) =>
        act.kind === 'ON_ACCOUNT' ? (customers.get(act.customerId)?.name ?? '') : [],
      )[0],
    })),
  );
}

const soldLinesOf = ({ storeId, acts }: OpenRequest) =>
  acts.flatMap((act) =>
    'originalTicketId' in act ? act.lines.map(({ returnsLineId }) => ({ storeId, id: returnsLineId })) : [],
  );

type Goods = Awaited<ReturnType<typeof productsOf>>;

async function productsOf(ctx: ActorContext, requests: readonly OpenRequest[]) {
  const ids = requests.flatMap(({ acts }) =>
    acts.flatMap((act) => ('productId' in act ? act.productId : [])),
  );
  const [products, costs] = await Promise.all([productsById(ctx.db, ids), bookCosts(ctx.db, ids)]);
  return { products, costs };
}

function lineOf(act: Extract<AskedAct, { lineId: string }>, goods: Goods, seesCost: boolean): AskedLine[] {
  const product = goods.products.get(act.productId);
  const unitCost = goods.costs.get(act.productId);
  if (!product) return [];
  const milli = milliFromText(act.quantity) ?? 0;
  const marginBp =
    seesCost && unitCost !== undefined && act.netFen > 0
      ? Math.round(((act.netFen - (unitCost * milli) / 1000) * 10_000) / act.netFen)
      : null;
  return [
    {
      name: product.name,
      spec: product.spec,
      unit: product.unit,
      quantity: act.quantity,
      listFen: mulQuantity(Number(product.listPriceFen), milli),
      netFen: act.netFen,
      marginBp,
    },
  ];
}
