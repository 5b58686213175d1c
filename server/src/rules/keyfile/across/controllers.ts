// Ports whose controller nobody makes, or is none of theirs.
import { fix } from '../../../fixes/fix';
import type { ProfileFact } from '../../../model/facts';
import { fileName } from '../../../model/ifcfg/host-profiles';
import { isOfOther } from '../../../model/lookup';
import { keyfilePortsOf } from '../../../model/keyfile/hosted';
import { nearest } from '../../../schema/nearest';
import { ruleOfEach } from '../../rule';

export const keyfileControllers = ruleOfEach({
  name: 'controllers',
  of: ['keyfile'],
  severity: 'error',
  across: true,
  summary: 'A port names a controller that is not there, or that it cannot be a port of.',
  source: 'NetworkManager 1.42.4, nm-manager.c, find_master: by device name or by UUID; a live daemon was given each',
  codes: {
    'kf-controller-not-found': 'No file makes the controller of a port.',
    'kf-controller-by-id': 'A port names its controller by the name of its profile.',
    'kf-controller-type-differs': 'The controller of a port is something else than the port says.',
    'kf-controller-self': 'A port is its own controller.',
  },
  each: keyfilePortsOf,
  *check({ self, host, wanted }, _file, workspace) {
    const { name, kind, at, byUuid } = wanted;
    const { span } = at;
    const set = (to: string, preferred = false) => fix(`Change to ${to}`, [{ span, text: to }], preferred);
    if (name === (byUuid ? self.device.uuid : self.device.name)) {
      yield { code: 'kf-controller-self', span, message: `${name} is the port itself, so it never comes up` };
      return;
    }
    const found = (byUuid ? host.byUuid : host.byDevice).get(name) ?? [];
    const [other] = found;
    if (found.some((it) => it.device.kind === kind)) return;
    if (other) {
      yield {
        code: 'kf-controller-type-differs',
        span,
        message: `${name} is no ${kind} but ${other.device.kind === 'other' ? 'something else' : `of kind ${other.device.kind}`} in ${fileName(other)}, so the port never comes up`,
        related: [{ at: other.device.at, message: `${name} in ${fileName(other)}` }],
      };
      return;
    }
    const isOfKind = (it: ProfileFact) => it.device.kind === kind && it.device.name !== '';
    const named = host.byName.get(name)?.find((it) => it !== self && isOfKind(it));
    if (named) {
      yield {
        code: 'kf-controller-by-id',
        span,
        message: `${name} is the name of the profile in ${fileName(named)}, by which NetworkManager does not look for a controller; expected its device ${named.device.name}`,
        related: [{ at: named.device.at, message: `the device of ${name}` }],
        fixes: [set(named.device.name, true)],
      };
      return;
    }
    if (!byUuid && workspace.devices(name).some((it) => it.by !== 'profile' || isOfOther(it))) return;
    // A file by itself tells nothing of its host.
    if (host.profiles.length < 2) return;
    const there = host.profiles.filter(isOfKind);
    const near = byUuid ? [] : nearest(name, new Set(there.map((it) => it.device.name)));
    yield {
      code: 'kf-controller-not-found',
      span,
      message: `no file here makes the ${kind} ${name}${near.length > 0 ? `, did you mean ${near[0]!}` : ''}; the port never comes up`,
      related: there.slice(0, 3).map((it) => ({ at: it.device.at, message: `${kind} ${it.device.name}` })),
      fixes: near.map((it) => set(it)),
    };
  },
});
