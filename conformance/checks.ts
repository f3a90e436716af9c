// All checks, in the order in which they run: what later ones rely on comes first.

import type { Check } from './check.ts'
import { answering } from './checks/answering.ts'
import { budget } from './checks/budget.ts'
import { carriedState } from './checks/carried-state.ts'
import { claims } from './checks/claims.ts'
import { contract } from './checks/contract.ts'
import { cost } from './checks/cost.ts'
import { documentation } from './checks/documentation.ts'
import { ends } from './checks/ends.ts'
import { finite } from './checks/finite.ts'
import { gradient } from './checks/gradient.ts'
import { inputs } from './checks/inputs.ts'
import { memory } from './checks/memory.ts'
import { online } from './checks/online.ts'
import { options } from './checks/options.ts'
import { otherThread } from './checks/other-thread.ts'
import { portable, randomness } from './checks/randomness.ts'
import { runs } from './checks/runs.ts'
import { sameAgain } from './checks/same-again.ts'
import { settings } from './checks/settings.ts'
import { shapes } from './checks/shapes.ts'
import { skip } from './checks/skip.ts'

export const checks: readonly Check[] = [
  contract,
  options,
  documentation,
  settings,
  ends,
  budget,
  runs,
  randomness,
  portable,
  sameAgain,
  otherThread,
  shapes,
  finite,
  inputs,
  carriedState,
  answering,
  gradient,
  online,
  claims,
  cost,
  skip,
  memory,
]
