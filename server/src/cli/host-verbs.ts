// The verbs that are about a host, in a bundle of their own.
export { apply } from './apply';
export { diff } from './diff';
export { plan } from './plan';
export { preview } from './preview';
export { rehearse } from './rehearse';
export { rollback } from './rollback';
