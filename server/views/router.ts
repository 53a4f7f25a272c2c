import { companyProcedure, router, selfProcedure } from '@/server/platform/trpc';
import { changeView, renameView, saveView } from './save-view';
import {
  changeViewInput,
  removeViewInput,
  renameViewInput,
  saveViewInput,
  shareViewInput,
  viewsOfInput,
} from './schema';
import { removeView, shareView } from './share-view';
import { asItsOwner, asSharer } from './views-internal';
import { viewsOf } from './views-of';

export const viewsRouter = router({
  list: selfProcedure.input(viewsOfInput).query(({ ctx, input }) => viewsOf(ctx, input.list)),
  save: selfProcedure
    .input(saveViewInput)
    .mutation(({ ctx, input }) => saveView.execute(asItsOwner(ctx), input)),
  change: selfProcedure
    .input(changeViewInput)
    .mutation(({ ctx, input }) => changeView.execute(asItsOwner(ctx), input)),
  rename: selfProcedure
    .input(renameViewInput)
    .mutation(({ ctx, input }) => renameView.execute(asItsOwner(ctx), input)),
  remove: selfProcedure
    .input(removeViewInput)
    .mutation(({ ctx, input }) => removeView.execute(asItsOwner(ctx), input)),
  share: companyProcedure('views.share', { anyStore: true })
    .input(shareViewInput)
    .mutation(({ ctx, input }) => shareView.execute(asSharer(ctx), input)),
});
