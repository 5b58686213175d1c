// What is used of js-yaml, which comes without types.
declare module 'js-yaml' {
  const yaml: { load(text: string): unknown };
  export default yaml;
}
