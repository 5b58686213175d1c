// Many profiles at once: the texts of all new files, what becomes of each line, and which profiles are left out.
import { keyfileText } from './keyfile';
import { keyfileNames } from './names';
import { nmstateOf, whyNoInterface } from './nmstate';
import type { Conversion } from './profile';
import type { Entry } from './report';

export type Format = 'keyfile' | 'nmstate';

export interface Converted {
  /** Texts by the name of their file. */
  readonly texts: ReadonlyMap<string, string>;
  readonly entries: readonly Entry[];
  readonly left: readonly { readonly file: string; readonly why: string }[];
}

export function convertAll(given: readonly Conversion[], to: Format): Converted {
  const conversions = withPorts(
    given,
    (it) => it.refusals.length > 0 || (to === 'nmstate' && whyNoInterface(it) !== undefined),
  );
  return to === 'nmstate' ? asNmstate(conversions) : asKeyfiles(conversions);
}

/**
 * The profiles, where a bridge, bond or team without all of its ports is refused as well: it would come up and reach
 * nothing, and take the place of one that works.
 */
function withPorts(given: readonly Conversion[], isLeft: (it: Conversion) => boolean): readonly Conversion[] {
  const controllers = new Map(given.flatMap((it) => it.names.map((name) => [name, it] as const)));
  const waiting = given.filter(isLeft);
  const left = new Set(waiting);
  const why = new Map<Conversion, string[]>();
  for (const port of waiting) {
    const controller = port.controller === undefined ? undefined : controllers.get(port.controller);
    if (!controller || isLeft(controller)) continue;
    const reasons = why.get(controller);
    const reason = `its port ${port.file.basename} is not converted`;
    if (reasons) reasons.push(reason);
    else why.set(controller, [reason]);
    if (left.has(controller)) continue;
    left.add(controller);
    waiting.push(controller);
  }
  return given.map((it) => (why.has(it) ? { ...it, refusals: why.get(it)! } : it));
}

function asKeyfiles(conversions: readonly Conversion[]): Converted {
  const made = conversions.filter((it) => it.refusals.length === 0);
  const names = keyfileNames(made);
  return {
    texts: new Map(made.map((it, i) => [names[i]!, keyfileText(it)])),
    entries: made.flatMap((it) => it.entries),
    left: conversions
      .filter((it) => it.refusals.length > 0)
      .map((it) => ({ file: it.file.basename, why: it.refusals.join('; ') })),
  };
}

function asNmstate(conversions: readonly Conversion[]): Converted {
  const { text, entries, left } = nmstateOf(conversions);
  return { texts: new Map(left.length < conversions.length ? [['network.yml', text]] : []), entries, left };
}
