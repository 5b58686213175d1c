// Options for dnsmasq that libvirt does not see because their namespace is not the one it looks for.
import { fix } from '../../../fixes/fix';
import { dnsmasqNamespace } from '../../../schema/network';
import type { Element } from '../../../syntax/tree';
import { renameElement, setAttribute, setAttributeValue } from '../../../syntax/xml/write';
import type { Edit } from '../../../text';
import { optionLikesOf } from '../../../model/network/dnsmasq/lines';
import { ruleOfEach } from '../../rule';

export const dnsmasqNamespaceRule = ruleOfEach({
  name: 'dnsmasq-namespace',
  of: ['network'],
  severity: 'error',
  summary: 'Options for dnsmasq outside of the namespace that libvirt reads.',
  source: 'https://libvirt.org/formatnetwork.html#network-namespaces',
  codes: {
    'dnsmasq-ns-undeclared': 'A prefix that is not declared.',
    'dnsmasq-ns-wrong-uri': 'A prefix declared with another URI.',
    'dnsmasq-ns-unqualified': 'No prefix at all.',
  },
  each: optionLikesOf,
  *check(it, { tree }) {
    const root = tree.root!;
    const { prefix, namespace } = it;
    if (namespace === dnsmasqNamespace) {
      for (const child of it.children)
        if (child.name === 'option')
          yield {
            code: 'dnsmasq-ns-unqualified',
            span: child.nameSpan,
            message: `option without the prefix ${prefix}; libvirt does not see it`,
            fixes: [fix(`Rename to ${prefix}:option`, renameElement(child, `${prefix}:option`), true)],
          };
    } else if (prefix === '') {
      const declared = root.attributes.find((one) => one.name.startsWith('xmlns:') && one.value === dnsmasqNamespace);
      const right = declared?.name.slice('xmlns:'.length) ?? 'dnsmasq';
      yield {
        code: 'dnsmasq-ns-unqualified',
        span: it.nameSpan,
        message: 'options without a prefix; libvirt reads them only in the namespace of dnsmasq options',
        fixes: [
          fix(
            `Rename to ${right}:options`,
            [...qualified(it, right), ...(declared ? [] : setAttribute(root, 'xmlns:dnsmasq', dnsmasqNamespace))],
            true,
          ),
        ],
      };
    } else if (namespace === '')
      yield {
        code: 'dnsmasq-ns-undeclared',
        span: it.nameSpan,
        message: `the prefix ${prefix} is not declared; libvirt leaves the whole block out`,
        fixes: [
          fix(`Declare xmlns:${prefix} in network`, setAttribute(root, `xmlns:${prefix}`, dnsmasqNamespace), true),
        ],
      };
    else {
      const declaration = root.attribute(`xmlns:${prefix}`);
      yield {
        code: 'dnsmasq-ns-wrong-uri',
        span: declaration?.valueSpan ?? it.nameSpan,
        message: `${namespace} is not the namespace of dnsmasq options, which is ${dnsmasqNamespace}`,
        fixes: declaration
          ? [fix('Write the namespace of dnsmasq options', setAttributeValue(declaration, dnsmasqNamespace), true)]
          : [],
      };
    }
  },
});

const qualified = (options: Element, prefix: string): Edit[] => [
  ...renameElement(options, `${prefix}:options`),
  ...options.children.filter((it) => it.name === 'option').flatMap((it) => renameElement(it, `${prefix}:option`)),
];
