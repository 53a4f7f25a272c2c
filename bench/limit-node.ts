import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { projectRoot } from '@/scripts/settings';
import { exchange } from './http';

/** The floor under any call: a bare server of Node in a process of its own, asked by the same client with a body of the same size. */
export class LimitNode {
  private constructor(
    private readonly child: ChildProcess,
    private readonly url: string,
    private readonly body: string,
  ) {}

  static async start(body: string, answerBytes: number): Promise<LimitNode> {
    const script = path.join(projectRoot, 'bench/bare-server.mjs');
    const child = fork(script, [String(answerBytes)], { execArgv: [] });
    const [address] = (await once(child, 'message')) as [{ port: number }];
    return new LimitNode(child, `http://127.0.0.1:${address.port}/`, body);
  }

  async call(): Promise<void> {
    await exchange(this.url, 'POST', '', this.body);
  }

  close(): void {
    this.child.disconnect();
  }
}
