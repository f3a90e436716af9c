// Which methods did better than which on a task beyond chance, in a sentence: the tiers, with names where these are few.

import { count, listed, plural } from '../format.ts'
import type { Inline } from '../markdown/nodes.ts'
import type { Standing } from '../standing.ts'
import { mostNames, nameList } from './task-sentences.ts'

export function toldApart({ tiers, tested, significant }: Standing): Inline[] {
  if (tested === 0) return ['No two methods can be compared here.']
  if (significant === 0) return ['No two methods can be told apart here.']
  const beyond = `Beyond chance, ${count(significant)} of ${plural(tested, 'pair')} can be told apart`
  if (tiers.length === 1) return [`${beyond}, but not so that tiers arise.`]
  if (tiers.flat().length > mostNames) {
    return [`${beyond}; they make tiers of ${listed(tiers.map(tier => count(tier.length)))} methods.`]
  }
  return [
    `${beyond}; tiers: `,
    ...tiers.flatMap((tier, index): Inline[] => [index === 0 ? '' : ', then ', ...nameList(tier)]),
    '.',
  ]
}
