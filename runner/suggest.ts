// "Did you mean": the nearest of the known names, if one is near enough to be a slip of the fingers.

/** Names as code, separated by commas. */
export function listed(names: Iterable<string>): string {
  return [...names].map(name => `\`${name}\``).join(', ')
}

/** `did you mean \`x\`?` if a known name is near, else a list of the known names. */
export function advise(name: string, known: Iterable<string>, kind: string): string {
  const names = [...known]
  if (names.length === 0) return `there are no ${kind} yet`
  const near = nearest(name, names)
  return near === undefined ? `the ${kind} are ${listed(names)}` : `did you mean \`${near}\`? The ${kind} are ${listed(names)}`
}

/** The known name within two edits in five letters, the nearest first. */
export function nearest(name: string, known: readonly string[]): string | undefined {
  const ranked = known
    .map(candidate => ({ candidate, distance: editDistance(name.toLowerCase(), candidate.toLowerCase()) }))
    .filter(({ candidate, distance }) => distance <= Math.ceil(candidate.length * 0.4))
    .sort((a, b) => a.distance - b.distance)
  return ranked[0]?.candidate
}

/** Levenshtein distance, one row at a time. */
export function editDistance(a: string, b: string): number {
  let above = Array.from({ length: b.length + 1 }, (_, column) => column)
  for (let row = 1; row <= a.length; row++) {
    const current = [row]
    for (let column = 1; column <= b.length; column++) {
      const replaced = above[column - 1]! + (a[row - 1] === b[column - 1] ? 0 : 1)
      current.push(Math.min(replaced, above[column]! + 1, current[column - 1]! + 1))
    }
    above = current
  }
  return above[b.length]!
}
