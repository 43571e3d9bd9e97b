// The one door of the model room.

export * from './block.ts'
export * from './columns.ts'
export * from './markup.ts'
export * from './outline.ts'
export * from './page.ts'
export * from './passage.ts'
export * from './problem.ts'
export * from './reading.ts'
export * from './record.ts'
export * from './recordType.ts'
export * from './sheet.ts'
export * from './thread.ts'
