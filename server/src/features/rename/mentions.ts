// Where one file names a thing, as edits that write another name there.
import { type File, isXml } from '../../model/file';
import type { Attribute } from '../../syntax/tree';
import { escape } from '../../syntax/xml/write';
import type { Edit } from '../../text';
import { spelled } from '../completion/item';
import { type Name, namesWith, sortOfName } from '../navigation/names';
import { isConnectionId, type Thing } from './thing';

/** The edits that rename a thing in a file. */
export function mentionsIn(file: File, thing: Thing, to: string): Edit[] {
  // To look through all of a text takes a hundredth of what it takes to read it.
  if (!file.text.includes(thing.name)) return [];
  const edits = new Map<number, Edit>();
  const add = (it: Edit) => edits.set(it.span.start, it);
  for (const it of namesWith(thing.name, file)) if (isOf(it, thing)) add(renaming(it, to, file));
  for (const element of file.tree.elements())
    for (const it of element.attributes) {
      const isId = it.value === thing.name && isConnectionId(file, it);
      // A profile that is called after its device goes on to be.
      const isItsOwn = thing.what === 'device' && element.value(deviceKey(file)) === thing.name;
      if (isId && (thing.what === 'connection' || isItsOwn)) add({ span: it.valueSpan, text: spelled(to, it) });
      else if (thing.what === 'device' && isOfWords(it.name)) wordsIn(it, thing.name, to).forEach(add);
    }
  return [...edits.values()];
}

const deviceKey = ({ kind }: File): string => (kind === 'keyfile' ? 'interface-name' : 'DEVICE');

const isOf = (it: Name, { what, name, network }: Thing): boolean =>
  it.name === name && sortOfName(it.names) === what && (what !== 'portgroup' || it.network === network);

function renaming({ span, attribute }: Name, to: string, { kind }: File): Edit {
  if (!attribute) return { span, text: isXml(kind) ? escape(to) : to };
  // Of a value the whole is spelled; an option in it takes the name as it is.
  return { span, text: isWhole(attribute, span) ? spelled(to, attribute) : to };
}

const isWhole = ({ valueSpan }: Attribute, span: Edit['span']): boolean =>
  valueSpan.start === span.start && valueSpan.end === span.end;

/** Values that are words of a command, in which a device stands by its name. */
const isOfWords = (key: string): boolean => /^(?:ETHTOOL_OPTS|ROUTING_RULE6?_?\d*|routing-rule\d+)$/.test(key);

function wordsIn({ raw, valueSpan: { start } }: Attribute, name: string, to: string): Edit[] {
  return [...raw.matchAll(/[^\s"';]+/g)]
    .filter(([word]) => word === name)
    .map(({ index }) => ({ span: { start: start + index, end: start + index + name.length }, text: to }));
}
