import test from 'ava'
import { ENGINE_VERSION } from '../../engine/version.ts'
import { notComparable } from '../../runner/comparable.ts'
import type { TrialSpec } from '../../runner/record.ts'
import { stubTrial } from '../helpers/stub-trial.ts'

const { spec: stub, registry } = stubTrial(() => ({ learn: () => 'continue' }))
const taskVersion = registry.tasks.get('two-sequence')!.version
const spec = { ...stub, taskVersion }

test('a trial is comparable where method, task, their versions, the engine and the settings are those of today', t => {
  t.is(notComparable(spec, registry), undefined)
  const other = (change: Partial<TrialSpec>) => notComparable({ ...spec, ...change }, registry)
  t.is(other({ method: 'gone' }), 'method gone is unknown here')
  t.is(other({ task: '__proto__' }), 'task __proto__ is unknown here')
  t.is(other({ engineVersion: 0 }), `engine version 0, now ${ENGINE_VERSION}`)
  t.is(other({ methodVersion: 7 }), 'stub version 7, now 1')
  t.is(other({ taskVersion: 9 }), `two-sequence version 9, now ${taskVersion}`)
  t.is(other({ options: { hidden: 1e9 } }), 'options that stub does not have so now')
  t.is(other({ parameters: { lag: -1 } }), 'parameters that two-sequence does not have so now')
})

test('a task that cannot run here is not comparable', t => {
  const task = { ...registry.tasks.get('two-sequence')!, missing: () => 'its data are not here' }
  t.is(
    notComparable(spec, { ...registry, tasks: new Map([['two-sequence', task]]) }),
    'two-sequence cannot run here: its data are not here',
  )
})
