import pino from 'pino';

/** One log line per event, JSON on stderr; secrets never enter it. */
export const logger = pino(
  { level: process.env.LOG_LEVEL ?? 'info' },
  pino.destination({ dest: 2, sync: false }),
);
