import { existsSync } from 'node:fs';
import path from 'node:path';
import { type Environment, EnvironmentError, readEnvironment, setting } from '../lib/environment';

export const projectRoot = path.resolve(import.meta.dirname, '..');

/** Reads .env and the environment, which wins. Ends with plain messages when something cannot be used. */
export function loadSettings(): Environment {
  const file = path.join(projectRoot, '.env');
  if (existsSync(file)) process.loadEnvFile(file);
  try {
    const environment = readEnvironment(process.env);
    return { ...environment, dataFolder: path.resolve(projectRoot, environment.dataFolder) };
  } catch (error) {
    if (!(error instanceof EnvironmentError)) throw error;
    console.error('Daybook cannot start with these settings (.env.example explains each):');
    for (const problem of error.problems) console.error(`  - ${problem}`);
    process.exit(1);
  }
}

/** Ends with the reason alone: a stack says nothing to the person at the console. */
export function fail(error: unknown): never {
  console.error(error instanceof Error ? error.message : String(error));
  if (setting('DAYBOOK_DEBUG') && error instanceof Error) console.error(error.stack);
  process.exit(1);
}
