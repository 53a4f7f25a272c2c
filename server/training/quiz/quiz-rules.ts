/** A question of a course, as it was written. */
export interface CourseQuestion {
  text: string;
  kind: 'SINGLE' | 'MULTIPLE';
  choices: readonly string[];
  /** Places of the right ones, from 0. */
  right: readonly number[];
}

/** Goods whose list price can be asked. */
export interface PricedGoods {
  productId: string;
  /** As the shelf names them. */
  name: string;
  fen: number;
}

/** A question as it was asked: kept with the attempt, right answers and all. */
export type Asked =
  | { is: 'COURSE'; text: string; kind: 'SINGLE' | 'MULTIPLE'; choices: string[]; right: number[] }
  | { is: 'PRICE'; productId: string; name: string; choices: number[]; right: number[] };

/** The same for whoever answers: nothing says which are right. */
export type Shown =
  | { is: 'COURSE'; text: string; kind: 'SINGLE' | 'MULTIPLE'; choices: string[] }
  | { is: 'PRICE'; name: string; choices: number[] };

const PRICE_CHOICES = 4;
/** How far off a wrong price may be, per cent; near ones are told apart by whoever knows. */
const OFF = [-30, -25, -20, -15, -10, 10, 15, 20, 25, 30, 40];

/** Numbers from a seed, 0 <= x < 1, the same for the same seed (mulberry32). */
export function fromSeed(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A quiz: the course's questions and some on prices, in an order and with choices placed by the seed. */
export function makeSheet(
  seed: number,
  questions: readonly CourseQuestion[],
  goods: readonly PricedGoods[],
): Asked[] {
  const random = fromSeed(seed);
  const own = questions.map(({ text, kind, choices, right }): Asked => {
    const order = shuffled(
      choices.map((_, place) => place),
      random,
    );
    return {
      is: 'COURSE',
      text,
      kind,
      choices: order.map((place) => choices[place] ?? ''),
      right: placesOf(order, right),
    };
  });
  const onPrices = goods.map(({ productId, name, fen }): Asked => {
    const choices = shuffled(priceChoices(fen, random), random);
    return { is: 'PRICE', productId, name, choices, right: [choices.indexOf(fen)] };
  });
  return [...shuffled(own, random), ...onPrices];
}

/** A price and others near it, as prices are written: to the same last digits, none twice, none below. */
export function priceChoices(fen: number, random: () => number): number[] {
  const step = fen >= 100_000 ? 10_000 : fen >= 10_000 ? 1_000 : fen >= 1_000 ? 100 : 10;
  const others = new Set<number>();
  for (const off of shuffled(OFF, random)) {
    const moved = fen + Math.round((fen * off) / 100 / step) * step;
    if (moved > 0 && moved !== fen) others.add(moved);
    if (others.size === PRICE_CHOICES - 1) break;
  }
  // A price of some cents has nothing near it by hundredths of itself.
  for (let more = 1; others.size < PRICE_CHOICES - 1; more += 1) others.add(fen + more * step);
  return [fen, ...others];
}

/** What the browser is given. */
export function withoutAnswers(sheet: readonly Asked[]): Shown[] {
  return sheet.map((asked) =>
    asked.is === 'PRICE'
      ? { is: 'PRICE', name: asked.name, choices: asked.choices }
      : { is: 'COURSE', text: asked.text, kind: asked.kind, choices: asked.choices },
  );
}

export type Answers = readonly (readonly number[])[];

/** Which questions were answered rightly: exactly the right choices, none besides. Null: not an answer to this sheet. */
export function judged(sheet: readonly Asked[], answers: Answers): boolean[] | null {
  if (answers.length !== sheet.length) return null;
  const fits = answers.every((chosen, no) =>
    chosen.every(
      (place) => Number.isInteger(place) && place >= 0 && place < (sheet[no]?.choices.length ?? 0),
    ),
  );
  if (!fits) return null;
  return sheet.map(({ right }, no) => sameSet(right, answers[no] ?? []));
}

/** Enough right answers? Of ten at 80 percent it takes eight. */
export function isPassed(right: number, questions: number, passPercent: number): boolean {
  return questions > 0 && right * 100 >= passPercent * questions;
}

/** As answers are kept: each question's places in order, none twice. */
export function inOrder(answers: Answers): number[][] {
  return answers.map((chosen) => [...new Set(chosen)].sort((a, b) => a - b));
}

function placesOf(order: readonly number[], right: readonly number[]): number[] {
  return [...new Set(right)].map((place) => order.indexOf(place)).sort((a, b) => a - b);
}

function sameSet(a: readonly number[], b: readonly number[]): boolean {
  const [one, two] = [new Set(a), new Set(b)];
  return one.size === two.size && [...one].every((place) => two.has(place));
}

function shuffled<T>(list: readonly T[], random: () => number): T[] {
  const mixed = [...list];
  for (let last = mixed.length - 1; last > 0; last -= 1) {
    const place = Math.floor(random() * (last + 1));
    const [a, b] = [mixed[last], mixed[place]];
    if (a !== undefined && b !== undefined) [mixed[last], mixed[place]] = [b, a];
  }
  return mixed;
}
