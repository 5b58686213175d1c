// A connection on which something happens in the middle of one command, and who may be killed there.
import type { Command, Connection, Result, RunOptions } from '../../server/src/host/command';
import type { VirshSession } from '../../server/src/host/session';
import type { Libvirtd } from './libvirtd';

export class Disturbed implements Connection {
  asked = 0;

  constructor(
    readonly session: VirshSession,
    readonly at: number,
    readonly disturb: (running: Promise<unknown>) => Promise<void>,
    readonly before: () => Promise<void>,
  ) {}

  get uri(): string | undefined {
    return this.session.uri;
  }

  async run<T>(command: Command<T>, options?: RunOptions): Promise<Result<T>> {
    if (this.asked++ !== this.at) return this.session.run(command, options);
    await this.before();
    const running = this.session.run(command, options);
    await this.disturb(running);
    return running;
  }
}

/** Who is killed, and how that is made sure to be in the middle. */
export interface Victim {
  before(): Promise<void>;
  kill(): Promise<void>;
  /** Milliseconds that a command is under way by then. */
  readonly after: number;
}

/** `libvirtd at work`: as fast as it can be killed. The others wait, so that the command is under way and nobody is told of it. */
export const victimsOf = (
  daemon: () => Libvirtd,
  session: () => VirshSession,
): Readonly<Record<'virsh' | 'libvirtd' | 'libvirtd at work', Victim>> => ({
  virsh: {
    after: 15,
    before: () => daemon().signal('SIGSTOP'),
    async kill() {
      process.kill(session().pid!, 'SIGKILL');
      await pause(5);
      await daemon().signal('SIGCONT');
    },
  },
  libvirtd: { after: 15, before: () => daemon().signal('SIGSTOP'), kill: () => killed(daemon()) },
  'libvirtd at work': { after: 2, before: async () => undefined, kill: () => killed(daemon()) },
});

async function killed(daemon: Libvirtd): Promise<void> {
  await daemon.signal('SIGKILL');
  await pause(5);
  await daemon.restart();
}

export const pause = (time: number) => new Promise((done) => setTimeout(done, time));
