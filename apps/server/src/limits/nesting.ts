/**
 * Returns whether a value has more levels of lists and objects than are allowed. It does not call itself, because a client
 * chooses how deep the value is.
 */
export function isNestedDeeper(value: unknown, levels: number): boolean {
  let layer: unknown[] = [value]
  for (let level = 0; level <= levels; level++) {
    layer = layer.flatMap((each) => (typeof each === 'object' && each !== null ? Object.values(each) : []))
    if (layer.length === 0) return false
  }
  return true
}
