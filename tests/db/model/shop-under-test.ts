// Long because: one chain and everything that can happen in it, each beside its line on paper.
import { milliToText } from '@/lib/quantity';
import { SeededRandom } from '@/prisma/seed/random';
import { db } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { receiveGoods } from '@/server/purchasing/receiving/receive-goods';
import { returnToSupplier } from '@/server/purchasing/supplier-returns/return-to-supplier';
import { completeSale } from '@/server/sales/complete-sale';
import { adjustStock } from '@/server/stock/adjustments/adjust-stock';
import { moveBetweenZones } from '@/server/stock/moves/move-between-zones';
import { finishSheet } from '@/server/stocktake/keep-sheets';
import { planStocktake } from '@/server/stocktake/plan-stocktake';
import { postStocktake } from '@/server/stocktake/post-stocktake';
import { recordCounts } from '@/server/stocktake/record-counts';
import { settleLate } from '@/server/stocktake/settle-late';
import { startStocktake } from '@/server/stocktake/start-stocktake';
import { decideTransfer } from '@/server/transfers/decide-transfer';
import { dispatchTransfer } from '@/server/transfers/dispatch-transfer';
import { receiveTransfer } from '@/server/transfers/receive-transfer';
import { makeProduct } from '@/tests/factories/catalog';
import { makeCounter } from '@/tests/factories/counter';
import { makeSale } from '@/tests/factories/sales';
import { contextOf, makePerson } from '@/tests/factories/staff';
import { PlainParcel, PlainStore, rounded } from './plain-book';

type Counter = Awaited<ReturnType<typeof makeCounter>>;
type Product = Awaited<ReturnType<typeof makeProduct>>;

/** A count that was made and is not posted yet. */
interface OpenCount {
  stocktakeId: string;
  found: { product: Product; zone: string; milli: number; at: number }[];
}

/** One store, twice: in the database and on paper. */
export interface Branch {
  counter: Counter;
  manager: { id: string; name: string };
  zones: { floor: string; shelf: string; damaged: string };
  paper: PlainStore;
  seq: number;
  count: OpenCount | null;
}

interface Parcel {
  paper: PlainParcel;
  from: Branch;
  to: Branch;
  transferId: string;
  dispatchLineId: string;
  checked: boolean;
}

const MINUTE_MS = 60_000;

/**
 * A small chain in which random things happen, each booked by the command people use and written on paper beside it. The
 * clock goes on some minutes a step.
 */
export class ShopUnderTest {
  readonly branches: Branch[] = [];
  readonly parcels: Parcel[] = [];
  readonly products: Product[] = [];
  /** What happened, for whoever has to find out why book and paper differ. */
  readonly said: string[] = [];
  private supplierId = '';
  private clock: number;
  private readonly random: SeededRandom;

  private constructor(seed: number, start: Date) {
    this.random = new SeededRandom(seed);
    this.clock = start.getTime();
  }

  static async open(seed: number, start: Date): Promise<ShopUnderTest> {
    const shop = new ShopUnderTest(seed, start);
    shop.supplierId = newId();
    await db().supplier.create({ data: { id: shop.supplierId, code: shop.supplierId, name: '供应商' } });
    // One whose pieces are cut, and two that are whole.
    for (const decimals of [0, 0, 3]) shop.products.push(await makeProduct({ decimals }));
    for (let number = 0; number < 2; number += 1) shop.branches.push(await shop.openBranch());
    return shop;
  }

  /** One thing happens. */
  async step(): Promise<void> {
    this.clock += this.random.between(1, 9) * MINUTE_MS;
    const branch = this.random.pick(this.branches);
    const draw = this.random.between(1, 100);
    if (draw <= 34) return this.sell(branch);
    if (draw <= 46) return this.sellLate(branch);
    if (draw <= 60) return this.receive(branch);
    if (draw <= 68) return this.move(branch);
    if (draw <= 74) return this.adjust(branch);
    if (draw <= 78) return this.sendBack(branch);
    if (draw <= 90) return this.transfer(branch);
    return branch.count ? this.postCount(branch, branch.count) : this.count(branch);
  }

  get now(): Date {
    return new Date(this.clock);
  }

