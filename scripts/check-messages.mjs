// Every string people see is in messages/, in both languages, under the same keys.
import { isTest, lineOf, listFiles, readSource, report, withoutComments } from './check/sources.mjs';

const [FIRST, SECOND] = ['zh-CN', 'en'];
const CHINESE = /[\u3400-\u9fff\uf900-\ufaff\u3000-\u303f\uff01-\uff5e]/;
/** server/imports reads other people's files, whose headings and totals are Chinese. */
const WITH_WORDS = /^(app|client|components|lib|server(?!\/imports)|trpc)\//;

const TOGETHER = /const \[([\w,\s]+)\] = await Promise\.all\(\[([\s\S]*?)\]\)/g;

const problems = [];
compareLanguages();
const words = new Map();
for (const file of listFiles(['.ts', '.tsx'])) {
  if (!WITH_WORDS.test(file) || isTest(file)) continue;
  findChinese(file);
  findMissing(file);
}
for (const file of listFiles(['.ts']).filter((name) => name.startsWith('tests/e2e/'))) findUnknown(file);
report(problems, 'Words are in messages/zh-CN and messages/en, one file per noun.');

function compareLanguages() {
  const nouns = (language) =>
    listFiles(['.json'])
      .filter((file) => file.startsWith(`messages/${language}/`))
      .map((file) => file.split('/').at(-1));
  const all = new Set([...nouns(FIRST), ...nouns(SECOND)]);
  for (const noun of all) {
    const [first, second] = [FIRST, SECOND].map((language) => flatten(language, noun));
    if (!first || !second) continue;
    compareKeys(noun, first, second);
  }
}

function flatten(language, noun) {
  const file = `messages/${language}/${noun}`;
  let tree;
  try {
    tree = JSON.parse(readSource(file));
  } catch (error) {
    problems.push(
      `${file}: ${error.code === 'ENOENT' ? 'is missing. Write it with the keys of the other language' : error.message}.`,
    );
    return undefined;
  }
  const flat = new Map();
  const walk = (node, prefix) => {
    for (const [key, value] of Object.entries(node)) {
      const name = prefix === '' ? key : `${prefix}.${key}`;
      if (typeof value === 'object' && value !== null) walk(value, name);
      else if (typeof value !== 'string' || value.trim() === '')
        problems.push(`${file}: ${name} is empty. Write the words.`);
      else flat.set(name, value);
    }
  };
  walk(tree, '');
  return flat;
}

function compareKeys(noun, first, second) {
  for (const [name, words] of first) {
    const other = second.get(name);
    if (other === undefined)
      problems.push(`messages/${SECOND}/${noun}: ${name} is missing. Translate "${words}".`);
    else if (argumentsOf(words) !== argumentsOf(other)) {
      problems.push(
        `messages/${SECOND}/${noun}: ${name} takes {${argumentsOf(other)}}, in ${FIRST} {${argumentsOf(words)}}. Use the same values in both.`,
      );
    }
  }
  for (const name of second.keys()) {
    if (!first.has(name))
      problems.push(
        `messages/${FIRST}/${noun}: ${name} is missing. Write it in Chinese, or remove it from ${SECOND}.`,
      );
  }
}

/**
 * Words that are asked for by a key nobody wrote: the screen would show the key. Looks at translators whose noun stands where they are
 * made; one that is handed over under a name a file also makes otherwise may be any of them.
 */
