// The one door of the package `yaml`, loaded when the first such file is read: most folders have none, and it is large.
export { isMap, isScalar, isSeq, parseAllDocuments } from 'yaml';
