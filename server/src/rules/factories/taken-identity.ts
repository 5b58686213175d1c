// Rules about networks of different files that libvirt takes for one, and refuses.
import type { Fix } from '../../fixes/fix';
import type { NetworkFact } from '../../model/facts';
import type { File } from '../../model/file';
import { isLiveUri } from '../../model/live';
import { whereabouts } from '../../model/on-host';
import { comparedNetworksOf } from '../../model/networks';
import { rivalAmong } from '../../model/one-host';
import type { Index, WorkspaceFacts } from '../../model/workspace-facts';
import type { Span } from '../../text';
import { type Rule, ruleOfEach } from '../rule';

/** By what networks are told apart. */
interface OfIdentity {
  readonly by: Index<NetworkFact>;
  /** Whether two files with the same are different networks. */
  readonly differ: (mine: NetworkFact, other: NetworkFact) => boolean;
  /** Where it is said. */
  readonly at: (mine: NetworkFact, file: File) => Span | undefined;
  /** What it is, in a word. */
  readonly what: string;
  /** `where` says of what a host has that it does. */
  readonly message: (mine: NetworkFact, other: NetworkFact, where: string) => string;
  readonly fixes?: (file: File, workspace: WorkspaceFacts, mine: NetworkFact) => Fix[];
}

/** What a host has under the name of a file without uuid is what it made of the file: it is given that uuid when it is defined. */
const isDeployed = (mine: NetworkFact, it: NetworkFact): boolean =>
  isLiveUri(it.at.uri) && mine.uuid === undefined && mine.name === it.name;

/** A rule about one of the ways. */
export const takenIdentity = ({
  by,
  differ,
  at,
  what,
  message,
  fixes,
  ...named
}: Pick<Rule, 'summary' | 'source'> & { readonly code: string } & OfIdentity): Rule =>
  ruleOfEach({
    ...named,
    of: ['network'],
    severity: 'error',
    across: true,
    each: comparedNetworksOf,
    *check(mine, file, workspace) {
      const key = by.key(mine);
      const span = at(mine, file);
      if (!key || !span) return;
      const other = rivalAmong(
        file,
        workspace,
        workspace.by(by, key),
        (it) => differ(mine, it) && !isDeployed(mine, it),
      );
      if (!other) return;
      const where = whereabouts(other.at.uri, workspace);
      yield {
        span,
        message: message(mine, other, where),
        related: [{ at: other.at, message: `${other.name}${where || ' is here'}` }],
        fixes: fixes?.(file, workspace, mine),
        rival: { uri: other.at.uri, claim: `the ${what} ${key}` },
      };
    },
  });