  private async openBranch(): Promise<Branch> {
    const counter = await makeCounter();
    const { store } = counter;
    const shelf = await db().zone.create({
      data: { storeId: store.id, id: newId(), code: 'B1', name: '货架', kind: 'STOCKROOM' },
    });
    await db().productPlace.createMany({
      data: this.products.map((product) => ({
        storeId: store.id,
        productId: product.id,
        zoneId: store.zones.floor.id,
      })),
    });
    const zones = { floor: store.zones.floor.id, shelf: shelf.id, damaged: store.zones.damaged.id };
    const manager = await makePerson(['STORE_MANAGER'], store.id);
    return { counter, manager, zones, paper: new PlainStore(), seq: 0, count: null };
  }

  private as(branch: Branch) {
    return contextOf(branch.manager, { now: this.now });
  }

  private base(branch: Branch) {
    return { storeId: branch.counter.store.id, requestId: newId() };
  }

  /** Some pieces of something, more often few. */
  private goods(most = 6): { product: Product; milli: number; quantity: string } {
    const product = this.random.pick(this.products);
    const milli =
      product.decimals === 0 ? this.random.between(1, most) * 1000 : this.random.between(1, most * 1000);
    return { product, milli, quantity: milliToText(milli) };
  }

  private async sell(branch: Branch, minutesAgo = 0): Promise<void> {
    const { product, milli, quantity } = this.goods(4);
    const at = this.clock - minutesAgo * MINUTE_MS;
    branch.seq += 1;
    const sale = makeSale({ ...branch.counter.at(branch.seq), occurredAt: new Date(at) }, [
      { product, quantity },
    ]);
    const { store, ctx } = branch.counter;
    await completeSale({ ...ctx, now: this.now }, { storeId: store.id, ...sale });
    const entry = { zone: branch.zones.floor, product: product.id, milli: -milli, at };
    branch.paper.goOut(entry);
    this.said.push(`sold ${quantity} of ${product.code}, ${minutesAgo} min ago`);
    if (minutesAgo === 0) return;
    await settleLate.execute(await this.as(branch), this.base(branch));
    branch.paper.takeBack(entry);
  }

  private sellLate(branch: Branch): Promise<void> {
    return this.sell(branch, this.random.between(10, 400));
  }

  private async receive(branch: Branch): Promise<void> {
    const { product, milli, quantity } = this.goods(12);
    const zone = this.random.chance(0.5) ? branch.zones.floor : branch.zones.shelf;
    const fen = this.random.between(0, 900_000);
    const places = this.random.between(0, 999_999);
    const unitCost = `${fen}.${String(places).padStart(6, '0')}`;
    const freightFen = this.random.chance(0.4) ? this.random.between(1, 50_000) : 0;
    const pieces = Math.floor(milli / 1000);
    const broken = this.random.chance(0.3) ? this.random.between(0, pieces) * 1000 : 0;
    await receiveGoods.execute(await this.as(branch), {
      ...this.base(branch),
      supplierId: this.supplierId,
      supplierNote: newId(),
      freightFen,
      lines: [{ productId: product.id, quantity, damaged: milliToText(broken), unitCost, zoneId: zone }],
    });
    const goods = rounded((BigInt(fen) * 1_000_000n + BigInt(places)) * BigInt(milli), 1_000_000_000n);
    const worth = goods + BigInt(freightFen);
    const ofBroken = rounded(worth * BigInt(broken), BigInt(milli));
    const entry = { product: product.id, at: this.clock };
    if (broken < milli) branch.paper.comeIn({ ...entry, zone, milli: milli - broken }, worth - ofBroken);
    if (broken > 0) branch.paper.comeIn({ ...entry, zone: branch.zones.damaged, milli: broken }, ofBroken);
    this.said.push(
      `received ${quantity} of ${product.code} at ${unitCost}, ${broken} broken, freight ${freightFen}`,
    );
  }

