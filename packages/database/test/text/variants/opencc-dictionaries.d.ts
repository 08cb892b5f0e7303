/** The dictionaries of OpenCC: pairs of `from to`, separated by `|`. The package declares no types for them. */
declare module 'opencc-js/dict/*' {
  const pairs: string
  export default pairs
}
