import { expect, it } from 'vitest';
import { concerns } from './audience';

const clerk = { personId: 'p', grants: [{ role: 'CLERK', storeId: 'a' }] };
const office = { personId: 'o', grants: [{ role: 'HEAD_OFFICE', storeId: null }] };
const nobody = { storeIds: [], roles: [], personIds: [] };

it('everybody, where nothing narrows it', () => {
  expect([clerk, office].map((one) => concerns(nobody, one))).toEqual([true, true]);
  expect(concerns(nobody, { personId: 'x', grants: [] })).toBe(false);
});
it('whoever works in the stores and has the role, both by one grant', () => {
  expect(concerns({ ...nobody, storeIds: ['a'] }, clerk)).toBe(true);
  expect(concerns({ ...nobody, storeIds: ['b'] }, clerk)).toBe(false);
  // Head office works in no store by itself.
  expect(concerns({ ...nobody, storeIds: ['a'] }, office)).toBe(false);
  const two = { personId: 'q', grants: [...clerk.grants, { role: 'STORE_MANAGER', storeId: 'b' }] };
  expect(concerns({ ...nobody, storeIds: ['a'], roles: ['STORE_MANAGER'] }, two)).toBe(false);
  expect(concerns({ ...nobody, storeIds: ['b'], roles: ['STORE_MANAGER'] }, two)).toBe(true);
});
it('people by name, and nobody else', () => {
  expect(concerns({ ...nobody, personIds: ['p'] }, clerk)).toBe(true);
  expect(concerns({ ...nobody, personIds: ['o'] }, clerk)).toBe(false);
});
