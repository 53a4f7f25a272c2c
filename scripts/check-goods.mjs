// Wherever goods are named, what tells them from their neighbours is named with them: three towels look alike without it.
import { isTest, lineOf, listFiles, readSource, report, withoutComments } from './check/sources.mjs';

/** Named before (a receipt's line), or in the same row before its buttons; the form of a product has a field for each. */
const SAID_ALREADY =
  /^components\/sales\/(basket-row|product-tile|receipt-paper|hand-out)\.tsx$|^app\/\(office\)\/catalog\/\[productId\]\//;
/** What is being typed has no neighbours yet. */
const TYPED = new Set(['facts', 'form', 'values']);
/** Statements that look for goods, or book them on the hot path, and show none. */
const SHOWS_NONE = /^server\/catalog\/|^server\/sales\/read-sale-facts/;

const problems = [];
for (const file of listFiles(['.ts', '.tsx'])) {
  if (isTest(file)) continue;
  if (file.startsWith('server/') && !SHOWS_NONE.test(file)) checkReads(file);
  if (/^(app|components)\/.*\.tsx$/.test(file) && !SAID_ALREADY.test(file)) checkScreen(file);
}
report(problems, 'goodsName() of lib/goods-name.ts is how goods are named.');

/** A statement or a Prisma select that fetches a product's name fetches its specification. */
function checkReads(file) {
  const text = withoutComments(readSource(file));
  for (const statement of text.matchAll(/`[^`]*\b(?:JOIN|FROM) product (\w+)\b[^`]*`/g)) {
    const [whole, alias] = statement;
    const has = (column) => new RegExp(`\\b${alias}\\.${column}\\b`).test(whole);
    if (has('name') && !has('spec')) add(file, text, statement.index, `${alias}.name`, `${alias}.spec`);
  }
  for (const select of text.matchAll(/select: \{([^{}]*)\}/g)) {
    const columns = select[1];
    const isGoods = /\bname: true/.test(columns) && /\b(unit|decimals): true/.test(columns);
    if (isGoods && !/\bspec: true/.test(columns)) add(file, text, select.index, 'name: true', 'spec: true');
  }
}

/** A screen that shows a name of goods shows the specification of the same row, and its labels say it too. */
function checkScreen(file) {
  const text = withoutComments(readSource(file));
  for (const match of text.matchAll(/\b((?:\w+\.)*(\w+))\.(name|productName)\b/g)) {
    const [whole, path, last] = match;
    if (TYPED.has(last) || !isGoods(text, path, last)) continue;
    const line = lineAround(text, match.index);
    if (line.includes('goodsName')) continue;
    const said = text.includes(`${path}.spec`) || text.includes(`goodsName(${path})`);
    const isLabel = new RegExp(`\\bname: ${path.replaceAll('.', '\\.')}\\.(name|productName)\\b`).test(line);
    if (!said || isLabel) add(file, text, match.index, whole, `goodsName(${path})`);
  }
}

/** A row with a unit, a specification or a product code is of goods; so is what is called a product. */
function isGoods(text, path, last) {
  if (/^(product|goods)$/i.test(last)) return true;
  return ['unit', 'spec', 'decimals', 'productCode', 'barcode'].some((fact) =>
    new RegExp(`\\b${path.replaceAll('.', '\\.')}\\.${fact}\\b`).test(text),
  );
}

function lineAround(text, at) {
  return text.slice(text.lastIndexOf('\n', at) + 1, text.indexOf('\n', at));
}

function add(file, text, at, found, wanted) {
  problems.push(`${file}:${lineOf(text, at)} has ${found} without ${wanted}.`);
}
