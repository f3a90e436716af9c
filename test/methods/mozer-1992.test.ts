import test from 'ava'
import method from '../../methods/mozer-1992.ts'
import type { Registry } from '../../runner/registry.ts'
import { runTrial } from '../../runner/trial.ts'
import gap from '../../tasks/gap.ts'
import { specFor } from '../helpers/specs.ts'

test('slow units bridge a gap of 8 that the standard net does not bridge in the same time', t => {
  const registry = { methods: new Map([[method.id, method]]), tasks: new Map([[gap.id, gap]]) } as unknown as Registry
  const outcome = (options: { readonly [name: string]: number }): string => {
    const spec = specFor(registry, method.id, gap.id, { options, parameters: { lag: 8 }, seed: 2001, sequences: 8000 })
    return runTrial(spec, registry).result.outcome.status
  }
  t.is(outcome({ timeConstants: 0.9 }), 'solved')
  t.is(outcome({ standardUnits: 10, slowUnits: 0 }), 'unsolved')
})

test('refuses time constants that do not fit the units, and nets without units', t => {
  const refused: readonly [object, string][] = [
    [{ timeConstants: 1 }, 'timeConstants'],
    [{ timeConstants: [0.5, 0.9] }, 'timeConstants'],
    [{ timeConstants: 0, learnTimeConstants: true }, 'timeConstants'],
    [{ standardUnits: 0, slowUnits: 0 }, 'standardUnits'],
  ]
  for (const [options, path] of refused) {
    const { error } = method.options.safeParse(options)
    t.true(
      error?.issues.some(issue => issue.path[0] === path),
      JSON.stringify(options),
    )
  }
  t.true(method.options.safeParse({ standardUnits: 0, slowUnits: 2, timeConstants: [0, 0.9] }).success)
})
