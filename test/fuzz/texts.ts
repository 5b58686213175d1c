// Real files and what may befall them, as generators for fast-check.
import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { applyEdits } from '../../server/src/text';

/** A text with the name that says what it is. */
export interface Sample {
  readonly name: string;
  readonly text: string;
}

/**
 * Short texts that a fuzzer guided by the coverage of the parsers came upon (488,000 runs): each goes where no text before
 * it went.
 */
export const found = JSON.parse(readFileSync(join('test', 'fuzz', 'found.json'), 'utf8')) as Readonly<
  Record<'xml' | 'ifcfg' | 'route', readonly string[]>
>;

/** Our examples: networks, network-scripts, and files pasted from web pages. */
export const examples: readonly Sample[] = ['networks', 'network-scripts', 'pasted-from-blogs'].flatMap((folder) =>
  readdirSync(join('examples', folder))
    .sort()
    .map((name) => ({ name, text: readFileSync(join('examples', folder, name), 'utf8') })),
);

const pieces = [
  ...['<', '>', '/', '=', '"', "'", '&', ';', '#', '$', '`', '\\', '\n', '\r\n', '\r', '\t', ' ', '\0', '\ufeff', '“'],
  ...[
    '<ip ',
    '</ip>',
    '<dhcp>',
    '<host ',
    "address='",
    '<!--',
    '-->',
    '<![CDATA[',
    ']]>',
    '<?xml',
    '<!DOCTYPE',
    '&#x0;',
  ],
  ...['TYPE=', 'IPADDR1=', 'BONDING_OPTS="', 'BRIDGE=br0', '10.0.0.1', 'fd00::1', '/24', '-1', '99999999999', '\u202e'],
  ...['\ud800', '\udc00', '😀', ' via ', 'default', '${', '$(', "$'", '1e400', '__proto__', 'constructor', 'toString'],
];

const piece = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...pieces) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 8 }) },
);

/** An example after up to a dozen edits at random places. */
export const edited: fc.Arbitrary<Sample> = fc
  .tuple(
    fc.constantFrom(...examples),
    fc.array(fc.record({ at: fc.nat(), length: fc.nat({ max: 12 }), text: piece }), { minLength: 1, maxLength: 12 }),
  )
  .map(([{ name, text }, edits]) => ({
    name,
    text: applyEdits(
      text,
      edits.map((it) => {
        const start = it.at % (text.length + 1);
        return { span: { start, end: Math.min(text.length, start + it.length) }, text: it.text };
      }),
    ),
  }));

const names = ['network.xml', 'ifcfg-eth0', 'ifcfg-br0', 'route-eth0', 'route6-eth0', 'rule-eth0', 'keys-wlan0'];

/** Anything at all, under any of the names. */
export const anything: fc.Arbitrary<Sample> = fc.record({
  name: fc.constantFrom(...names),
  text: fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.array(piece, { maxLength: 40 }).map((it) => it.join('')),
    fc.uint8Array({ maxLength: 200 }).map((it) => Buffer.from(it).toString('utf8')),
  ),
});
