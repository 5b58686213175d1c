// Names that programs of others have: SUSE, installers, clouds. No reader of Red Hat looks at them.
import { type Fix, fix } from '../../../fixes/fix';
import { type OthersKey, othersKeyOf } from '../../../schema/ifcfg-others';
import { attributeRow, tableOf } from '../../../schema/index';
import type { Attribute } from '../../../syntax/tree';
import { commentOut, renameKey, setAssignment } from '../../../syntax/ifcfg/write';
import { rule } from '../../rule';
import { profileOf } from '../../../model/ifcfg/profile';
import { writtenNames } from '../../../model/ifcfg/written-names';
import { fitsKind } from './key-wrong-type';

export const keyForeign = rule({
  code: 'key-foreign',
  of: ['ifcfg'],
  severity: 'information',
  summary: 'A name is that of another program, and no reader of Red Hat reads it.',
  source:
    'wicked, client/suse/compat-suse.c; dracut; anaconda; ec2-net-utils; NetworkManager, nms-ifcfg-rh-utils.c: the table of known names',

  *check(file) {
    const table = tableOf(file.tree);
    const profile = profileOf(file);
    if (!table || !profile) return;
    const found = [...writtenNames(file)].flatMap(({ name, span, attribute }) => {
      const other = attribute && !attributeRow(table, name) ? othersKeyOf(name) : undefined;
      // Of a key without a value nothing is lost.
      const isNews = attribute?.value && other && !other.usual?.test(attribute.value) && !isSaid(attribute, other);
      return isNews ? [{ name, span, attribute, other }] : [];
    });
    if (found.every((it) => it.other.isWritten)) return;
    const isIdle = ({ attribute, other }: (typeof found)[number]): boolean =>
      other.idle?.test(attribute.value) === true;
    // What those of one program say that is so anyway is one remark, at the first.
    const idle = new Map<string, typeof found>();
    for (const it of found.filter(isIdle)) {
      const alike = idle.get(it.other.by);
      if (alike) alike.push(it);
      else idle.set(it.other.by, [it]);
    }
    for (const it of found) {
      const { name, span, attribute, other } = it;
      const alike = isIdle(it) ? idle.get(other.by)! : [it];
      if (alike[0] !== it) continue;
      const row = other.meant === undefined || isIdle(it) ? undefined : attributeRow(table, other.meant);
      const meant = row && fitsKind(other.meant!, row, profile) ? other.meant : undefined;
      const instead = meant === undefined ? [] : renamed(attribute, meant, other);
      const isOne = alike.length === 1;
      yield {
        span,
        severity: meant === undefined ? 'information' : 'warning',
        message: `no reader of Red Hat reads ${isOne ? name : namesOf(alike)}; ${isOne ? other.by : other.by.replace(/it$/, 'them')}${meant === undefined ? '' : `, expected ${written(meant, other)}`}`,
        fixes: [
          ...instead,
          fix(
            `Comment the ${isOne ? 'line' : 'lines'} out`,
            alike.flatMap((one) => commentOut(file.tree, one.span.start)),
          ),
        ],
      };
    }
  },
});

const namesOf = (alike: readonly { readonly name: string }[]): string =>
  [...alike.slice(0, 4).map((it) => it.name), ...(alike.length > 4 ? ['…'] : [])].join(', ');

/** Whether the file says the same in the words of Red Hat, as those do that a program writes for both. */
const isSaid = ({ element, value }: Attribute, { meant }: OthersKey): boolean =>
  meant !== undefined &&
  (element.value(meant) === value ||
    (meant === 'MACADDR' && element.value('HWADDR')?.toLowerCase() === value.toLowerCase()));

/** The same in the words of Red Hat, where the file does not say it already. */
function renamed(attribute: Attribute, meant: string, { value }: OthersKey): Fix[] {
  if (attribute.element.attribute(meant)) return [];
  const edits = [...renameKey(attribute, meant), ...(value === undefined ? [] : setAssignment(attribute, value))];
  return [fix(`Change to ${written(meant, { value })}`, edits, true)];
}

const written = (name: string, { value }: Pick<OthersKey, 'value'>): string =>
  value === undefined ? name : `${name}=${value}`;
