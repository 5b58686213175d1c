// What the name of a DNS domain says, however its dots and letters are written.

/** A domain without the dots that make empty labels: `lab..test.` is `lab.test`. */
export const withoutEmptyLabels = (domain: string): string =>
  domain
    .split('.')
    .filter((it) => it !== '')
    .join('.');

/** Whether a domain is that of the host itself. Source: RFC 6761, section 6.3; nss-myhostname(8). */
export const isLocalhost = (domain: string): boolean => /^\.*localhost(?:\.+localdomain)?\.*$/i.test(domain);
