import type { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { pinyinOf } from '@/lib/pinyin';
import { PasswordTooCommon } from '../errors';
import { passwordProblem } from './secret-rules';

/** Guesses, as a power of ten, below which a list with the usual changes finds a password. */
const ENOUGH = 8;

/** What a shop here is tempted by and no English list holds. */
const TEMPTING =
  'woaini 5201314 1314520 1314521 mima shouyin shouyintai dianzhang dianyuan caiwu guanliyuan yibenzhang daybook xinnian zhongguo'.split(
    ' ',
  );

let estimator: Promise<ZxcvbnFactory> | undefined;

/**
 * Refuses a password that a guesser tries early: short, common, or made of whose it is. The long list stays on the server; what a
 * field can say by itself is in secret-rules.ts. @throws PasswordTooCommon
 */
export async function refusePoorPassword(
  password: string,
  { login, name }: { login: string | null; name: string },
): Promise<void> {
  const pinyin = pinyinOf(name).full;
  const problem = passwordProblem(password, login, name) ?? passwordProblem(password, null, pinyin) ?? null;
  if (problem) throw new PasswordTooCommon({ problem });
  estimator ??= loadEstimator();
  const { guessesLog10 } = (await estimator).check(password, [name, pinyin, ...(login ? [login] : [])]);
  if (guessesLog10 < ENOUGH) throw new PasswordTooCommon({ problem: 'passwordCommon' });
}

/** Only when the first password is set: the list takes 30 MB, and most days nobody sets one. */
async function loadEstimator(): Promise<ZxcvbnFactory> {
  const [{ ZxcvbnFactory: Estimator }, { adjacencyGraphs, dictionary }] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
  ]);
  return new Estimator({ dictionary: { ...dictionary, shop: TEMPTING }, graphs: adjacencyGraphs });
}
