#!/usr/bin/env node
// Measures linking: generated meetings of one body, and whether time grows faster than n log n.
//
//   npm run bench -- --links              200, 800 and 3,200 meetings
import { linkStage } from '#pipeline'

const count = 200
const syllables = 'ba ce di fo gu ha je ki lo mu na pe ri so tu va we xi yo zu'.split(' ')

/** The same numbers in every run. */
function dice(seed) {
  let state = seed
  return (sides) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * sides)
  }
}

/** Minutes, logs, ratings and risks of a board that meets every month; an action stays for some meetings and is closed. */
function meetingsOf(n) {
  const roll = dice(7)
  const word = () => syllables[roll(20)] + syllables[roll(20)] + syllables[roll(20)]
  const words = (length) => Array.from({ length }, word).join(' ')
  const body = 'Vale Harbour Board'
  const people = Array.from({ length: 40 }, () => `Ms ${cap(word())} ${cap(word())}`)
  const records = []
  const open = []
  const subjects = Array.from({ length: 12 }, () => words(4))
  for (let i = 0; i < n; i++) {
    const date = `${1900 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}-11`
    const document = { id: `d${i}`, path: `papers/${date}.txt`, title: body, kind: 'board_pack' }
    const put = (type, zone, item, fields) =>
      records.push({
        type,
        id: `${i}-${records.length}`,
        document,
        meeting: { body, date },
        paper: 'A',
        item_ref: item,
        section: ['Paper'],
        zone,
        source: {
          page: 1,
          line_start: 1,
          line_end: 1,
          char_start: records.length,
          char_end: records.length + 1,
          quote: String(fields.text ?? fields.name ?? fields.subject),
        },
        rule: 'made',
        ...fields,
      })
    for (const name of people.slice(i % 20, (i % 20) + 12))
      put('attendance', 'minutes', null, { name, role: null, organisation: null, status: 'present' })
    for (const action of [...open]) {
      action.seen++
      const done = action.seen > 3
      put('action', 'action_log', action.ref, {
        ...action.fields,
        text: action.fields.text,
        status: done ? 'completed' : 'open',
        origin: 'action_log',
      })
      if (done) open.splice(open.indexOf(action), 1)
    }
    for (let k = 0; k < 5; k++) {
      const item = `VH/${i}/${k}`
      const text = words(9)
      put('agenda_item', 'minutes', item, { ref: item, title: words(4) })
      put('recommendation', 'paper', item, { verbs: ['approve'], text })
      put('resolution', 'minutes', item, {
        verbs: ['approve'],
        text,
        outcome: k === 0 && roll(8) === 0 ? 'deferred' : 'decided',
      })
      const fields = {
        ref: k % 2 ? item : null,
        raised_on: date,
        item_title: words(3),
        owner: people[roll(40)],
        owner_role: null,
        text: words(8),
        due: null,
        due_raw: null,
        progress: null,
        status_raw: null,
      }
      put('action', 'minutes', item, { ...fields, ref: null, status: null, origin: 'minutes' })
      open.push({ ref: k % 2 ? item : null, fields, seen: 0 })
    }
    for (const subject of subjects)
      put('rag_rating', 'paper', null, {
        subject,
        rating: ['red', 'amber', 'green'][roll(3)],
        scheme: 'assurance',
        rated_by: 'Quality Committee',
      })
    for (let k = 0; k < 6; k++)
      put('risk', 'paper', null, { ref: `SR${k + 10}`, title: subjects[k], score_from: null, score_to: 1 + roll(25) })
  }
  return records
}

const cap = (word) => word[0].toUpperCase() + word.slice(1)

linkStage(meetingsOf(20), new Map())
console.log(
  ['meetings', 'records', 'threads', 'seconds', 'us/record', 'of n log n'].map((head) => head.padStart(12)).join(''),
)
let base
for (const times of [1, 4, 16]) {
  const records = meetingsOf(count * times)
  const start = performance.now()
  const { threads } = linkStage(records, new Map())
  const ms = performance.now() - start
  const share = ms / (records.length * Math.log2(records.length))
  base ??= share
  const cells = [
    count * times,
    records.length,
    threads.length,
    (ms / 1e3).toFixed(2),
    ((ms * 1e3) / records.length).toFixed(1),
    (share / base).toFixed(2),
  ]
  console.log(cells.map((cell) => String(cell).padStart(12)).join(''))
}
