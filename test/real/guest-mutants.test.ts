// Interfaces of guests, damaged at random: what the installed libvirt refuses, with its schema or without, carries a word of
// ours, and what it takes carries no error but of what its driver test cannot know. It needs virsh alone, and no daemon.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { parseXml } from '../../server/src/syntax/xml/parse';
import { problemsByName } from '../support/checking';
import { installed } from '../support/installed';
import { refusalsOfGuests } from '../support/define';
import { skipWithoutVirsh } from '../support/skipping';

const recorded = readFileSync('test/recorded/domain-interface-outcomes.jsonl', 'utf8')
  .trim()
  .split('\n')
  .map((it) => JSON.parse(it) as { input: string; schema9: string; testDefine9: string })
  .filter((it) => it.schema9 === 'valid' && it.testDefine9 === 'ok' && it.input.length < 700);
const sound = [...new Set(recorded.map((it) => it.input))];

const words = [
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
];

/** The same numbers each time. */
function numbers(seed: number): (below: number) => number {
  let now = seed;
  return (below) => (now = (Math.imul(now, 1103515245) + 12345) & 0x7fffffff) % below;
}

/** One text with something taken away, changed, doubled, or put in from another. */
function damaged(text: string, other: string, next: (below: number) => number): string | undefined {
  const elements = [...parseXml(text).elements()];
  const element = elements[next(elements.length)]!;
  const attribute = element.attributes[next(Math.max(1, element.attributes.length))];
  const put = (start: number, end: number, with_: string): string => text.slice(0, start) + with_ + text.slice(end);
  const { span } = element;
  const own = text.slice(span.start, span.end);
  switch (next(5)) {
    case 0:
      return attribute && put(attribute.span.start, attribute.span.end, '');
    case 1:
      return attribute && put(attribute.valueSpan.start, attribute.valueSpan.end, words[next(words.length)]!);
    case 2:
      return element.parent && put(span.start, span.end, '');
    case 3:
      return element.parent && put(span.end, span.end, own);
    default: {
      const others = [...parseXml(other).elements()].filter((it) => it.parent);
      const guest = others[next(Math.max(1, others.length))];
      const at = element.openSpan.end;
      return guest && !element.selfClosed ? put(at, at, other.slice(guest.span.start, guest.span.end)) : undefined;
    }
  }
}

const around = (input: string, type: string): string =>
  `<domain type='${type}'>\n<name>g</name>\n<uuid>11111111-2222-4333-8444-555555555555</uuid>\n<memory>65536</memory>\n<os><type>hvm</type></os>\n<devices>\n${input}\n</devices>\n</domain>\n`;

/** Codes of what only the driver of QEMU, or a start, refuses, and of what is dropped. */
const beyondTest =
  /^dom-(?:child|filterref|vlan|model|mtu|driver|virtualport-network|portforward|vhostuser|null|target|bridge-name|network-name|user-address|port-isolated|floor)/;

describe('damaged interfaces of guests', function () {
  this.timeout(300_000);
  const count = 600;
  before(function () {
    skipWithoutVirsh(this);
  });

  it('are judged as libvirt judges them', () => {
    const next = numbers(Number(process.env.SEED ?? 7));
    const texts = new Set<string>();
    while (texts.size < count) {
      const it = damaged(sound[next(sound.length)]!, sound[next(sound.length)]!, next);
      if (it !== undefined) texts.add(it);
    }
    const all = [...texts];
    const refused = refusalsOfGuests(
      all.map((it) => around(it, 'test')),
      ['--validate', ''],
    );
    assert.ok(refused.size > 0 && refused.size < count, `${String(refused.size)} are refused`);
    const target = installed();
    const disagreements = all.flatMap((text, i) => {
      const found = problemsByName({ 'g.xml': around(text, 'qemu') }, { target }).get('g.xml')!;
      const told = found.filter((it) => it.severity === 'error' || it.severity === 'warning');
      const wrong = found.filter((it) => it.severity === 'error' && !beyondTest.test(it.code));
      if (refused.has(i)) return told.length > 0 ? [] : [`refused: ${text}`];
      // Only a start tells that it is nobody's group.
      return wrong.filter((it) => !it.message.includes('no multicast address')).map((it) => `${it.message}: ${text}`);
    });
    console.log(`      refused ${String(refused.size)} of ${String(count)}`);
    assert.deepEqual(disagreements, []);
  });
});
