// The options inside one value: where each is written, and what a cursor at each offset stands in.
import assert from 'node:assert/strict';
import { parseIfcfg } from '../../../server/src/syntax/ifcfg/parse';
import { optionAt, type OptionTable, optionsOf } from '../../../server/src/syntax/ifcfg/options';
import type { Span } from '../../../server/src/text';

const row = { value: {} };
const nested = (...names: string[]) => ({
  value: { nested: { syntax: 'words', options: Object.fromEntries(names.map((it) => [it, row])) } as OptionTable },
});
const tables = {
  bond: { syntax: 'space-equals', options: { mode: row, miimon: row } },
  commas: { syntax: 'comma-list', options: {} },
  list: { syntax: 'space-list', options: {} },
  words: { syntax: 'words', options: { from: row, table: row } },
  ethtool: { syntax: 'semicolon-words', options: { wol: row, speed: row, '-K': nested('tso', 'gro') } },
} satisfies Record<string, OptionTable>;

interface Case {
  readonly of: keyof typeof tables;
  readonly text: string;
  /** Group, name and value, then the text of name, value and both. */
  readonly options: readonly string[];
  /** Runs of offsets with what a choice there would replace, what stands beside it, and what may stand there. */
  readonly places: readonly string[];
}

const cases: readonly Case[] = [
  {
    of: 'bond',
    text: 'O="mode=1  miimon=100 x =y mode="',
    options: [
      'mode=1 [mode|1|mode=1] duplicate',
      'miimon=100 [miimon|100|miimon=100]',
      'x= [x||x] alone',
      '=y [|y|=y]',
      'mode= [mode||mode=]',
    ],
    places: [
      '0–2: none',
      '3–7: name of mode [mode] beside miimon x  mode may be mode miimon',
      '8–9: value of mode [1] beside miimon x  mode may be mode miimon',
      '10: name of  [] beside mode miimon x  may be mode miimon',
      '11–17: name of miimon [miimon] beside mode x  may be mode miimon',
      '18–21: value of miimon [100] beside mode x  may be mode miimon',
      '22–23: name of x [x] beside mode miimon  may be mode miimon',
      '24: name of  [] beside mode miimon x may be mode miimon',
      '25–26: value of  [y] beside mode miimon x may be mode miimon',
      '27–31: name of mode [mode] beside mode miimon x  may be mode miimon',
      '32: value of mode [] beside mode miimon x  may be mode miimon',
      '33: none',
    ],
  },
  {
    of: 'bond',
    text: "O='mode=a=b'",
    options: ['mode=a=b [mode|a=b|mode=a=b]'],
    places: [
      '0–2: none',
      '3–7: name of mode [mode] beside nothing may be mode miimon',
      '8–11: value of mode [a=b] beside nothing may be mode miimon',
      '12: none',
    ],
  },
  {
    of: 'bond',
    text: 'O="mode=1 mi',
    options: [],
    places: [
      '0–2: none',
      '3–7: name of mode [mode] beside mi may be mode miimon',
      '8–9: value of mode [1] beside mi may be mode miimon',
      '10–12: name of mi [mi] beside mode may be mode miimon',
    ],
  },
  {
    of: 'bond',
    text: 'O=mode=1\\ miimon=2 # c',
    options: ['mode=1 [mode|1|mode=1]', 'miimon=2 [miimon|2|miimon=2]'],
    places: [
      '0–1: none',
      '2–6: name of mode [mode] beside miimon may be mode miimon',
      '7–8: value of mode [1] beside miimon may be mode miimon',
      '9–16: name of miimon [miimon] beside mode may be mode miimon',
      '17–18: value of miimon [2] beside mode may be mode miimon',
      '19–22: none',
    ],
  },
  {
    of: 'commas',
    text: 'O="0:1,,2:3,a=b, c"',
    options: ['0:1= [0:1||0:1] alone', '2:3= [2:3||2:3] alone', 'a=b [a|b|a=b]', ' c= [ c|| c] alone'],
    places: [
      '0–2: none',
      '3–6: name of 0:1 [0:1] beside 2:3 a  c may be anything',
      '7: name of  [] beside 0:1 2:3 a  c may be anything',
      '8–11: name of 2:3 [2:3] beside 0:1 a  c may be anything',
      '12–13: name of a [a] beside 0:1 2:3  c may be anything',
      '14–15: value of a [b] beside 0:1 2:3  c may be anything',
      '16–18: name of  c [ c] beside 0:1 2:3 a may be anything',
      '19: none',
    ],
  },
  {
    of: 'list',
    text: 'O="a b  c=d"',
    options: ['a= [a||a] alone', 'b= [b||b] alone', 'c=d [c|d|c=d]'],
    places: [
      '0–2: none',
      '3–4: name of a [a] beside b c may be anything',
      '5–6: name of b [b] beside a c may be anything',
      '7: name of  [] beside a b c may be anything',
      '8–9: name of c [c] beside a b may be anything',
      '10–11: value of c [d] beside a b may be anything',
      '12: none',
    ],
  },
  {
    of: 'words',
    text: 'O="from 10.0.0.0/8\ttable 5 to"',
    options: ['from=10.0.0.0/8 [from|10.0.0.0/8|from 10.0.0.0/8]', 'table=5 [table|5|table 5]', 'to= [to||to] alone'],
    places: [
      '0–2: none',
      '3–7: name of from [from] beside table to may be from table',
      '8–18: value of from [10.0.0.0/8] beside table to may be from table',
      '19–24: name of table [table] beside from to may be from table',
      '25–26: value of table [5] beside from to may be from table',
      '27–29: name of to [to] beside from table may be from table',
      '30: none',
    ],
  },
  {
    of: 'words',
    text: 'O=from',
    options: ['from= [from||from] alone'],
    places: ['0–1: none', '2–6: name of from [from] beside nothing may be from table'],
  },
  {
    of: 'ethtool',
    text: 'O="wol g ; -K eth0 tso off gro; -s eth0 speed 10;;-K eth1 tso on -x;"',
    options: [
      'wol=g [wol|g|wol g]',
      '-K=eth0 [-K|eth0|-K eth0] duplicate',
      '-K tso=off [tso|off|tso off] duplicate',
      '-K gro= [gro||gro] alone',
      '-s=eth0 [-s|eth0|-s eth0]',
      'speed=10 [speed|10|speed 10]',
      '-K=eth1 [-K|eth1|-K eth1]',
      '-K tso=on [tso|on|tso on]',
      '-K -x= [-x||-x] alone',
    ],
    places: [
      '0–2: none',
      '3–6: name of wol [wol] beside -K -s speed may be wol speed -K',
      '7–8: value of wol [g] beside -K -s speed may be wol speed -K',
      '9–10: name of  [] beside wol -K -s speed may be wol speed -K',
      '11–13: name of -K [-K] beside wol -s speed -K may be wol speed -K',
      '14–18: interface of -K [eth0] beside wol -s speed -K may be wol speed -K',
      '19–22: -K name of tso [tso] beside gro tso -x may be tso gro',
      '23–26: -K value of tso [off] beside gro tso -x may be tso gro',
      '27–30: -K name of gro [gro] beside tso -x may be tso gro',
      '31: name of  [] beside wol -K -s speed may be wol speed -K',
      '32–34: name of -s [-s] beside wol -K speed may be wol speed -K',
      '35–39: interface of -s [eth0] beside wol -K speed may be wol speed -K',
      '40–45: name of speed [speed] beside wol -K -s may be wol speed -K',
      '46–48: value of speed [10] beside wol -K -s may be wol speed -K',
      '49: name of  [] beside wol -K -s speed may be wol speed -K',
      '50–52: name of -K [-K] beside wol -K -s speed may be wol speed -K',
      '53–57: interface of -K [eth1] beside wol -K -s speed may be wol speed -K',
      '58–61: -K name of tso [tso] beside tso gro -x may be tso gro',
      '62–64: -K value of tso [on] beside tso gro -x may be tso gro',
      '65–67: -K name of -x [-x] beside tso gro may be tso gro',
      '68: name of  [] beside wol -K -s speed may be wol speed -K',
      '69: none',
    ],
  },
  {
    of: 'ethtool',
    text: 'O="-K"',
    options: ['-K= [-K||-K] alone'],
    places: ['0–2: none', '3–5: name of -K [-K] beside nothing may be wol speed -K', '6: none'],
  },
  {
    of: 'ethtool',
    text: 'O="speed 10 duplex',
    options: [],
    places: [
      '0–2: none',
      '3–8: name of speed [speed] beside duplex may be wol speed -K',
      '9–11: value of speed [10] beside duplex may be wol speed -K',
      '12–18: name of duplex [duplex] beside speed may be wol speed -K',
    ],
  },
  {
    of: 'ethtool',
    text: 'O=""',
    options: [],
    places: ['0–2: none', '3: name of  [] beside nothing may be wol speed -K', '4: none'],
  },
];

