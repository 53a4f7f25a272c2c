import { expect, test } from 'vitest';
import { watchBuild } from './fresh-build';

test('another build reloads once, and only when nothing stands against it; no answer is no other build', async () => {
  const answers = ['one', null, 'two', 'two', 'two'];
  let asked = 0;
  let idle = false;
  let reloads = 0;
  await new Promise<void>((resolve) => {
    watchBuild(
      {
        mayReload: () => {
          const may = idle;
          idle = true;
          return may;
        },
        reload: () => {
          reloads += 1;
          resolve();
        },
      },
      async () => {
        const answer = answers[asked];
        asked += 1;
        return answer === undefined ? 'two' : answer;
      },
      1,
    );
  });
  // Asked at 'one', nothing, 'two' while somebody works, and 'two' again when nobody does.
  expect([asked, reloads]).toEqual([4, 1]);
});
