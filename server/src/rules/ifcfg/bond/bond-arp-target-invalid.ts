// Targets of ARP monitoring that nobody can ask.
import { parseIpv4 } from '../../../address';
import { bondOption, bondsWithOptions } from '../../../model/ifcfg/bond';
import { bondWordsOf } from '../../../model/ifcfg/bond-words';
import { textOf } from '../../../model/ifcfg/faults';
import { wrongBondValue } from '../../factories/bond-option-value';
import { rule } from '../../rule';

export const bondArpTargetInvalid = rule({
  code: 'bond-arp-target-invalid',
  of: ['ifcfg'],
  severity: 'error',
  summary: 'A target of ARP monitoring is no address of a host, stands twice, or is one too many.',
  source: 'https://www.kernel.org/doc/Documentation/networking/bonding.rst',
  *check(file) {
    for (const it of bondWordsOf(file)) yield* wrongBondValue(it, 'bond-arp-target-invalid');
    for (const bond of bondsWithOptions(file)) {
      const option = bondOption(bond, 'arp_ip_target');
      if (!option) continue;
      const targets = option.value.split(',');
      const span = option.valueSpan;
      // Marks of quoting may stand between them.
      const isPlain = textOf(file, span) === option.value;
      const seen = new Set<number>();
      let end = span.start - 1;
      for (const written of targets) {
        const start = end + 1;
        end = start + written.length;
        const it = written.replace(/^\+/, '');
        const value = parseIpv4(it);
        if (value < 0) continue;
        const fault =
          value === 0 || value === 0xffffffff
            ? 'is no address of a host'
            : seen.has(value)
              ? 'stands twice'
              : undefined;
        seen.add(value);
        if (fault)
          yield { span: isPlain ? { start, end } : span, message: `target ${it} ${fault}; the kernel refuses it` };
      }
      if (targets.length > 16)
        yield { span, message: `${String(targets.length)} targets; the kernel takes at most 16` };
    }
  },
});
