// What qemu's bridge.conf says of bridges: which of them users without rights may plug guests into.
import type { BridgeAccessFact, ReferenceFact } from '../facts';
import { type Facts, noFacts } from '../file-facts';
import { basenameOf, type File } from '../file';
import { hasMarks } from '../../syntax/bridge-conf/parse';
import { commandsOf, isBroken } from './lines';

export function factsOfBridgeConf(file: File): Facts {
  const { uri } = file;
  const about = commandsOf(file).filter((it) => it.name !== 'include');
  const named = about.filter((it) => it.value !== '' && it.value !== 'all');
  // Of a template nobody knows which lines are left, and what they say: all is as if another file said it.
  const isTemplate = hasMarks(file.text);
  const access: BridgeAccessFact = {
    isBroken: !isTemplate && isBroken(file),
    includes: isTemplate || commandsOf(file).length > about.length,
    allowed: about.filter((it) => it.name === 'allow').map((it) => it.value),
    denied: isTemplate ? [] : about.filter((it) => it.name === 'deny').map((it) => it.value),
    at: { uri, span: { start: 0, end: 0 } },
  };
  return {
    ...noFacts,
    references: named.map(({ value: name, valueSpan: span }): ReferenceFact => {
      return { relation: 'bridge-access', name, from: basenameOf(uri), at: { uri, span } };
    }),
    access,
  };
}