  private async move(branch: Branch): Promise<void> {
    const { product, milli, quantity } = this.goods(5);
    const { floor, shelf } = branch.zones;
    const [from, to] = this.random.chance(0.7) ? [shelf, floor] : [floor, shelf];
    await moveBetweenZones.execute(await this.as(branch), {
      ...this.base(branch),
      lines: [{ productId: product.id, quantity, fromZoneId: from, toZoneId: to }],
    });
    const at = this.clock;
    branch.paper.move(
      { zone: from, product: product.id, milli: -milli, at },
      { zone: to, product: product.id, milli, at },
    );
    this.said.push(`moved ${quantity} of ${product.code}`);
  }

  private async adjust(branch: Branch): Promise<void> {
    const { product, milli, quantity } = this.goods(3);
    const more = this.random.chance(0.4);
    await adjustStock.execute(await this.as(branch), {
      ...this.base(branch),
      reason: more ? 'FOUND' : 'LOSS',
      lines: [{ productId: product.id, quantity: more ? quantity : `-${quantity}` }],
    });
    const entry = { zone: branch.zones.floor, product: product.id, at: this.clock };
    if (more) branch.paper.comeIn({ ...entry, milli });
    else branch.paper.goOut({ ...entry, milli: -milli });
    this.said.push(`${more ? 'found' : 'lost'} ${quantity} of ${product.code}`);
  }

  private async sendBack(branch: Branch): Promise<void> {
    const { product, milli, quantity } = this.goods(3);
    await returnToSupplier.execute(await this.as(branch), {
      ...this.base(branch),
      supplierId: this.supplierId,
      reason: '质量问题',
      lines: [{ productId: product.id, quantity, zoneId: branch.zones.shelf, creditFen: 100 }],
    });
    branch.paper.goOut({ zone: branch.zones.shelf, product: product.id, milli: -milli, at: this.clock });
    this.said.push(`sent back ${quantity} of ${product.code}`);
  }

  /** A parcel goes out, is checked at the other store, or what was short of it is decided. */
  private async transfer(branch: Branch): Promise<void> {
    const waiting = this.parcels.find((parcel) => parcel.to === branch && !parcel.checked);
    if (waiting && this.random.chance(0.7)) return this.checkParcel(waiting);
    const short = this.parcels.find((parcel) => parcel.from === branch && parcel.checked);
    if (short && this.random.chance(0.7)) return this.decideParcel(short);
    return this.sendParcel(branch);
  }

  private async sendParcel(from: Branch): Promise<void> {
    const to = this.branches.find((branch) => branch !== from);
    if (!to) return;
    const { product, milli, quantity } = this.goods(8);
    const { transferId } = await dispatchTransfer.execute(await this.as(from), {
      ...this.base(from),
      toStoreId: to.counter.store.id,
      lines: [{ productId: product.id, quantity }],
    });
    const line = await db().transferDispatchLine.findFirstOrThrow({ where: { transferId } });
    const fen = from.paper.goOut({
      zone: from.zones.floor,
      product: product.id,
      milli: -milli,
      at: this.clock,
    });
    const paper = new PlainParcel(product.id, milli, fen);
    this.parcels.push({ paper, from, to, transferId, dispatchLineId: line.id, checked: false });
    this.said.push(`sent ${quantity} of ${product.code} to the other store`);
  }

  private async checkParcel(parcel: Parcel): Promise<void> {
    const { to, from, paper } = parcel;
    const whole = this.products.find((product) => product.id === paper.product)?.decimals === 0;
    const step = whole ? 1000 : 1;
    const sent = paper.left.milli / step;
    const arrived = this.random.chance(0.5) ? sent : this.random.between(0, sent);
    const damaged = this.random.chance(0.7) ? 0 : this.random.between(0, arrived);
    const received = arrived - damaged;
    await receiveTransfer.execute(await this.as(to), {
      ...this.base(to),
      fromStoreId: from.counter.store.id,
      transferId: parcel.transferId,
      lines: [
        {
          dispatchLineId: parcel.dispatchLineId,
          received: milliToText(received * step),
          damaged: milliToText(damaged * step),
        },
      ],
    });
    parcel.checked = true;
    this.arrive(parcel, to, to.zones.floor, received * step);
    this.arrive(parcel, to, to.zones.damaged, damaged * step);
    this.said.push(`checked a parcel: ${received} whole, ${damaged} damaged of ${sent}`);
    this.closeEmpty(parcel);
  }

