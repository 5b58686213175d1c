// The rules of a network as `iptables-save` prints them.
import type { WrittenLine } from './definition';
import type { Chain, RuleFamily, FirewallRule } from './firewall';

/** A chain, the table it is in, and libvirt's name for it. */
const chains: readonly (readonly [Chain, table: string, name: string])[] = [
  ['mangle', 'mangle', 'LIBVIRT_PRT'],
  ['to guests', 'filter', 'LIBVIRT_FWI'],
  ['from guests', 'filter', 'LIBVIRT_FWO'],
  ['between guests', 'filter', 'LIBVIRT_FWX'],
  ['input', 'filter', 'LIBVIRT_INP'],
  ['output', 'filter', 'LIBVIRT_OUT'],
  ['nat', 'nat', 'LIBVIRT_PRT'],
];

const tables = ['mangle', 'filter', 'nat'] as const;

/** What is in libvirt's chains of each table when the rules are in, each in front of those before it. */
export const iptablesOf = (rules: readonly FirewallRule[], family: RuleFamily): WrittenLine[] =>
  tables.flatMap((table) => [
    { text: `*${table}`, from: undefined },
    ...chains.flatMap(([chain, inTable, name]) =>
      inTable === table
        ? rules
            .filter((it) => it.family === family && it.chain === chain)
            .reverse()
            .map((it) => ({ text: `-A ${name} ${spelled(it)}`, from: it.from }))
        : [],
    ),
  ]);

function spelled(rule: FirewallRule): string {
  const { source, destination, leaves, protocol, port, isAnswer } = rule;
  return [
    source && `-s ${source}`,
    leaves && `! -d ${source!}`,
    destination && `-d ${destination}`,
    rule.in && `-i ${rule.in}`,
    rule.out && `-o ${rule.out}`,
    protocol && `-p ${protocol}`,
    port && `-m ${protocol!} --dport ${port}`,
    isAnswer && '-m conntrack --ctstate RELATED,ESTABLISHED',
    `-j ${target(rule)}`,
  ]
    .filter(Boolean)
    .join(' ');
}

function target({ does, to, family }: FirewallRule): string {
  switch (does) {
    case 'reject':
      return `REJECT --reject-with icmp${family === 6 ? '6' : ''}-port-unreachable`;
    case 'masquerade':
      return `MASQUERADE${to === undefined ? '' : ` --to-ports ${to}`}`;
    case 'snat':
      return `SNAT --to-source ${to!}`;
    case 'checksum':
      return 'CHECKSUM --checksum-fill';
    default:
      return does.toUpperCase();
  }
}
