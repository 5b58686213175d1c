// A libvirt in memory that keeps networks as the real one does, as far as the operations on them can tell. The scenarios of
// test/support/taking-back.ts run on it and on the real ones, so that it stays true.
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { type Command, type Connection, failure, type Result, success } from '../../server/src/host/command';
import { failureOf } from '../../server/src/host/complaint';
import { parseXml } from '../../server/src/syntax/xml/parse';

interface Network {
  readonly name: string;
  readonly uuid: string;
  xml?: string;
  live?: string;
  autostart: boolean;
}

/** What is to come of one command instead: an answer, or something that happens around it. */
export type Disturbance = (
  words: readonly string[],
  carryOut: () => Result<unknown>,
) => Result<unknown> | Promise<Result<unknown>> | undefined;

export class FakeLibvirt implements Connection {
  readonly networks: Network[] = [];
  /** The commands so far, with files by their names only. */
  readonly asked: string[] = [];
  /** Looks at each command before it is carried out. */
  disturb: Disturbance | undefined;

  constructor(readonly uri: string | undefined = 'test:///default') {}

  async run<T>(command: Command<T>): Promise<Result<T>> {
    const words = command.args;
    this.asked.push(words.map((it) => (it.startsWith('/') ? basename(it) : it)).join(' '));
    const carryOut = (): Result<T> => {
      const said = this.#answer(words);
      if (!said.startsWith('error: ')) return success(command.read(said));
      return failureOf(said.replaceAll(/^error: /gm, ''), this.uri, words[0]!);
    };
    return ((await this.disturb?.(words, carryOut)) ?? carryOut()) as Result<T>;
  }

  /** The commands so far that change something. */
  get changes(): string[] {
    return this.asked.filter((it) => /^net-(?:define|undefine|create|start|destroy|autostart)\b/.test(it));
  }

  #answer([verb, ...rest]: readonly string[]): string {
    const flags = rest.slice(0, rest.indexOf('--'));
    const key = rest.at(-1)!;
    if (verb === 'version') return 'Using library: libvirt 9.0.0\n';
    if (verb === 'net-list') return this.#list(rest);
    if (verb === 'net-define') return this.#define(readFileSync(key, 'utf8'));
    if (verb === 'net-create') return this.#create(readFileSync(key, 'utf8'));
    const network = this.networks.find((it) => it.uuid === key) ?? this.networks.find((it) => it.name === key);
    if (!network) {
      const by = /^[\da-f-]{36}$/.test(key) ? 'uuid' : 'name';
      return `error: failed to get network '${key}'\nerror: Network not found: no network with matching ${by} '${key}'`;
    }
    return this.#do(verb!, flags, network);
  }

  #list(flags: readonly string[]): string {
    const listed = this.networks
      .filter((it) => flags.includes('--all') || it.live !== undefined)
      .filter((it) => !flags.includes('--autostart') || it.autostart)
      .filter((it) => !flags.includes('--persistent') || it.xml !== undefined);
    return listed.map((it) => `${flags.includes('--uuid') ? it.uuid : it.name}\n`).join('');
  }

  #do(verb: string, flags: readonly string[], network: Network): string {
    const { name, uuid, xml, live, autostart } = network;
    const yes = (it: boolean): string => (it ? 'yes' : 'no');
    switch (verb) {
      case 'net-info':
        return [
          `Name:           ${name}`,
          `UUID:           ${uuid}`,
          `Active:         ${yes(live !== undefined)}`,
          `Persistent:     ${yes(xml !== undefined)}`,
          `Autostart:      ${yes(autostart)}`,
          '',
        ].join('\n');
      case 'net-dumpxml':
        return (flags.includes('--inactive') ? (xml ?? live) : (live ?? xml))!;
      case 'net-start':
        if (live !== undefined) return `error: Failed to start network ${name}\nerror: network is already active`;
        network.live = xml;
        return '';
      case 'net-destroy':
        if (live === undefined)
          return `error: Failed to destroy network ${name}\nerror: network '${name}' is not active`;
        network.live = undefined;
        return this.#drop(network);
      case 'net-undefine':
        if (xml === undefined)
          return `error: Failed to undefine network ${name}\nerror: can't undefine transient network`;
        network.xml = undefined;
        network.autostart = false;
        return this.#drop(network);
      case 'net-autostart':
        if (xml === undefined)
          return `error: failed to mark network ${name}\nerror: cannot set autostart for transient network`;
        network.autostart = !flags.includes('--disable');
        return '';
      default:
        return `error: unknown command: '${verb}'`;
    }
  }

  #drop(network: Network): string {
    if (network.xml === undefined && network.live === undefined)
      this.networks.splice(this.networks.indexOf(network), 1);
    return '';
  }

  #define(given: string): string {
    const network = this.#identify(given, 'Failed to define network from x');
    if (typeof network === 'string') return network;
    network.xml = dumpOf(given, network);
    return '';
  }

  #create(given: string): string {
    const network = this.#identify(given, 'Failed to create network from x');
    if (typeof network === 'string') return network;
    if (network.live !== undefined)
      return `error: Failed to create network from x\nerror: network is already active as '${network.name}'`;
    network.live = dumpOf(given, network);
    return '';
  }

  /** The network that a text is about, made when there is none; libvirt's words when it refuses. */
  #identify(given: string, context: string): Network | string {
    if (parseXml(given).problems.length > 0) return `error: ${context}\nerror: (network_definition):1: not well-formed`;
    const name = /<name>([^<]+)<\/name>/.exec(given)?.[1];
    if (name === undefined) return `error: ${context}\nerror: XML error: missing name`;
    const uuid = /<uuid>([^<]+)<\/uuid>/.exec(given)?.[1];
    const known = this.networks.find((it) => it.name === name);
    if (known && known.uuid !== uuid)
      return `error: ${context}\nerror: operation failed: network '${name}' already exists with uuid ${known.uuid}`;
    const owner = this.networks.find((it) => it.uuid === uuid);
    if (owner && owner.name !== name)
      return `error: ${context}\nerror: operation failed: network '${owner.name}' is already defined with uuid ${owner.uuid}`;
    if (known) return known;
    this.#made++;
    const made = {
      name,
      uuid: uuid ?? `00000000-0000-4000-8000-${String(this.#made).padStart(12, '0')}`,
      autostart: false,
    };
    this.networks.push(made);
    return made;
  }

  #made = 0;
}

/** A uuid is added where there is none. */
const dumpOf = (given: string, { uuid }: Network): string =>
  `${(given.includes('<uuid>') ? given : given.replace('</name>', `</name><uuid>${uuid}</uuid>`)).trimEnd()}\n`;

/** A virsh that ended in the middle of a command. */
export const crashed = failure('crashed', 'virsh ended in the middle');
