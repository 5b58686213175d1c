// What the file of a team, or of a port of one, says that only teams say, with its places: a bond in its place needs all
// of these files changed at once.
import { readJson } from '../../syntax/json';
import type { Element } from '../../syntax/tree';
import type { TeamFact } from '../facts';

const teamKeys =
  /^(?:TYPE|DEVICETYPE|VLAN|TEAM_(?:CONFIG|PORT_CONFIG|MASTER|MASTER_UUID)|BONDING_(?:OPTS|MASTER)|MASTER(?:_UUID)?|SLAVE)$/;

/** Undefined for a file with faults of writing: edits of its lines would not be what they seem. */
export function teamFact(root: Element): TeamFact | undefined {
  const { text, problems } = root.tree;
  if (problems.length > 0) return undefined;
  const written = root.attributes.filter((it) => teamKeys.test(it.name));
  const ofConfig = root.value('TEAM_CONFIG') ?? root.value('TEAM_PORT_CONFIG');
  return {
    config: ofConfig ? objectIn(ofConfig) : {},
    written: written.map(({ name, value, nameSpan, span }) => {
      const start = text.lastIndexOf('\n', nameSpan.start) + 1;
      const newline = text.indexOf('\n', nameSpan.start);
      return { name, value, nameSpan, span, line: { start, end: newline < 0 ? text.length : newline + 1 } };
    }),
  };
}

/** The object that a text is in JSON. */
function objectIn(text: string): Readonly<Record<string, unknown>> | undefined {
  const read = readJson(text);
  const isObject = read.ok && typeof read.value === 'object' && read.value !== null && !Array.isArray(read.value);
  return isObject ? (read.value as Record<string, unknown>) : undefined;
}
