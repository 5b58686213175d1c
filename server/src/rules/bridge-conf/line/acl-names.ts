// Names that no bridge has, as the helper takes all the rest of a line for one, and lists that say otherwise than they seem to.
import { fix, replace } from '../../../fixes/fix';
import { allowsOf, commandsOf, deniesOf, isAbout } from '../../../model/bridge-conf/lines';
import { longestName } from '../../../schema/bridge-conf';
import { hasMarks } from '../../../syntax/bridge-conf/parse';
import type { Attribute } from '../../../syntax/tree';
import { type Finding, rule } from '../../rule';

export const aclNames = rule({
  name: 'acl-names',
  of: ['bridge.conf'],
  severity: 'error',
  summary: 'A line that allows or denies no bridge, or not what it says.',
  source: 'qemu-bridge-helper.c, parse_acl_file and main: "access denied by acl file"; tried with qemu 7.2',
  codes: {
    'qemu-acl-name': 'All the rest of the line is one name, which no bridge has.',
    'qemu-acl-deny-wins': 'A bridge is allowed that another line denies.',
    'qemu-acl-include-relative': 'A file to include is not named by a whole path.',
    'qemu-acl-all': 'Every local user may join every bridge.',
  },
  *check(file) {
    // A template may leave the line out.
    const denies = hasMarks(file.text) ? [] : deniesOf(file);
    for (const it of commandsOf(file)) {
      if (it.name === 'include') yield* relative(it);
      else yield* wrongName(it);
    }
    for (const it of allowsOf(file)) {
      const denied = denies.find((one) => isAbout(one, it.value));
      if (denied && it.value !== '')
        yield {
          code: 'qemu-acl-deny-wins',
          severity: 'warning',
          span: it.valueSpan,
          message: `${it.value} is denied all the same: a line that denies counts wherever it stands`,
          related: [{ at: { uri: file.uri, span: denied.valueSpan }, message: `deny ${denied.value}` }],
        };
      else if (it.value === 'all')
        yield {
          code: 'qemu-acl-all',
          severity: 'hint',
          span: it.valueSpan,
          message:
            'every local user may plug guests into every bridge of the host, also into those of its own networks',
        };
    }
  },
});

function* relative({ value, valueSpan: span }: Attribute): Generator<Finding> {
  if (value.startsWith('/') || value === '') return;
  yield {
    code: 'qemu-acl-include-relative',
    severity: 'warning',
    span,
    message: `${value} is looked for in the folder that the guest is started from, and passed over where it is not there; expected a path from the root`,
  };
}

function* wrongName({ name, value, nameSpan, valueSpan }: Attribute): Generator<Finding> {
  const all = value.split(/[\s,;]+/).filter((it) => it !== '');
  const span = value === '' ? nameSpan : valueSpan;
  const found = (what: string, fixes: Finding['fixes'] = []): Finding => ({
    code: 'qemu-acl-name',
    span,
    message: `${what}, so that the line is about no bridge`,
    fixes,
  });
  const line = { start: nameSpan.start, end: valueSpan.end };
  if (value === '') yield found(`${name} names nothing`);
  else if (/\s#/.test(value))
    yield found('a comment is a line of its own, and here a part of the name', [
      fix('Put the comment above', [{ span: line, text: withCommentAbove(name, value) }], true),
    ]);
  else if (all.length > 1)
    yield found(`${value} is taken for one name`, [
      fix(
        'Write a line for each',
        [
          {
            span: line,
            text: namesBefore('#', all)
              .map((it) => `${name} ${it}`)
              .join('\n'),
          },
        ],
        true,
      ),
    ]);
  else if (/^["'].*["']$/.test(value))
    yield found('the quotes are a part of the name', [
      replace('Remove the quotes', valueSpan, value.slice(1, -1), true),
    ]);
  else if (/[*?]/.test(value)) yield found(`${value} is a name and no pattern`);
  else if (value !== 'all' && value.toLowerCase() === 'all')
    yield found(`${value} is the name of a bridge, expected all`, [replace('Change to all', valueSpan, 'all', true)]);
  else if (Buffer.byteLength(value) > longestName)
    yield found(`${value} has ${Buffer.byteLength(value)} bytes, and no interface of Linux more than ${longestName}`);
}

/** The words up to the first that begins with a sign. */
function namesBefore(sign: string, words: readonly string[]): readonly string[] {
  const end = words.findIndex((it) => it.startsWith(sign));
  return end < 0 ? words : words.slice(0, end);
}

function withCommentAbove(name: string, value: string): string {
  const comment = value.indexOf('#');
  return `${value.slice(comment)}\n${name} ${value.slice(0, comment).trim()}`;
}
