import test from 'ava'
import { cellsOf, planOfText, planText } from '../../runner/plan-cells.ts'
import { fixturePlan } from '../reports/fixtures.ts'

const plan = fixturePlan({ seeds: 3 })

test('a plan comes back from its text, trial by trial', t => {
  t.deepEqual(planOfText(planText(plan)), plan)
})

test('a plan in full, as stores once held it, is read too', t => {
  t.deepEqual(planOfText(JSON.stringify(plan)), plan)
})

test('settings are told once a cell, however many seeds: the text hardly grows with them, and the trials share one object', t => {
  const cells = plan.trials.length / 3
  t.is(cellsOf(plan.trials).list.length, cells)
  const perTrial = (planText(fixturePlan({ seeds: 30 })).length - planText(plan).length) / (27 * cells)
  t.true(perTrial < 80, `${perTrial} characters`)
  const [first, other] = planOfText(planText(plan)).trials.filter(
    trial => trial.methodLabel === 'bptt' && trial.taskLabel === 'adding' && trial.spec.parameters.lag === 50,
  )
  t.not(first!.spec.seed, other!.spec.seed)
  t.is(first!.spec.options, other!.spec.options)
})

test('one method under two labels has two cells', t => {
  const trials = [...plan.trials, ...plan.trials.map(trial => ({ ...trial, methodLabel: `${trial.methodLabel} again` }))]
  const { list, plan: pairs, ofKey } = cellsOf(trials)
  t.is(list.length, (2 * plan.trials.length) / 3)
  t.is(pairs.length, trials.length)
  t.is(list[ofKey.get(plan.trials[0]!.key)!]!.method, plan.trials[0]!.methodLabel)
})
