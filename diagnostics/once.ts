/** A constant that is worked out when somebody first asks for it: `const table = once(() => …)`, then `table()`. */
export function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined
  return () => (made ??= { value: make() }).value
}
