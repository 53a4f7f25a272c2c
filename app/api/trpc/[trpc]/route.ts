import { answerCalls } from '@/server/answer-calls';

/** While developing; otherwise scripts/serve.mjs answers before Next. */
export { answerCalls as GET, answerCalls as POST };
