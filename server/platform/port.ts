/**
 * A question to rooms above, which this room may not know: it says what it asks, and server/answers.ts, where all rooms are known, who
 * answers. Whatever has a context has the answers: server/context.ts brings them along.
 */
export interface Port<Answer> {
  /** @throws Error where nobody brought an answer */
  ask(): Answer;
  /** Once, from server/answers.ts. */
  answer(by: Answer): void;
}

/** @param what the question, for whoever forgot to answer it */
export function port<Answer>(what: string): Port<Answer> {
  let answers: Answer[] = [];
  return {
    ask() {
      const [answer] = answers;
      if (answer === undefined) throw new Error(`nobody answers "${what}": import server/context.ts`);
      return answer;
    },
    answer(by) {
      answers = [by];
    },
  };
}
