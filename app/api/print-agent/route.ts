import '@/server/answers';
import { parse } from '@/server/platform/command';
import { db } from '@/server/platform/db';
import { limiterOf, takePoint } from '@/server/platform/limiter';
import { answerAgent, storeOfToken } from '@/server/printing/answer-agent';
import { agentSays } from '@/server/printing/schema';
import { withinLimits } from '@/server/staff/auth/flood-limits';
import { codedAnswer } from '../coded-answer';
import { smallJson } from '../small-json';

export const dynamic = 'force-dynamic';

/** How often the agents of a store are answered: one asks each second, and once more after each paper. */
const BY_STORE = { points: 300, seconds: 60 };

/** What a print agent printed, and what it prints next: by the token of its store, never by a person's session. */
export function POST(request: Request): Promise<Response> {
  return codedAnswer(async () => {
    const token = /^Bearer (\S+)$/.exec(request.headers.get('authorization') ?? '')?.[1] ?? '';
    const storeId = await withinLimits(db(), { door: 'printer' }, () => storeOfToken(db(), token));
    const refused = await takePoint(limiterOf('print-agent', BY_STORE), storeId);
    if (refused)
      return new Response(null, { status: 429, headers: { 'Retry-After': String(refused.waitSeconds) } });
    const says = parse(agentSays, await smallJson(request));
    const answer = await answerAgent(db(), storeId, says, new Date());
    return Response.json(answer, { headers: { 'Cache-Control': 'no-store' } });
  });
}
