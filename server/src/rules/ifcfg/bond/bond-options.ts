// The words of BONDING_OPTS one by one: how they are spelled, whether they exist, whether their values are taken.
import { rewritten } from '../../../fixes/bond-options';
import { type Fix, fix, replace } from '../../../fixes/fix';
import { wordOf } from '../../../syntax/ifcfg/options';
import { bondOptions } from '../../../schema/bond';
import { version } from '../../../schema/types';
import { nearest } from '../../../schema/nearest';
import { setAssignment } from '../../../syntax/ifcfg/write';
import { type Finding, rule } from '../../rule';
import { ofItem } from '../../../fixes/long-values';
import { hasStrayBlank, strayBlank } from '../../../syntax/ifcfg/stray-blank';
import { type Bond, bondOf, bondOption } from '../../../model/ifcfg/bond';

export const bondOptionsRule = rule({
  name: 'bond-options',
  of: ['ifcfg'],
  severity: 'warning',
  summary: 'A word of BONDING_OPTS that is not taken.',
  source: 'https://www.kernel.org/doc/Documentation/networking/bonding.rst',
  codes: {
    'bond-mode-invalid': 'A mode that does not exist: the bond runs balance-rr.',
    'bond-opts-separator': 'Options joined by something else than single spaces.',
    'bond-option-unknown': 'An option that does not exist.',
    'bond-option-newer': 'An option that only a newer NetworkManager knows.',
    'bond-option-value': 'A value that the option does not take.',
    'bond-option-no-value': 'A word without a value.',
    'bond-option-duplicate': 'The same option twice.',
    'bond-arp-target-invalid': 'An ARP target that is no IPv4 address.',
  },
  *check(file, _workspace, target) {
    const bond = bondOf(file, target);
    const attribute = bond?.attribute;
    if (!attribute) return;
    const separator = separatorFinding(bond);
    if (separator) {
      yield separator;
      return;
    }
    for (const it of bond.options) {
      const row = Object.hasOwn(bondOptions, it.name) ? bondOptions[it.name] : undefined;
      const leaveOut = (preferred = false): readonly Fix[] =>
        ofItem(attribute, () => [
          fix(
            `Remove ${row || it.name === '' ? wordOf(it) : it.name}`,
            rewritten(bond, (one) => (one === it ? [] : [wordOf(one)])),
            preferred,
          ),
        ]);
      if (!row && it.name !== '') {
        const meant = nearest(it.name, Object.keys(bondOptions))[0];
        yield {
          code: 'bond-option-unknown',
          span: it.nameSpan,
          message: `${it.name} is not an option of bonds${meant ? `, did you mean ${meant}?` : ''}; it is left out`,
          fixes: [...(meant ? [replace(`Change to ${meant}`, it.nameSpan, meant, true)] : []), ...leaveOut()],
        };
      } else if (it.isAlone || it.value === '' || it.name === '')
        yield {
          code: 'bond-option-no-value',
          span: it.span,
          message: `${wordOf(it)} is not of the form name=value; it is left out`,
          fixes: leaveOut(),
        };
      else if (it.isDuplicate)
        yield {
          code: 'bond-option-duplicate',
          span: it.span,
          message: `${it.name} is given again further on; only the last one counts${it.name === 'arp_ip_target' ? ', several targets are joined by commas' : ''}`,
          tag: 'unnecessary',
          fixes: leaveOut(true),
        };
      else if (row) {
        const complaint = row.value.complaint?.(it.value);
        if (complaint) {
          const [from, to] = complaint.part ?? [0, it.value.length];
          const exact = it.valueSpan.end - it.valueSpan.start === it.value.length;
          yield {
            code: complaint.code ?? row.code ?? row.value.code,
            severity: complaint.severity ?? row.severity,
            span: exact ? { start: it.valueSpan.start + from, end: it.valueSpan.start + to } : it.valueSpan,
            message: `${it.name}: ${complaint.message}`,
            // No monitoring at all is never what was meant.
            fixes: (complaint.instead ?? [])
              .filter((value) => it.name !== 'miimon' || value !== '0')
              .map((value, i) => replace(`Change to ${value}`, it.valueSpan, value, i === 0)),
          };
        } else if (row.since && bond.networkManager && version(row.since) >= version('1.44'))
          yield {
            code: 'bond-option-newer',
            severity: 'information',
            span: it.nameSpan,
            message: `${it.name} is known to NetworkManager ${row.since} and newer; older ones leave it out`,
          };
      }
    }
  },
});

/** `mode=1,miimon=100`, `mode=1;miimon=100`, a TAB, `mode = 1`: all options become one wrong value. */
function separatorFinding(bond: Bond): Finding | undefined {
  const { attribute } = bond;
  if (!attribute) return undefined;
  const { value } = attribute;
  const known = new Set(Object.keys(bondOptions));
  const spaced = hasStrayBlank(value);
  const tabbed = value.includes('\t');
  const joined = [...value.matchAll(/[,;](\w+)=/g)].some((it) => known.has(it[1]!));
  if (!spaced && !tabbed && !joined) return undefined;
  const words = value
    .replaceAll('\t', ' ')
    .replace(strayBlank, '=')
    .split(' ')
    .flatMap((word) => splitJoined(word, known))
    .filter((it) => it !== '');
  const what = joined ? `a ${value.includes(';') ? 'semicolon' : 'comma'}` : tabbed ? 'a TAB' : 'blanks around =';
  const hasMode = bondOption(bond, 'mode') !== undefined && bond.mode !== undefined;
  const lost = hasMode
    ? 'what stands around it is lost'
    : 'all of them become one wrong value and the bond runs balance-rr';
  return {
    code: 'bond-opts-separator',
    severity: 'error',
    span: attribute.valueSpan,
    message: `${what} between options; ${lost}, expected single spaces`,
    fixes: [fix('Join the options by single spaces', setAssignment(attribute, words.join(' ')), true)],
  };
}

/** Cuts a word at commas and semicolons that stand before a known option. */
function splitJoined(word: string, known: ReadonlySet<string>): string[] {
  const result: string[] = [];
  for (const piece of word.split(/([,;])/)) {
    const name = piece.slice(0, Math.max(0, piece.indexOf('=')));
    const last = result.at(-1);
    if (known.has(name) && (last === undefined || /[,;]$/.test(last))) {
      if (last !== undefined) result[result.length - 1] = last.slice(0, -1);
      result.push(piece);
    } else if (last === undefined) result.push(piece);
    else result[result.length - 1] = last + piece;
  }
  return result;
}