describe('options in a value', () => {
  for (const { of, text, options, places } of cases)
    it(`of ${text}`, () => {
      const attribute = parseIfcfg(text, 'ifcfg').root!.attributes[0]!;
      const table: OptionTable = tables[of];
      const cut = ({ start, end }: Span) => text.slice(start, end);
      const shown = optionsOf(attribute, table).map((it) => {
        const parts = [it.nameSpan, it.valueSpan, it.span].map(cut).join('|');
        const group = it.group === undefined ? '' : `${it.group} `;
        return `${group}${it.name}=${it.value} [${parts}]${it.isAlone ? ' alone' : ''}${it.isDuplicate ? ' duplicate' : ''}`;
      });
      assert.deepEqual(shown, options);
      const at = (offset: number): string => {
        const it = optionAt(attribute, table, offset);
        if (!it) return 'none';
        const typed = it.typed === text.slice(it.span.start, offset) ? '' : ` typed [${it.typed}]`;
        const beside = `beside ${[...it.used].join(' ') || 'nothing'}`;
        const may = `may be ${Object.keys(it.options).join(' ') || 'anything'}`;
        return `${it.group === undefined ? '' : `${it.group} `}${it.part} of ${it.name} [${cut(it.span)}]${typed} ${beside} ${may}`;
      };
      const runs: { from: number; to: number; what: string }[] = [];
      for (let offset = 0; offset <= text.length; offset++) {
        const what = at(offset);
        const last = runs.at(-1);
        if (last?.what === what) last.to = offset;
        else runs.push({ from: offset, to: offset, what });
      }
      assert.deepEqual(
        runs.map(({ from, to, what }) => `${from === to ? String(from) : `${from}–${to}`}: ${what}`),
        places,
      );
    });
});
