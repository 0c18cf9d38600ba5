/** The questions this package can ask about an image. */
export const checkNames = ['faceLiveness', 'idLiveness', 'documentForgery'] as const;

export type CheckName = (typeof checkNames)[number];

/** What a person reads where a check is meant. */
export const checkLabels = {
	faceLiveness: 'Face Liveness',
	idLiveness: 'ID Liveness',
	documentForgery: 'Document Forgery',
} as const satisfies Record<CheckName, string>;
