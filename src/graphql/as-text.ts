/** Fields whose values are of several types here and texts in the schema. */

/** A text of whatever was seen: compiled queries hand it out as it is. */
export function asText<K extends string>(name: K) {
  return (part: { readonly [P in K]?: string | number | boolean | null | undefined }) => {
    const value = part[name]
    return value === null || value === undefined ? null : String(value)
  }
}
