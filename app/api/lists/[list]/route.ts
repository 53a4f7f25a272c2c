import { NotFound } from '@/server/platform/errors';
import { requestContext } from '@/server/request-context';
import { codedAnswer } from '../../coded-answer';
import { sheetAnswer } from '../../sheet-answer';
import { storesAsked } from '../list-file';
import { LIST_FILES } from '../list-files';

/** A list of the office as an .xlsx file: the stores and filters of its page's address, every row that matches. */
export function GET(request: Request, { params }: { params: Promise<{ list: string }> }): Promise<Response> {
  return codedAnswer(async () => {
    const { list } = await params;
    const file = Object.hasOwn(LIST_FILES, list) ? LIST_FILES[list] : undefined;
    const { store, ...filters } = Object.fromEntries(new URL(request.url).searchParams);
    const anybody = await requestContext(request.headers.get('cookie') ?? '');
    if (!file) throw new NotFound({ noun: 'list' });
    const { ctx, storeIds } = await storesAsked(anybody, file.permission, store);
    const { file: sheet, name } = await file.sheet(ctx, storeIds, filters);
    return sheetAnswer(sheet, name);
  });
}
