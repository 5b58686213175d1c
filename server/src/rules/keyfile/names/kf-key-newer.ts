// Types, groups and keys that an older NetworkManager does not know yet.
import type { File } from '../../../model/file';
import { keyfileProfileOf } from '../../../model/keyfile/profile';
import { attributeRow, childOf } from '../../../schema/index';
import { keyfileTable } from '../../../schema/keyfile/index';
import { type AttributeRow, version } from '../../../schema/types';
import type { Attribute } from '../../../syntax/tree';
import { type Finding, rule } from '../../rule';

/** What the tables were tried with. All that came later is new to some host. */
const tried = version('1.42');

export const kfKeyNewer = rule({
  code: 'kf-key-newer',
  of: ['keyfile'],
  severity: 'information',
  summary: 'An older NetworkManager does not know a type, a group or a key.',
  source: 'NEWS of NetworkManager; 1.42.4 drops such keys without a word',

  *check(file, _workspace, { release }) {
    const found = [...newKeysOf(file, release)];
    const [first, ...others] = found;
    // On a host that is known each is lost; elsewhere they tell one thing.
    if (!first || first.severity === 'error' || others.length === 0) return yield* found;
    yield {
      ...first,
      message: `${first.message}; so it is with ${others.length === 1 ? 'one more' : `${others.length} more`} of this file`,
      related: others.slice(0, mostRelated).map(({ span, message }) => ({ at: { uri: file.uri, span }, message })),
    };
  },
});

/** As many places as somebody may go to. */
const mostRelated = 50;

/** Each type, group and key that came later. */
function* newKeysOf(file: File, release: number | undefined): Generator<Finding> {
  const profile = keyfileProfileOf(file);
  // RHEL 10 has what is known here.
  if (!profile || profile.isUnreadable || (release !== undefined && release >= 10)) return;
  const severity = release !== undefined && release <= 8 ? 'error' : 'information';
  const isNew = (since: string | undefined): since is string => since !== undefined && version(since) > tried;
  const { type } = profile;
  const written = profile.at('connection', 'type');
  if (type && written && isNew(type.since))
    yield {
      severity,
      span: written.valueSpan,
      message: `NetworkManager knows the type ${type.value} since ${type.since}; an older one refuses the file`,
    };
  for (const group of profile.root.children) {
    const row = childOf(keyfileTable, group.name, '')?.row;
    if (row && isNew(row.since))
      yield {
        severity,
        span: group.openSpan,
        message: `NetworkManager knows [${group.name}] since ${row.since}; an older one drops it`,
      };
    if (row) for (const it of group.attributes) yield* ofKey(it, attributeRow(row, it.name));
  }

  function* ofKey(it: Attribute, row: AttributeRow | undefined): Iterable<Finding> {
    // An older one reads the former name.
    if (!row || !isNew(row.since) || (row.former && it.element.attribute(row.former))) return;
    yield {
      severity,
      span: it.nameSpan,
      message: `NetworkManager knows ${it.name} since ${row.since}; an older one drops it without a word`,
    };
  }
}
