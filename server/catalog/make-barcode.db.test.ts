import { describe, expect, it } from 'vitest';
import { hasValidCheckDigit, withCheckDigit } from '@/lib/barcode';
import { db } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { makeProduct } from '@/tests/factories/catalog';
import { contextOf, makePerson } from '@/tests/factories/staff';
import { makeStore } from '@/tests/factories/stores';
import { makeBarcode } from './make-barcode';

describe('a barcode of our own', () => {
  it('is an EAN-13 of the range for shops, another one each time, and the same again for the same request', async () => {
    const ctx = await contextOf(await makePerson(['ADMIN'], null));
    const requestId = newId();
    const first = await makeBarcode.execute(ctx, { requestId });
    const others = await Promise.all([1, 2, 3].map(() => makeBarcode.execute(ctx, { requestId: newId() })));
    expect(first.barcode).toMatch(/^2\d{12}$/);
    expect(hasValidCheckDigit(first.barcode)).toBe(true);
    expect(new Set([first, ...others].map(({ barcode }) => barcode)).size).toBe(4);
    expect(await makeBarcode.execute(ctx, { requestId })).toEqual(first);
  });

  it('passes over one that goods have, and the front of a scale’s labels', async () => {
    const ctx = await contextOf(await makePerson(['ADMIN'], null));
    const store = await makeStore();
    await db().store.update({ where: { id: store.id }, data: { scaleWeightPrefix: '29' } });
    const { barcode } = await makeBarcode.execute(ctx, { requestId: newId() });
    expect(barcode.startsWith('29')).toBe(false);
    const next = barcode.slice(0, 2) + String(Number(barcode.slice(2, 12)) + 1).padStart(10, '0');
    const { id } = await makeProduct();
    await db().barcode.create({ data: { code: withCheckDigit(next), productId: id } });
    const after = await makeBarcode.execute(ctx, { requestId: newId() });
    expect(after.barcode.slice(0, 12)).not.toBe(next);
    await db().store.update({ where: { id: store.id }, data: { scaleWeightPrefix: '' } });
  });
});
