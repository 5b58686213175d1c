// What the real libvirt says of a document: defined with --validate, and undefined again.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { VirshSession } from '../../server/src/host/session';
import { type Libvirtd, startLibvirtd } from './libvirtd';

export interface Verdict {
  readonly refused: boolean;
  /** libvirt's words; empty when it accepts. */
  readonly said: string;
  /** The refusal is about this host, not about the document. */
  readonly environment: boolean;
}

export interface Oracle {
  /** `net-define --validate`; with `start` also `net-start`. */
  ask(xml: string, options?: { start?: boolean }): Promise<Verdict>;
  stop(): Promise<void>;
}

/** Refusals that another host, or the same host at another time, would not give. */
export const aboutTheHost =
  /already exists with uuid|is already defined with uuid|already in use by|bridge name '[^']*' already in use|is not a PCI SR-IOV|not an SR-IOV|SRIOV|SR-IOV|virtual_functions|is not a virtual function|VF|Unable to find PCI|firewalld|Network is already in use by interface|TFTP directory|sch_|Specified qdisc kind|Failed to load TC|\/sys\/(?:bus|class)/i;

export async function startOracle(): Promise<Oracle> {
  const daemon: Libvirtd = await startLibvirtd();
  const session = new VirshSession({ uri: daemon.uri });
  const folder = await mkdtemp(join(tmpdir(), 'virtnet-oracle-'));
  const file = join(folder, 'network.xml');
  const run = (...args: string[]) => session.run({ args, changes: true, read: (it) => it });
  return {
    async ask(xml, { start = false } = {}) {
      await writeFile(file, xml);
      const defined = await run('net-define', '--validate', '--', file);
      let refusal = defined.ok ? undefined : defined;
      // Nothing else is ever defined there.
      const listed = defined.ok ? await run('net-list', '--all', '--uuid') : undefined;
      const name = listed?.ok ? listed.value.trim().split('\n')[0] : undefined;
      if (name !== undefined) {
        if (start) {
          const started = await run('net-start', '--', name);
          if (started.ok) await run('net-destroy', '--', name);
          else refusal = started;
        }
        await run('net-undefine', '--', name);
      }
      const said = refusal ? `${refusal.message} ${refusal.detail}`.trim() : '';
      return { refused: refusal !== undefined, said, environment: refusal !== undefined && aboutTheHost.test(said) };
    },
    async stop() {
      await session.close();
      await daemon.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
