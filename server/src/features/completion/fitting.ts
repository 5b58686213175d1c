// Values that fit this network: what is free, what is left, what other files say. Asked by completion for values, and for the
// placeholders of what it inserts.
import { freeNetworkName } from '../../model/networks';
import { countingGatewayOf } from '../../model/keyfile/addresses';
import { nameWithoutEnding } from '../../model/keyfile/names';
import { keyfileProfileOf } from '../../model/keyfile/profile';
import type { Span } from '../../text';
import type { CompletionContext } from './context';
import { fittingInIfcfg, fittingInRoutes } from './fitting-in-ifcfg';
import { fittingInXml } from './fitting-in-xml';
import { type Fitting, type FittingValue, freeNameFor, oneValue, type Subject, type ValueAsked } from './fitting-value';
import { fittingGuestValues, guestNames } from './fitting-in-guests';

/** Values for an attribute or key, the best first; none when nothing better than the table's example is known. */
export function fittingValues(
  subject: Subject,
  name: string,
  at: Span | undefined,
  around: CompletionContext,
): FittingValue[] {
  if (around.file.kind === 'guest') return fittingGuestValues(subject, name, around);
  if (around.file.tree.language === 'xml')
    return fittingIn(fittingInXml, `${subject.path}@${name}`, { subject, at, around });
  if (around.file.tree.language === 'bridge.conf') return [];
  if (around.file.tree.language === 'keyfile')
    return fittingIn(keyfile, `${subject.path}@${name}`, { subject, at, around });
  let end = name.length;
  while (end > 0 && '0' <= name[end - 1]! && name[end - 1]! <= '9') end--;
  const [base, number] = [name.slice(0, end), name.slice(end)];
  return fittingIn(subject.path === '' ? fittingInIfcfg : fittingInRoutes, base, { subject, at, around, number });
}

/** Values for the text of an element on a path. */
export function fittingTexts(path: string, around: CompletionContext): FittingValue[] {
  if (path !== 'name') return [];
  if (around.file.kind === 'guest') return guestNames(around);
  return [...new Set([freeNameFor('lab', around), freeNetworkName(around.file, around.workspace, 'lab')])].map(
    (value) => ({
      value,
      why: 'not taken',
    }),
  );
}

const fittingIn = (table: Readonly<Record<string, Fitting>>, key: string, asked: ValueAsked): FittingValue[] => {
  const found = Object.hasOwn(table, key) ? table[key]!(asked) : [];
  // Of the same value twice the first counts.
  const seen = new Set<string>();
  return found.filter(({ value }) => !seen.has(value) && seen.add(value));
};

/** In a keyfile: names that the name of the file says. */
const keyfile: Readonly<Record<string, Fitting>> = {
  'connection@id': ({ around }) => oneValue(stemOf(around), 'name of the file'),
  'connection@interface-name': ({ around }) => {
    const stem = stemOf(around);
    return oneValue(stem !== undefined && /^[\w.-]{1,15}$/.test(stem) ? stem : undefined, 'name of the file');
  },
  'ipv4@dns': ({ around }) => {
    const profile = keyfileProfileOf(around.file);
    return oneValue(profile && countingGatewayOf(profile, 4)?.text, 'the gateway');
  },
};

const stemOf = ({ file }: CompletionContext): string | undefined => nameWithoutEnding(file.basename) || undefined;