  private async decideParcel(parcel: Parcel): Promise<void> {
    const { from, to, paper } = parcel;
    const verdict = this.random.pick(['ARRIVED_LATE', 'SENT_BACK', 'LOST'] as const);
    const whole = this.products.find((product) => product.id === paper.product)?.decimals === 0;
    const step = whole ? 1000 : 1;
    const milli = this.random.between(1, paper.left.milli / step) * step;
    const books = verdict === 'ARRIVED_LATE' ? to : from;
    await decideTransfer.execute(await this.as(books), {
      ...this.base(books),
      fromStoreId: from.counter.store.id,
      transferId: parcel.transferId,
      dispatchLineId: parcel.dispatchLineId,
      verdict,
      quantity: milliToText(milli),
      reason: '查过',
    });
    if (verdict === 'LOST') paper.take(milli);
    else {
      const there = verdict === 'SENT_BACK' ? from : to;
      this.arrive(parcel, there, there.zones.floor, milli);
    }
    this.said.push(`decided ${milli} of a parcel: ${verdict}`);
    this.closeEmpty(parcel);
  }

  private arrive(parcel: Parcel, branch: Branch, zone: string, milli: number): void {
    if (milli === 0) return;
    const fen = parcel.paper.take(milli);
    branch.paper.comeIn({ zone, product: parcel.paper.product, milli, at: this.clock }, fen);
  }

  private closeEmpty(parcel: Parcel): void {
    if (parcel.paper.left.milli === 0) this.parcels.splice(this.parcels.indexOf(parcel), 1);
  }

  /** Both shelves are counted, sometimes rightly; the approval comes some steps later, selling goes on. */
  private async count(branch: Branch): Promise<void> {
    const { floor, shelf } = branch.zones;
    const { stocktakeId } = await planStocktake.execute(await this.as(branch), {
      ...this.base(branch),
      kind: 'ZONE',
      title: '抽盘',
      zoneIds: [floor, shelf],
    });
    await startStocktake.execute(await this.as(branch), { ...this.base(branch), stocktakeId });
    const sheets = await db().stocktakeSheet.findMany({ where: { stocktakeId } });
    const found: OpenCount['found'] = [];
    for (const sheet of sheets) {
      this.clock += MINUTE_MS;
      const here = this.products.map((product) => ({
        product,
        zone: sheet.zoneId,
        milli: this.find(branch, sheet.zoneId, product),
        at: this.clock,
      }));
      found.push(...here);
      await recordCounts.execute(await this.as(branch), {
        ...this.base(branch),
        sheetId: sheet.id,
        phoneKey: 'phone',
        sentAt: this.now,
        events: here.map(({ product, milli }) => ({
          id: newId(),
          productId: product.id,
          kind: 'TYPED' as const,
          quantity: milliToText(milli),
          occurredAt: this.now,
        })),
      });
      this.clock += MINUTE_MS;
      await finishSheet.execute(await this.as(branch), { ...this.base(branch), sheetId: sheet.id });
    }
    branch.count = { stocktakeId, found };
    this.said.push('counted both shelves');
  }

  /** What stands there, as far as whoever counts can tell. */
  private find(branch: Branch, zone: string, product: Product): number {
    const held = Math.max(0, branch.paper.held(zone, product.id));
    if (this.random.chance(0.5)) return held;
    const step = product.decimals === 0 ? 1000 : 1;
    return Math.max(0, held + this.random.between(-3, 3) * step);
  }

  private async postCount(branch: Branch, { stocktakeId, found }: OpenCount): Promise<void> {
    // Of each product the shelves in the order of their codes, as the sheet lists them.
    const order = [branch.zones.floor, branch.zones.shelf];
    const sorted = [...found].sort((a, b) => order.indexOf(a.zone) - order.indexOf(b.zone));
    const variances = this.products.reduce(
      (sum, product) =>
        sum +
        branch.paper.post(
          stocktakeId,
          product.id,
          sorted.filter((one) => one.product === product),
        ),
      0,
    );
    await postStocktake.execute(await this.as(branch), {
      ...this.base(branch),
      stocktakeId,
      seenVariances: variances,
      skipRecountReason: '一个人值班',
    });
    branch.count = null;
    this.said.push(`posted a count with ${variances} variances`);
  }
}
