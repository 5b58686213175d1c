// Lines over which qemu's helper gives up, so that nobody gets any bridge, whatever other lines say.
import { type Fix, fix, replace } from '../../../fixes/fix';
import { isCommand } from '../../../model/bridge-conf/lines';
import { nearest } from '../../../schema/nearest';
import type { Attribute } from '../../../syntax/tree';
import { type Finding, rule } from '../../rule';

const commands = ['allow', 'deny', 'include'];

const effect = "qemu's helper gives up here, and refuses every bridge";

export const aclLines = rule({
  name: 'acl-lines',
  of: ['bridge.conf'],
  severity: 'error',
  summary: "A line at which qemu's helper gives up, and refuses every bridge.",
  source: 'qemu-bridge-helper.c, parse_acl_file: "Invalid config line", "Unknown command"; tried with qemu 7.2',
  codes: {
    'qemu-acl-syntax': 'A line is no comment, and no command with a name.',
    'qemu-acl-case': 'A command is not written in small letters.',
  },
  *check({ tree }) {
    for (const { span } of tree.problems) {
      const text = tree.text.slice(span.start, span.end);
      const [, command, name] = /^(allow|deny|include)[=:,]([^=:,\s]+)$/i.exec(text) ?? [];
      yield {
        code: 'qemu-acl-syntax',
        span,
        message: commands.includes(text)
          ? `${text} names no bridge: ${effect}`
          : `${text} is no command with a name, parted by a blank: ${effect}`,
        fixes: [
          ...(command && name
            ? [replace(`Change to ${command.toLowerCase()} ${name}`, span, `${command.toLowerCase()} ${name}`, true)]
            : []),
          ...commentOut(span.start, text),
        ],
      };
    }
    for (const it of tree.root?.attributes ?? []) if (!isCommand(it.name)) yield unknown(it);
  },
});

function unknown({ name, nameSpan: span }: Attribute): Finding {
  if (name.startsWith('\ufeff'))
    return {
      code: 'qemu-acl-syntax',
      span: { start: span.start, end: span.start + 1 },
      message: `a byte order mark stands in front of ${name.slice(1)}: ${effect}`,
      fixes: [
        fix('Remove the byte order mark', [{ span: { start: span.start, end: span.start + 1 }, text: '' }], true),
      ],
    };
  const small = name.toLowerCase();
  const [command, ...rest] = name.split('\t');
  if (rest.length > 0 && isCommand(command!))
    return {
      code: 'qemu-acl-syntax',
      span,
      message: `a blank follows the tab, so that all in front of it is taken for the command: ${effect}`,
      fixes: [fix('Change the tab to a blank', [{ span, text: name.replaceAll('\t', ' ') }])],
    };
  if (isCommand(small))
    return {
      code: 'qemu-acl-case',
      span,
      message: `${name} is no command, expected ${small}: ${effect}`,
      fixes: [replace(`Change to ${small}`, span, small, true)],
    };
  const likely = nearest(name, commands, 1);
  return {
    code: 'qemu-acl-syntax',
    span,
    message: `${name} is no command, expected allow, deny or include: ${effect}`,
    fixes: [...likely.map((it) => replace(`Change to ${it}`, span, it, true)), ...commentOut(span.start, name)],
  };
}

/** Other programs have comments that begin otherwise. */
const commentOut = (start: number, text: string): Fix[] =>
  /^(?:;|\/\/|--)/.test(text) ? [fix('Make it a comment', [{ span: { start, end: start }, text: '# ' }], true)] : [];
