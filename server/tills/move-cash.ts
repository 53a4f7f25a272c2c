import { command } from '@/server/platform/command';
import { lockPostingDay } from '@/server/stores/business-days';
import { storeSettings } from '@/server/stores/store-settings';
import { moveDrawerCash } from './move-drawer-cash';
import { moveCashInput } from './schema';

/** Money into or out of a drawer by hand, with its reason. @throws NotFound, TillSessionClosed, DrawerOfAnother, DrawerTooEmpty */
export const moveCash = command({
  name: 'tills.moveCash',
  permission: 'tills.moveCash',
  scope: 'store',
  input: moveCashInput,
  async run(tx, input, ctx) {
    const store = await storeSettings(tx, input.storeId);
    const businessDay = await lockPostingDay(tx, store, ctx.now);
    await moveDrawerCash(tx, ctx, { ...input, businessDay });
    return { sessionId: input.sessionId };
  },
});
