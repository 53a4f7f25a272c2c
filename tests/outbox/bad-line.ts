import type { FailureReader, SaleAnswer, SalesWire } from '@/client/deliver-sales';
import type { SaleInput } from '@/server/sales/schema';
import { NumberTaken, type PlainServer } from './plain-server';

/** What the line does with one request. `ghost`: it is given up, and arrives all the same some time later. */
export const FATES = [
  'answered',
  'answered',
  'answered',
  'arrives',
  'requestLost',
  'answerLost',
  'ghost',
  'twice',
  'neverSent',
  'busy',
  'notForYou',
] as const;
export type Fate = (typeof FATES)[number];

/** The client waits no longer for an answer, ms. */
const ANSWER_MS = 20_000;

class LineFault extends Error {
  constructor(readonly kind: 'noAnswer' | 'neverSent' | 'busy' | 'FORBIDDEN' | 'RECEIPT_NUMBER_TAKEN') {
    super(kind);
  }
}

/** What whoever asked hears instead of the answer. */
const FAULTS: Partial<Record<Fate, LineFault['kind']>> = {
  requestLost: 'noAnswer',
  answerLost: 'noAnswer',
  neverSent: 'neverSent',
  busy: 'busy',
  notForYou: 'FORBIDDEN',
};

interface Request {
  /** What it does at the server; again and again the same. */
  act: () => unknown;
  answer: { value: unknown } | { fault: LineFault } | null;
  resolve: (value: unknown) => void;
  reject: (fault: LineFault) => void;
}

/** The line between a browser and the server: every request lies on it until somebody says what becomes of it. */
export class BadLine {
  /** What the server on paper itself failed with: the client would take it for a bad line. */
  readonly broken: unknown[] = [];
  private readonly underway: Request[] = [];
  /** Nothing is lost from now on. */
  isWell = false;

  constructor(private readonly server: PlainServer) {}

  /** The wire of one window. @param prefixes of the enrolment it speaks for */
  wireOf(prefixes: () => readonly string[]): { wire: SalesWire; close: () => void } {
    const own = new Set<Request>();
    const call = (act: () => unknown) => this.call(act, own);
    const wire: SalesWire = {
      complete: (_, sales) => {
        // As bytes on the line: what the client does to its own objects afterwards does not reach it.
        const [sent, devices] = [structuredClone(sales) as SaleInput[], [...prefixes()]];
        return call(() => this.server.complete(devices, sent)) as Promise<SaleAnswer[]>;
      },
      keepRejected: async (_, { id, number, seq, errorCode, payload }) => {
        const sent = structuredClone(payload);
        await call(() => this.server.keepRejected({ id, number, seq, errorCode, payload: sent }));
      },
      rejected: () => undefined,
      ...READER,
    };
    const close = () => {
      for (const request of own) giveUp(request);
    };
    return { wire, close };
  }

  /** Something happens to one of the requests on the line. */
  happen(which: number, fate: Fate): void {
    const request = this.underway[which % this.underway.length];
    if (request) this.decide(request, fate);
  }

  /** The line is good again: what still lies on it arrives, the last first. */
  mend(): void {
    this.isWell = true;
    for (const request of this.underway.splice(0).reverse()) this.decide(request, 'answered');
  }

  private decide(request: Request, fate: Fate): void {
    if (fate === 'ghost') giveUp(request);
    else if (fate === 'arrives') this.arrive(request);
    else this.end(request, fate);
  }

  private end(request: Request, fate: Exclude<Fate, 'ghost' | 'arrives'>): void {
    this.leave(request);
    const fault = FAULTS[fate];
    if (!fault || fate === 'answerLost') this.arrive(request);
    if (fate === 'twice') this.arrive(request);
    const { answer } = request;
    if (fault) request.reject(new LineFault(fault));
    else if (answer && 'value' in answer) request.resolve(answer.value);
    else if (answer) request.reject(answer.fault);
  }

  private arrive(request: Request): void {
    try {
      request.answer = { value: request.act() };
    } catch (error) {
      if (!(error instanceof NumberTaken)) this.broken.push(error);
      request.answer = { fault: new LineFault('RECEIPT_NUMBER_TAKEN') };
    }
  }

  private leave(request: Request): void {
    const at = this.underway.indexOf(request);
    if (at >= 0) this.underway.splice(at, 1);
  }

  private call(act: () => unknown, own: Set<Request>): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const request: Request = { act, answer: null, resolve, reject };
      own.add(request);
      if (!this.isWell) this.underway.push(request);
      else this.decide(request, 'answered');
      setTimeout(() => giveUp(request), ANSWER_MS);
    });
  }
}

/** Nobody waits for it any more; whether it arrives is another matter. */
function giveUp(request: Request): void {
  request.reject(new LineFault('noAnswer'));
}

const kindOf = (error: unknown) => (error instanceof LineFault ? error.kind : 'noAnswer');

const READER: FailureReader = {
  answered: (error) => !['noAnswer', 'neverSent'].includes(kindOf(error)),
  retryable: (error) => kindOf(error) === 'busy',
  neverSent: (error) => kindOf(error) === 'neverSent',
  refusal: (error) => ({ code: kindOf(error), params: {} }),
};
