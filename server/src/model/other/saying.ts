// Collects what a file of another program says. Words are as they are written; what has no meaning as an address makes no fact.
import { addressBits, type Address, parseAddress, subnetOf } from '../../address';
import type { Place, Span } from '../../text';
import type {
  BondModeFact,
  DeviceFact,
  DeviceKind,
  PolicyRuleFact,
  ReferenceFact,
  RouteFact,
  SubnetFact,
  WordFact,
} from '../facts';
import { basenameOf } from '../file';
import { type Facts, noFacts } from '../file-facts';

/** A word, and where it stands. */
export interface Spoken {
  readonly text: string;
  readonly span: Span;
}

export interface SaidRoute {
  /** `default`, or an address with a prefix. */
  readonly to: Spoken;
  readonly via?: Spoken | undefined;
  readonly metric?: Spoken | undefined;
  readonly table?: Spoken | undefined;
}

type Controller = 'bridge' | 'bond';

export class Saying {
  readonly #devices: DeviceFact[] = [];
  readonly #references: ReferenceFact[] = [];
  readonly #subnets: SubnetFact[] = [];
  readonly #routes: RouteFact[] = [];
  readonly #rules: PolicyRuleFact[] = [];
  readonly #filters: WordFact[] = [];
  readonly #filterUses: WordFact[] = [];
  readonly #mentions: WordFact[] = [];
  readonly #bondModes: BondModeFact[] = [];
  readonly #ports = new Set<string>();
  readonly #file: string;

  constructor(readonly uri: string) {
    this.#file = basenameOf(uri);
  }

  facts(): Facts {
    return {
      ...noFacts,
      devices: this.#devices,
      references: this.#references,
      // The program that reads the file drops addresses of ports, or keeps them where no packet asks for them.
      subnets: this.#subnets.map((it) => (this.#ports.has(it.of) ? { ...it, port: true } : it)),
      routes: this.#routes,
      policyRules: this.#rules,
      ...(this.#filters.length > 0 && { filters: this.#filters }),
      ...(this.#filterUses.length > 0 && { filterUses: this.#filterUses }),
      ...(this.#mentions.length > 0 && { mentions: this.#mentions }),
      ...(this.#bondModes.length > 0 && { bondModes: this.#bondModes }),
    };
  }

  device(name: Spoken, kind: DeviceKind, mac?: Spoken): void {
    const macaddr = mac && /^[0-9a-f]{2}(?::[0-9a-f]{2}){5}$/i.test(mac.text) ? mac.text.toLowerCase() : undefined;
    this.#devices.push({
      ...{ name: name.text, kind, by: 'profile', of: this.#file, onboot: true, nmControlled: true, live: true },
      ...{ hwaddr: undefined, macaddr, uuid: undefined, at: this.#at(name) },
    });
  }

  /** The controller lists its ports, or the port names its controller: one of them stands at `at`. */
  port(name: string, kind: Controller, controller: string, at: Spoken): void {
    this.#ports.add(name);
    this.#references.push({ relation: `controller-${kind}`, name: controller, from: name, at: this.#at(at) });
  }

  vlan(name: string, parent: string, at: Spoken): void {
    this.#references.push({ relation: 'vlan-parent', name: parent, from: name, at: this.#at(at) });
  }

  /** `10.0.0.1/24` of a device; networkd takes one without a prefix by the class that it once had. */
  address(of: string, { text, span }: Spoken, prefix?: string, isClassful = false): void {
    const [written = '', length = prefix, ...rest] = text.split('/');
    const address = parseAddress(written);
    if (!address || rest.length > 0) return;
    const bits = length === undefined && isClassful ? classOf(address) : Number(length);
    if (!Number.isInteger(bits) || bits < 0 || bits > addressBits(address.family)) return;
    this.#subnets.push({
      ...{ subnet: subnetOf(address, bits), address, of, by: 'profile', owner: `device:${of}` },
      ...{ index: this.#subnets.filter((it) => it.of === of).length, port: false, maskAt: undefined },
      at: this.#at({ text: written, span: { start: span.start, end: span.start + written.length } }),
    });
  }

  route(of: string, { to, via, metric, table }: SaidRoute): void {
    const gateway = via && parseAddress(via.text);
    const [written = '', length] = destinationOf(to.text, gateway).split('/');
    const first = parseAddress(written);
    if (!first) return;
    const bits = length === undefined ? addressBits(first.family) : Number(length);
    if (!Number.isInteger(bits) || bits < 0 || bits > addressBits(first.family)) return;
    this.#routes.push({
      ...{ destination: subnetOf(first, bits), gateway, metric: numberIn(metric), table: numberIn(table), of },
      ...{ by: 'profile', at: this.#at(to), gatewayAt: via && this.#at(via) },
    });
  }

  rule(of: string, at: Spoken, words: Readonly<Partial<Record<'from' | 'to' | 'table' | 'priority', Spoken>>>): void {
    const block = (it: Spoken | undefined) => {
      const [written = '', length] = (it?.text ?? '').split('/');
      const address = parseAddress(written);
      return address && subnetOf(address, Number(length ?? addressBits(address.family)));
    };
    const [from, to] = [block(words.from), block(words.to)];
    this.#rules.push({
      ...{ family: (from ?? to)?.first.family ?? 4, priority: numberIn(words.priority), table: numberIn(words.table) },
      ...{ from, to, of, at: this.#at(at) },
      words: Object.entries(words)
        .map(([key, it]) => `${key} ${it.text}`)
        .join(' '),
    });
  }

  filter(name: Spoken): void {
    this.#filters.push(this.#word(name));
  }

  filterUse(name: Spoken): void {
    this.#filterUses.push(this.#word(name));
  }

  bondMode(bond: string, mode: Spoken): void {
    this.#bondModes.push({ bond, ...this.#word(mode) });
  }

  /** An interface that is only named. */
  mention(name: Spoken): void {
    this.#mentions.push(this.#word(name));
  }

  #word(it: Spoken): WordFact {
    return { value: it.text, at: this.#at(it) };
  }

  #at({ span }: Spoken): Place {
    return { uri: this.uri, span };
  }
}

const numberIn = (it: Spoken | undefined): number | undefined =>
  it && /^\d{1,10}$/.test(it.text) ? Number(it.text) : undefined;

const destinationOf = (to: string, gateway: Address | undefined): string =>
  to === 'default' ? (gateway?.family === 6 ? '::/0' : '0.0.0.0/0') : to;

/** Source: in_addr_default_prefixlen of systemd 252. */
const classOf = ({ family, words }: Address): number => {
  const first = words[3] >>> 24;
  return family === 6 ? NaN : first < 128 ? 8 : first < 192 ? 16 : first < 224 ? 24 : NaN;
};
