// Interfaces of guests, damaged at random: what the installed libvirt refuses, with its schema or without, carries a word of
// ours, and what it takes carries no error but of what only a start tells. Its driver for QEMU is asked where that is there,
// else the one for tests, which knows less. SEED makes other ones, MACHINE puts them into another machine.
import assert from 'node:assert/strict';
import type { Problem } from '../../server/src/features/problems';
import { parseXml } from '../../server/src/syntax/xml/parse';
import { type Span, spansMeet } from '../../server/src/text';
import { problemsByName } from '../support/checking';
import { hasQemu, refusalsOfGuests } from '../support/define';
import { installed } from '../support/installed';
import { misspelt, numbersFrom } from '../support/seeded';
import { skipWithoutVirsh } from '../support/skipping';
import { recordedLines } from '../support/recorded-lines';

const recorded = recordedLines<{ input: string; schema9: string; testDefine9: string; qemuDefine9: string }>(
  'domain-interface-outcomes',
).filter((it) => it.schema9 === 'valid' && it.testDefine9 === 'ok' && it.qemuDefine9 === 'ok' && it.input.length < 700);
const sound = [...new Set(recorded.map((it) => it.input))];

const words = [
  ...[
    '',
    'x',
    '0',
    '-1',
    'yes',
    'YES',
    ' 5',
    '70000',
    'a b',
    'virtio',
    '10.0.0.1',
    '::1',
    '52:54:00:00:00:01',
    'no',
    'on',
  ],
  ...['network', 'bridge', '1', '0x10', '4096', 'openvswitch', '5.5', '1500', 'é', 'vhost', '256', '3', 'auto'],
];

interface Damage {
  readonly text: string;
  /** Where in it something is wrong now, or is missing. */
  readonly places: readonly Span[];
}

/** One text with something taken away, changed, doubled, or put in from another. */
function damaged(text: string, other: string, next: (below: number) => number): Damage | undefined {
  const elements = [...parseXml(text).elements()];
  const element = elements[next(elements.length)]!;
  const attribute = element.attributes[next(Math.max(1, element.attributes.length))];
  const { span, openSpan, parent } = element;
  const own = text.slice(span.start, span.end);
  const put = (start: number, end: number, with_: string, ...at: readonly Span[]): Damage => ({
    text: text.slice(0, start) + with_ + text.slice(end),
    places: at.length > 0 ? at : [{ start, end: start + with_.length }],
  });
  /** As `put`, for a value: the attribute is what is wrong. */
  const putValue = (with_: string): Damage => {
    const { start, end } = attribute!.valueSpan;
    const grown = attribute!.span.end + with_.length - (end - start);
    return put(start, end, with_, { start: attribute!.span.start, end: grown });
  };
  switch (next(6)) {
    case 0:
      // What is missing is told at the tag it is missing in.
      return (
        attribute &&
        put(attribute.span.start, attribute.span.end, '', {
          start: span.start,
          end: openSpan.end - (attribute.span.end - attribute.span.start),
        })
      );
    case 1:
      return attribute && putValue(words[next(words.length)]!);
    case 2:
      return parent && put(span.start, span.end, '', parent.openSpan);
    case 3:
      return parent && put(span.end, span.end, own, { start: span.start, end: span.end + own.length });
    case 4:
      return attribute?.value ? putValue(misspelt(attribute.value, next)) : undefined;
    default: {
      const others = [...parseXml(other).elements()].filter((it) => it.parent);
      const guest = others[next(Math.max(1, others.length))];
      const at = openSpan.end;
      if (!guest || element.selfClosed) return undefined;
      const added = other.slice(guest.span.start, guest.span.end);
      // Of two of one name libvirt takes the first, so what was there becomes what is wrong.
      const twins = element.children.filter((it) => it.name === guest.name).map((it) => it.span);
      const moved = twins.map((it) => ({ start: it.start + added.length, end: it.end + added.length }));
      return put(at, at, added, { start: at, end: at + added.length }, ...moved);
    }
  }
}

const emulator = hasQemu ? '<emulator>/usr/bin/qemu-system-x86_64</emulator>' : '';
const machine = process.env.MACHINE ?? 'pc';

