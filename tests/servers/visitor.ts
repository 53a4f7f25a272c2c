import superjson, { type SuperJSONResult } from 'superjson';
import { newId } from '@/server/platform/ids';

/** What a server said no with. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    readonly body: string,
  ) {
    super(`${status} ${body.slice(0, 300)}`);
  }
}

/** The code a refusal carries. @throws what is no refusal */
export function codeOf(error: unknown): string {
  if (!(error instanceof Refused)) throw error;
  return (
    /"code":"([A-Z_]+)","params"/.exec(error.body)?.[1] ?? /"code":"([A-Z_]+)"/.exec(error.body)?.[1] ?? ''
  );
}

/** Names of events a live line has told of. */
export interface Listening {
  readonly heard: string[];
  /** The line stands: what happens from here on is told. */
  readonly stands: Promise<void>;
  /** Settles when it ends, however it does. */
  readonly over: Promise<void>;
  leave(): void;
}

/** A browser, as far as servers see it: it keeps its cookies, and may ask any server of the house. */
export class Visitor {
  private readonly cookies = new Map<string, string>();

  /** Another browser with the same cookies. */
  twin(): Visitor {
    const twin = new Visitor();
    for (const [name, value] of this.cookies) twin.cookies.set(name, value);
    return twin;
  }

  async signIn(base: string, provider: 'password' | 'pin', fields: Record<string, string>): Promise<void> {
    const { csrfToken } = (await (await this.exchange(`${base}/api/auth/csrf`)).json()) as {
      csrfToken: string;
    };
    const body = new URLSearchParams({ ...fields, csrfToken, callbackUrl: base, json: 'true' });
    const answer = await this.exchange(`${base}/api/auth/callback/${provider}`, { method: 'POST', body });
    if (!answer.ok) throw new Refused(answer.status, await answer.text());
  }

  /** Reads through a query. */
  async ask<Answer>(base: string, procedure: string, input?: object): Promise<Answer> {
    const query = input ? `?input=${encodeURIComponent(JSON.stringify(superjson.serialize(input)))}` : '';
    return answerOf<Answer>(await this.exchange(`${base}/api/trpc/${procedure}${query}`));
  }

  /** Writes through a mutation; left out, its requestId is new. */
  async act<Answer>(base: string, procedure: string, input: object): Promise<Answer> {
    const body = JSON.stringify(superjson.serialize({ requestId: newId(), ...input }));
    return answerOf<Answer>(await this.post(`${base}/api/trpc/${procedure}`, body, 'application/json'));
  }

  post(url: string, body: string, type: string): Promise<Response> {
    return this.exchange(url, { method: 'POST', body, headers: { 'content-type': type } });
  }

  /** Follows what happens, as a visible page does. */
  listen(base: string): Listening {
    const heard: string[] = [];
    const leaving = new AbortController();
    let stand: () => void = () => undefined;
    const stands = new Promise<void>((resolve) => {
      stand = resolve;
    });
    const over = this.follow(base, leaving.signal, (happened) => {
      stand();
      heard.push(...happened.flatMap(({ names }) => names));
    }).catch(() => undefined);
    return { heard, stands, over, leave: () => leaving.abort() };
  }

  private async follow(
    base: string,
    signal: AbortSignal,
    told: (happened: { names: string[] }[]) => void,
  ): Promise<void> {
    const headers = { accept: 'text/event-stream' };
    const answer = await this.exchange(`${base}/api/trpc/live.changes`, { signal, headers });
    if (!answer.ok || !answer.body) throw new Refused(answer.status, await answer.text());
    let text = '';
    for await (const part of answer.body.pipeThrough(new TextDecoderStream())) {
      text += part;
      const events = text.split('\n\n');
      text = events.pop() ?? '';
      for (const event of events) {
        const data = /^data: (.*)$/m.exec(event)?.[1];
        // Others say that the line stands, or that it goes on standing.
        if (data && !/^event: /m.test(event)) told(superjson.deserialize(JSON.parse(data)));
      }
    }
  }

  private async exchange(url: string, init: RequestInit = {}): Promise<Response> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { ...(init.headers as Record<string, string> | undefined), ...(cookie && { cookie }) };
    const answer = await fetch(url, { ...init, headers, redirect: 'manual' });
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '') this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    return answer;
  }
}

async function answerOf<Answer>(answer: Response): Promise<Answer> {
  const text = await answer.text();
  if (!answer.ok) throw new Refused(answer.status, text);
  const body = JSON.parse(text) as { result: { data: SuperJSONResult } };
  return superjson.deserialize<Answer>(body.result.data);
}
