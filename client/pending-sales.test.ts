import { describe, expect, test, vi } from 'vitest';
import { type PendingSale, PendingSales, type SendOutcome } from './pending-sales';

function pendingSale(id: string): PendingSale {
  return {
    storeId: 's',
    sale: {
      id,
      number: `S-01A-${id}`,
      seq: 1,
      sessionId: 't',
      occurredAt: new Date(0),
      lines: [],
      tenders: [],
      basketDiscountFen: 0,
      roundingFen: 0,
      changeFen: 0,
      netFen: 0,
      taxFen: 0,
      totalFen: 0,
    },
  };
}

const refused: SendOutcome = { kind: 'refused', code: 'TOTALS_DIFFER', error: null };

describe('sales on their way', () => {
  test('what is booked is forgotten', async () => {
    const pending = new PendingSales('d', async () => ({ kind: 'booked' }), vi.fn());
    expect(await pending.hand(pendingSale('1'), 1_000)).toEqual({ kind: 'booked' });
    expect(pending.getSnapshot()).toEqual([]);
  });

  test('without an answer it stays and goes again with the same id', async () => {
    const answers: SendOutcome[] = [{ kind: 'later' }, { kind: 'booked' }];
    const sent: string[] = [];
    const send = async ({ sale }: PendingSale) => {
      sent.push(sale.id);
      return answers.shift() ?? { kind: 'later' as const };
    };
    const pending = new PendingSales('d', send, vi.fn());
    expect(await pending.hand(pendingSale('1'), 1_000)).toEqual({ kind: 'later' });
    expect(pending.getSnapshot()).toHaveLength(1);
    await pending.flush();
    expect(pending.getSnapshot()).toEqual([]);
    expect(sent).toEqual(['1', '1']);
  });

  test('a refusal while the counter waits is the counter’s: nothing is parked', async () => {
    const park = vi.fn();
    const pending = new PendingSales('d', async () => refused, park);
    expect(await pending.hand(pendingSale('1'), 1_000)).toBe(refused);
    expect(park).not.toHaveBeenCalled();
    expect(pending.getSnapshot()).toEqual([]);
  });

  test('a refusal after the receipt was given is parked', async () => {
    const park = vi.fn(async () => undefined);
    let answer: (outcome: SendOutcome) => void = () => undefined;
    let times = 0;
    const send = (): Promise<SendOutcome> => {
      times += 1;
      if (times > 1) return Promise.resolve(refused);
      return new Promise((resolve) => {
        answer = resolve;
      });
    };
    const pending = new PendingSales('d', send, park);
    expect(await pending.hand(pendingSale('1'), 5)).toEqual({ kind: 'later' });
    answer(refused);
    await vi.waitFor(() => expect(park).toHaveBeenCalledOnce());
    await vi.waitFor(() => expect(pending.getSnapshot()).toEqual([]));
  });

  test('a sale that could not be parked is not lost', async () => {
    const answers: SendOutcome[] = [{ kind: 'later' }, refused];
    const pending = new PendingSales(
      'd',
      async () => answers.shift() ?? refused,
      () => Promise.reject(new TypeError('offline')),
    );
    await pending.hand(pendingSale('1'), 1_000);
    await pending.flush();
    expect(pending.getSnapshot()).toHaveLength(1);
  });
});
