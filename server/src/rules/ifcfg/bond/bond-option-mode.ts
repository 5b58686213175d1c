// Options in modes that do not have them. The matrix of schema/bond.ts says which, and who refuses or drops what.
import { withOption, without } from '../../../fixes/bond-options';
import { fix } from '../../../fixes/fix';
import { bondModes, bondOptions } from '../../../schema/bond';
import type { Severity } from '../../../schema/types';
import { rule } from '../../rule';
import { bondOf, bondOption } from '../../../model/ifcfg/bond';

/** Codes of the catalogue by option; the rest is `bond-option-mode`. */
const codes: Readonly<Record<string, string>> = {
  primary: 'bond-primary-mode',
  active_slave: 'bond-primary-mode',
  primary_reselect: 'bond-primary-reselect-unused',
  lacp_rate: 'bond-lacp-rate-mode',
  lacp_active: 'bond-lacp-rate-mode',
  ad_select: 'bond-ad-option-mode',
  ad_actor_sys_prio: 'bond-ad-option-mode',
  ad_actor_system: 'bond-ad-option-mode',
  ad_user_port_key: 'bond-ad-option-mode',
  min_links: 'bond-ad-option-mode',
  packets_per_slave: 'bond-packets-per-slave-mode',
  tlb_dynamic_lb: 'bond-tlb-dynamic-lb-mode',
  lp_interval: 'bond-lp-interval-mode',
  resend_igmp: 'bond-resend-igmp-mode',
  num_grat_arp: 'bond-num-grat-arp-mode',
  num_unsol_na: 'bond-num-grat-arp-mode',
  xmit_hash_policy: 'bond-xmit-hash-mode',
  fail_over_mac: 'bond-fail-over-mac-mode',
  arp_validate: 'bond-arp-validate-mode',
  arp_all_targets: 'bond-arp-all-targets',
  'balance-slb': 'bond-balance-slb',
};

/** Reported by `bond-monitoring`. */
const elsewhere = new Set(['arp_interval', 'arp_ip_target', 'arp_missed_max', 'ns_ip6_target']);

export const bondOptionMode = rule({
  name: 'bond-option-mode',
  of: ['ifcfg'],
  severity: 'warning',
  summary: 'An option of a bond in a mode that does not have it.',
  source: 'https://www.kernel.org/doc/Documentation/networking/bonding.rst',
  codes: Object.fromEntries([...new Set(Object.values(codes))].map((it) => [it, 'An option in a mode without it.'])),
  *check(file, _workspace, target) {
    const bond = bondOf(file, target);
    const mode = bond?.mode;
    if (!bond?.attribute || !mode) return;
    for (const [name, row] of Object.entries(bondOptions)) {
      const it = bondOption(bond, name);
      if (!it || !row.modes || elsewhere.has(name) || row.value.complaint?.(it.value)) continue;
      const { allowed, acts = allowed, refuses = [], strips = [], harmless = [] } = row.modes;
      if (acts.includes(mode.number)) continue;
      const isHarmless = harmless.includes(it.value) || it.value === row.default;
      const isRefused = refuses.includes(mode.number) && bond.networkManager;
      const severity: Severity =
        isRefused && !isHarmless ? 'error' : isHarmless || allowed.includes(mode.number) ? 'information' : 'warning';
      const consequence =
        severity === 'error'
          ? 'NetworkManager refuses the file'
          : allowed.includes(mode.number)
            ? 'it has no effect'
            : strips.includes(mode.number) && bond.networkManager
              ? 'NetworkManager leaves it out'
              : 'the kernel refuses it';
      const fitting = bondModes.filter((one) => acts.includes(one.number)).map((one) => one.name);
      const modes =
        severity === 'error' && fitting.length === 1 && bondOption(bond, 'mode')
          ? [fix(`Set mode=${fitting[0]!}`, withOption(bond, 'mode', fitting[0]!))]
          : [];
      yield {
        code: codes[name] ?? 'bond-option-mode',
        severity,
        span: it.span,
        message: `${name} in mode ${mode.name}: ${consequence}, it is for ${fitting.join(', ')}`,
        fixes: [fix(`Remove ${name}`, without(bond, name), modes.length === 0), ...modes],
      };
    }
  },
});
