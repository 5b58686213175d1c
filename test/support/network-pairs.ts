// Networks made by chance out of few parts, so that two of them share much and differ in any way: for plans from one to another.
import { seeded } from './damage';

/** What a network is made of. Parts that libvirt changes in place are in `lists`. */
export interface Made {
  readonly xml: string;
  /** What only a restart changes. */
  readonly rest: string;
}

const modes = ['open', 'open', 'open', 'isolated', 'nat', 'route'] as const;

/** Makes networks of one name, the same ones for the same seed. */
export class NetworkMaker {
  readonly #random: () => number;

  constructor(
    seed: number,
    readonly name: string,
    readonly subnet: number,
  ) {
    this.#random = seeded(seed);
  }

  chance(odds: number): boolean {
    return this.#random() < odds;
  }

  below(limit: number): number {
    return Math.floor(this.#random() * limit);
  }

  /** Some of a list, in any order. */
  some<T>(all: readonly T[], most = all.length): T[] {
    const left = [...all];
    const found: T[] = [];
    for (let i = this.below(most + 1); i > 0 && left.length > 0; i--)
      found.push(...left.splice(this.below(left.length), 1));
    return found;
  }

  pick<T>(all: readonly T[]): T {
    return all[this.below(all.length)]!;
  }

  /** What stays the same in most pairs. */
  rest(): Rest {
    return {
      mode: this.pick(modes),
      domain: this.pick(['', "<domain name='a.example'/>", "<domain name='b.example' localOnly='yes'/>"]),
      mtu: this.pick(['', '', "<mtu size='1400'/>"]),
      forwarder: this.pick(['', "<forwarder addr='192.0.2.53'/>"]),
      tftp: this.chance(0.2),
      six: this.chance(0.5),
      second: this.chance(0.3),
    };
  }

  /** The same with one part changed. */
  other(rest: Rest): Rest {
    const made = this.rest();
    const key = this.pick(Object.keys(rest) as (keyof Rest)[]);
    return { ...rest, [key]: made[key] };
  }

  network(rest: Rest): string {
    const { mode, domain, mtu, forwarder, tftp, six, second } = rest;
    const n = this.subnet;
    const device =
      mode === 'nat' || mode === 'route' ? this.pick(['', '', "<interface dev='lo'/>", "<interface dev='pl0'/>"]) : '';
    const forward = mode === 'isolated' ? '' : `<forward mode='${mode}'>${device}</forward>`;
    const dns = [
      forwarder,
      ...this.some([1, 2, 3]).map((it) => `<txt name='t${it}' value='${this.pick(['x', 'y'])}'/>`),
      ...this.some([1, 2, 3]).map(
        (it) =>
          `<host ip='10.${n}.0.${100 + it}'>${this.some(['a', 'b', 'c'], 2)
            .concat('d')
            .map((name) => `<hostname>${name}${it}</hostname>`)
            .join('')}</host>`,
      ),
      ...this.some([1, 2]).map(
        (it) =>
          `<srv service='s${it}' protocol='tcp' domain='d.example' target='t.example' port='${this.pick([389, 390])}'/>`,
      ),
    ].join('');
    const [, standard] = [0, this.pick(['g1', 'g2', ''])];
    const groups = this.some(['g1', 'g2', 'g3']).map(
      (it) =>
        `<portgroup name='${it}'${it === standard ? " default='yes'" : ''}>${this.pick(['', "<bandwidth><inbound average='100'/></bandwidth>"])}</portgroup>`,
    );
    return [
      `<network><name>${this.name}</name><uuid>00000000-0000-4000-8000-0000000000${String(n).padStart(2, '0')}</uuid>`,
      forward,
      `<bridge name='${this.name}br' stp='off'/><mac address='52:54:00:00:00:${String(n).padStart(2, '0')}'/>`,
      mtu,
      domain,
      dns === '' ? '' : `<dns>${dns}</dns>`,
      `<ip address='10.${n}.0.1' prefix='24'>${tftp ? "<tftp root='/tmp'/>" : ''}${this.#dhcp4(n)}</ip>`,
      second ? `<ip address='10.${n}.9.1' prefix='24'/>` : '',
      six ? `<ip family='ipv6' address='fd00:${n}::1' prefix='64'>${this.#dhcp6(n)}</ip>` : '',
      ...groups,
      '</network>',
    ].join('');
  }

  #dhcp4(n: number): string {
    const [macs, ips, names] = [this.some([1, 2, 3, 4]), this.some([1, 2, 3, 4]), this.some(['a', 'b', 'c', 'd'])];
    const ranges = this.some([
      [10, 20],
      [10, 30],
      [25, 40],
      [50, 60],
    ]);
    const hosts = ips.flatMap((ip, i) => {
      const [mac, name] = [macs[i], names[i]];
      const said = `${mac === undefined ? '' : ` mac='52:54:00:00:01:0${mac}'`}${name === undefined ? '' : ` name='${name}'`}`;
      return said === ''
        ? []
        : [
            `<host${said} ip='10.${n}.0.10${ip}'${this.chance(0.2) ? "><lease expiry='5' unit='hours'/></host>" : '/>'}`,
          ];
    });
    const inside = [...ranges.map(([a, b]) => `<range start='10.${n}.0.${a}' end='10.${n}.0.${b}'/>`), ...hosts].join(
      '',
    );
    return inside === '' ? '' : `<dhcp>${inside}</dhcp>`;
  }

  #dhcp6(n: number): string {
    const names = this.some(['p', 'q', 'r']);
    const inside = [
      ...this.some([[10, 20]]).map(([a, b]) => `<range start='fd00:${n}::${a}' end='fd00:${n}::${b}'/>`),
      ...this.some([1, 2, 3]).flatMap((ip, i) =>
        names[i] === undefined ? [] : [`<host id='0:4:1:${this.below(3)}' name='${names[i]}' ip='fd00:${n}::5${ip}'/>`],
      ),
    ].join('');
    return inside === '' ? '' : `<dhcp>${inside}</dhcp>`;
  }
}

export interface Rest {
  readonly mode: (typeof modes)[number];
  readonly domain: string;
  readonly mtu: string;
  readonly forwarder: string;
  readonly tftp: boolean;
  readonly six: boolean;
  readonly second: boolean;
}