const around = (input: string, type: string): string =>
  `<domain type='${type}'>\n<name>g</name>\n<uuid>11111111-2222-4333-8444-555555555555</uuid>\n<memory>65536</memory>\n<os><type machine='${machine}'>hvm</type></os>\n<devices>\n${emulator}\n${input}\n</devices>\n</domain>\n`;

/** Codes of what only a start refuses, and of what is dropped without a word. */
const beyondDefine =
  /^(?:dom-(?:bridge-name|child-forbidden|driver-queues-user|driver-value|filterref-ignored|model-foreign|model-unknown|mtu-range|network-name|null-vds|target-duplicate|target-taken|target-invalid|virtualport-network|vlan-unsupported)|value-unfilled)$/;

/** Codes of what the driver for tests does not know either. */
const beyondTest = /^dom-(?:model|driver|portforward|vhostuser|user-address|port-isolated|floor|pci)/;

const isBeyond = (code: string): boolean => beyondDefine.test(code) || (!hasQemu && beyondTest.test(code));

/** What Debian refuses by a patch of its own. */
const isOfDebian = (words: string | undefined): boolean => words?.includes("'passt'") === true;

describe('damaged interfaces of guests', function () {
  this.timeout(300_000);
  const count = Number(process.env.COUNT ?? 600);
  before(function () {
    skipWithoutVirsh(this);
  });

  it('are judged as libvirt judges them', () => {
    const next = numbersFrom(Number(process.env.SEED ?? 7));
    const [type, driver] = hasQemu ? (['qemu', 'qemu'] as const) : (['test', 'test'] as const);
    // A newer one refuses some of them by itself, and then the damage is not what is wrong.
    const refusedWhole = refusalsOfGuests(
      sound.map((it) => around(it, type)),
      ['--validate', ''],
      driver,
    );
    const taken = sound.filter((_, i) => !refusedWhole.has(i));
    const texts = new Map<string, readonly Span[]>();
    while (texts.size < count) {
      const it = damaged(taken[next(taken.length)]!, taken[next(taken.length)]!, next);
      if (it !== undefined) texts.set(it.text, it.places);
    }
    const all = [...texts.keys()];
    const documents = all.map((it) => around(it, type));
    const defined = refusalsOfGuests(documents, [''], driver);
    const refused = refusalsOfGuests(documents, ['--validate', ''], driver);
    assert.ok(refused.size > 0 && refused.size < count, `${String(refused.size)} are refused`);
    const target = installed();
    let unsaid = 0;
    const elsewhere: string[] = [];
    const disagreements = all.flatMap((text, i) => {
      const found = problemsByName({ 'g.xml': around(text, 'qemu') }, { target }).get('g.xml')!;
      const errors = found.filter((it) => it.severity === 'error');
      const warnings = found.filter((it) => it.severity === 'warning');
      if (refused.has(i)) {
        if (errors.length === 0) unsaid++;
        const start = around(text, 'qemu').indexOf(text);
        const isThere = ({ span }: Problem): boolean =>
          texts.get(text)!.some((it) => spansMeet(span, { start: start + it.start, end: start + it.end }));
        if (errors.length > 0 && !errors.some(isThere))
          elsewhere.push(`${text}: ${errors[0]!.code}: ${errors[0]!.message}`);
        // What only the schema refuses may be a warning.
        const isTold = errors.length > 0 || (!defined.has(i) && warnings.length > 0);
        return isTold || isOfDebian(refused.get(i)) ? [] : [`refused: ${text}: ${refused.get(i)!}`];
      }
      const wrong = errors.filter((it) => !isBeyond(it.code));
      // Only a start tells that it is nobody's group.
      return wrong.filter((it) => !it.message.includes('no multicast address')).map((it) => `${it.message}: ${text}`);
    });
    console.log(
      `      refused ${String(refused.size)} of ${String(count)}, of which ${String(unsaid)} have no error, and ${String(elsewhere.length)} one elsewhere`,
    );
    if (process.env.SHOW) console.log(elsewhere.join('\n\n'));
    assert.deepEqual(disagreements, []);
    assert.ok(elsewhere.length <= refused.size * 0.03, elsewhere.join('\n'));
  });
});
