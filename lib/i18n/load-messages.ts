import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { AbstractIntlMessages } from 'next-intl';
import type { AppLocale } from './locales';

const kept = new Map<AppLocale, AbstractIntlMessages>();

/**
 * All words of one language: each `messages/<locale>/<noun>.json` under its noun.
 * Read from the folder the server was started in, so a new noun needs no list to be edited. Kept in memory
 * once read, except in development, where a translator wants to see the change.
 */
export function loadMessages(locale: AppLocale): AbstractIntlMessages {
  const known = kept.get(locale);
  if (known) return known;
  const messages = readMessages(path.join(/* turbopackIgnore: true */ process.cwd(), 'messages', locale));
  if (process.env.NODE_ENV !== 'development') kept.set(locale, messages);
  return messages;
}

/** One folder of message files; exported for the test that compares the languages. */
export function readMessages(folder: string): AbstractIntlMessages {
  const messages: AbstractIntlMessages = {};
  for (const file of readdirSync(folder).sort()) {
    if (!file.endsWith('.json')) continue;
    const text = readFileSync(path.join(/* turbopackIgnore: true */ folder, file), 'utf8');
    messages[file.slice(0, -'.json'.length)] = parseFile(text, path.join(folder, file));
  }
  return messages;
}

function parseFile(text: string, file: string): AbstractIntlMessages {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`${file} is not valid JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
}
