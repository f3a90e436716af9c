// Methods in as few tiers as the evidence allows, from pairwise tests. A method stands one tier below the lowest of those that are
// better than it by a significant test, or by a chain of such tests; so a tier asserts no order among its members. For an order these
// are the fewest tiers possible: L. Mirsky (1971), "A dual of Dilworth's decomposition theorem", American Mathematical Monthly
// 78(8):876-877, doi 10.2307/2316481. Pairwise tests need not give an order (A beats B, B beats C, C beats A): what is on a circle
// shares a tier. Two methods in different tiers need not differ significantly from each other: a tier tells who is below whom through
// somebody, and the pairwise table tells the rest.

/** `better(a, b)`: a is significantly better than b. Returns the members' indices by tier, best tier first, each ascending. */
export function tiers(members: number, better: (a: number, b: number) => boolean): readonly (readonly number[])[] {
  const all = Array.from({ length: members }, (_, i) => i)
  const above = all.map(a => all.map(b => a !== b && better(a, b)))
  // Chains: Warshall's closure.
  for (const via of all) {
    for (const a of all) if (above[a]![via]) for (const b of all) if (above[via]![b]) above[a]![b] = true
  }
  const strictlyAbove = (a: number, b: number): boolean => above[a]![b]! && !above[b]![a]
  const result: number[][] = []
  let left = all
  while (left.length > 0) {
    const tier = left.filter(b => !left.some(a => strictlyAbove(a, b)))
    result.push(tier)
    left = left.filter(member => !tier.includes(member))
  }
  return result
}
