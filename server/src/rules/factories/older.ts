// What a libvirt older than the newest would say, where nobody said which one reads the files: information, with the version.
import type { Rule } from '../rule';

/**
 * The rule, and where nobody said for which libvirt the files are, what it finds for the oldest one that is in use:
 * in these words, as information, and without the repairs, of which the newest has no need.
 */
export const alsoForOlder = (it: Rule, message: string): Rule => ({
  ...it,
  check(file, workspace, target) {
    const findings = it.check(file, workspace, target);
    const { oldest, ...known } = target;
    if (oldest === undefined) return findings;
    const certain = [...findings];
    const ofOlder = [...it.check(file, workspace, { ...known, libvirt: oldest })].filter(
      ({ span }) => !certain.some((one) => one.span.start === span.start),
    );
    const [first] = ofOlder;
    return first ? [...certain, { span: first.span, message, severity: 'information' }] : certain;
  },
});