function findMissing(file) {
  const text = withoutComments(readSource(file));
  const spaces = new Map();
  for (const [name, space] of [...translatorsOf(text), ...translatorsTogether(text)])
    spaces.set(name, [...(spaces.get(name) ?? []), space]);
  const rest = text.replace(TOGETHER, '');
  for (const [name, own] of spaces) {
    if (new RegExp(`[[{,]\\s*${name}\\s*[,\\]}][^;]*=\\s`).test(rest)) continue;
    // One key, or one of two: t('a'), t(late ? 'a' : 'b').
    const asked = new RegExp(
      `(?<![\\w.])${name}(?:\\.rich|\\.markup)?\\(\\s*(?:[^'\`()?]*\\?\\s*'([\\w.]+)'\\s*:\\s*)?'([\\w.]+)'`,
      'g',
    );
    for (const call of text.matchAll(asked)) {
      for (const key of [call[1], call[2]]) {
        if (key === undefined || own.some((space) => isWritten(`${space}.${key}`))) continue;
        problems.push(
          `${file}:${lineOf(text, call.index)} asks for ${key} of ${own.join(' or ')}, which is in no message. Write it, or ask where it is.`,
        );
      }
    }
  }
}

function translatorsOf(text) {
  const made = /\b(\w+)\s*=\s*(?:await\s+)?(?:(?:use|get)Translations|words)\(\s*'([\w.]+)'\s*\)/g;
  return [...text.matchAll(made)].map(([, name, space]) => [name, space]);
}

/** `const [t, r] = await Promise.all([getTranslations('stock'), getTranslations('sales')])`, up to the first that is none. */
function translatorsTogether(text) {
  return [...text.matchAll(TOGETHER)].flatMap(([, names, makers]) => {
    const spaces = [];
    for (const maker of makers.split(',').map((one) => one.trim())) {
      const space = /^getTranslations\('([\w.]+)'\)$/.exec(maker)?.[1];
      if (space === undefined) break;
      spaces.push(space);
    }
    const named = names.split(',').map((name) => name.trim());
    return spaces.map((space, index) => [named[index], space]);
  });
}

/** Journeys ask by the whole key: `words('sales.pay.finish')`. */
function findUnknown(file) {
  const text = withoutComments(readSource(file));
  for (const call of text.matchAll(/\bwords\(\s*(?:[^'`()?]*\?\s*'([\w.]+)'\s*:\s*)?'([\w.]+)'/g)) {
    for (const key of [call[1], call[2]]) {
      if (key !== undefined && !isWritten(key))
        problems.push(`${file}:${lineOf(text, call.index)} asks for ${key}, which is in no message.`);
    }
  }
}

function isWritten(key) {
  const [noun, ...rest] = key.split('.');
  if (!words.has(noun)) words.set(noun, flatten(FIRST, `${noun}.json`) ?? new Map());
  return words.get(noun).has(rest.join('.'));
}

/** Names of the values a message takes; what stands inside plural and select branches included. */
function argumentsOf(words) {
  const names = new Set();
  readMessage(words, 0, names);
  return [...names].sort().join(', ');
}

/** Reads text up to the brace that closes it, and answers where that is. */
function readMessage(words, from, names) {
  let at = from;
  while (at < words.length && words[at] !== '}') {
    at = words[at] === '{' ? readArgument(words, at + 1, names) : at + 1;
  }
  return at;
}

/** Reads `name`, `name, number` or `name, plural, one {...} other {...}`; a branch is a message, not a value. */
function readArgument(words, from, names) {
  let at = from;
  while (at < words.length && /[^,}]/.test(words[at])) at += 1;
  names.add(words.slice(from, at).trim());
  while (at < words.length && words[at] !== '}') {
    at = words[at] === '{' ? readMessage(words, at + 1, names) + 1 : at + 1;
  }
  return at + 1;
}

function findChinese(file) {
  const source = readSource(file);
  if (/^\/\/ Chinese because: \S/m.test(source.split('\n').slice(0, 5).join('\n'))) return;
  const text = withoutComments(source);
  const at = text.search(CHINESE);
  if (at < 0) return;
  const line = lineOf(text, at);
  problems.push(
    `${file}:${line} has Chinese in it: ${text.split('\n')[line - 1].trim().slice(0, 60)}. Move words people see into messages/; ` +
      'where it is data, say so on top: // Chinese because: ...',
  );
}
