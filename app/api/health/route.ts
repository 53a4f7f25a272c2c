import { answerHealth } from '@/server/answer-health';

export const dynamic = 'force-dynamic';

/** While developing; otherwise scripts/serve.mjs answers before Next. */
export const GET = answerHealth;
