// 802.1X: methods that do not exist, or not where they stand.
import { fix } from '../../../fixes/fix';
import { type Dot1x, dot1xsOf, innerOnly, innerRefusals } from '../../../model/ifcfg/dot1x';
import { byNetworkManager, lastAssignment } from '../../../model/ifcfg/profile';
import { innerMethods } from '../../../schema/ifcfg-security';
import { nearest } from '../../../schema/nearest';
import { isTrue } from '../../../syntax/ifcfg/scalar';
import { removeAssignment, setAssignment } from '../../../syntax/ifcfg/write';
import { type Finding, ruleOfEach } from '../../rule';

export const dot1xMethods = ruleOfEach({
  name: 'dot1x-methods',
  of: ['ifcfg'],
  severity: 'error',
  summary: 'A method of 802.1X does not exist, or not where it stands.',
  source: 'NetworkManager 1.42.4, nms-ifcfg-rh-reader.c: parse_8021x_phase2_auth; nm-setting-8021x.c: verify',
  codes: {
    'dot1x-inner-unknown': 'A method inside of a tunnel does not exist.',
    'dot1x-inner-both': 'A tunnel has a method with EAP and one without.',
    'dot1x-inner-only': 'A method that is for the inside of a tunnel stands alone.',
    'dot1x-optional': 'A Wi-Fi network is to be used without its protection.',
  },
  each: dot1xsOf,
  *check(it, _file, _workspace, target) {
    if (!byNetworkManager(it.profile, target)) return;
    yield* unknown(it);
    yield* both(it);
    yield* alone(it);
    yield* optional(it);
  },
});

function* unknown(dot1x: Dot1x): Iterable<Finding> {
  const list = lastAssignment(dot1x.profile, 'IEEE_8021X_INNER_AUTH_METHODS');
  for (const { why, ...it } of innerRefusals(dot1x)) {
    const near = list && dot1x.inner.length === 1 ? nearest(dot1x.inner[0]!.text.toUpperCase(), innerMethods) : [];
    yield {
      ...it,
      message: `${why}; NetworkManager refuses the file`,
      fixes: near.map((word) => fix(`Change to ${word}`, setAssignment(list!, word))),
    };
  }
}

function* both({ profile, taken, inner }: Dot1x): Iterable<Finding> {
  if (!taken.some((it) => it.text === 'peap' || it.text === 'ttls')) return;
  const own = inner.find((it) => it.text.startsWith('eap-'));
  const plain = inner.find((it) => !it.text.startsWith('eap-'));
  if (!own || !plain) return;
  const list = lastAssignment(profile, 'IEEE_8021X_INNER_AUTH_METHODS')!;
  yield {
    code: 'dot1x-inner-both',
    span: list.valueSpan,
    message: `${list.value} has ${plain.text.toUpperCase()} and ${own.text.toUpperCase()}, expected one of them; NetworkManager refuses the file`,
    fixes: [plain, own].map(({ text }) =>
      fix(`Change to ${text.toUpperCase()}`, setAssignment(list, text.toUpperCase())),
    ),
  };
}

function* alone({ methods, taken }: Dot1x): Iterable<Finding> {
  for (const { text, span } of taken)
    if (innerOnly.has(text))
      yield {
        code: 'dot1x-inner-only',
        span,
        message: `${text.toUpperCase()} is a method for the inside of TTLS or PEAP, expected it in IEEE_8021X_INNER_AUTH_METHODS; NetworkManager refuses the file`,
        fixes: taken.length === 1 ? [fix('Change to MD5', setAssignment(methods!, 'MD5'))] : [],
      };
}

function* optional({ profile }: Dot1x): Iterable<Finding> {
  const attribute = lastAssignment(profile, 'IEEE_8021X_OPTIONAL');
  if (!attribute || profile.kind === 'ethernet' || !isTrue(attribute.value, false)) return;
  yield {
    code: 'dot1x-optional',
    span: attribute.span,
    message: `IEEE_8021X_OPTIONAL=${attribute.value} is for network cards with a cable only; NetworkManager refuses the file`,
    fixes: [fix('Remove IEEE_8021X_OPTIONAL', removeAssignment(attribute))],
  };
}
