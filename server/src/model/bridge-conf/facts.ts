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
  const access: BridgeAccessFact = {
    isBroken: isBroken(file),
    // A line that is yet to be filled in is as one of another file.
    includes: commandsOf(file).length > about.length || hasMarks(file.text),
    allowed: about.filter((it) => it.name === 'allow').map((it) => it.value),
    denied: about.filter((it) => it.name === 'deny').map((it) => it.value),
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
