import { makeSale } from '@/tests/factories/sales';
import { Refused, Visitor } from './visitor';

/** Goods of the demo that are sold whole and stand on the shelf. */
export interface Goods {
  id: string;
  code: string;
  name: string;
  listPriceFen: number;
  taxRateBp: number;
}

type Sale = ReturnType<typeof makeSale>;

/** What a server acknowledged of a sale. */
export interface Acknowledged {
  ticketId: string;
  number: string;
  totalFen: number;
}

/** A till at work: it numbers its sales itself and sends each until it is answered, as a tablet does. */
export class Till {
  private seq = 0;
  readonly sales: { sale: Sale; answer: Acknowledged }[] = [];

  constructor(
    private readonly tablet: Visitor,
    private readonly storeId: string,
    private readonly sessionId: string,
    private readonly prefix: string,
  ) {}

  next(goods: Goods): Sale {
    this.seq += 1;
    const product = { ...goods, listPriceFen: BigInt(goods.listPriceFen) };
    return makeSale({ prefix: this.prefix, seq: this.seq, sessionId: this.sessionId }, [{ product }]);
  }

  send(base: string, sale: Sale): Promise<Acknowledged> {
    return this.tablet.act<Acknowledged>(base, 'sales.completeSale', { ...sale, storeId: this.storeId });
  }

  /**
   * Sends to the first server, to the next one when it does not answer, and again to one that is busy, as a tablet does.
   * @throws what a server refuses with
   */
  async sell(sale: Sale, bases: readonly string[]): Promise<Acknowledged> {
    const left = [...bases];
    while (left[0] !== undefined) {
      try {
        const answer = await this.send(left[0], sale);
        this.sales.push({ sale, answer });
        return answer;
      } catch (error) {
        // A proxy without a server to ask, or whose server died over it, has no word of ours.
        if (!(error instanceof Refused) || !error.body.startsWith('{')) left.shift();
        else if (!error.body.includes('"retryable":true')) throw error;
      }
    }
    throw new Error('no server answered');
  }
}

interface Opening {
  manager: Visitor;
  storeId: string;
  /** Of the till, which is there. */
  code: string;
  who: { name: string; pin: string };
  /** Two servers: every other step is done on the other one. */
  bases: readonly [string, string];
}

/** Makes a browser a till's tablet, signs somebody in on it and opens the drawer. */
export async function enrolAndOpen({ manager, storeId, code, who, bases }: Opening): Promise<Till> {
  const [base, other] = bases;
  const all = await manager.ask<{ id: string; code: string }[]>(base, 'tills.list', { storeId });
  const tillId = all.find((till) => till.code === code)?.id;
  const made = await manager.act<{ code: string }>(base, 'staff.createEnrolmentCode', { storeId, tillId });
  const tablet = new Visitor();
  const typed = JSON.stringify({ code: made.code });
  const enrolled = await tablet.post(`${other}/api/devices/enrol`, typed, 'application/json');
  const { prefix } = (await enrolled.json()) as { prefix: string };
  const people = await tablet.ask<{ id: string; name: string }[]>(base, 'staff.counterPeople');
  const personId = people.find(({ name }) => name === who.name)?.id ?? '';
  await tablet.signIn(other, 'pin', { personId, pin: who.pin });
  const opened = await tablet.act<{ sessionId: string }>(base, 'tills.open', { storeId, floatFen: 50_000 });
  return new Till(tablet, storeId, opened.sessionId, prefix);
}
