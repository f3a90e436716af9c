import test from 'ava'
import { errorFlow } from '../../engine/error-flow/error-flow.ts'
import { randomStream } from '../../engine/random.ts'
import { sequenceBuffer } from '../../engine/sequence.ts'
import { composeReport } from '../../reports/compose.ts'
import { initialFlow } from '../../reports/error-flow.ts'
import { errorFlowFigure } from '../../reports/figures/error-flow.ts'
import { makeGrid } from '../../reports/grid.ts'
import { serialize } from '../../reports/markdown/serialize.ts'
import { errorFlow as section } from '../../reports/sections/error-flow.ts'
import { makePlan } from '../../runner/make-plan.ts'
import { defineSuite } from '../../runner/plan.ts'
import type { TrialSpec } from '../../runner/record.ts'
import { loadRegistry } from '../../runner/registry.ts'
import { learnerOf } from '../../runner/trial/learner.ts'
import { record } from './fixtures.ts'

const registry = await loadRegistry()
const suite = defineSuite({
  title: 'Flow',
  description: 'Flow.',
  methods: [{ method: 'bptt' }, { method: 'irnn' }, { method: 'weight-guessing' }],
  tasks: [{ task: 'two-sequence', lags: [5, 20] }],
  seeds: 3,
  budget: { steps: 10 },
})
const plan = makePlan('flow', suite, registry)
const grid = makeGrid(
  plan,
  plan.trials.map(trial => record(trial, { status: 'unsolved' }, 1)),
  registry,
)

test('at the longest lag, of the methods with a net, from the weights that trials start with: the median over seeds', t => {
  const found = initialFlow(grid)!
  t.deepEqual([found.task.label, found.lag, found.seeds], ['two-sequence', 20, 3])
  t.deepEqual(
    found.flows.map(({ method }) => method.label),
    ['bptt', 'irnn'],
  )
  const method = registry.methods.get('bptt')!
  const task = registry.tasks.get('two-sequence')!
  const flows = grid.cell('bptt', 'two-sequence', 20)!.trials.map(({ planned: { spec } }) => {
    const instance = task.create(spec.parameters)
    const { inputKind, inputs, outputs } = instance.signature
    const sequence = sequenceBuffer(inputKind, inputs, outputs)
    instance.sample(randomStream(['report', 'error flow', spec.task, spec.parameters, spec.seed]), sequence)
    const flow = errorFlow(method.cell!(instance.signature, spec.options), inputKind, { gradient: 'truncated' })
    flow.run(learnerOf(spec, method, task, instance).weights, sequence)
    return flow.decay(sequence.length - 1, 15)
  })
  for (const q of [0, 1, 7, 15]) {
    t.is(found.flows[0]!.log10[q], flows.map(flow => flow[q]!).sort((a, b) => a - b)[1])
  }
})

test('an identity that keeps its state keeps the error; what was learned with small weights loses it', t => {
  const [bptt, irnn] = initialFlow(grid)!.flows
  t.true(irnn!.log10[15]! > -1)
  t.true(bptt!.log10[15]! < -3)
})

test('table and figure tell the same numbers', t => {
  const flow = initialFlow(grid)!
  const figure = errorFlowFigure(grid, flow)
  const text = serialize(section(grid, flow, figure))
  const power = flow.flows[0]!.log10[10]!.toFixed(1).replace('-', '−')
  t.regex(text, new RegExp(`\\| \`bptt\` +\\|.*\\| +${power} \\|`))
  t.true(text.includes('1 of the methods has no net'))
  t.true(text.includes(`](${figure.file})`))
  t.regex(figure.svg, /bptt: 10 to the −\d+\.\d after \d+ steps\./)
})

test('without a method that has a net there is nothing to say', t => {
  const only = makePlan('flow', { ...suite, methods: [{ method: 'weight-guessing' }] }, registry)
  t.is(
    initialFlow(
      makeGrid(
        only,
        only.trials.map(trial => record(trial, { status: 'unsolved' }, 1)),
        registry,
      ),
    ),
    null,
  )
})

test('results of another version of a method are not explained by the net of today', t => {
  const old = {
    ...plan,
    trials: plan.trials.map(trial => ({ ...trial, spec: { ...trial.spec, methodVersion: trial.spec.methodVersion + 1 } })),
  }
  t.is(
    initialFlow(
      makeGrid(
        old,
        old.trials.map(trial => record(trial, { status: 'unsolved' }, 1)),
        registry,
      ),
    ),
    null,
  )
})

test('figures/error-flow.svg is drawn as reviewed', t => {
  t.snapshot(errorFlowFigure(grid, initialFlow(grid)!).svg)
})

test('results with settings that today’s code refuses are reported without their nets, and do not end the report', t => {
  const refused = (change: (spec: TrialSpec) => TrialSpec): string => {
    const trials = plan.trials.map(trial => ({ ...trial, spec: change(trial.spec) }))
    const records = trials.map(trial => record(trial, { status: 'unsolved' }, 1))
    return composeReport({ plan: { ...plan, trials }, records, registry, command: 'x', commit: null }).markdown
  }
  t.true(refused(spec => spec).includes('## Error flow'))
  for (const change of [
    (spec: TrialSpec) => ({ ...spec, options: { ...spec.options, hidden: -1 } }),
    (spec: TrialSpec) => ({ ...spec, parameters: { ...spec.parameters, variant: 'none such' } }),
  ]) {
    const text = refused(change)
    t.false(text.includes('## Error flow'))
    t.false(text.includes('The net, as its program computes it'))
    t.true(text.includes('0 of 3'))
  }
})
