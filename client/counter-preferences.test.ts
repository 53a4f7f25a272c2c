import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { changePreferences, counterPreferences, USUAL_PREFERENCES } from './counter-preferences';
import { openTabletStore } from './tablet-store';

test('what is chosen holds at once and is kept beside what was chosen before, in any window', async () => {
  const store = openTabletStore('preferences');
  const another = openTabletStore('preferences');
  await another.preferences.put({ ...USUAL_PREFERENCES, keys: { pay: 'F8' } });
  const kept = changePreferences({ silenced: ['found'] }, store);
  expect(counterPreferences().silenced).toEqual(['found']);
  await kept;
  expect(await another.preferences.get('counter')).toEqual({
    ...USUAL_PREFERENCES,
    keys: { pay: 'F8' },
    silenced: ['found'],
  });
  store.close();
  another.close();
});

test('a tablet that keeps nothing does as it was told until it is closed', async () => {
  const store = openTabletStore('refused');
  store.close();
  await changePreferences({ volume: 'high' }, store);
  expect(counterPreferences().volume).toBe('high');
});
