// Files that have the name of a profile and are none. No other rule looks at them.
import { noProfileBecause } from '../../../model/no-profile';
import { lineOf } from '../../../syntax/lines';
import { type File, folderOf } from '../../../model/file';
import { rule } from '../../rule';

/** Scripts that do something about routes and rules have such names; only beside profiles one is taken for another. */
const isScriptElsewhere = ({ uri, kind }: File, what: string): boolean =>
  what === 'a script' && /^r/.test(kind) && !folderOf(uri).endsWith('/network-scripts');

export const noProfile = rule({
  code: 'no-profile',
  of: ['ifcfg', 'keys', 'route', 'route6', 'rule', 'rule6', 'sysconfig', 'keyfile'],
  severity: 'information',
  summary: 'The file is called like a profile and holds something else.',
  source: 'nms-ifcfg-rh-utils.c: files are known by their names; man-pages(7)',

  *check(file) {
    const what = noProfileBecause(file);
    if (what === undefined || isScriptElsewhere(file, what)) return;
    const { start, end } = lineOf(file.tree, Math.max(0, file.tree.text.search(/\S/)));
    const kind =
      file.kind === 'keyfile' ? 'a profile' : /^r/.test(file.kind) ? 'a list of routes or rules' : 'a profile';
    yield { span: { start, end }, message: `this is ${what}, not ${kind}: nothing in it is judged` };
  },
});
