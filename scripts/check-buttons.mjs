// A grey button says why it is grey. `disabled` alone is for work that is under way; everything else is said by `missing`, in words.
import { isTest, lineOf, listFiles, readSource, report } from './check/sources.mjs';

/** Names of work under way; a condition of these alone needs no words. */
const UNDER_WAY =
  /^(?:\w+\.)*(?:is)?(?:busy|pending|isPending|saving|isSaving|sending|isSubmitting|working)$/i;
/** A button that hands on what it was told, and its `missing` beside it, says nothing of its own. */
const HANDED_ON = /^(?:props\.)?disabled$/;

const problems = [];
for (const file of listFiles(['.tsx'])) {
  // Primitives hand on what they are told.
  if (isTest(file) || !/^(?:components\/(?!ui\/)|app\/)/.test(file)) continue;
  const text = readSource(file);
  for (const { tag, line } of buttonsOf(text)) {
    const condition = attribute(tag, 'disabled');
    if (condition === null || attribute(tag, 'missing') !== null) continue;
    const parts = condition.split(/\|\|/).map((part) => part.trim());
    if (parts.every((part) => UNDER_WAY.test(part) || HANDED_ON.test(part))) continue;
    problems.push(
      `${file}:${line} is grey by "${condition}" and does not say so: give it missing={… ? words : null}.`,
    );
  }
}
report(problems, 'components/ui/button.tsx says what missing does.');

/** Every `<Button …>` with its attributes, and where it stands. */
function* buttonsOf(text) {
  for (const { index } of text.matchAll(/<Button\b/g)) {
    let depth = 0;
    let end = index;
    for (; end < text.length; end += 1) {
      if (text[end] === '{') depth += 1;
      if (text[end] === '}') depth -= 1;
      // The arrow of a function stands within braces.
      if (text[end] === '>' && depth === 0) break;
    }
    yield { tag: text.slice(index, end), line: lineOf(text, index) };
  }
}

/** What stands in the braces of an attribute, '' where it has none, null where it is not there. */
function attribute(tag, name) {
  let depth = 0;
  for (let at = 0; at < tag.length; at += 1) {
    if (tag[at] === '{') depth += 1;
    else if (tag[at] === '}') depth -= 1;
    else if (depth === 0 && new RegExp(`^\\s${name}(?=[\\s=>]|$)`).test(tag.slice(at))) {
      const value = tag.slice(at + 1 + name.length);
      if (!value.startsWith('={')) return '';
      let end = 1;
      for (let open = 0; end < value.length; end += 1) {
        if (value[end] === '{') open += 1;
        if (value[end] === '}') open -= 1;
        if (open === 0) break;
      }
      return value.slice(2, end).replace(/\s+/g, ' ').trim();
    }
  }
  return null;
}
