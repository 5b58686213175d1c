// `route-eth0` and its like belong to `ifcfg-eth0`: by the name of the file for NetworkManager, by the device for the scripts.
import type { Fix } from '../../../fixes/fix';
import { suffixOf, uriBeside } from '../../../model/file';
import { isLive } from '../../../model/ifcfg/readers';
import { nearest } from '../../../schema/nearest';
import { rule } from '../../rule';
import { fileName, hostProfilesOf } from '../../../model/ifcfg/host-profiles';

export const routeFiles = rule({
  name: 'route-files',
  of: ['route', 'route6', 'rule', 'rule6', 'keys'],
  severity: 'warning',
  across: true,
  summary: 'A file of routes, rules or keys that no profile reads.',
  source: 'NetworkManager 1.42.4, nms-ifcfg-rh-utils.c: utils_get_route_path; initscripts, ifup-routes',
  codes: {
    'route-file-orphan': 'No profile of that name is there.',
    'route-file-name': 'The file has the name of the device, but its profile another.',
    'port-has-route-file': 'Routes of a port, which has no addresses.',
  },

  *check(file, workspace, target) {
    const suffix = suffixOf(file);
    const host = hostProfilesOf(workspace, file.uri);
    // A folder of such files alone is no host.
    if (host.profiles.length === 0 || !isLive(suffix, target.backend)) return;
    const prefix = file.basename.slice(0, file.basename.length - suffix.length);
    const { text } = file.tree;
    const line = text.search(/^[ \t]*[^\s#]/m);
    const start = Math.max(line, 0);
    const newline = text.indexOf('\n', start);
    const span = { start, end: newline < 0 ? text.length : newline };
    const own = host.bySuffix.get(suffix);
    if (own) {
      if (own.controller && prefix !== 'keys-')
        yield {
          code: 'port-has-route-file',
          span,
          message: `${file.basename} for a port of ${own.controller.name}; a port has no routes, expected ${prefix}${own.controller.name}`,
          related: [{ at: own.controller.at, message: `a port of ${own.controller.name}` }],
          fixes: renamed(own.controller.name),
        };
      return;
    }
    const byDevice = host.byDevice.get(suffix)?.[0];
    if (byDevice) {
      if (target.backend === 'network-scripts' || !byDevice.device.nmControlled) return;
      yield {
        code: 'route-file-name',
        severity: 'error',
        span,
        message: `${suffix} is configured in ${fileName(byDevice)}, and NetworkManager looks for ${prefix}${byDevice.device.of} only`,
        related: [{ at: byDevice.device.at, message: `${suffix} is here` }],
        fixes: renamed(byDevice.device.of),
      };
      return;
    }
    const [likely] = nearest(suffix, host.names);
    yield {
      code: 'route-file-orphan',
      span,
      message: `there is no ifcfg-${suffix} here; nobody reads ${file.basename}${likely === undefined ? '' : `, expected ${prefix}${likely}`}`,
      fixes: likely === undefined ? [] : renamed(likely),
    };

    function renamed(to: string): Fix[] {
      const uri = uriBeside(file.uri, `${prefix}${to}`);
      if (!host.bySuffix.has(to) || workspace.has(uri)) return [];
      return [{ title: `Rename to ${prefix}${to}`, changes: [{ rename: file.uri, to: uri }] }];
    }
  },
});
