// Papers that are scans or under a password: what the commands say of them, and what they keep.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { run } from '#cli'
import { aprilMinutes, readingOf } from '../store/sample.ts'
import { captured, newStage, put } from './stage.ts'

const locked = readFileSync(new URL('../read/locked.pdf', import.meta.url))

test('a protected PDF is one line without its password, and read with it; the password is not kept', async () => {
  const { folder } = newStage()
  put(folder, 'locked.pdf', locked)
  const type = async (...argv: string[]) => {
    const said = captured(folder)
    return { exit: await run(argv, said.io), out: said.out(), err: said.err() }
  }
  const without = await type('ingest', 'locked.pdf')
  expect(without.exit).toBe(3)
  expect(without.err).toContain('locked.pdf: the PDF is protected by a password; give it with --password\n')
  const wrong = await type('tables', 'locked.pdf', '--password', 'pier')
  expect(wrong.exit).toBe(3)
  expect(wrong.err).toContain('locked.pdf: the password does not open the PDF; check it and give it again')
  expect(await type('ingest', 'locked.pdf', '--password', 'harbour')).toMatchObject({ exit: 0 })
  expect(readFileSync(join(folder, 'minutebook.db')).includes('northern')).toBe(true)
  expect(readFileSync(join(folder, 'minutebook.db')).includes('harbour')).toBe(false)
})

test('records of scans say so in listings, show, why and exports', async () => {
  const { type, engine } = newStage()
  const { pages, records, ...rest } = readingOf(aprilMinutes)
  const reading = {
    ...rest,
    ocr: 'auto' as const,
    pages: pages.map((page) => ({ ...page, origin: 'ocr' as const })),
    records: records.map((record) => ({ ...record, source: { ...record.source, origin: 'ocr' as const } })),
  }
  engine.readDocument = () => Promise.resolve({ reading })
  await type(['ingest', aprilMinutes.path])
  const exported = (await type(['resolutions', '--nl'])).out.trim().split('\n')
  const { id, source } = JSON.parse(exported[0]!) as { id: string; source: { origin: string } }
  expect(source.origin).toBe('ocr')
  expect((await type(['resolutions'])).out).toMatch(/\(ocr\)/)
  for (const command of ['show', 'why']) expect((await type([command, id])).out).toContain('read from a picture by OCR')
  expect((await type(['coverage'])).out).toContain(`${pages.length} read by OCR`)
})

test.each([[['ingest', '--ocr', 'always', 'papers']], [['tables', '--ocr', 'always', 'papers']]])(
  '%j is wrong usage',
  async (argv) => {
    const { exit, err } = await newStage().type(argv)
    expect(exit).toBe(2)
    expect(err).toContain('--ocr: "always" is not known; use off, auto, force')
  },
)

test('new papers are read without OCR, known ones as before, all as is said', async () => {
  const { type, engine } = newStage([aprilMinutes])
  const asked: (string | undefined)[] = []
  const { readDocument } = engine
  engine.readDocument = async (path, bytes, how) => {
    asked.push(how.ocr)
    const outcome = await readDocument(path, bytes, how)
    if ('problem' in outcome) return outcome
    const { reading } = outcome
    return { reading: { ...reading, source: { ...reading.source, media: 'pdf' }, ocr: how.ocr ?? 'off' } }
  }
  await type(['ingest', 'papers'])
  await type(['ingest', 'papers', '--ocr', 'force'])
  await type(['ingest', 'papers'])
  engine.rules = 'r2'
  await type(['ingest', 'papers'])
  await type(['ingest', 'papers', '--ocr', 'off'])
  expect(asked).toEqual(['off', 'force', 'force', 'off'])
})
