import '@/server/answers';
import { setting } from '@/lib/environment';
import { db } from '@/server/platform/db';
import { withinLimits } from '@/server/staff/auth/flood-limits';
import { type OpenCompanyInput, openCompany } from '@/server/zones/open-company';
import { codedAnswer } from '../coded-answer';
import { smallJson } from '../small-json';

/** Sets up an empty database: the company, its first store, its first administrator. */
export async function POST(request: Request): Promise<Response> {
  return codedAnswer(async () => {
    const input = (await smallJson(request)) as OpenCompanyInput;
    const code = setting('DAYBOOK_SETUP_CODE');
    await withinLimits(db(), { door: 'setup' }, () => openCompany(db(), input, new Date(), code));
    return Response.json({ ok: true }, { status: 201 });
  });
}
