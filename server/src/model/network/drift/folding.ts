// Several attributes and elements that say one thing together: netmask and prefix, forward dev and its first interface, the
// length of a lease and its unit. Source: network_conf.c, virNetworkForwardDefParseXML and virNetworkDefFormatBuf.
import { textName, DefinitionPart } from './part';

/** The old word for a network that forwards nothing is as if it were not there. */
export function inNetwork(part: DefinitionPart): void {
  if (part.parts.get('forward')?.values.get('mode')?.meaning === 'none') part.leaveOut('forward');
}

/** A netmask says the prefix. */
export function inIp({ values, path }: DefinitionPart): void {
  const netmask = values.get('netmask');
  values.delete('netmask');
  if (netmask) values.set('prefix', netmask);
  // A prefix of zero counts in a route only.
  else if (path === 'ip' && values.get('prefix')?.meaning === '0') values.delete('prefix');
}

/** The device of a forward element is its first interface. */
export function inForward(part: DefinitionPart): void {
  const { values, definition } = part;
  // Of a pool of virtual functions those in use are listed while it runs.
  if (definition.kind === 'running' && part.parts.has('pf')) part.leaveOut('interface', 'address');
  const dev = values.get('dev');
  if (!dev) return;
  const [first] = part.lists.get('interface') ?? [];
  if (first && first.values.get('dev')?.meaning !== dev.meaning) return;
  values.delete('dev');
  if (first) return;
  const implied = new DefinitionPart(definition, 'interface', 'forward/interface', part.element, dev.span);
  implied.values.set('dev', dev);
  part.addItem('interface', implied);
}

/** How long a lease is, in seconds; 0 is for ever in each unit. */
export function inLease(part: DefinitionPart): void {
  const { values } = part;
  const expiry = values.get('expiry');
  const unit = values.get('unit')?.text ?? 'minutes';
  if (!expiry) return;
  values.delete('expiry');
  values.delete('unit');
  const factor = Object.hasOwn(secondsIn, unit) ? secondsIn[unit as keyof typeof secondsIn] : undefined;
  const isRead = factor !== undefined && /^\d+$/.test(expiry.meaning);
  const meaning = isRead ? String(BigInt(expiry.meaning) * factor) : `${expiry.meaning} ${unit}`;
  const text = meaning === '0' ? '0' : `${expiry.text} ${unit}`;
  values.set(textName, { meaning, text, name: textName, span: part.span });
}

const secondsIn = { seconds: 1n, minutes: 60n, hours: 3600n } as const;
