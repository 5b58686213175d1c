// What is told of each word of a policy rule, as NetworkManager reads it from ROUTING_RULE_1 and the ip command from a rule file.
import type { Backend } from '../../../../server/src/model/facts';
import assert from 'node:assert/strict';
import { newest, problemsByName } from '../../../support/checking';

interface Case {
  /** What stands behind `priority 5`. */
  readonly words: string;
  readonly networkManager: readonly string[];
  readonly ip: readonly string[];
}

const cases: readonly Case[] = [
  {
    words: 'from 10.0.0.0/8 blackhole prohibit',
    networkManager: [
      'error routing-rule-duplicate-word [prohibit] prohibit stands beside blackhole, expected one action; NetworkManager drops the rule',
    ],
    ip: [
      'warning rule-line [prohibit] prohibit stands beside blackhole, expected one action; the ip command refuses the line',
    ],
  },
  {
    words: 'suppress_prefixlength 0 blackhole',
    networkManager: [
      'error routing-rule-word [0] suppress_prefixlength beside blackhole, expected it with a table only; NetworkManager drops the rule',
    ],
    ip: [],
  },
  {
    words: 'from 10.0.0.0/8 table',
    networkManager: ['error routing-rule-word [table] table has no value; NetworkManager drops the rule'],
    ip: ['warning rule-line [table] table has no value; the ip command refuses the line'],
  },
  {
    words: 'from 10.0.0.0/8 type local',
    networkManager: [
      'error routing-rule-word [local] type local is not one of prohibit, blackhole, unreachable; NetworkManager drops the rule',
    ],
    ip: [],
  },
  { words: 'from 10.0.0.0/8 type prohibit', networkManager: [], ip: [] },
  {
    words: 'from 10.0.0.0/8 priority 6 table 5',
    networkManager: [
      'error routing-rule-duplicate-word [priority 6] priority stands twice, expected it once; NetworkManager drops the rule',
    ],
    ip: ['warning rule-line [priority 6] priority stands twice, expected it once; the ip command refuses the line'],
  },
  {
    words: 'from 10.0.0.0/8 tos 100 table 5',
    networkManager: [
      'error routing-rule-range [100] tos 100 is not a hexadecimal number from 0 to ff; NetworkManager drops the rule',
    ],
    ip: [],
  },
  { words: 'from 10.0.0.0/8 tos 0x10 table 5', networkManager: [], ip: [] },
  {
    words: 'from 10.0.0.0/8 ipproto 256 table 5',
    networkManager: [
      'error routing-rule-range [256] ipproto 256 is not a number from 0 to 255; NetworkManager drops the rule',
    ],
    ip: [],
  },
  { words: 'from 10.0.0.0/8 ipproto 255 table 5', networkManager: [], ip: [] },
  {
    words: 'from 10.0.0.0/8 sport 65536 table 5',
    networkManager: [
      'error routing-rule-range [65536] sport 65536 is not a number or range from 1 to 65535; NetworkManager drops the rule',
    ],
    ip: [
      'warning rule-line [65536] sport 65536 is not a number or range from 1 to 65535; the ip command refuses the line',
    ],
  },
  {
    words: 'from 10.0.0.0/8 sport 0 table 5',
    networkManager: [
      'error routing-rule-range [0] sport 0 is not a number or range from 1 to 65535; NetworkManager drops the rule',
    ],
    ip: ['warning rule-line [0] sport 0 is not a number or range from 1 to 65535; the ip command refuses the line'],
  },
  { words: 'from 10.0.0.0/8 sport 1-65535 table 5', networkManager: [], ip: [] },
  {
    words: 'from 10.0.0.0/8 dport 20-10 table 5',
    networkManager: [
      'error routing-rule-range [20-10] dport 20-10 ends before it starts; NetworkManager drops the rule',
    ],
    ip: ['warning rule-line [20-10] dport 20-10 ends before it starts; the ip command refuses the line'],
  },
  {
    words: 'from 10.0.0.0/8 uidrange x table 5',
    networkManager: [
      'error routing-rule-range [x] uidrange x is not a number or range from 0 to 4294967295; NetworkManager drops the rule',
    ],
    ip: [
      'warning rule-line [x] uidrange x is not a number or range from 0 to 4294967295; the ip command refuses the line',
    ],
  },
  { words: 'from 10.0.0.0/8 uidrange 0-4294967295 table 5', networkManager: [], ip: [] },
  {
    words: 'from 10.0.0.0/8 fwmark x/y table 5',
    networkManager: [
      'error routing-rule-range [x/y] fwmark x/y is not a number or number/mask; NetworkManager drops the rule',
    ],
    ip: ['warning rule-line [x/y] fwmark x/y is not a number or number/mask; the ip command refuses the line'],
  },
  { words: 'from 10.0.0.0/8 fwmark 0x1/0xff table 5', networkManager: [], ip: [] },
  {
    words: 'from 10.0.0.0/8 suppress_prefixlength 33 table 5',
    networkManager: [
      'error routing-rule-range [33] suppress_prefixlength 33 is not a number from 0 to 32; NetworkManager drops the rule',
    ],
    ip: [
      'warning rule-line [33] suppress_prefixlength 33 is not a number from 0 to 32; the ip command refuses the line',
    ],
  },
  { words: 'from 10.0.0.0/8 suppress_prefixlength 32 table 5', networkManager: [], ip: [] },
  {
    words: 'from 10.0.0.0/33 table 5',
    networkManager: [
      'error routing-rule-range [10.0.0.0/33] from 10.0.0.0/33 has the prefix length 33, expected 0 to 32; NetworkManager drops the rule',
    ],
    ip: [
      'warning rule-line [10.0.0.0/33] from 10.0.0.0/33 has the prefix length 33, expected 0 to 32; the ip command refuses the line',
    ],
  },
  {
    words: 'from ten table 5',
    networkManager: [
      'error routing-rule-word [ten] from ten is not all and not a subnet; NetworkManager drops the rule',
    ],
    ip: ['warning rule-line [ten] from ten is not all and not a subnet; the ip command refuses the line'],
  },
  { words: 'from 0.0.0.0/0 table 5', networkManager: [], ip: [] },
  { words: 'from 10.1.0.0/8 table 5', networkManager: [], ip: [] },
  { words: 'from 10.0.0.7 table 5', networkManager: [], ip: [] },
  {
    words: 'from 10.0.0.0/8 table 0',
    networkManager: ['error routing-rule-table [0] table 0 is outside 1 to 4294967295; NetworkManager drops the rule'],
    ip: [],
  },
  { words: 'from 10.0.0.0/8 table 4294967295', networkManager: [], ip: [] },
  {
    words: 'from 10.0.0.0/8 table 4294967296',
    networkManager: [
      'error routing-rule-table [4294967296] table 4294967296 is outside 1 to 4294967295; NetworkManager drops the rule',
    ],
    ip: [],
  },
  {
    words: 'from 10.0.0.0/8 table mine',
    networkManager: [
      'error routing-rule-table [mine] table mine is a name, expected its number in rt_tables, or main, local, default; NetworkManager drops the rule',
    ],
    ip: [],
  },
  { words: 'from 10.0.0.0/8 lookup main', networkManager: [], ip: [] },
  {
    words: 'from 10.0.0.0/8 realms 5 table 5',
    networkManager: [
      'error routing-rule-word [realms] realms is a word of the ip command only; NetworkManager drops the rule',
    ],
    ip: [],
  },
  {
    words: 'from 10.0.0.0/8 goto 10',
    networkManager: [
      'error routing-rule-word [goto] goto is a word of the ip command only; NetworkManager drops the rule',
    ],
    ip: [],
  },
  {
    words: 'from 10.0.0.0/8 nop',
    networkManager: [
      'error routing-rule-word [nop] nop is a word of the ip command only, did you mean not; NetworkManager drops the rule',
    ],
    ip: [],
  },
  {
    words: 'from 10.0.0.0/8 frm 10.1.0.0/16 table 5',
    networkManager: [
      'error routing-rule-word [frm] frm is not a word of a rule, did you mean from; NetworkManager drops the rule',
    ],
    ip: ['warning rule-line [frm] frm is not a word of a rule, did you mean from; the ip command refuses the line'],
  },
  {
    words: 'from 2001:db8::/32 table 5',
    networkManager: [
      'error routing-rule-family [2001:db8::/32] from 2001:db8::/32 is IPv6, this is a rule for IPv4; NetworkManager drops the rule',
    ],
    ip: [
      'warning rule-line [2001:db8::/32] from 2001:db8::/32 is IPv6, this is a rule for IPv4; the ip command refuses the line',
    ],
  },
  { words: 'not from 10.0.0.0/8 iif eth0 oif eth1 table 5', networkManager: [], ip: [] },
  { words: 'from 10.0.0.0/8 dev eth0 dsfield 10 sup_pl 0 table 5', networkManager: [], ip: [] },
  { words: 'from all to all table 5', networkManager: [], ip: [] },
  {
    words: 'to',
    networkManager: ['error routing-rule-word [to] to has no value; NetworkManager drops the rule'],
    ip: ['warning rule-line [to] to has no value; the ip command refuses the line'],
  },
  {
    words: 'x',
    networkManager: ['error routing-rule-word [x] x is not a word of a rule; NetworkManager drops the rule'],
    ip: ['warning rule-line [x] x is not a word of a rule; the ip command refuses the line'],
  },
];

const told = (name: string, text: string, backend: Backend): string[] =>
  problemsByName({ [name]: text }, { target: { ...newest, backend } })
    .get(name)!
    // That no route is in the table has nothing to do with its words.
    .filter(({ code }) => /^(?:routing-rule|rule)-/.test(code) && code !== 'routing-rule-table-empty')
    .map(({ severity, code, span, message }) => `${severity} ${code} [${text.slice(span.start, span.end)}] ${message}`);

describe('the words of a policy rule', () => {
  for (const { words, networkManager, ip } of cases) {
    const rule = `priority 5 ${words}`;
    it(`${words}: by NetworkManager`, () =>
      assert.deepEqual(
        told('ifcfg-eth0', `TYPE=Ethernet\nDEVICE=eth0\nROUTING_RULE_1='${rule}'\n`, 'NetworkManager'),
        networkManager,
      ));
    it(`${words}: by the ip command`, () => assert.deepEqual(told('rule-eth0', `${rule}\n`, 'network-scripts'), ip));
  }
});
