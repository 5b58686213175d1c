// Options of a bond in modes that do not have them. The matrix of schema/bond.ts says which, and who refuses or drops what.
import { withOption, without } from '../../fixes/bond-options';
import { fix } from '../../fixes/fix';
import { type Bond, bondOption, bondsWithOptions } from '../../model/ifcfg/bond';
import { byNetworkManager } from '../../model/ifcfg/profile';
import type { Target } from '../../model/target';
import { bondModes, bondOptions } from '../../schema/bond';
import type { Severity } from '../../schema/types';
import { type Finding, type Rule, ruleOfEach } from '../rule';

/** A rule about options that only some modes have. */
export const bondOptionMode = (it: {
  readonly code: string;
  readonly options: readonly string[];
  readonly summary: string;
}): Rule =>
  ruleOfEach({
    code: it.code,
    of: ['ifcfg'],
    severity: 'warning',
    summary: it.summary,
    source: 'https://www.kernel.org/doc/Documentation/networking/bonding.rst',
    each: bondsWithOptions,
    check: (bond, _file, _workspace, target) => outsideMode(bond, it.options, target),
  });

/** A finding for each of these options that the mode of the bond does not have. */
export function* outsideMode(bond: Bond, options: readonly string[], target: Target): Generator<Finding> {
  const { mode } = bond;
  if (!mode) return;
  const managed = byNetworkManager(bond.profile, target);
  for (const name of options) {
    const row = bondOptions[name];
    const it = bondOption(bond, name);
    if (!it || !row?.modes || row.value.complaint?.(it.value)) continue;
    const { allowed, acts = allowed, refuses = [], strips = [], harmless = [] } = row.modes;
    if (acts.includes(mode.number)) continue;
    const isAllowed = allowed.includes(mode.number);
    const isHarmless = harmless.includes(it.value) || it.value === row.default;
    const isRefused = refuses.includes(mode.number) && managed && !isHarmless;
    const severity: Severity = isRefused ? 'error' : isHarmless || isAllowed ? 'information' : 'warning';
    const consequence = isRefused
      ? 'NetworkManager refuses the file'
      : isAllowed
        ? 'it has no effect'
        : strips.includes(mode.number) && managed
          ? 'NetworkManager leaves it out'
          : 'the kernel refuses it';
    const fitting = bondModes.filter((one) => acts.includes(one.number)).map((one) => one.name);
    const modes =
      isRefused && fitting.length === 1 && bondOption(bond, 'mode')
        ? [fix(`Set mode=${fitting[0]!}`, withOption(bond, 'mode', fitting[0]!))]
        : [];
    yield {
      severity,
      span: it.span,
      message: `${name} in mode ${mode.name}: ${consequence}, it is for ${fitting.join(', ')}`,
      fixes: [fix(`Remove ${name}`, without(bond, name), modes.length === 0), ...modes],
    };
  }
}
