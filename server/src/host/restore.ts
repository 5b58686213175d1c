// The way from how a network stands to how it stood once, as commands.
import { differencesOf } from '../model/network/drift/differences';
import type { Definition } from '../model/network/drift/part';
import { networkPlanOf } from '../model/network/plan/plan';
import type { Target } from '../model/target';
import { parseXml } from '../syntax/xml/parse';
import type { Connection } from './command';
import type { State } from './state';
import { commandStep, definitionStep, type HostStep, hostStep } from './steps';
import * as virsh from './virsh';
import { refWord, type NetworkRef } from './virsh';

/** How far back a network is brought. */
export interface Extent {
  /** It is to run again. */
  readonly start: boolean;
  /** What runs is to be as it was, too; how, depends on the libvirt. */
  readonly running?: { readonly libvirt: Target['libvirt'] | undefined };
}

/**
 * The commands that make a network stand as wanted; none when it does. A network that has a definition to go back to is
 * not stopped, as its guests would be cut off, but where what runs is to be as it was and changes in no other way.
 */
export function stepsTo(
  connection: Connection,
  target: NetworkRef,
  now: State,
  wanted: State,
  { start, running }: Extent,
): HostStep[] {
  const step = (command: Parameters<typeof commandStep>[1]): HostStep => commandStep(connection, command);
  const given = (xml: string, command: typeof virsh.define): HostStep =>
    definitionStep(connection, xml, fileOf(target), command);
  const only = (needed: boolean, ...steps: readonly HostStep[]): readonly HostStep[] => (needed ? steps : []);
  const isStored = now.xml !== undefined;
  const isActive = now.live !== undefined;
  const inPlace = running && planBack(connection, target, now, wanted, running.libvirt);
  if (inPlace) return inPlace;
  if (wanted.xml !== undefined) {
    // What ran may be another text than what was stored.
    const isOther = start && !isActive && wanted.live !== undefined && differs(wanted.live, wanted.xml);
    return [
      ...only(isOther, given(wanted.live ?? '', virsh.define), step(virsh.start(target))),
      ...only(isOther || now.xml !== wanted.xml, given(wanted.xml, virsh.define)),
      ...only((isStored && now.autostart) !== wanted.autostart, step(virsh.autostart(target, wanted.autostart))),
      ...only(start && !isActive && !isOther, step(virsh.start(target))),
    ];
  }
  if (wanted.live !== undefined)
    return [...only(isStored, step(virsh.undefine(target))), ...only(!isActive, given(wanted.live, virsh.create))];
  return [...only(isActive, step(virsh.destroy(target))), ...only(isStored, step(virsh.undefine(target)))];
}

/** Of a network that runs and ran, and is stored when it was: entry by entry where libvirt can. */
function planBack(
  connection: Connection,
  target: NetworkRef,
  now: State,
  wanted: State,
  libvirt: Target['libvirt'] | undefined,
): HostStep[] | undefined {
  if (now.live === undefined || wanted.live === undefined) return undefined;
  if ((now.xml === undefined) !== (wanted.xml === undefined)) return undefined;
  const running = definitionIn(wanted.live, 'running');
  const { steps } = networkPlanOf({
    running: definitionIn(now.live, 'running'),
    stored: now.xml === undefined ? undefined : definitionIn(now.xml, 'stored'),
    wanted: { running, stored: wanted.xml === undefined ? running : definitionIn(wanted.xml, 'stored') },
    libvirt,
    autostart: { is: now.autostart, wanted: wanted.autostart },
  });
  const texts = { running: wanted.live, stored: wanted.xml, file: fileOf(target) };
  return steps.map((it) => hostStep(connection, target, it, texts));
}

const fileOf = (target: NetworkRef): string => `${target.name ?? refWord(target)}.xml`;

const definitionIn = (xml: string, kind: Definition['kind']): Definition => ({ tree: parseXml(xml), kind });

const differs = (live: string, stored: string): boolean =>
  differencesOf(definitionIn(live, 'running'), definitionIn(stored, 'stored')).length > 0;
